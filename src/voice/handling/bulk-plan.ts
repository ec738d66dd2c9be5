/** What setting many voices at once will change, of each from what to what, and which cannot be changed and why. Pure. */
import type { Entity, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { textIn } from '../form';
import {
  changes,
  names,
  sectionsOf,
  type Changes,
  type Circumstances,
  type Said,
  type Step,
} from './moves';
import { has, type Places } from './places';
import type { ProcessAction } from './process-rules';
import { moveOf, type HandlingSettings } from './settings';

/** What is to be set. `said` holds the section, and what the steps need beside it. */
export interface Order {
  said: Said;
  category: string | undefined;
  /** The actions of this name, from whichever status. */
  action: { name: string; ways: ProcessAction[] } | undefined;
}

export interface BulkFacts {
  places: Places;
  settings: HandlingSettings;
  /** The field of the assignees, where process management is on. */
  assignee: string | undefined;
  /** Numbers of the voices that meet the conditions of the actions which have one; undefined where none has. */
  meeting: ReadonlySet<number> | undefined;
  circumstances: Omit<Circumstances, 'from' | 'next'>;
}

export type Part = 'section' | 'category' | 'status';

export interface PartChange {
  part: Part;
  from: string;
  to: string;
}

export type Why =
  | { kind: 'same' }
  /** Somebody changed it since it was checked the first time. */
  | { kind: 'conflict' }
  | { kind: 'gone' }
  | { kind: 'section' }
  | { kind: 'status'; status: string }
  | { kind: 'condition' }
  | { kind: 'assignee'; names: string };

export interface Planned {
  id: number;
  revision: number;
  title: string;
  /** Empty where the voice cannot be changed. */
  parts: PartChange[];
  written: Changes;
  action: ProcessAction | undefined;
  why: Why | undefined;
}

/** The step of an order: which of the ways of moves.ts it is; undefined where it moves no voice. */
export function stepOf(order: Order, settings: HandlingSettings): Step | undefined {
  const move = order.action && moveOf(order.action.name, settings);
  return move ?? (order.said.section ? 'change' : undefined);
}

/** Sending takes a section with it; every other step has a say of its own about it. */
export function clashes(order: Order, settings: HandlingSettings): boolean {
  const move = order.action && moveOf(order.action.name, settings);
  return order.said.section !== undefined && move !== undefined && move !== 'send';
}

export function isEmpty({ said, category, action }: Order): boolean {
  return said.section === undefined && category === undefined && action === undefined;
}

export function plan(record: KintoneRecord, order: Order, facts: BulkFacts): Planned {
  const { places, settings, circumstances } = facts;
  const { mapping } = places;
  const status = places.status === undefined ? '' : textOf(record[places.status]);
  const action = order.action?.ways.find(({ from }) => from === status);
  const base = {
    id: Number(record['$id']?.value),
    revision: Number(record['$revision']?.value),
    title: textIn(record, mapping, 'title'),
  };
  const cannot = (why: Why): Planned => ({
    ...base,
    ...{ parts: [], written: {}, action: undefined, why },
  });
  if (order.action) {
    if (!action) return cannot({ kind: 'status', status });
    if (action.filterCond !== '' && facts.meeting && !facts.meeting.has(base.id)) {
      return cannot({ kind: 'condition' });
    }
    const others = waitingFor(record, action, facts);
    if (others !== undefined) return cannot({ kind: 'assignee', names: others });
  }
  const parts: PartChange[] = [];
  const written: Changes = {};
  const before = sectionsOf(record, places);
  const step = stepOf(order, settings);
  if (
    step === 'send' &&
    !order.said.section &&
    before.length === 0 &&
    has(places, 'assignedSection')
  ) {
    return cannot({ kind: 'section' });
  }
  if (step) {
    const at = { ...circumstances, from: status, next: action?.to ?? status };
    const made = changes(step, record, places, order.said, at);
    const after = made[mapping['assignedSection'] ?? '']?.value;
    if (Array.isArray(after)) {
      const to = names(after as Entity[]);
      parts.push({ part: 'section', from: names(before), to });
    }
    Object.assign(written, made);
  }
  const category = textIn(record, mapping, 'category');
  if (order.category !== undefined && order.category !== category) {
    parts.push({ part: 'category', from: category, to: order.category });
    written[mapping['category'] ?? ''] = { value: order.category };
  }
  if (action) parts.push({ part: 'status', from: status, to: action.to });
  if (parts.length === 0) return cannot({ kind: 'same' });
  return { ...base, parts, written, action, why: undefined };
}

/** For whom the voice waits, where the user is not among them; undefined where they may act. */
function waitingFor(
  record: KintoneRecord,
  action: ProcessAction,
  { assignee, circumstances }: BulkFacts,
): string | undefined {
  // Others than the assignees may run it: whether the user is among those, kintone tells.
  if (assignee === undefined || action.type === 'SECONDARY') return undefined;
  const value = record[assignee]?.value;
  const all = Array.isArray(value) ? (value as Entity[]) : [];
  if (all.length === 0 || all.some(({ code }) => code === circumstances.user.code))
    return undefined;
  return names(all);
}
