/**
 * Charts against the local kintone: whatever is grouped, narrowed or joined, the condition behind a place finds
 * exactly as many records as the chart says stand there.
 */
import { epochDay } from '../../src/calendar/epoch-day';
import type { Day } from '../../src/calendar/day';
import { officeDays } from '../../src/calendar/office-days';
import type { Now } from '../../src/charts/answer';
import { answersOf } from '../../src/charts/answers';
import { load, type Loaded } from '../../src/charts/data';
import type { Chart, Dashboard, Level } from '../../src/charts/definition';
import { countingForms } from '../../src/charts/forms';
import { initialState, withChosen } from '../../src/charts/state';
import { ALL, type Place } from '../../src/drawing/figure';
import type { LoginUser } from '../../src/kintone/host';
import { chart, level, measure } from '../unit/charts/sample';
import { MemoryKeep } from '../memory-keep';
import { passwordHeader, startStage, type Stage } from './support';

const USER: LoginUser = { code: 'Administrator', name: '', language: 'ja', timezone: 'Asia/Tokyo' };
const RECORDS = 260;
const NOW: Now = {
  zone: USER.timezone,
  today: epochDay('2026-11-26' as Day),
  officeDays: officeDays(),
  era: 'wareki',
};

const options = (...labels: string[]) =>
  Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));
const choice = (code: string, ...labels: string[]) => ({
  ...{ type: 'DROP_DOWN', code, label: code },
  options: options(...labels),
});

const AREAS = {
  館: { type: 'SINGLE_LINE_TEXT', code: '館', label: '館' },
  区分: choice('区分', '北', '南'),
} as const;
const VOICES = {
  分野: choice('分野', '道路', 'ごみ', '防犯', '窓口'),
  経路: { ...choice('経路', '電話', '窓口', 'メール'), type: 'CHECK_BOX' },
  館: { type: 'SINGLE_LINE_TEXT', code: '館', label: '館' },
  分: { type: 'NUMBER', code: '分', label: '分' },
  受付日時: { type: 'DATETIME', code: '受付日時', label: '受付日時' },
  回答日: { type: 'DATE', code: '回答日', label: '回答日' },
  明細: {
    type: 'SUBTABLE',
    code: '明細',
    label: '明細',
    fields: {
      品目: choice('品目', '紙', '布'),
      数: { type: 'NUMBER', code: '数', label: '数' },
    },
  },
} as const;

let stage: Stage;
let app: string;
let areas: string;
let loaded: Loaded;
let board: Dashboard;

const by = (field: string, how: Level['how']['by'], over: Partial<Level> = {}): Level =>
  level(field, { how: { by: how } as Level['how'], ...over });

function charts(): Record<string, Chart> {
  const histogram = chart({
    look: { type: 'histogram', width: 7 },
    levels: [],
    measures: [measure({ take: { of: 'sum', amount: { field: '分' } } })],
  });
  const all: Record<string, Chart> = {
    分野: chart({ levels: [level('分野')] }),
    '分野、上位2': chart({ levels: [level('分野', { order: 'descending', top: 2 })] }),
    '経路、上位1': chart({ levels: [level('経路', { order: 'descending', top: 1 })] }),
    '月 × 分野': chart({ levels: [by('受付日時', 'month'), level('分野')] }),
    '四半期 × 経路 × 分野': chart({
      look: { type: 'pivot', columns: 1, subtotals: 'shown', shading: 'none' },
      levels: [by('受付日時', 'quarter'), level('経路'), level('分野')],
    }),
    '曜日 × 時間帯': chart({ levels: [by('受付日時', 'weekday'), by('受付日時', 'hour')] }),
    回答日の週: chart({ levels: [by('回答日', 'week')] }),
    '年度、今日まで': chart({ levels: [by('受付日時', 'fiscalYear')], toDate: '受付日時' }),
    分の度数: histogram,
    'ほかのアプリの区分 × 分野': chart({ levels: [level('a.区分'), level('分野')] }),
    明細の品目: chart({ rows: '明細', levels: [level('品目'), level('分野')] }),
    '苦情の電話だけ（pick）': chart({
      levels: [level('分野')],
      picks: [{ field: '経路', how: { by: 'value' }, chosen: { keys: ['w電話'] } }],
    }),
  };
  return Object.fromEntries(
    Object.entries(all).map(([title, each], index) => [title, { ...each, id: `c${index}`, title }]),
  );
}

