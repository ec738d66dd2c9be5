/** What the list asks the server: the app once, the records of each page. */
import type { FieldProperty, LayoutRow, View } from '../../apps/definition';
import { rest, type RecordValues } from '../api';
import { inFormOrder } from './views';

export interface AppInfo {
  id: string;
  fields: Record<string, FieldProperty>;
  layout: LayoutRow[];
  views: Record<string, View>;
  /** Status names in order; empty when process management is off. */
  states: string[];
  roundingMode: string;
}

/** @throws RestError */
export async function loadApp(app: string): Promise<AppInfo> {
  const ask = <T>(path: string): Promise<T> =>
    rest<T>('GET', `/k/v1/app/${path}.json`, { app, lang: 'user' });
  const [form, layout, views, status, settings] = await Promise.all([
    ask<{ properties: Record<string, FieldProperty> }>('form/fields'),
    ask<{ layout: LayoutRow[] }>('form/layout'),
    ask<{ views: Record<string, View> }>('views'),
    ask<{ enable: boolean; states: Record<string, { name: string; index: string }> | null }>(
      'status',
    ),
    ask<{ numberPrecision?: { roundingMode?: string } }>('settings'),
  ]);
  const states = Object.values(status.enable ? (status.states ?? {}) : {})
    .sort((one, other) => Number(one.index) - Number(other.index))
    .map(({ name }) => name);
  return {
    id: app,
    fields: inFormOrder(form.properties, layout.layout),
    layout: layout.layout,
    views: views.views,
    states,
    roundingMode: settings.numberPrecision?.roundingMode ?? 'HALF_EVEN',
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
