/** A filter in words, as the list shows it beside the filter button. Pure. */
import { quote } from '../../query';
import { plainText, type Locale } from '../fields/values';
import type { FilterField, ValueKind } from './field-kinds';
import { filterText } from './filter-messages';
import type { Condition, Filter, Operand, Operator } from './query-text';

type Words = ReturnType<typeof filterText>;
type FixedWord = {
  [Key in keyof Words]: Words[Key] extends string ? Key : never;
}[keyof Words];

const OPERATORS: Record<Operator, FixedWord> = {
  '=': 'equals',
  '!=': 'notEquals',
  '>': 'greater',
  '<': 'less',
  '>=': 'atLeast',
  '<=': 'atMost',
  in: 'includes',
  'not in': 'includesNot',
  like: 'contains',
  'not like': 'containsNot',
  'is empty': 'isEmpty',
  'is not empty': 'isNotEmpty',
};

/** Time has its own words for the same signs. */
const TIME_OPERATORS: Partial<Record<Operator, FixedWord>> = {
  '>': 'after',
  '<': 'before',
  '>=': 'onOrAfter',
  '<=': 'onOrBefore',
};

export function operatorText(operator: Operator, kind: ValueKind, text: Words): string {
  const timely = kind === 'date' || kind === 'datetime' || kind === 'time';
  return text[(timely ? TIME_OPERATORS[operator] : undefined) ?? OPERATORS[operator]];
}

/** Date functions the dialog offers, by their call. */
export const DATE_CALLS: Record<string, FixedWord> = {
  'TODAY()': 'today',
  'YESTERDAY()': 'yesterday',
  'TOMORROW()': 'tomorrow',
  'THIS_WEEK()': 'thisWeek',
  'LAST_WEEK()': 'lastWeek',
  'NEXT_WEEK()': 'nextWeek',
  'THIS_MONTH()': 'thisMonth',
  'LAST_MONTH()': 'lastMonth',
  'NEXT_MONTH()': 'nextMonth',
  'THIS_YEAR()': 'thisYear',
  'LAST_YEAR()': 'lastYear',
  'NEXT_YEAR()': 'nextYear',
};

const FROM_TODAY = /^FROM_TODAY\((-?\d+), DAYS\)$/;

/** Days from today of `FROM_TODAY(n, DAYS)`; undefined for any other call. */
export function daysOf(call: string): number | undefined {
  const match = FROM_TODAY.exec(call);
  return match ? Number(match[1]) : undefined;
}

/** @param nameOf display name of a user, organization or group code, when known */
export function filterWords(
  filter: Filter,
  fields: FilterField[],
  locale: Locale,
  nameOf: (kind: ValueKind, code: string) => string | undefined,
): string {
  const text = filterText(locale.language);
  const words = filter.conditions.map((condition) =>
    conditionWords(condition, fields, locale, nameOf),
  );
  return words.join(filter.join === 'and' ? text.and : text.or);
}

function conditionWords(
  { field, operator, operands }: Condition,
  fields: FilterField[],
  locale: Locale,
  nameOf: (kind: ValueKind, code: string) => string | undefined,
): string {
  const text = filterText(locale.language);
  const known = fields.find(({ property }) => property.code === field);
  const label = known?.property.label ?? field;
  const sign = operatorText(operator, known?.kind ?? 'text', text);
  if (operands.length === 0) return `${label} ${sign}`;
  const values = operands.map((operand) => operandWords(operand, known, locale, nameOf));
  return `${label} ${sign} ${values.join(', ')}`;
}

function operandWords(
  operand: Operand,
  field: FilterField | undefined,
  locale: Locale,
  nameOf: (kind: ValueKind, code: string) => string | undefined,
): string {
  const text = filterText(locale.language);
  if ('call' in operand) return callWords(operand.call, text);
  if (operand.text === '') return text.emptyValue;
  if (!field) return quote(operand.text);
  if (field.kind === 'user' || field.kind === 'organization' || field.kind === 'group') {
    return nameOf(field.kind, operand.text) ?? operand.text;
  }
  return field.kind === 'choice' || field.kind === 'text'
    ? `「${operand.text}」`
    : plainText(field.property, operand.text, locale);
}

function callWords(call: string, text: Words): string {
  if (call === 'LOGINUSER()') return text.loginUser;
  if (call === 'PRIMARY_ORGANIZATION()') return text.primaryOrganization;
  const days = daysOf(call);
  if (days !== undefined) return days < 0 ? text.daysAgo(-days) : text.daysAhead(days);
  const word = DATE_CALLS[call];
  return word ? text[word] : call;
}
