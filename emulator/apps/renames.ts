/**
 * New names for what records and conditions already refer to: field codes, options, statuses. Inside
 * the preview everything that names them follows at once; the records follow when the app is deployed.
 */
import { formatCondition, formatOrder, parseCondition, parseQuery } from '../query';
import type { Condition, SortKey } from '../query';
import { documentPath, recordTable } from '../records/tables';
import { reportsOf } from '../reports/settings';
import { recordRightsOf } from '../rights/settings';
import type { Database } from '../store/database';
import { actionsOf } from './actions';
import type { AppDefinition, FieldProperty } from './definition';
import { conditionHolders } from './entity-fields';
import { allFields } from './field-lookup';

type Comparison = Extract<Condition, { kind: 'compare' }>;

/** A field's new code in every condition and order of its app, before the dot of `list.field` too. */
export function renameInConditions(app: AppDefinition, old: string, code: string): void {
  rewriteConditions(app, (comparison) => {
    const [own = '', ...inner] = comparison.field.split('.');
    return own === old ? { ...comparison, field: [code, ...inner].join('.') } : comparison;
  });
  rewriteOrders(app, (key) => (key.field === old ? { ...key, field: code } : key));
}

/** New names of a field's options, old name first. Its default and the conditions follow now, records at deploy. */
export function renameOptions(
  app: AppDefinition,
  field: FieldProperty,
  names: ReadonlyMap<string, string>,
): void {
  if (names.size === 0) return;
  const { defaultValue } = field;
  const renamed = (value: unknown) => names.get(String(value)) ?? value;
  if (Array.isArray(defaultValue)) field.defaultValue = defaultValue.map(renamed);
  else if (defaultValue !== undefined) field.defaultValue = renamed(defaultValue);
  renameValues(app, field.code, names);
  const renames = (app.renames ??= { states: {}, options: {} });
  renames.options[field.fieldId] = compose(renames.options[field.fieldId] ?? {}, names);
}

/** New names of statuses. Actions and conditions follow now, records at deploy. */
export function renameStates(app: AppDefinition, names: ReadonlyMap<string, string>): void {
  if (names.size === 0) return;
  for (const action of app.process.actions ?? []) {
    action.from = names.get(action.from) ?? action.from;
    action.to = names.get(action.to) ?? action.to;
  }
  const status = Object.values(app.fields).find((field) => field.type === 'STATUS');
  if (status) renameValues(app, status.code, names);
  const renames = (app.renames ??= { states: {}, options: {} });
  renames.states = compose(renames.states, names);
}

/** Gives the records of a deployed app the new names, and forgets that there were others. */
export function applyRenames(db: Database, app: AppDefinition): void {
  const { renames } = app;
  if (!renames) return;
  const table = recordTable(app.id);
  const states = Object.entries(renames.states);
  if (states.length > 0) {
    const cases = states.map(() => 'WHEN ? THEN ?').join(' ');
    db.run(
      `UPDATE ${table} SET status = CASE status ${cases} ELSE status END WHERE status IS NOT NULL`,
      ...states.flat(),
    );
  }
  for (const { field, table: subtable } of allFields(app.fields)) {
    const names = renames.options[field.fieldId];
    if (!names) continue;
    const holder = subtable === undefined ? field : app.fields[subtable];
    if (holder) renameInRecords(db, table, holder.fieldId, field.fieldId, names);
  }
  delete app.renames;
}

/** @param holder the field of the document that has the value: the field itself or its subtable */
function renameInRecords(
  db: Database,
  table: string,
  holder: number,
  fieldId: number,
  names: Record<string, string>,
): void {
  const renamed = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(renamed) : (names[String(value)] ?? value);
  const path = documentPath(holder);
  for (const { id, value } of db.all<{ id: number; value: string | null }>(
    `SELECT id, doc -> '${path}' AS value FROM ${table}`,
  )) {
    if (value === null) continue;
    const before = JSON.parse(value) as unknown;
    const after =
      holder === fieldId
        ? renamed(before)
        : (before as { id: string; v: Record<string, unknown> }[]).map((row) => ({
            ...row,
            v: { ...row.v, [fieldId]: renamed(row.v[fieldId]) },
          }));
    const json = JSON.stringify(after);
    if (json === value) continue;
    db.run(`UPDATE ${table} SET doc = json_set(doc, '${path}', json(?)) WHERE id = ?`, json, id);
  }
}

/** Names as they are live to the newest ones, after one more change. */
function compose(
  before: Record<string, string>,
  names: ReadonlyMap<string, string>,
): Record<string, string> {
  const after: Record<string, string> = {};
  const present = new Set(Object.values(before));
  for (const [live, name] of Object.entries(before)) after[live] = names.get(name) ?? name;
  for (const [old, name] of names) if (!present.has(old)) after[old] = name;
  return after;
}

function renameValues(app: AppDefinition, code: string, names: ReadonlyMap<string, string>): void {
  rewriteConditions(app, (comparison) =>
    comparison.field !== code
      ? comparison
      : {
          ...comparison,
          values: comparison.values.map((value) =>
            value.kind === 'text' ? { ...value, text: names.get(value.text) ?? value.text } : value,
          ),
        },
  );
}

function rewriteConditions(app: AppDefinition, change: (one: Comparison) => Comparison): void {
  const holders = [
    ...Object.values(app.views),
    ...(app.process.actions ?? []),
    ...Object.values(actionsOf(app)),
    ...conditionHolders(app),
    ...recordRightsOf(app),
    ...reportsOf(app),
  ];
  for (const holder of holders) {
    const condition = holder.filterCond === '' ? undefined : parseCondition(holder.filterCond);
    if (!condition) continue;
    const changed = mapped(condition, change);
    // Untouched conditions stay as they were written.
    if (JSON.stringify(changed) !== JSON.stringify(condition)) {
      holder.filterCond = formatCondition(changed);
    }
  }
}

function mapped(condition: Condition, change: (one: Comparison) => Comparison): Condition {
  if (condition.kind === 'compare') return change(condition);
  return { ...condition, items: condition.items.map((item) => mapped(item, change)) };
}

function rewriteOrders(app: AppDefinition, change: (key: SortKey) => SortKey): void {
  for (const view of Object.values(app.views)) {
    if (view.sort === '') continue;
    view.sort = formatOrder(parseQuery(`order by ${view.sort}`).orderBy.map(change));
  }
}
