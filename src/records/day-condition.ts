/** Days as a condition of kintone's query language: a date is compared as it is, an instant by the days of a zone. */
import type { Day } from '../calendar/day';
import { endOfDay, startOfDay, toKintone } from '../calendar/instant';
import { allOf, compare } from './condition';
import type { ColumnKind } from './field-kind';

/**
 * @param kind 'day' for a field of dates; any other is asked for as instants
 * @param to belongs to it
 * @param zone IANA name
 */
export function inDays(
  fieldCode: string,
  kind: ColumnKind | undefined,
  { from, to }: { from: Day; to: Day },
  zone: string,
): string {
  return kind === 'day'
    ? allOf(compare(fieldCode, '>=', from), compare(fieldCode, '<=', to))
    : allOf(
        compare(fieldCode, '>=', toKintone(startOfDay(zone, from))),
        compare(fieldCode, '<', toKintone(endOfDay(zone, to))),
      );
}
