/** Heat map: deeper for greater, with the number written in each cell. */
import { CategoryScale, Chart, type Plugin, type UpdateMode } from 'chart.js';
import { MatrixController, MatrixElement } from 'chartjs-chart-matrix';
import { bareWords } from './amounts';
import { baseOptions, FONT, INK, keyScaleBelow, keyScaleBeside } from './axes';
import { ALL, type Figure, type Level } from './figure';
import { placeOf } from './places';
import { anyKind, toldOnly, type Mark, type Plot } from './plot';
import { shade, type Shade } from './shading';

/** What of a cell is its own. */
interface Cell {
  x: string;
  y: string;
  background: string;
}

/** All cells have the same options but for their shade: asked for once, not for each of hundreds. */
class HeatmapController extends MatrixController {
  // Typed by the one name that its kind has; Chart.js wants another for each controller.
  static override readonly id = 'kuminHeatmap' as string as 'matrix';

  static override readonly defaults = {
    ...MatrixController.defaults,
    dataElementType: 'kuminHeatmapCell',
  };

  override resolveDataElementOptions(index: number, mode: UpdateMode): Record<string, unknown> {
    // Not there before the first layout.
    const { chartArea } = this.chart as Partial<Chart>;
    const cell = this.getDataset().data[index] as unknown as Cell;
    const { xScale, yScale } = this.getMeta();
    return {
      ...super.resolveDataElementOptions(index, mode),
      $shared: false,
      backgroundColor: cell.background,
      width: (chartArea?.width ?? 0) / (xScale?.getLabels().length || 1),
      height: (chartArea?.height ?? 0) / (yScale?.getLabels().length || 1),
    };
  }
}

/** Two plain rectangles: a path with room for round corners takes several times as long, and there are hundreds. */
class HeatmapCell extends MatrixElement {
  static override readonly id = 'kuminHeatmapCell' as string as 'matrix';

  override draw(ctx: CanvasRenderingContext2D): void {
    const { x, y, width, height, options } = this;
    const { borderWidth, borderColor, backgroundColor } = options;
    const border = Number(borderWidth);
    ctx.fillStyle = borderColor;
    ctx.fillRect(x, y, width, height);
    ctx.fillStyle = backgroundColor;
    ctx.fillRect(x + border, y + border, width - 2 * border, height - 2 * border);
  }
}

Chart.register(CategoryScale, HeatmapController, HeatmapCell);

const CELL = { width: 40, height: 26 };
const NUMBER_SIZE = 12;
const UNTOLD: Shade = { background: '#fff', ink: INK };

export function heatmapPlot(figure: Figure): Plot | null {
  const [rows, second] = figure.levels;
  const [measure] = figure.measures;
  if (!rows || !measure) return null;
  const columns: Level = second ?? {
    heading: '',
    keys: [{ id: '', label: measure.label, short: measure.label, unset: false }],
  };
  const [down, across] = [rows.keys.length, columns.keys.length];
  const placeAt = (row: number, column: number) => placeOf(figure, row, second ? column : ALL);
  const cells = rows.keys.flatMap((_, row) => columns.keys.map((__, column) => ({ row, column })));
  const mark = (dataset: number, index: number): Mark | undefined => {
    const cell = cells[index];
    return cell && { place: placeAt(cell.row, cell.column), measure: 0, dataset, index };
  };
  return {
    configuration() {
      const shades = shadesOf(
        cells.map(({ row, column }) => figure.value(0, placeAt(row, column))),
      );
      return anyKind({
        type: HeatmapController.id,
        data: {
          datasets: [
            {
              label: measure.label,
              data: cells.map(({ row, column }, index): Cell => ({
                x: columns.keys[column]?.id ?? '',
                y: rows.keys[row]?.id ?? '',
                background: (shades[index] ?? UNTOLD).background,
              })),
              borderColor: '#d4d7d9',
              borderWidth: 1,
              hoverBorderColor: '#111',
              hoverBorderWidth: 3,
            },
          ],
        },
        options: {
          ...baseOptions(),
          scales: {
            x: {
              ...keyScaleBelow({ level: columns }),
              // Two people may have one name.
              labels: columns.keys.map(({ id }) => id),
              position: 'top',
            },
            y: {
              ...keyScaleBeside({ level: rows }),
              // The kind's own default turns it over.
              reverse: false,
              labels: rows.keys.map(({ id }) => id),
            },
          },
        },
        plugins: [
          cellNumbers((index) => {
            const at = mark(0, index);
            return at
              ? { words: bareWords(figure, 0, at.place), ink: shades[index]?.ink ?? INK }
              : { words: '', ink: INK };
          }),
        ],
      });
    },
    // Outwards from the bottom, as in every chart.
    levels: second ? 2 : 1,
    walk: {
      length: across,
      at: (column) =>
        toldOnly(
          figure,
          rows.keys.flatMap((_, row) => mark(0, (down - 1 - row) * across + column) ?? []),
        ),
    },
    markAt: mark,
    words: ({ place }) => figure.words(0, place),
    totals: 'none',
    along: 'x',
    legend: () => [],
    others: 'same',
    least: { width: 130 + across * CELL.width, height: 60 + down * CELL.height },
  };
}

function shadesOf(values: readonly number[]): Shade[] {
  const known = values.filter((value) => !isNaN(value));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return values.map((value) => shade(value, least, most) ?? UNTOLD);
}

function cellNumbers(number: (index: number) => { words: string; ink: string }): Plugin {
  return {
    id: 'kuminCells',
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = `${NUMBER_SIZE}px ${FONT}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      const widths = new Map<string, number>();
      for (const [index, element] of chart.getDatasetMeta(0).data.entries()) {
        const { words, ink } = number(index);
        if (words === '') continue;
        const wide = widths.get(words) ?? ctx.measureText(words).width;
        widths.set(words, wide);
        const { x, y, width, height } = element.getProps(
          ['x', 'y', 'width', 'height'],
          true,
        ) as unknown as Record<'x' | 'y' | 'width' | 'height', number>;
        if (wide > width - 2) continue;
        ctx.fillStyle = ink;
        ctx.fillText(words, x + width / 2, y + height / 2);
      }
      ctx.restore();
    },
  };
}
