/** @jest-environment jsdom */
import { configurationOf, draw } from '../../../src/drawing/draw';
import type { Figure, Place } from '../../../src/drawing/figure';
import type { Look, LookType } from '../../../src/drawing/look';
import { views } from '../../../src/drawing/looks';
import { plotOf, plots } from '../../../src/drawing/plots';
import { figureOf } from '../../figure';
import { edges, looks as samples } from '../../pictures/samples';

// jsdom has no canvas: what is drawn on one is shown as its table, as in any browser without.
beforeEach(() => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

const shown = (figure: Figure, look: Look, choose: (place: Place) => void = () => undefined) =>
  draw(figure, look, { chosen: null, choose }).element;

test('どの図の形にも絵の見本がある', () => {
  const drawn = new Set(samples.map(({ look }) => look.type));
  expect(new Set<string>(Object.keys({ ...plots, ...views }))).toEqual(drawn);
});

test.each(samples.map((sample) => [sample.name, sample] as const))(
  '%s: 画像に出す設定は、キャンバスに描く形にだけある',
  (_, { figure, look }) => {
    const html: LookType[] = ['tiles', 'kpi', 'ranking', 'pivot'];
    expect(configurationOf(figure, look) === null).toBe(html.includes(look.type));
  },
);

test.each([...samples, ...edges].map((sample) => [sample.name, sample] as const))(
  '%s: 矢印キーで行ける数は、どれも図に値があるか、秘匿の印がある',
  (_, { figure, look }) => {
    const plot = plotOf(figure, look);
    const { length = 0, at } = plot?.walk ?? {};
    for (const mark of Array.from({ length }, (_, step) => at?.(step) ?? []).flat()) {
      const value = figure.value(mark.measure, mark.place);
      expect(figure.hidden(mark.place) || !isNaN(value)).toBe(true);
      expect(plot?.markAt(mark.dataset, mark.index)?.place).toEqual(mark.place);
    }
  },
);

const counts = figureOf({
  levels: [['分野', ['道路', '福祉']]],
  at: (_, [key = 0]) => [12, 0][key] ?? NaN,
});

test('描けないブラウザーでは、ひとこと添えて表にする', () => {
  const element = shown(counts, { type: 'column', stack: 'none' });
  expect(element.textContent).toContain('表で表示しています');
  expect([...element.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
    '12',
    '0',
    '12',
  ]);
});

test('指標の足りない散布図も表にする', () => {
  expect(shown(counts, { type: 'scatter', quadrants: 'mean' }).textContent).toContain(
    'このグラフでは表せない',
  );
});

test('キーのない図は、記録がないと言う', () => {
  const none = figureOf({ levels: [['分野', []]], at: () => 0 });
  expect(shown(none, { type: 'pie' }).textContent).toBe('当てはまる記録がありません。');
});

test('表の数はボタンで、押した場所を伝え、選ばれたことを示す', () => {
  const chosen: Place[] = [];
  const drawing = draw(
    counts,
    { type: 'ranking' },
    { chosen: null, choose: (place) => chosen.push(place) },
  );
  const [first, second] = drawing.element.querySelectorAll('button');
  first?.click();
  expect(chosen).toEqual([[0]]);
  drawing.select([0]);
  expect(first?.getAttribute('aria-pressed')).toBe('true');
  expect(second?.getAttribute('aria-pressed')).toBe('false');
  expect(first?.getAttribute('aria-label')).toBe('道路 12件');
});

test('行き先のある表では、数はリンクで、0はただの文字', () => {
  const { element } = draw(
    counts,
    { type: 'pivot', columns: 0, subtotals: 'shown', shading: 'none' },
    { chosen: null, choose: () => undefined, address: ([key]) => `/k/1/?key=${key}` },
  );
  const links = [...element.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['/k/1/?key=0', '/k/1/?key=-1']);
});
