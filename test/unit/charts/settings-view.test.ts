/** @jest-environment jsdom */
import * as v from 'valibot';
import { withLook } from '../../../src/charts/editor/adapt';
import { mapIn } from '../../../src/charts/editor/look-view';
import { chartWith, dashboardWith, levelOf, measureOf } from '../../../src/charts/editor/make';
import { readDays } from '../../../src/calendar/day-lines';
import { problemsOf } from '../../../src/charts/editor/problems';
import { settingsParts } from '../../../src/charts/editor/settings-parts';
import { defaults, type ChartsSettings } from '../../../src/charts/settings';
import { chartSchema } from '../../../src/charts/schema';
import type { ConfigHost } from '../../../src/kintone/host';
import { groups, voices } from './editor-sample';

const host: ConfigHost = {
  appId: 1,
  user: { code: 'a', name: 'a', language: 'ja', timezone: 'Asia/Tokyo' },
  request: () => new Promise(() => undefined),
  getConfig: () => ({}),
  setConfig: () => undefined,
  pluginListUrl: () => '',
};

// jsdom lays nothing out.
Element.prototype.scrollIntoView = () => undefined;

test('開庁日を直しても、足したダッシュボードは残る', () => {
  let settings: ChartsSettings = defaults();
  const desk = {
    ...{ now: () => settings, fields: voices, host },
    change: (edit: (now: ChartsSettings) => ChartsSettings) => (settings = edit(settings)),
  };
  document.body.append(...settingsParts().map((part) => part.view(desk)));
  document.querySelector<HTMLElement>('#kumin-ce-add-blank')?.click();
  const closed = document.querySelector<HTMLTextAreaElement>('#kumin-ce-closed-days');
  if (closed) closed.value = 'R7.8.15';
  closed?.dispatchEvent(new Event('input'));
  expect(settings.officeDays.closed).toEqual(['2025-08-15']);
  expect(settings.dashboards).toHaveLength(1);
  if (closed) closed.value = 'R7.8.15\n来週';
  closed?.dispatchEvent(new Event('input'));
  expect(closed?.validationMessage).toContain('「来週」');
  expect(settings.officeDays.closed).toEqual(['2025-08-15']);
});

test('日付は和暦でも西暦でも読み、読めない行を挙げる', () => {
  expect(readDays('令和7年8月15日\n2025/8/14、2025-08-15\n来週\n')).toEqual({
    days: ['2025-08-14', '2025-08-15'],
    wrong: ['来週'],
  });
});

test('タイルの並びは1行ずつ、すき間は「－」', () => {
  expect(mapIn('本城、－、浅川\n\n－,折尾西')).toEqual([
    ['本城', '', '浅川'],
    ['', '折尾西'],
  ]);
});

test.each(['histogram', 'box', 'scatter', 'combo'] as const)(
  '%s に変えると、要る数はフォームから見つける',
  (type) => {
    const chart = withLook(chartWith({ levels: [] }), type, voices);
    expect(problemsOf(chart, voices).map(({ code }) => code)).toEqual(
      type === 'histogram' ? [] : ['levelsWanted'],
    );
  },
);

test('見せ方を変えても、選んだものは減らない', () => {
  const chart = chartWith({ rows: '構成員', title: '行', look: { type: 'bar', stack: 'percent' } });
  expect(withLook(chart, 'column', groups)).toEqual({
    ...chart,
    look: { type: 'column', stack: 'percent' },
  });
  expect(dashboardWith({ id: 'a', title: 'b' }).maskBelow).toBe(5);
});

test('書きかけのグラフも設定に残り、読み直せる', () => {
  const half = chartWith({
    ...{ id: 'a', title: '書きかけ' },
    levels: [levelOf('', 'value')],
    measures: [measureOf({ of: 'sum', amount: { field: '' } })],
  });
  expect(v.parse(chartSchema, half)).toEqual(half);
});
