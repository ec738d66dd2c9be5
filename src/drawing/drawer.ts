/**
 * Who draws on a canvas of the page: a thread beside it, one for all charts, which is started for the first; the page
 * itself where there is none. Both answer alike.
 */
import { wrap, type Remote } from 'comlink';
import { currentLanguage } from '../ui/messages';
import { CanvasChart, type Point, type Scene, type Spot } from './canvas-chart';
import { threadAddress } from './thread-address';
import type { ThreadChange, ThreadCharts, ThreadPicture } from './thread-charts';

export interface Drawer {
  /** As `CanvasChart.draw`. @throws ThreadLost when the thread is gone: draw on another canvas, in the page */
  draw(change: Partial<Scene>): Promise<Point | null>;
  spotAt(point: Point): Promise<Spot | null>;
  destroy(): void;
}

/** The thread could not be started, or ended. */
export class ThreadLost extends Error {}

interface Thread {
  charts: Remote<ThreadCharts>;
  /** Never resolves; rejects when the thread is gone, which leaves what was asked of it without an answer. */
  lost: Promise<never>;
}

/** null: there is none, or no longer. */
let thread: Thread | null | undefined;
let drawn = 0;

/** Starts the thread, so that it is there when the first numbers are. */
export function expectDrawing(): void {
  if (thread === undefined) thread = startThread();
}

/** @returns undefined where there is no thread */
export function drawerInThread(canvas: HTMLCanvasElement): Drawer | undefined {
  expectDrawing();
  const context = thread && canvas.getContext('bitmaprenderer');
  if (!thread || !context) return undefined;
  const { charts, lost } = thread;
  const number = (drawn += 1);
  let draw = (change: Partial<Scene>) =>
    charts.draw([{ number, change }]).then(([drawn]) => drawn as ThreadPicture);
  return {
    async draw(change) {
      const drawn = await Promise.race([draw(change), lost]);
      // What is new comes as soon as it can; what comes in the place of something, with the others of its kind.
      draw = (next) => drawnTogether(charts, { number, change: next });
      if ('failure' in drawn) throw new Error(drawn.failure);
      const { picture, pointed } = drawn;
      if (change.size) {
        // The screen shows a picture by its own dots, paper by those of the canvas.
        canvas.width = picture.width;
        canvas.height = picture.height;
        canvas.style.width = `${change.size.width}px`;
        canvas.style.height = `${change.size.height}px`;
      }
      context.transferFromImageBitmap(picture);
      return pointed;
    },
    spotAt: (point) => Promise.race([charts.spotAt(number, point), lost]),
    destroy: () => void charts.close(number),
  };
}

interface Together {
  changes: ThreadChange[];
  pictures: Promise<ThreadPicture[]>;
}

let together: Together | undefined;

/** Charts that change at once are asked for at once, and their new pictures stand there in one frame. */
async function drawnTogether(
  charts: Thread['charts'],
  change: ThreadChange,
): Promise<ThreadPicture> {
  if (!together) {
    const changes: ThreadChange[] = [];
    const pictures = Promise.resolve().then(() => {
      together = undefined;
      return charts.draw(changes);
    });
    together = { changes, pictures };
  }
  const { changes, pictures } = together;
  const place = changes.push(change) - 1;
  return (await pictures)[place] as ThreadPicture;
}

export function drawerInPage(canvas: HTMLCanvasElement): Drawer {
  const chart = new CanvasChart(canvas);
  return {
    // Drawn at once: a promise of it is there already.
    draw: (change) => Promise.resolve(chart.draw(change)),
    spotAt: (point) => Promise.resolve(chart.spotAt(point)),
    destroy: () => chart.destroy(),
  };
}

function startThread(): Thread | null {
  if (!threadAddress || !('Worker' in window) || !('OffscreenCanvas' in window)) return null;
  let worker: Worker;
  try {
    worker = new Worker(threadAddress);
  } catch {
    // Where kintone keeps a plugin's files on another host, or forbids threads, the page draws.
    return null;
  }
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => {
      worker.terminate();
      thread = null;
      reject(new ThreadLost('The thread that draws charts is gone.'));
    });
  });
  // Nobody may be waiting for it.
  lost.catch(() => undefined);
  const charts = wrap<ThreadCharts>(worker);
  void charts.speak(currentLanguage());
  return { charts, lost };
}
