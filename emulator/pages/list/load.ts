/** What the list asks the server: the app once, the records of each page. */
import type {
  AppSettings,
  FieldProperty,
  LayoutRow,
  ProcessManagement,
  View,
} from '../../apps/definition';
import { reportsInOrder, type Report } from '../../reports/types';
import { rest, type RecordValues } from '../api';
import { inFormOrder } from './views';

export interface AppInfo {
  id: string;
  fields: Record<string, FieldProperty>;
  layout: LayoutRow[];
  views: Record<string, View>;
  /** In their order. */
  reports: Report[];
  /** Status names in order; empty when process management is off. */
  states: string[];
  settings: AppSettings;
  process: ProcessManagement;
}

/** @throws RestError */
export async function loadApp(app: string): Promise<AppInfo> {
  const ask = <T>(path: string): Promise<T> =>
    rest<T>('GET', `/k/v1/app/${path}.json`, { app, lang: 'user' });
  const [form, layout, views, reports, process, settings] = await Promise.all([
    ask<{ properties: Record<string, FieldProperty> }>('form/fields'),
    ask<{ layout: LayoutRow[] }>('form/layout'),
    ask<{ views: Record<string, View> }>('views'),
    ask<{ reports: Record<string, Report> }>('reports'),
    ask<ProcessManagement>('status'),
    ask<AppSettings>('settings'),
  ]);
  const states = Object.values(process.enable ? (process.states ?? {}) : {})
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map(({ name }) => name);
  return {
    id: app,
    fields: inFormOrder(form.properties, layout.layout),
    layout: layout.layout,
    views: views.views,
    reports: reportsInOrder(reports.reports),
    states,
    settings,
    process,
  };
}

export interface RecordPage {
  records: RecordValues[];
  /** All records that match, on every page. */
  total: number;
}

/** @param query with limit and offset @throws RestError */
export async function loadPage(app: string, query: string): Promise<RecordPage> {
  const answer = await rest<{ records: RecordValues[]; totalCount: string | null }>(
    'GET',
    '/k/v1/records.json',
    { app, query, totalCount: true },
  );
  return { records: answer.records, total: Number(answer.totalCount ?? answer.records.length) };
}

/** Records a REST request gives at most. */
const MOST_AT_ONCE = 500;

/** Every record of a query without limit and offset; a month of a calendar has no pages. @throws RestError */
export async function loadAll(app: string, query: string): Promise<RecordValues[]> {
  const records: RecordValues[] = [];
  for (;;) {
    const page = await loadPage(app, `${query} limit ${MOST_AT_ONCE} offset ${records.length}`);
    records.push(...page.records);
    if (page.records.length === 0 || records.length >= page.total) return records;
  }
}

/** What may be done with a record of the list, as its rights say. */
export interface RowRights {
  editable: boolean;
  deletable: boolean;
  /** Codes of fields that may be seen and not written. */
  readOnly: ReadonlySet<string>;
}

/** Records whose rights one request tells. */
const MOST_EVALUATED = 100;

/** By record id. @throws RestError */
export async function loadRights(
  app: string,
  records: readonly RecordValues[],
): Promise<Map<string, RowRights>> {
  const ids = records.map((record) => String(record['$id']?.value)).slice(0, MOST_EVALUATED);
  if (ids.length === 0) return new Map();
  const { rights } = await rest<{ rights: Evaluated[] }>('GET', '/k/internal/record/rights.json', {
    app,
    ids,
  });
  return new Map(
    rights.map(({ id, record, fields }) => {
      const readOnly = Object.entries(fields).filter(([, field]) => !field.editable);
      return [
        String(id),
        { ...record, readOnly: new Set(readOnly.map(([code]) => code)) },
      ] as const;
    }),
  );
}

interface Evaluated {
  id: string;
  record: { viewable: boolean; editable: boolean; deletable: boolean };
  fields: Record<string, { viewable: boolean; editable: boolean }>;
}
