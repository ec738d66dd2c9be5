/**
 * 和暦: how the office writes years and dates, and how staff type them (R7, 令和7年度, 2025, 7.4.1,
 * full-width digits). An era begins on a day, so 2019 is 平成31年 in April and 令和元年 in May.
 */
import { dateOf, dayOf, monthOf, yearOf, type Day } from './day';

interface Era {
  name: string;
  letter: string;
  /** Its first day. */
  from: Day;
}

/** 元号法 and the orders under it; the newest first. A new era is one more line. */
const eras: Era[] = [
  { name: '令和', letter: 'R', from: '2019-05-01' as Day },
  { name: '平成', letter: 'H', from: '1989-01-08' as Day },
  { name: '昭和', letter: 'S', from: '1926-12-25' as Day },
  { name: '大正', letter: 'T', from: '1912-07-30' as Day },
  { name: '明治', letter: 'M', from: '1868-10-23' as Day },
];

/** 令和8年5月11日; 令和元年 for the first year of an era. */
export function formatDay(day: Day): string {
  const { era, year } = eraOf(day);
  const written = year === 1 ? '元' : String(year);
  return `${era.name}${written}年${monthOf(day)}月${dateOf(day)}日`;
}

/** R8.5.11, as in tables and file names. */
export function formatDayShort(day: Day): string {
  const { era, year } = eraOf(day);
  return `${era.letter}${year}.${monthOf(day)}.${dateOf(day)}`;
}

/**
 * 令和7年度. Named after the era in force at most of the year, so the 年度 of 2019 is 令和元年度 though
 * its April was still 平成31年, as national and city statistics write it.
 */
export function formatFiscalYear(fiscalYear: number): string {
  const { era, year } = eraOf(`${fiscalYear}-05-01` as Day);
  return `${era.name}${year === 1 ? '元' : year}年度`;
}

/** R7年度, for axes and narrow places. */
export function formatFiscalYearShort(fiscalYear: number): string {
  const { era, year } = eraOf(`${fiscalYear}-05-01` as Day);
  return `${era.letter}${year}年度`;
}

/**
 * Reads a year as staff write it: R7, r7, 令和7年, 令和元年度, 2025, 2025年, Ｒ７. A bare number below 100
 * is a year of the present era. @returns the year of our calendar, or undefined
 */
export function readYear(text: string): number | undefined {
  const match = /^(明治|大正|昭和|平成|令和|[MTSHR])?(\d{1,4}|元)(年度?)?$/.exec(plain(text));
  if (!match) return undefined;
  return calendarYear(match[1], match[2] ?? '');
}

/**
 * Reads a date as staff write it: R7.4.1, 令和7年4月1日, 7.4.1 (present era), 2025/4/1, 2025-04-01, 20250401.
 * @returns undefined when it is no date, or when the day lies outside the era that is named
 */
export function readDay(text: string): Day | undefined {
  const written = plain(text);
  const run = /^(\d{4})(\d{2})(\d{2})$/.exec(written);
  if (run) return dayOf(Number(run[1]), Number(run[2]), Number(run[3]));
  const match =
    /^(明治|大正|昭和|平成|令和|[MTSHR])?(\d{1,4}|元)(?:年|[./-])(\d{1,2})(?:月|[./-])(\d{1,2})日?$/.exec(
      written,
    );
  if (!match) return undefined;
  const year = calendarYear(match[1], match[2] ?? '');
  if (year === undefined) return undefined;
  const day = dayOf(year, Number(match[3]), Number(match[4]));
  if (day === undefined || match[1] === undefined) return day;
  return eraOf(day).era === eraNamed(match[1]) ? day : undefined;
}

function calendarYear(era: string | undefined, written: string): number | undefined {
  const number = written === '元' ? 1 : Number(written);
  if (number === 0) return undefined;
  if (era === undefined && written !== '元' && number >= 1000) return number;
  if (number >= 100) return undefined;
  const named = era === undefined ? eras[0] : eraNamed(era);
  return named && yearOf(named.from) + number - 1;
}

function eraNamed(name: string): Era | undefined {
  return eras.find((era) => era.name === name || era.letter === name);
}

function eraOf(day: Day): { era: Era; year: number } {
  const era = eras.find(({ from }) => day >= from);
  if (!era) throw new RangeError(`No era is known for ${day}.`);
  return { era, year: yearOf(day) - yearOf(era.from) + 1 };
}

/** Full-width letters and digits become half-width; blanks go. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}
