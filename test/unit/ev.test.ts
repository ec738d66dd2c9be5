import { readFileSync, readdirSync } from 'node:fs';
import { readVoices } from '/work/wt-similar/scripts/sample/voices-file';
import { SimilarIndex } from '/work/wt-similar/src/text/similarity';
import { lexiconOf, termsOf } from '/work/wt-similar/src/text/words';
import { officeSynonyms, officeStopWords } from '/work/wt-similar/src/text/office-words';
const root='/work/wt-similar/';
const pairs=readFileSync(root+'test/fixtures/paraphrases.tsv','utf8').trim().split('\n').slice(1).map(l=>l.split('\t'));
const dir=root+'apps/voice/samples/';
const voices=readdirSync(dir).flatMap(f=>readVoices(readFileSync(dir+f,'utf8')));
const lex=lexiconOf(officeSynonyms,officeStopWords), bare=lexiconOf([],officeStopWords);
function recall(set:string,l:any,withSamples:boolean){const idx=new SimilarIndex(l);const use=pairs.filter(p=>p[0]===set);
 let id=0; if(withSamples)for(const v of voices)idx.put(++id,`${v.title}。${v.text}。${v.background}`);
 let ok=0,n=0;const miss:string[]=[];
 use.forEach((p,i)=>{idx.put(10000+i,p[2]!)});
 use.forEach((p,i)=>{n++;const h=idx.search(p[1]!,5);if(h.some(x=>x.id===10000+i))ok++;else miss.push(p[1]+' / '+p[2])});
 // reverse
 const idx2=new SimilarIndex(l);id=0; if(withSamples)for(const v of voices)idx2.put(++id,`${v.title}。${v.text}。${v.background}`);
 use.forEach((p,i)=>{idx2.put(10000+i,p[1]!)});
 use.forEach((p,i)=>{n++;const h=idx2.search(p[2]!,5);if(h.some(x=>x.id===10000+i))ok++;else miss.push(p[2]+' / '+p[1])});
 return {r:(ok/n).toFixed(3),miss};}
function clusters(l:any){const idx=new SimilarIndex(l);voices.forEach((v,i)=>idx.put(i,`${v.title}。${v.text}。${v.background}`));let n=0,hit=0,prec=0,k=0;
 voices.forEach((v,i)=>{if(!v.cluster||voices.filter(x=>x.cluster===v.cluster).length<3)return;n++;
 const h=idx.search(`${v.title}。${v.text}`,6).filter(x=>x.id!==i).slice(0,5);if(h.some(x=>voices[x.id]!.cluster===v.cluster))hit++;for(const x of h){k++;if(voices[x.id]!.cluster===v.cluster)prec++;}});
 return {n,hit5:(hit/n).toFixed(3),prec5:(prec/k).toFixed(3)};}
test('x',()=>{ const o:string[]=[];
 for(const s of ['調整','測定'])for(const w of [false,true]){const a=recall(s,lex,w),b=recall(s,bare,w);o.push(`${s} samples=${w} syn ${a.r} bare ${b.r}`);if(s==='調整'&&w)o.push(a.miss.join('\n'));}
 o.push(JSON.stringify(clusters(lex)),JSON.stringify(clusters(bare)));
 process.stdout.write(o.join('\n')+'\n');
});
