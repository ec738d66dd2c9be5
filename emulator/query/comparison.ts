/** One positive comparison (`=`, `<`, `in`, `like`, `is`…) as SQL. What negates it stands outside. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { notEmulated } from '../errors';
import { normalizeDate, normalizeDateTime, normalizeTime } from '../fields/date-forms';
import { normalizeNumber } from '../fields/numbers';
import { dateIn, startOfDay, toMinute } from '../fields/zone';
import { recordTable } from '../records/tables';
import type { Value } from '../store/database';
import { primaryOrganization } from '../users/directory';
import type { Operator, QueryValue } from './ast';
import { wrongFunction, wrongQuery } from './errors';
import { DATE_FUNCTIONS, daySpan } from './ranges';
import type { Scope } from './scope';
import type { Target } from './target';
import { syntaxError } from './tokens';
import { mayHold } from './word-index';

export interface Sql {
  sql: string;
  values: Value[];
}

/** A value that cannot be one of the field's: no record has it, and none has another ("!="). */
export const UNREADABLE: Sql = { sql: 'FALSE', values: [] };

export function comparison(
  scope: Scope,
  target: Target,
  operator: Operator,
  values: QueryValue[],
): Sql {
  const { context, app } = scope;
  if (operator === 'is') return isEmpty(target);
  if (operator === 'like') return like(scope, target, textOf(target, values[0]));
  if (target.comparing === 'list') return listIn(context, target, values);
  if (operator === 'in') return scalarIn(context, app, target, values);
  const [value] = values;
  if (!value) throw syntaxError();
  if (target.comparing === 'date' || target.comparing === 'instant') {
    return inTime(context, target, operator, value);
  }
  return scalar(app, target, operator, value);
}

function isEmpty(target: Target): Sql {
  if (target.comparing === 'files') return { sql: `${target.count} = 0`, values: [] };
  const test = target.type === 'RICH_TEXT' ? 'kintone_blank_html' : 'kintone_blank';
  return { sql: `${test}(${target.sql})`, values: [] };
}

/** The index says which records are worth a look; whether the keyword is there the word search alone says. */
function like({ context, app, table }: Scope, target: Target, keyword: string): Sql {
  const exact = search(target, keyword);
  const likely = mayHold(context.db, recordTable(app.id), table, keyword);
  if (!likely) return exact;
  return {
    sql: `${likely.sql} AND ${exact.sql}`,
    values: [...likely.values, ...exact.values],
  };
}

function search(target: Target, keyword: string): Sql {
  if (keyword.trim() === '') throw notEmulated('like with an empty keyword');
  if (target.comparing === 'files') {
    return {
      sql: `EXISTS (SELECT 1 FROM ${target.sql} AS item WHERE kintone_like(json_extract(item.value, '$.name'), ?))`,
      values: [keyword],
    };
  }
  const test = target.type === 'RICH_TEXT' ? 'kintone_like_html' : 'kintone_like';
  return { sql: `${test}(${target.sql}, ?)`, values: [keyword] };
}

/** Fields with several values: one of them is among those asked for; `""` asks for none chosen. */
function listIn(context: Context, target: Target, values: QueryValue[]): Sql {
  const codes = values.map((value) => entity(context, target, value));
  // Without a primary organization the condition is left out (page クエリの書き方, PRIMARY_ORGANIZATION).
  if (codes.includes(undefined)) return { sql: 'TRUE', values: [] };
  const wanted = (codes as string[]).filter((code) => code !== '');
  const parts: string[] = [];
  if (wanted.length > 0) {
    const marks = wanted.map(() => '?').join(', ');
    parts.push(`EXISTS (SELECT 1 FROM ${target.sql} AS item WHERE item.value IN (${marks}))`);
  }
  if (codes.includes('')) parts.push(`${target.count} = 0`);
  return { sql: parts.join(' OR '), values: wanted };
}

function entity(context: Context, target: Target, value: QueryValue): string | undefined {
  if (value.kind !== 'function') return value.text;
  const users = ['USER_SELECT', 'CREATOR', 'MODIFIER', 'STATUS_ASSIGNEE'].includes(target.type);
  if (users && value.name === 'LOGINUSER' && value.args.length === 0) return context.actor.code;
  if (target.type === 'ORGANIZATION_SELECT' && value.name === 'PRIMARY_ORGANIZATION') {
    return primaryOrganization(context.db, context.actor.code)?.code;
  }
  throw wrongFunction(target.code, value.name);
}

