/** The arrow keys go along the axis and through what is at each place of it; Enter chooses. */
import type { Point } from './canvas-chart';
import type { Figure, Place } from './figure';
import { placeOf, said } from './places';
import type { Mark, Plot } from './plot';

interface Walking {
  frame: HTMLElement;
  /** What is walked through: the chart may come to show another figure. */
  now(): { figure: Figure; plot: Plot; marks: { choose(place: Place): void } };
  isVisible(dataset: number): boolean;
  /** Shows which mark the keys are at. @returns where it stands, from the corner of what `frame` scrolls */
  point(mark: Mark | undefined): Promise<Point | null>;
  say(words: string): void;
}

export interface Walker {
  /** Another figure stands there: who is looking at a place is told its number anew. */
  moved(): void;
  /** The pointer chose this one: the keys go on from it. */
  goTo(mark: Mark): void;
}

/** What a key does, by where the axis runs. */
const moves: Record<
  Plot['along'],
  Record<string, 'next' | 'back' | 'out' | 'in' | 'first' | 'last'>
> = {
  x: {
    ArrowRight: 'next',
    ArrowLeft: 'back',
    ArrowUp: 'out',
    ArrowDown: 'in',
    Home: 'first',
    End: 'last',
  },
  y: {
    ArrowDown: 'next',
    ArrowUp: 'back',
    ArrowRight: 'out',
    ArrowLeft: 'in',
    Home: 'first',
    End: 'last',
  },
};

export function walkByKeys({ frame, now, isVisible, point, say }: Walking): Walker {
  /** -1 stands on the whole of a place. */
  const least = (): number => (now().plot.totals === 'said' ? -1 : 0);
  let along = 0;
  let across = least();
  const marksAt = (step: number): Mark[] =>
    now()
      .plot.walk.at(step)
      .filter(({ dataset }) => isVisible(dataset));
  const here = (): Mark[] => marksAt(along);
  const place = (): Place | undefined =>
    // Where wholes are said, the axis is the first level.
    across === -1 ? placeOf(now().figure, along) : here()[across]?.place;
  const tell = (): Mark | undefined => {
    const { figure, plot } = now();
    const mark = here()[across];
    const whole = place();
    if (mark) say(said(figure, mark.measure, mark.place, plot.words(mark)));
    else if (whole) say(said(figure, 0, whole, figure.words(0, whole)));
    return mark;
  };
  const show = (): void => {
    void point(tell()).then((at) => at && bringIntoView(frame, at));
  };
  frame.addEventListener('focus', show);
  frame.addEventListener('keydown', (event) => {
    const { plot, marks } = now();
    const { walk } = plot;
    const move = moves[plot.along][event.key];
    if (move === undefined) {
      const at = place();
      if (event.key !== 'Enter' || !at) return;
      event.preventDefault();
      marks.choose(at);
      return;
    }
    event.preventDefault();
    const from = here()[across];
    if (move === 'next') along = Math.min(walk.length - 1, along + 1);
    else if (move === 'back') along = Math.max(0, along - 1);
    else if (move === 'first') along = 0;
    else if (move === 'last') along = walk.length - 1;
    else if (move === 'out') across = Math.min(here().length - 1, across + 1);
    else across = Math.max(least(), across - 1);
    if (move !== 'out' && move !== 'in' && from) across = sameSeries(here(), from, least());
    show();
  });
  return {
    moved() {
      along = Math.max(0, Math.min(now().plot.walk.length - 1, along));
      across = Math.max(least(), Math.min(here().length - 1, across));
      if (frame.contains(document.activeElement)) show();
      else say('');
    },
    goTo({ dataset, index }) {
      for (let step = 0; step < now().plot.walk.length; step += 1) {
        const found = marksAt(step).findIndex(
          (each) => each.dataset === dataset && each.index === index,
        );
        if (found < 0) continue;
        [along, across] = [step, found];
        tell();
        return;
      }
    },
  };
}

/** Along the axis a series is followed; where it has nothing, the first that has. */
function sameSeries(marks: readonly Mark[], from: Mark, least: number): number {
  const same = marks.findIndex(
    ({ dataset, measure }) => dataset === from.dataset && measure === from.measure,
  );
  return same >= 0 ? same : marks.length > 0 ? 0 : least;
}

function bringIntoView(frame: HTMLElement, { x, y }: Point): void {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = frame;
  const margin = 40;
  if (x < scrollLeft + margin || x > scrollLeft + clientWidth - margin) {
    frame.scrollLeft = x - clientWidth / 2;
  }
  if (y < scrollTop + margin || y > scrollTop + clientHeight - margin) {
    frame.scrollTop = y - clientHeight / 2;
  }
}
