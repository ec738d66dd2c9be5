/** The charts that a thread beside the page draws: each on a canvas of its own, handed over as a picture. */
import { expose, transfer } from 'comlink';
import { setLanguage, type Language } from '../ui/messages';
import { CanvasChart, type Point, type Scene, type Spot } from './canvas-chart';

interface ThreadChart {
  canvas: OffscreenCanvas;
  chart: CanvasChart;
}

/** A change of one of the page's charts, which it numbers. */
export interface ThreadChange {
  number: number;
  change: Partial<Scene>;
}

export type ThreadPicture =
  | { picture: ImageBitmap; pointed: Point | null }
  /** Why it could not be drawn; the others are. */
  | { failure: string };

/** What the page asks of the thread. */
export class ThreadCharts {
  private readonly charts = new Map<number, ThreadChart>();

  speak(language: Language): void {
    setLanguage(language);
  }

  /** @returns the pictures in the order of the changes, of which the first of a number is a whole scene */
  draw(changes: readonly ThreadChange[]): ThreadPicture[] {
    const drawn = changes.map((each) => this.picture(each));
    const pictures = drawn.flatMap((each) => ('picture' in each ? each.picture : []));
    return transfer(drawn, pictures);
  }

  spotAt(number: number, point: Point): Spot | null {
    return this.charts.get(number)?.chart.spotAt(point) ?? null;
  }

  close(number: number): void {
    this.charts.get(number)?.chart.destroy();
    this.charts.delete(number);
  }

  private picture({ number, change }: ThreadChange): ThreadPicture {
    const known = this.charts.get(number) ?? newChart();
    this.charts.set(number, known);
    try {
      const pointed = known.chart.draw(change);
      return { picture: known.canvas.transferToImageBitmap(), pointed };
    } catch (error) {
      return { failure: String(error) };
    }
  }
}

function newChart(): ThreadChart {
  const canvas = new OffscreenCanvas(1, 1);
  return { canvas, chart: new CanvasChart(canvas) };
}

/** Answers the page that started this thread. */
export function serveCharts(): void {
  expose(new ThreadCharts());
}
