/**
 * Every row of a table as the record it would become, with what is wrong with it and what deserves a look. Nothing is
 * sent. Pure: a finding names the rule, its facts, the row and the column; the words are in finding-words.ts.
 */
import { parseDay, type Day } from '../../calendar/day';
import { dayIn, parseInstant } from '../../calendar/instant';
import { findMyNumbers } from '../../text/personal-data/my-number';
import { faults, type CheckRules, type Fault } from '../check';
import { marksIn, weightOf } from '../guard';
import type { GuardSettings } from '../guard-settings';
import type { SlotKey } from '../slots';
import { readCell, type CellFault, type CellRules } from './cells';
import type { ColumnOf } from './columns';
import { readDayAndTime } from './dates';
import { likeKey, type Existing } from './existing';
import type { Table, TableRow } from './grid';
import { rowKey } from './keys';
import { TIME, type Target } from './targets';

export type Problem =
  | { rule: 'cell'; fault: CellFault }
  | { rule: 'missing' }
  | { rule: 'voice'; fault: Fault }
  | { rule: 'myNumber' }
  | { rule: 'personal'; found: string }
  | { rule: 'sameInFile'; row: number };

export interface Finding {
  level: 'error' | 'warning';
  /** Field it is about. */
  code: string;
  /** Index of the column; absent where the value is a default, or the field has no column. */
  column?: number;
  problem: Problem;
}

/** Where a row goes. */
export type Fate =
  | { kind: 'import' }
  /** Errors: it stays out until the file or the choices are mended. */
  | { kind: 'faulty' }
  /** It came in before, by its key. */
  | { kind: 'present'; id: number }
  /** A voice of the same day and text is recorded; a person may have it imported all the same. */
  | { kind: 'alike'; id: number }
  /** A value was decided to keep its rows out. */
  | { kind: 'skipped' };

export interface CheckedRow {
  number: number;
  fate: Fate;
  findings: Finding[];
  /** As `POST records` takes it, with the key; empty for a faulty row. */
  record: Record<string, { value: unknown }>;
  /** 0:00 stands for a time that the log does not tell. */
  isTimeless: boolean;
}

export interface Plan {
  targets: readonly Target[];
  columns: ColumnOf;
  /** Written as in a cell, by code: for cells without a value. */
  defaults: Readonly<Record<string, string>>;
  /** How cells are read, by code. */
  rules: Readonly<Record<string, CellRules>>;
  check: CheckRules;
  guard: GuardSettings;
  /** Code of the field 送信キー. */
  keyField: string;
  keyPrefix: string;
  existing: Existing;
}

/** One row at a time, for `inSlices`. */
export function* dryRun(table: Table, plan: Plan): Generator<CheckedRow, CheckedRow[]> {
  const checked: CheckedRow[] = [];
  /** First row of the file with this day and text. */
  const seen = new Map<string, number>();
  for (const row of table.rows) {
    const next = checkRow(row, plan, seen);
    checked.push(next);
    yield next;
  }
  return checked;
}

/** First and last day of receipt among the rows, for `readExisting`; undefined where no row has one. */
export function* daysOf(
  table: Table,
  plan: Plan,
): Generator<void, { first: Day; last: Day } | undefined> {
  const target = plan.targets.find(({ slot }) => slot === 'receivedAt');
  let span: { first: Day; last: Day } | undefined;
  for (const row of table.rows) {
    yield;
    const read = target && readTarget(row, target, plan);
    const day =
      read?.read.kind === 'value' ? dayOfValue(read.read.value, plan.check.zone) : undefined;
    if (!day) continue;
    span ??= { first: day, last: day };
    if (day < span.first) span.first = day;
    if (day > span.last) span.last = day;
  }
  return span;
}

/** Rules that only help while one records: a log of the past cannot be asked again. */
const ONLY_WARNED: ReadonlySet<Fault['rule']> = new Set<Fault['rule']>([
  'bodyShort',
  'contactMissing',
  'contactMalformed',
]);

/** Fields that are meant to tell who it was; everywhere else such a thing deserves a look. */
const PERSONAL: ReadonlySet<SlotKey> = new Set<SlotKey>(['contact', 'contactName', 'receiver']);

