/** What a 根拠票 says, in lines: the view, its print, the plain text and the sheet of an xlsx are made from them. */
import { clockIn, dayIn, type Instant } from '../calendar/instant';
import { formatDay } from '../calendar/wareki';
import { currentLanguage } from '../ui/messages';
import type { Basis } from './answer';
import type { Words } from './basis-facts';
import type { Dashboard } from './definition';
import { text } from './out/messages';

export interface BasisOf {
  /** Of the chart. */
  title: string;
  dashboard: Pick<Dashboard, 'title' | 'era'>;
  basis: Basis;
  /** IANA zone of whoever looks. */
  zone: string;
  /** Numbers of fewer records are hidden; 0 where all are told. */
  maskBelow: number;
  /** Of several charts taken together: each one's own, where they differ. */
  each?: readonly { title: string; basis: Basis }[];
}

export interface BasisItem {
  term: string;
  says: string[];
}

export function basisItems(of: BasisOf): BasisItem[] {
  const { title, dashboard, basis, zone, maskBelow } = of;
  const words = text();
  const { unset, unreadable } = basis;
  const item = (term: string, ...says: string[]): BasisItem => ({ term, says });
  const each = (all: Basis['unset']): string[] => {
    const met = all.filter(({ count }) => count !== 0);
    return met.length === 0
      ? [words.none]
      : met.map(({ label, count }) => words.each(label, count));
  };
  return [
    item(words.chart, title),
    item(words.dashboard, dashboard.title),
    item(words.source, basis.source),
    item(
      words.filters,
      ...told(of, ({ filters }) => (filters.length === 0 ? [words.noFilter] : filters)),
    ),
    item(words.asOf, ...told(of, ({ asOf }) => [asOfWords(asOf, zone, dashboard.era)])),
    item(
      words.counted,
      ...told(of, ({ counted }) => [
        // NaN of both is not told.
        Object.is(counted.rows, counted.records)
          ? words.records(counted.records)
          : words.rows(counted.records, counted.rows),
      ]),
    ),
    item(words.leftOut, ...told(of, ({ leftOut }) => [words.records(leftOut)])),
    item(words.unset, ...each(unset)),
    item(words.unreadable, ...each(unreadable)),
    ...(basis.joins.length > 0 ? [item(words.joins, ...basis.joins.flatMap(joinLines))] : []),
    ...(basis.overlapping ? [item(words.overlap, words.overlaps)] : []),
    item(words.rules, ...basis.rules.map(({ measure, rule }) => words.rule(measure, rule))),
    ...(maskBelow > 1 ? [item(words.masking, words.masked(maskBelow))] : []),
    item(words.rights, words.rightsAre),
  ];
}

/** What all charts have in common once, else what each has. */
function told({ title, basis, each }: BasisOf, says: (basis: Basis) => string[]): string[] {
  const all = (each ?? [{ title, basis }]).map((one) => ({
    title: one.title,
    lines: says(one.basis),
  }));
  const different = new Set(all.map(({ lines }) => JSON.stringify(lines)));
  if (different.size <= 1) return all[0]?.lines ?? [];
  return all.flatMap((one) => one.lines.map((line) => text().rule(one.title, line)));
}

function joinLines({ label, app, unmatched, ambiguous }: Basis['joins'][number]): string[] {
  const words = text();
  return [
    ...(unmatched.count > 0 ? [words.joinUnmatched(label, valuesOf(unmatched), app)] : []),
    ...(ambiguous.count > 0 ? [words.joinAmbiguous(label, valuesOf(ambiguous), app)] : []),
  ];
}

function valuesOf({ count, named }: Words): string {
  const words = text();
  if (named.length === 0) return words.values(count);
  return words.valuesNamed(named.join(words.between), count, count - named.length);
}

export function basisText(of: BasisOf): string {
  const items = basisItems(of).map(({ term, says }) =>
    says.length === 1
      ? `${term}: ${says[0]}`
      : `${term}:\n${says.map((each) => `  ${each}`).join('\n')}`,
  );
  return `${text().basis}\n\n${items.join('\n')}\n`;
}

/** Lines below a picture or a table: enough to stand by itself on a page of a report. */
export function notes(of: BasisOf): string[] {
  const { dashboard, basis, zone, maskBelow } = of;
  const words = text();
  const filters = told(of, (one) => (one.filters.length === 0 ? [words.noFilter] : one.filters));
  return [
    words.noteFilters(filters.join(words.between)),
    words.noteSource(asOfWords(basis.asOf, zone, dashboard.era), basis.source),
    ...(maskBelow > 1 ? [words.masked(maskBelow)] : []),
    ...basis.joins.flatMap(joinLines),
    ...(basis.overlapping ? [words.overlaps] : []),
  ];
}

/** 令和8年5月11日 10:32 現在. */
export function asOfWords(asOf: Instant, zone: string, era: Dashboard['era']): string {
  return text().asOfIs(dayWords(asOf, zone, era), clockIn(zone, asOf));
}

/** 令和8年5月11日 or 2026年5月11日; 2026-05-11 in English. */
export function dayWords(instant: Instant, zone: string, era: Dashboard['era']): string {
  const day = dayIn(zone, instant);
  if (currentLanguage() === 'en') return day;
  if (era === 'wareki') return formatDay(day);
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
