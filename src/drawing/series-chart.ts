/** Column, bar, line and area: one series along an axis, or several side by side, upon each other or as shares. */
import { Chart, Filler, type Plugin } from 'chart.js';
import { numberWords } from '../ui/numbers';
import { bareWords, measureTitle, shareWords } from './amounts';
import { baseOptions, keyScaleBelow, keyScaleBeside, valueScale } from './axes';
import type { Figure, Level } from './figure';
import { text } from './messages';
import { canvasFill } from './palette';
import { anyKind, datum, toldOnly, type LookOf, type Mark, type Plot } from './plot';
import { digitsOf, placeIn, seriesOf, totalWords, type Series } from './series';
import { areaDataset, barDataset, fillsOf, lineDataset, type Stack } from './series-dataset';
import { fillStyle, lineStyle, type SeriesStyle } from './series-style';
import { markLabels } from './value-labels';

Chart.register(Filler);

type SeriesLook = LookOf<'column' | 'bar' | 'area'> | LookOf<'line'>;

/** Pixels: of a group of bars and of the space beside it, of one bar, of one place on a line. */
const LEAST = { group: 12, bar: 9, single: 16, point: 16, row: 19 };

export function seriesPlot(figure: Figure, look: SeriesLook): Plot | null {
  const [level] = figure.levels;
  return level ? new SeriesChart(figure, level, look).plot() : null;
}

interface Drawn {
  series: Series;
  style: SeriesStyle;
}

class SeriesChart {
  private readonly all: Drawn[];
  private readonly stack: Stack;
  private readonly turned: boolean;
  private readonly lines: boolean;
  /** By key of the axis; undefined until they are asked for. */
  private wholes: number[] | undefined;

  constructor(
    private readonly figure: Figure,
    private readonly level: Level,
    private readonly look: SeriesLook,
  ) {
    this.stack = 'stack' in look ? look.stack : 'none';
    this.turned = look.type === 'bar';
    this.lines = look.type === 'line' || look.type === 'area';
    this.all = seriesOf(figure).map((series, index) => ({
      series,
      style: look.type === 'line' ? lineStyle(index, series.unset) : fillStyle(index, series.unset),
    }));
  }

  plot(): Plot {
    const { level, turned, stack } = this;
    return {
      configuration: () =>
        anyKind({
          type: this.lines ? 'line' : 'bar',
          data: {
            labels: level.keys.map(({ label }) => label),
            datasets: this.all.map((drawn, index) => this.dataset(drawn, index)),
          },
          options: {
            ...baseOptions(),
            indexAxis: turned ? 'y' : 'x',
            // Room for the numbers beyond the ends of bars.
            layout: {
              padding: {
                top: turned || stack !== 'none' ? 4 : 16,
                right: turned && stack === 'none' ? 44 : 10,
              },
            },
            scales: this.scales(),
          },
          plugins: [this.labels()],
        }),
      levels: this.figure.levels[1] ? 2 : 1,
      walk: { length: level.keys.length, at: (key) => this.marksAt(key) },
      markAt: (dataset, index) => this.mark(index, dataset),
      words: (mark) => this.words(mark),
      totals: this.figure.levels[1] ? 'said' : 'none',
      along: turned ? 'y' : 'x',
      legend: () =>
        this.all.length < 2
          ? []
          : this.all.map(({ series, style }, dataset) => ({
              label: series.label,
              style,
              words: totalWords(this.figure, series),
              press: { dataset },
            })),
      others: 'pale',
      least: this.least(),
    };
  }

  private marksAt(key: number): Mark[] {
    const { figure, stack } = this;
    const marks = this.all.flatMap((_, dataset) => this.mark(key, dataset) ?? []);
    // In a stack, a part of nothing is not there to be walked to.
    return toldOnly(figure, marks).filter(
      ({ measure, place }) => stack === 'none' || figure.value(measure, place) !== 0,
    );
  }

