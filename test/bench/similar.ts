/**
 * Similar voices: the time of a keystroke among 100,000 voices, memory, time to be ready, and how often the other
 * wording of a wish is among the first five; beside MiniSearch with the same terms and kintone's `like`.
 */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import MiniSearch from 'minisearch';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startKintone } from '../../emulator';
import { officeStopWords, officeSynonyms } from '../../src/text/office-words';
import { SimilarIndex } from '../../src/text/similarity';
import { lexiconOf, termsOf } from '../../src/text/words';
import { median, milliseconds, percentile, ratio, type Section } from './report';
import { readiness } from './similar-kept';
import { manyVoices, pairs, sampleVoices, toldIn, type Pair } from './similar-data';

const VOICES = 100_000;
const SHOWN = 5;
const ADMIN = { username: 'Administrator', password: 'cybozu' };
/** Each of these is asked once for every character typed. */
const TYPED = [
  '自転車を停める場所が足りない',
  '夜道の電灯が切れていて怖いので直してほしい',
  '窓口で1時間待たされた。番号札の案内がほしい',
  '避難所に犬を連れて行けますか',
  '保育園に入れず仕事に戻れない',
];
/** `like` over HTTP takes long: not every keystroke is asked. */
const LIKE_EVERY = 6;

const lexicon = lexiconOf(officeSynonyms, officeStopWords);
const plainLexicon = lexiconOf([], officeStopWords);

export async function benchSimilar(): Promise<Section[]> {
  return [await keystrokes(), await readiness(VOICES), await quality()];
}

const keysOf = (text: string, lex = lexicon): string[] => termsOf(text, lex).map(({ key }) => key);

function miniSearch(texts: readonly string[], lex = lexicon): MiniSearch {
  const search = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => keysOf(text, lex),
    processTerm: (term) => term,
  });
  search.addAll(texts.map((text, id) => ({ id, text })));
  return search;
}

const indexOf = (texts: readonly string[], lex = lexicon): SimilarIndex => {
  const index = new SimilarIndex(lex);
  texts.forEach((text, id) => index.put(id, text));
  return index;
};

async function keystrokes(): Promise<Section> {
  const texts = manyVoices(VOICES);
  const ours = grownBy(() => indexOf(texts));
  const oursTimes = typed(1, (text) => ours.kept.search(text, SHOWN));
  const theirs = grownBy(() => miniSearch(texts));
  const theirTimes = typed(1, (text) => theirs.kept.search(text).slice(0, SHOWN));
  const likeTimes = await likeAtSize(texts);
  const base = percentile(oursTimes, 95);
  const row = (
    name: string,
    times: number[],
    made?: { grown: number; time: number },
  ): (string | number)[] => [
    name,
    milliseconds(median(times)),
    milliseconds(percentile(times, 95)),
    ratio(percentile(times, 95) / base),
    made ? `${(made.grown / 1_048_576).toFixed(0)} MB` : '—',
    made ? `${(made.time / 1000).toFixed(1)} s` : '—',
  ];
  return {
    title: '似た声を探す / Similar voices at each keystroke',
    method: `声 ${VOICES.toLocaleString('en')} 件（見本の声の文を組み合わせたもの）。5つの文を1文字ずつ書いたときの、1打鍵ごとの上位5件。MiniSearch には同じ語（類義語と断片を含む）を渡す。like は、書いた語のどれかを含む（or）で、エミュレーターへ HTTP で ${LIKE_EVERY} 打鍵に1度。メモリーは、作る前とあとで、ごみ集めをしてから測った増え方。準備は全件を入れる時間の合計で、画面では 8 ms ずつに分けて行う。`,
    header: ['', 'median', 'p95', 'p95 to src/text', 'memory', 'time to be ready'],
    rows: [
      row('src/text/similarity', oursTimes, ours),
      row('MiniSearch 7.2.0, the same terms', theirTimes, theirs),
      row('kintone `like` on the emulator, any word', likeTimes),
    ],
  };
}

/** Milliseconds of each keystroke. */
function typed(every: number, ask: (text: string) => unknown): number[] {
  return prefixes(every).map((text) => {
    const from = performance.now();
    ask(text);
    return performance.now() - from;
  });
}

function prefixes(every: number): string[] {
  return TYPED.flatMap((text) =>
    Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1)).filter(
      (_, at) => at % every === every - 1,
    ),
  );
}

function likeQuery(text: string): string {
  const words = termsOf(text, plainLexicon)
    .filter(({ kind }) => kind === 'word')
    .map(({ shown }) => `内容 like "${shown.replace(/["\\]/g, '\\$&')}"`);
  return words.length === 0 ? '' : words.join(' or ');
}

async function likeAtSize(texts: readonly string[]): Promise<number[]> {
  const { client, app, stop } = await appWith(texts);
  const times: number[] = [];
  for (const text of prefixes(LIKE_EVERY)) {
    const condition = likeQuery(text);
    if (condition === '') continue;
    const from = performance.now();
    const query = `${condition} order by $id desc limit ${SHOWN}`;
    await client.record.getRecords({ app, query, fields: ['$id', '内容'] });
    times.push(performance.now() - from);
  }
  await stop();
  return times;
}

