/**
 * What happens to a voice on its way: it goes to a section, comes back as not theirs (担当違い), goes to another
 * section or to a body outside (移ちょう), gets an interim reply (中間回答), or is opened again (再意見). Each needs
 * something to be said, and leaves a row in 経過. Nothing here knows screen or network.
 */
import { parseDay, type Day } from '../../calendar/day';
import { dayIn, toKintone, type Instant } from '../../calendar/instant';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { textIn } from '../form';
import { cell, has, traceRows, type Places, type TraceSlot } from './places';
import type { Move } from './settings';

/** `change`: 担当課 becomes another one without an action of process management. */
export type Step = Move | 'change';

export type Need = 'section' | 'to' | 'reason' | 'newDue';

export interface Said {
  section?: Entity;
  /** The body outside that takes the voice over. */
  to: string;
  reason: string;
  newDue: Day | '';
}

export const NOTHING_SAID: Said = { to: '', reason: '', newDue: '' };

export interface Circumstances {
  now: Instant;
  /** IANA zone of whoever acts. */
  zone: string;
  user: Entity;
  /** Names of the statuses before and after; '' without process management. */
  from: string;
  next: string;
}

/** The choices of 経過の種類: words of the record, the same in every language of the screen. */
export const KIND: Readonly<Record<Exclude<Step, 'send'>, string>> = {
  change: '担当課の変更',
  return: '担当違い',
  passOn: '移ちょう',
  interim: '中間回答',
  reopen: '再意見',
};

export function sectionsOf(record: KintoneRecord, { mapping }: Places): Entity[] {
  const value = record[mapping['assignedSection'] ?? '']?.value;
  return Array.isArray(value) ? (value as Entity[]) : [];
}

/** What has to be said before the step, in the order in which it is asked. What the form cannot keep is not asked. */
export function needs(step: Step, record: KintoneRecord, places: Places, said: Said): Need[] {
  const reason = keepsReason(step, places) ? (['reason'] as const) : [];
  const newDue = has(places, 'dueDate') ? (['newDue'] as const) : [];
  if (step === 'return') return [...reason];
  if (step === 'interim' || step === 'reopen') return [...newDue, ...reason];
  if (step === 'passOn') return [...(keepsTo(places) ? (['to'] as const) : []), ...reason];
  if (!has(places, 'assignedSection')) return [];
  const before = sectionsOf(record, places);
  // Who sends a voice where it belongs already has nothing to add.
  if (step === 'send' && before.length > 0 && isSame(before, said.section)) return [];
  return ['section', ...(before.length > 0 ? reason : [])];
}

export type Fault = 'missing' | 'past' | 'same';

/** @param today on the calendar of whoever acts */
export function faultsOf(
  step: Step,
  record: KintoneRecord,
  places: Places,
  said: Said,
  today: Day,
): { need: Need; fault: Fault }[] {
  return needs(step, record, places, said).flatMap((need) => {
    const fault = faultOf(need, record, places, said, today);
    return fault ? [{ need, fault }] : [];
  });
}

function faultOf(
  need: Need,
  record: KintoneRecord,
  places: Places,
  said: Said,
  today: Day,
): Fault | undefined {
  if (need === 'section') {
    if (!said.section) return 'missing';
    return isSame(sectionsOf(record, places), said.section) ? 'same' : undefined;
  }
  if (said[need].trim() === '') return 'missing';
  return need === 'newDue' && said.newDue < today ? 'past' : undefined;
}

/** Fields by code, as an event's record and REST take them. */
export type Changes = Record<string, { value: unknown }>;

