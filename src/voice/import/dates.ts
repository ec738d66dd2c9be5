/**
 * Days and times of day as logs have them, in whatever way staff wrote them (`readDay`), with a time, the day of the
 * week in brackets, or both behind.
 */
import type { Day } from '../../calendar/day';
import { readDay } from '../../calendar/wareki';

export interface WrittenTime {
  day: Day;
  /** Minutes after midnight; undefined where no time is written. */
  minutes?: number;
}

/** `noYear`: 4/1 alone says no year. `noTime`: there is a day, and what follows is no time of day. */
export type DateFault = 'noDate' | 'noYear' | 'noTime';

/** @returns the fault as text where it is no day */
export function readDayAndTime(text: string): WrittenTime | DateFault {
  const plain = tidy(text);
  const iso = /^(\d{4}-\d{2}-\d{2})[T](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(plain);
  const { date, rest } = iso ? { date: iso[1] ?? '', rest: iso[2] ?? '' } : divided(plain);
  const day = readDay(date);
  if (day === undefined) return /^\d{1,2}[月/.-]\d{1,2}日?$/.test(date) ? 'noYear' : 'noDate';
  if (rest === '') return { day };
  const minutes = readTime(rest);
  return minutes === undefined ? 'noTime' : { day, minutes };
}

/** 10:30, 10時30分, 10時半, 午後2時, PM2:05, 2:05 pm, 1030. @returns minutes after midnight */
export function readTime(text: string): number | undefined {
  const plain = tidy(text).replace(/\s/g, '').toLowerCase();
  const match =
    /^(午前|午後|am|pm|a\.m\.|p\.m\.)?(\d{1,2})(?::(\d{1,2})(?::\d{1,2})?|時(?:(\d{1,2})分?|(半))?)(?:頃|ごろ|ころ)?(am|pm|a\.m\.|p\.m\.)?$/.exec(
      plain,
    ) ?? /^()([01]\d|2[0-3])([0-5]\d)()()()$/.exec(plain);
  if (!match) return undefined;
  const [, before, hours, colon, kanji, half, after] = match;
  const part = before || after || '';
  const minutes = half ? 30 : Number(colon ?? kanji ?? 0);
  const hour = Number(hours);
  if (minutes > 59 || hour > (part === '' ? 23 : 12)) return undefined;
  if (part === '') return hour * 60 + minutes;
  const isAfternoon = part === '午後' || part.startsWith('p');
  return ((hour % 12) + (isAfternoon ? 12 : 0)) * 60 + minutes;
}

function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/\(?[日月火水木金土]曜日?\)?|\([日月火水木金土](・?[祝休])?\)/g, ' ')
    .replace(/頃$|ごろ$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The day is all up to 日 or the last digit of the date's own; a time follows a blank, or 日. */
function divided(plain: string): { date: string; rest: string } {
  const match =
    /^((?:明治|大正|昭和|平成|令和|[MTSHRmtshr])?\s?(?:\d{1,4}|元)\s?(?:年|[./-])\s?\d{1,2}\s?(?:月|[./-])\s?\d{1,2}(?!\d)\s?日?)\s*(.*)$/.exec(
      plain,
    ) ?? /^(\d{8})(?:\s+(.*))?$/.exec(plain);
  return match ? { date: match[1] ?? '', rest: match[2] ?? '' } : { date: plain, rest: '' };
}
