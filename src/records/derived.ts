/**
 * Measures made from others: shares, rates, what has run up, the change since the period before. They take
 * numbers at places of a summary, so that they are right in totals as well as in cells.
 */
import { inFiscalYear, lastFiscalYear } from '../calendar/periods';
import type { Key } from './key';
import { ALL, type Place } from './summary';

/** A number at a place; NaN: no value. */
export type At = (place: Place) => number;

/** Part of the total over these levels (構成比), 0 to 1; no value where the total is 0. */
export function share(of: At, over: readonly number[]): At {
  return (place) =>
    divided(of(place), of(place.map((key, level) => (over.includes(level) ? ALL : key))));
}

/** One measure for each of another (1件あたり); no value where there is none of the other. */
export function rate(of: At, against: At): At {
  return (place) => divided(of(place), against(place));
}

export interface Along {
  /** The level whose keys follow each other. */
  level: number;
  keys: readonly Key[];
}

/**
 * Everything up to and with this key (累計). With `restart`, from the beginning of its 年度: keys must be parts of
 * a 年度. Over the whole level it is the whole. A key without a value adds nothing.
 */
export function running(of: At, { level, keys }: Along, restart?: 'fiscalYear'): At {
  return (place) => {
    const last = place[level] ?? ALL;
    if (last === ALL) return of(place);
    if (keys[last]?.kind === 'unset') return NaN;
    let sum = NaN;
    for (let key = last; key >= 0; key -= 1) {
      if (restart && fiscalYearOf(keys[key]) !== fiscalYearOf(keys[last])) break;
      sum = added(sum, of(moved(place, level, key)));
    }
    return sum;
  };
}

/** Mean of this key's value and those of the `length - 1` before it (移動平均); no value until there are so many. */
export function moving(of: At, { level, keys }: Along, length: number): At {
  return (place) => {
    const last = place[level] ?? ALL;
    if (last === ALL || last < length - 1 || keys[last]?.kind === 'unset') return NaN;
    let sum = 0;
    for (let key = last - length + 1; key <= last; key += 1) sum += of(moved(place, level, key));
    return sum / length;
  };
}

/** Which period this one is compared with: the one before (前期), or the same one of last 年度 (前年度同期). */
export type Against = 'previous' | 'lastFiscalYear';

/** This period less the other (増減). */
export function difference(of: At, along: Along, against: Against): At {
  const before = other(of, along, against);
  return (place) => of(place) - before(place);
}

/** This period divided by the other (対比): 1.1 is ten percent more; no value where the other is 0. */
export function ratio(of: At, along: Along, against: Against): At {
  const before = other(of, along, against);
  return (place) => divided(of(place), before(place));
}

/** The number of the period compared with; no value where there is no such period among the keys. */
function other(of: At, { level, keys }: Along, against: Against): At {
  const at = new Map(keys.map((key, index) => [key.kind === 'period' ? key.number : NaN, index]));
  return (place) => {
    const key = keys[place[level] ?? ALL];
    if (key?.kind !== 'period') return NaN;
    const number = against === 'previous' ? key.number - 1 : lastFiscalYear(key.period, key.number);
    const index = number === undefined ? undefined : at.get(number);
    return index === undefined ? NaN : of(moved(place, level, index));
  };
}

function fiscalYearOf(key: Key | undefined): number | undefined {
  if (key?.kind !== 'period' || key.period === 'week' || key.period === 'day') return undefined;
  return inFiscalYear(key.period, key.number).fiscalYear;
}

function moved(place: Place, level: number, key: number): Place {
  return place.map((each, index) => (index === level ? key : each));
}

function divided(part: number, whole: number): number {
  return whole === 0 ? NaN : part / whole;
}

/** NaN is no value, which adds nothing to one. */
function added(sum: number, value: number): number {
  if (Number.isNaN(value)) return sum;
  return Number.isNaN(sum) ? value : sum + value;
}
