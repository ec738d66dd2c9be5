/**
 * The editor of dashboards on the config screen: what is open, what can be undone, what was said last. Each change
 * goes out at once, so that saving the screen keeps all that is seen.
 */
import './editor.css';
import { el, fill } from '../../ui/dom';
import type { Chart } from '../definition';
import { button, redrawn, showProblems } from './controls';
import { chartView, type ChartView } from './chart-form';
import { dashboardsView, titleOf } from './dashboards-view';
import { dashboardView } from './dashboard-view';
import { changedChart, type Dashboards } from './draft';
import { problemsAround, type EditorDesk, type Open } from './editor-desk';
import { begun, did, redone, undone, type History } from './history';
import { text } from './messages';
import type { Preview, PreviewBox } from './preview';
import { problemWords } from './problem-words';
import type { Surroundings } from './surroundings';
import { shownTitle } from './words';

export interface EditorOptions {
  dashboards: Dashboards;
  around: Surroundings;
  preview: Preview;
  change(dashboards: Dashboards): void;
}

export class Editor {
  readonly element: HTMLElement;
  private history: History<Dashboards>;
  private opened: Open = { what: 'list' };
  private readonly bar = el('div', { class: 'kumin-ce-bar' });
  private readonly message = el('div', { class: 'kumin-ce-message', role: 'status' });
  private readonly body = el('div', { class: 'kumin-ce-body' });
  private boxes: PreviewBox[] = [];
  private chart: ChartView | undefined;
  private readonly desk: EditorDesk;

  constructor(private readonly options: EditorOptions) {
    this.history = begun(options.dashboards);
    this.desk = {
      dashboards: () => this.history.now,
      around: options.around,
      preview: options.preview,
      choose: (next, what) => this.step(did(this.history, next, what)),
      type: (next, what, place) => {
        this.take(did(this.history, next, what, place));
        this.refresh();
      },
      open: (what) => this.open(what),
      say: (words, how) => this.say(words, how),
      draw: () => this.draw(),
    };
    this.element = el('div', { class: 'kumin-ce-editor' }, [
      el('div', { class: 'kumin-ce-top' }, [this.bar, this.message]),
      this.body,
    ]);
    this.message.hidden = true;
    this.draw();
  }

  /** Draws what is open as it is now: called when something around has become known, too. */
  draw(): void {
    this.endPreviews();
    const { opened } = this;
    const dashboard =
      opened.what === 'list'
        ? undefined
        : this.history.now.find(({ id }) => id === opened.dashboard);
    if (opened.what !== 'list' && !dashboard) this.opened = { what: 'list' };
    const found = redrawn(this.element, () => {
      this.drawBar();
      if (opened.what === 'list' || !dashboard) fill(this.body, dashboardsView(this.desk));
      else if (opened.what === 'chart' && dashboard.charts.some(({ id }) => id === opened.chart)) {
        fill(this.body, this.chartPage(opened.dashboard, opened.chart));
      } else {
        this.opened = { ...opened, what: 'dashboard' };
        const proposing = opened.what === 'dashboard' && opened.proposals === true;
        fill(this.body, dashboardView(this.desk, dashboard, this.boxes, proposing));
      }
    });
    // What had the focus is gone: it goes to the heading, not to the top of the page.
    if (!found) this.heading()?.focus({ preventScroll: true });
    this.refresh();
  }

