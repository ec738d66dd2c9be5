/**
 * How many voices of a period were published, and why others were not, by section: what 大阪市's residents missed. For
 * the office's own eyes.
 */
import type { Entity, KintoneRecord } from '../../kintone/host';
import { textIn } from '../form';
import type { VoiceSettings } from '../settings';
import type { SlotKey } from '../slots';
import { choiceKeyOf } from './settings';

export const STATISTICS_SLOTS: readonly SlotKey[] = ['publication', 'refusal', 'assignedSection'];

export interface StatisticsWords {
  published: string;
  toCheck: string;
  undecided: string;
  takenDown: string;
  noReason: string;
  noSection: string;
  unknown: string;
  sum: string;
}

export interface Statistics {
  /** Sections down the side, the sum last. */
  rows: { section: string; counts: number[]; sum: number }[];
  /** 公表する, 公表しない by reason in the form's order, 取り下げ, 確認待ち, 未判定. */
  columns: string[];
}

/** @param reasons of the form, in its order; numbered as at the record */
export function statisticsOf(
  records: readonly KintoneRecord[],
  { fields, publishing }: Pick<VoiceSettings, 'fields' | 'publishing'>,
  reasons: readonly string[],
  words: StatisticsWords,
): Statistics {
  const numbered = (reason: string): string => {
    const at = reasons.indexOf(reason);
    return at === -1 ? reason || words.noReason : `${at + 1}. ${reason}`;
  };
  const counted = new Map<string, Map<string, number>>();
  const seen = new Set<string>();
  for (const record of records) {
    const key = choiceKeyOf(publishing, textIn(record, fields, 'publication'));
    const column =
      key === undefined
        ? words.unknown
        : key === 'refused'
          ? numbered(textIn(record, fields, 'refusal'))
          : words[key];
    const section = sectionOf(record, fields['assignedSection']) || words.noSection;
    const row = counted.get(section) ?? new Map<string, number>();
    row.set(column, (row.get(column) ?? 0) + 1);
    counted.set(section, row);
    seen.add(column);
  }
  const fixed = [
    words.published,
    ...reasons.map(numbered),
    words.takenDown,
    words.toCheck,
    words.undecided,
  ];
  const columns = [...fixed, ...[...seen].filter((column) => !fixed.includes(column))];
  const rows = [...counted]
    .sort(([a], [b]) => Number(a === words.noSection) - Number(b === words.noSection))
    .map(([section, row]) =>
      rowOf(
        section,
        columns.map((column) => row.get(column) ?? 0),
      ),
    );
  const sums = columns.map((_, place) =>
    rows.reduce((sum, row) => sum + (row.counts[place] ?? 0), 0),
  );
  return { columns, rows: [...rows, rowOf(words.sum, sums)] };
}

function rowOf(section: string, counts: number[]): Statistics['rows'][number] {
  return { section, counts, sum: counts.reduce((sum, count) => sum + count, 0) };
}

function sectionOf(record: KintoneRecord, code: string | undefined): string {
  const value = code === undefined ? undefined : record[code]?.value;
  const [first] = Array.isArray(value) ? (value as Entity[]) : [];
  return first ? first.name || first.code : '';
}
