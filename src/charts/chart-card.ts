/** One chart of the dashboard: its drawing or table, what is chosen in it, and what it rests on. */
import { draw, type Drawing, type Marks } from '../drawing/draw';
import { ALL, type Figure, type Place } from '../drawing/figure';
import { tableView } from '../drawing/table-view';
import { el, fill } from '../ui/dom';
import { numberWords } from '../ui/numbers';
import type { Answered } from './answers';
import type { Basis, ChartAnswer } from './answer';
import { MOST_IDS } from './behind';
import type { Chart } from './definition';
import { faultView } from './fault-view';
import { HIDDEN } from './out/messages';
import { text } from './screen-messages';
import { labelOf, type SourceData } from './source-data';

export interface CardHost {
  /** The figure as it may be shown: small numbers hidden or not. */
  shown(chart: Chart, answer: ChartAnswer): Figure;
  /** What it rests on, as it may be shown. */
  basis(chart: Chart, answer: ChartAnswer): Basis;
  /** Changes when `shown` gives another figure of the same answer. */
  manner(): string;
  choose(chart: Chart, answer: ChartAnswer, place: Place): void;
  clear(chart: Chart): void;
  openList(condition: string): void;
  retry(): void;
  /** What stands beside the title while there is an answer. */
  tools(chart: Chart, answer: () => ChartAnswer): HTMLElement[];
}

export interface ChartCard {
  element: HTMLElement;
  show(answered: Answered, data: SourceData | undefined, chosen: Place | null): void;
  /** When its picture is there. */
  drawn(): Promise<void>;
  destroy(): void;
}

/** Looks that are tables already. */
const TABLES: readonly string[] = ['pivot', 'ranking', 'kpi'];

let cards = 0;

export function chartCard(chart: Chart, host: CardHost): ChartCard {
  let asTable = false;
  let drawing: Drawing | undefined;
  let told = '[]';
  let last: Parameters<ChartCard['show']> | undefined;
  const body = el('div', { class: 'kumin-chart-body' });
  const selection = el('div', { class: 'kumin-chart-selection kumin-print-not', role: 'status' });
  const notes = el('p', { class: 'kumin-chart-notes' });
  const toggle = el(
    'button',
    {
      type: 'button',
      hidden: TABLES.includes(chart.look.type),
      onclick: () => {
        asTable = !asTable;
        if (last) card.show(...last);
      },
    },
    text().asTable,
  );
  const answerNow = (): ChartAnswer => {
    if (!last || !('answer' in last[0])) throw new Error('The tools show with an answer only.');
    return last[0].answer;
  };
  const tools = el('div', { class: 'kumin-chart-tools kumin-print-not' }, [
    toggle,
    ...host.tools(chart, answerNow),
  ]);
  // A record's page may have several dashboards, whose ids are their own.
  const titleId = `kumin-chart-title-${(cards += 1)}`;
  const element = el(
    'article',
    {
      class: `kumin-chart-card kumin-chart-${chart.size.height}`,
      style: `--kumin-width: ${chart.size.width}`,
      'aria-labelledby': titleId,
      'data-chart': chart.id,
    },
    [
      el('header', { class: 'kumin-chart-head' }, [el('h3', { id: titleId }, chart.title), tools]),
      body,
      selection,
      notes,
    ],
  );

  const card: ChartCard = {
    element,
    show(answered, data, chosen) {
      const former = last?.[0];
      last = [answered, data, chosen];
      toggle.textContent = asTable ? text().asChart : text().asTable;
      // The same figure with another mark needs no new drawing: the focus stays where it is.
      const same = former === answered && drawing !== undefined && body.dataset['as'] === as();
      if (same) drawing?.select(chosen);
      else redraw(answered, chosen);
      tools.hidden = !('answer' in answered);
      if ('answer' in answered) {
        tell(selectionLine(chart, answered.answer, chosen, host));
        const { answer } = answered;
        notes.textContent = notesOf(answer, host.basis(chart, answer), data).join(' ');
      } else {
        tell([]);
        notes.textContent = '';
      }
      notes.hidden = notes.textContent === '';
    },
    async drawn() {
      await drawing?.drawn?.();
    },
    destroy() {
      drawing?.destroy();
    },
  };

  /** The same words again are no news: a screen reader is not told them, and their buttons keep the focus. */
  function tell(line: HTMLElement[]): void {
    const words = JSON.stringify([chosenNow(), line.map(({ textContent }) => textContent)]);
    if (words === told) return;
    told = words;
    const focused = selection.contains(document.activeElement);
    fill(selection, line);
    if (focused) (line.at(-1) ?? toggle).focus();
  }

  function chosenNow(): unknown {
    if (!last || !('answer' in last[0]) || !last[2]) return null;
    return last[0].answer.condition(last[2]) ?? null;
  }

  /** Drawn anew when the figure is shown another way, too. */
  const as = (): string => `${asTable ? 'table' : 'chart'} ${host.manner()}`;

  function redraw(answered: Answered, chosen: Place | null): void {
    if (updated(answered, chosen)) return;
    const focused = body.contains(document.activeElement);
    drawing?.destroy();
    drawing = undefined;
    body.dataset['as'] = as();
    if ('fault' in answered) {
      fill(body, faultView(answered.fault, host.retry));
      return;
    }
    if ('waiting' in answered) {
      fill(body, el('p', { class: 'kumin-chart-waiting' }, text().readingFirst));
      return;
    }
    const { answer } = answered;
    if (isEmpty(answer)) {
      const words = answer.basis.leftOut > 0 ? text().emptyFiltered : text().empty;
      fill(body, el('p', { class: 'kumin-drawing-empty', role: 'status' }, words));
      return;
    }
    const marks = marksOf(answer, chosen);
    const figure = host.shown(chart, answer);
    drawing = asTable ? tableView(figure, marks) : draw(figure, chart.look, marks);
    fill(body, drawing.element);
    if (focused) body.querySelector<HTMLElement>('[tabindex="0"], button, a')?.focus();
  }

  /** What is drawn stays, and shows the new figure. */
  function updated(answered: Answered, chosen: Place | null): boolean {
    if (!('answer' in answered) || !drawing?.update || body.dataset['as'] !== as()) return false;
    const { answer } = answered;
    if (isEmpty(answer)) return false;
    return drawing.update(host.shown(chart, answer), marksOf(answer, chosen));
  }

  function marksOf(answer: ChartAnswer, chosen: Place | null): Marks {
    return { chosen, choose: (place) => host.choose(chart, answer, place) };
  }

  function isEmpty({ basis }: ChartAnswer): boolean {
    return basis.counted.rows === 0 && chart.look.type !== 'kpi';
  }

  return card;
}

