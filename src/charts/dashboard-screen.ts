/**
 * A dashboard on a page: reads its records, shows its charts under what is chosen, and keeps what is chosen in the
 * address. What is drawn lives in the views; what is counted in `answersOf`.
 */
import './charts.css';
import { epochDay } from '../calendar/epoch-day';
import { instantOf, todayIn } from '../calendar/instant';
import { officeDays } from '../calendar/office-days';
import { expectDrawing } from '../drawing/drawer';
import type { Place as FigurePlace } from '../drawing/figure';
import type { Host } from '../kintone/host';
import { el, fill } from '../ui/dom';
import { explainFailure } from '../ui/failure';
import { toast } from '../ui/toast';
import type { ChartAnswer, Now } from './answer';
import {
  answersOf,
  chosenIn,
  markAt,
  placeOf,
  slicerChoices,
  type Answered,
  type KnownAnswers,
} from './answers';
import { CardFrames } from './card-frames';
import { chartCard, placeWords, type CardHost, type ChartCard } from './chart-card';
import { dashboardHead } from './dashboard-head';
import { fillChips, footWords, paperLines, progressLine } from './dashboard-lines';
import { load, type Loaded, type Place } from './data';
import type { Chart, Dashboard } from './definition';
import { outMenu } from './out/menu';
import { printDashboard } from './out/print';
import { openOwnChart, ownTools } from './own-chart-dialog';
import { OWN_CHART, ownCharts, ownId, type OwnCharts } from './own-charts';
import { reportOf } from './report-parts';
import { openReport } from './report-view';
import { safeBasis, safeFigure } from './safe';
import { text } from './screen-messages';
import type { ChartsSettings } from './settings';
import { slicerView, type SlicerView } from './slicer-view';
import {
  initialState,
  sameMark,
  withChosen,
  withMark,
  withoutMark,
  type Mark,
  type State,
} from './state';

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
  /** Where one's own charts are kept. */
  storage: Storage | null;
}

export class DashboardScreen {
  readonly element = el('div', { class: 'kumin-dashboard' });
  private readonly chips = el('div', { class: 'kumin-chips kumin-print-not' });
  private readonly progress = el('div', { class: 'kumin-charts-progress' });
  /** For a screen reader: that reading began and how it ended, not each page of it. */
  private readonly said = el('p', { class: 'kumin-charts-said', role: 'status' });
  private readonly grid = el('div', { class: 'kumin-chart-grid' });
  private readonly foot = el('p', { class: 'kumin-charts-foot kumin-print-not' });
  private readonly slicers = new Map<string, SlicerView>();
  private readonly cards = new Map<string, ChartCard>();
  private readonly frames = new CardFrames(this.grid);
  private readonly own: OwnCharts;
  private state: State;
  private loaded: Loaded | undefined;
  private answered: Answered[] = [];
  private readonly known: KnownAnswers = new Map();
  private hiding = false;
  private reading = new AbortController();
  private gone = false;

  constructor(private readonly parts: ScreenParts) {
    const { dashboard, host } = parts;
    this.state = parts.state ?? initialState(dashboard);
    expectDrawing();
    this.own = ownCharts(parts.storage, { app: host.appId, user: host.user.code, dashboard });
    for (const slicer of dashboard.slicers) {
      const view = slicerView((keys) => this.change(withChosen(this.state, slicer.id, keys)));
      this.slicers.set(slicer.id, view);
    }
    this.fillGrid();
    fill(this.element, [
      dashboardHead(dashboard, this.element, {
        refresh: () => void this.read(),
        toggleHiding: () => {
          this.hiding = !this.hiding;
          this.show();
          // Nothing stays to be seen, not for a frame.
          this.frames.finish();
          return this.hiding;
        },
        report: () => this.openReport(),
        print: () => void this.print(),
        addOwn: () => void this.editOwn(),
      }),
      el(
        'div',
        {
          class: 'kumin-slicers',
          role: 'group',
          'aria-label': text().slicers,
          hidden: this.slicers.size === 0,
        },
        [...this.slicers.values()].map(({ element }) => element),
      ),
      this.chips,
      this.progress,
      this.said,
      this.grid,
      this.foot,
    ]);
    this.element.addEventListener('keydown', (event) => {
      // On the whole screen it is the key that leaves it.
      if (event.key !== 'Escape' || document.fullscreenElement) return;
      if (this.state.marks.length > 0) this.clearMarks();
    });
  }

