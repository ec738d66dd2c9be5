/** Any graph over any records is what counting by hand gives, and each figure links to its records. */
import fc from 'fast-check';
import { computeReport } from '../../../emulator/reports/compute';
import type { ReportDefinition } from '../../../emulator/reports/types';
import { options, Stage } from '../records/harness';

interface Sample {
  分野: string;
  種類: string[];
  件名: string;
  数: string;
  日: string;
}

const sample = fc.record<Sample>({
  分野: fc.constantFrom('', '道路', 'ごみ'),
  種類: fc.subarray(['要望', '苦情', '相談']),
  件名: fc.constantFrom('', '街灯', 'it\'s "街灯"', '公園'),
  数: fc.constantFrom('', '-3', '0', '0.5', '10'),
  日: fc.constantFrom('', '2026-01-01', '2026-03-31', '2026-04-01', '2026-04-04', '2026-04-05'),
});

const keysOf: Record<string, (record: Sample) => string[]> = {
  分野: ({ 分野 }) => [分野],
  種類: ({ 種類 }) => 種類,
  件名: ({ 件名 }) => [件名],
  数: ({ 数 }) => [数],
  MONTH: ({ 日 }) => [日 && `${日.slice(0, 7)}-01`],
  YEAR: ({ 日 }) => [日 && `${日.slice(0, 4)}-01-01`],
  DAY: ({ 日 }) => [日],
};

const group = fc.constantFrom<ReportDefinition['groups'][number]>(
  ...[{ code: '分野' }, { code: '種類' }, { code: '件名' }, { code: '数' }],
  ...(['MONTH', 'YEAR', 'DAY'] as const).map((per) => ({ code: '日', per })),
);
const aggregation = fc.constantFrom<ReportDefinition['aggregations'][number]>(
  { type: 'COUNT' },
  ...(['SUM', 'MAX', 'MIN'] as const).map((type) => ({ type, code: '数' })),
);

function naive(records: Sample[], definition: ReportDefinition): Map<string, (string | null)[]> {
  const groups = new Map<string, Sample[]>();
  for (const record of records) {
    const keys = definition.groups.map(({ code, per }) =>
      (keysOf[per ?? code]?.(record) ?? []).filter((key) => key !== ''),
    );
    const combinations = keys.reduce<string[][]>(
      (paths, level) => paths.flatMap((path) => level.map((key) => [...path, key])),
      [[]],
    );
    for (const path of combinations) {
      const name = path.join('|');
      groups.set(name, [...(groups.get(name) ?? []), record]);
    }
  }
  if (definition.groups.length === 0 && groups.size === 0) groups.set('', []);
  return new Map(
    [...groups].map(([name, members]) => [
      name,
      definition.aggregations.map(({ type }) => value(type, members)),
    ]),
  );
}

function value(type: string, members: Sample[]): string | null {
  if (type === 'COUNT') return String(members.length);
  const numbers = members.flatMap(({ 数 }) => (数 === '' ? [] : [Number(数)]));
  if (numbers.length === 0) return null;
  if (type === 'SUM') return String(numbers.reduce((sum, number) => sum + number, 0));
  return String(type === 'MAX' ? Math.max(...numbers) : Math.min(...numbers));
}

test('a graph is what counting by hand gives, and each of its figures finds its records', () => {
  const stage = new Stage();
  const app = stage.app({
    分野: { type: 'DROP_DOWN', options: options('道路', 'ごみ') },
    種類: { type: 'CHECK_BOX', options: options('要望', '苦情', '相談') },
    件名: { type: 'SINGLE_LINE_TEXT' },
    数: { type: 'NUMBER' },
    日: { type: 'DATE' },
  });
  const records = fc.sample(sample, { numRuns: 50, seed: 11 });
  records.forEach((record) => stage.add(app, { ...record }));
  fc.assert(
    fc.property(
      fc.uniqueArray(group, { maxLength: 3, selector: ({ code, per }) => code + (per ?? '') }),
      fc.array(aggregation, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (groups, aggregations, filtered) => {
        const definition: ReportDefinition = {
          ...{ chartType: 'TABLE', groups, aggregations, sorts: [] },
          filterCond: filtered ? '数 >= 0 or 件名 = "街灯"' : '',
        };
        const kept = filtered
          ? records.filter(({ 数, 件名 }) => (数 !== '' && Number(数) >= 0) || 件名 === '街灯')
          : records;
        const { rows, records: total } = computeReport(stage.context(), app, definition);
        expect(total).toBe(kept.length);
        expect(new Map(rows.map(({ keys, values }) => [keys.join('|'), values]))).toEqual(
          naive(kept, definition),
        );
        for (const { query, values } of rows) {
          const at = aggregations.findIndex(({ type }) => type === 'COUNT');
          if (at >= 0)
            expect(stage.find(app, `${query} limit 500`)).toHaveLength(Number(values[at]));
        }
      },
    ),
    { numRuns: 150 },
  );
});