  /** What the parts at a key of the axis come to, for shares. */
  private whole(key: number): number {
    this.wholes ??= this.level.keys.map((_, at) =>
      this.all.reduce((sum, { series }) => sum + Math.max(0, this.value(at, series) || 0), 0),
    );
    return this.wholes[key] ?? 0;
  }

  private value(key: number, series: Series): number {
    return this.figure.value(series.measure, placeIn(this.figure, key, series));
  }

  private mark(key: number, dataset: number): Mark | undefined {
    const series = this.all[dataset]?.series;
    if (!series || !this.level.keys[key]) return undefined;
    const place = placeIn(this.figure, key, series);
    return { place, measure: series.measure, dataset, index: key };
  }

  private words({ measure, place, index }: Mark): string {
    const amount = this.figure.words(measure, place);
    const number = this.figure.value(measure, place);
    if (this.stack !== 'percent' || isNaN(number)) return amount;
    return text().withShare(amount, shareWords(number, this.whole(index)));
  }

  private dataset({ series, style }: Drawn, index: number): object {
    const { stack } = this;
    const data = this.level.keys.map((_, key) => {
      const number = this.value(key, series);
      return datum(stack === 'percent' ? (number / (this.whole(key) || 1)) * 100 : number);
    });
    return { label: series.label, data, ...this.styled(style, index) };
  }

  private styled(style: SeriesStyle, index: number): object {
    const { look, stack, level, turned } = this;
    if (look.type === 'line') return lineDataset(style);
    if (look.type === 'area') {
      return areaDataset(style, stack === 'none' || index === 0 ? undefined : index - 1);
    }
    // Of several, unset is a series and told by its own fill.
    const fills = this.all.length === 1 ? fillsOf(level.keys, style) : [canvasFill(style.swatch)];
    return barDataset(fills, stack, turned);
  }

  private scales(): object {
    const { level, turned, lines, stack, figure } = this;
    const stacked = stack !== 'none';
    const percent = stack === 'percent';
    const measures = this.all.flatMap(({ series }) => figure.measures[series.measure] ?? []);
    const axis = valueScale({
      title: percent ? text().shareTitle : titleOf(figure),
      digits: percent ? 0 : digitsOf(measures),
      stacked,
      ...(percent ? { max: 100 } : {}),
    });
    return turned
      ? { x: axis, y: keyScaleBeside({ level, stacked }) }
      : { x: keyScaleBelow({ level, stacked, offset: !lines }), y: axis };
  }

  private labels(): Plugin {
    const { figure, stack, lines, look } = this;
    // Between several lines a number could be anybody's.
    const written = !(look.type === 'area' && stack !== 'none') && !(lines && this.all.length > 1);
    return markLabels({
      along: this.turned ? 'y' : 'x',
      at: stack === 'none' ? 'end' : 'middle',
      text: (dataset, key) => {
        const mark = written ? this.mark(key, dataset) : undefined;
        const [told] = mark ? toldOnly(figure, [mark]) : [];
        if (!told) return '';
        const number = figure.value(told.measure, told.place);
        return stack === 'percent' && !isNaN(number)
          ? numberWords((number / (this.whole(key) || 1)) * 100, { digits: 0 })
          : bareWords(figure, told.measure, told.place);
      },
    });
  }

  private least(): Plot['least'] {
    const keys = this.level.keys.length;
    const single = this.stack !== 'none' || this.all.length === 1;
    const group = LEAST.group + LEAST.bar * Math.min(this.all.length, 40);
    if (this.turned) return { width: 240, height: 60 + keys * (single ? LEAST.row : group) };
    return {
      width: 70 + keys * (this.lines ? LEAST.point : single ? LEAST.single : group),
      height: 200,
    };
  }
}

/** Measures of one axis stand together; their names are in the legend. */
function titleOf({ levels, measures }: Figure): string {
  const [first, ...others] = measures;
  if (!first) return '';
  if (levels[1] || others.length === 0) return measureTitle(first);
  const units = new Set(measures.map(({ unit }) => unit.trim()).filter((unit) => unit !== ''));
  return text().unit([...units].join('・'));
}
