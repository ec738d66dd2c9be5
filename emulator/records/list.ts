/** Records that a query finds. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { parseQuery } from '../query';
import { compileQuery, type CompiledQuery } from '../query/compile';
import { both, sqlLogic, toSql } from '../rights/logic';
import { recordCondition } from '../rights/records';
import { relatedApps, visibleFields } from '../rights/related';
import { readRecords, type StoredRecord } from './store';
import { recordTable } from './tables';

/**
 * A query over the records the asker may view, by the fields the asker may view.
 * @throws KintoneError for a query that cannot be read or run
 */
export function compileText(context: Context, app: AppDefinition, query: string): CompiledQuery {
  const visible = visibleFields(context, app);
  const related = relatedApps(context, app);
  const compiled = compileQuery(context, app, parseQuery(query), visible, related);
  const { sql, values } = toSql(
    both(recordCondition(context, app, 'viewable'), sqlLogic(compiled.where, compiled.whereValues)),
  );
  return { ...compiled, where: sql, whereValues: values };
}

export function findRecords(
  context: Context,
  app: AppDefinition,
  query: CompiledQuery,
): StoredRecord[] {
  // Ids first: sorting then moves no documents about, and often an index alone answers.
  const ids = context.db
    .all<{ id: number }>(
      `SELECT id FROM ${recordTable(app.id)} WHERE ${query.where}
       ORDER BY ${query.order} LIMIT ? OFFSET ?`,
      ...query.whereValues,
      ...query.orderValues,
      query.limit,
      query.offset,
    )
    .map(({ id }) => id);
  return readRecords(context.db, app, ids);
}

export function countRecords(context: Context, app: AppDefinition, query: CompiledQuery): number {
  const row = context.db.get<{ n: number }>(
    `SELECT COUNT(*) AS n FROM ${recordTable(app.id)} WHERE ${query.where}`,
    ...query.whereValues,
  );
  return row?.n ?? 0;
}

/** Ids in the query's order, its limit and offset aside (cursors). */
export function findIds(context: Context, app: AppDefinition, query: CompiledQuery): number[] {
  // One text instead of a row object for each of perhaps a million ids.
  const row = context.db.get<{ ids: string }>(
    `SELECT json_group_array(id) AS ids FROM
       (SELECT id FROM ${recordTable(app.id)} WHERE ${query.where} ORDER BY ${query.order})`,
    ...query.whereValues,
    ...query.orderValues,
  );
  return JSON.parse(row?.ids ?? '[]') as number[];
}

/**
 * Whether one record meets a condition of the app's settings (process management's `filterCond`),
 * whatever the asker may view of it. Empty: every record does.
 */
export function meetsCondition(
  context: Context,
  app: AppDefinition,
  id: number,
  condition: string,
): boolean {
  const query = compileQuery(context, app, parseQuery(condition));
  const row = context.db.get(
    `SELECT 1 FROM ${recordTable(app.id)} WHERE id = ? AND (${query.where})`,
    id,
    ...query.whereValues,
  );
  return row !== undefined;
}
