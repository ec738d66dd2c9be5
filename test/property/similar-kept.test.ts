/**
 * Whatever voices came, changed, went, were hidden and shown between pages, whichever parts of what was kept were
 * lost, and wherever a page was left: what is found is what is found when nothing was kept.
 */
import fc from 'fast-check';
import { officeStopWords, officeSynonyms } from '../../src/text/office-words';
import { SimilarIndex } from '../../src/text/similarity';
import { lexiconOf } from '../../src/text/words';
import { PastVoices } from '../../src/voice/past-voices';
import { similarDefaults } from '../../src/voice/similar-settings';
import { FakeApp } from '../unit/engine/fake-app';
import { MapKeep } from '../unit/voice/map-keep';

const fields = {
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
  内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
};
const mapping = { title: '件名', body: '内容' };
const settings = similarDefaults();
const lexicon = lexiconOf(officeSynonyms, officeStopWords);

const sentence = fc.constantFrom(
  '駐輪場が狭い。',
  '自転車を停める場所が足りない。',
  '街灯が切れて夜道が暗い。',
  '保育園に入れない。',
  '道路に穴があいている。',
  'Please fix the street light.',
  'ごみの収集が来ない。',
  '',
);
const said = fc.array(sentence, { maxLength: 3 }).map((sentences) => sentences.join(''));

type Step =
  | { kind: 'add'; text: string; far: boolean }
  | { kind: 'change'; text: string; at: number }
  | { kind: 'delete' | 'hide' | 'show' | 'lose'; at: number }
  | { kind: 'updateApp' | 'open' | 'leave' };

const at = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), text: said, far: fc.boolean() }),
  fc.record({ kind: fc.constant('change' as const), text: said, at }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'hide' as const, 'show' as const), at }),
  fc.record({ kind: fc.constant('lose' as const), at }),
  fc.record({ kind: fc.constantFrom('updateApp' as const, 'open' as const, 'leave' as const) }),
);

const record = (text: string) => ({ 内容: { type: 'MULTI_LINE_TEXT', value: text } });

function take(app: FakeApp, keep: MapKeep, step: Step): void {
  const ids = [...app.records.keys()];
  const id = 'at' in step ? (ids[step.at % Math.max(1, ids.length)] ?? 0) : 0;
  app.now += 60_000;
  switch (step.kind) {
    case 'add':
      // Another part of what is kept.
      if (step.far) app.nextId += 2500;
      return void app.add(record(step.text), app.minute());
    case 'change':
      return app.change(id, record(step.text));
    case 'delete':
      return void app.records.delete(id);
    case 'hide':
    case 'show':
      return app.hide(id, step.kind === 'hide');
    case 'lose': {
      const names = [...keep.kept.keys()];
      return void keep.kept.delete(names[step.at % Math.max(1, names.length)] ?? '');
    }
    case 'updateApp':
      app.revision += 1;
  }
}

async function open(app: FakeApp, keep: MapKeep, leave: AbortController): Promise<PastVoices> {
  const past = new PastVoices(
    { host: app, keep, unfinished: new Map(), app: 7 },
    mapping,
    settings,
  );
  await past.refresh(fields, leave.signal, { reading: () => undefined, more: () => undefined });
  await past.kept;
  return past;
}

function expectFresh(past: PastVoices, app: FakeApp): void {
  const fresh = new SimilarIndex(lexicon);
  const voices = app.find('').map((each) => ({
    id: Number(each['$id']?.value),
    text: String(each['内容']?.value),
  }));
  for (const { id, text } of voices) fresh.put(id, text);
  expect(past.size).toBe(voices.length);
  for (const asked of [
    '駐輪場が狭い',
    '夜道の街灯',
    'street light',
    '保育園に入れない。道路の穴',
  ]) {
    const scores = (hits: readonly { id: number; score: number }[]) =>
      hits.map(({ id, score }) => [id, score.toFixed(3)]);
    expect(scores(past.similar(asked, 10, undefined))).toEqual(scores(fresh.search(asked, 10)));
  }
}

test('what is found is what is found when nothing was kept', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { maxLength: 10 }),
      fc.array(step, { maxLength: 15 }),
      async (before, steps) => {
        const app = new FakeApp();
        app.properties = fields;
        const keep = new MapKeep();
        before.forEach((text) => app.add(record(text), '2026-05-01T00:00:00Z'));
        await open(app, keep, new AbortController());
        for (const each of steps) {
          if (each.kind === 'open') expectFresh(await open(app, keep, new AbortController()), app);
          else if (each.kind === 'leave') await left(app, keep);
          else take(app, keep, each);
        }
        expectFresh(await open(app, keep, new AbortController()), app);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

/** A page that is left somewhere while it makes the voices ready. */
async function left(app: FakeApp, keep: MapKeep): Promise<void> {
  const leave = new AbortController();
  setTimeout(() => leave.abort(new Error('left')), 5);
  try {
    await open(app, keep, leave);
  } catch (error) {
    expect((error as Error).message).toBe('left');
  }
}
