/** その他: keys that are not shown by themselves, counted together so that no record is dropped. */
import type { Keyed } from './grouping';

/**
 * @param shown indices of keys that stay, in their order
 * @returns the same rows under these keys and, when others are left, one more for all of them
 */
export function withRest({ keys, codes, starts }: Keyed, shown: readonly number[]): Keyed {
  const stays = new Set(shown);
  const others = keys.filter((_, index) => !stays.has(index));
  const rest = shown.length;
  const codeOf = new Int32Array(keys.length).fill(rest);
  shown.forEach((key, index) => (codeOf[key] = index));
  const shownKeys = shown.flatMap((index) => keys[index] ?? []);
  const all = others.length > 0 ? [...shownKeys, { kind: 'rest' as const, of: others }] : shownKeys;
  if (!starts) return { keys: all, codes: codes.map((code) => codeOf[code] ?? rest) };
  const newStarts = new Int32Array(starts.length);
  const newCodes: number[] = [];
  for (let row = 0; row + 1 < starts.length; row += 1) {
    // A record with two of the others stands once among them.
    const here = new Set<number>();
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      here.add(codeOf[codes[at] ?? 0] ?? rest);
    }
    newCodes.push(...here);
    newStarts[row + 1] = newCodes.length;
  }
  return { keys: all, codes: Int32Array.from(newCodes), starts: newStarts };
}
