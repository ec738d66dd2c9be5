/** How voices flow through the office: who passes on to whom, and who records at all. */
import { el } from '../../ui/dom';
import { inBrackets } from '../../ui/joining';
import { coverageOf, hasStopped } from './coverage';
import { csvButton, inSpan, matrixCsv, matrixView, type Desk } from './desk';
import { matrixOf, namesByUse, type Matrix } from './matrix';
import { text } from './messages';
import { firstOfWeek, weekNumber } from './spans';
import type { Transfer } from './voice';

/** Weeks of the table: a quarter of a year. */
const WEEKS = 13;

export function transfersView(desk: Desk): HTMLElement {
  const inside = new Set(desk.read.voices.filter(inSpan(desk)).map(({ id }) => id));
  const within = (all: readonly Transfer[]): Transfer[] =>
    all.filter(({ voice }) => inside.has(voice));
  const moved = within(desk.read.transfers);
  const handed = within(desk.read.handedOver);
  const byVoice = namesByUse(moved.map(({ voice }) => String(voice)));
  const twice = byVoice.filter(
    (id) => moved.filter(({ voice }) => String(voice) === id).length > 1,
  ).length;
  return el('div', {}, [
    el('p', { class: 'kumin-note' }, text().transferRule),
    moved.length === 0
      ? el('p', {}, text().transferNone)
      : el('div', {}, [
          el('p', {}, text().transferred(byVoice.length, twice)),
          ...table(desk, text().transferTitle, moved),
        ]),
    el('p', { class: 'kumin-note' }, text().handedRule),
    handed.length === 0
      ? el('p', {}, text().handedNone)
      : el('div', {}, table(desk, text().handedTitle, handed)),
  ]);
}

function table(desk: Desk, title: string, moves: readonly Transfer[]): HTMLElement[] {
  const matrix = matrixOf(
    {
      title: `${title}${inBrackets(desk.spanWords)}`,
      rowHeading: text().from,
      columnHeading: text().to,
      rows: namesByUse(moves.map(({ from }) => from)),
      columns: namesByUse(moves.map(({ to }) => to)),
    },
    moves.map(({ from, to, voice }) => ({ row: from, column: to, voice })),
  );
  return withFile(desk, title, matrix, text().times);
}

function withFile(desk: Desk, title: string, matrix: Matrix, measure: string): HTMLElement[] {
  return [
    matrixView(desk, matrix, measure),
    csvButton(desk, title, () => matrixCsv(matrix, measure)),
  ];
}

export function coverageView(desk: Desk): HTMLElement {
  const { silentWeeks } = desk.settings.topics;
  const coverage = coverageOf(desk.read.voices, desk.today, WEEKS);
  const stopped = coverage.sections.filter((section) => hasStopped(section, silentWeeks));
  const weekWords = (week: number): string => text().weekFrom(firstOfWeek(week).slice(5));
  const first = coverage.weeks[0] ?? 0;
  const matrix = matrixOf(
    {
      title: text().coverageTitle,
      rowHeading: text().section,
      columnHeading: text().week,
      rows: coverage.sections.map(({ name }) => name),
      columns: coverage.weeks.map(weekWords),
    },
    desk.read.voices.flatMap(({ id, day, section }) =>
      day === undefined || weekNumber(day) < first
        ? []
        : [{ row: section, column: weekWords(weekNumber(day)), voice: id }],
    ),
  );
  return el('div', {}, [
    el('p', { class: 'kumin-note' }, text().coverageRule(silentWeeks)),
    el('h3', {}, text().stoppedHeading),
    stopped.length === 0
      ? el('p', {}, text().stoppedNone(silentWeeks))
      : el(
          'ul',
          { class: 'kumin-topic-stopped' },
          stopped.map((section) =>
            el(
              'li',
              {},
              text().stopped(section.name, section.lastWeek, section.silentWeeks, section.total),
            ),
          ),
        ),
    ...withFile(desk, text().coverageTitle, matrix, text().count),
  ]);
}
