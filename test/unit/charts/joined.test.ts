/** Charts of an app joined with another: 区民のこえ with the population of each area. */
import { answersOf, slicerChoices, type Answered } from '../../../src/charts/answers';
import type { ChartAnswer } from '../../../src/charts/answer';
import { basisItems } from '../../../src/charts/basis';
import { load, type Loaded, type Place } from '../../../src/charts/data';
import type { Chart, Dashboard, Join } from '../../../src/charts/definition';
import { countingForms } from '../../../src/charts/forms';
import { maskedBasis } from '../../../src/charts/masking';
import { initialState, withChosen } from '../../../src/charts/state';
import type { Host } from '../../../src/kintone/host';
import { RequestError } from '../../../src/kintone/host';
import { MemoryKeep } from '../../memory-keep';
import { FakeApp } from '../engine/fake-app';
import { chart, dashboard, FIELDS, level, measure, NOW } from './sample';

const field = (code: string, type: string) => ({ code, type, label: code });
const AREA = 2;
const JOIN: Join = { prefix: '地域', app: AREA, field: '件名', key: '名称' };

interface Area {
  名称: string;
  人口: string;
  校区?: string;
}

/** Two apps behind one host. */
function twoApps(
  voices: { 件名: string; 分野?: string; 受付日?: string }[],
  areas: Area[],
  refused?: RequestError,
): Pick<Place, 'host'> {
  const own = new FakeApp();
  own.properties = FIELDS;
  for (const { 件名, 分野 = '道路', 受付日 = '2026-05-01' } of voices) {
    own.add({ 件名: { value: 件名 }, 分野: { value: 分野 }, 受付日: { value: 受付日 } });
  }
  const master = new FakeApp();
  master.properties = {
    名称: field('名称', 'SINGLE_LINE_TEXT'),
    人口: field('人口', 'NUMBER'),
    校区: field('校区', 'SINGLE_LINE_TEXT'),
  };
  for (const { 名称, 人口, 校区 = '' } of areas) {
    master.add({ 名称: { value: 名称 }, 人口: { value: 人口 }, 校区: { value: 校区 } });
  }
  const request: Host['request'] = (method, path, body) => {
    const { app, id } = body as { app?: number; id?: number };
    if ((app ?? id) !== AREA) return own.request(method, path, body);
    return refused ? Promise.reject(refused) : master.request(method, path, body);
  };
  return { host: countingForms({ user: own.user, request }, () => own.now) };
}

function joinedBoard(charts: Chart[], over: Partial<Dashboard> = {}): Dashboard {
  const [own] = dashboard().sources;
  if (!own) throw new Error('no source');
  return dashboard({ sources: [{ ...own, joins: [JOIN] }], charts, ...over });
}

async function read(board: Dashboard, on: Pick<Place, 'host'>): Promise<Loaded> {
  return load(
    board,
    {
      ...on,
      keep: new MemoryKeep(),
      unfinished: new Map(),
      nameOf: async () => '声',
      app: 1,
      listCondition: '',
      recordConditions: {},
      now: () => new Date(0),
    },
    { signal: new AbortController().signal, progress: () => undefined, soFar: () => undefined },
  );
}

const answers = (board: Dashboard, loaded: Loaded, state = initialState(board)): Answered[] =>
  answersOf(board, board.charts, loaded, state, NOW);

function answer(answered: Answered | undefined): ChartAnswer {
  if (!answered || !('answer' in answered)) throw new Error(JSON.stringify(answered));
  return answered.answer;
}

/** Values of the first measure by the label of a key; `''` is the whole. */
function values({ figure }: ChartAnswer): Record<string, number> {
  const [keys] = figure.levels;
  return Object.fromEntries([
    ['', figure.value(0, [-1])],
    ...(keys?.keys ?? []).map(({ label }, index) => [label, figure.value(0, [index])]),
  ]) as Record<string, number>;
}

const VOICES = [
  { 件名: '黒崎', 受付日: '2026-04-01' },
  { 件名: '黒崎', 受付日: '2026-05-01' },
  { 件名: '黒崎', 受付日: '2026-05-02' },
  { 件名: '折尾', 受付日: '2026-05-03' },
  { 件名: '不明', 受付日: '2026-05-03' },
];
const AREAS = [
  { 名称: '黒崎', 人口: '6000', 校区: '西' },
  { 名称: '折尾', 人口: '4000', 校区: '東' },
  { 名称: '浅川', 人口: '10000', 校区: '東' },
];
const perThousand = measure({
  digits: 2,
  derive: {
    as: 'rate',
    against: { of: 'joinedSum', amount: { field: '地域.人口' } },
    per: 1000,
  },
});

