/**
 * The calculated fields of an app: which depend on which, in which order they are worked out, and
 * whether their expressions can stand at all. A value here is the REST value without its type.
 */
import { KintoneError, type Bilingual } from '../errors';
import { ExpressionError, fieldsOf, parseExpression, type Expression } from './parse';
import { evaluate, type NumberPrecision } from './evaluate';
import { CALCULABLE, NoResult, toCalcValue, type CalcValue } from './value';
import { formatCalc, isNumeric } from './format';

export interface CalcField {
  type: string;
  code: string;
  label?: string;
  expression?: string;
  format?: string;
  fields?: Record<string, CalcField>;
}

export type CalcFields = Record<string, CalcField>;

/** Values by field code; a subtable's value is its rows. */
export type Values = Record<string, unknown>;
export interface ValueRow {
  id?: string | null;
  value: Values;
}

/** Whether the field's value comes from an expression (CALC, or a single-line text with one). */
export function isCalculated(field: CalcField): boolean {
  if (field.type === 'CALC') return true;
  return field.type === 'SINGLE_LINE_TEXT' && Boolean(field.expression);
}

/**
 * Checks all expressions of an app's form, as kintone does when settings are deployed.
 * @throws KintoneError GAIA_IL01 for an unreadable expression, an unknown field, a field that cannot
 *   be calculated with, a subtable's field outside SUM and CONTAINS, or a cycle
 */
export function validateCalcFields(fields: CalcFields): void {
  planOf(fields);
}

/**
 * Works out every calculated field, in order of dependency, and puts the results into `values`
 * (and into the rows of its subtables). A field without result becomes "".
 */
export function recalculate(
  fields: CalcFields,
  values: Values,
  settings: { precision: NumberPrecision; timezone?: string },
): void {
  const { steps, places } = planOf(fields);
  for (const step of steps) {
    if (!step.table) {
      values[step.field.code] = result(step, places, values, undefined, settings);
      continue;
    }
    for (const row of rows(values[step.table])) {
      row.value[step.field.code] = result(
        step,
        places,
        values,
        { table: step.table, row },
        settings,
      );
    }
  }
}

interface Step {
  field: CalcField;
  /** Code of the subtable the field is in. */
  table?: string;
  expression: Expression;
}

interface Plan {
  steps: Step[];
  places: Places;
}

const plans = new WeakMap<CalcFields, Plan>();

function planOf(fields: CalcFields): Plan {
  const known = plans.get(fields);
  if (known) return known;
  const places = placesOf(fields);
  const steps = new Map<string, Step>();
  for (const [code, { field, table }] of places) {
    if (!isCalculated(field)) continue;
    const expression = read(field);
    steps.set(code, { field, ...(table ? { table } : {}), expression });
    check(expression, { field, table }, places);
  }
  const plan = { steps: sort(steps), places };
  plans.set(fields, plan);
  return plan;
}

type Places = Map<string, { field: CalcField; table?: string }>;

/** Field codes are unique in a whole app, inside subtables too. */
function placesOf(fields: CalcFields): Places {
  const places: Places = new Map();
  for (const [code, field] of Object.entries(fields)) {
    places.set(code, { field });
    for (const [inner, innerField] of Object.entries(field.fields ?? {})) {
      places.set(inner, { field: innerField, table: code });
    }
  }
  return places;
}

function read(field: CalcField): Expression {
  try {
    return parseExpression(field.expression ?? '');
  } catch (error) {
    if (error instanceof ExpressionError) throw wrongExpression(field, error.reason);
    throw error;
  }
}

function check(
  node: Expression,
  from: { field: CalcField; table: string | undefined },
  places: Places,
  inList = false,
): void {
  if (node.kind === 'field') {
    const place = places.get(node.code);
    if (!place) throw wrongExpression(from.field, REASONS.noField(node.code));
    if (!CALCULABLE.has(place.field.type)) {
      throw wrongExpression(from.field, REASONS.wrongType(place.field.type));
    }
    if (place.table && place.table !== from.table && !inList) {
      throw wrongExpression(from.field, REASONS.list);
    }
  } else if (node.kind === 'sign') check(node.of, from, places);
  else if (node.kind === 'binary') {
    check(node.left, from, places);
    check(node.right, from, places);
  } else if (node.kind === 'call') {
    const lists = node.name === 'SUM' || node.name === 'CONTAINS';
    node.args.forEach((arg) => check(arg, from, places, lists));
  }
}

function sort(steps: Map<string, Step>): Step[] {
  const done: Step[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (code: string): void => {
    const step = steps.get(code);
    if (!step || state.get(code) === 'done') return;
    if (state.get(code) === 'open') throw wrongExpression(step.field, REASONS.circle);
    state.set(code, 'open');
    fieldsOf(step.expression).forEach(visit);
    state.set(code, 'done');
    done.push(step);
  };
  for (const code of steps.keys()) visit(code);
  return done;
}

/** Why an expression cannot stand (help page 計算式で表示されるエラー). */
const REASONS = {
  noField: (code: string): Bilingual => ({
    ja: `計算式に含まれるフィールドコード（${code}）が存在しません。`,
    en: `The field code (${code}) in the formula does not exist.`,
  }),
  wrongType: (type: string): Bilingual => ({
    ja: `計算式で利用できないフィールドタイプ(${type})が指定されています。`,
    en: `A field type (${type}) is specified that cannot be used in formulas.`,
  }),
  list: {
    ja: '配列型の値に対して適切な関数が利用されていません。',
    en: 'No suitable function is used for a value of an array type.',
  },
  circle: {
    ja: 'フィールドの参照が循環しています。',
    en: 'The references of the fields are circular.',
  },
};

function wrongExpression({ code, label }: CalcField, reason: Bilingual): KintoneError {
  const name = label ?? code;
  return new KintoneError(400, 'GAIA_IL01', {
    ja: `フィールド「${name}」の計算式が正しくありません。(エラーの内容：${reason.ja})`,
    en: `The formula of the field "${name}" is not correct. (Details: ${reason.en})`,
  });
}

// The precision an app sets is for fields that show a number; 30 digits are the most it can set.
const MOST_DIGITS = '30';

function result(
  step: Step,
  places: Places,
  values: Values,
  inside: { table: string; row: ValueRow } | undefined,
  settings: { precision: NumberPrecision; timezone?: string },
): string {
  const precision = isNumeric(step.field)
    ? settings.precision
    : { ...settings.precision, digits: MOST_DIGITS };
  const scope = {
    precision,
    ...(settings.timezone ? { timezone: settings.timezone } : {}),
    field: (code: string) => valueOf(code, places, values, inside),
  };
  try {
    return formatCalc(evaluate(step.expression, scope), step.field, precision);
  } catch (error) {
    // "Errors give an empty value" (kintone-contract.md, "Fields").
    if (error instanceof NoResult) return '';
    throw error;
  }
}

function valueOf(
  code: string,
  places: Places,
  values: Values,
  inside: { table: string; row: ValueRow } | undefined,
): CalcValue {
  const place = places.get(code);
  if (!place) throw new NoResult(`${code} is unknown`);
  if (!place.table) return toCalcValue(place.field, values[code]);
  if (inside?.table === place.table) return toCalcValue(place.field, inside.row.value[code]);
  return {
    type: 'rows',
    values: rows(values[place.table]).map((row) => toCalcValue(place.field, row.value[code])),
  };
}

function rows(value: unknown): ValueRow[] {
  return Array.isArray(value) ? (value as ValueRow[]) : [];
}
