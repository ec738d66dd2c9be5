/** By when the office answers. Counted in calendar days from the day after receipt (初日不算入). */
import { addDays, daysBetween, type Day } from './day';

/** Last day on which an answer is in time: received on 1 May with 14 days, it is 15 May. */
export function deadline(received: Day, days: number): Day {
  return addDays(received, days);
}

export type Urgency = 'overdue' | 'soon' | 'later';

/** @param soonDays a deadline today or in at most so many days is soon */
export function urgency(due: Day, today: Day, soonDays: number): Urgency {
  const left = daysBetween(today, due);
  if (left < 0) return 'overdue';
  return left <= soonDays ? 'soon' : 'later';
}
