/** What one voice says for the marks of a template. Pure. */
import { dayIn, instantOf } from '../../calendar/instant';
import type { Day } from '../../calendar/day';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { dayOf } from '../../records/value';
import { fieldOf, textIn, type Mapping } from '../form';
import type { VariableValues } from './variables';

export function voiceValues(
  record: KintoneRecord,
  mapping: Mapping,
  recordId: number | undefined,
  zone: string,
  now: Date,
): VariableValues {
  const day = (slot: 'receivedAt' | 'dueDate'): string =>
    dayWords(dayOf(fieldOf(record, mapping, slot), zone));
  return {
    件名: textIn(record, mapping, 'title'),
    受付番号: recordId === undefined ? '' : String(recordId),
    受付日: day('receivedAt'),
    分野: textIn(record, mapping, 'category'),
    地域: textIn(record, mapping, 'area'),
    担当課: names(fieldOf(record, mapping, 'assignedSection')?.value),
    回答期限: day('dueDate'),
    氏名: textIn(record, mapping, 'contactName').trim(),
    今日: dayWords(dayIn(zone, instantOf(now))),
  };
}

const WEEKDAYS = '日月火水木金土';

/** 2026年5月11日（月）: a resident knows days by their weekday. */
export function dayWords(day: Day | undefined): string {
  const [year, month, date] = day?.split('-').map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return '';
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  return `${year}年${month}月${date}日（${weekday}）`;
}

function names(value: unknown): string {
  return Array.isArray(value) ? (value as Entity[]).map(({ name }) => name).join('、') : '';
}
