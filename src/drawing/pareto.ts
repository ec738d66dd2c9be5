/** The greatest first, and how much of the whole they come to together. Pure. */
import { ALL, type Figure, type LevelKey } from './figure';
import { placeOf } from './places';

export interface ParetoStep {
  key: number;
  /** Of the whole, in percent; NaN where the whole is not told. */
  running: number;
}

/**
 * Keys without a value come last and add nothing; その他 and 未入力 come after what has a name. The whole is that of the figure, and
 * where parts overlap (several choices) what they add up to, as a share beyond 100 % says nothing.
 */
export function paretoOf(figure: Figure): ParetoStep[] {
  const keys = figure.levels[0]?.keys ?? [];
  const value = (key: number): number => figure.value(0, placeOf(figure, key));
  const order = keys
    .map((_, key) => key)
    .sort(
      (one, other) =>
        behind(keys[one]) - behind(keys[other]) ||
        (value(other) || 0) - (value(one) || 0) ||
        one - other,
    );
  const sum = order.reduce((total, key) => total + (value(key) || 0), 0);
  const whole = Math.max(sum, figure.value(0, placeOf(figure, ALL)) || 0);
  let running = 0;
  return order.map((key) => {
    running += value(key) || 0;
    return { key, running: whole > 0 ? (running / whole) * 100 : NaN };
  });
}

function behind(key: LevelKey | undefined): number {
  if (key?.unset) return 2;
  return key?.rest ? 1 : 0;
}
