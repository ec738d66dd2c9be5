/**
 * The list's filter as data and as a query: what the filter dialog can express (a flat list of conditions joined by
 * one of and / or), taken from and written to kintone's query language. A query that says more is left as it is.
 */
import { KintoneError } from '../../errors';
import {
  formatOrder,
  formatValue,
  parseCondition,
  parseQuery,
  quote,
  splitQuery as splitReadable,
  type Condition as Parsed,
  type QueryValue,
  type SortKey,
} from '../../query';

export type { SortKey };

export type Operator =
  | '='
  | '!='
  | '>'
  | '<'
  | '>='
  | '<='
  | 'in'
  | 'not in'
  | 'like'
  | 'not like'
  | 'is empty'
  | 'is not empty';

/** A literal, or a function call such as `TODAY()` kept as it is written. */
export type Operand = { text: string } | { call: string };

export interface Condition {
  field: string;
  operator: Operator;
  operands: Operand[];
}

export interface Filter {
  join: 'and' | 'or';
  conditions: Condition[];
}

/** A query without its limit and offset. */
export interface QueryParts {
  condition: string;
  /** As written after `order by`; empty when absent. */
  order: string;
}

/** What cannot be read is all condition: the server then says what is wrong with it. */
export function splitQuery(query: string): QueryParts {
  const parts = unlessUnreadable(() => splitReadable(query));
  return parts
    ? { condition: parts.condition, order: parts.orderBy }
    : { condition: query.trim(), order: '' };
}

export function joinQuery({ condition, order }: QueryParts): string {
  return [condition, order === '' ? '' : `order by ${order}`]
    .filter((part) => part !== '')
    .join(' ');
}

/** Keys of what stands after `order by`; none when it cannot be read. */
export function readSort(order: string): SortKey[] {
  if (order.trim() === '') return [];
  return unlessUnreadable(() => parseQuery(`order by ${order}`).orderBy) ?? [];
}

export const writeSort = formatOrder;

/** Undefined when the condition mixes and / or, or is not readable. */
export function readFilter(condition: string): Filter | undefined {
  const parsed = unlessUnreadable(() => ({ condition: parseCondition(condition) }));
  if (!parsed) return undefined;
  const top = parsed.condition;
  if (!top) return { join: 'and', conditions: [] };
  if (top.kind === 'compare') return { join: 'and', conditions: [plain(top)] };
  const conditions = top.items.flatMap((item) => (item.kind === 'compare' ? [plain(item)] : []));
  return conditions.length === top.items.length ? { join: top.kind, conditions } : undefined;
}

export function writeFilter({ join, conditions }: Filter): string {
  return conditions.map(writeCondition).join(` ${join} `);
}

function writeCondition({ field, operator, operands }: Condition): string {
  const written = operands.map((operand) =>
    'call' in operand ? operand.call : quote(operand.text),
  );
  switch (operator) {
    case 'is empty':
    case 'is not empty':
      return `${field} ${operator}`;
    case 'in':
    case 'not in':
      return `${field} ${operator} (${written.join(', ')})`;
    default:
      return `${field} ${operator} ${written[0] ?? '""'}`;
  }
}

function plain({ field, operator, values }: Extract<Parsed, { kind: 'compare' }>): Condition {
  const whole =
    operator === 'is' || operator === 'is not' ? (`${operator} empty` as const) : operator;
  return { field, operator: whole, operands: values.map(operandOf) };
}

function operandOf(value: QueryValue): Operand {
  return value.kind === 'function' ? { call: formatValue(value) } : { text: value.text };
}

function unlessUnreadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof KintoneError) return undefined;
    throw error;
  }
}