  private chartPage(dashboardId: string, chartId: string): HTMLElement[] {
    const dashboard = () => this.history.now.find(({ id }) => id === dashboardId);
    const chart = (): Chart | undefined => dashboard()?.charts.find(({ id }) => id === chartId);
    const [now, at] = [chart(), dashboard()];
    if (!now || !at) return [];
    // What is shown is there until the editor draws something else.
    let last = { chart: now, dashboard: at };
    const latest = (): typeof last => {
      const [chartNow, dashboardNow] = [chart(), dashboard()];
      if (chartNow && dashboardNow) last = { chart: chartNow, dashboard: dashboardNow };
      return last;
    };
    const fieldsOf = (id: string) => {
      const source = latest().dashboard.sources.find((each) => each.id === id);
      return source && this.options.around.fieldsOf(source);
    };
    const fields = fieldsOf(now.source);
    const heading = el(
      'h3',
      { tabindex: -1, class: 'kumin-ce-heading' },
      shownTitle(now, fields === 'reading' ? {} : (fields ?? {})),
    );
    this.chart = chartView({
      chart: () => latest().chart,
      dashboard: () => latest().dashboard,
      fieldsOf,
      preview: this.options.preview,
      heading: 'h4',
      change: (next, typing) => {
        const place = typing === '' ? '' : `${dashboardId}.${chartId}.${typing}`;
        const all = changedChart(this.history.now, dashboardId, chartId, () => next);
        this.take(did(this.history, all, text().edit, place));
        heading.textContent = next.title;
        this.drawBar();
      },
    });
    this.chart.draw();
    const back = (): void => this.open({ what: 'dashboard', dashboard: dashboardId });
    return [
      el('div', { class: 'kumin-ce-buttons' }, [
        button('back', `← ${titleOf(at)}`, back, { look: 'quiet' }),
      ]),
      heading,
      this.chart.element,
      el('div', { class: 'kumin-ce-buttons' }, [
        button('chart-done', `← ${titleOf(at)}`, back, { look: 'main' }),
      ]),
    ];
  }

  private drawBar(): void {
    const { done, undone: gone } = this.history;
    const step = (
      to: (history: History<Dashboards>) => History<Dashboards>,
      words: string,
    ): void => {
      this.step(to(this.history));
      this.say(words);
    };
    const draw = (): void =>
      fill(this.bar, [
        button('undo', text().undo, () => step(undone, text().undone(done.at(-1)?.what ?? '')), {
          disabled: done.length === 0,
        }),
        button('redo', text().redo, () => step(redone, text().redone(gone.at(-1)?.what ?? '')), {
          disabled: gone.length === 0,
        }),
      ]);
    redrawn(this.bar, draw);
  }

  private open(what: Open): void {
    const here = this.opened;
    this.opened = what;
    this.say('');
    this.draw();
    const proposals = this.element.querySelector<HTMLElement>('#kumin-ce-proposals');
    const same =
      here.what === what.what &&
      'dashboard' in here &&
      'dashboard' in what &&
      here.dashboard === what.dashboard;
    const target = same ? (proposals ?? undefined) : this.heading();
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: same ? 'start' : 'center' });
  }

  private heading(): HTMLElement | null {
    return this.body.querySelector<HTMLElement>('.kumin-ce-heading');
  }

  private step(history: History<Dashboards>): void {
    this.take(history);
    this.say('');
    this.draw();
  }

  private take(history: History<Dashboards>): void {
    this.history = history;
    this.options.change(history.now);
  }

  /** Problems and the bar, while what is open stays under the hands. */
  private refresh(): void {
    this.drawBar();
    const { opened } = this;
    if (opened.what !== 'dashboard') return;
    const dashboard = this.history.now.find(({ id }) => id === opened.dashboard);
    if (!dashboard) return;
    showProblems(
      this.body,
      problemsAround(dashboard, this.history.now, this.options.around).map((problem) => ({
        spot: problem.spot,
        weight: problem.weight,
        words: problemWords(problem, this.options.around.own),
      })),
    );
    const heading = this.heading();
    if (heading) heading.textContent = titleOf(dashboard);
  }

  private say(words: string, how?: 'undo' | 'wrong'): void {
    fill(this.message, [
      words !== '' && el('span', {}, words),
      how === 'undo' &&
        button('message-undo', text().undo, () => {
          const what = this.history.done.at(-1)?.what ?? '';
          this.step(undone(this.history));
          this.say(text().undone(what));
        }),
    ]);
    this.message.classList.toggle('kumin-ce-message-wrong', how === 'wrong');
    this.message.hidden = words === '';
  }

  private endPreviews(): void {
    for (const box of this.boxes) box.end();
    this.boxes = [];
    this.chart?.end();
    this.chart = undefined;
  }
}
