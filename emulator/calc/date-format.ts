/**
 * DATE_FORMAT's patterns, which are those of Joda-Time: a run of one letter is a part of the date,
 * text in single quotes stands for itself, everything else too.
 */
import { NoResult } from './value';

/** @param instant milliseconds since 1970 UTC  @throws NoResult for an unknown zone or letter */
export function formatDate(instant: number, pattern: string, timezone: string): string {
  const date = partsIn(instant, timezone);
  return pattern.replace(/'((?:[^']|'')*)'|([A-Za-z])\2*/g, (run, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
    return part(run, date);
  });
}

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The wall clock at an instant in a zone. `Etc/GMT` is UTC. @throws NoResult for an unknown zone */
export function partsIn(instant: number, timezone: string): Parts {
  if (!Number.isFinite(instant)) throw new NoResult('not a date');
  let formatter = formatters.get(timezone);
  if (!formatter) {
    try {
      formatter = new Intl.DateTimeFormat('en-US', {
        timeZone: timezone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch (error) {
      throw new NoResult(error instanceof Error ? error.message : `unknown zone ${timezone}`);
    }
    formatters.set(timezone, formatter);
  }
  const found = new Map(
    formatter.formatToParts(instant).map((p) => [p.type as string, Number(p.value)]),
  );
  const get = (name: string): number => found.get(name) ?? 0;
  return {
    year: get('year'),
    month: get('month'),
    day: get('day'),
    hour: get('hour'),
    minute: get('minute'),
    second: get('second'),
  };
}

function part(run: string, date: Parts): string {
  const pad = (value: number): string => String(value).padStart(run.length, '0');
  switch (run.charAt(0)) {
    case 'Y':
    case 'y':
      return run.length === 2 ? String(date.year % 100).padStart(2, '0') : pad(date.year);
    case 'M':
      return pad(date.month);
    case 'd':
      return pad(date.day);
    case 'D':
      return pad(dayOfYear(date));
    case 'e':
      return pad(weekday(date) || 7);
    case 'E':
      return new Intl.DateTimeFormat('ja', {
        weekday: run.length > 3 ? 'long' : 'short',
        timeZone: 'UTC',
      }).format(Date.UTC(date.year, date.month - 1, date.day));
    case 'a':
      return date.hour < 12 ? '午前' : '午後';
    case 'H':
      return pad(date.hour);
    case 'k':
      return pad(date.hour || 24);
    case 'h':
      return pad(date.hour % 12 || 12);
    case 'K':
      return pad(date.hour % 12);
    case 'm':
      return pad(date.minute);
    case 's':
      return pad(date.second);
    default:
      throw new NoResult(`unknown pattern ${run}`);
  }
}

function weekday(date: Parts): number {
  return new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
}

function dayOfYear(date: Parts): number {
  const day = 86_400_000;
  return (Date.UTC(date.year, date.month - 1, date.day) - Date.UTC(date.year, 0, 1)) / day + 1;
}
