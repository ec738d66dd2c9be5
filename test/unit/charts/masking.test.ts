import { basisText } from '../../../src/charts/basis';
import { masked, maskedBasis, shownBy, type Shown } from '../../../src/charts/masking';
import type { Chart, Derive, Take } from '../../../src/charts/definition';
import { reckonedFrom } from '../../../src/charts/derive';
import type { Reckoned } from '../../../src/charts/reckoned';
import { ALL, type Figure, type Place } from '../../../src/drawing/figure';
import type { Key } from '../../../src/records/key';
import { figureOf } from '../../figure';
import { basisOf, chart, PIVOT } from './out-stage';

/** Each number by itself. */
const OWN: Reckoned = { from: (_, place) => [place] };

const table = (rows: number[][], measures = 1): Figure =>
  figureOf({
    levels: [
      ['分野', rows.map((_, row) => `分野${row}`)],
      ['月', (rows[0] ?? []).map((_, column) => `${column}月`)],
    ],
    measures: Array.from({ length: measures }, () => ({})),
    at: (_, [row = 0, column = 0]) => rows[row]?.[column] ?? 0,
  });

/** Words by row, totals last. */
function told(figure: Figure, counts: Figure, shown: Shown, measure = 0): string[] {
  const result = masked(figure, (place) => counts.value(0, place), 5, shown);
  const keys = (level: number): number[] => [
    ...(figure.levels[level]?.keys.map((_, key) => key) ?? []),
    ALL,
  ];
  return keys(0).map((row) =>
    keys(1)
      .map((column) => result.words(measure, [row, column]).replace('件', ''))
      .join(' '),
  );
}

test('a small number takes others with it, so that no total leads back; 0 stays', () => {
  const figure = table([
    [3, 10, 0],
    [12, 20, 30],
    [9, 8, 7],
  ]);
  const rows = told(figure, figure, shownBy({ figure, reckoned: OWN }, chart));
  expect(rows[0]).toBe('＊ ＊ 0 13');
  // As in row 0, each row and column that has one has another.
  expect(rows.slice(0, 3).map((row) => row.match(/＊/g)?.length)).not.toContain(1);
  expect(rows.at(-1)).toBe('24 38 37 99');
});

test('a table without small numbers is shown as it is', () => {
  const figure = table([
    [5, 0],
    [8, 9],
  ]);
  expect(told(figure, figure, shownBy({ figure, reckoned: OWN }, chart))).toEqual([
    '5 0 5',
    '8 9 17',
    '13 9 22',
  ]);
});

test('two that are 4 and 4 below 5 are not left alone with their sum of 8', () => {
  const figure = figureOf({
    levels: [['館', ['一', '二', '三']]],
    at: (_, [key = 0]) => [4, 4, 50][key] ?? 0,
  });
  const result = masked(
    figure,
    (place) => figure.value(0, place),
    5,
    shownBy({ figure, reckoned: OWN }, chart),
  );
  expect([0, 1, 2].map((key) => result.hidden([key]))).toEqual([true, true, true]);
});

test('records in several groups: what must be in the hidden group is not told by the total', () => {
  // 13 records in all, 9 of them in 一: at least 4 are in 二.
  const figure = figureOf({
    levels: [['種別', ['一', '二']]],
    at: (_, [key = 0]) => [9, 4][key] ?? 0,
    total: () => 12,
  });
  const result = masked(
    figure,
    (place) => figure.value(0, place),
    5,
    shownBy({ figure, reckoned: OWN }, chart),
  );
  expect(result.words(0, [0])).toBe('9件');
  expect(result.hidden([1])).toBe(true);
  expect(result.hidden([ALL])).toBe(true);
});

test.each([0, 1])('a limit of %d hides nothing', (below) => {
  const figure = table([[1]]);
  expect(masked(figure, () => 1, below, shownBy({ figure, reckoned: OWN }, chart))).toBe(figure);
});

