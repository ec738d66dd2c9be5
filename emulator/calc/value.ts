/**
 * Values an expression works on, and how a field's stored value becomes one. A date is its seconds
 * since 1970 in UTC, a time its seconds since midnight: kintone reckons with those numbers. Which field
 * is of which type: help page 計算式で参照する値のデータ型.
 */
import Decimal from 'decimal.js';

export type CalcValue =
  /** `blank`: an empty number or date field: 0 when reckoned with, "" alone or beside a text. */
  | { type: 'number'; value: Decimal; blank?: boolean }
  | { type: 'text'; value: string }
  | { type: 'boolean'; value: boolean }
  /** Chosen options of a checkbox or multi-select field. */
  | { type: 'choices'; values: string[] }
  /** A field of a subtable seen from outside: one value per row. */
  | { type: 'rows'; values: CalcValue[] };

/** The calculation has no result (division by zero, too many digits, wrong kind): the field stays empty. */
export class NoResult extends Error {}

export const number = (value: Decimal.Value): CalcValue => ({
  type: 'number',
  value: new Decimal(value),
});
export const text = (value: string): CalcValue => ({ type: 'text', value });

/** Field types an expression may name. */
export const CALCULABLE = new Set([
  'NUMBER',
  'CALC',
  'SINGLE_LINE_TEXT',
  'RADIO_BUTTON',
  'DROP_DOWN',
  'CHECK_BOX',
  'MULTI_SELECT',
  'DATE',
  'TIME',
  'DATETIME',
  'CREATED_TIME',
  'UPDATED_TIME',
  'CREATOR',
  'MODIFIER',
]);

const CALC_FORMAT_KIND: Record<string, string> = {
  DATETIME: 'DATETIME',
  DATE: 'DATE',
  TIME: 'TIME',
  HOUR_MINUTE: 'DURATION',
  DAY_HOUR_MINUTE: 'DURATION',
};

/** @param raw the field's value as REST gives it; null and undefined count as empty */
export function toCalcValue(field: { type: string; format?: string }, raw: unknown): CalcValue {
  const kind =
    field.type === 'CALC' ? (CALC_FORMAT_KIND[field.format ?? ''] ?? 'NUMBER') : field.type;
  if (kind === 'CHECK_BOX' || kind === 'MULTI_SELECT') {
    return { type: 'choices', values: Array.isArray(raw) ? raw.map(String) : [] };
  }
  if (kind === 'CREATOR' || kind === 'MODIFIER') {
    return text((raw as { name?: string } | null | undefined)?.name ?? '');
  }
  const value = raw === null || raw === undefined ? '' : String(raw);
  switch (kind) {
    case 'NUMBER':
      return fromNumber(value);
    case 'DATE':
      return seconds(value, Date.parse(`${value}T00:00:00Z`));
    case 'DATETIME':
    case 'CREATED_TIME':
    case 'UPDATED_TIME':
      return seconds(value, Date.parse(value));
    case 'TIME':
    case 'DURATION':
      return clock(value);
    default:
      return text(value);
  }
}

function fromNumber(value: string): CalcValue {
  if (value.trim() === '') return blank();
  try {
    return number(value.trim());
  } catch (error) {
    // decimal.js refuses what is no number; an expression over it has no result.
    throw new NoResult(error instanceof Error ? error.message : 'not a number');
  }
}

const blank = (): CalcValue => ({ type: 'number', value: new Decimal(0), blank: true });

function seconds(value: string, milliseconds: number): CalcValue {
  if (value === '' || Number.isNaN(milliseconds)) return blank();
  return number(new Decimal(milliseconds).div(1000));
}

function clock(value: string): CalcValue {
  const parts = /^(-?)(\d+):(\d{1,2})$/.exec(value);
  if (!parts) return blank();
  const total = Number(parts[2]) * 3600 + Number(parts[3]) * 60;
  return number(parts[1] ? -total : total);
}
