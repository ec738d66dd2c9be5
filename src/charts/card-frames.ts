/**
 * Draws the cards of a dashboard, those in view first, as many in each frame as there is time for: a slicer answers at
 * once, and the page stays at hand while the rest is drawn.
 */

/** Milliseconds of a frame of 16 that cards may take; the rest is the browser's. */
const ROOM = 13;
/** What a card takes that was never drawn. */
const UNKNOWN = ROOM / 2;

export interface Waiting {
  element: HTMLElement;
  draw(): void;
}

export class CardFrames {
  private waiting: Waiting[] = [];
  private asked: number | undefined;
  /** Milliseconds that each card took the last two times. */
  private readonly took = new WeakMap<HTMLElement, { last: number; before: number }>();

  /** @param grid says `aria-busy` while something waits in it */
  constructor(
    private readonly grid: HTMLElement,
    private readonly frames: Pick<
      Window,
      'requestAnimationFrame' | 'cancelAnimationFrame'
    > = window,
    private readonly clock: Pick<Performance, 'now'> = performance,
  ) {}

  /**
   * What still waits from before is given up: it is among these.
   * @param begun when the work of this frame began, by the clock: counting takes its part
   */
  show(cards: readonly Waiting[], begun = this.clock.now()): void {
    this.cancel();
    const inView = cards.map(({ element }) => isInView(element));
    this.waiting = [
      ...cards.filter((_, index) => inView[index]),
      ...cards.filter((_, index) => !inView[index]),
    ];
    this.drawWhileRoom(begun, 0);
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

  /** @param least cards that are drawn even where there is no room: one may take longer than any frame has */
  private drawWhileRoom(begun: number, least: number): void {
    this.asked = undefined;
    try {
      for (let drawn = 0; drawn < least || this.nextFits(begun); drawn += 1) this.drawNext();
    } finally {
      // A card that fails leaves the others theirs.
      this.goOn();
    }
  }

  private nextFits(begun: number): boolean {
    const [next] = this.waiting;
    if (!next) return false;
    const used = this.clock.now() - begun;
    const { last, before } = this.took.get(next.element) ?? { last: UNKNOWN, before: UNKNOWN };
    // What else the machine did meanwhile is none of the card's.
    return used + Math.min(last, before) <= ROOM;
  }

  private drawNext(): void {
    const next = this.waiting.shift();
    if (!next) return;
    const from = this.clock.now();
    next.draw();
    const last = this.clock.now() - from;
    this.took.set(next.element, { last, before: this.took.get(next.element)?.last ?? last });
  }

  private goOn(): void {
    if (this.waiting.length === 0) return this.grid.removeAttribute('aria-busy');
    this.grid.setAttribute('aria-busy', 'true');
    this.asked = this.frames.requestAnimationFrame(() => this.drawWhileRoom(this.clock.now(), 1));
  }
}

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
