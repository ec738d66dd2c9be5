/** The looks there are. A new one is a file of its own and one entry here. */
import { boxPlot } from './box-chart';
import { comboPlot } from './combo-chart';
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import { heatmapPlot } from './heatmap-chart';
import { histogramPlot } from './histogram-chart';
import { kpiView } from './kpi-view';
import type { Look, LookType } from './look';
import { paretoPlot } from './pareto-chart';
import { piePlot } from './pie-chart';
import { pivotView } from './pivot-view';
import type { LookOf, Plot, Plotter } from './plot';
import { rankingView } from './ranking-view';
import { scatterPlot } from './scatter-chart';
import { seriesPlot } from './series-chart';
import { tilesView } from './tiles-view';

type Entry<Type extends LookType> =
  { plot: Plotter<Type> } | { view(figure: Figure, look: LookOf<Type>, marks: Marks): Drawing };

export const looks: { [Type in LookType]: Entry<Type> } = {
  column: { plot: seriesPlot },
  bar: { plot: seriesPlot },
  area: { plot: seriesPlot },
  line: { plot: seriesPlot },
  combo: { plot: comboPlot },
  pareto: { plot: paretoPlot },
  histogram: { plot: histogramPlot },
  pie: { plot: piePlot },
  doughnut: { plot: piePlot },
  scatter: { plot: scatterPlot },
  box: { plot: boxPlot },
  heatmap: { plot: heatmapPlot },
  tiles: { view: tilesView },
  kpi: { view: kpiView },
  ranking: { view: rankingView },
  pivot: { view: pivotView },
};

export function plotOf(figure: Figure, look: Look): Plot | null {
  const entry = entryOf(look);
  return 'plot' in entry ? entry.plot(figure, look) : null;
}

/** null: the look is drawn on a canvas. */
export function drawingOf(figure: Figure, look: Look, marks: Marks): Drawing | null {
  const entry = entryOf(look);
  return 'view' in entry ? entry.view(figure, look, marks) : null;
}

/** The entry of a look's type takes that look, which the compiler cannot follow through the table. */
function entryOf(look: Look): Entry<LookType> {
  return looks[look.type] as Entry<LookType>;
}
