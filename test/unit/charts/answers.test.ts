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
