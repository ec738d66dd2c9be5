/**
 * A figure sent to another thread says the same there.
 * @jest-environment jsdom
 */
import { ALL } from '../../../src/drawing/figure';
import { cellsOf, figureOf } from '../../../src/drawing/figure-cells';
import { placeOf } from '../../../src/drawing/places';
import { plotOf } from '../../../src/drawing/plots';
import { figureOf as exampleOf } from '../../figure';
import { edges, looks } from '../../pictures/samples';

// jsdom has no canvas for patterns.
beforeEach(() => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

const samples = [...looks, ...edges].flatMap(({ name, figure, look }) => {
  const plot = plotOf(figure, look);
  return plot ? [{ name, figure, look, plot }] : [];
});

test.each(samples)('$name: 送った先でも、同じ設定で描く', ({ figure, look, plot }) => {
  const sent = cellsOf(figure, plot.levels);
  const arrived = plotOf(figureOf(sent), look);
  expect(JSON.stringify(arrived?.configuration())).toBe(JSON.stringify(plot.configuration()));
});

const byArea = exampleOf({
  levels: [
    ['分野', ['道路', '福祉']],
    ['館', ['黒崎', '則松', '折尾']],
  ],
  at: (_, [field = 0, center = 0]) => field * 10 + center,
  hidden: ([field, center]) => field === 1 && center === 2,
});

test('1つの階層だけを描くものには、その合計が付いてくる', () => {
  const { value, words, hidden } = figureOf(cellsOf(byArea, 1));
  for (const place of [placeOf(byArea, 0), placeOf(byArea, 1), placeOf(byArea)]) {
    expect(value(0, place)).toBe(byArea.value(0, place));
    expect(words(0, place)).toBe(byArea.words(0, place));
    expect(hidden(place)).toBe(byArea.hidden(place));
  }
});

test('2つの階層を描くものは、合計を数えない', () => {
  const asked: string[] = [];
  const watched = {
    ...byArea,
    value: (measure: number, place: readonly number[]) => {
      asked.push(place.join());
      return byArea.value(measure, place);
    },
  };
  const { value, hidden } = figureOf(cellsOf(watched, 2));
  expect(asked).not.toContain(`0,${ALL}`);
  expect([value(0, [1, 2]), hidden([1, 2]), hidden([0, 2])]).toEqual([
    byArea.value(0, [1, 2]),
    true,
    false,
  ]);
  expect(() => value(0, [0, ALL])).toThrow(RangeError);
});
