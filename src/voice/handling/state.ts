/** Where a voice stands: what is owed by when, who has it, how often it moved, and what happened. No screen, no network. */
import { parseDay, type Day } from '../../calendar/day';
import { left, urgency, type Left, type Urgency } from '../../calendar/deadline';
import type { Instant } from '../../calendar/instant';
import type { OfficeDays } from '../../calendar/office-days';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { instantOf, isBlank, textOf } from '../../records/value';
import { textIn } from '../form';
import type { VoiceSettings } from '../settings';
import { sectionsOf } from './moves';
import { cell, has, traceRows, type Places, type TraceSlot } from './places';

export interface VoiceState {
  done: boolean;
  status: string;
  /** Undefined without a deadline, and once nothing is owed any more. */
  due: { day: Day; left: Left; urgency: Urgency } | undefined;
  sections: Entity[];
  /** Nobody has taken it yet. */
  isWaiting: boolean;
  /** An interim reply was given and the answer is still owed. */
  interim: { on: Day | undefined } | undefined;
  passedOn: string;
  transfers: number;
  trace: TraceLine[];
}

export interface TraceLine {
  at: Instant | undefined;
  kind: string;
  from: string;
  to: string;
  reason: string;
  newDue: Day | undefined;
  by: string;
}

/** From so many transfers on, a hint is given: once may happen to anybody. */
export const MANY_TRANSFERS = 2;

export function stateOf(
  record: KintoneRecord,
  places: Places,
  settings: VoiceSettings,
  { today, office }: { today: Day; office: OfficeDays },
): VoiceState {
  const { mapping } = places;
  const { statuses } = settings.handling;
  const status = places.status === undefined ? '' : textOf(record[places.status]);
  const done = isDone(record, places, settings);
  const day = done ? undefined : parseDay(textIn(record, mapping, 'dueDate'));
  const interimOn = parseDay(textIn(record, mapping, 'interimDate'));
  const isInterim = statuses.interim.includes(status) || interimOn !== undefined;
  return {
    done,
    status,
    due: day && {
      day,
      left: left(day, today, settings.deadline.unit, office),
      urgency: urgency(day, today, settings.deadline.soonDays),
    },
    sections: sectionsOf(record, places),
    isWaiting: !done && statuses.waiting.includes(status),
    interim: !done && isInterim ? { on: interimOn } : undefined,
    passedOn: textIn(record, mapping, 'transferredTo'),
    transfers: Number(textIn(record, mapping, 'transfers')) || 0,
    trace: traceRows(record, places).map((row) => {
      const words = (slot: TraceSlot): string => textOf(cell(row, places, slot));
      return {
        at: instantOf(cell(row, places, 'at')),
        kind: words('kind'),
        from: words('from'),
        to: words('to'),
        reason: words('reason'),
        newDue: parseDay(words('newDue')),
        by: names(cell(row, places, 'by')?.value),
      };
    }),
  };
}

/** As the condition of list-conditions.ts has it: the number above the list and the words in it say the same. */
export function isDone(record: KintoneRecord, places: Places, { done }: VoiceSettings): boolean {
  const answered = record[places.mapping['answeredDate'] ?? ''];
  if (done.answered === 'counts' && has(places, 'answeredDate') && !isBlank(answered)) return true;
  return places.status !== undefined && done.statuses.includes(textOf(record[places.status]));
}

function names(value: unknown): string {
  return Array.isArray(value) ? (value as Entity[]).map(({ name }) => name).join('、') : '';
}
