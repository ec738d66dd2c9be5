/** The dashboards of the standard apps: each is one, and names nothing that its app does not have. */
import { readDefinition } from '../../../scripts/provision/definition';
import { CHARTED_APPS, readDashboards, type ChartedApp } from '../../../scripts/world/dashboards';
import { proposedConfig } from '../../../scripts/world/settings';
import type { Amount, Chart, Dashboard, Measure, Take } from '../../../src/charts/definition';
import { GRID_COLUMNS } from '../../../src/charts/schema';
import type { LookType } from '../../../src/drawing/look';
import type { FormField } from '../../../src/kintone/host';
import { kindOf, type ColumnKind } from '../../../src/records/field-kind';
import type { Grouping, How } from '../../../src/records/grouping';

const DAYS: ColumnKind[] = ['day', 'instant'];
const KINDS_BY: Partial<Record<How['by'], ColumnKind[]>> = {
  value: ['word', 'words', 'number', 'day', 'instant', 'time'],
  hour: ['time', 'instant'],
  ranges: ['number'],
};
const PERIODS = new Set<string>(['fiscalYear', 'half', 'quarter', 'month', 'week', 'day']);

/** How many levels and measures each look takes (src/drawing/look.ts). */
const TAKES: Record<LookType, { levels: [number, number]; measures: [number, number] }> = {
  column: { levels: [1, 2], measures: [1, 8] },
  bar: { levels: [1, 2], measures: [1, 8] },
  line: { levels: [1, 2], measures: [1, 8] },
  area: { levels: [1, 2], measures: [1, 8] },
  combo: { levels: [1, 1], measures: [2, 8] },
  pareto: { levels: [1, 1], measures: [1, 1] },
  histogram: { levels: [1, 1], measures: [1, 1] },
  pie: { levels: [1, 1], measures: [1, 1] },
  doughnut: { levels: [1, 1], measures: [1, 1] },
  scatter: { levels: [1, 1], measures: [2, 2] },
  heatmap: { levels: [2, 2], measures: [1, 1] },
  tiles: { levels: [1, 1], measures: [1, 1] },
  box: { levels: [1, 1], measures: [5, 5] },
  kpi: { levels: [0, 2], measures: [1, 8] },
  ranking: { levels: [1, 1], measures: [1, 8] },
  pivot: { levels: [1, 4], measures: [1, 8] },
};

interface Known {
  fields: Record<string, FormField>;
  statuses: string[];
  views: string[];
}

function known(app: ChartedApp): Known {
  const { fields, process, views } = readDefinition(app);
  const all = Object.entries(fields).map(([code, field]) => [code, { label: code, ...field }]);
  const status: FormField = { code: 'ステータス', label: 'ステータス', type: 'STATUS' };
  return {
    fields: { ...Object.fromEntries(all), ...(process ? { ステータス: status } : {}) },
    statuses: Object.keys(process?.states ?? {}),
    views: Object.keys(views),
  };
}

/** Why these cannot be grouped in this app, in words. */
function wrongGroupings(groupings: Grouping[], { fields }: Known): string[] {
  return groupings.flatMap(({ field, how }) => {
    const found = fields[field];
    if (!found) return [`${field} がない`];
    const kind = kindOf(found);
    return kind && (KINDS_BY[how.by] ?? DAYS).includes(kind) ? [] : [`${field} を ${how.by} で`];
  });
}

function amountOf(take: Take): Amount[] {
  return 'amount' in take ? [take.amount] : [];
}

function wrongMeasures(measures: Measure[], { fields }: Known): string[] {
  const takes = measures.flatMap(({ take, derive }) =>
    derive?.as === 'rate' ? [take, derive.against] : [take],
  );
  return takes.flatMap(amountOf).flatMap((amount) => {
    const [codes, kinds]: [string[], ColumnKind[]] =
      'from' in amount ? [[amount.from, amount.to], DAYS] : [[amount.field], ['number']];
    return codes.filter((code) => {
      const kind = fields[code] && kindOf(fields[code]);
      return !kind || !kinds.includes(kind);
    });
  });
}

