/**
 * kintone's expressions: read, checked, worked out, formatted. Pure; the server and the form in the
 * browser use the same code, so a clerk sees before saving what is stored after.
 */
export { parseExpression as compile, fieldsOf, ExpressionError, type Expression } from './parse';
export { evaluate, type NumberPrecision, type Scope } from './evaluate';
export { formatCalc, displayNumber } from './format';
export { toCalcValue, NoResult, type CalcValue } from './value';
export {
  isCalculated,
  recalculate,
  validateCalcFields,
  type CalcField,
  type CalcFields,
  type Values,
  type ValueRow,
} from './fields';

import { recalculate, type CalcFields, type Values } from './fields';
import type { NumberPrecision } from './evaluate';

interface RestField {
  value?: unknown;
}

/**
 * The calculated values of a record in REST shape (`{ code: { type, value } }`), written into it.
 * Fields the record does not hold are left out.
 */
export function recalculateRecord(
  fields: CalcFields,
  record: Record<string, RestField>,
  settings: { precision: NumberPrecision; timezone?: string },
): void {
  const values: Values = {};
  for (const [code, field] of Object.entries(record)) {
    values[code] = fields[code]?.type === 'SUBTABLE' ? plainRows(field.value) : field.value;
  }
  recalculate(fields, values, settings);
  for (const [code, field] of Object.entries(record)) {
    if (fields[code]?.type === 'SUBTABLE') putRows(field.value, values[code]);
    else field.value = values[code];
  }
}

type RestRow = { value: Record<string, RestField> };

function plainRows(value: unknown): { value: Values }[] {
  const rows = Array.isArray(value) ? (value as RestRow[]) : [];
  return rows.map((row) => ({
    value: Object.fromEntries(
      Object.entries(row.value).map(([code, field]) => [code, field.value]),
    ),
  }));
}

function putRows(target: unknown, source: unknown): void {
  const rows = Array.isArray(target) ? (target as RestRow[]) : [];
  const values = source as { value: Values }[];
  rows.forEach((row, index) => {
    for (const [code, field] of Object.entries(row.value)) field.value = values[index]?.value[code];
  });
}
