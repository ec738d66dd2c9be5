import { dashboardsFile, readDashboardsFile } from '../../../src/charts/editor/exchange';
import { faultWords } from '../../../src/charts/editor/exchange-words';
import { chartWith, dashboardWith, levelOf } from '../../../src/charts/editor/make';
import { dashboardProposed } from '../../../src/charts/editor/proposals';
import { field, voices } from './editor-sample';

const voicesDashboard = { ...dashboardProposed(voices, '区民のこえ'), id: 'koe' };

const faultOf = (text: string): string => {
  const read = readDashboardsFile(text, [], voices);
  return 'fault' in read ? faultWords(read.fault, 'a.json') : '';
};

const written = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(dashboardsFile([voicesDashboard])) as Record<string, unknown>;
  change(file);
  return JSON.stringify(file);
};

test('書き出したものは、そのまま読み込める', () => {
  expect(readDashboardsFile(`\uFEFF${dashboardsFile([voicesDashboard])}`, [], voices)).toEqual({
    dashboards: [voicesDashboard],
    missing: [],
  });
});

test('あるものと同じ id は、別の id になる', () => {
  const twice = dashboardsFile([voicesDashboard, voicesDashboard]);
  const read = readDashboardsFile(twice, ['koe'], voices);
  const ids = 'dashboards' in read ? read.dashboards.map(({ id }) => id) : [];
  expect(new Set(['koe', ...ids]).size).toBe(3);
});

test('同じファイルの中で重なるグラフの id も、別になる', () => {
  const chart = chartWith({ id: 'c', levels: [levelOf('種別', 'value')] });
  const read = readDashboardsFile(
    dashboardsFile([dashboardWith({ id: 'a', title: '甲', charts: [chart, chart] })]),
    [],
    voices,
  );
  const ids = 'dashboards' in read ? read.dashboards[0]?.charts.map(({ id }) => id) : [];
  expect(new Set(ids).size).toBe(2);
});

test('このアプリにないフィールドを挙げる', () => {
  const other = readDashboardsFile(
    dashboardsFile([voicesDashboard]),
    [],
    field('DATE', '受付日時'),
  );
  expect('missing' in other ? other.missing[0]?.fields : []).toEqual(
    expect.arrayContaining(['種別', '対応時間', '担当課']),
  );
  expect('missing' in other ? other.missing[0]?.fields : []).not.toContain('受付日時');
});

test.each([
  ['JSON でない', '{"kind": ', '壊れているか、集計のファイルではありません'],
  ['別の JSON', '{"version":1,"features":{}}', '「書き出し」で作ったファイルではありません'],
  ['新しい版', written((file) => (file['version'] = 99)), '先にプラグインを更新'],
  ['空', written((file) => (file['dashboards'] = [])), '1つも入っていません'],
  [
    '読めない見せ方',
    written((file) => {
      const [dashboard] = file['dashboards'] as { charts: { look: unknown }[] }[];
      if (dashboard?.charts[2]) dashboard.charts[2].look = { type: 'hologram' };
    }),
    'ダッシュボード「区民のこえ」の3番目のグラフの見せ方を読み取れません',
  ],
])('%s ファイルは、どこが読めないかを言って断る', (_what, text, words) => {
  expect(faultOf(text)).toContain(words);
});
