/** @jest-environment jsdom */
import { CardFrames } from '../../../src/charts/card-frames';

/** Frames that come when asked for. */
function stage(tops: readonly number[]) {
  const drawn: string[] = [];
  let next: (() => void) | undefined;
  const grid = document.createElement('div');
  const frames = new CardFrames(grid, {
    requestAnimationFrame(run) {
      next = () => run(0);
      return 1;
    },
    cancelAnimationFrame: () => (next = undefined),
  });
  const cards = (round: string) =>
    tops.map((top, index) => {
      const element = document.createElement('article');
      element.getBoundingClientRect = () => ({ top, bottom: top + 300 }) as DOMRect;
      return { element, draw: () => void drawn.push(`${round}${index}`) };
    });
  const frame = (): void => {
    const run = next;
    next = undefined;
    run?.();
  };
  return { frames, grid, drawn, cards, frame, isWaiting: () => next !== undefined };
}

const BELOW = window.innerHeight + 100;

test('one card is drawn in each frame, those in view first', () => {
  const { frames, grid, drawn, cards, frame, isWaiting } = stage([-900, 10, BELOW, 400]);
  frames.show(cards('a'));
  expect(drawn).toEqual(['a1']);
  expect(grid.getAttribute('aria-busy')).toBe('true');
  frame();
  frame();
  frame();
  expect(drawn).toEqual(['a1', 'a3', 'a0', 'a2']);
  expect(isWaiting()).toBe(false);
  expect(grid.hasAttribute('aria-busy')).toBe(false);
});

test('what waits is given up for something newer', () => {
  const { frames, drawn, cards, frame } = stage([0, 10, 20]);
  frames.show(cards('a'));
  frames.show(cards('b'));
  frame();
  frame();
  frame();
  expect(drawn).toEqual(['a0', 'b0', 'b1', 'b2']);
});

test('all is drawn at once for paper, and once only', () => {
  const { frames, grid, drawn, cards, frame } = stage([0, BELOW, 20]);
  frames.show(cards('a'));
  frames.finish();
  frame();
  expect(drawn).toEqual(['a0', 'a2', 'a1']);
  expect(grid.hasAttribute('aria-busy')).toBe(false);
});

test('nothing is drawn on a page that was left', () => {
  const { frames, drawn, cards, frame } = stage([0, 10]);
  frames.show(cards('a'));
  frames.cancel();
  frame();
  expect(drawn).toEqual(['a0']);
});
