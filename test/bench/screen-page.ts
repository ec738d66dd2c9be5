/** The page of the bench `screen`: the cards of a dashboard over records made here, and a slicer that is turned. */
import '../../src/charts/charts.css';
import { epochDay } from '../../src/calendar/epoch-day';
import { instantOf, todayIn } from '../../src/calendar/instant';
import { officeDays } from '../../src/calendar/office-days';
import {
  answersOf,
  chosenIn,
  slicerChoices,
  type KnownAnswers,
} from '../../src/charts/answers';
import { chartCard } from '../../src/charts/chart-card';
import type { Loaded } from '../../src/charts/data';
import type { Source } from '../../src/charts/definition';
import { slicerView } from '../../src/charts/slicer-view';
import { initialState, withChosen, type State } from '../../src/charts/state';
import { tableOf } from '../../src/records/columns';
import { AREAS, CATEGORIES, DASHBOARD, FIELDS, voice, VOICES } from './dashboard';

/** Milliseconds of one change. */
export interface Turn {
  /** Counting for all charts, and what the slicers offer. */
  answers: number;
  /** All charts drawn, by chart id; the rest of the page with its layout under ''. */
  drawing: Record<string, number>;
  whole: number;
}

export interface Bench {
  prepare(records: number): void;
  turn(number: number): Promise<Turn>;
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

function show(): { answeredAt: number; drawing: Record<string, number> } {
  const answers = answersOf(DASHBOARD, DASHBOARD.charts, loaded, state, now, known);
  for (const { slicer, view } of slicers) {
    const offered = slicerChoices(slicer, loaded, now);
    if (offered) view.show(offered.label, offered.choices, chosenIn(slicer, VOICES, state, now));
  }
  const answeredAt = performance.now();
  const drawing: Record<string, number> = {};
  answers.forEach((answered, index) => {
    const from = performance.now();
    cards[index]?.show(answered, loaded.data.get(VOICES), null);
    drawing[answered.chart.id] = performance.now() - from;
  });
  return { answeredAt, drawing };
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
      ...{ joined: [], condition: '', asOf: instantOf(new Date(0)), filters: [] },
    };
    loaded = { data: new Map([[VOICES, data]]), faults: new Map(), requests: 0, partial: false };
    const grid = document.createElement('div');
    grid.className = 'kumin-chart-grid';
    grid.append(...cards.map(({ element }) => element));
    document.body.append(...slicers.map(({ view }) => view.element), grid);
    show();
  },
  async turn(number) {
    // Never the same twice: nothing that was counted before is of use.
    const first = CATEGORIES[number % CATEGORIES.length];
    const others = [1, 2, 3].map((step) => CATEGORIES[(number * step + step) % CATEGORIES.length]);
    state = withChosen(state, 'category', [...new Set([first, ...others])].map((each) => `w${each}`));
    const area = AREAS[Math.floor(number / CATEGORIES.length) % AREAS.length];
    state = withChosen(
      state,
      'area',
      AREAS.filter((each) => each !== area).map((each) => `w${each}`),
    );
    const from = performance.now();
    const { answeredAt, drawing } = show();
    const shownAt = performance.now();
    // What waits for a canvas to come into the page is drawn now, and the page is laid out.
    await Promise.resolve();
    document.body.getBoundingClientRect();
    const to = performance.now();
    drawing[''] = to - shownAt;
    return { answers: answeredAt - from, drawing, whole: to - from };
  },
};

Object.assign(window, { bench });
