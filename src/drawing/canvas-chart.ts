/**
 * A plot on a canvas, drawn by Chart.js, in the page or in a thread of its own: it knows no page. What stands on it is
 * one scene of plain data, and each drawing may change any part of it but the look.
 */
import {
  BasicPlatform,
  Chart,
  Tooltip,
  type ActiveElement,
  type ChartConfiguration,
  type Plugin,
} from 'chart.js';
import { chosenMarks } from './chosen';
import type { Place } from './figure';
import { figureOf, type FigureCells } from './figure-cells';
import type { Look } from './look';
import type { Mark } from './plot';
import { plotOf } from './plots';

Chart.register(Tooltip);

export interface Scene {
  figure: FigureCells;
  look: Look;
  /** CSS pixels, and the dots of the screen to one of them. */
  size: { width: number; height: number; density: number };
  /** What stands out. */
  chosen: Place | null;
  /** The series that is shown without the others. */
  alone: number | null;
  /** What the mouse or the keys are at, and what is said there. */
  pointed: (Spot & { words: SpotWords }) | null;
}

/** A drawn element: the index of its series, and its own within that. */
export type Spot = Pick<Mark, 'dataset' | 'index'>;

/** '' says nothing. */
export interface SpotWords {
  title: string;
  label: string;
  footer: string;
}

/** CSS pixels from the corner of the canvas. */
export interface Point {
  x: number;
  y: number;
}

export class CanvasChart {
  private scene: Scene | undefined;
  private chart: Chart | undefined;
  private plugins: Plugin[] = [];

  constructor(private readonly canvas: HTMLCanvasElement | OffscreenCanvas) {}

  /**
   * @param change a whole scene at first; then what is another, and a size only where it is
   * @returns where the element is that is pointed at
   * @throws Error for a figure that its look cannot draw
   */
  draw(change: Partial<Scene>): Point | null {
    const scene = (this.scene = { ...this.scene, ...change } as Scene);
    if (!this.chart) this.chart = this.made(scene);
    else this.layOut(this.chart, scene, change);
    const pointed = pointedAt(this.chart, scene.pointed);
    this.chart.setActiveElements(pointed);
    this.chart.tooltip?.setActiveElements(pointed, { x: 0, y: 0 });
    this.chart.draw();
    const [active] = pointed;
    return active ? { x: active.element.x, y: active.element.y } : null;
  }

  spotAt({ x, y }: Point): Spot | null {
    // Of an event that is its own Chart.js asks the place alone.
    const event = { type: 'mousemove', native: null, x, y } as unknown as Event;
    const [active] =
      this.chart?.getElementsAtEventForMode(event, 'nearest', { intersect: true }, false) ?? [];
    return active ? { dataset: active.datasetIndex, index: active.index } : null;
  }

  destroy(): void {
    this.chart?.destroy();
    this.chart = undefined;
  }

  private made(scene: Scene): Chart {
    const { canvas } = this;
    canvas.width = scene.size.width;
    canvas.height = scene.size.height;
    const { plugins = [], ...configuration } = this.configurationOf(scene);
    this.plugins = plugins;
    // The platform of a page would ask the page for its sizes and events.
    const chart = new Chart(canvas as HTMLCanvasElement, {
      ...configuration,
      plugins,
      platform: BasicPlatform,
    });
    if (scene.alone === null) return chart;
    showAlone(chart, scene.alone);
    chart.update('none');
    return chart;
  }

  private layOut(chart: Chart, scene: Scene, change: Partial<Scene>): void {
    if (change.figure) this.renew(chart, scene);
    if (change.alone !== undefined) showAlone(chart, scene.alone);
    if (change.size) {
      chart.options.devicePixelRatio = scene.size.density;
      // Which lays out all of it.
      chart.resize(scene.size.width, scene.size.height);
    } else if (change.figure || change.alone !== undefined) {
      chart.update('none');
    }
  }

  /** Another figure on the same chart: a new chart would cost several times as much. */
  private renew(chart: Chart, scene: Scene): void {
    const none: ActiveElement[] = [];
    chart.setActiveElements(none);
    chart.tooltip?.setActiveElements(none, { x: 0, y: 0 });
    const { data, options, plugins = [] } = this.configurationOf(scene);
    chart.data.labels = data.labels;
    chart.data.datasets = sameSets(chart.data.datasets, data.datasets);
    chart.options = options ?? {};
    // Chart.js reads this list at each update.
    this.plugins.splice(0, Infinity, ...plugins);
  }

  private configurationOf({ figure, look, size }: Scene): ChartConfiguration {
    const plot = plotOf(figureOf(figure), look);
    if (!plot) throw new Error(`No ${look.type} can be drawn of this figure.`);
    const { options, plugins = [], ...others } = plot.configuration();
    return {
      ...others,
      options: {
        ...options,
        events: [],
        devicePixelRatio: size.density,
        plugins: {
          ...options?.plugins,
          tooltip: {
            ...options?.plugins?.tooltip,
            displayColors: false,
            callbacks: {
              title: () => this.scene?.pointed?.words.title ?? '',
              label: () => this.scene?.pointed?.words.label ?? '',
              footer: () => this.scene?.pointed?.words.footer ?? '',
            },
          },
        },
      },
      // Chosen marks are drawn anew before numbers are written on them.
      plugins: [drawnOnce, chosenMarks(plot, () => this.scene?.chosen ?? null), ...plugins],
    };
  }
}

/** What was laid out is drawn by `draw` alone, when all of a change is there. */
const drawnOnce: Plugin = { id: 'kuminDrawnOnce', beforeRender: () => false };

function pointedAt(chart: Chart, spot: Spot | null): ActiveElement[] {
  if (!spot) return [];
  const element = chart.getDatasetMeta(spot.dataset).data[spot.index];
  return element ? [{ datasetIndex: spot.dataset, index: spot.index, element }] : [];
}

function showAlone(chart: Chart, dataset: number | null): void {
  chart.data.datasets.forEach((_, index) =>
    chart.setDatasetVisibility(index, dataset === null || index === dataset),
  );
}

type Sets = ChartConfiguration['data']['datasets'];

/** Chart.js knows a series by its object, and keeps what it made for it. */
function sameSets(former: Sets, next: Sets): Sets {
  return next.map((set, index) => {
    const known = former[index];
    if (!known) return set;
    for (const name of Object.keys(known)) {
      if (!(name in set)) Reflect.deleteProperty(known, name);
    }
    return Object.assign(known, set);
  });
}
