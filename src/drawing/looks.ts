/** The looks there are. A new one is a file of its own and one entry here. */
import type { Drawing, Marks } from './draw';
import type { Figure } from './figure';
import type { Look, LookType } from './look';
import type { LookOf, Plot, Plotter } from './plot';
import { seriesPlot } from './series-chart';

type Entry<Type extends LookType> =
  { plot: Plotter<Type> } | { view(figure: Figure, look: LookOf<Type>, marks: Marks): Drawing };

export const looks: { [Type in LookType]?: Entry<Type> } = {
  column: { plot: seriesPlot },
  bar: { plot: seriesPlot },
  area: { plot: seriesPlot },
  line: { plot: seriesPlot },
};

export function plotOf(figure: Figure, look: Look): Plot | null {
  const entry = entryOf(look);
  return entry && 'plot' in entry ? entry.plot(figure, look) : null;
}

/** null: the look is drawn on a canvas. */
export function drawingOf(figure: Figure, look: Look, marks: Marks): Drawing | null {
  const entry = entryOf(look);
  return entry && 'view' in entry ? entry.view(figure, look, marks) : null;
}

/** The entry of a look's type takes that look, which the compiler cannot follow through the table. */
function entryOf(look: Look): Entry<LookType> | undefined {
  return looks[look.type] as Entry<LookType> | undefined;
}
