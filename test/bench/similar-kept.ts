/** How soon past voices can be found: from nothing, and again from what the browser kept; and what that takes on the disk. */
import type { KintoneRecord } from '../../src/kintone/host';
import { PastVoices } from '../../src/voice/past-voices';
import { similarDefaults } from '../../src/voice/similar-settings';
import { FakeApp } from '../unit/engine/fake-app';
import { milliseconds, percentile, type Section } from './report';
import { SealedKeep } from './sealed-keep';
import { manyVoices } from './similar-data';

/** So many voices change, and so many are deleted, before the last opening. */
const CHANGED = 100;
/** A key is pressed so often, in milliseconds: faster than anybody types. */
const KEY_EVERY = 25;
/** What the typed text is looked up by once the typing rests, as the screen does. */
const ASK_EVERY = 12;

const fields = Object.fromEntries(
  ['件名', '内容'].map((code) => [code, { code, type: 'MULTI_LINE_TEXT', label: code }]),
);
const mapping = { title: '件名', body: '内容' };

export async function readiness(count: number): Promise<Section> {
  const app = new RangedApp();
  app.properties = fields;
  for (const text of manyVoices(count)) app.add(said(text), '2026-05-01T00:00:00Z');
  const keep = new SealedKeep();
  const rows = [await opened('ready from nothing', app, keep)];
  const kept = keep.size;
  const words = keep.sizeOf((name) => name.startsWith('["similar voices"'));
  rows.push(await opened('ready again from what was kept', app, keep));
  app.now += 3_600_000;
  for (let change = 1; change <= CHANGED; change += 1) {
    const id = Math.floor((count / CHANGED) * change);
    app.change(id, said(`駐輪場の話、その${change}。自転車を停める場所が足りない。`));
    app.records.delete(id - 1);
  }
  rows.push(
    await opened(`the same, ${CHANGED} changed and ${CHANGED} deleted meanwhile`, app, keep),
  );
  return {
    title: '似た声を探せるまで / Until similar voices can be found',
    method: `声 ${count.toLocaleString('en')} 件。画面と同じ道（src/voice の PastVoices。読む、語に切る、分類の候補を学ぶ）を、kintone の答えがすぐ返るものとして、8 ms ずつ進めたときの時間。「はじめの候補」は新しい声から探せるようになるまで。「キー」は ${KEY_EVERY} ms ごとに押したキーが待たされた時間で、準備と、打つ合間に探す時間（${KEY_EVERY * ASK_EVERY} ms に1度）に待つ分。ブラウザーに置く大きさは、圧縮して暗号化したあとで、レコード ${megabytes(kept - words)} と、切った語 ${megabytes(words)}。見本の文をくり返したものなので、本物の声では大きくなる。`,
    header: [
      '',
      'first found',
      'all found',
      'suggestions learned',
      'requests',
      'a key waits, p95',
      'longest',
    ],
    rows,
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

/** A title, and what follows it. */
function said(text: string): KintoneRecord {
  const [title = '', ...body] = text.split('。');
  return {
    件名: { type: 'MULTI_LINE_TEXT', value: title },
    内容: { type: 'MULTI_LINE_TEXT', value: body.join('。') },
  };
}

async function opened(name: string, app: RangedApp, keep: SealedKeep): Promise<string[]> {
  app.requests = [];
  const past = new PastVoices(
    { host: app, keep, unfinished: new Map(), app: 1 },
    mapping,
    similarDefaults(),
  );
  const { signal } = new AbortController();
  const clock = () => performance.now() - app.spent;
  const keys = pressed(clock, () => past.similar('自転車を停める場所が足りない', 5, undefined));
  const from = clock();
  let first: number | undefined;
  await past.refresh(fields, signal, {
    reading: () => undefined,
    more: () => (first ??= clock() - from),
  });
  const all = clock() - from;
  await past.learn(fields, signal);
  const learned = clock() - from;
  await past.kept;
  await keep.settled();
  const waits = keys.stop();
  const { length } = app.requests;
  return [
    name,
    milliseconds(first ?? all),
    milliseconds(all),
    milliseconds(learned),
    String(length),
    milliseconds(percentile(waits, 95)),
    milliseconds(Math.max(...waits)),
  ];
}

/** Keys pressed from now on; `stop` gives how long each waited. */
function pressed(clock: () => number, ask: () => void): { stop(): number[] } {
  const waits: number[] = [];
  let due = clock() + KEY_EVERY;
  const timer = setInterval(() => {
    const before = Math.floor(waits.length / ASK_EVERY);
    // Of keys that were pressed while the page was busy, each waited its own time.
    for (const now = clock(); due <= now; due += KEY_EVERY) waits.push(now - due);
    if (Math.floor(waits.length / ASK_EVERY) > before) ask();
  }, 5);
  return {
    stop() {
      clearInterval(timer);
      return waits;
    },
  };
}

/** As its parent, quick for stretches of `$id`, and with a count of the time that its answers took: no part of a page's work. */
class RangedApp extends FakeApp {
  /** Milliseconds. */
  spent = 0;

  protected override page(...asked: Parameters<FakeApp['page']>): ReturnType<FakeApp['page']> {
    const from = performance.now();
    const answer = super.page(...asked);
    this.spent += performance.now() - from;
    return answer;
  }

  override find(query: string): KintoneRecord[] {
    const [condition = ''] = query.split(/ ?(?:order by|limit) /);
    const bounds = /^(?:\(?\$id > (\d+)\)?)?(?: and )?(?:\(?\$id <= (\d+)\)?)?$/.exec(condition);
    if (!bounds) return super.find(query);
    const [after, end] = [Number(bounds[1] ?? 0), Number(bounds[2] ?? this.nextId - 1)];
    const found: KintoneRecord[] = [];
    for (let id = after + 1; id <= end; id += 1) {
      const stored = this.records.get(id);
      if (stored && !stored.hidden) found.push(stored.record);
    }
    return found;
  }
}
