/** The rules of the drawings, without a canvas. */
import { bareWords, measureTitle } from '../../../src/drawing/amounts';
import { kpiOf } from '../../../src/drawing/kpi';
import { cut, widthOf, wrapped } from '../../../src/drawing/labels';
import { paretoOf } from '../../../src/drawing/pareto';
import { placeWords, within } from '../../../src/drawing/places';
import { middleOf } from '../../../src/drawing/quadrants';
import { rankingOf } from '../../../src/drawing/ranking';
import { lineStyle } from '../../../src/drawing/series-style';
import { channels, contrast, shade } from '../../../src/drawing/shading';
import { spread } from '../../../src/drawing/spread';
import { tileRows } from '../../../src/drawing/tiles';
import { ALL } from '../../../src/drawing/figure';
import { COUNT, figureOf } from '../../figure';

const counts = (numbers: readonly number[], keys = numbers.map((_, at) => `分野${at + 1}`)) =>
  figureOf({ levels: [['分野', keys]], at: (_, [key = 0]) => numbers[key] ?? NaN });

describe('色の濃さ', () => {
  const depths = Array.from({ length: 201 }, (_, step) => step - 100);

  test('どの濃さでも、文字は4.5:1以上（WCAG 1.4.3）', () => {
    for (const value of depths) {
      const shown = shade(value, -100, 100);
      if (!shown) throw new Error(`no shade for ${value}`);
      const ratio = contrast(channels(shown.background), channels(shown.ink));
      expect([value, ratio >= 4.5]).toEqual([value, true]);
    }
  });

  test('大きい数ほど暗く、0は白、値のないマスに色はない', () => {
    const light = (value: number): number =>
      contrast(channels(shade(value, 0, 100)?.background ?? ''), [0, 0, 0]);
    expect(light(100)).toBeLessThan(light(50));
    expect(light(50)).toBeLessThan(light(1));
    expect(shade(0, 0, 100)?.background).toBe('rgb(255, 255, 255)');
    expect(shade(NaN, 0, 100)).toBeNull();
  });

  test('負の数は別の色相、すべて同じ数でも色がある', () => {
    const [red, , blue] = channels(shade(-100, -100, 100)?.background ?? '');
    expect(red).toBeGreaterThan(blue);
    expect(shade(5, 5, 5)?.background).toBe('rgb(13, 71, 124)');
  });
});

describe('順位', () => {
  test('同じ数は同じ順位で、次は飛ばす', () => {
    const ranks = rankingOf(counts([30, 45, 45, 0, 12])).map(({ key, rank }) => [key, rank]);
    expect(ranks).toEqual([
      [1, 1],
      [2, 1],
      [0, 3],
      [4, 4],
      [3, 5],
    ]);
  });

  test('未入力と値のないものに順位はなく、下に残る', () => {
    const ranks = rankingOf(counts([99, NaN, 1], ['未入力', '福祉', '道路']));
    expect(ranks).toEqual([
      { key: 2, rank: 1 },
      { key: 0, rank: null },
      { key: 1, rank: null },
    ]);
  });
});

test.each([
  [[1, 2, 6], 'mean', 3],
  [[1, 2, 6], 'median', 2],
  [[6, 1, 2, 4], 'median', 3],
  [[NaN, 4], 'mean', 4],
  [[], 'median', undefined],
] as const)('%j の四分線（%s）は %s', (values, by, expected) => {
  expect(middleOf(values, by)).toBe(expected);
});

describe('パレート図', () => {
  test('多い順、未入力は最後、累積は100%まで', () => {
    const steps = paretoOf(counts([10, 60, 20, 10], ['道路', '福祉', '未入力', '防災']));
    expect(steps.map(({ key, running }) => [key, running])).toEqual([
      [1, 60],
      [0, 70],
      [3, 80],
      [2, 100],
    ]);
  });

  test('0件ばかりなら、累積は値がない', () => {
    expect(paretoOf(counts([0, 0])).map(({ running }) => running)).toEqual([NaN, NaN]);
  });
});

