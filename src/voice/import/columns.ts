/**
 * Which column goes where, proposed by its name and by what it holds. A column is given to one target only, to the one
 * it fits best; a target that nothing fits stays open.
 */
import { normalized } from '../../settings/mapping';
import { slots, type SlotKey } from '../slots';
import { namesIn } from './cells';
import { readDayAndTime, readTime } from './dates';
import type { Table } from './grid';
import { choiceLabels } from '../../records/choice-labels';
import { isChoice, TIME, type Target } from './targets';

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
const SAMPLED = 100;

export function proposeColumns(table: Table, targets: readonly Target[]): ColumnOf {
  const named = targets.map((target) => ({ target, names: namesOf(target).map(normalized) }));
  const pairs = table.columns.flatMap((name, column) => {
    const look = lookOf(name, samplesOf(table, column, SAMPLED));
    return [
      ...named.map(({ target, names }) => ({
        code: target.code,
        score: fit(look, target, names),
      })),
      { code: TIME, score: timeFit(look) },
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

/** A column as far as proposals need it, looked at once for all targets: a file may have a hundred columns. */
interface Look {
  /** `normalized`: the name whole, and without what stands in brackets (a unit, a hint). */
  names: string[];
  values: readonly string[];
  /** Names in each value, `normalized`. */
  parts: string[][];
  days: number;
  times: number;
  numbers: number;
}

function lookOf(name: string, values: readonly string[]): Look {
  return {
    names: [name, name.replace(/[(（][^)）]*[)）]/g, '')].map(normalized),
    values,
    parts: values.map((value) => namesIn(value).map(normalized)),
    days: shareOf(values, (value) => typeof readDayAndTime(value) !== 'string'),
    times: shareOf(values, (value) => readTime(value) !== undefined && /[:：時]/.test(value)),
    numbers: shareOf(values, (value) => /[0-9０-９]/.test(value)),
  };
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

function fit(look: Look, target: Target, names: readonly string[]): number {
  const share = fittingShare(look, target);
  const byName = nameScore(look, names);
  // A needed field's own name is believed all the same: its values are told as wrong then, not as missing.
  const isSure = target.required && byName > CONTAINED_NAME;
  if (share !== undefined && look.values.length > 0 && share < FITS) return isSure ? byName : 0;
  if (byName > 0) return byName + (share ?? 0);
  // The day of receipt is told from days alone, a choice from its own names; for all else a kind says too little.
  const tells = target.slot === 'receivedAt' ? look.values.length > 1 : isChoice(target.field);
  const own = isChoice(target.field) ? labelShare(look, target) : share;
  return tells && own !== undefined && own >= MOSTLY ? SAME_KIND * own : 0;
}

const timeNames = TIME_NAMES.map(normalized);

function timeFit(look: Look): number {
  return look.times < MOSTLY ? 0 : nameScore(look, timeNames) || SAME_KIND;
}

function namesOf({ slot, label, code }: Target): string[] {
  const named = slots.find(({ key }) => key === slot)?.names ?? [];
  return [code, label, ...named, ...((slot && NAMES_IN_LOGS[slot]) ?? [])];
}

/** @param names `normalized`, the best first */
function nameScore({ names: plain }: Look, names: readonly string[]): number {
  return Math.max(
    ...names.map((name, rank) => {
      if (name === '') return 0;
      const lower = Math.min(rank, 20) / 2;
      if (plain.includes(name)) return SAME_NAME - lower;
      const isPart = name.length > 1 && plain.some((part) => part.endsWith(name));
      return isPart ? CONTAINED_NAME - lower : 0;
    }),
  );
}

/** Share of values that the field's type takes; undefined where any text is taken. */
function fittingShare(look: Look, target: Target): number | undefined {
  const { type } = target.field;
  if (type === 'DATE' || type === 'DATETIME') return look.days;
  if (type === 'NUMBER') return look.numbers;
  if (!isChoice(target.field)) return undefined;
  // A log may have its own names for all choices: a column of few short values still goes by its name.
  const isShort = look.values.every((value) => value.length <= LONGEST_CHOICE);
  return isShort ? Math.max(labelShare(look, target), FITS) : labelShare(look, target);
}

function labelShare({ parts }: Look, { field }: Target): number {
  const labels = new Set(choiceLabels(field).map(normalized));
  return shareOf(parts, (names) => names.some((name) => labels.has(name)));
}

/** Characters of a value that may be a choice. */
const LONGEST_CHOICE = 20;

function shareOf<Value>(values: readonly Value[], fits: (value: Value) => boolean): number {
  return values.length === 0 ? 0 : values.filter(fits).length / values.length;
}
