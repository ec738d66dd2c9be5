/**
 * A filter while it is being edited: one row per condition, each with the inputs its field needs. Pure: the dialog
 * shows rows and calls these.
 */
import type { Locale } from '../fields/values';
import { inZone, instantOf } from '../fields/zone';
import type { FilterField } from './field-kinds';
import type { filterText } from './filter-messages';
import { DATE_CALLS, daysOf } from './filter-words';
import type { Condition, Operand, Operator } from './query-text';

export interface DraftRow {
  field: FilterField;
  operator: Operator;
  /** Chosen options, or codes of users, organizations and groups; functions as `LOGINUSER()`. */
  chosen: string[];
  /** Text, number, date (`2026-11-24`), time (`09:05`) or local date and time (`2026-11-24T09:05`). */
  typed: string;
  /** For dates: `fixed`, a call of DATE_CALLS, `ago` or `ahead` (then `typed` is the number of days). */
  when: string;
}

export const FIXED = 'fixed';
export const AGO = 'ago';
export const AHEAD = 'ahead';

/** Functions among the chosen values of a user or organization condition. */
const CHOSEN_CALLS = new Set(['LOGINUSER()', 'PRIMARY_ORGANIZATION()']);

export function newRow(field: FilterField): DraftRow {
  return {
    field,
    operator: field.operators[0] ?? '=',
    chosen: [],
    typed: '',
    when: field.kind === 'date' || field.kind === 'datetime' ? 'TODAY()' : FIXED,
  };
}

export function takesChoices({ kind }: FilterField): boolean {
  return kind === 'choice' || kind === 'user' || kind === 'organization' || kind === 'group';
}

/** Undefined when the dialog has no input for the condition (an operator or function it does not offer). */
export function rowOf(
  condition: Condition,
  fields: FilterField[],
  timezone: string,
): DraftRow | undefined {
  const field = fields.find(({ property }) => property.code === condition.field);
  if (!field || !field.operators.includes(condition.operator)) return undefined;
  const row: DraftRow = { ...newRow(field), operator: condition.operator, when: FIXED };
  if (takesChoices(field)) {
    return {
      ...row,
      chosen: condition.operands.map((one) => ('call' in one ? one.call : one.text)),
    };
  }
  if (condition.operands.length > 1) return undefined;
  const operand = condition.operands[0];
  if (!operand) return row;
  if ('call' in operand) return callRow(row, operand.call);
  return { ...row, typed: typedOf(operand.text, field, timezone) };
}

function callRow(row: DraftRow, call: string): DraftRow | undefined {
  if (row.field.kind !== 'date' && row.field.kind !== 'datetime') return undefined;
  const days = daysOf(call);
  if (days !== undefined) {
    return { ...row, when: days < 0 ? AGO : AHEAD, typed: String(Math.abs(days)) };
  }
  return DATE_CALLS[call] ? { ...row, when: call } : undefined;
}

function typedOf(value: string, { kind }: FilterField, timezone: string): string {
  if (kind !== 'datetime') return value;
  const local = inZone(value, timezone);
  return local ? `${local.date}T${local.time}` : value;
}

/** The condition of a row, or what is missing in words. */
export function conditionOf(
  row: DraftRow,
  locale: Locale,
  text: ReturnType<typeof filterText>,
): { condition: Condition } | { problem: string } {
  const { operator, field } = row;
  const done = (operands: Operand[]): { condition: Condition } => ({
    condition: { field: field.property.code, operator, operands },
  });
  if (operator === 'is empty' || operator === 'is not empty') return done([]);
  if (takesChoices(field)) {
    return row.chosen.length > 0
      ? done(row.chosen.map((one) => (CHOSEN_CALLS.has(one) ? { call: one } : { text: one })))
      : { problem: text.choose };
  }
  return singleOperand(row, locale, text, done);
}

function singleOperand(
  row: DraftRow,
  { timezone }: Locale,
  text: ReturnType<typeof filterText>,
  done: (operands: Operand[]) => { condition: Condition },
): { condition: Condition } | { problem: string } {
  const { kind } = row.field;
  const typed = row.typed.trim();
  switch (kind) {
    case 'number': {
      const number = typed.normalize('NFKC').replace(/,/g, '');
      return /^-?\d+(\.\d+)?$/.test(number) ? done([{ text: number }]) : { problem: text.number };
    }
    case 'date':
    case 'datetime':
      return dateOperand(row, typed, timezone, text, done);
    case 'time':
      return typed === '' ? { problem: text.time } : done([{ text: typed }]);
    default:
      return done([{ text: row.typed }]);
  }
}

function dateOperand(
  row: DraftRow,
  typed: string,
  timezone: string,
  text: ReturnType<typeof filterText>,
  done: (operands: Operand[]) => { condition: Condition },
): { condition: Condition } | { problem: string } {
  if (row.when === AGO || row.when === AHEAD) {
    const days = typed.normalize('NFKC');
    if (!/^\d{1,4}$/.test(days)) return { problem: text.number };
    return done([{ call: `FROM_TODAY(${row.when === AGO ? '-' : ''}${days}, DAYS)` }]);
  }
  if (row.when !== FIXED) return done([{ call: row.when }]);
  if (row.field.kind === 'date') {
    return typed === '' ? { problem: text.date } : done([{ text: typed }]);
  }
  const instant = instantOf(typed, timezone);
  return instant ? done([{ text: instant }]) : { problem: text.dateTime };
}
