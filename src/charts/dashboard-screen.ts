/**
 * A dashboard on a page: reads its records, shows its charts under what is chosen, and keeps what is chosen in the
 * address. What is drawn lives in the views; what is counted in `answersOf`.
 */
import './charts.css';
import { epochDay } from '../calendar/epoch-day';
import { clockIn, instantOf, todayIn } from '../calendar/instant';
import { officeDays } from '../calendar/office-days';
import { ALL, type Figure, type Place as FigurePlace } from '../drawing/figure';
import type { Host } from '../kintone/host';
import type { Progress } from '../records/paging';
import { el, fill } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import { answerOf, type Answer, type ChartAnswer, type Now } from './answer';
import {
  answersOf,
  chosenIn,
  markAt,
  placeOf,
  slicerChoices,
  type Answered,
  type KnownAnswers,
} from './answers';
import { chartCard, placeWords, type CardHost, type ChartCard } from './chart-card';
import { load, type Loaded, type Place } from './data';
import type { Chart, Dashboard } from './definition';
import { masked, shownBy } from './masking';
import { outMenu } from './out/menu';
import { printDashboard } from './out/print';
import { openReport } from './report-view';
import { text } from './screen-messages';
import type { ChartsSettings } from './settings';
import { slicerView, type SlicerView } from './slicer-view';
import { initialState, sameMark, withChosen, withMark, withoutMark, type State } from './state';

export interface ScreenParts {
  host: Host;
  settings: ChartsSettings;
  dashboard: Dashboard;
  place: Place;
  /** What was chosen before, from the address. */
  state: State | undefined;
  /** Told of each change of what is chosen. */
  remember(state: State): void;
  go(address: string): void;
  now(): Date;
}

export class DashboardScreen {
  readonly element = el('div', { class: 'kumin-dashboard' });
  private readonly head = el('div', { class: 'kumin-charts-tools' });
  private readonly slicerBox = el('div', {
    class: 'kumin-slicers',
    role: 'group',
    'aria-label': text().slicers,
  });
  private readonly chips = el('div', { class: 'kumin-chips' });
  private readonly progress = el('div', { class: 'kumin-charts-progress', role: 'status' });
  private readonly grid = el('div', { class: 'kumin-chart-grid' });
  private readonly foot = el('p', { class: 'kumin-charts-foot' });
  private readonly slicers = new Map<string, SlicerView>();
  private readonly cards = new Map<string, ChartCard>();
  private state: State;
  private loaded: Loaded | undefined;
  private answered: Answered[] = [];
  private readonly known: KnownAnswers = new Map();
  private reading = new AbortController();
  /** Small numbers are hidden on the screen, too: for meetings. */
  private hiding = false;
  private readonly whenGone = new AbortController();

