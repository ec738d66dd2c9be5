/** When a voice came, as the deadline rule asks for it. */
import type { Receipt } from '../../calendar/deadline';
import { clockIn, dayIn } from '../../calendar/instant';
import type { KintoneField } from '../../kintone/host';
import { dayOf, instantOf } from '../../records/value';

/** @param field 受付日時, of dates or of instants @returns undefined while it is empty */
export function receiptOf(field: KintoneField | undefined, zone: string): Receipt | undefined {
  const instant = instantOf(field);
  if (instant !== undefined) return { day: dayIn(zone, instant), clock: clockIn(zone, instant) };
  const day = dayOf(field, zone);
  return day === undefined ? undefined : { day };
}
