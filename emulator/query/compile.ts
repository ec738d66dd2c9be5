/**
 * A query as SQL over an app's record table. Conditions on fields of one subtable that stand side by
 * side in an `and` must hold in the same row; a negative one needs a row, and to hold in all rows
 * (kintone-contract.md, "Query language").
 */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import type { Context } from '../context';
import { documentPath, recordTable } from '../records/tables';
import type { Value } from '../store/database';
import type { Condition, Operator, Query } from './ast';
import { comparison, UNREADABLE, type Sql } from './comparison';
import {
  equalInRelated,
  equalInTable,
  limitTooBig,
  noSuchOption,
  offsetTooBig,
  unknownField,
  wrongOperator,
} from './errors';
import { operatorsOf } from './operators';
import { orderBy } from './order';
import { parseCondition } from './parse';
import { relatedList, someRelated, type RelatedList } from './related';
import { noRelatedApps, type RelatedApps, type Scope } from './scope';
import { fieldTarget, systemTarget, type Target } from './target';
import { everyField, seen, type VisibleFields } from './visible';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;
const MAX_OFFSET = 10_000;

export interface CompiledQuery {
  /** For `WHERE`, of the record table under its own name. */
  where: string;
  /** For `ORDER BY`. */
  order: string;
  /** Values of `where`, and of `order` after them. */
  whereValues: Value[];
  orderValues: Value[];
  limit: number;
  offset: number;
}

type Compare = Extract<Condition, { kind: 'compare' }>;

/**
 * @param visible fields the asker may view: one never viewable is as good as not there
 * @param related apps whose records the app's fields list, as far as the asker may view them
 * @throws KintoneError GAIA_IQ03, GAIA_IQ07, GAIA_IQ10, GAIA_IQ11, GAIA_QU01, GAIA_QU02 and those of date functions
 */
export function compileQuery(
  context: Context,
  app: AppDefinition,
  query: Query,
  visible: VisibleFields = everyField,
  related: RelatedApps = noRelatedApps,
): CompiledQuery {
  if ((query.limit ?? 0) > MAX_LIMIT) throw limitTooBig();
  if ((query.offset ?? 0) > MAX_OFFSET) throw offsetTooBig();
  const scope: Scope = { context, app, table: recordTable(app.id), visible, related };
  if (query.condition) requireOptions(scope, query.condition);
  const where = query.condition ? compile(scope, query.condition) : { sql: 'TRUE', values: [] };
  const order = orderBy(app, query.orderBy, visible);
  return {
    where: where.sql,
    whereValues: where.values,
    order: order.sql,
    orderValues: order.values,
    limit: query.limit ?? DEFAULT_LIMIT,
    offset: query.offset ?? 0,
  };
}

/** A condition alone (a view's filter, an action's condition). */
export function compileCondition(
  context: Context,
  app: AppDefinition,
  condition: Condition,
  related: RelatedApps = noRelatedApps,
): Sql {
  const table = recordTable(app.id);
  return compile({ context, app, table, visible: everyField, related }, condition);
}

function compile(scope: Scope, node: Condition): Sql {
  if (node.kind === 'compare') return allOf(scope, [node]);
  if (node.kind === 'or') {
    return join(
      node.items.map((item) => compile(scope, item)),
      ' OR ',
    );
  }
  const compares = node.items.filter((item): item is Compare => item.kind === 'compare');
  const others = node.items.filter((item) => item.kind !== 'compare');
  return join(
    [
      ...(compares.length > 0 ? [allOf(scope, compares)] : []),
      ...others.map((item) => compile(scope, item)),
    ],
    ' AND ',
  );
}

/** Comparisons joined by `and`: those of one subtable are asked of the same row, those of one list of the same record. */
function allOf(scope: Scope, compares: Compare[]): Sql {
  const parts: Sql[] = [];
  const byTable = new Map<string, { table: FieldProperty; conditions: Sql[] }>();
  const byList = new Map<string, { list: RelatedList; compares: Compare[] }>();
  for (const compare of compares) {
    const { table, target, viewable, inList } = find(scope, compare.field);
    parts.push(...viewable);
    requireOperator(target, compare, { inTable: table !== undefined, inList: !!inList });
    const operator = positiveOf(compare.operator);
    if (inList) {
      const one: Compare = { ...compare, field: inList.inner, operator };
      if (operator !== compare.operator) parts.push(everyRelated(inList.list, one));
      else
        group(byList, listCode(compare.field), { list: inList.list, compares: [] }).compares.push(
          one,
        );
      continue;
    }
    const positive = comparison(scope, target, operator, compare.values);
    const negative = operator !== compare.operator && positive !== UNREADABLE;
    if (!table) parts.push(negative ? not(positive) : positive);
    else if (negative) parts.push(everyRow(table, positive));
    else group(byTable, table.code, { table, conditions: [] }).conditions.push(positive);
  }
  for (const { table, conditions } of byTable.values()) {
    parts.push(someRow(table, join(conditions, ' AND ')));
  }
  for (const { list, compares: inOne } of byList.values()) {
    parts.push(someRelated(list, allOf(list.scope, inOne)));
  }
  return join(parts, ' AND ');
}