/** What the step writes beside the status. @param said without faults */
export function changes(
  step: Step,
  record: KintoneRecord,
  places: Places,
  said: Said,
  circumstances: Circumstances,
): Changes {
  const { mapping } = places;
  const written: Changes = {};
  const write = (slot: string, value: unknown): void => {
    const code = mapping[slot];
    if (code !== undefined) written[code] = { value };
  };
  const before = sectionsOf(record, places);
  const { from, next, now, zone } = circumstances;
  const row = (kind: string, ends: { from: string; to: string }): void => {
    const values = { kind, ...ends, reason: said.reason.trim(), newDue: said.newDue };
    const rows = [...traceRows(record, places), newRow(places, values, circumstances)];
    write('trace', rows);
  };
  const bounced = (): void =>
    write('transfers', String((Number(textIn(record, mapping, 'transfers')) || 0) + 1));

  if (step === 'send' || step === 'change') {
    const section = said.section ?? before[0];
    const moved = section !== undefined && !isSame(before, section);
    if (section && moved) write('assignedSection', [section]);
    if (section && moved && before.length > 0) {
      bounced();
      row(KIND.change, { from: names(before), to: section.name });
    } else if (section && step === 'send' && wasReturned(record, places)) {
      // The way back is counted already; where it goes now is still worth knowing.
      row(KIND.change, { from, to: section.name });
    }
  }
  if (step === 'return') {
    bounced();
    row(KIND.return, { from: names(before), to: next });
    // Whose it is, is open again: it belongs among those that nobody has taken.
    write('assignedSection', []);
  }
  if (step === 'passOn') {
    write('transferredTo', said.to.trim());
    row(KIND.passOn, { from: names(before), to: said.to.trim() });
  }
  if (step === 'interim') {
    write('interimDate', dayIn(zone, now));
    write('interimReason', said.reason.trim());
    if (said.newDue !== '') write('dueDate', said.newDue);
    row(KIND.interim, { from, to: next });
  }
  if (step === 'reopen') {
    // The day of the first answer stays in the trace: left in the record, the voice would count as done.
    const answered = parseDay(textIn(record, mapping, 'answeredDate'));
    if (answered) write('answeredDate', '');
    if (said.newDue !== '') write('dueDate', said.newDue);
    row(KIND.reopen, { from: answered ? `${from}（${answered}）` : from, to: next });
  }
  return written;
}

/** Whether the voice came back from a section and has gone to none since. */
export function wasReturned(record: KintoneRecord, places: Places): boolean {
  const kinds = traceRows(record, places).map((row) => textOf(cell(row, places, 'kind')));
  return (
    kinds.filter((kind) => kind === KIND.change || kind === KIND.return).at(-1) === KIND.return
  );
}

function newRow(
  { trace, columns }: Places,
  values: Partial<Record<TraceSlot, string>>,
  { now, user }: Circumstances,
): { value: KintoneRecord } {
  const all: Partial<Record<TraceSlot, unknown>> = { ...values, at: toKintone(now), by: [user] };
  const slotOf = new Map(Object.entries(trace).map(([slot, code]) => [code, slot as TraceSlot]));
  const cells = Object.entries(columns).map(([code, field]) => {
    const slot = slotOf.get(code);
    const value = slot === undefined ? undefined : all[slot];
    return [code, { type: field.type, value: fitting(field, value) }] as const;
  });
  return { value: Object.fromEntries(cells) };
}

/** A value that the column takes: no choice it does not have, no line break in one line. */
function fitting(field: Places['columns'][string], value: unknown): unknown {
  if (Array.isArray(value)) return value;
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'SINGLE_LINE_TEXT') return text.replace(/\s*\n\s*/g, ' ');
  if (field.options) return field.options[text] ? text : '';
  return MANY.includes(field.type) ? [] : text;
}

const MANY = ['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT', 'CHECK_BOX', 'MULTI_SELECT'];

function keepsReason(step: Step, places: Places): boolean {
  if (places.trace.reason !== undefined) return true;
  return step === 'interim' && has(places, 'interimReason');
}

function keepsTo(places: Places): boolean {
  return places.trace.to !== undefined || has(places, 'transferredTo');
}

function isSame(sections: readonly Entity[], section: Entity | undefined): boolean {
  if (section === undefined) return true;
  return sections.length === 1 && sections[0]?.code === section.code;
}

export function names(sections: readonly Entity[]): string {
  return sections.map(({ name }) => name).join('、');
}