  destroy(): void {
    this.gone = true;
    this.reading.abort();
    this.frames.cancel();
    for (const card of this.cards.values()) card.destroy();
  }

  /** Reads anew what has changed and shows it. Never rejects. */
  async read(): Promise<void> {
    this.reading.abort();
    const stop = (this.reading = new AbortController());
    fill(this.progress, el('p', {}, text().readingFirst));
    this.said.textContent = text().saidReading;
    try {
      const loaded = await load(this.dashboard, this.parts.place, {
        signal: stop.signal,
        progress: (progress) => {
          if (stop.signal.aborted || progress.total === 0) return;
          fill(
            this.progress,
            progressLine(progress, () => stop.abort()),
          );
        },
        soFar: (partial) => this.take(partial),
      });
      fill(this.progress, null);
      this.take(loaded);
      this.said.textContent = text().saidRead;
    } catch (error) {
      // A newer reading has begun, or the page was left.
      if (this.reading !== stop || this.gone) return;
      const words = stop.signal.aborted ? text().stopped : explainFailure(error);
      const goOn = el('button', { type: 'button', onclick: () => void this.read() }, text().goOn);
      this.said.textContent = '';
      fill(this.progress, el('p', { role: 'alert' }, [words, goOn]));
    }
  }

  /** With the person's own charts. */
  private get dashboard(): Dashboard {
    const { dashboard } = this.parts;
    return { ...dashboard, charts: [...dashboard.charts, ...this.own.read()] };
  }

  private get now(): Now {
    const { host, settings, dashboard, now } = this.parts;
    return {
      zone: host.user.timezone,
      today: epochDay(todayIn(host.user.timezone, now())),
      officeDays: officeDays(settings.officeDays),
      era: dashboard.era,
    };
  }

  private fillGrid(): void {
    const { charts } = this.dashboard;
    const elements = charts.map((chart) => {
      let card = this.cards.get(chart.id);
      if (!card) this.cards.set(chart.id, (card = chartCard(chart, this.cardHost())));
      return card.element;
    });
    fill(this.grid, elements.length > 0 ? elements : el('p', {}, text().none));
  }

  private take(loaded: Loaded): void {
    this.loaded = loaded;
    this.show();
  }

  private change(state: State): void {
    this.state = state;
    this.parts.remember(state);
    this.show();
  }

  private show(): void {
    const { loaded, dashboard, now } = this;
    if (!loaded) return;
    const begun = performance.now();
    this.answered = answersOf(dashboard, dashboard.charts, loaded, this.state, now, this.known);
    this.frames.show(
      this.answered.flatMap((answered) => {
        const card = this.cards.get(answered.chart.id);
        const data = loaded.data.get(answered.chart.source);
        const draw = () => card?.show(answered, data, this.chosenPlace(answered));
        return card ? { element: card.element, draw } : [];
      }),
      begun,
    );
    for (const slicer of dashboard.slicers) {
      const offered = slicerChoices(slicer, loaded, now);
      const [source = ''] = Object.keys(slicer.fields);
      const view = this.slicers.get(slicer.id);
      if (view) view.element.hidden = offered === undefined;
      if (offered) {
        // Counts beside each other could be subtracted: none are told.
        const counts = this.hiding ? 'hidden' : 'shown';
        const chosen = chosenIn(slicer, source, this.state, now);
        view?.show({ ...offered, chosen, counts });
      }
    }
    this.showChips();
    this.foot.textContent = footWords(loaded, now.zone);
  }

  private showChips(): void {
    fillChips(this.chips, this.marksShown(), {
      remove: (mark) => this.change(withoutMark(this.state, mark.chart)),
      clear: () => this.clearMarks(),
    });
  }

