/** The chart of one 年度 and its table: loading, empty, failed and drawn. */
import { clockIn, instantOf, todayIn } from '../calendar/instant';
import { fiscalYearOf } from '../calendar/fiscal';
import { formatFiscalYear } from '../calendar/wareki';
import { draw, type Drawing, type Marks } from '../drawing/draw';
import type { Place } from '../drawing/figure';
import { tableView } from '../drawing/table-view';
import type { FormField, Host } from '../kintone/host';
import { pagingOf } from '../records/paging';
import { el, fill } from '../ui/dom';
import { currentLanguage } from '../ui/messages';
import type { Conditions } from './list-conditions';
import { failure, type ListEdges } from './list-parts';
import { text } from './messages';
import type { VoiceSettings } from './settings';
import { cellAt, yearFigure } from './year-figure';
import { cellCondition, reading, yearAsked, yearTable, type YearTable } from './year-table';

interface Panel {
  host: Host;
  settings: VoiceSettings;
  fields: Record<string, FormField>;
  rules: Conditions;
  /** Aborted when the list is shown anew. */
  signal: AbortSignal;
  edges: ListEdges;
}

/** Folds and unfolds by its button, which stands among the tools. */
export function chartPanel(panel: Panel): { toggle: HTMLElement; body: HTMLElement } {
  const { host, edges } = panel;
  const foldedKey = `kumin.voice.folded.${host.appId}.${host.user.code}`;
  const id = `kumin-panel-${host.appId}`;
  const body = el('div', { class: 'kumin-panel-body', id });
  const thisYear = fiscalYearOf(todayIn(host.user.timezone, edges.now()));
  const show = new YearShown(panel, body, thisYear);
  const remembered = edges.storage?.getItem(foldedKey);
  // A phone shows the list first.
  let folded =
    remembered === null || remembered === undefined
      ? host.device === 'mobile'
      : remembered === 'yes';
  const toggle = el('button', {
    type: 'button',
    class: 'kumin-panel-toggle',
    'aria-controls': id,
  });
  const draw = (): void => {
    toggle.textContent = folded ? text().unfold : text().fold;
    toggle.setAttribute('aria-expanded', String(!folded));
    body.hidden = folded;
    if (!folded) show.start();
  };
  toggle.addEventListener('click', () => {
    folded = !folded;
    edges.storage?.setItem(foldedKey, folded ? 'yes' : 'no');
    draw();
  });
  draw();
  return { toggle, body };
}

class YearShown {
  private year: number;
  private as: 'chart' | 'table' = 'chart';
  private drawing: Drawing | null = null;
  private started = false;
  private reading = new AbortController();

  constructor(
    private readonly panel: Panel,
    private readonly body: HTMLElement,
    private readonly thisYear: number,
  ) {
    this.year = thisYear;
    panel.signal.addEventListener('abort', () => this.clear());
  }

  start(): void {
    if (this.started) return;
    this.started = true;
    void this.read();
  }

  private clear(): void {
    this.reading.abort();
    this.drawing?.destroy();
    this.drawing = null;
  }

  private get listCondition(): string {
    return this.panel.host.listCondition() ?? '';
  }

  private async read(): Promise<void> {
    const { host, settings, fields, rules, signal, edges } = this.panel;
    this.clear();
    if (signal.aborted) return;
    const stop = (this.reading = new AbortController());
    const progress = el('p', { role: 'status' }, text().loading);
    fill(this.body, [this.yearChoice(), progress]);
    const condition = this.listCondition;
    try {
      const zone = host.user.timezone;
      const asked = yearAsked(settings, fields, rules, zone, this.year);
      const wanted = { app: host.appId, ...reading(asked, condition) };
      // Nothing is kept in the browser: whether it may be is no setting of this feature.
      const records = await pagingOf(host, wanted).read({
        signal: stop.signal,
        onPage({ progress: { read, total } }) {
          progress.textContent = text().progress(read, total);
        },
      });
      // The last page may be answered when another 年度 has been chosen.
      stop.signal.throwIfAborted();
      this.show(yearTable(asked, records), condition, clockIn(zone, instantOf(edges.now())));
    } catch (error) {
      if (stop.signal.aborted) return;
      fill(this.body, [this.yearChoice(), failure(error, () => void this.read())]);
    }
  }

  private show(table: YearTable, condition: string, time: string): void {
    this.drawing?.destroy();
    this.drawing = null;
    if (table.summary.counted.records === 0) {
      fill(this.body, [this.yearChoice(), el('p', { role: 'status' }, text().empty)]);
      return;
    }
    const first = this.as === 'chart' ? 'months' : 'categories';
    const figure = yearFigure(table, this.title(table, condition), first);
    const marks = this.marks(table, condition, first);
    const drawing = (this.drawing =
      this.as === 'chart'
        ? draw(figure, { type: 'column', stack: 'stacked' }, marks)
        : tableView(figure, marks));
    const other = el(
      'button',
      { type: 'button', class: 'kumin-panel-switch' },
      this.as === 'chart' ? text().asTable : text().asChart,
    );
    other.addEventListener('click', () => {
      this.as = this.as === 'chart' ? 'table' : 'chart';
      this.show(table, condition, time);
      this.body.querySelector<HTMLElement>('.kumin-panel-switch')?.focus();
    });
    fill(this.body, [
      el('div', { class: 'kumin-panel-head' }, [
        el('h2', {}, figure.title),
        this.yearChoice(),
        other,
      ]),
      drawing.element,
      el('p', { class: 'kumin-note' }, this.basis(table, time)),
    ]);
  }

  private basis({ asked, summary, withoutMinutes }: YearTable, time: string): string {
    const lines = [text().basis(time, text().voices(summary.counted.records))];
    if (withoutMinutes > 0) lines.push(text().minutesBlank(withoutMinutes));
    const wantsMinutes = this.panel.settings.chart.measure === 'minutes';
    if (wantsMinutes && !asked.minutes) lines.push(text().noMinutesField);
    return lines.join(' ');
  }

  private title({ asked }: YearTable, condition: string): string {
    const title = asked.minutes ? text().chartMinutesTitle : text().chartTitle;
    return title(yearWords(asked.fiscalYear), condition === '' ? 'all' : 'filtered');
  }

  /** A number leads to the list of exactly its records. */
  private marks(year: YearTable, condition: string, first: 'months' | 'categories'): Marks {
    const { host, edges } = this.panel;
    const address = (place: Place): string | undefined => {
      const list = cellCondition(year, cellAt(place, first), condition);
      return list === undefined ? undefined : host.url({ list });
    };
    return {
      chosen: null,
      address,
      choose(place) {
        const there = address(place);
        if (there !== undefined) edges.go(there);
      },
    };
  }

  private yearChoice(): HTMLElement {
    const button = (year: number, words: string): HTMLElement =>
      el(
        'button',
        {
          type: 'button',
          'aria-pressed': String(this.year === year),
          onclick: () => {
            if (this.year === year) return;
            this.year = year;
            void this.read();
          },
        },
        `${this.year === year ? '✓ ' : ''}${words}`,
      );
    return el('div', { class: 'kumin-years', role: 'group', 'aria-label': text().year }, [
      button(this.thisYear, text().thisYear),
      button(this.thisYear - 1, text().lastYear),
    ]);
  }
}

function yearWords(year: number): string {
  return currentLanguage() === 'ja' ? formatFiscalYear(year) : `FY${year}`;
}
