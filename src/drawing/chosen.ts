/** Marks that are chosen stand out: the rest turns pale, and they get a dark edge. */
import type { ActiveElement, Chart, Plugin } from 'chart.js';
import type { Place } from './figure';
import { within } from './places';
import type { Plot } from './plot';

/** Pixels that points at the edge of the plot reach beyond it. */
const EDGE = 6;
const VEIL = 'rgba(255, 255, 255, 0.68)';

/** @param chosen asked at each drawing */
export function chosenMarks(plot: Plot, chosen: () => Place | null): Plugin {
  return {
    id: 'kuminChosen',
    afterDatasetsDraw(chart) {
      const place = chosen();
      if (!place) return;
      const marks = marksWithin(chart, plot, place);
      if (marks.length === 0) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      if (plot.others === 'pale') {
        ctx.fillStyle = VEIL;
        ctx.fillRect(
          chartArea.left - EDGE,
          chartArea.top - EDGE,
          chartArea.width + 2 * EDGE,
          chartArea.height + 2 * EDGE,
        );
      }
      for (const { element } of marks) {
        const { options } = element;
        element.options = { ...options, borderColor: '#111', borderWidth: 2 };
        drawElement(element, ctx);
        element.options = options;
      }
      ctx.restore();
    },
  };
}

function marksWithin(chart: Chart, plot: Plot, place: Place): ActiveElement[] {
  return chart.getSortedVisibleDatasetMetas().flatMap((meta) =>
    meta.data.flatMap((element, index) => {
      const mark = plot.markAt(meta.index, index);
      return mark && within(mark.place, place)
        ? [{ datasetIndex: meta.index, index, element }]
        : [];
    }),
  );
}

/** Every kind of element draws itself so; the type of an element at large does not say it. */
function drawElement(element: ActiveElement['element'], context: CanvasRenderingContext2D): void {
  (element as ActiveElement['element'] & { draw(on: CanvasRenderingContext2D): void }).draw(
    context,
  );
}