  /** Marks whose keys are there now. */
  private marksShown(): { mark: Mark; answer: ChartAnswer; place: FigurePlace }[] {
    return this.state.marks.flatMap((mark) => {
      const answered = this.answered.find(({ chart }) => chart.id === mark.chart);
      if (!answered || !('answer' in answered)) return [];
      const { answer } = answered;
      const place = placeOf(answer, mark);
      return place ? [{ mark, answer, place }] : [];
    });
  }

  private chosenPlace(answered: Answered): FigurePlace | null {
    const mark = this.state.marks.find(({ chart }) => chart === answered.chart.id);
    return mark && 'answer' in answered ? (placeOf(answered.answer, mark) ?? null) : null;
  }

  private clearMarks(): void {
    this.change({ ...this.state, marks: [] });
  }

  private cardHost(): CardHost {
    const { maskBelow } = this.parts.dashboard;
    return {
      shown: (chart, answer) =>
        this.hiding ? safeFigure(chart, answer, maskBelow) : answer.figure,
      basis: (chart, answer) => (this.hiding ? safeBasis(chart, answer, maskBelow) : answer.basis),
      manner: () => (this.hiding ? 'hiding' : 'plain'),
      choose: (chart, answer, place) => this.choose(chart, answer, place),
      clear: (chart) => this.change(withoutMark(this.state, chart.id)),
      openList: (condition) => this.openList(condition),
      retry: () => void this.read(),
      tools: (chart, answer) => [
        ...(chart.id.startsWith(OWN_CHART) ? this.ownTools(chart) : []),
        outMenu(chart.title, () => this.exported(chart, answer())),
      ],
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

  private exported(chart: Chart, answer: ChartAnswer): ReturnType<Parameters<typeof outMenu>[1]> {
    const { dashboard, host, now } = this.parts;
    return {
      dashboard,
      chart,
      answer,
      screen: this.hiding ? 'hiding' : 'plain',
      zone: host.user.timezone,
      now: instantOf(now()),
    };
  }

  /** Paper is passed on: small numbers are hidden on it, as in files. */
  private async print(): Promise<void> {
    const { loaded, dashboard, now } = this;
    if (!loaded) return;
    const before = this.hiding;
    this.hiding = true;
    this.show();
    this.frames.finish();
    // One that cannot be drawn leaves the others their paper.
    await Promise.allSettled([...this.cards.values()].map((card) => card.drawn()));
    const marks = this.marksShown().map(({ answer, place }) => placeWords(answer.figure, place));
    printDashboard(this.element, dashboard.title, paperLines(dashboard, loaded, marks, now), () => {
      this.hiding = before;
      this.show();
    });
  }

  private openReport(): void {
    const { loaded, dashboard, answered, state, now } = this;
    if (!loaded) return;
    openReport(reportOf({ dashboard, answered, loaded, state, now }, this.parts.now()));
  }

  private ownTools(chart: Chart): HTMLElement[] {
    return ownTools(chart, {
      edit: () => void this.editOwn(chart),
      remove: () => {
        this.state = withoutMark(this.state, chart.id);
        this.parts.remember(this.state);
        this.changeOwn(this.own.read().filter(({ id }) => id !== chart.id));
        toast('info', text().removed(chart.title));
      },
    });
  }

  private async editOwn(former?: Chart): Promise<void> {
    const { host, dashboard, settings } = this.parts;
    const others = this.own.read();
    const chart = former ?? { id: ownId(others), source: dashboard.sources[0]?.id ?? '' };
    try {
      await openOwnChart({
        host,
        dashboard,
        chart,
        officeDays: settings.officeDays,
        done: (made) => {
          const kept = others.filter(({ id }) => id !== chart.id);
          this.changeOwn([...kept, { ...made, id: chart.id }]);
        },
      });
    } catch (error) {
      toast('error', explainFailure(error));
    }
  }

  /** A chart of one's own may need fields that were not read. */
  private changeOwn(charts: readonly Chart[]): void {
    this.frames.finish();
    for (const { id } of this.own.read()) {
      this.cards.get(id)?.destroy();
      this.cards.delete(id);
    }
    this.own.write(charts);
    this.fillGrid();
    void this.read();
  }
}