/** What is chosen, and the way to its records. */
function selectionLine(
  chart: Chart,
  answer: ChartAnswer,
  place: Place | null,
  host: CardHost,
): HTMLElement[] {
  if (!place) return [];
  const figure = host.shown(chart, answer);
  const hidden = figure.hidden(place);
  const count = hidden ? HIDDEN : numberWords(answer.records(place));
  const condition = answer.condition(place);
  return [
    el('span', {}, text().selected(placeWords(figure, place), count)),
    condition === undefined
      ? el('span', { class: 'kumin-note' }, whyNotInList(answer.records(place)))
      : el(
          'button',
          { type: 'button', class: 'kumin-open-list', onclick: () => host.openList(condition) },
          text().openList(count),
        ),
    el('button', { type: 'button', onclick: () => host.clear(chart) }, text().unselect),
  ];
}

function whyNotInList(records: number): string {
  return records > MOST_IDS ? text().tooManyForList(MOST_IDS) : text().notInList;
}

export function placeWords({ levels }: Figure, place: Place): string {
  const words = place.flatMap((at, level) =>
    at === ALL ? [] : (levels[level]?.keys[at]?.label ?? []),
  );
  return words.join(' × ') || text().whole;
}

function notesOf(
  answer: ChartAnswer,
  { counted, unset, joins, overlapping }: Basis,
  data: SourceData | undefined,
): string[] {
  const without = [
    ...new Set(
      answer.without.map(
        ({ field, elsewhere }) => elsewhere ?? (data ? labelOf(data, field) : field),
      ),
    ),
  ];
  return [
    ...(without.length > 0 ? [text().notNarrowed(without.join(text().quote))] : []),
    ...unset
      // NaN is not told.
      .filter(({ count }) => count !== 0)
      .map(({ label, count }) =>
        text().unsetNote(label, Number.isNaN(count) ? HIDDEN : numberWords(count)),
      ),
    ...joins.flatMap(({ label, unmatched, ambiguous }) => [
      ...(unmatched.count > 0 ? [text().unmatched(label, unmatched.count)] : []),
      ...(ambiguous.count > 0 ? [text().ambiguous(label, ambiguous.count)] : []),
    ]),
    ...(overlapping && counted.rows !== 0 ? [text().overlapping] : []),
  ];
}
