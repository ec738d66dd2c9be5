/**
 * When a graph is to be recorded (定期レポート): checked, kept and given back. cybozu.dev
 * /ja/kintone/docs/rest-api/apps/report/update-graph-settings/, `periodicReport`.
 */
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import {
  booleanParam,
  enumParam,
  given,
  integerParam,
  objectOf,
  type Params,
  textParam,
} from '../server/params';
import type { Report } from './types';

const EVERY = ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY', 'HOUR'] as const;
const PATTERNS = ['JAN_APR_JUL_OCT', 'FEB_MAY_AUG_NOV', 'MAR_JUN_SEP_DEC'] as const;
const WEEKDAYS = [
  'SUNDAY',
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
] as const;

/** @throws KintoneError CB_VA01 */
export function readPeriodic(
  params: Params,
  path: string,
  before: Report['periodicReport'],
): Report['periodicReport'] {
  if (!given(params, 'periodicReport')) return before;
  const at = `${path}.periodicReport`;
  const asked = objectOf(params['periodicReport'], at);
  const active = booleanParam(asked, 'active', `${at}.active`) ?? before?.active ?? true;
  if (!given(asked, 'period')) {
    if (!before) throw invalidParameter(`${at}.period`, REQUIRED_PARAMETER);
    return { ...before, active };
  }
  return { active, period: readPeriod(objectOf(asked['period'], `${at}.period`), `${at}.period`) };
}

function readPeriod(params: Params, at: string): Record<string, unknown> {
  const every = required(enumParam(params, 'every', EVERY, `${at}.every`), `${at}.every`);
  const time = (): { time: string } => {
    const value = textParam(params, 'time', `${at}.time`);
    if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(value)) throw invalidParameter(`${at}.time`, WRONG);
    return { time: value.padStart(5, '0') };
  };
  switch (every) {
    case 'YEAR':
      return {
        every,
        month: String(number(params, 'month', at, 12)),
        dayOfMonth: dayOfMonth(params, at, { endOfMonth: false }),
        ...time(),
      };
    case 'QUARTER':
      return {
        every,
        pattern: required(enumParam(params, 'pattern', PATTERNS, `${at}.pattern`), `${at}.pattern`),
        dayOfMonth: dayOfMonth(params, at, { endOfMonth: true }),
        ...time(),
      };
    case 'MONTH':
      return { every, dayOfMonth: dayOfMonth(params, at, { endOfMonth: true }), ...time() };
    case 'WEEK':
      return {
        every,
        dayOfWeek: required(
          enumParam(params, 'dayOfWeek', WEEKDAYS, `${at}.dayOfWeek`),
          `${at}.dayOfWeek`,
        ),
        ...time(),
      };
    case 'DAY':
      return { every, ...time() };
    case 'HOUR': {
      const minute = required(integerParam(params, 'minute', `${at}.minute`), `${at}.minute`);
      if (minute < 0 || minute > 50 || minute % 10 !== 0)
        throw invalidParameter(`${at}.minute`, WRONG);
      return { every, minute: String(minute) };
    }
  }
}

function dayOfMonth(params: Params, at: string, { endOfMonth }: { endOfMonth: boolean }): string {
  if (endOfMonth && params['dayOfMonth'] === 'END_OF_MONTH') return 'END_OF_MONTH';
  return String(number(params, 'dayOfMonth', at, 31));
}

/** From 1 to `to`. */
function number(params: Params, key: string, at: string, to: number): number {
  const value = required(integerParam(params, key, `${at}.${key}`), `${at}.${key}`);
  if (value < 1 || value > to) throw invalidParameter(`${at}.${key}`, WRONG);
  return value;
}

function required<T>(value: T | undefined, path: string): T {
  if (value === undefined) throw invalidParameter(path, REQUIRED_PARAMETER);
  return value;
}

const WRONG: Bilingual = { ja: '値が正しくありません。', en: 'The value is not correct.' };
