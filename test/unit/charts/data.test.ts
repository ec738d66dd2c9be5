import { load, type Loaded, type Place } from '../../../src/charts/data';
import { countingForms } from '../../../src/charts/forms';
import { RequestError } from '../../../src/kintone/host';
import { MemoryKeep } from '../../memory-keep';
import { FakeApp } from '../engine/fake-app';
import { chart, dashboard, FIELDS } from './sample';

function appOf(count: number): FakeApp {
  const app = new FakeApp();
  app.properties = FIELDS;
  for (let at = 0; at < count; at += 1) app.add({ 分野: { value: '道路' } });
  app.now += 2 * 24 * 60 * 60_000;
  return app;
}

function placeOn(app: FakeApp, over: Partial<Place> = {}): Place {
  return {
    host: countingForms(app, () => app.now),
    keep: new MemoryKeep(),
    unfinished: new Map(),
    nameOf: async () => '声',
    app: 1,
    listCondition: '',
    recordConditions: {},
    now: () => new Date(app.now),
    ...over,
  };
}

const watch = (over: Partial<Parameters<typeof load>[2]> = {}): Parameters<typeof load>[2] => ({
  signal: new AbortController().signal,
  progress: () => undefined,
  soFar: () => undefined,
  ...over,
});

const read = (loaded: Loaded): number => loaded.data.get('own')?.table.ids.length ?? NaN;

test('opening again an app that did not change costs three requests, of whatever size', async () => {
  const app = appOf(3000);
  const keep = new MemoryKeep();
  const first = await load(dashboard(), placeOn(app, { keep }), watch());
  app.now += 60_000;
  const again = await load(dashboard(), placeOn(app, { keep }), watch());
  expect([read(first), read(again)]).toEqual([3000, 3000]);
  expect(again.requests).toBe(3);
});

test('no more fields are read than charts and slicers name', async () => {
  const app = appOf(3);
  await load(dashboard(), placeOn(app), watch());
  const asked = app.requests.find(({ fields }) => fields?.includes('分野'))?.fields;
  expect(asked).toEqual(['$id', '分野']);
});

test('the list’s own condition narrows the app itself, unless the source ignores it', async () => {
  const app = appOf(3);
  app.add({ 分野: { value: '公園' } });
  const listCondition = '分野 in ("公園")';
  const followed = await load(dashboard(), placeOn(app, { listCondition }), watch());
  expect(read(followed)).toBe(1);
  expect(followed.data.get('own')?.filters).toEqual(['一覧の絞り込み: 分野 in ("公園")']);
  const sources = dashboard().sources.map((source) => ({ ...source, list: 'ignores' as const }));
  const ignored = await load(dashboard({ sources }), placeOn(app, { listCondition }), watch());
  expect(read(ignored)).toBe(4);
});

test('first results are there while the rest arrives', async () => {
  const parts: number[] = [];
  await load(dashboard(), placeOn(appOf(3000)), watch({ soFar: (part) => parts.push(read(part)) }));
  expect(parts[0]).toBe(500);
  expect(parts.every((part, at) => at === 0 || part >= (parts[at - 1] ?? 0) * 4)).toBe(true);
});

test('a reading that was stopped goes on where it stood', async () => {
  const unbroken = appOf(3000);
  await load(dashboard(), placeOn(unbroken), watch());
  const app = appOf(3000);
  const place = placeOn(app);
  const stop = new AbortController();
  const stopped = load(
    dashboard(),
    place,
    watch({ signal: stop.signal, soFar: () => stop.abort() }),
  );
  await expect(stopped).rejects.toThrow();
  const whole = await load(dashboard(), place, watch());
  expect(read(whole)).toBe(3000);
  // No page is read twice.
  expect(app.requests.length).toBe(unbroken.requests.length);
});

test('an app that may not be read is a fault of its source alone', async () => {
  const app = appOf(3);
  const request = app.request.bind(app);
  app.request = async <T>(method: string, path: string, body: unknown) => {
    if ((body as { app: number }).app === 9) throw new RequestError(403, 'CB_NO02', 'no');
    return request<T>(method, path, body);
  };
  const other = { id: 'o', name: '', app: 9, condition: '', list: 'ignores' as const, joins: [] };
  const { data, faults } = await load(
    dashboard({
      sources: [...dashboard().sources, other],
      charts: [chart(), chart({ id: 'c2', source: 'o' })],
    }),
    placeOn(app),
    watch(),
  );
  expect([...data.keys()]).toEqual(['own']);
  expect([...faults.keys()]).toEqual(['o']);
});
