import { answersOf, markAt, slicerChoices, type Answered } from '../../../src/charts/answers';
import type { Loaded } from '../../../src/charts/data';
import { initialState, withChosen, withMark } from '../../../src/charts/state';
import { RequestError } from '../../../src/kintone/host';
import { chart, dashboard, dataOf, level, measure, NOW, type Voice } from './sample';

const voices: Voice[] = [
  { 受付日: '2026-04-01', 分野: '道路', 経路: ['電話'] },
  { 受付日: '2026-05-10', 分野: '道路', 経路: ['窓口'] },
  { 受付日: '2026-05-11', 分野: '公園', 経路: ['電話'] },
  { 受付日: '2025-05-12', 分野: 'ごみ', 経路: ['電話'] },
];
const byField = chart({ id: 'field' });
const byMonth = chart({ id: 'month', levels: [level('受付日', { how: { by: 'month' } })] });
const whole = chart({
  id: 'whole',
  levels: [],
  look: { type: 'kpi', number: 'whole', target: null, better: 'more' },
});
const board = dashboard({
  charts: [byField, byMonth, whole],
  slicers: [
    {
      id: 's1',
      label: '',
      fields: { own: '受付日' },
      how: { by: 'fiscalYear' },
      initial: { ago: [0] },
    },
  ],
});
const loaded = (over: Partial<Loaded> = {}): Loaded => ({
  data: new Map([['own', dataOf(voices)]]),
  faults: new Map(),
  requests: 0,
  partial: false,
  ...over,
});
const count = (answered: Answered | undefined): number =>
  answered && 'answer' in answered ? answered.answer.basis.counted.records : NaN;
const ask = (state = initialState(board), given = loaded()): Answered[] =>
  answersOf(board, board.charts, given, state, NOW);

test('a slicer as it was made narrows at opening, and everything can be chosen again', () => {
  expect(ask().map(count)).toEqual([3, 3, 3]);
  expect(ask(withChosen(initialState(board), 's1', null)).map(count)).toEqual([4, 4, 4]);
});

test('a mark narrows the other charts and not its own', () => {
  const [first] = ask();
  if (!first || !('answer' in first)) throw new Error('no answer');
  const mark = markAt(byField, first.answer, [0]);
  expect(mark.keys).toEqual(['w道路']);
  const marked = ask(withMark(initialState(board), mark));
  expect(marked.map(count)).toEqual([3, 2, 2]);
});

test('a mark whose key is not there any more narrows nothing', () => {
  const gone = withMark(initialState(board), { chart: 'field', keys: ['w下水'] });
  expect(ask(gone).map(count)).toEqual([3, 3, 3]);
});

test('a field that was deleted, a type that changed and an app that may not be read are faults of their charts alone', () => {
  const broken = dashboard({
    charts: [
      byField,
      chart({ id: 'gone', levels: [level('校区')] }),
      chart({ id: 'type', levels: [level('件名', { how: { by: 'month' } })] }),
      chart({ id: 'sum', measures: [measure({ take: { of: 'sum', amount: { field: '分野' } } })] }),
      chart({ id: 'other', source: 'other' }),
    ],
  });
  const source = {
    id: 'other',
    name: '',
    app: 9,
    condition: '',
    list: 'follows' as const,
    joins: [],
  };
  const error = new RequestError(403, 'CB_NO02', 'no');
  const given = loaded({ faults: new Map([['other', { source, error }]]) });
  const answered = answersOf(broken, broken.charts, given, initialState(broken), NOW);
  expect(answered.map((each) => ('fault' in each ? each.fault.kind : 'answer'))).toEqual([
    'answer',
    'fields',
    'type',
    'type',
    'source',
  ]);
});

test('a slicer offers each period that occurs, with its records', () => {
  const [slicer] = board.slicers;
  const offered = slicer && slicerChoices(slicer, loaded(), NOW);
  expect(offered?.choices.map(({ label, count: records }) => [label, records])).toEqual([
    ['令和7年度', 1],
    ['令和8年度', 3],
  ]);
});

