/** The register as a table: what each improvement came from, and whether there are fewer voices of its topic since. */
import type { Cell } from '../../text/csv';
import { sparkline } from '../../drawing/sparkline';
import { el, fill, type Children } from '../../ui/dom';
import { csvButton, tableOf, voicesLink, type Desk } from '../topics/desk';
import { firstOfMonth } from '../topics/spans';
import { actionApp, readActions, type Action } from './actions';
import { beforeAfter, type BeforeAfter } from './before-after';
import { lackWords } from './link-dialog';
import { text } from './messages';
import { measuredBy, type Measured } from './topic-of';

export function ledgerView(desk: Desk, signal: AbortSignal): HTMLElement {
  const box = el('div', {});
  const { actions: app } = desk.settings.related;
  if (app === null) {
    fill(box, el('p', {}, text().noApp));
    return box;
  }
  const read = async (): Promise<void> => {
    fill(box, el('p', { role: 'status' }, text().reading));
    try {
      const found = await actionApp(desk.host, app);
      const actions = await readActions(desk.host, found);
      if (!signal.aborted) fill(box, ledger(desk, app, actions));
    } catch (error) {
      if (signal.aborted) return;
      fill(box, [
        el('p', { role: 'alert' }, lackWords(error)),
        el('button', { type: 'button', onclick: () => void read() }, text().retry),
      ]);
    }
  };
  void read();
  return box;
}

interface Line {
  action: Action;
  measured: Measured;
  change: BeforeAfter | undefined;
}

function ledger(desk: Desk, app: number, actions: readonly Action[]): Children {
  const rule = el('p', { class: 'kumin-note' }, `${text().rule}${text().caution}`);
  if (actions.length === 0) return [rule, el('p', {}, text().none)];
  const { voices: all } = desk.read;
  const lines = actions.map((action): Line => {
    const measured = measuredBy(action, desk.made.topics, all);
    const change =
      action.startDate && beforeAfter(measured.voices, all, action.startDate, desk.today);
    return { action, measured, change };
  });
  return [
    rule,
    tableOf(
      text().heading,
      [
        { label: text().action, kind: 'words' },
        { label: text().pillar, kind: 'words' },
        { label: text().when, kind: 'words' },
        { label: text().state, kind: 'words' },
        { label: text().voices, kind: 'number' },
        { label: text().measure, kind: 'words' },
      ],
      lines.map((line): Children[] => [
        el('a', { href: desk.host.url({ record: line.action.id, app }) }, line.action.title),
        line.action.pillar,
        whenWords(line.action),
        [line.action.state, line.action.section].filter(Boolean).join(' ・ '),
        linkedVoices(desk, line.action),
        measureOf(line),
      ]),
    ),
    csvButton(desk, text().heading, () => rowsOf(lines)),
  ];
}

function whenWords({ fiscalYear, quarter }: Action): string {
  return [text().year(fiscalYear), quarter].filter(Boolean).join(' ');
}

/** Voices that are gone, or not to be seen, are not among them. */
function linkedVoices(desk: Desk, { voices, title }: Action): HTMLElement {
  const known = new Set(voices);
  return voicesLink(
    desk,
    title,
    desk.read.voices.filter(({ id }) => known.has(id)),
  );
}

function measureOf(line: Line): Children {
  const { change } = line;
  return [el('span', {}, measureWords(line)), change !== undefined && course(change)];
}

function measureWords({ action, measured, change }: Line): string {
  const by =
    measured.by === 'topic'
      ? text().byTopic(measured.name)
      : measured.by === 'words'
        ? text().byWords(measured.name)
        : text().byVoices;
  if (!action.startDate) return text().notStarted;
  if (!change) return `${by}${text().tooSoon(action.startDate)}`;
  const { months, before, after, verdict } = change;
  return [
    by,
    text().counts(action.startDate, months, before.voices.length, after.voices.length),
    text().others(before.others, after.others),
    text()[verdict],
  ].join('');
}

function course({ monthly: { firstMonth, counts } }: BeforeAfter): SVGElement {
  const points = counts.map((value, at) => ({
    label: firstOfMonth(firstMonth + at).slice(0, 7),
    value,
    words: text().voicesOf(value),
  }));
  const words = points.map(({ label, value }) => text().monthCount(label, value)).join('、');
  return sparkline(points, text().monthly(words));
}

function rowsOf(lines: readonly Line[]): Cell[][] {
  return [
    [
      text().action,
      text().pillar,
      text().when,
      text().state,
      text().section,
      text().voices,
      text().measure,
    ],
    ...lines.map((line): Cell[] => [
      line.action.title,
      line.action.pillar,
      whenWords(line.action),
      line.action.state,
      line.action.section,
      line.action.voices.length,
      measureWords(line),
    ]),
  ];
}
