/** What asks for attention above the list: each with the kintone query of its list, and the same rule for a record at hand. */
import { addDays, type Day } from '../calendar/day';
import type { FormField, KintoneRecord } from '../kintone/host';
import { dayOf, textOf } from '../records/value';
import { textIn } from './form';
import { placesOf } from './handling/places';
import { isDone } from './handling/state';
import { conditions } from './list-conditions';
import type { VoiceSettings } from './settings';

export type AttentionKind = 'overdue' | 'soon' | 'later' | 'today';

export interface Attention {
  kind: AttentionKind;
  /** Query of kintone, without order by and limit. */
  condition: string;
  /** Whether the record, read with `codes`, meets the condition. */
  holds(record: KintoneRecord): boolean;
}

export interface AskedAttention {
  all: Attention[];
  /** Fields that the rules look at. */
  codes: string[];
}

/** The most urgent first; left out is what the app has no field for. @param zone IANA name */
export function attentionOf(
  settings: VoiceSettings,
  fields: Record<string, FormField>,
  zone: string,
  today: Day,
): AskedAttention {
  const rules = conditions(settings, fields, zone);
  const places = placesOf(settings, fields);
  const { mapping, status } = places;
  const lastSoon = addDays(today, settings.deadline.soonDays);
  /** '' where nothing is owed by a day any more. */
  const dueOf = (record: KintoneRecord): string =>
    isDone(record, places, settings) ? '' : textIn(record, mapping, 'dueDate');
  const isDueIn = (record: KintoneRecord, from: string, to: string): boolean => {
    const due = dueOf(record);
    return due !== '' && due >= from && due <= to;
  };
  const offered: {
    [Kind in AttentionKind]: Omit<Attention, 'condition'> & { condition?: string };
  } = {
    overdue: {
      kind: 'overdue',
      condition: rules.overdue(today),
      holds: (record) => isDueIn(record, '', addDays(today, -1)),
    },
    soon: {
      kind: 'soon',
      condition: rules.dueSoon(today),
      holds: (record) => isDueIn(record, today, lastSoon),
    },
    later: {
      kind: 'later',
      condition: rules.later(),
      holds: (record) =>
        rules.laterFields.some((code) => record[code] && textOf(record[code]) === ''),
    },
    today: {
      kind: 'today',
      condition: rules.receivedOn(today),
      holds: (record) => dayOf(record[mapping['receivedAt'] ?? ''], zone) === today,
    },
  };
  const slots = ['receivedAt', 'dueDate', 'answeredDate'] as const;
  const codes = [...slots.map((slot) => mapping[slot]), status, ...rules.laterFields];
  return {
    all: Object.values(offered).flatMap(({ condition, ...rest }) =>
      condition === undefined ? [] : [{ ...rest, condition }],
    ),
    codes: [...new Set(codes.flatMap((code) => code ?? []))],
  };
}
