/** Dates in a workbook are numbers that a format makes a date of (ECMA-376 part 1, 18.8.30 numFmt). */
import { dayAt } from '../../calendar/epoch-day';

export type DateKind = 'date' | 'time' | 'date and time';

/** Formats that need no code in the file; 27 to 36 and 50 to 58 are those of Japanese Excel (32 and 33 are times). */
const BUILT_IN: [DateKind, number[]][] = [
  ['date', [14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]],
  ['time', [18, 19, 20, 21, 32, 33, 45, 46, 47]],
  ['date and time', [22]],
];

/** @param code of a format of the file's own @returns undefined for a number that stays one */
export function dateKindOf(id: number, code: string | undefined): DateKind | undefined {
  if (code === undefined) return BUILT_IN.find(([, ids]) => ids.includes(id))?.[0];
  // Only the part for positive numbers; texts, colours and eras' locales say nothing of the kind.
  const plain = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/General|標準/gi, '');
  const hasDay = /[ydge]/i.test(plain.replace(/[E][+-]/g, ''));
  const hasTime = /[hs]/i.test(plain);
  if (hasDay) return hasTime ? 'date and time' : 'date';
  if (hasTime) return 'time';
  return /m/i.test(plain) ? 'date' : undefined;
}

const MINUTES_PER_DAY = 1440;
/** 1899-12-30 and 1904-01-01 as epoch days. */
const EPOCH_1900 = -25_569;
const EPOCH_1904 = -24_107;
/** 1900 counts a 29 February that never was (Lotus 1-2-3's leap year). */
const FALSE_LEAP_DAY = 60;

/** `2025-04-01`, `2025-04-01 10:30` or `10:30`; the number itself where no calendar has the day. */
export function serialText(serial: number, kind: DateKind, from1904: boolean): string {
  const minutes = Math.round(serial * MINUTES_PER_DAY);
  const day = Math.floor(minutes / MINUTES_PER_DAY);
  const left = minutes - day * MINUTES_PER_DAY;
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(left / 60))}:${two(left % 60)}`;
  if (kind === 'time') return day === 0 ? clock : String(serial);
  const shift = !from1904 && day < FALSE_LEAP_DAY ? 1 : 0;
  try {
    const date = dayAt(day + shift + (from1904 ? EPOCH_1904 : EPOCH_1900));
    return left === 0 ? date : `${date} ${clock}`;
  } catch (error) {
    if (error instanceof RangeError) return String(serial);
    throw error;
  }
}
