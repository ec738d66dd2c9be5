/** The query that finds the records behind a figure, so that clicking it opens the list of just those. */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import type { Context } from '../context';
import { quote } from '../query';
import { spanOf, type Calendar } from './periods';
import type { Period } from './types';

export function calendarOf(context: Context, app: AppDefinition): Calendar {
  return {
    timezone: context.timezone,
    firstMonth: Number(app.settings.firstMonthOfFiscalYear) || 1,
  };
}

/** Two conditions that must both hold; one may be empty. */
export function joined(one: string, other: string): string {
  if (one === '' || other === '') return one + other;
  return `(${one}) and (${other})`;
}

/** Types asked with `=`; all others name their values in a list. */
const EQUAL = new Set(['SINGLE_LINE_TEXT', 'LINK', 'NUMBER', 'CALC', 'RECORD_NUMBER', 'STATUS']);

export function groupCondition(
  field: FieldProperty,
  per: Period | undefined,
  key: string,
  calendar: Calendar,
  inTable: boolean,
): string {
  const { code, type } = field;
  if (per) {
    const span = spanOf(key, per, type, calendar);
    const end = 'to' in span ? `< ${quote(span.to)}` : `<= ${quote(span.last)}`;
    return `${code} >= ${quote(span.from)} and ${code} ${end}`;
  }
  // In a table `=` is refused (GAIA_IQ07).
  return EQUAL.has(type) && !inTable ? `${code} = ${quote(key)}` : `${code} in (${quote(key)})`;
}
