import { startWard, launchBrowser, visit } from './support';
import { installPlugin } from '../../scripts/world/plugin';
void installPlugin;
(async()=>{ const ward=await startWard(); const b=await launchBrowser(); const v=await visit(b,ward.url,{code:'miura-mayumi',password:ward.samplePassword,path:`/k/`});
const p=v.page;p.on('console',m=>console.log('C',m.text())); 
})();