function scalarIn(context: Context, app: AppDefinition, target: Target, values: QueryValue[]): Sql {
  if (target.type === 'CREATOR' || target.type === 'MODIFIER') {
    const codes = values.map((value) => entity(context, target, value) ?? '');
    return { sql: `${target.sql} IN (${codes.map(() => '?').join(', ')})`, values: codes };
  }
  const texts = values.map((value) => textOf(target, value));
  if (target.comparing !== 'number') {
    return { sql: `${target.sql} IN (${texts.map(() => '?').join(', ')})`, values: texts };
  }
  // An element that is no number is passed over: `not in ("abc")` finds all.
  const numbers = texts.flatMap((text) => numberOf(app, target, text) ?? []);
  const parts = [
    ...(numbers.length > 0 ? [`${target.sql} IN (${numbers.map(() => '?').join(', ')})`] : []),
    ...(texts.includes('') ? [`${target.sql} IS NULL`] : []),
  ];
  return { sql: parts.join(' OR ') || 'FALSE', values: numbers };
}

function scalar(app: AppDefinition, target: Target, operator: Operator, value: QueryValue): Sql {
  const text = textOf(target, value);
  if (target.comparing === 'number') return scalarNumber(app, target, operator, text);
  if (operator !== '=' && target.comparing === 'text') {
    throw notEmulated(`order of values of ${target.code}`);
  }
  const wanted = target.comparing === 'time' && text !== '' ? normalizeTime(text) : text;
  if (wanted === undefined) throw syntaxError();
  return compared(target.sql, operator, wanted);
}

/** Nothing entered is below every number. */
function scalarNumber(app: AppDefinition, target: Target, operator: Operator, text: string): Sql {
  if (text === '') {
    if (operator !== '=') throw wrongQuery();
    return { sql: `${target.sql} IS NULL`, values: [] };
  }
  const wanted = numberOf(app, target, text);
  if (wanted === undefined) return UNREADABLE;
  const empty = operator.startsWith('<') ? ` OR ${target.sql} IS NULL` : '';
  return { sql: `${target.sql} ${operator} ?${empty}`, values: [wanted] };
}

/** An empty value ('') is neither before nor after anything. */
function compared(sql: string, operator: Operator, value: string): Sql {
  const filled = operator === '=' ? '' : ` AND ${sql} <> ''`;
  return { sql: `${sql} ${operator} ?${filled}`, values: [value] };
}

/** Dates and instants: a date function means a span of days, `=` lies in it, `>` lies after it. */
function inTime(context: Context, target: Target, operator: Operator, value: QueryValue): Sql {
  if (value.kind === 'function' && DATE_FUNCTIONS.has(value.name)) {
    const today = dateIn(context.now(), context.timezone);
    const days = daySpan(value.name, value.args, today);
    const edge = (date: string): string =>
      target.comparing === 'date' ? date : startOfDay(date, context.timezone).toISOString();
    return inSpan(target.sql, operator, shorten(edge(days.from)), shorten(edge(days.to)));
  }
  if (value.kind === 'function' && value.name === 'NOW' && target.comparing === 'instant') {
    return compared(target.sql, operator, toMinute(context.now()));
  }
  const text = textOf(target, value);
  if (text === '') return compared(target.sql, operator, '');
  if (target.comparing === 'instant' && normalizeDate(text) !== undefined) {
    throw notEmulated(`a date without time compared with ${target.code}`);
  }
  const wanted = target.comparing === 'date' ? normalizeDate(text) : normalizeDateTime(text);
  if (wanted === undefined) throw syntaxError();
  return compared(target.sql, operator, wanted);
}

/** Instants are kept without milliseconds. */
const shorten = (instant: string): string => instant.replace('.000Z', 'Z');

function inSpan(sql: string, operator: Operator, from: string, to: string): Sql {
  switch (operator) {
    case '<':
      return { sql: `${sql} < ? AND ${sql} <> ''`, values: [from] };
    case '<=':
      return { sql: `${sql} < ? AND ${sql} <> ''`, values: [to] };
    case '>':
      return { sql: `${sql} >= ?`, values: [to] };
    case '>=':
      return { sql: `${sql} >= ?`, values: [from] };
    default:
      return { sql: `${sql} >= ? AND ${sql} < ?`, values: [from, to] };
  }
}

function textOf(target: Target, value: QueryValue | undefined): string {
  if (!value) throw syntaxError();
  if (value.kind === 'function') throw wrongFunction(target.code, value.name);
  return value.text;
}

/** Blanks around a number make it none; record numbers and ids have neither decimals nor exponent. */
function numberOf(app: AppDefinition, target: Target, text: string): number | undefined {
  const digits =
    target.type === 'RECORD_NUMBER' && app.code && text.startsWith(`${app.code}-`)
      ? text.slice(app.code.length + 1)
      : text;
  const whole = target.type === 'RECORD_NUMBER' || target.type.startsWith('__');
  if (whole && !/^[+-]?\d+$/.test(digits)) return undefined;
  const number = digits === digits.trim() ? normalizeNumber(digits) : undefined;
  return number === undefined ? undefined : Number(number);
}