describe('what one app’s chart says to another’s', () => {
  const other = (): Loaded['data'] =>
    new Map([
      ['own', dataOf(voices)],
      ['other', { ...dataOf(voices), app: 2 }],
    ]);
  const charts = [byField, chart({ id: 'there', source: 'other' })];
  const two = (slicers: ReturnType<typeof dashboard>['slicers']): Answered[] => {
    const both = dashboard({ charts, slicers });
    const mark = { chart: 'field', keys: ['w道路'] };
    return answersOf(
      both,
      charts,
      loaded({ data: other() }),
      withMark(initialState(both), mark),
      NOW,
    );
  };

  test('a mark does not narrow a field of another app that happens to have its code, and that is told', () => {
    const [, there] = two([]);
    expect(count(there)).toBe(4);
    expect(there && 'answer' in there && there.answer.without).toMatchObject([
      { elsewhere: '分野' },
    ]);
  });

  test('a slicer that sets the two fields beside each other lets it', () => {
    const fields = { own: '分野', other: '分野' };
    const [, there] = two([{ id: 's', label: '', fields, how: { by: 'value' }, initial: null }]);
    expect(count(there)).toBe(2);
  });
});

test('a slicer whose field has another type now offers nothing and narrows nothing; the charts stay', () => {
  const slicer = {
    ...{ id: 'x', label: '', fields: { own: '件名' } },
    how: { by: 'month' as const },
    initial: { ago: [0] },
  };
  const broken = dashboard({ charts: [byField], slicers: [slicer] });
  expect(slicerChoices(slicer, loaded(), NOW)).toBeUndefined();
  const [answered] = answersOf(broken, broken.charts, loaded(), initialState(broken), NOW);
  expect(count(answered)).toBe(4);
  expect(answered && 'answer' in answered && answered.answer.without).toHaveLength(1);
});

test('「その他」 that is marked narrows to what it is under the slicers', () => {
  const top = chart({
    id: 'top',
    look: { type: 'ranking' },
    levels: [level('分野', { top: 1, zeros: 'hidden' })],
  });
  const slicers = [
    {
      id: 's',
      label: '',
      fields: { own: '受付日' },
      how: { by: 'fiscalYear' as const },
      initial: null,
    },
  ];
  const ranked = dashboard({ charts: [top, whole], slicers });
  const given = loaded({
    data: new Map([
      [
        'own',
        dataOf([
          ...[1, 2, 3].map(() => ({ 受付日: '2025-05-01', 分野: '道路' })),
          ...[1, 2].map(() => ({ 受付日: '2026-05-01', 分野: '公園' })),
          { 受付日: '2026-05-01', 分野: '道路' },
        ]),
      ],
    ]),
  });
  const thisYear = slicerChoices(slicers[0]!, given, NOW)?.choices.at(-1)?.id ?? '';
  const state = withMark(withChosen(initialState(ranked), 's', [thisYear]), {
    ...{ chart: 'top', keys: ['rest'] },
  });
  const [, all] = answersOf(ranked, ranked.charts, given, state, NOW);
  // Of this 年度, 公園 is first with two; 道路 with one is among the others.
  expect(count(all)).toBe(1);
});

test('a 年度 that is chosen leaves out the other months, and last 年度 is still what it was', () => {
  const compared = chart({
    id: 'compared',
    levels: [level('受付日', { how: { by: 'month' } })],
    measures: [measure(), measure({ derive: { as: 'difference', against: 'lastFiscalYear' } })],
  });
  const one = dashboard({ charts: [compared], slicers: board.slicers });
  const [answered] = answersOf(one, one.charts, loaded(), initialState(one), NOW);
  if (!answered || !('answer' in answered)) throw new Error('no answer');
  const { figure } = answered.answer;
  expect(figure.levels[0]?.keys.map(({ short }) => short)).toEqual(['4月', '5月']);
  expect([figure.words(0, [1]), figure.words(1, [1])]).toEqual(['2件', '1件']);
  // Of the whole there is no other period.
  expect([figure.words(0, [-1]), figure.words(1, [-1])]).toEqual(['3件', '－']);
});

test('choices that a slicer leaves out are not said to have 0', () => {
  const one = dashboard({
    charts: [chart({ id: 'field' })],
    slicers: [{ id: 's', label: '', fields: { own: '分野' }, how: { by: 'value' }, initial: null }],
  });
  const state = withChosen(initialState(one), 's', ['w道路', 'w窓口']);
  const [answered] = answersOf(one, one.charts, loaded(), state, NOW);
  if (!answered || !('answer' in answered)) throw new Error('no answer');
  const { figure } = answered.answer;
  expect(figure.levels[0]?.keys.map(({ label }) => label)).toEqual(['道路', '窓口']);
  expect(figure.words(0, [1])).toBe('0件');
});
