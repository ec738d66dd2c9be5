/** Places by the first measure, greatest first. Pure. */
import type { Figure } from './figure';
import { placeOf } from './places';

export interface Ranked {
  key: number;
  /** 1 is the greatest; equal numbers have one rank and the next is left out (1, 2, 2, 4). null: none. */
  rank: number | null;
}

/** 未入力 and その他 are nobody's rank, and what has no value or is hidden has none either: they follow in their order. */
export function rankingOf(figure: Figure): Ranked[] {
  const keys = figure.levels[0]?.keys ?? [];
  const value = (key: number): number => figure.value(0, placeOf(figure, key));
  const all = keys.map((_, key) => key);
  const isRanked = (key: number): boolean =>
    !keys[key]?.unset && !keys[key]?.rest && !isNaN(value(key));
  const ranked = all
    .filter(isRanked)
    .sort((one, other) => value(other) - value(one) || one - other)
    .map((key, _, inOrder): Ranked => ({
      key,
      rank: 1 + inOrder.findIndex((other) => value(other) === value(key)),
    }));
  const rest = all.filter((key) => !isRanked(key)).map((key): Ranked => ({ key, rank: null }));
  return [...ranked, ...rest];
}
