/** The text of a cell as the value that kintone's REST API takes for a field, or why it is none. */
import { startOfDay, toKintone, type Instant } from '../../calendar/instant';
import type { FormField } from '../../kintone/host';
import { normalized } from '../../settings/mapping';
import type { Decision } from './choice-names';
import { readDayAndTime, readTime, type DateFault } from './dates';

export type CellFault =
  | { rule: DateFault | 'noNumber' }
  | { rule: 'noTimeOfDay' }
  | { rule: 'unknownName'; name: string }
  | { rule: 'tooLong'; most: number; length: number }
  | { rule: 'tooShort'; least: number; length: number }
  | { rule: 'outOfRange'; least?: number; most?: number };

export type CellRead =
  | { kind: 'value'; value: unknown }
  | { kind: 'blank' }
  /** A person decided that rows with this value stay out. */
  | { kind: 'skip' }
  | { kind: 'fault'; fault: CellFault };

export interface CellRules {
  /** IANA zone in which the log's times are meant. */
  zone: string;
  /** The field's choices, or the people or sections it may hold, by `normalized` name. */
  names?: ReadonlyMap<string, string>;
  /** By the value as written. */
  decisions?: ReadonlyMap<string, Decision>;
}

/** @param time of a column of its own, for a field that holds both */
export function readCell(text: string, field: FormField, rules: CellRules, time = ''): CellRead {
  const written = text.trim();
  if (written === '' || NOTHING.has(written)) return { kind: 'blank' };
  switch (field.type) {
    case 'DATE':
      return day(written);
    case 'DATETIME':
      return dayAndTime(written, time, rules.zone);
    case 'TIME':
      return timeOfDay(written);
    case 'NUMBER':
      return number(written, field);
    case 'RADIO_BUTTON':
    case 'DROP_DOWN':
      return name(written, rules);
    case 'CHECK_BOX':
    case 'MULTI_SELECT':
      return names(written, rules, (value) => value);
    case 'USER_SELECT':
    case 'ORGANIZATION_SELECT':
      return names(written, rules, (code) => ({ code }));
    default:
      return plainText(written, field);
  }
}

/** How tables say that there is nothing. */
const NOTHING: ReadonlySet<string> = new Set(['-', '－', '―', 'ー', '−']);

/** Several names in one cell. 「・」 is part of names (道路・公園). */
const BETWEEN_NAMES = /[、，,;；\n\t]+/;

/** The names of a cell that holds several, or the one. */
export function namesIn(written: string): string[] {
  return written
    .split(BETWEEN_NAMES)
    .map((each) => each.trim())
    .filter(Boolean);
}

function day(written: string): CellRead {
  const read = readDayAndTime(written);
  return typeof read === 'string' ? fault({ rule: read }) : value(read.day);
}

function dayAndTime(written: string, time: string, zone: string): CellRead {
  const read = readDayAndTime(written);
  if (typeof read === 'string') return fault({ rule: read });
  const beside = time.trim() === '' ? undefined : readTime(time);
  if (time.trim() !== '' && beside === undefined) return fault({ rule: 'noTimeOfDay' });
  const minutes = beside ?? read.minutes ?? 0;
  return value(toKintone((startOfDay(zone, read.day) + minutes * 60_000) as Instant));
}

function timeOfDay(written: string): CellRead {
  const minutes = readTime(written);
  if (minutes === undefined) return fault({ rule: 'noTimeOfDay' });
  const two = (part: number): string => String(part).padStart(2, '0');
  return value(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`);
}

/** 1,200; 15分; 1時間30分 as minutes. */
function number(written: string, field: FormField): CellRead {
  const plain = written.normalize('NFKC').replace(/[,\s]/g, '').replace(/^約/, '');
  const hours = /^(\d+(?:\.\d+)?)時間(?:(\d+)分|(半))?$/.exec(plain);
  const amount = hours
    ? Number(hours[1]) * 60 + (hours[3] ? 30 : Number(hours[2] ?? 0))
    : /^[-+]?(\d+\.?\d*|\.\d+)(分間?|円|件|人|名|回|%)?$/.test(plain)
      ? parseFloat(plain)
      : NaN;
  if (Number.isNaN(amount)) return fault({ rule: 'noNumber' });
  const [least, most] = [limit(field['minValue']), limit(field['maxValue'])];
  if ((least !== undefined && amount < least) || (most !== undefined && amount > most)) {
    return fault({ rule: 'outOfRange', least, most });
  }
  return value(String(amount));
}

function name(written: string, rules: CellRules): CellRead {
  const known = rules.names?.get(normalized(written));
  if (known !== undefined) return value(known);
  const decision = rules.decisions?.get(written);
  if (!decision) return fault({ rule: 'unknownName', name: written });
  if (decision.kind === 'choose') return value(decision.value);
  return { kind: decision.kind === 'skip' ? 'skip' : 'blank' };
}

function names(written: string, rules: CellRules, as: (value: string) => unknown): CellRead {
  // A section's own name may hold a comma: the whole cell comes first.
  const whole = name(written, rules);
  if (whole.kind === 'value') return value([as(String(whole.value))]);
  if (whole.kind === 'skip') return whole;
  const reads = namesIn(written).map((each) => name(each, rules));
  const wrong = reads.find(({ kind }) => kind === 'skip' || kind === 'fault');
  if (wrong) return wrong;
  const found = reads.flatMap((read) => (read.kind === 'value' ? [String(read.value)] : []));
  return found.length === 0 ? { kind: 'blank' } : value([...new Set(found)].map(as));
}

function plainText(written: string, field: FormField): CellRead {
  const isOneLine = field.type === 'SINGLE_LINE_TEXT' || field.type === 'LINK';
  const text = isOneLine ? written.replace(/\s*\n\s*/g, ' ') : written;
  const { length } = [...text];
  const [least, most] = [limit(field['minLength']), limit(field['maxLength'])];
  if (most !== undefined && length > most) return fault({ rule: 'tooLong', most, length });
  if (least !== undefined && length < least) return fault({ rule: 'tooShort', least, length });
  return value(field.type === 'RICH_TEXT' ? escaped(text) : text);
}

/** kintone takes the text of a rich-text field for HTML. */
function escaped(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? mark).replace(/\n/g, '<br>');
}

/** Limits of a field are texts, empty where there is none. */
function limit(written: unknown): number | undefined {
  return typeof written === 'string' && written !== '' ? Number(written) : undefined;
}

const value = (given: unknown): CellRead => ({ kind: 'value', value: given });
const fault = (found: CellFault): CellRead => ({ kind: 'fault', fault: found });
