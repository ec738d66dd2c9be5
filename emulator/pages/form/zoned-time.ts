/**
 * Between an instant (`2026-04-01T00:30:00Z`, as kintone stores) and the wall clock of the user's zone, as the
 * date-time picker wants it. To the minute, as kintone keeps date-times; what cannot be read becomes ''.
 */
import { instantOf, inZone } from '../fields/zone';

/** @returns `YYYY-MM-DDTHH:mm:00` */
export function toLocal(utc: string, timezone: string): string {
  const local = inZone(utc, timezone);
  return local ? `${local.date}T${local.time}:00` : '';
}

/** @param local `YYYY-MM-DDTHH:mm…` @returns `YYYY-MM-DDTHH:mm:00Z` */
export function toUtc(local: string, timezone: string): string {
  return instantOf(local.slice(0, 16), timezone) ?? '';
}
