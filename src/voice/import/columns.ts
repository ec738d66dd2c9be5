/**
 * Which column goes where, proposed by its name and by what it holds. A column is given to one target only, to the one
 * it fits best; a target that nothing fits stays open.
 */
import { normalized } from '../../settings/mapping';
import { slots, type SlotKey } from '../slots';
import { namesIn } from './cells';
import { readDayAndTime, readTime } from './dates';
import type { Table } from './grid';
import { choiceLabels, isChoice, TIME, type Target } from './targets';

/** Index of the column by code of the target, or `TIME`. */
export type ColumnOf = Record<string, number>;

/** Names that columns of logs have beside those of fields. */
const NAMES_IN_LOGS: Partial<Record<SlotKey, string[]>> = {
  receivedAt: ['年月日', '日付', '受付月日', '日時', '月日', '対応日'],
  body: ['声', 'ご意見', '要望内容', '相談内容', '意見・要望', '概要', '内容・要望', '本文'],
  section: ['所属', '課名', '部署名', '課', '所管'],
  receiver: ['対応者', '受付者名', '記録者'],
  channel: ['受付手段', '方法', '手段', '媒体'],
  kind: ['種類'],
  area: ['センター', '館名', '地域名'],
  response: ['対応状況', '処理', '処理内容', '措置'],
  minutes: ['所要時間', '時間（分）'],
  contactName: ['名前', '申出人', '申出者'],
  contact: ['TEL', 'メールアドレス', '連絡方法'],
  memo: ['備考'],
  assignedSection: ['所管課', '担当部署', '主管課'],
};
const TIME_NAMES = ['受付時刻', '時刻', '受付時間', '時間'];

const SAME_NAME = 100;
const CONTAINED_NAME = 40;
/** Points of a column whose values are of the target's kind throughout, where no name speaks for it. */
const SAME_KIND = 30;
/** Below this share of fitting values a name is not believed. */
const FITS = 0.5;
/** At least such a share makes a column's values speak for themselves. */
const MOSTLY = 0.8;
/** Values of a column that are looked at. */
const SAMPLED = 200;

export function proposeColumns(table: Table, targets: readonly Target[]): ColumnOf {
  const samples = table.columns.map((_, column) => samplesOf(table, column, SAMPLED));
  const pairs = table.columns.flatMap((name, column) => {
    const values = samples[column] ?? [];
    return [
      ...targets.map((target) => ({ code: target.code, score: fit(name, values, target) })),
      { code: TIME, score: timeFit(name, values) },
    ].map((pair) => ({ ...pair, column }));
  });
  const proposal: ColumnOf = {};
  const used = new Set<number>();
  const likely = pairs.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  for (const { code, column } of likely) {
    if (proposal[code] !== undefined || used.has(column)) continue;
    proposal[code] = column;
    used.add(column);
  }
  return proposal;
}

/** The first different values of a column that say something. */
export function samplesOf({ rows }: Table, column: number, most: number): string[] {
  const found = new Set<string>();
  for (const { cells } of rows) {
    const value = (cells[column] ?? '').trim();
    if (value !== '') found.add(value);
    if (found.size >= most) break;
  }
  return [...found];
}

function fit(name: string, values: readonly string[], target: Target): number {
  const share = fittingShare(values, target);
  if (share !== undefined && values.length > 0 && share < FITS) return 0;
  const byName = nameScore(name, namesOf(target));
  if (byName > 0) return byName + (share ?? 0);
  // The day of receipt is told from days alone, a choice from its own names; for all else a kind says too little.
  const tells = target.slot === 'receivedAt' ? values.length > 1 : isChoice(target.field);
  return tells && share !== undefined && share >= MOSTLY ? SAME_KIND * share : 0;
}

function timeFit(name: string, values: readonly string[]): number {
  const share = shareOf(values, (value) => readTime(value) !== undefined && /[:：時]/.test(value));
  if (values.length === 0 || share < MOSTLY) return 0;
  return nameScore(name, TIME_NAMES) || SAME_KIND;
}

function namesOf({ slot, label, code }: Target): string[] {
  const named = slots.find(({ key }) => key === slot)?.names ?? [];
  return [code, label, ...named, ...((slot && NAMES_IN_LOGS[slot]) ?? [])];
}

/** The name of a column with the unit or hint in brackets, and without. */
function nameScore(column: string, names: readonly string[]): number {
  const plain = [column, column.replace(/[(（][^)）]*[)）]/g, '')].map(normalized);
  return Math.max(
    ...names.map((each, rank) => {
      const name = normalized(each);
      if (name === '') return 0;
      const lower = Math.min(rank, 20) / 2;
      if (plain.includes(name)) return SAME_NAME - lower;
      const isPart = name.length > 1 && plain.some((part) => part.endsWith(name));
      return isPart ? CONTAINED_NAME - lower : 0;
    }),
  );
}

/** Share of values that the field's type takes; undefined where any text is taken. */
function fittingShare(values: readonly string[], { field }: Target): number | undefined {
  if (field.type === 'DATE' || field.type === 'DATETIME') {
    return shareOf(values, (value) => typeof readDayAndTime(value) !== 'string');
  }
  if (field.type === 'NUMBER')
    return shareOf(values, (value) => /\d/.test(value.normalize('NFKC')));
  return choiceShare(values, field);
}

function choiceShare(values: readonly string[], field: Target['field']): number | undefined {
  if (!isChoice(field)) return undefined;
  const labels = new Set(choiceLabels(field).map(normalized));
  const share = shareOf(values, (value) =>
    namesIn(value).some((one) => labels.has(normalized(one))),
  );
  // A log may have its own names for all of them: a column of few short values still goes by its name.
  const isShort = values.length > 0 && values.every((value) => value.length <= LONGEST_CHOICE);
  return isShort ? Math.max(share, FITS) : share;
}

/** Characters of a value that may be a choice. */
const LONGEST_CHOICE = 20;

function shareOf(values: readonly string[], fits: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(fits).length / values.length;
}
