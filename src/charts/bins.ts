/** The ranges of a histogram: as many as can be read, their edges round numbers. */
import type { Key } from '../records/key';
import type { Keyed } from '../records/grouping';

/** So many ranges are aimed at when nobody says how wide they are. */
const WISHED = 12;

/** More are not told apart: what lies beyond stands in a last range without an end. */
const MOST = 100;

/** Rows by ranges of these amounts; rows without an amount are 未入力. Ranges do not depend on what narrows the chart. */
export function binned(amounts: Float64Array, width: number | null): Keyed {
  let least = Infinity;
  let greatest = -Infinity;
  for (const amount of amounts) {
    if (amount < least) least = amount;
    if (amount > greatest) greatest = amount;
  }
  if (least > greatest) return unsetAlone(amounts.length);
  const wide = width ?? roundWidth((greatest - least) / WISHED);
  const first = Math.floor(least / wide);
  const bins = Math.min(MOST, Math.floor(greatest / wide) - first + 1);
  const keys: Key[] = Array.from({ length: bins }, (_, bin) => ({
    kind: 'range',
    from: round((first + bin) * wide),
    ...(bin + 1 < MOST && { to: round((first + bin + 1) * wide) }),
  }));
  let unset = false;
  const codes = Int32Array.from(amounts, (amount) => {
    if (Number.isNaN(amount)) {
      unset = true;
      return bins;
    }
    return Math.min(bins - 1, Math.max(0, Math.floor(amount / wide) - first));
  });
  return { keys: unset ? [...keys, { kind: 'unset' }] : keys, codes };
}

function unsetAlone(length: number): Keyed {
  return {
    keys: length > 0 ? [{ kind: 'unset' }] : [],
    codes: new Int32Array(length),
  };
}

/** 1, 2 or 5 times a power of ten. */
function roundWidth(width: number): number {
  if (width <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(width));
  const times = [1, 2, 5, 10].find((step) => step * power >= width) ?? 10;
  return times * power;
}

/** Without what multiplying a decimal leaves behind: 0.30000000000000004. */
function round(edge: number): number {
  return Number(edge.toPrecision(12));
}