beforeAll(async () => {
  stage = await startStage();
  const make = async (name: string, properties: object): Promise<string> => {
    const { app: id } = await stage.client.app.addApp({ name });
    await stage.client.app.addFormFields({ app: id, properties: properties as never });
    await stage.client.app.deployApp({ apps: [{ app: id }] });
    return id;
  };
  [app, areas] = [await make('声', VOICES), await make('館', AREAS)];
  await stage.client.record.addRecords({
    app: areas,
    records: ['青山', '黒崎', '香月'].map((name, index) => ({
      館: { value: name },
      区分: { value: index % 2 === 0 ? '北' : '南' },
    })),
  });
  await stage.client.record.addAllRecords({ app, records: voices() });
  board = {
    id: 'd',
    title: '声',
    places: { lists: 'all', space: '', matches: [] },
    sources: [
      {
        ...{ id: 'own', name: '', app: null, condition: '館 != "試験"', list: 'follows' },
        joins: [{ prefix: 'a', app: Number(areas), field: '館', key: '館' }],
      },
    ],
    slicers: [{ id: 's', label: '', fields: { own: '分野' }, how: { by: 'value' }, initial: null }],
    charts: Object.values(charts()),
    maskBelow: 0,
    era: 'wareki',
  };
  loaded = await load(
    board,
    {
      host: countingForms({ user: USER, request }, () => Date.now()),
      keep: new MemoryKeep(),
      unfinished: new Map(),
      nameOf: async () => '声',
      app: Number(app),
      listCondition: '',
      recordConditions: {},
      now: () => new Date(),
    },
    { signal: new AbortController().signal, progress: () => undefined, soFar: () => undefined },
  );
});

afterAll(() => stage.stop());

test.each(Object.keys(charts()))(
  '「%s」の図のどこを押しても、数えたレコードだけが開く',
  async (title) => {
    await everyPlace(title, null);
  },
);

test.each(['月 × 分野', '曜日 × 時間帯', 'ほかのアプリの区分 × 分野', '明細の品目'])(
  '「%s」を絞り込んでから押しても、数えたレコードだけが開く',
  async (title) => {
    await everyPlace(title, ['w道路', '']);
  },
);

async function everyPlace(title: string, chosen: string[] | null): Promise<void> {
  const state = withChosen(initialState(board), 's', chosen);
  const answered = answersOf(board, board.charts, loaded, state, NOW).find(
    (each) => each.chart.title === title,
  );
  if (!answered || !('answer' in answered))
    throw new Error(`no answer: ${JSON.stringify(answered)}`);
  const { answer } = answered;
  const places = placesOf(answer.figure.levels.map(({ keys }) => keys.length)).filter(
    (place) => answer.records(place) > 0,
  );
  expect(places.length).toBeGreaterThan(1);
  const wrong: unknown[] = [];
  for (const place of places) {
    const condition = answer.condition(place);
    const found = condition === undefined ? -1 : await count(condition);
    if (found !== answer.records(place))
      wrong.push([place, answer.records(place), found, condition]);
  }
  expect(wrong).toEqual([]);
}

/** Every place, totals too. */
function placesOf(sizes: number[]): Place[] {
  return sizes.reduce<Place[]>(
    (places, size) =>
      places.flatMap((place) =>
        Array.from({ length: size + 1 }, (_, key) => [...place, key === size ? ALL : key]),
      ),
    [[]],
  );
}

async function count(query: string): Promise<number> {
  const { totalCount } = await stage.client.record.getRecords({
    ...{ app, fields: ['$id'], totalCount: true },
    query: `${query} limit 1`,
  });
  return Number(totalCount);
}

async function request<T>(method: string, path: string, body: unknown): Promise<T> {
  const override = {
    ...passwordHeader('Administrator', 'cybozu'),
    'X-HTTP-Method-Override': method,
  };
  const { status, body: answer } = await stage.call('POST', `/k/v1/${path}.json`, body, override);
  if (status !== 200) throw new Error(JSON.stringify(answer));
  return answer as T;
}

/** The same in every run: a linear congruence is mixed enough here. */
function voices(): Record<string, { value: unknown }>[] {
  let state = 7;
  const roll = (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
  const pick = <Value>(...values: Value[]): Value => values[roll(values.length)] as Value;
  const minute = (): string =>
    new Date(Date.UTC(2025, 3, 1) + roll(600 * 96) * 15 * 60_000).toISOString();
  return Array.from({ length: RECORDS }, () => ({
    分野: { value: pick('道路', 'ごみ', '防犯', '') },
    経路: { value: ['電話', '窓口', 'メール'].filter(() => roll(3) === 0) },
    館: { value: pick('青山', '黒崎', '香月', '試験', '') },
    分: { value: pick('', '0', '5', '12.5', '30') },
    受付日時: { value: pick('', `${minute().slice(0, 16)}:00Z`, `${minute().slice(0, 16)}:00Z`) },
    回答日: { value: pick('', minute().slice(0, 10)) },
    明細: {
      value: Array.from({ length: roll(3) }, () => ({
        value: { 品目: { value: pick('紙', '布', '') }, 数: { value: String(roll(9)) } },
      })),
    },
  }));
}
