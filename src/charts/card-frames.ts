/**
 * Draws the cards of a dashboard one in each frame, those in view first: a slicer answers at once, and the page stays
 * at hand while the rest is drawn.
 */

export interface Waiting {
  element: HTMLElement;
  draw(): void;
}

export class CardFrames {
  private waiting: Waiting[] = [];
  private asked: number | undefined;

  /** @param grid says `aria-busy` while something waits in it */
  constructor(
    private readonly grid: HTMLElement,
    private readonly frames: Pick<
      Window,
      'requestAnimationFrame' | 'cancelAnimationFrame'
    > = window,
  ) {}

  /** The first is drawn now. What still waits from before is given up: it is among these. */
  show(cards: readonly Waiting[]): void {
    this.cancel();
    const inView = cards.map(({ element }) => isInView(element));
    this.waiting = [
      ...cards.filter((_, index) => inView[index]),
      ...cards.filter((_, index) => !inView[index]),
    ];
    this.drawNext();
  }

  /** What waits is drawn now, as for paper. */
  finish(): void {
    const { waiting } = this;
    this.cancel();
    for (const { draw } of waiting) draw();
  }

  /** What waits is not drawn. */
  cancel(): void {
    if (this.asked !== undefined) this.frames.cancelAnimationFrame(this.asked);
    this.asked = undefined;
    this.waiting = [];
    this.grid.removeAttribute('aria-busy');
  }

  private drawNext(): void {
    this.asked = undefined;
    const next = this.waiting.shift();
    if (this.waiting.length > 0) {
      this.grid.setAttribute('aria-busy', 'true');
      this.asked = this.frames.requestAnimationFrame(() => this.drawNext());
    } else this.grid.removeAttribute('aria-busy');
    next?.draw();
  }
}

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
