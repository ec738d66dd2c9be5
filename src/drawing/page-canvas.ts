/**
 * A canvas in the page that shows a scene at the size it has there. Changes that come while one is being drawn are drawn
 * together after it.
 */
import { el } from '../ui/dom';
import type { Point, Scene, Spot } from './canvas-chart';
import { drawerInPage, drawerInThread, ThreadLost, type Drawer } from './drawer';

export class PageCanvas {
  readonly element = el('div', { class: 'kumin-chart-sheet' });
  private canvas = newCanvas();
  private drawer: Drawer;
  private scene: Scene;
  /** What is not drawn yet; undefined: nothing. */
  private waiting: Partial<Scene> | undefined;
  private drawing: Promise<void> | undefined;
  private pointed: Point | null = null;
  private gone = false;
  private readonly observer: ResizeObserver;

  constructor(first: Omit<Scene, 'size'>) {
    this.scene = { ...first, size: { width: 0, height: 0, density: 1 } };
    this.waiting = this.scene;
    this.drawer = drawerInThread(this.canvas) ?? drawerInPage(this.canvas);
    this.element.append(this.canvas);
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(this.element);
  }

  /** @returns where the element is then that is pointed at, in CSS pixels from the corner of `element` */
  async change(change: Partial<Scene>): Promise<Point | null> {
    this.take(change);
    await this.settled();
    return this.pointed;
  }

  /** When the picture shows all that it was asked for, at the size it has now. */
  async drawn(): Promise<void> {
    this.measure();
    await this.settled();
  }

  spotAt(point: Point): Promise<Spot | null> {
    return this.drawer.spotAt(point);
  }

  destroy(): void {
    this.gone = true;
    this.observer.disconnect();
    this.drawer.destroy();
  }

  /** What waited for one drawing is another one after it. */
  private async settled(): Promise<void> {
    while (this.drawing) await this.drawing;
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.element;
    const density = window.devicePixelRatio;
    const { size } = this.scene;
    // Not on the page now.
    if (width === 0 || height === 0) return;
    if (width === size.width && height === size.height && density === size.density) return;
    this.take({ size: { width, height, density } });
  }

  private take(change: Partial<Scene>): void {
    this.scene = { ...this.scene, ...change };
    this.waiting = { ...this.waiting, ...change };
    this.goOn();
  }

  private goOn(): void {
    if (this.gone || this.drawing || !this.waiting || this.scene.size.width === 0) return;
    const change = this.waiting;
    this.waiting = undefined;
    this.element.setAttribute('aria-busy', 'true');
    this.drawing = this.draw(change).finally(() => {
      this.drawing = undefined;
      this.element.removeAttribute('aria-busy');
      this.goOn();
    });
  }

  private async draw(change: Partial<Scene>): Promise<void> {
    try {
      this.pointed = await this.drawer.draw(change);
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      // A canvas that took pictures cannot be drawn upon.
      const canvas = newCanvas();
      this.canvas.replaceWith(canvas);
      this.canvas = canvas;
      this.drawer = drawerInPage(canvas);
      this.pointed = await this.drawer.draw(this.scene);
    }
  }
}

function newCanvas(): HTMLCanvasElement {
  return el('canvas', { 'aria-hidden': 'true' });
}
