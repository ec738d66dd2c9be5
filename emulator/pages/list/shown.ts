/** What a view shows: its records as they are read, and the event that tells of them. */
import type { View } from '../../apps/definition';
import { inZone } from '../fields/zone';
import { byDay, monthCondition } from './calendar';
import { loadAll, loadPage, loadRights, type AppInfo } from './load';
import type { Shown } from './page-view';
import { joinQuery, type QueryParts } from './query-text';
import { columnsOf } from './views';

export type ShownView = Extract<Shown, { view: View }>;

export interface Asked {
  query: QueryParts;
  /** The query with the limit and offset of the page. */
  page: string;
  /** `2026-11`; the present month when not asked for. */
  month: string | undefined;
  present: Date;
  timezone: string;
}

/** @throws RestError */
export async function loadShown(app: AppInfo, view: View, asked: Asked): Promise<ShownView> {
  if (view.type === 'CALENDAR') return loadCalendar(app, view, asked);
  if (view.type === 'CUSTOM' && view.pager === false) {
    return { kind: 'custom', view, records: [], total: 0, paged: false };
  }
  const { records, total } = await loadPage(app.id, asked.page);
  if (view.type === 'CUSTOM') return { kind: 'custom', view, records, total, paged: true };
  const columns = columnsOf(view, app.fields, app.layout);
  const rights = await loadRights(app.id, records);
  return { kind: 'list', view, columns, records, total, rights };
}

async function loadCalendar(app: AppInfo, view: View, asked: Asked): Promise<ShownView> {
  const { query, timezone } = asked;
  const today = inZone(asked.present.toISOString(), timezone)?.date ?? '';
  const month = asked.month ?? today.slice(0, 7);
  const field = app.fields[view.date ?? ''];
  if (!field) return { kind: 'calendar', view, month, today, days: {}, missing: view.date ?? '' };
  const inMonth = monthCondition(field, month, timezone);
  const condition = query.condition === '' ? inMonth : `(${query.condition}) and ${inMonth}`;
  const records = await loadAll(app.id, joinQuery({ condition, order: query.order }));
  return { kind: 'calendar', view, month, today, days: byDay(records, field, timezone) };
}

/** `app.record.index.show` as kintone documents it; a custom view without pager carries no records. */
export function showEvent(appId: string, shown: ShownView, offset: number): object {
  const common = {
    type: 'app.record.index.show',
    appId: Number(appId),
    viewId: Number(shown.view.id),
    viewName: shown.view.name,
    viewType: shown.kind,
  };
  if (shown.kind === 'calendar') {
    return { ...common, records: shown.days, date: shown.month, offset: null, size: null };
  }
  const unpaged = shown.kind === 'custom' && !shown.paged;
  return {
    ...common,
    records: shown.records,
    date: null,
    offset: unpaged ? 0 : offset,
    size: shown.records.length,
  };
}