describe('件/千人', () => {
  test('an area’s population counts once, however many voices it has, and all areas count in the whole', async () => {
    const board = joinedBoard([chart({ levels: [level('件名')], measures: [perThousand] })]);
    const [rate] = answers(board, await read(board, twoApps(VOICES, AREAS)));
    expect(values(answer(rate))).toEqual({
      '': 5 / 20,
      黒崎: 3 / 6,
      折尾: 1 / 4,
      不明: NaN,
    });
  });

  test('by a field of the joined app, too; each month has the whole population', async () => {
    const board = joinedBoard([
      chart({ levels: [level('地域.校区')], measures: [perThousand] }),
      chart({
        id: 'm',
        levels: [level('受付日', { how: { by: 'month' } })],
        measures: [perThousand],
      }),
    ]);
    const [bySchool, byMonth] = answers(board, await read(board, twoApps(VOICES, AREAS)));
    expect(values(answer(bySchool))).toMatchObject({ 西: 3 / 6, 東: expect.closeTo(1 / 14) });
    expect(Object.values(values(answer(byMonth)))).toEqual([5 / 20, 1 / 20, 4 / 20]);
  });

  test('a slicer on the area narrows the population as well, one on the time does not', async () => {
    const board = joinedBoard([chart({ levels: [], measures: [perThousand] })], {
      slicers: [
        { id: 'a', label: '', fields: { own: '件名' }, how: { by: 'value' }, initial: null },
        { id: 't', label: '', fields: { own: '受付日' }, how: { by: 'month' }, initial: null },
      ],
    });
    const loaded = await read(board, twoApps(VOICES, AREAS));
    const whole = (state: ReturnType<typeof initialState>): number =>
      answer(answers(board, loaded, state)[0]).figure.value(0, []);
    expect(whole(withChosen(initialState(board), 'a', ['w黒崎']))).toBe(3 / 6);
    const april = slicerChoices(board.slicers[1]!, loaded, NOW)?.choices[0]?.id ?? '';
    expect(whole(withChosen(initialState(board), 't', [april]))).toBe(1 / 20);
  });

  test('「その他」 has the population of all the others, and a ranking goes by the rate', async () => {
    const board = joinedBoard([
      chart({
        look: { type: 'ranking' },
        levels: [level('件名', { top: 1 })],
        measures: [perThousand],
      }),
      chart({
        id: 'r',
        look: { type: 'ranking' },
        levels: [level('件名')],
        measures: [perThousand],
      }),
    ]);
    const many = [...VOICES, { 件名: '折尾' }, { 件名: '折尾' }];
    const [top, ranking] = answers(board, await read(board, twoApps(many, AREAS)));
    expect(Object.keys(values(answer(ranking)))).toEqual(['', '折尾', '黒崎', '不明']);
    const { 折尾, ...others } = values(answer(top));
    expect(折尾).toBe(3 / 4);
    expect(Object.values(others)).toContain(4 / 16);
  });

  test('a key that two records hold counts the first alone', async () => {
    const board = joinedBoard([chart({ levels: [level('件名')], measures: [perThousand] })]);
    const twice = [...AREAS, { 名称: '黒崎', 人口: '999' }];
    const [rate] = answers(board, await read(board, twoApps(VOICES, twice)));
    expect(values(answer(rate))).toMatchObject({ '': 5 / 20, 黒崎: 3 / 6 });
  });
});

test('words that the joined app holds not or twice stand on the 根拠票; on one that leaves, without the words', async () => {
  const board = joinedBoard([chart({ levels: [level('地域.校区')] }), chart({ id: 'c2' })]);
  const twice = [...AREAS, { 名称: '黒崎', 人口: '999' }];
  const [joined, plain] = answers(board, await read(board, twoApps(VOICES, twice)));
  const { basis } = answer(joined);
  const sheet = (of = basis): string[] =>
    basisItems({ title: '', dashboard: board, basis: of, zone: NOW.zone, maskBelow: 0 }).find(
      ({ term }) => term === '結合',
    )?.says ?? [];
  expect(sheet()).toEqual([
    expect.stringContaining('値 1種類（不明）が、結合先（アプリ番号 2）にありません'),
    expect.stringContaining('値 1種類（黒崎）が、結合先（アプリ番号 2）に2件以上あります'),
  ]);
  expect(sheet(maskedBasis(basis, answer(joined), 5)).join('')).not.toMatch(/不明|黒崎/);
  // It asks for nothing of the join.
  expect(answer(plain).basis.joins).toEqual([]);
});

test('a mark of a joined field opens exactly its records', async () => {
  const board = joinedBoard([chart({ levels: [level('地域.校区')] })]);
  const [joined] = answers(board, await read(board, twoApps(VOICES, AREAS)));
  const { figure, condition } = answer(joined);
  const west = figure.levels[0]?.keys.findIndex(({ label }) => label === '西') ?? -1;
  expect(condition([west])).toBe('$id in ("1", "2", "3")');
});

test('a joined app that may not be read is a fault of the charts that need it, and names that app', async () => {
  const board = joinedBoard([chart(), chart({ id: 'j', levels: [level('地域.校区')] })]);
  const refused = new RequestError(403, 'GAIA_NO01', 'no permission');
  const loaded = await read(board, twoApps(VOICES, AREAS, refused));
  const [own, joined] = answers(board, loaded);
  expect(answer(own).basis.counted.records).toBe(5);
  expect(joined).toMatchObject({ fault: { kind: 'source', fault: { source: { app: AREA } } } });
});

test('a key of the join that is gone or of another type is a fault of those charts; slicers and the others stay', async () => {
  const board = joinedBoard([chart(), chart({ id: 'j', levels: [level('地域.校区')] })], {
    slicers: [
      { id: 's', label: '', fields: { own: '分野' }, how: { by: 'value' }, initial: null },
      { id: 'j', label: '', fields: { own: '地域.校区' }, how: { by: 'value' }, initial: null },
    ],
  });
  for (const broken of [
    { ...JOIN, field: '対応時間' },
    { ...JOIN, key: '地区名' },
    { ...JOIN, key: '人口' },
  ]) {
    const [source] = board.sources;
    const wrong = { ...board, sources: [{ ...source!, joins: [broken] }] };
    const loaded = await read(wrong, twoApps(VOICES, AREAS));
    const [own, joined] = answers(wrong, loaded);
    expect(answer(own).basis.counted.records).toBe(5);
    expect(joined).toMatchObject({ fault: { kind: 'join' } });
    expect(slicerChoices(wrong.slicers[0]!, loaded, NOW)?.choices).toHaveLength(4);
    expect(slicerChoices(wrong.slicers[1]!, loaded, NOW)).toBeUndefined();
  }
});
