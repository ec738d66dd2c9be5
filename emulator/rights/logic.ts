/** Conditions in SQL that fold away what is known beforehand: most rights come down to one test, or none. */
import type { Value } from '../store/database';

export type Logic = { known: boolean } | { known?: undefined; sql: string; values: Value[] };

export const TRUE: Logic = { known: true };
export const FALSE: Logic = { known: false };

/** A test that may be NULL; NULL counts as false. */
export const sqlLogic = (sql: string, values: Value[]): Logic => ({ sql, values });

export function both(one: Logic, other: Logic): Logic {
  if (one.known !== undefined) return one.known ? other : FALSE;
  if (other.known !== undefined) return other.known ? one : FALSE;
  return joined(one, 'AND', other);
}

export function either(one: Logic, other: Logic): Logic {
  if (one.known !== undefined) return one.known ? TRUE : other;
  if (other.known !== undefined) return other.known ? TRUE : one;
  return joined(one, 'OR', other);
}

export function negated(one: Logic): Logic {
  if (one.known !== undefined) return one.known ? FALSE : TRUE;
  return sqlLogic(`(${one.sql}) IS NOT TRUE`, one.values);
}

/** `when` holds: `then`; it does not: `otherwise`. */
export function choose(when: Logic, then: Logic, otherwise: Logic): Logic {
  if (then.known === true) return either(when, otherwise);
  if (then.known === false) return both(negated(when), otherwise);
  if (otherwise.known === false) return both(when, then);
  return either(both(when, then), both(negated(when), otherwise));
}

export function toSql(logic: Logic): { sql: string; values: Value[] } {
  if (logic.known === undefined) return logic;
  return { sql: logic.known ? 'TRUE' : 'FALSE', values: [] };
}

type Open = Exclude<Logic, { known: boolean }>;

const joined = (one: Open, word: string, other: Open): Logic =>
  sqlLogic(`(${one.sql}) ${word} (${other.sql})`, [...one.values, ...other.values]);
