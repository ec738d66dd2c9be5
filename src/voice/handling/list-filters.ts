/** Which voices the tools above the list mean, as kintone queries: a number and the list it opens say the same. */
import { addDays, type Day } from '../../calendar/day';
import { epochDay, weekdayOf } from '../../calendar/epoch-day';
import type { FormField } from '../../kintone/host';
import { allOf, compare, noneOf, oneOf } from '../../records/condition';
import type { VoiceSettings } from '../settings';
import { placesOf } from './places';

/** Conditions of kintone's query language; undefined where the app has no field or status for it. */
export interface Filters {
  /** Voices to which something is still owed. */
  open: string;
  mine: string | undefined;
  unassigned: string | undefined;
  /** Due from today to the end of this week. */
  week: string | undefined;
  overdue: string | undefined;
  waiting: string | undefined;
  interim: string | undefined;
  /** Those of one section, by its code; '' those of none. */
  section(code: string): string | undefined;
}

/** The last day of the week of `today`: weeks go from Sunday to Saturday, as kintone's THIS_WEEK(). */
export function endOfWeek(today: Day): Day {
  return addDays(today, 6 - weekdayOf(epochDay(today)));
}

export function filtersOf(
  settings: VoiceSettings,
  fields: Record<string, FormField>,
  today: Day,
): Filters {
  const { mapping, status } = placesOf(settings, fields);
  const { done, handling } = settings;
  const answered = mapping['answeredDate'];
  const due = mapping['dueDate'];
  const section = mapping['assignedSection'];
  const open = allOf(
    done.answered === 'counts' && answered !== undefined ? compare(answered, '=', '') : undefined,
    status !== undefined && done.statuses.length > 0 ? noneOf(status, done.statuses) : undefined,
  );
  const both = (condition: string): string => allOf(condition, open);
  const inStatus = (names: string[]): string | undefined =>
    status !== undefined && names.length > 0 ? both(oneOf(status, names)) : undefined;
  return {
    open,
    mine: section && both(`${section} in (PRIMARY_ORGANIZATION())`),
    unassigned: section && both(oneOf(section, [''])),
    week: due && allOf(compare(due, '>=', today), compare(due, '<=', endOfWeek(today)), open),
    overdue: due && allOf(compare(due, '!=', ''), compare(due, '<', today), open),
    waiting: inStatus(handling.statuses.waiting),
    interim: inStatus(handling.statuses.interim),
    section: (code) => section && oneOf(section, [code]),
  };
}
