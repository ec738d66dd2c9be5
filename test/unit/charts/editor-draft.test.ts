import {
  addedChart,
  addedDashboards,
  changedChart,
  duplicatedChart,
  duplicatedDashboard,
  movedChart,
  removed,
  reordered,
} from '../../../src/charts/editor/draft';
import { begun, did, MOST_STEPS, redone, undone } from '../../../src/charts/editor/history';
import { freshId } from '../../../src/charts/editor/ids';
import { chartWith, dashboardWith, ownSource } from '../../../src/charts/editor/make';

const copy = (title: string): string => `${title}のコピー`;

const one = dashboardWith({
  id: 'one',
  title: 'こえ',
  charts: [chartWith({ id: 'a', title: '月別' }), chartWith({ id: 'b', title: '分野別' })],
});
const two = dashboardWith({ id: 'two', title: '申請' });

test('id は短く、あるものと重ならない', () => {
  const numbers = [0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 0.5, 0.5];
  const id = freshId(['22222'], () => numbers.shift() ?? 0);
  expect(id).toMatch(/^[a-z2-9]{5}$/);
  expect(id).not.toBe('22222');
});

test('直しても id は変わらず、元のものは元のまま', () => {
  const before = structuredClone([one, two]);
  const after = changedChart([one, two], 'one', 'a', (chart) => ({
    ...chart,
    id: 'x',
    title: '週別',
  }));
  expect(after[0]?.charts.map(({ id, title }) => [id, title])).toEqual([
    ['a', '週別'],
    ['b', '分野別'],
  ]);
  expect([one, two]).toEqual(before);
});

test('複製はすぐ後ろに、別の id で立つ', () => {
  const { dashboard, id } = duplicatedChart(one, 'a', copy);
  expect(dashboard.charts.map(({ title }) => title)).toEqual(['月別', '月別のコピー', '分野別']);
  expect(dashboard.charts[1]?.id).toBe(id);
  expect(['a', 'b']).not.toContain(id);
  const all = duplicatedDashboard([one, two], 'one', copy);
  expect(all.all.map(({ title }) => title)).toEqual(['こえ', 'こえのコピー', '申請']);
});

test('上へ・下へは1つずつ動き、端では動かない', () => {
  const ids = (items: { id: string }[]): string[] => items.map(({ id }) => id);
  expect(ids(reordered(one.charts, 'b', 'up'))).toEqual(['b', 'a']);
  expect(ids(reordered(one.charts, 'a', 'up'))).toEqual(['a', 'b']);
  expect(ids(reordered(one.charts, 'b', 'down'))).toEqual(['a', 'b']);
  expect(ids(removed(one.charts, 'a'))).toEqual(['b']);
});

test('足したダッシュボードとグラフは、自分の id をもつ', () => {
  const { all, ids } = addedDashboards(
    [one],
    [
      { ...one, title: '同じ' },
      { ...two, id: '' },
    ],
  );
  expect(new Set(all.map(({ id }) => id)).size).toBe(3);
  expect(all.slice(1).map(({ id }) => id)).toEqual(ids);
  expect(addedChart(one, chartWith({ id: 'a' })).id).not.toBe('a');
});

test('別のダッシュボードへ移したグラフは、同じレコードを数え続ける', () => {
  const other = { ...ownSource(), id: 'park', app: 7, condition: '' };
  const from = {
    ...one,
    sources: [ownSource(), other],
    charts: [chartWith({ id: 'p', source: 'park' })],
  };
  const taken = { ...two, sources: [ownSource(), { ...other, id: 'park', app: 9 }] };
  const [left, got] = movedChart([from, taken], 'one', 'p', 'two');
  expect(left?.charts).toEqual([]);
  const source = got?.sources.find(({ id }) => id === got.charts[0]?.source);
  expect(source?.app).toBe(7);
  expect(new Set(got?.sources.map(({ id }) => id)).size).toBe(3);
  // The same records under the same id need no further source.
  expect(movedChart([one, two], 'one', 'a', 'two')[1]?.sources).toHaveLength(1);
});

describe('元に戻す', () => {
  test('したことを1つずつ戻し、やり直せる', () => {
    const history = did(did(begun('甲'), '乙', '乙にする'), '丙', '丙にする');
    const back = undone(undone(history));
    expect([back.now, undone(back).now]).toEqual(['甲', '甲']);
    expect(redone(redone(back))).toMatchObject({ now: '丙', undone: [] });
  });

  test('続けて打った文字は1度に戻り、戻したあとの打鍵は別の1つになる', () => {
    let history = begun('');
    for (const typed of ['こ', 'こえ']) history = did(history, typed, '名前', 'title');
    expect(undone(history).now).toBe('');
    history = did(undone(history), 'み', '名前', 'title');
    expect(history.done).toHaveLength(1);
    expect(undone(did(history, 'みち', '別の欄', 'label')).now).toBe('み');
  });

  test('戻してから直すと、やり直すものはなくなる', () => {
    expect(did(undone(did(begun(1), 2, '')), 3, '').undone).toEqual([]);
  });

  test('古いものから忘れる', () => {
    let history = begun(0);
    for (let step = 1; step <= MOST_STEPS + 5; step += 1) history = did(history, step, '');
    expect(history.done).toHaveLength(MOST_STEPS);
    expect(history.done[0]?.state).toBe(5);
  });
});