function checkRow(row: TableRow, plan: Plan, seen: Map<string, number>): CheckedRow {
  const findings: Finding[] = [];
  const record: CheckedRow['record'] = {};
  let isSkipped = false;
  for (const target of plan.targets) {
    const { read, column, written } = readTarget(row, target, plan);
    const find = (level: Finding['level'], problem: Problem): void => {
      findings.push({ level, code: target.code, column, problem });
    };
    if (read.kind === 'skip') isSkipped = true;
    else if (read.kind === 'fault') find('error', { rule: 'cell', fault: read.fault });
    else if (read.kind === 'value') record[target.code] = { value: read.value };
    else if (target.required) find('error', { rule: 'missing' });
    else record[target.code] = { value: emptyOf(target) };
    if (findMyNumbers(written).length > 0) find('error', { rule: 'myNumber' });
    const hint =
      target.slot && PERSONAL.has(target.slot)
        ? undefined
        : personalIn(written, target, plan.guard);
    if (hint) find('warning', { rule: 'personal', found: hint });
  }
  const received = valueOf(record, plan, 'receivedAt');
  const body = valueOf(record, plan, 'body');
  findings.push(...voiceFindings(record, plan));
  const day = dayOfValue(received, plan.check.zone);
  const like = day && body !== '' ? likeKey(day, body) : undefined;
  const first = like === undefined ? undefined : seen.get(like);
  if (like !== undefined && first === undefined) seen.set(like, row.number);
  const isFaulty = findings.some(({ level }) => level === 'error');
  if (first !== undefined && !isFaulty) {
    const code = codeOf(plan, 'body');
    findings.push({
      level: 'warning',
      code,
      column: plan.columns[code],
      problem: { rule: 'sameInFile', row: first },
    });
  }
  const key = rowKey(plan.keyPrefix, row.number);
  const fate = fateOf(isSkipped, isFaulty, plan.existing.byKey.get(key), like, plan);
  return {
    number: row.number,
    fate,
    findings: isSkipped ? [] : findings,
    record: isFaulty || isSkipped ? {} : { ...record, [plan.keyField]: { value: key } },
    isTimeless: isTimeless(row, plan),
  };
}

function fateOf(
  isSkipped: boolean,
  isFaulty: boolean,
  present: number | undefined,
  like: string | undefined,
  plan: Plan,
): Fate {
  if (present !== undefined) return { kind: 'present', id: present };
  if (isSkipped) return { kind: 'skipped' };
  if (isFaulty) return { kind: 'faulty' };
  const alike = like === undefined ? undefined : plan.existing.byText.get(like);
  return alike === undefined ? { kind: 'import' } : { kind: 'alike', id: alike };
}

function readTarget(row: TableRow, target: Target, { columns, defaults, rules }: Plan) {
  const column = columns[target.code];
  const cell = (index: number | undefined): string =>
    index === undefined ? '' : (row.cells[index] ?? '');
  const time = target.slot === 'receivedAt' ? cell(columns[TIME]) : '';
  const how = rules[target.code] ?? { zone: 'UTC' };
  const written = cell(column);
  const read = readCell(written, target.field, how, time);
  const standIn = defaults[target.code] ?? '';
  if (read.kind !== 'blank' || standIn === '') return { read, column, written };
  return { read: readCell(standIn, target.field, how, time), column: undefined, written: standIn };
}

/**
 * An empty value is sent as such: kintone would fill what is left out with the form's default, and make the clerk who
 * imports the receiver of every voice.
 */
function emptyOf({ field }: Target): unknown {
  return ['CHECK_BOX', 'MULTI_SELECT', 'USER_SELECT', 'ORGANIZATION_SELECT'].includes(field.type)
    ? []
    : '';
}

function voiceFindings(record: CheckedRow['record'], plan: Plan): Finding[] {
  const received = valueOf(record, plan, 'receivedAt');
  const at = parseInstant(received);
  const on = parseDay(received);
  const hasContact = codeOf(plan, 'contact') !== '';
  const voice = {
    // An empty text is told as missing already.
    body: valueOf(record, plan, 'body') || undefined,
    received: at !== undefined ? { at } : on !== undefined ? { on } : undefined,
    replyWish: valueOf(record, plan, 'reply'),
    contact: hasContact ? valueOf(record, plan, 'contact') : undefined,
    answered: parseDay(valueOf(record, plan, 'answeredDate')),
    shown: [],
  };
  return faults(voice, plan.check).map((fault): Finding => {
    const code = codeOf(plan, fault.slot);
    return {
      level: ONLY_WARNED.has(fault.rule) ? 'warning' : 'error',
      code,
      column: plan.columns[code],
      problem: { rule: 'voice', fault },
    };
  });
}

/** The first mark of the guard but a マイナンバー, which is an error of its own. */
function personalIn(written: string, { field }: Target, guard: GuardSettings): string | undefined {
  if (!['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT', 'RICH_TEXT'].includes(field.type)) return undefined;
  return marksIn(written, guard).find((mark) => weightOf('body', mark) !== 'stop')?.found;
}

function codeOf({ targets }: Plan, slot: SlotKey): string {
  return targets.find((target) => target.slot === slot)?.code ?? '';
}

function valueOf(record: CheckedRow['record'], plan: Plan, slot: SlotKey): string {
  const value = record[codeOf(plan, slot)]?.value;
  return typeof value === 'string' ? value : '';
}

function dayOfValue(value: unknown, zone: string): Day | undefined {
  if (typeof value !== 'string') return undefined;
  const instant = parseInstant(value);
  return instant === undefined ? parseDay(value) : dayIn(zone, instant);
}

function isTimeless(row: TableRow, plan: Plan): boolean {
  const target = plan.targets.find(({ slot }) => slot === 'receivedAt');
  if (target?.field.type !== 'DATETIME') return false;
  const beside = plan.columns[TIME];
  if (beside !== undefined && (row.cells[beside] ?? '').trim() !== '') return false;
  const read = readDayAndTime(readTarget(row, target, plan).written);
  return typeof read !== 'string' && read.minutes === undefined;
}