function group<T>(groups: Map<string, T>, key: string, fresh: T): T {
  const known = groups.get(key) ?? fresh;
  groups.set(key, known);
  return known;
}

/** There is a related record in which the field may be viewed (of a table's field: one with a row), and none meets the condition. */
function everyRelated(list: RelatedList, positive: Compare): Sql {
  const { table, viewable } = find(list.scope, positive.field);
  const there = [...viewable, ...(table ? [someRow(table, { sql: 'TRUE', values: [] })] : [])];
  const some = someRelated(
    list,
    there.length > 0 ? join(there, ' AND ') : { sql: 'TRUE', values: [] },
  );
  const wrong = someRelated(list, allOf(list.scope, [positive]));
  return { sql: `${some.sql} AND NOT ${wrong.sql}`, values: [...some.values, ...wrong.values] };
}

const CHOICES = new Set(['CHECK_BOX', 'MULTI_SELECT', 'RADIO_BUTTON', 'DROP_DOWN']);

/**
 * A query may ask only for options there are. A condition that was stored (a right, a notification) goes
 * on when an option is removed, so only queries are asked.
 */
function requireOptions(scope: Scope, node: Condition): void {
  if (node.kind !== 'compare') {
    node.items.forEach((item) => requireOptions(scope, item));
    return;
  }
  const { target } = find(scope, node.field);
  if (!CHOICES.has(target.type)) return;
  for (const value of node.values) {
    if (value.kind === 'function' || value.text === '') continue;
    if (!Object.hasOwn(target.field?.options ?? {}, value.text)) {
      throw noSuchOption(node.field, value.text);
    }
  }
}

const NEGATIVE: Partial<Record<Operator, Operator>> = {
  '!=': '=',
  'not in': 'in',
  'not like': 'like',
  'is not': 'is',
};

const positiveOf = (operator: Operator): Operator => NEGATIVE[operator] ?? operator;

/** An empty number compares as NULL; "not equal" means it too. */
const not = (sql: Sql): Sql => ({ sql: `(${sql.sql}) IS NOT TRUE`, values: sql.values });

function join(parts: Sql[], word: ' AND ' | ' OR '): Sql {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(word),
    values: parts.flatMap(({ values }) => values),
  };
}

const rows = (table: FieldProperty): string =>
  `json_each(doc, '${documentPath(table.fieldId)}') AS row`;

const someRow = (table: FieldProperty, condition: Sql): Sql => ({
  sql: `EXISTS (SELECT 1 FROM ${rows(table)} WHERE ${condition.sql})`,
  values: condition.values,
});

const everyRow = (table: FieldProperty, positive: Sql): Sql => ({
  sql: `json_array_length(doc, '${documentPath(table.fieldId)}') > 0 AND NOT EXISTS (SELECT 1 FROM ${rows(table)} WHERE ${positive.sql})`,
  values: positive.values,
});

interface Found {
  target: Target;
  table?: FieldProperty;
  /** A field of related records: the list, and the field's code there. */
  inList?: { list: RelatedList; inner: string };
  /** Where it may be viewed; empty: everywhere. */
  viewable: Sql[];
}

/** @throws KintoneError GAIA_IQ11 for a code that means nothing to the asker */
function find(scope: Scope, code: string): Found {
  const own = findOwn(scope.app, code);
  if (own) return { ...own, viewable: [seen(scope.visible, code) ?? []].flat() };
  const inList = relatedList(scope, code, (there, filter) => {
    const condition = parseCondition(filter);
    return condition && compile({ ...there, visible: everyField }, condition);
  });
  const found = inList && findOwn(inList.list.scope.app, inList.inner);
  // Ids and revisions are no fields of a list (assumed).
  if (!found || !found.target.field) throw unknownField(code);
  seen(inList.list.scope.visible, inList.inner, code);
  return { ...found, inList, viewable: inList.list.viewable };
}

function findOwn(app: AppDefinition, code: string): Pick<Found, 'target' | 'table'> | undefined {
  const system = systemTarget(code);
  if (system) return { target: system };
  const field = app.fields[code];
  if (field) {
    if (field.type.startsWith('STATUS') && !app.process.enable) return undefined;
    return { target: fieldTarget(field) };
  }
  for (const table of Object.values(app.fields)) {
    const inner = table.fields?.[code];
    if (inner) return { target: fieldTarget(inner, 'row'), table };
  }
  return undefined;
}

const listCode = (code: string): string => code.slice(0, code.indexOf('.'));

function requireOperator(
  target: Target,
  { field, operator }: Compare,
  { inTable, inList }: { inTable: boolean; inList: boolean },
): void {
  const equal = operator === '=' || operator === '!=';
  if (inList && equal) throw equalInRelated(field, operator);
  if (inTable && equal) throw equalInTable(field, operator);
  if (!operatorsOf(target.type).includes(operator)) throw wrongOperator(field, operator);
}