describe('KPIの言葉', () => {
  const look = { type: 'kpi', number: 'whole', target: 100, better: 'more' } as const;

  test.each([
    [120, 'more', 'reached', '目標より 20件 多い'],
    [100, 'more', 'reached', '目標と同じ'],
    [99, 'more', 'missed', '目標より 1件 少ない'],
    [100, 'less', 'reached', '目標と同じ'],
    [101, 'less', 'missed', '目標より 1件 多い'],
    [NaN, 'less', 'unknown', ''],
  ] as const)('%d件・%s なら %s', (number, better, state, gap) => {
    const figure = figureOf({ levels: [], at: () => number });
    expect(kpiOf(figure, { ...look, better }).target).toEqual({ words: '目標 100件', state, gap });
  });

  test('最新は、未入力でない最後の期間', () => {
    const figure = counts([5, 7, 3], ['R7.4', 'R7.5', '未入力']);
    const kpi = kpiOf(figure, { ...look, number: 'latest' });
    expect([kpi.of, kpi.words, kpi.place]).toEqual(['R7.5', '7件', [1]]);
    expect(kpi.course.map(({ value }) => value)).toEqual([5, 7]);
  });

  test('記録がなくても0件と言う', () => {
    const figure = figureOf({ levels: [['月', []]], at: () => 0 });
    expect(kpiOf(figure, { ...look, target: null })).toMatchObject({ words: '0件', target: null });
  });
});

describe('言葉', () => {
  test('単位は一度だけ書き、「－」と秘匿の印はそのまま', () => {
    const figure = figureOf({
      levels: [['分野', ['道路', '福祉', '防災']]],
      at: (_, [key = 0]) => [1234, NaN, 2][key] ?? NaN,
      hidden: ([key]) => key === 2,
    });
    expect([0, 1, 2].map((key) => bareWords(figure, 0, [key]))).toEqual(['1,234', '－', '＊']);
    expect(measureTitle(COUNT)).toBe('件数（件）');
    expect(measureTitle({ ...COUNT, unit: '' })).toBe('件数');
  });

  test('階層の全体は「合計」、平均なら「全体」', () => {
    expect(placeWords(counts([1]), 0, [ALL])).toBe('合計');
    const mean = figureOf({
      levels: [['分野', ['道路']]],
      measures: [{ adds: false }],
      at: () => 1,
    });
    expect(placeWords(mean, 0, [ALL])).toBe('全体');
  });

  test('選んだ場所の中にあるか', () => {
    expect(within([1, 2], [1, ALL])).toBe(true);
    expect(within([1, 2], [ALL, 3])).toBe(false);
  });
});

describe('長い名前', () => {
  test('半角は半分ほどに数え、切ったところは「…」', () => {
    expect(widthOf('R7.4')).toBeCloseTo(2.2);
    expect(cut('まちづくり整備課', 5)).toBe('まちづく…');
    expect(cut('福祉', 5)).toBe('福祉');
  });

  test('行の長さをそろえて折る', () => {
    expect(wrapped('道路・公園', 4, 3)).toEqual(['道路・', '公園']);
    expect(wrapped('コミュニティ支援課生涯学習係', 5, 2)).toEqual(['コミュニテ', 'ィ支援課…']);
    // English breaks between words.
    expect(wrapped('Not entered', 5, 3)).toEqual(['Not', 'entered']);
    expect(wrapped('Traffic and parking', 8, 2)).toEqual(['Traffic and', 'parking']);
    expect(wrapped('R7年度 4～6月', 6, 2)).toEqual(['R7年度', '4～6月']);
    // A number stays whole.
    expect(wrapped('1,500～2,000', 3.6, 3)).toEqual(['1,500', '～2,000']);
    expect(wrapped('4,500～', 3.4, 3)).toEqual(['4,500', '～']);
  });
});

test('ラベルは重ならず、入りきらなければ詰める', () => {
  expect(spread([10, 11, 50], 15, 0, 100)).toEqual([10, 25, 50]);
  expect(spread([90, 95, 99], 15, 0, 100)).toEqual([70, 85, 100]);
  expect(spread([1, 2, 3, 4, 5], 15, 0, 40)).toEqual([0, 10, 20, 30, 40]);
});

test('地図のタイルは名前で置き、地図にない館も残る', () => {
  const look = { type: 'tiles', columns: 2 } as const;
  expect(tileRows(['黒崎', '則松', '折尾'], { ...look, map: [] }).rows).toEqual([[0, 1], [2]]);
  expect(
    tileRows(['黒崎', '則松', '未入力'], { ...look, map: [['', '黒崎'], ['昔の館']] }),
  ).toEqual({
    rows: [[null, 0], [null]],
    elsewhere: [1, 2],
  });
});

test('40本の線は、色・破線・点の形の組がすべて違う', () => {
  const styles = Array.from({ length: 40 }, (_, index) => JSON.stringify(lineStyle(index, false)));
  expect(new Set(styles).size).toBe(40);
});
