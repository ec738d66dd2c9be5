/**
 * A query as SQL over an app's record table. Conditions on fields of one subtable that stand side by
 * side in an `and` must hold in the same row; a negative one needs a row, and to hold in all rows
 * (kintone-contract.md, "Query language").
 */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import type { Context } from '../context';
import { notEmulated } from '../errors';
import { documentPath } from '../records/tables';
import type { Value } from '../store/database';
import type { Condition, Operator, Query } from './ast';
import { comparison, UNREADABLE, type Sql } from './comparison';
import {
  equalInTable,
  limitTooBig,
  noSuchOption,
  offsetTooBig,
  unknownField,
  wrongOperator,
} from './errors';
import { operatorsOf } from './operators';
import { orderBy } from './order';
import { everyField, seen, type VisibleFields } from './visible';
import { fieldTarget, systemTarget, type Target } from './target';

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
 * @throws KintoneError GAIA_IQ03, GAIA_IQ07, GAIA_IQ10, GAIA_IQ11, GAIA_QU01, GAIA_QU02 and those of date functions
 */
export function compileQuery(
  context: Context,
  app: AppDefinition,
  query: Query,
  visible: VisibleFields = everyField,
): CompiledQuery {
  if ((query.limit ?? 0) > MAX_LIMIT) throw limitTooBig();
  if ((query.offset ?? 0) > MAX_OFFSET) throw offsetTooBig();
  if (query.condition) requireOptions(app, query.condition, visible);
  const where = query.condition
    ? compileCondition(context, app, query.condition, visible)
    : { sql: 'TRUE', values: [] };
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
  visible: VisibleFields = everyField,
): Sql {
  return compile(condition);

  function compile(node: Condition): Sql {
    if (node.kind === 'compare') return allOf([node]);
    if (node.kind === 'or') return join(node.items.map(compile), ' OR ');
    const compares = node.items.filter((item): item is Compare => item.kind === 'compare');
    const others = node.items.filter((item) => item.kind !== 'compare').map(compile);
    return join([...(compares.length > 0 ? [allOf(compares)] : []), ...others], ' AND ');
  }

  /** Comparisons joined by `and`: those of one subtable are asked of the same row. */
  function allOf(compares: Compare[]): Sql {
    const parts: Sql[] = [];
    const byTable = new Map<string, { table: FieldProperty; conditions: Sql[] }>();
    for (const compare of compares) {
      const { table, target } = find(app, compare.field);
      const where = seen(visible, compare.field);
      if (where) parts.push(where);
      requireOperator(target, compare, table !== undefined);
      const positive = comparison(
        context,
        app,
        target,
        positiveOf(compare.operator),
        compare.values,
      );
      const negative = positiveOf(compare.operator) !== compare.operator && positive !== UNREADABLE;
      if (!table) parts.push(negative ? not(positive) : positive);
      else if (negative) parts.push(everyRow(table, positive));
      else {
        const entry = byTable.get(table.code) ?? { table, conditions: [] };
        entry.conditions.push(positive);
        byTable.set(table.code, entry);
      }
    }
    for (const { table, conditions } of byTable.values()) {
      parts.push(someRow(table, join(conditions, ' AND ')));
    }
    return join(parts, ' AND ');
  }
}

const CHOICES = new Set(['CHECK_BOX', 'MULTI_SELECT', 'RADIO_BUTTON', 'DROP_DOWN']);

/**
 * A query may ask only for options there are. A condition that was stored (a right, a notification) goes
 * on when an option is removed, so only queries are asked.
 */
function requireOptions(app: AppDefinition, node: Condition, visible: VisibleFields): void {
  if (node.kind !== 'compare') {
    node.items.forEach((item) => requireOptions(app, item, visible));
    return;
  }
  const { target } = find(app, node.field);
  seen(visible, node.field);
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

function find(app: AppDefinition, code: string): { target: Target; table?: FieldProperty } {
  const system = systemTarget(code);
  if (system) return { target: system };
  const field = app.fields[code];
  if (field) {
    if (field.type.startsWith('STATUS') && !app.process.enable) throw unknownField(code);
    return { target: fieldTarget(field) };
  }
  for (const table of Object.values(app.fields)) {
    const inner = table.fields?.[code];
    if (inner) return { target: fieldTarget(inner, 'row'), table };
  }
  const related = app.fields[code.split('.')[0] ?? ''];
  if (related?.type === 'REFERENCE_TABLE') throw notEmulated('query on related records');
  throw unknownField(code);
}

function requireOperator(target: Target, compare: Compare, inTable: boolean): void {
  const { operator } = compare;
  if (inTable && (operator === '=' || operator === '!=')) {
    throw equalInTable(compare.field, operator);
  }
  if (!operatorsOf(target.type).includes(operator)) throw wrongOperator(compare.field, operator);
}
