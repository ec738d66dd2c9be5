/**
 * Which fields a graph can group by and aggregate, and in which time units (cybozu.dev
 * /ja/kintone/docs/rest-api/apps/report/update-graph-settings/). Pure; safe in a browser.
 */
import type { FieldProperty } from '../apps/definition';
import { FUNCTIONS, type AggregationType, type Period } from './types';

const DAYS: Period[] = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY'];
const CLOCK: Period[] = ['HOUR', 'MINUTE'];

const GROUPABLE = new Set([
  ...['RECORD_NUMBER', 'CREATOR', 'CREATED_TIME', 'MODIFIER', 'UPDATED_TIME'],
  ...['SINGLE_LINE_TEXT', 'NUMBER', 'CALC', 'LINK'],
  ...['RADIO_BUTTON', 'DROP_DOWN', 'CHECK_BOX', 'MULTI_SELECT'],
  ...['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT'],
  ...['DATE', 'TIME', 'DATETIME', 'STATUS', 'STATUS_ASSIGNEE'],
]);

/** ステータス and 作業者 stand in every form, with `enabled: false` while process management is off. */
export function canGroup(field: FieldProperty): boolean {
  return GROUPABLE.has(field.type) && field.enabled !== false;
}

/** Time units of a field, longest first; none for a field that is no date or time. */
export function periodsOf({ type }: FieldProperty): readonly Period[] {
  switch (type) {
    case 'DATE':
      return DAYS;
    case 'TIME':
      return CLOCK;
    case 'DATETIME':
    case 'CREATED_TIME':
    case 'UPDATED_TIME':
      return [...DAYS, ...CLOCK];
    default:
      return [];
  }
}

export const isDuration = ({ type, format }: FieldProperty): boolean =>
  type === 'CALC' && (format === 'HOUR_MINUTE' || format === 'DAY_HOUR_MINUTE');

const MOMENTS = new Set(['DATE', 'TIME', 'DATETIME', 'CREATED_TIME', 'UPDATED_TIME']);

const isMoment = ({ type, format }: FieldProperty): boolean =>
  MOMENTS.has(type) || (type === 'CALC' && MOMENTS.has(format ?? ''));

const isNumber = ({ type, format }: FieldProperty): boolean =>
  type === 'NUMBER' ||
  (type === 'CALC' && (format === undefined || ['', 'NUMBER', 'NUMBER_DIGIT'].includes(format)));

/** Functions a field takes: moments have a latest and an earliest, but no sum. */
export function functionsOf(field: FieldProperty): readonly AggregationType[] {
  if (isNumber(field) || isDuration(field)) return FUNCTIONS.filter((one) => one !== 'COUNT');
  return isMoment(field) ? ['MAX', 'MIN'] : [];
}
