/** The chart of one 年度 and its table: loading, empty, failed and drawn. */
import { clockIn, instantOf, todayIn } from '../calendar/instant';
import { fiscalYearOf } from '../calendar/fiscal';
import { formatFiscalYear } from '../calendar/wareki';
import { draw, type Drawing, type Marks } from '../drawing/draw';
import type { Place } from '../drawing/figure';
import { tableView } from '../drawing/table-view';
import type { FormField, Host } from '../kintone/host';
import { readRecords } from '../records/reader';
import { el, fill } from '../ui/dom';
import { currentLanguage } from '../ui/messages';
import type { Conditions } from './list-conditions';
import { failure, type ListEdges } from './list-parts';
import { text } from './messages';
import type { VoiceSettings } from './settings';
import { cellAt, yearFigure } from './year-figure';
import { cellCondition, reading, yearTable, type Measure, type YearTable } from './year-table';

interface Panel {
  host: Host;
  settings: VoiceSettings;
  fields: Record<string, FormField>;
  rules: Conditions;
  /** Aborted when the list is shown anew. */
  signal: AbortSignal;
  edges: ListEdges;
}

export function chartPanel(panel: Panel): HTMLElement {
  const { host, edges } = panel;
  const foldedKey = `kumin.voice.folded.${host.appId}.${host.user.code}`;
  const body = el('div', { class: 'kumin-panel-body' });
  const thisYear = fiscalYearOf(todayIn(host.user.timezone, edges.now()));
  const show = new YearShown(panel, body, thisYear);
  const remembered = edges.storage?.getItem(foldedKey);
  // A phone shows the list first.
  let folded =
    remembered === null || remembered === undefined
      ? host.device === 'mobile'
      : remembered === 'yes';
  const toggle = el('button', { type: 'button', class: 'kumin-panel-toggle' });
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
  return el('div', { class: 'kumin-panel' }, [toggle, body]);
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

  private get measure(): Measure {
    const code = this.panel.settings.fields['minutes'];
    const mapped = code !== undefined && this.panel.fields[code] !== undefined;
    return this.panel.settings.chart.measure === 'minutes' && mapped ? 'minutes' : 'count';
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
      const records = await readRecords(host, {
        ...reading(settings, rules, this.year, this.measure, condition),
        signal: stop.signal,
        progress: (read, total) => (progress.textContent = text().progress(read, total)),
      });
      const zone = host.user.timezone;
      const table = yearTable(records, settings, fields, zone, this.year, this.measure);
      this.show(table, condition, clockIn(zone, instantOf(edges.now())));
    } catch (error) {
      if (stop.signal.aborted) return;
      fill(this.body, [this.yearChoice(), failure(error, () => void this.read())]);
    }
  }

  private show(table: YearTable, condition: string, time: string): void {
    this.drawing?.destroy();
    this.drawing = null;
    if (table.records === 0) {
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

  private basis(table: YearTable, time: string): string {
    const lines = [text().basis(time, text().voices(table.records))];
    if (table.measure === 'minutes' && table.withoutMinutes > 0) {
      lines.push(text().minutesBlank(table.withoutMinutes));
    }
    if (this.panel.settings.chart.measure !== table.measure) lines.push(text().noMinutesField);
    return lines.join(' ');
  }

  private title(year: YearTable, condition: string): string {
    const title = year.measure === 'count' ? text().chartTitle : text().chartMinutesTitle;
    return title(yearWords(year.fiscalYear), condition === '' ? 'all' : 'filtered');
  }

  /** A number leads to the list of exactly its records. */
  private marks(year: YearTable, condition: string, first: 'months' | 'categories'): Marks {
    const { host, settings, rules, edges } = this.panel;
    const address = (place: Place): string | undefined => {
      const [row, column] = cellAt(place, first);
      const list = cellCondition(year, row, column, settings, rules, condition);
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
