/** How many levels and measures each look takes (src/drawing/look.ts has the table). */
import type { LookType } from '../../drawing/look';
import { MOST_LEVELS } from '../../records/summary';

export interface Takes {
  levels: { least: number; most: number };
  measures: { least: number; most: number };
}

const ANY = Infinity;

const takes: Record<LookType, Takes> = {
  column: { levels: { least: 1, most: 2 }, measures: { least: 1, most: ANY } },
  bar: { levels: { least: 1, most: 2 }, measures: { least: 1, most: ANY } },
  line: { levels: { least: 1, most: 2 }, measures: { least: 1, most: ANY } },
  area: { levels: { least: 1, most: 2 }, measures: { least: 1, most: ANY } },
  combo: { levels: { least: 1, most: 1 }, measures: { least: 2, most: ANY } },
  pareto: { levels: { least: 1, most: 1 }, measures: { least: 1, most: 1 } },
  histogram: { levels: { least: 0, most: 1 }, measures: { least: 1, most: 1 } },
  pie: { levels: { least: 1, most: 1 }, measures: { least: 1, most: 1 } },
  doughnut: { levels: { least: 1, most: 1 }, measures: { least: 1, most: 1 } },
  scatter: { levels: { least: 1, most: 1 }, measures: { least: 2, most: 2 } },
  heatmap: { levels: { least: 2, most: 2 }, measures: { least: 1, most: 1 } },
  tiles: { levels: { least: 1, most: 1 }, measures: { least: 1, most: 1 } },
  box: { levels: { least: 1, most: 1 }, measures: { least: 1, most: ANY } },
  kpi: { levels: { least: 0, most: 2 }, measures: { least: 1, most: ANY } },
  ranking: { levels: { least: 1, most: 1 }, measures: { least: 1, most: ANY } },
  pivot: { levels: { least: 1, most: MOST_LEVELS }, measures: { least: 1, most: ANY } },
};

/** Looks that show how the values of an amount lie, and find their numbers themselves. */
export const spreads: ReadonlySet<LookType> = new Set(['histogram', 'box']);

export function takenBy(type: LookType): Takes {
  return takes[type];
}

/** In the order of the picker: what is known best first. */
export const lookTypes: readonly LookType[] = [
  'column',
  'bar',
  'line',
  'area',
  'pie',
  'doughnut',
  'kpi',
  'ranking',
  'pivot',
  'heatmap',
  'tiles',
  'combo',
  'pareto',
  'histogram',
  'box',
  'scatter',
];