function wrongPicks({ picks }: Chart, { fields, statuses }: Known): string[] {
  return picks.flatMap(({ field, chosen }) => {
    const words = field === 'ステータス' ? statuses : Object.keys(fields[field]?.options ?? {});
    const ids = words.map((word) => `w${word}`);
    return 'keys' in chosen ? chosen.keys.filter((id) => !ids.includes(id)) : [];
  });
}

function rowsOfGrid({ charts }: Dashboard): number[] {
  const rows: number[] = [0];
  for (const { size } of charts) {
    const last = rows.at(-1) ?? 0;
    if (last + size.width <= GRID_COLUMNS) rows[rows.length - 1] = last + size.width;
    else rows.push(size.width);
  }
  return rows;
}

describe.each(CHARTED_APPS)('%s のダッシュボード', (app) => {
  const dashboards = readDashboards(app);
  const there = known(app);
  const charts = dashboards.flatMap((dashboard) => dashboard.charts);

  test.each(charts.map((chart) => [chart.title, chart] as const))('%s', (_title, chart) => {
    const { levels, measures, look, picks, toDate } = chart;
    expect(wrongGroupings([...levels, ...picks], there)).toEqual([]);
    expect(wrongMeasures(measures, there)).toEqual([]);
    expect(wrongPicks(chart, there)).toEqual([]);
    if (toDate) expect(DAYS).toContain(kindOf(there.fields[toDate] as FormField));

    const takes = TAKES[look.type];
    for (const [count, [least, most]] of [
      [levels.length, takes.levels],
      [measures.length, takes.measures],
    ] as const) {
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThanOrEqual(most);
    }
    const alongTime = measures.some(
      ({ derive }) => derive && !['share', 'rate'].includes(derive.as),
    );
    if (alongTime) expect(levels.some(({ how }) => PERIODS.has(how.by))).toBe(true);
    if (look.type === 'pivot') expect(look.columns).toBeLessThan(levels.length);
  });

  test('絞り込み、置き場所、条件の項目と一覧はどれもある', () => {
    for (const { slicers, places, sources } of dashboards) {
      for (const { fields, how } of slicers) {
        const groupings = Object.values(fields).map((field) => ({ field, how }));
        expect(wrongGroupings(groupings, there)).toEqual([]);
        expect(sources.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(fields)));
      }
      if (Array.isArray(places.lists)) {
        expect(there.views).toEqual(expect.arrayContaining(places.lists));
      }
      for (const { condition } of sources.filter((source) => source.condition !== '')) {
        expect(Object.keys(there.fields)).toContain(condition.split(' ')[0]);
      }
    }
  });

  test('名前は一度ずつで、どの行も12列に収まって余らない', () => {
    for (const dashboard of dashboards) {
      const ids = dashboard.charts.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(rowsOfGrid(dashboard).every((width) => width === GRID_COLUMNS)).toBe(true);
    }
  });

  test('kintone が置ける大きさの設定になる', () => {
    const { fields } = readDefinition(app);
    expect(Object.keys(proposedConfig(app, fields)).length).toBeGreaterThan(1);
  });
});

test('地域のタイルには33の地域が一度ずつある', () => {
  const areas = Object.keys(readDefinition('voice').fields['地域']?.options ?? {});
  const [tiles] = readDashboards('voice')
    .flatMap(({ charts }) => charts)
    .flatMap(({ look }) => (look.type === 'tiles' ? [look.map.flat()] : []));
  expect(tiles?.filter((name) => name !== '').sort()).toEqual(areas.sort());
});

test('三つで、すべての描き方を見せる', () => {
  const used = CHARTED_APPS.flatMap(readDashboards).flatMap(({ charts }) =>
    charts.map(({ look }) => look.type),
  );
  expect([...new Set(used)].sort()).toEqual(Object.keys(TAKES).sort());
});