describe('other measures of what is hidden', () => {
  const counts = table([[20, 3, 20, 30]]);
  const with_ = (take: Take, derive: Derive | null): Chart => ({
    ...chart,
    measures: chart.measures.map((measure) => ({ ...measure, take, derive })),
  });
  const hiddenOf = (take: Take, derive: Derive | null): string =>
    told(counts, counts, shownBy({ figure: counts, reckoned: by(derive) }, with_(take, derive)))[0]
      ?.split(' ')
      .map((words) => (words === '＊' ? '＊' : '.'))
      .join('') ?? '';
  const records: Take = { of: 'records' };
  /** 分野 and months, as the derived measures find them. */
  const levels: Key[][] = [
    [{ kind: 'word', word: '', label: '' }],
    [0, 1, 2, 3].map((month) => ({ kind: 'period', period: 'month', number: 24312 + month })),
  ];
  const by = (derive: Derive | null): Reckoned => {
    const from = derive && reckonedFrom(derive, levels);
    return { from: (_, place) => from?.(place) ?? [place] };
  };

  // Columns 1 and one of 20 are hidden; the total is not.
  test.each<[string, Take, Derive | null, string]>([
    ['a count', records, null, '＊＊...'],
    ['a mean', { of: 'mean', amount: { field: '分' } }, null, '＊＊...'],
    [
      'a maximum: the total is of a hidden part',
      { of: 'max', amount: { field: '分' } },
      null,
      '＊＊..＊',
    ],
    [
      '累計: the difference of two tells',
      records,
      { as: 'running', restart: 'never' },
      '＊＊＊＊.',
    ],
    ['前期差', records, { as: 'difference', against: 'previous' }, '＊＊＊..'],
    ['移動平均 of three', records, { as: 'moving', length: 3 }, '＊＊＊＊.'],
  ])('%s', (_, take, derive, expected) => {
    expect(hiddenOf(take, derive)).toBe(expected);
  });

  test('a share tells its total: it goes where that is hidden', () => {
    const figure = table([
      [2, 0, 1],
      [40, 50, 60],
    ]);
    const share: Derive = { as: 'share', over: 'level2' };
    const shown = shownBy({ figure, reckoned: by(share) }, with_(records, share));
    const result = masked(figure, (place) => figure.value(0, place), 5, shown);
    expect(result.hidden([0, ALL])).toBe(true);
    expect(result.hidden([0, 1])).toBe(false);
    // 0 % of a hidden total says nothing of it, but is not told apart from other shares.
    expect(result.words(0, [0, 1])).toBe('＊');
  });
});

test('a pivot hides places that it does not show', () => {
  const figure = figureOf({
    levels: [
      ['地域', ['西', '東']],
      ['館', ['一', '二']],
      ['月', ['4月', '5月']],
    ],
    at: () => 10,
  });
  const result = masked(
    figure,
    (place) => figure.value(0, place),
    5,
    shownBy({ figure, reckoned: OWN }, { ...chart, look: PIVOT }),
  );
  const at = (place: Place): boolean => result.hidden(place);
  expect([at([0, 0, 0]), at([0, ALL, 1]), at([ALL, ALL, ALL])]).toEqual([false, false, false]);
  expect(at([ALL, 0, ALL])).toBe(true);
});

test('the 根拠票 of what is masked does not tell the hidden numbers either', () => {
  const figure = figureOf({
    levels: [['館', ['一', '未入力']]],
    at: (_, [key = 0]) => [1, 2][key] ?? 0,
  });
  const hidden = masked(
    figure,
    (place) => figure.value(0, place),
    5,
    shownBy({ figure, reckoned: OWN }, chart),
  );
  const basis = maskedBasis(
    {
      ...basisOf.basis,
      counted: { records: 3, rows: 3 },
      leftOut: 40,
      unset: [
        { label: '館', count: 2 },
        { label: '経路', count: 0 },
      ],
    },
    { figure: hidden, reckoned: OWN },
    5,
  );
  const said = basisText({ ...basisOf, basis, maskBelow: 5 });
  expect(said).toContain('数えたレコード: ＊件');
  expect(said).toContain('未入力: 館: ＊件');
  expect(said).toContain('除いたレコード: 40件');
});