  constructor(private readonly parts: ScreenParts) {
    this.state = parts.state ?? initialState(parts.dashboard);
    for (const slicer of parts.dashboard.slicers) {
      const view = slicerView((keys) => this.change(withChosen(this.state, slicer.id, keys)));
      this.slicers.set(slicer.id, view);
    }
    fill(
      this.slicerBox,
      [...this.slicers.values()].map(({ element }) => element),
    );
    this.fillGrid();
    this.fillHead();
    fill(this.element, [
      this.head,
      this.slicerBox,
      this.chips,
      this.progress,
      this.grid,
      this.foot,
    ]);
    this.slicerBox.hidden = this.slicers.size === 0;
    this.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.state.marks.length > 0) this.clearMarks();
    });
  }

  /** The charts that are shown. */
  get charts(): readonly Chart[] {
    return this.parts.dashboard.charts;
  }

  destroy(): void {
    this.reading.abort();
    this.whenGone.abort();
    for (const card of this.cards.values()) card.destroy();
  }

  /** Reads anew what has changed and shows it. */
  async read(): Promise<void> {
    this.reading.abort();
    const stop = (this.reading = new AbortController());
    const { dashboard, place } = this.parts;
    this.say(el('p', {}, text().readingFirst));
    try {
      const loaded = await load(dashboard, place, {
        signal: stop.signal,
        progress: (progress) => this.sayProgress(progress, stop),
        soFar: (partial) => this.take(partial),
      });
      this.say(null);
      this.take(loaded);
    } catch (error) {
      // A newer reading has begun, or the page was left.
      if (this.reading !== stop || this.whenGone.signal.aborted) return;
      const words = stop.signal.aborted ? text().stopped : explainFailure(error);
      this.say(
        el('p', {}, [
          words,
          el('button', { type: 'button', onclick: () => void this.read() }, text().goOn),
        ]),
      );
    }
  }

  private fillHead(): void {
    const { dashboard } = this.parts;
    const button = (label: string, onclick: () => void): HTMLButtonElement =>
      el('button', { type: 'button', onclick }, label);
    const hide = button(text().mask(dashboard.maskBelow), () => {
      this.hiding = !this.hiding;
      hide.setAttribute('aria-pressed', String(this.hiding));
      this.show();
    });
    hide.title = text().maskHelp;
    hide.setAttribute('aria-pressed', 'false');
    const whole = button(text().fullscreen, () => void this.toggleFullscreen());
    this.element.addEventListener('fullscreenchange', () => {
      const on = document.fullscreenElement === this.element;
      whole.textContent = on ? text().leaveFullscreen : text().fullscreen;
    });
    fill(this.head, [
      el('h2', {}, dashboard.title),
      button(text().refresh, () => void this.read()),
      // A phone's browser may have no whole screen.
      document.fullscreenEnabled && whole,
      dashboard.maskBelow > 1 && hide,
      button(text().report, () => this.openReport()),
      button(text().print, () => this.print()),
    ]);
  }

  private async toggleFullscreen(): Promise<void> {
    if (document.fullscreenElement === this.element) await document.exitFullscreen();
    else await this.element.requestFullscreen();
  }

  private print(): void {
    printDashboard(this.element, this.parts.dashboard.title, [this.foot.textContent ?? '']);
  }

  private openReport(): void {
    const { loaded } = this;
    const { dashboard, host, now } = this.parts;
    if (!loaded) return;
    const answerable = this.answered.flatMap((each) => ('answer' in each ? [each.chart] : []));
    openReport({
      dashboard: { ...dashboard, charts: answerable },
      zone: host.user.timezone,
      now: now(),
      compute: (chart) => {
        const data = loaded.data.get(chart.source);
        if (!data) throw new RangeError(`no source ${chart.source}`);
        const answer = answerOf(chart, data, [], this.now());
        return { ...answer, figure: this.safe(chart, answer) };
      },
    });
  }

  /** Small numbers hidden, whatever the screen shows. */
  private safe(chart: Chart, answer: Answer): Figure {
    const { figure } = answer;
    const { maskBelow } = this.parts.dashboard;
    return masked(figure, answer.records, maskBelow, shownBy(figure, chart));
  }

  private fillGrid(): void {
    for (const chart of this.charts) {
      if (!this.cards.has(chart.id)) this.cards.set(chart.id, chartCard(chart, this.cardHost()));
    }
    const elements = this.charts.flatMap(({ id }) => this.cards.get(id)?.element ?? []);
    fill(this.grid, elements.length > 0 ? elements : el('p', {}, text().none));
  }

  private say(what: HTMLElement | null): void {
    fill(this.progress, what);
  }

  private sayProgress({ read, total }: Progress, stop: AbortController): void {
    if (stop.signal.aborted || total === 0) return;
    this.say(
      el('div', {}, [
        el('progress', { value: read, max: total, 'aria-hidden': 'true' }),
        el('span', {}, text().reading(read.toLocaleString(), total.toLocaleString())),
        el('button', { type: 'button', onclick: () => stop.abort() }, text().cancel),
      ]),
    );
  }

  private take(loaded: Loaded): void {
    this.loaded = loaded;
    this.show();
  }

  private now(): Now {
    const { host, settings, dashboard, now } = this.parts;
    return {
      zone: host.user.timezone,
      today: epochDay(todayIn(host.user.timezone, now())),
      officeDays: officeDays(settings.officeDays),
      era: dashboard.era,
    };
  }

  private change(state: State): void {
    this.state = state;
    this.parts.remember(state);
    this.show();
  }

  private show(): void {
    const { loaded } = this;
    if (!loaded) return;
    const now = this.now();
    this.answered = answersOf(
      this.parts.dashboard,
      this.charts,
      loaded,
      this.state,
      now,
      this.known,
    );
    for (const slicer of this.parts.dashboard.slicers) {
      const offered = slicerChoices(slicer, loaded, now);
      const [source] = Object.keys(slicer.fields);
      const view = this.slicers.get(slicer.id);
      if (view) view.element.hidden = offered === undefined;
      if (offered) {
        view?.show(offered.label, offered.choices, chosenIn(slicer, source ?? '', this.state, now));
      }
    }
    for (const answered of this.answered) {
      const data = loaded.data.get(answered.chart.source);
      this.cards.get(answered.chart.id)?.show(answered, data, this.chosenPlace(answered));
    }
    this.showChips();
    this.showFoot(loaded, now);
  }

  private chosenPlace(answered: Answered): FigurePlace | null {
    const mark = this.state.marks.find(({ chart }) => chart === answered.chart.id);
    return mark && 'answer' in answered ? (placeOf(answered.answer, mark) ?? null) : null;
  }

  private cardHost(): CardHost {
    return {
      shown: (chart, answer) => (this.hiding ? this.safe(chart, answer) : answer.figure),
      choose: (chart, answer, place) => this.choose(chart, answer, place),
      clear: (chart) => this.change(withoutMark(this.state, chart.id)),
      openList: (condition) => this.openList(condition),
      retry: () => void this.read(),
      manner: () => (this.hiding ? 'hiding' : 'plain'),
      tools: (chart, answer) => [outMenu(chart.title, () => this.exported(chart, answer()))],
    };
  }

  private exported(chart: Chart, answer: ChartAnswer): ReturnType<Parameters<typeof outMenu>[1]> {
    const { dashboard, host, now } = this.parts;
    return {
      dashboard,
      chart,
      answer,
      counts: answer.records,
      zone: host.user.timezone,
      now: instantOf(now()),
    };
  }

  /** The first press narrows the other charts, the second opens the records. */
  private choose(chart: Chart, answer: ChartAnswer, place: FigurePlace): void {
    const mark = markAt(chart, answer, place);
    const known = this.state.marks.find(({ chart: id }) => id === chart.id);
    const condition = answer.condition(place);
    if (known && sameMark(known, mark) && condition !== undefined) this.openList(condition);
    else this.change(withMark(this.state, mark));
  }

  private openList(condition: string): void {
    this.parts.go(this.parts.host.url({ list: condition }));
  }

  private clearMarks(): void {
    this.change({ ...this.state, marks: [] });
  }

  private showChips(): void {
    const chips = this.answered.flatMap((answered) => {
      const place = this.chosenPlace(answered);
      if (!place || !('answer' in answered) || place.every((at) => at === ALL)) return [];
      const words = placeWords(answered.answer.figure, place);
      return [
        el(
          'button',
          {
            type: 'button',
            class: 'kumin-chip',
            'aria-label': text().removeFilter(words),
            onclick: () => this.change(withoutMark(this.state, answered.chart.id)),
          },
          [words, el('span', { 'aria-hidden': 'true' }, ' ✕')],
        ),
      ];
    });
    fill(this.chips, [
      chips.length > 0 && el('span', {}, text().chips),
      ...chips,
      chips.length > 1 &&
        el('button', { type: 'button', onclick: () => this.clearMarks() }, text().clearAll),
    ]);
    this.chips.hidden = chips.length === 0;
  }

  private showFoot(loaded: Loaded, now: Now): void {
    const apps = new Map([...loaded.data.values()].map((data) => [data.source.id, data]));
    const records = [...apps.values()].reduce((sum, { table }) => sum + table.ids.length, 0);
    const asOf = Math.min(...[...apps.values()].map((data) => data.asOf));
    const parts = [
      apps.size > 0 &&
        text().foot(records.toLocaleString(), clockIn(now.zone, instantOf(new Date(asOf)))),
      loaded.partial ? text().partial : text().requests(loaded.requests),
    ];
    this.foot.textContent = parts.filter(Boolean).join(' ');
  }
}
