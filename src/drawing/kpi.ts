/** What a KPI card says. Pure. */
import { amountWords } from './amounts';
import { ALL, type Figure, type Place } from './figure';
import type { LookOf } from './plot';
import { text } from './messages';
import { placeOf } from './places';

export interface Kpi {
  place: Place;
  /** Of which period the number is; '' for the whole. */
  of: string;
  words: string;
  target: { words: string; state: 'reached' | 'missed' | 'unknown'; gap: string } | null;
  /** Further measures: 前年度同日比 and so on. */
  others: { label: string; words: string }[];
  /** The first measure along time, NaN for a gap; empty where there is no time. */
  course: { label: string; value: number; words: string }[];
}

export function kpiOf(figure: Figure, look: LookOf<'kpi'>): Kpi {
  const keys = figure.levels[0]?.keys ?? [];
  // 未入力 is no time.
  const times = keys.flatMap((key, index) => (key.unset ? [] : [index]));
  const latest = times.at(-1);
  const key = look.number === 'latest' && latest !== undefined ? latest : ALL;
  const place = placeOf(figure, key);
  // With a second level, the course is that of the period's parts: the months of this 年度.
  const along = figure.levels.length > 1 ? 1 : 0;
  const at = (time: number): Place =>
    along === 1 ? placeOf(figure, key, time) : placeOf(figure, time);
  const partKeys = figure.levels[along]?.keys ?? [];
  const parts =
    along === 0 ? times : partKeys.flatMap(({ unset }, index) => (unset ? [] : [index]));
  return {
    place,
    of: keys[key]?.label ?? '',
    words: figure.words(0, place),
    target: targetOf(figure, look, place),
    others: figure.measures
      .map(({ label }, measure) => ({ label, words: figure.words(measure, place) }))
      .slice(1),
    course: parts.map((time) => ({
      label: partKeys[time]?.label ?? '',
      value: figure.value(0, at(time)),
      words: figure.words(0, at(time)),
    })),
  };
}

/** Reached at the target itself, whichever way is better. A number that is hidden or not there tells nothing. */
function targetOf(figure: Figure, look: LookOf<'kpi'>, place: Place): Kpi['target'] {
  const [measure] = figure.measures;
  if (look.target === null || !measure) return null;
  const value = figure.value(0, place);
  const words = text().target(amountWords(look.target, measure));
  if (isNaN(value)) return { words, state: 'unknown', gap: '' };
  const over = value - look.target;
  const reached = look.better === 'more' ? over >= 0 : over <= 0;
  const far = amountWords(Math.abs(over), measure);
  return {
    words,
    state: reached ? 'reached' : 'missed',
    gap: over > 0 ? text().over(far) : over < 0 ? text().under(far) : text().equal,
  };
}
