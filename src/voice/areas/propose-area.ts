/** What the place means for 地域: proposed where nobody chose, and taken back when the place no longer says so. Pure. */
import { fold } from '../../text/kana';
import type { FoundArea } from './find-area';

export interface Proposal {
  /** The value that 地域 gets; it may be the one it has. */
  value: string;
  /** The value proposed last, '' if none: as long as 地域 has it, it may be changed again. */
  proposed: string;
}

/**
 * @param now value of 地域
 * @param last proposed last, '' if none
 * @param choices of 地域
 */
export function proposeArea(
  now: string,
  last: string,
  found: readonly FoundArea[],
  choices: readonly string[],
): Proposal {
  if (now !== '' && now !== last) return { value: now, proposed: '' };
  const [only, ...more] = found;
  const value = only && more.length === 0 ? (choiceOf(only.area, choices) ?? '') : '';
  return { value, proposed: value };
}

/** The choice that means an area of the master: 黒崎 is also 黒崎市民センター. */
export function choiceOf(area: string, choices: readonly string[]): string | undefined {
  const plain = (name: string): string => fold(name).replace(/(市民せんたー|校区|地区)$/, '');
  const wanted = plain(area);
  return (
    choices.find((choice) => choice === area) ?? choices.find((each) => plain(each) === wanted)
  );
}
