/** The looks that are drawn on a canvas. A new one is a file of its own and one entry here. */
import { boxPlot } from './box-chart';
import { comboPlot } from './combo-chart';
import type { Figure } from './figure';
import { heatmapPlot } from './heatmap-chart';
import { histogramPlot } from './histogram-chart';
import type { Look, LookType } from './look';
import { paretoPlot } from './pareto-chart';
import { piePlot } from './pie-chart';
import type { Plot, Plotter } from './plot';
import { scatterPlot } from './scatter-chart';
import { seriesPlot } from './series-chart';

type Plotters<Type extends LookType> = { [Each in Type]: Plotter<Each> };

export const plots = {
  column: seriesPlot,
  bar: seriesPlot,
  area: seriesPlot,
  line: seriesPlot,
  combo: comboPlot,
  pareto: paretoPlot,
  histogram: histogramPlot,
  pie: piePlot,
  doughnut: piePlot,
  scatter: scatterPlot,
  box: boxPlot,
  heatmap: heatmapPlot,
} satisfies Partial<Plotters<LookType>>;

/** null: the look is drawn in HTML, or the figure has too few levels or measures for it. */
export function plotOf(figure: Figure, look: Look): Plot | null {
  // The entry of a look's type takes that look, which the compiler cannot follow through the table.
  const plotter = (plots as Partial<Record<LookType, Plotter<LookType>>>)[look.type];
  return plotter ? plotter(figure, look) : null;
}
