/**
 * Works an expression out. Decimal arithmetic, so 0.1 + 0.2 is 0.3; each number on the way is rounded at
 * the app's number of decimals and must fit its digits. Throws NoResult where kintone leaves the field
 * empty.
 */
import Decimal from 'decimal.js';
import type { BinaryOperator, Expression, FunctionName } from './parse';
import { NoResult, number, text, type CalcValue } from './value';
import { formatDate } from './date-format';

/** `settings.numberPrecision` of an app: strings, as REST gives them. */
export interface NumberPrecision {
  digits: string;
  decimalPlaces: string;
  roundingMode: string;
}

export interface Scope {
  /** The value of a field. @throws NoResult when it has none */
  field(code: string): CalcValue;
  precision: NumberPrecision;
  /** IANA zone that DATE_FORMAT uses for "system". */
  timezone?: string;
}

// Far more digits than kintone's 30, so that only the app's own precision ever rounds.
const Exact = Decimal.clone({ precision: 80, toExpNeg: -100, toExpPos: 100 });
const EXPONENT_LIMIT = 100;

/** @throws NoResult */
export function evaluate(node: Expression, scope: Scope): CalcValue {
  switch (node.kind) {
    case 'number':
      return number(limited(new Exact(node.text), scope.precision));
    case 'text':
      return text(node.text);
    case 'field':
      return scope.field(node.code);
    case 'sign': {
      const value = asNumber(evaluate(node.of, scope));
      return number(node.negative ? value.neg() : value);
    }
    case 'binary':
      return binary(node.operator, evaluate(node.left, scope), evaluate(node.right, scope), scope);
    case 'call':
      return call(node.name, node.args, scope);
  }
}

/** Rounding of the app: HALF_EVEN is kintone's default. */
export function roundingOf(precision: NumberPrecision): Decimal.Rounding {
  if (precision.roundingMode === 'UP') return Decimal.ROUND_UP;
  if (precision.roundingMode === 'DOWN') return Decimal.ROUND_DOWN;
  return Decimal.ROUND_HALF_EVEN;
}

/**
 * Rounded at the app's decimals.
 * @throws NoResult when the whole part has more digits than the app leaves it: digits less decimals
 *   (help page 数値の有効桁数と丸めかたを設定する)
 */
export function limited(
  value: Decimal,
  precision: NumberPrecision,
  rounding: Decimal.Rounding = roundingOf(precision),
): Decimal {
  const decimals = Number(precision.decimalPlaces);
  const rounded = value.toDecimalPlaces(decimals, rounding);
  if (!rounded.isZero() && rounded.e >= Number(precision.digits) - decimals) {
    throw new NoResult('too many digits');
  }
  return rounded;
}

/** Plain digits, no exponent, no trailing zeros. */
export function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

function binary(
  operator: BinaryOperator,
  left: CalcValue,
  right: CalcValue,
  scope: Scope,
): CalcValue {
  switch (operator) {
    case '&':
      return text(asText(left) + asText(right));
    case '=':
      return { type: 'boolean', value: same(left, right) };
    case '<>':
      return { type: 'boolean', value: !same(left, right) };
    case '<':
    case '>':
    case '<=':
    case '>=':
      return { type: 'boolean', value: ordered(operator, asNumber(left).cmp(asNumber(right))) };
    default:
      return number(arithmetic(operator, exact(asNumber(left)), exact(asNumber(right)), scope));
  }
}

const exact = (value: Decimal): Decimal => new Exact(value);

function arithmetic(
  operator: '+' | '-' | '*' | '/' | '^',
  a: Decimal,
  b: Decimal,
  scope: Scope,
): Decimal {
  const { precision } = scope;
  if (operator === '+') return limited(a.plus(b), precision);
  if (operator === '-') return limited(a.minus(b), precision);
  if (operator === '*') return limited(a.times(b), precision);
  if (operator === '^') return limited(power(a, b), precision);
  if (b.isZero()) throw new NoResult('division by zero');
  // Observed on the service: a quotient is rounded half up at the app's decimals (kintone-contract.md, "Fields").
  const mode = roundingOf(precision);
  const rounding = mode === Decimal.ROUND_HALF_EVEN ? Decimal.ROUND_HALF_UP : mode;
  return limited(a.div(b), precision, rounding);
}

/** The exponent's fraction is cut off and it lies within -100..100 (kintone-contract.md, "Fields"). */
function power(base: Decimal, exponent: Decimal): Decimal {
  const whole = exponent.trunc();
  if (whole.abs().gt(EXPONENT_LIMIT)) throw new NoResult('exponent out of range');
  if (base.isZero() && whole.isNegative() && !whole.isZero())
    throw new NoResult('division by zero');
  return base.pow(whole);
}

function ordered(operator: '<' | '>' | '<=' | '>=', comparison: number): boolean {
  if (operator === '<') return comparison < 0;
  if (operator === '>') return comparison > 0;
  return operator === '<=' ? comparison <= 0 : comparison >= 0;
}

