/** Masking of what is compared with periods that were not chosen: a number of last 年度 must not be told by this one. */
import { answerOf, type ChartAnswer } from '../../../src/charts/answer';
import type { Derive, Measure } from '../../../src/charts/definition';
import { safeBasis, safeFigure } from '../../../src/charts/safe';
import { ALL, type Figure } from '../../../src/drawing/figure';
import { chart, dataOf, level, measure, NOW, type Voice } from './sample';

const LAST = '2025-05-10';
const THIS = '2026-05-10';

/** So many voices of a kind on a day; their 対応時間 are 1, 2, 3. */
function voices(day: string, kinds: Record<string, number>): Voice[] {
  return Object.entries(kinds).flatMap(([kind, count]) =>
    Array.from({ length: count }, (_, at) => ({ 受付日: day, 分野: kind, 対応時間: at + 1 })),
  );
}

const chosen = [{ field: '受付日', how: { by: 'fiscalYear' as const }, keys: ['fiscalYear 2026'] }];
const before: Derive = { as: 'difference', against: 'lastFiscalYear' };
const minutes = { field: '対応時間' };

/** 分野 by 年度, 令和8年度 chosen. */
function asked(given: Voice[], ...measures: Partial<Measure>[]): [ChartAnswer, Figure] {
  const definition = chart({
    levels: [level('分野'), level('受付日', { how: { by: 'fiscalYear' } })],
    measures: measures.map((over) => measure(over)),
  });
  const answer = answerOf(definition, dataOf(given), chosen, NOW);
  return [answer, safeFigure(definition, answer, 5)];
}

/** By 分野 and in all, of this 年度. */
const told = (figure: Figure, of = 0): string[] =>
  [0, 1, 2, 3, ALL].map((kind) => figure.words(of, [kind, 0]));

const given = [
  ...voices(LAST, { 道路: 3, 公園: 20, ごみ: 30 }),
  ...voices(THIS, { 道路: 10, 公園: 20, ごみ: 30 }),
];

test('the difference to a small number of last 年度 is not told, nor one that leads back to it', () => {
  const [answer, figure] = asked(given, {}, { derive: before });
  expect(told(answer.figure, 1)).toEqual(['7件', '0件', '0件', '0件', '7件']);
  // Of this 年度 nothing is small.
  expect(told(figure)).toEqual(['10件', '20件', '30件', '0件', '60件']);
  expect(told(figure, 1)).toEqual(['＊', '＊', '0件', '0件', '7件']);
  expect(figure.value(1, [0, 0])).toBeNaN();
});

test.each<[string, Partial<Measure>]>([
  ['対比', { derive: { as: 'ratio', against: 'lastFiscalYear' } }],
  ['前期差', { derive: { as: 'difference', against: 'previous' } }],
  ['移動平均', { derive: { as: 'moving', length: 2 } }],
  ['増減 of a sum', { take: { of: 'sum', amount: minutes }, derive: before }],
  ['増減 of a mean', { take: { of: 'mean', amount: minutes }, derive: before }],
])('%s', (_, over) => {
  const [, figure] = asked(given, over);
  expect(told(figure).map((words) => words === '＊')).toEqual([true, true, false, false, false]);
});

test('the greatest of last 年度 in all may be of the hidden one', () => {
  const [, figure] = asked(given, { take: { of: 'max', amount: minutes }, derive: before });
  expect(told(figure).map((words) => words === '＊')).toEqual([true, true, false, false, true]);
});

test('a total of last 年度 that is small is not told', () => {
  const [, figure] = asked(
    [...voices(LAST, { 道路: 3 }), ...voices(THIS, { 道路: 10, 公園: 20 })],
    { derive: before },
  );
  expect(told(figure)).toEqual(['＊', '20件', '0件', '0件', '＊']);
});

test('a group of last 年度 that this one does not have is not told by the total', () => {
  const definition = chart({
    levels: [
      level('分野', { zeros: 'hidden' }),
      level('受付日', { how: { by: 'fiscalYear' }, zeros: 'hidden' }),
    ],
    measures: [measure({ derive: before })],
  });
  const answer = answerOf(
    definition,
    dataOf([...voices(LAST, { 道路: 20, 窓口: 2 }), ...voices(THIS, { 道路: 20 })]),
    chosen,
    NOW,
  );
  expect(answer.figure.value(0, [ALL, 0])).toBe(-2);
  const figure = safeFigure(definition, answer, 5);
  // 窓口 is 2 once 道路 and all are known.
  expect([0, ALL].map((kind) => figure.words(0, [kind, 0]))).toContain('＊');
});

test('a week of which a part was chosen does not tell the other part', () => {
  // 31 March and 1 April 2026 are of one week.
  const definition = chart({
    levels: [level('受付日', { how: { by: 'week' } })],
    measures: [measure(), measure({ derive: { as: 'difference', against: 'previous' } })],
  });
  const answer = answerOf(
    definition,
    dataOf([
      ...voices('2026-03-24', { 道路: 20 }),
      ...voices('2026-03-31', { 道路: 2 }),
      ...voices('2026-04-01', { 道路: 10 }),
    ]),
    chosen,
    NOW,
  );
  expect([0, 1].map((of) => answer.figure.words(of, [0]))).toEqual(['10件', '-8件']);
  const figure = safeFigure(definition, answer, 5);
  expect([0, 1].map((of) => figure.words(of, [0]))).toEqual(['10件', '＊']);
});

test('periods in an order of their own are compared with the one before, not with the one beside', () => {
  const definition = chart({
    levels: [level('受付日', { how: { by: 'quarter' }, order: 'descending' })],
    measures: [measure(), measure({ derive: { as: 'difference', against: 'previous' } })],
  });
  const answer = answerOf(
    definition,
    dataOf([
      ...voices('2026-04-10', { 道路: 3 }),
      ...voices('2026-07-10', { 道路: 30 }),
      ...voices('2026-10-10', { 道路: 20 }),
      ...voices('2027-01-10', { 道路: 10 }),
    ]),
    [],
    NOW,
  );
  const figure = safeFigure(definition, answer, 5);
  const [second, third, fourth] = [0, 1, 2].map((key) => figure.words(1, [key]));
  // The first quarter and, with it, the fourth are hidden.
  expect([second, third, fourth]).toEqual(['＊', '-10件', '＊']);
});

test('what was left out is a total of what is compared with', () => {
  const [answer] = asked(given, { derive: before });
  const [plain] = asked(given, {});
  const definition = chart();
  expect(safeBasis(definition, answer, 5).leftOut).toBeNaN();
  expect(safeBasis(definition, plain, 5).leftOut).toBe(53);
  expect(safeBasis(definition, answer, 0).leftOut).toBe(53);
});
