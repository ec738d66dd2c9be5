/** Which records a number on the list stands for, as kintone queries: the number and its link say the same. */
import { addDays, type Day } from '../calendar/day';
import { firstDay, lastDay, type FiscalPeriod } from '../calendar/fiscal';
import type { FormField } from '../kintone/host';
import { allOf, anyOf, compare, noneOf, oneOf } from '../records/condition';
import { inDays } from '../records/day-condition';
import { kindOf } from '../records/field-kind';
import type { VoiceSettings } from './settings';

export interface Conditions {
  receivedOn(day: Day): string;
  receivedIn(period: FiscalPeriod): string;
  receivedUnknown(): string;
  /** Undefined when 回答期限 is not mapped. */
  overdue(today: Day): string | undefined;
  dueSoon(today: Day): string | undefined;
  /** Without 件名 or 分野, as the standard app's list 「あとで整理」; undefined when neither is mapped. */
  later(): string | undefined;
  /** Codes of the fields of which one is empty in those. */
  laterFields: string[];
}

export function conditions(
  settings: VoiceSettings,
  fields: Record<string, FormField>,
  zone: string,
): Conditions {
  const received = settings.fields['receivedAt'] ?? '';
  const due = settings.fields['dueDate'];
  const dueKnown = due !== undefined && fields[due] !== undefined;
  const kind = fields[received] && kindOf(fields[received]);
  const between = (from: Day, to: Day): string => inDays(received, kind, { from, to }, zone);
  const open = notDone(settings, fields);
  const laterFields = (['title', 'category'] as const).flatMap((slot) => {
    const code = settings.fields[slot];
    return code !== undefined && fields[code] ? [code] : [];
  });
  return {
    receivedOn: (day) => between(day, day),
    receivedIn: (period) => between(firstDay(period), lastDay(period)),
    receivedUnknown: () => compare(received, '=', ''),
    overdue: (today) =>
      dueKnown ? allOf(compare(due, '!=', ''), compare(due, '<', today), open) : undefined,
    dueSoon: (today) =>
      dueKnown
        ? allOf(
            compare(due, '>=', today),
            compare(due, '<=', addDays(today, settings.deadline.soonDays)),
            open,
          )
        : undefined,
    later: () =>
      laterFields.length === 0
        ? undefined
        : anyOf(...laterFields.map((code) => isEmpty(fields[code]))),
    laterFields,
  };
}

/** A choice is asked for with `in`, a text with `=`. */
function isEmpty(field: FormField | undefined): string | undefined {
  if (!field) return undefined;
  return field.options ? oneOf(field.code, ['']) : compare(field.code, '=', '');
}

/** '' when the app has neither a mapped 回答日 nor process management. */
function notDone(
  { done, fields: mapping }: VoiceSettings,
  fields: Record<string, FormField>,
): string {
  const answered = mapping['answeredDate'];
  const status = Object.values(fields).find(
    ({ type, enabled }) => type === 'STATUS' && enabled !== false,
  );
  return allOf(
    done.answered === 'counts' && answered !== undefined && fields[answered]
      ? compare(answered, '=', '')
      : undefined,
    status && done.statuses.length > 0 ? noneOf(status.code, done.statuses) : undefined,
  );
}
