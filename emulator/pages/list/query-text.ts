/**
 * The list's filter as data and as a query: what the filter dialog can express (a flat list of conditions joined by
 * one of and / or), read from and written to kintone's query language. A query that says more is left as it is.
 */
import { quote } from '../fields/quote';

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

export interface SortKey {
  field: string;
  direction: 'asc' | 'desc';
}

/** A query without its limit and offset. */
export interface QueryParts {
  condition: string;
  /** As written after `order by`; empty when absent. */
  order: string;
}

interface Token {
  text: string;
  /** A word or sign, lower case; a string literal has none. */
  word: string;
  start: number;
}

const BLANK = /[\s\u3000]/;
const TOKEN = /"(?:\\[\s\S]|[^"\\])*"|[(),]|[<>!]=|[=<>]|[^\s\u3000(),=<>!"]+/gy;

/** Undefined when the text has something no query has (an open string literal). */
function tokens(query: string): Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  while (at < query.length) {
    if (BLANK.test(query[at] ?? '')) {
      at += 1;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(query);
    if (!match) return undefined;
    const text = match[0];
    found.push({ text, word: text.startsWith('"') ? '' : text.toLowerCase(), start: at });
    at += text.length;
  }
  return found;
}

/** Splits a query at `order by`, `limit` and `offset`; a word inside a string literal does not count. */
export function splitQuery(query: string): QueryParts {
  const list = tokens(query);
  if (!list) return { condition: query.trim(), order: '' };
  const end = query.length;
  const startOf = (test: (token: Token, next: Token | undefined) => boolean): number =>
    list.find((token, index) => test(token, list[index + 1]))?.start ?? end;
  const paging = startOf(
    (token, next) =>
      (token.word === 'limit' || token.word === 'offset') && /^\d+$/.test(next?.text ?? ''),
  );
  const order = startOf((token, next) => token.word === 'order' && next?.word === 'by');
  const condition = query.slice(0, Math.min(order, paging)).trim();
  const sort = query
    .slice(order, Math.max(order, paging))
    .replace(/^order[\s\u3000]+by/i, '')
    .trim();
  return { condition, order: sort };
}

export function joinQuery({ condition, order }: QueryParts): string {
  return [condition, order === '' ? '' : `order by ${order}`]
    .filter((part) => part !== '')
    .join(' ');
}

export function readSort(order: string): SortKey[] {
  return order
    .split(',')
    .map((part) => part.trim().split(/[\s\u3000]+/))
    .filter(([field]) => field !== undefined && field !== '')
    .map(([field = '', direction = 'desc']) => ({
      field,
      direction: direction.toLowerCase() === 'asc' ? 'asc' : 'desc',
    }));
}

export function writeSort(keys: SortKey[]): string {
  return keys.map(({ field, direction }) => `${field} ${direction}`).join(', ');
}

/** Undefined when the condition mixes and / or, has parentheses around conditions, or is not readable. */
export function readFilter(condition: string): Filter | undefined {
  const list = tokens(condition);
  if (!list) return undefined;
  if (list.length === 0) return { join: 'and', conditions: [] };
  const reader = new Reader(list);
  const conditions: Condition[] = [];
  const joins = new Set<string>();
  for (;;) {
    const next = reader.condition();
    if (!next) return undefined;
    conditions.push(next);
    if (reader.done) break;
    const join = reader.take()?.word;
    if (join !== 'and' && join !== 'or') return undefined;
    joins.add(join);
  }
  if (joins.size > 1) return undefined;
  return { join: joins.has('or') ? 'or' : 'and', conditions };
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

const SIGNS = new Set(['=', '!=', '>', '<', '>=', '<=']);

/** Reads conditions from the front of a list of tokens. */
class Reader {
  #at = 0;

  constructor(private readonly list: Token[]) {}

  get done(): boolean {
    return this.#at >= this.list.length;
  }

  take(): Token | undefined {
    this.#at += 1;
    return this.list[this.#at - 1];
  }

  condition(): Condition | undefined {
    const field = this.take();
    if (!field || field.word === '' || '(),'.includes(field.word)) return undefined;
    const operator = this.#operator();
    if (!operator) return undefined;
    const operands = this.#operands(operator);
    return operands ? { field: field.text, operator, operands } : undefined;
  }

  #operator(): Operator | undefined {
    const word = this.take()?.word ?? '';
    if (SIGNS.has(word) || word === 'in' || word === 'like') return word as Operator;
    if (word === 'not') {
      const next = this.take()?.word;
      return next === 'in' || next === 'like' ? `not ${next}` : undefined;
    }
    if (word !== 'is') return undefined;
    const next = this.take()?.word;
    if (next === 'empty') return 'is empty';
    return next === 'not' && this.take()?.word === 'empty' ? 'is not empty' : undefined;
  }

  #operands(operator: Operator): Operand[] | undefined {
    if (operator === 'is empty' || operator === 'is not empty') return [];
    if (operator !== 'in' && operator !== 'not in') {
      const only = this.#operand();
      return only ? [only] : undefined;
    }
    if (this.take()?.word !== '(') return undefined;
    const operands: Operand[] = [];
    for (;;) {
      const operand = this.#operand();
      if (!operand) return undefined;
      operands.push(operand);
      const sign = this.take()?.word;
      if (sign === ')') return operands;
      if (sign !== ',') return undefined;
    }
  }

  #operand(): Operand | undefined {
    const token = this.take();
    if (!token) return undefined;
    if (token.word === '') return { text: unquote(token.text) };
    if (this.list[this.#at]?.word !== '(') {
      return /^-?\d+(\.\d+)?$/.test(token.text) ? { text: token.text } : undefined;
    }
    this.take();
    const values: string[] = [];
    for (let next = this.take(); next?.word !== ')'; next = this.take()) {
      if (!next) return undefined;
      if (next.word !== ',') values.push(next.text);
    }
    return { call: `${token.text.toUpperCase()}(${values.join(', ')})` };
  }
}

const ESCAPES: Record<string, string> = { t: '\t', n: '\n' };

function unquote(literal: string): string {
  return literal.slice(1, -1).replace(/\\([\s\S])/g, (_, sign: string) => ESCAPES[sign] ?? sign);
}
