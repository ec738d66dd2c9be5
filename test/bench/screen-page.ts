/** The page of the bench `screen`: the cards of a dashboard over records made here, and a slicer that is turned. */
import '../../src/charts/charts.css';
import { epochDay } from '../../src/calendar/epoch-day';
import { instantOf, todayIn } from '../../src/calendar/instant';
import { officeDays } from '../../src/calendar/office-days';
import {
  answersOf,
  chosenIn,
  slicerChoices,
  type Answered,
  type KnownAnswers,
} from '../../src/charts/answers';
import { CardFrames } from '../../src/charts/card-frames';
import { chartCard } from '../../src/charts/chart-card';
import type { Loaded } from '../../src/charts/data';
import type { Source } from '../../src/charts/definition';
import { slicerView } from '../../src/charts/slicer-view';
import { initialState, withChosen, type State } from '../../src/charts/state';
import { tableOf } from '../../src/records/columns';
import { AREAS, CATEGORIES, DASHBOARD, FIELDS, voice, VOICES } from './dashboard';

export interface Bench {
  prepare(records: number): void;
  /** Another slice, counted for all charts. */
  count(number: number): void;
  /** The next frame of what was counted last, and the page laid out. @returns whether another is to come */
  draw(): Promise<boolean>;
  /** The next frame of the browser. @returns whether the thread still draws some of it */
  frame(): Promise<boolean>;
}

const now = {
  zone: 'Asia/Tokyo',
  today: epochDay(todayIn('Asia/Tokyo', new Date('2026-10-01T00:00:00Z'))),
  officeDays: officeDays(),
  era: DASHBOARD.era,
};
const known: KnownAnswers = new Map();
const cards = DASHBOARD.charts.map((chart) =>
  chartCard(chart, {
    shown: (_, { figure }) => figure,
    basis: (_, { basis }) => basis,
    manner: () => 'plain',
    choose: () => undefined,
    clear: () => undefined,
    openList: () => undefined,
    retry: () => undefined,
    tools: () => [],
  }),
);
const slicers = DASHBOARD.slicers.map((slicer) => ({ slicer, view: slicerView(() => undefined) }));
let loaded: Loaded;
let state: State = initialState(DASHBOARD);

let answers: Answered[] = [];
let offers: ReturnType<typeof slicerChoices>[] = [];

function count(): void {
  answers = answersOf(DASHBOARD, DASHBOARD.charts, loaded, state, now, known);
  offers = slicers.map(({ slicer }) => slicerChoices(slicer, loaded, now));
}

const grid = document.createElement('div');
grid.className = 'kumin-chart-grid';
/** The next frame, which comes when the bench asks for it. */
let nextFrame: (() => void) | undefined;
const frames = new CardFrames(grid, {
  requestAnimationFrame(run) {
    nextFrame = () => run(0);
    return 1;
  },
  cancelAnimationFrame: () => (nextFrame = undefined),
});
/** Milliseconds that counting took, while nothing of it is drawn. */
let counted: number | undefined;

function drawFirst(begun: number): void {
  frames.show(
    answers.flatMap((answered, index) => {
      const card = cards[index];
      const draw = () => card?.show(answered, loaded.data.get(VOICES), null);
      return card ? { element: card.element, draw } : [];
    }),
    begun,
  );
  for (const [index, { slicer, view }] of slicers.entries()) {
    const offered = offers[index];
    if (offered) {
      const chosen = chosenIn(slicer, VOICES, state, now);
      view.show({ ...offered, chosen, counts: 'shown' });
    }
  }
}

const bench: Bench = {
  prepare(records) {
    const rows = Array.from({ length: records }, (_, number) => ({
      $id: { type: '__ID__', value: String(number + 1) },
      ...Object.fromEntries(
        Object.entries(voice(number)).map(([code, { value }]) => [
          code,
          { type: FIELDS[code]?.type ?? '', value },
        ]),
      ),
    }));
    const source = DASHBOARD.sources[0] as Source;
    const data = {
      ...{ source, app: 1, name: '声', fields: FIELDS, table: tableOf(rows, FIELDS) },
      ...{ joined: [], unjoined: [], condition: '', asOf: instantOf(new Date(0)), filters: [] },
    };
    loaded = { data: new Map([[VOICES, data]]), faults: new Map(), requests: 0, partial: false };
    grid.append(...cards.map(({ element }) => element));
    document.body.append(...slicers.map(({ view }) => view.element), grid);
    count();
    drawFirst(performance.now());
    frames.finish();
  },
  count(number) {
    // Never the same twice: nothing that was counted before is of use.
    const categories = [0, 1, 2, 3].map((step) => (number * (step + 1) + step) % CATEGORIES.length);
    const left = Math.floor(number / CATEGORIES.length) % AREAS.length;
    state = withChosen(
      withChosen(
        state,
        'category',
        [...new Set(categories)].map((at) => `w${CATEGORIES[at]}`),
      ),
      'area',
      AREAS.filter((_, at) => at !== left).map((each) => `w${each}`),
    );
    const begun = performance.now();
    count();
    counted = performance.now() - begun;
  },
  async draw() {
    const frame = nextFrame;
    nextFrame = undefined;
    if (counted === undefined) frame?.();
    else drawFirst(performance.now() - counted);
    counted = undefined;
    // What waits for a canvas to come into the page is drawn now, and the page is laid out.
    await Promise.resolve();
    document.body.getBoundingClientRect();
    return nextFrame !== undefined;
  },
  async frame() {
    await new Promise(requestAnimationFrame);
    return grid.querySelector('[aria-busy]') !== null;
  },
};

Object.assign(window, { bench });
