/** Past voices between pages: what was cut into words once is found again at once, and what went is gone. */
import type { FormField, KintoneRecord } from '../../../src/kintone/host';
import { SimilarIndex } from '../../../src/text/similarity';
import { PastVoices } from '../../../src/voice/past-voices';
import { similarDefaults } from '../../../src/voice/similar-settings';
import { FakeApp } from '../engine/fake-app';
import { MapKeep } from './map-keep';

const fields: Record<string, FormField> = Object.fromEntries(
  [
    ['件名', 'SINGLE_LINE_TEXT'],
    ['内容', 'MULTI_LINE_TEXT'],
    ['分野', 'DROP_DOWN'],
  ].map(([code = '', type = '']) => [code, { code, type, label: code }]),
);
fields['分野'] = {
  ...{ code: '分野', type: 'DROP_DOWN', label: '分野' },
  options: { 道路: { label: '道路', index: '0' }, 福祉: { label: '福祉', index: '1' } },
};
const mapping = { title: '件名', body: '内容', category: '分野' };
const settings = similarDefaults();

const voice = (title: string, body: string, category = ''): KintoneRecord => ({
  件名: { type: 'SINGLE_LINE_TEXT', value: title },
  内容: { type: 'MULTI_LINE_TEXT', value: body },
  分野: { type: 'DROP_DOWN', value: category },
});

let app: FakeApp;
let keep: MapKeep;
let cut: jest.SpyInstance;

beforeEach(() => {
  app = new FakeApp();
  app.properties = fields;
  keep = new MapKeep();
  app.add(voice('駐輪場が狭い', '駅前に自転車を停められない。', '道路'), '2026-05-01T00:00:00Z');
  app.add(voice('街灯', '夜道が暗いので街灯をつけてほしい。', '道路'), '2026-05-01T00:00:00Z');
  app.add(voice('保育園', '保育園に入れず仕事に戻れない。', '福祉'), '2026-05-01T00:00:00Z');
  // Far away: another part of what is kept.
  app.nextId = 50_000;
  app.add(voice('カーブミラー', '交差点の鏡が曇っている。', '道路'), '2026-05-01T00:00:00Z');
  cut = jest.spyOn(SimilarIndex.prototype, 'put');
});

afterEach(() => jest.restoreAllMocks());

/** As a page that is opened now. */
async function opened(own = settings): Promise<PastVoices> {
  app.requests = [];
  cut.mockClear();
  const source = { host: app, keep, unfinished: new Map(), app: 7 };
  const past = new PastVoices(source, mapping, own);
  const { signal } = new AbortController();
  await past.refresh(fields, signal, { reading: () => undefined, more: () => undefined });
  await past.learn(fields, signal);
  await past.kept;
  return past;
}

const HEARD = { section: '', channel: '電話', area: '' };

const found = (past: PastVoices, text: string): number[] =>
  past.similar(text, 5, undefined).map(({ id }) => id);

test('the next page cuts no voice into words again, and finds the same', async () => {
  const first = await opened();
  expect(cut).toHaveBeenCalledTimes(4);
  const again = await opened();
  expect(cut).not.toHaveBeenCalled();
  expect(app.requests.length).toBeLessThanOrEqual(3);
  for (const asked of ['自転車を停める場所が足りない', '夜の道が暗い', '交差点の鏡']) {
    expect(again.similar(asked, 5, undefined)).toEqual(first.similar(asked, 5, undefined));
    expect(again.suggestions(asked, HEARD)).toEqual(first.suggestions(asked, HEARD));
  }
  expect(again.size).toBe(4);
});

test('only what came or changed since is cut, and only its part is kept anew', async () => {
  await opened();
  app.now += 600_000;
  app.change(2, voice('図書館', '図書館の本が古い。'));
  const id = app.add(voice('ごみ', 'ごみの収集が来ない。'), app.minute());
  keep.puts.length = 0;
  const past = await opened();
  expect(cut.mock.calls.map(([each]) => each as number).sort()).toEqual([2, id]);
  expect(found(past, '街灯')).toEqual([]);
  expect(found(past, '図書館の本')).toEqual([2]);
  expect(found(past, 'ごみの収集')).toEqual([id]);
  expect(keep.puts.filter((name) => name.startsWith('["similar voices",7,0,'))).toHaveLength(1);
});

test('where nothing changed nothing is written', async () => {
  await opened();
  keep.puts.length = 0;
  await opened();
  expect(keep.puts).toEqual([]);
});

test('a deleted and a hidden voice are not found, and none of their words stay', async () => {
  await opened();
  expect(keep.text()).toContain('保育園');
  expect(keep.text()).toContain('駐輪');
  app.records.delete(3);
  app.hide(1);
  app.records.delete(50_000);
  const past = await opened();
  expect(cut).not.toHaveBeenCalled();
  expect(found(past, '保育園に入れない')).toEqual([]);
  expect(found(past, '駐輪場が狭い')).toEqual([]);
  expect(past.size).toBe(1);
  expect(keep.text()).not.toContain('保育園');
  expect(keep.text()).not.toContain('駐輪');
});

test('while the page stays, what went is not found at the next look, and its part is deleted', async () => {
  const past = await opened();
  app.records.delete(50_000);
  const { signal } = new AbortController();
  await past.refresh(fields, signal, { reading: () => undefined, more: () => undefined });
  await past.learn(fields, signal);
  await past.kept;
  expect(found(past, '交差点の鏡')).toEqual([]);
  expect(past.size).toBe(3);
  expect(keep.text()).not.toContain('鏡');
});

test('other rights read all afresh, and the words of what one may still see are used', async () => {
  await opened();
  app.revision += 1;
  app.hide(1);
  const past = await opened();
  expect(cut).not.toHaveBeenCalled();
  expect(found(past, '駐輪場が狭い')).toEqual([]);
  expect(found(past, '街灯')).toEqual([2]);
});

test('other synonyms or stop words begin anew', async () => {
  await opened();
  await opened({ ...settings, synonyms: [['街灯', '夜道のあかり']] });
  expect(cut).toHaveBeenCalledTimes(4);
  await opened({ ...settings, stopWords: ['街灯'] });
  expect(cut).toHaveBeenCalledTimes(4);
});

test('what was left in the middle goes on where it stood, though the page is another', async () => {
  const source = { host: app, keep, unfinished: new Map(), app: 7 };
  const past = new PastVoices(source, mapping, settings);
  const leaving = new AbortController();
  const refresh = past.refresh(fields, leaving.signal, {
    reading: () => undefined,
    // The newest part can be found.
    more: () => leaving.abort(new Error('left')),
  });
  await expect(refresh).rejects.toThrow('left');
  await past.kept;
  expect(found(past, '交差点の鏡')).toEqual([50_000]);
  await opened();
  expect(cut.mock.calls.map(([id]) => id as number)).toEqual([1, 2, 3]);
});

test('the newest can be found while the rest is made ready', async () => {
  const source = { host: app, keep, unfinished: new Map(), app: 7 };
  const past = new PastVoices(source, mapping, settings);
  const sizes: number[] = [];
  await past.refresh(fields, new AbortController().signal, {
    reading: () => undefined,
    more: () => sizes.push(past.size),
  });
  expect(sizes).toEqual([1, 4]);
});

test('bytes of another version are not used', async () => {
  await opened();
  for (const [name, bytes] of keep.kept) {
    if (name.startsWith('["similar voices"')) keep.kept.set(name, bytes.slice(0, 40));
  }
  const past = await opened();
  expect(cut).toHaveBeenCalledTimes(4);
  expect(found(past, '街灯')).toEqual([2]);
});