/** Values of different types are never the same; only an empty number is also the empty text. */
function same(left: CalcValue, right: CalcValue): boolean {
  if (left.type === 'number' && right.type === 'number') return left.value.eq(right.value);
  const empty = (value: CalcValue): boolean => value.type === 'number' && value.blank === true;
  if (left.type !== right.type && !empty(left) && !empty(right)) return false;
  return asText(left) === asText(right);
}

function call(name: FunctionName, args: Expression[], scope: Scope): CalcValue {
  const at = (index: number): CalcValue => evaluate(args[index] as Expression, scope);
  const all = (): CalcValue[] => args.map((arg) => evaluate(arg, scope));
  switch (name) {
    case 'IF':
      return asBoolean(at(0)) ? at(1) : at(2);
    case 'AND':
      return { type: 'boolean', value: all().every(asBoolean) };
    case 'OR':
      return { type: 'boolean', value: all().some(asBoolean) };
    case 'NOT':
      return { type: 'boolean', value: !asBoolean(at(0)) };
    case 'SUM':
      return number(limited(sum(all()), scope.precision));
    case 'ROUND':
      return number(rounded(all(), Decimal.ROUND_HALF_UP, scope));
    case 'ROUNDUP':
      return number(rounded(all(), Decimal.ROUND_UP, scope));
    case 'ROUNDDOWN':
      return number(rounded(all(), Decimal.ROUND_DOWN, scope));
    case 'YEN':
      return text(yen(at(0), at(1)));
    case 'DATE_FORMAT':
      return text(dateFormat(at(0), at(1), at(2), scope));
    case 'CONTAINS':
      return { type: 'boolean', value: contains(at(0), asText(at(1))) };
  }
}

/** @throws NoResult for a table without rows, as observed on the service */
function sum(values: CalcValue[]): Decimal {
  if (values.some((value) => value.type === 'rows' && value.values.length === 0)) {
    throw new NoResult('no rows');
  }
  return values
    .flatMap(rowsOf)
    .map(asNumber)
    .reduce((a, b) => exact(a).plus(b), new Decimal(0));
}

/** Without a second argument: to whole numbers. */
function rounded(
  [value = number(0), digits = number(0)]: CalcValue[],
  rounding: Decimal.Rounding,
  scope: Scope,
): Decimal {
  return limited(round(value, digits, rounding), scope.precision);
}

/** Digits left of the point are negative: ROUND(1234, -2) is 1200. */
function round(value: CalcValue, digits: CalcValue, rounding: Decimal.Rounding): Decimal {
  const places = asNumber(digits).trunc().toNumber();
  if (Math.abs(places) > EXPONENT_LIMIT) throw new NoResult('digits out of range');
  const factor = new Exact(10).pow(places);
  return exact(asNumber(value)).times(factor).toDecimalPlaces(0, rounding).div(factor);
}

function yen(value: CalcValue, digits: CalcValue): string {
  const places = Math.max(0, asNumber(digits).trunc().toNumber());
  const rounded = round(value, digits, Decimal.ROUND_HALF_UP);
  return `¥${grouped(rounded.toFixed(places))}`;
}

/** 1234567.8 → 1,234,567.8 */
export function grouped(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}

// UNIX times DATE_FORMAT takes: the years 1000 to 9999 (help page DATE_FORMAT関数).
const FIRST_TIME = -30610224000;
const LAST_TIME = 253402300799;

function dateFormat(value: CalcValue, format: CalcValue, zone: CalcValue, scope: Scope): string {
  const seconds = asNumber(value).toNumber();
  if (seconds < FIRST_TIME || seconds > LAST_TIME) throw new NoResult('time out of range');
  const name = asText(zone);
  const timezone = name === 'system' ? (scope.timezone ?? 'Asia/Tokyo') : name;
  return formatDate(seconds * 1000, asText(format), timezone);
}

/** Choices and rows need the whole value, a text only a part of it. */
function contains(where: CalcValue, what: string): boolean {
  if (where.type === 'choices') return where.values.includes(what);
  if (where.type === 'rows') return where.values.some((row) => asText(row) === what);
  return asText(where).includes(what);
}

function rowsOf(value: CalcValue): CalcValue[] {
  return value.type === 'rows' ? value.values : [value];
}

export function asNumber(value: CalcValue): Decimal {
  if (value.type === 'number') return value.value;
  throw new NoResult('not a number');
}

function asBoolean(value: CalcValue): boolean {
  if (value.type === 'boolean') return value.value;
  throw new NoResult('not a condition');
}

export function asText(value: CalcValue): string {
  if (value.type === 'text') return value.value;
  if (value.type === 'number') return value.blank ? '' : plain(value.value);
  if (value.type === 'boolean') return String(value.value);
  throw new NoResult('not a text');
}
