/**
 * Conditions on related records, written `list.field` (page クエリの書き方). A related record stands to the
 * record that lists it as a row to its table: positive conditions of one list meet in one related record,
 * a negative one needs a related record and to hold for all of them. That is assumed; the page says only
 * that fields of tables and of related records are asked with the same operators.
 */
import type { FieldProperty } from '../apps/definition';
import { documentPath, recordTable } from '../records/tables';
import type { Sql } from './comparison';
import { noRelatedApps, type Scope } from './scope';
import { fieldTarget } from './target';
import { seen } from './visible';

/** Name of the related app's record table in the SQL. A list is not asked within a list, so one will do. */
const RELATED = 'related';

export interface RelatedList {
  /** Where fields of the related records are asked. */
  scope: Scope;
  /** Which of them belong to the record, may be viewed and meet the list's own filter. */
  records: Sql;
  /** Where the record's own fields that the list hangs on may be viewed. */
  viewable: Sql[];
}

interface Setting {
  relatedApp: { app: string };
  condition: { field: string; relatedField: string };
  filterCond: string;
}

/**
 * The list and the field of a code `list.field`; undefined when it means nothing to the asker.
 * @param compileFilter reads and compiles the list's own filter, an administrator's, whatever the asker may view
 * @throws KintoneError GAIA_IQ11 when a field the list hangs on may be viewed in no record
 */
export function relatedList(
  scope: Scope,
  code: string,
  compileFilter: (scope: Scope, filter: string) => Sql | undefined,
): { list: RelatedList; inner: string } | undefined {
  const dot = code.indexOf('.');
  const field = dot < 0 ? undefined : scope.app.fields[code.slice(0, dot)];
  if (field?.type !== 'REFERENCE_TABLE' || !field.referenceTable) return undefined;
  // Read and completed by apps/links.ts.
  const { relatedApp, condition, filterCond } = field.referenceTable as unknown as Setting;
  const related = scope.related(Number(relatedApp.app));
  const key = scope.app.fields[condition.field];
  const relatedKey = related?.app.fields[condition.relatedField];
  if (!related || !key || !relatedKey) return undefined;
  const { app, visible, records } = related;
  const there = { ...scope, app, table: RELATED, visible, related: noRelatedApps };
  const viewable = [field.code, key.code].flatMap((one) => seen(scope.visible, one, code) ?? []);
  const parts = [
    sameKey(scope, key, relatedKey),
    records,
    ...[seen(visible, relatedKey.code, code) ?? []].flat(),
    ...[compileFilter(there, filterCond) ?? []].flat(),
  ];
  const belongs = {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
  return { inner: code.slice(dot + 1), list: { scope: there, records: belongs, viewable } };
}

/** Some record of the list meets the condition. */
export function someRelated({ scope, records }: RelatedList, condition: Sql): Sql {
  return {
    sql: `EXISTS (SELECT 1 FROM ${recordTable(scope.app.id)} AS ${RELATED} WHERE ${records.sql} AND (${condition.sql}))`,
    values: [...records.values, ...condition.values],
  };
}

/** Numbers equal as numbers, texts as they are; an empty key relates to nothing. */
function sameKey(scope: Scope, key: FieldProperty, relatedKey: FieldProperty): Sql {
  const [own, theirs] = [fieldTarget(key), fieldTarget(relatedKey)];
  // Inside the subquery the record's own columns need the name of their table.
  const column = /^\w+$/.test(own.sql)
    ? `${scope.table}.${own.sql}`
    : `json_extract(${scope.table}.doc, '${documentPath(key.fieldId)}')`;
  const filled = own.comparing === 'number' ? '' : ` AND ${column} <> ''`;
  return { sql: `${theirs.sql} = ${column}${filled}`, values: [] };
}