async function appWith(texts: readonly string[]) {
  const kintone = await startKintone();
  const client = new KintoneRestAPIClient({
    baseUrl: `http://localhost:${kintone.port}`,
    auth: ADMIN,
  });
  const app = await kintone.createApp({
    name: '声',
    properties: { 内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' } },
  });
  for (let at = 0; at < texts.length; at += 100) {
    const records = texts.slice(at, at + 100).map((value) => ({ 内容: { value } }));
    await client.record.addRecords({ app, records });
  }
  return { client, app, stop: () => kintone.stop() };
}

/** Finds texts like one by their places, the best first. */
type Finder = (text: string) => number[] | Promise<number[]>;

async function quality(): Promise<Section> {
  const held = pairs().filter(({ use }) => use === '測定');
  const tuned = pairs().length - held.length;
  const voices = sampleVoices().map(toldIn);
  const rows: (string | number)[][] = [];
  const ways: [string, (texts: readonly string[]) => Promise<[Finder, () => Promise<void>]>][] = [
    ['src/text/similarity', async (texts) => [ours(texts, lexicon), nothing]],
    ['the same without synonyms', async (texts) => [ours(texts, plainLexicon), nothing]],
    ['MiniSearch, the same terms', async (texts) => [mini(texts, lexicon), nothing]],
    ['MiniSearch, without synonyms', async (texts) => [mini(texts, plainLexicon), nothing]],
    ['kintone `like`, any word, newest first', like],
  ];
  for (const [name, way] of ways) {
    const alone = await recall(held, [], way);
    const among = await recall(held, voices, way);
    const clusters = await clusterHits(way);
    rows.push([name, percent(alone), percent(among), percent(clusters)]);
  }
  return {
    title: '言い換えを見つける / Recall at 5 on paraphrases',
    method: `同じ願いを別の言い方にした ${held.length} 組（test/fixtures/paraphrases.tsv の「測定」。重みは「調整」の ${tuned} 組と見本の声の印で決め、測定の組は決めるのに使っていない。類義語の一覧は、測定の組を読んだことのある人が書いたので、この数は実際より良いかもしれない。類義語なしの行がその下限）。src/text は似方の弱いもの（2 % 未満）を出さない。MiniSearch は何でも出すので、組だけの列では有利になる。片方で探して、もう片方が5件に入る割合（両方向）。「見本の声の中」は見本の声 ${voices.length} 件も一緒に入れたときで、別の本当に似た声に押し出されたものも失敗に数える。「かたまり」は見本の声の印（#駐輪場 など）が同じ別の声が5件に入る割合。`,
    header: ['', 'pairs alone', 'among the sample voices', 'sample clusters (hit at 5)'],
    rows,
  };
}

const nothing = async (): Promise<void> => undefined;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function ours(texts: readonly string[], lex: typeof lexicon): Finder {
  const index = indexOf(texts, lex);
  return (text) => index.search(text, SHOWN + 1).map(({ id }) => id);
}

function mini(texts: readonly string[], lex: typeof lexicon): Finder {
  const search = miniSearch(texts, lex);
  return (text) =>
    search
      .search(text)
      .slice(0, SHOWN + 1)
      .map(({ id }) => Number(id));
}

async function like(texts: readonly string[]): Promise<[Finder, () => Promise<void>]> {
  const { client, app, stop } = await appWith(texts);
  const find: Finder = async (text) => {
    const condition = likeQuery(text);
    if (condition === '') return [];
    const query = `${condition} order by $id desc limit ${SHOWN + 1}`;
    const { records } = await client.record.getRecords({ app, query, fields: ['$id'] });
    return records.map((record) => Number(record['$id']?.value) - 1);
  };
  return [find, stop];
}

async function recall(
  held: readonly Pair[],
  others: readonly string[],
  way: (texts: readonly string[]) => Promise<[Finder, () => Promise<void>]>,
): Promise<number> {
  let found = 0;
  for (const [asked, answer] of [
    ['one', 'other'],
    ['other', 'one'],
  ] as const) {
    const [find, stop] = await way([...others, ...held.map((pair) => pair[answer])]);
    for (const [place, pair] of held.entries()) {
      const hits = (await find(pair[asked])).slice(0, SHOWN);
      if (hits.includes(others.length + place)) found += 1;
    }
    await stop();
  }
  return found / (2 * held.length);
}

async function clusterHits(
  way: (texts: readonly string[]) => Promise<[Finder, () => Promise<void>]>,
): Promise<number> {
  const voices = sampleVoices();
  const [find, stop] = await way(voices.map(toldIn));
  let [asked, found] = [0, 0];
  for (const [place, voice] of voices.entries()) {
    const alike = voices.filter(({ cluster }) => cluster === voice.cluster).length;
    if (voice.cluster === '' || alike < 2) continue;
    asked += 1;
    const hits = (await find(toldIn(voice))).filter((hit) => hit !== place).slice(0, SHOWN);
    if (hits.some((hit) => voices[hit]?.cluster === voice.cluster)) found += 1;
  }
  await stop();
  return found / asked;
}

function grownBy<Made>(make: () => Made): { kept: Made; grown: number; time: number } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const from = performance.now();
  const kept = make();
  const time = performance.now() - from;
  return { kept, grown: used() - before, time };
}
