/**
 * By when the office answers. The day of receipt does not count (初日不算入: 民法 第140条); counted are calendar days
 * or 開庁日, as the office has it. 大阪市 answers within 14 days, 横浜市 within 10 開庁日 and takes what came after 16:00
 * or on a closed day as received on the next 開庁日.
 */
import { addDays, daysBetween, type Day } from './day';
import { dayAt, epochDay } from './epoch-day';
import type { OfficeDays } from './office-days';

export interface DeadlineRule {
  days: number;
  unit: 'calendar' | 'office';
  /** `HH:MM`: what comes at that time or later, or on a closed day, counts as received on the next 開庁日. '' for none. */
  cutOff: string;
  /** Whether a last day on which the office is closed is put off to the next 開庁日 (行政機関の休日に関する法律 第2条). */
  closedEnd: 'stays' | 'next';
}

/** When something came, on the office's calendar and clock. */
export interface Receipt {
  day: Day;
  /** `HH:MM`; absent where only the day is known, which then meets no cut-off. */
  clock?: string;
}

/** The day that a receipt counts as. */
export function receivedAs({ day, clock }: Receipt, rule: DeadlineRule, office: OfficeDays): Day {
  if (rule.cutOff === '') return day;
  const late = clock !== undefined && clock >= rule.cutOff;
  const first = epochDay(day) + (late ? 1 : 0);
  return dayAt(office.onOrAfter(first));
}

/** The last day on which an answer is in time: received on 1 May with 14 calendar days, it is 15 May. */
export function deadline(receipt: Receipt, rule: DeadlineRule, office: OfficeDays): Day {
  const from = receivedAs(receipt, rule, office);
  if (rule.unit === 'office') return dayAt(office.after(epochDay(from), rule.days));
  const last = addDays(from, rule.days);
  return rule.closedEnd === 'next' ? dayAt(office.onOrAfter(epochDay(last))) : last;
}

export type Urgency = 'overdue' | 'soon' | 'later';

/** @param soonDays a deadline today or in at most so many calendar days is soon */
export function urgency(due: Day, today: Day, soonDays: number): Urgency {
  const left = daysBetween(today, due);
  if (left < 0) return 'overdue';
  return left <= soonDays ? 'soon' : 'later';
}

/**
 * How far a deadline is. What is overdue is told in calendar days, as whoever waits counts them, and so is what lies
 * before the next 開庁日.
 */
export type Left =
  | { kind: 'overdue'; days: number }
  | { kind: 'today' }
  | { kind: 'left'; days: number; unit: DeadlineRule['unit'] };

export function left(due: Day, today: Day, unit: DeadlineRule['unit'], office: OfficeDays): Left {
  const days = daysBetween(today, due);
  if (days < 0) return { kind: 'overdue', days: -days };
  if (days === 0) return { kind: 'today' };
  const open = unit === 'office' ? office.between(epochDay(today), epochDay(due)) : 0;
  return open > 0 ? { kind: 'left', days: open, unit } : { kind: 'left', days, unit: 'calendar' };
}
