/** @jest-environment jsdom */
import { CardFrames } from '../../../src/charts/card-frames';

interface Stood {
  top: number;
  /** Milliseconds that drawing it takes. */
  takes: number;
}

/** Frames that come when asked for, and a clock that drawing moves on. */
function stage(stood: readonly Stood[]) {
  const drawn: string[] = [];
  let next: (() => void) | undefined;
  let time = 1000;
  const grid = document.createElement('div');
  const frames = new CardFrames(
    grid,
    {
      requestAnimationFrame(run) {
        next = () => run(0);
        return 1;
      },
      cancelAnimationFrame: () => (next = undefined),
    },
    { now: () => time },
  );
  const elements = stood.map(({ top }) => {
    const element = document.createElement('article');
    element.getBoundingClientRect = () => ({ top, bottom: top + 300 }) as DOMRect;
    return element;
  });
  const show = (round: string, counting = 0): void => {
    const begun = time;
    time += counting;
    const cards = elements.map((element, index) => ({
      element,
      draw() {
        drawn.push(`${round}${index}`);
        time += stood[index]?.takes ?? 0;
      },
    }));
    frames.show(cards, begun);
  };
  /** @returns what was drawn in it */
  const frame = (): string[] => {
    const before = drawn.length;
    const run = next;
    next = undefined;
    run?.();
    return drawn.slice(before);
  };
  return { frames, grid, drawn, show, frame, isWaiting: () => next !== undefined };
}

const BELOW = window.innerHeight + 100;
const heavy = (top: number): Stood => ({ top, takes: 20 });
const light = (top: number): Stood => ({ top, takes: 4 });

test('a card that takes a whole frame gets one of its own, those in view first', () => {
  const { grid, drawn, show, frame, isWaiting } = stage([-900, 10, BELOW, 400].map(heavy));
  show('a');
  expect(drawn).toEqual(['a1']);
  expect(grid.getAttribute('aria-busy')).toBe('true');
  expect([frame(), frame(), frame()]).toEqual([['a3'], ['a0'], ['a2']]);
  expect(isWaiting()).toBe(false);
  expect(grid.hasAttribute('aria-busy')).toBe(false);
});

test('of cards that take little, as many are drawn in a frame as it has room for', () => {
  const { drawn, show, frame } = stage([0, 10, 20, 30, 40].map(light));
  show('a');
  while (frame().length > 0);
  drawn.length = 0;
  show('b');
  expect(drawn).toEqual(['b0', 'b1', 'b2']);
  expect(frame()).toEqual(['b3', 'b4']);
});

test('what counting took is no room for cards', () => {
  const { drawn, show, frame } = stage([0, 10, 20].map(light));
  show('a');
  while (frame().length > 0);
  drawn.length = 0;
  show('b', 6);
  expect(drawn).toEqual(['b0']);
  show('c', 30);
  expect(drawn).toEqual(['b0']);
  expect([frame(), frame()]).toEqual([['c0', 'c1', 'c2'], []]);
});

test('a card that took long once is not thought slow for it', () => {
  const cards = [0, 10].map(light);
  const { drawn, show, frame } = stage(cards);
  show('a');
  while (frame().length > 0);
  for (const card of cards) card.takes = 20;
  show('b');
  while (frame().length > 0);
  for (const card of cards) card.takes = 4;
  drawn.length = 0;
  show('c');
  expect(drawn).toEqual(['c0', 'c1']);
});

test('what waits is given up for something newer', () => {
  const { drawn, show, frame } = stage([0, 10, 20].map(heavy));
  show('a');
  show('b');
  while (frame().length > 0);
  expect(drawn).toEqual(['a0', 'b0', 'b1', 'b2']);
});

test('a card that cannot be drawn leaves the others theirs', () => {
  const { frames, drawn, frame } = stage([heavy(0)]);
  const at = (): HTMLElement => document.createElement('article');
  const broken = { element: at(), draw: () => expect(drawn).toContain('not drawn') };
  const whole = { element: at(), draw: () => void drawn.push('whole') };
  expect(() => frames.show([broken, whole])).toThrow('not drawn');
  frame();
  expect(drawn).toEqual(['whole']);
});

test('all is drawn at once for paper, and once only', () => {
  const { frames, grid, drawn, show, frame } = stage([0, BELOW, 20].map(heavy));
  show('a');
  frames.finish();
  frame();
  expect(drawn).toEqual(['a0', 'a2', 'a1']);
  expect(grid.hasAttribute('aria-busy')).toBe(false);
});

test('nothing is drawn on a page that was left', () => {
  const { frames, drawn, show, frame } = stage([0, 10].map(heavy));
  show('a');
  frames.cancel();
  frame();
  expect(drawn).toEqual(['a0']);
});
