/** Derived measures of a chart: its definition's `derive` on the engine's functions. */
import type { Key } from '../records/key';
import {
  difference,
  moving,
  rate,
  ratio,
  running,
  share,
  type Along,
  type At,
} from '../records/derived';
import type { Place } from '../records/summary';
import type { Derive } from './definition';

/**
 * @param of the measure itself
 * @param against the measure of a rate
 * @param levels keys by level
 * @returns a function without values where there is no such level
 */
export function derived(
  derive: Derive,
  of: At,
  against: At,
  levels: readonly (readonly Key[])[],
): At {
  if (derive.as === 'share') return share(of, overLevels(derive.over, levels.length));
  if (derive.as === 'rate') {
    const each = rate(of, against);
    return (place) => each(place) * derive.per;
  }
  const along = alongTime(levels);
  if (!along) return () => NaN;
  switch (derive.as) {
    case 'running':
      return running(of, along, derive.restart === 'fiscalYear' ? 'fiscalYear' : undefined);
    case 'moving':
      return moving(of, along, derive.length);
    case 'difference':
      return difference(of, along, derive.against);
    case 'ratio':
      return ratio(of, along, derive.against);
  }
}

/**
 * The places that a number is reckoned from. It is asked for them, so that what is hidden cannot differ from what is
 * reckoned.
 */
export function reckonedFrom(
  derive: Derive,
  levels: readonly (readonly Key[])[],
): (place: Place) => readonly Place[] {
  let asked: Place[] = [];
  const ask = (place: Place): number => asked.push(place);
  const number = derived(derive, ask, ask, levels);
  return (place) => {
    asked = [];
    number(place);
    return asked;
  };
}

/** Measures along time go along the first level of periods. */
export function alongTime(levels: readonly (readonly Key[])[]): Along | undefined {
  const level = levels.findIndex((keys) => keys.some(({ kind }) => kind === 'period'));
  const keys = levels[level];
  return keys && { level, keys };
}

function overLevels(over: (Derive & { as: 'share' })['over'], length: number): number[] {
  if (over === 'level1') return [0];
  if (over === 'level2') return [1];
  return Array.from({ length }, (_, level) => level);
}
