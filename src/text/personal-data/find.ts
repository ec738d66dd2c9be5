/** What the detectors share: places of a pattern, and findings made of them. */
import type { Certainty, Finding, Kind, Reason, Replace } from './mark';

export interface Place {
  start: number;
  end: number;
  text: string;
}

/**
 * Every place of `pattern`, which must be global, or of its group `group`. Places may not overlap within one
 * pattern; a match without the group gives none.
 */
export function all(text: string, pattern: RegExp, group = 0): Place[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = match[group];
    if (found === undefined || found === '') return [];
    const start = match.index + (group === 0 ? 0 : match[0].lastIndexOf(found));
    return [{ start, end: start + found.length, text: found }];
  });
}

/** @param replace what the words become; by the kind's own words if not said */
export function finding(
  kind: Kind,
  { start, end }: Place,
  certainty: Certainty,
  reason: Reason,
  replace: Replace = { by: 'kind' },
): Finding {
  return { kind, start, end, certainty, reason, replace };
}

/** The `count` characters before a place. */
export function before(text: string, start: number, count: number): string {
  return text.slice(Math.max(0, start - count), start);
}

export function after(text: string, end: number, count: number): string {
  return text.slice(end, end + count);
}
