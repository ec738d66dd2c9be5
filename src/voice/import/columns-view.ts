/** Step 2: which column goes where, with samples; what stands in for empty cells; and what unknown names become. */
import { el } from '../../ui/dom';
import { inOneLine } from '../../ui/joining';
import type { Decision } from './choice-names';
import { samplesOf } from './columns';
import type { Desk } from './desk';
import { SHOWN_NAMES, type UnknownName } from './draft';
import { short } from './file-view';
import { text } from './messages';
import { choiceLabels } from '../../records/choice-labels';
import { isChoice, isPeople, TIME, type Target } from './targets';

const SAMPLES = 3;
const NONE = '';

export function columnsView(desk: Desk): HTMLElement {
  const { draft } = desk;
  const hasTimes = draft.targets.some(
    ({ slot, field }) => slot === 'receivedAt' && field.type === 'DATETIME',
  );
  const unknown = draft.targets.flatMap((target) => {
    const names = draft.unknownNames(target);
    return names.length > 0 ? [{ target, names, element: unknownNames(desk, target, names) }] : [];
  });
  const open = unknown.flatMap(({ target, names }) =>
    names.filter(({ written }) => !draft.decisionFor(target.code, written)),
  ).length;
  return el('div', {}, [
    el('p', {}, text().columnsHow),
    open > 0 && el('p', { class: 'kumin-import-warn' }, text().openNames(open)),
    el('table', { class: 'kumin-import-table kumin-import-columns' }, [
      el('thead', {}, [
        el(
          'tr',
          {},
          [text().target, text().column, text().samples, text().whenEmpty].map((heading) =>
            el('th', { scope: 'col' }, heading),
          ),
        ),
      ]),
      el(
        'tbody',
        {},
        draft.targets.flatMap((target) => [
          row(desk, target.code, target.label, target),
          ...(hasTimes && target.slot === 'receivedAt' ? [row(desk, TIME, text().timeColumn)] : []),
        ]),
      ),
    ]),
    ...unknown.map((section) => section.element),
  ]);
}

/** Why the columns do not lead to the check; undefined when they do. */
export function columnsProblem({ draft }: Desk): string | undefined {
  const open = draft.openTargets().map(({ label }) => label);
  return open.length > 0 ? text().neededOpen(inOneLine(open)) : undefined;
}

function row(desk: Desk, code: string, label: string, target?: Target): HTMLElement {
  const { draft } = desk;
  const column = draft.columns[code];
  const twin =
    column === undefined
      ? undefined
      : Object.entries(draft.columns).find(([other, at]) => other !== code && at === column)?.[0];
  const twinLabel = draft.targets.find((each) => each.code === twin)?.label;
  const isOpen = Boolean(target && draft.openTargets().includes(target));
  return el('tr', { class: isOpen ? 'kumin-import-open' : undefined }, [
    el('th', { scope: 'row' }, [
      label,
      target?.required && el('span', { class: 'kumin-import-needed' }, text().needed),
    ]),
    el('td', { 'data-label': text().column }, [
      columnSelect(desk, code, label),
      twinLabel !== undefined && el('small', {}, text().sameColumn(twinLabel)),
    ]),
    el(
      'td',
      { 'data-label': text().samples, class: 'kumin-import-samples' },
      samples(desk, column),
    ),
    el('td', { 'data-label': text().whenEmpty }, target && standIn(desk, target)),
  ]);
}

function columnSelect(desk: Desk, code: string, label: string): HTMLElement {
  const { draft } = desk;
  const now = draft.columns[code];
  const select = el(
    'select',
    {
      id: `kumin-import-column-${code}`,
      'aria-label': `${label}: ${text().column}`,
      onchange: () => {
        draft.useColumn(code, select.value === NONE ? undefined : Number(select.value));
        desk.redraw();
      },
    },
    [
      el('option', { value: NONE }, text().noColumn),
      ...(draft.table?.columns ?? []).map((name, column) =>
        el('option', { value: column, selected: column === now }, name),
      ),
    ],
  );
  return select;
}

function samples({ draft }: Desk, column: number | undefined): HTMLElement[] {
  if (column === undefined || !draft.table) return [];
  return samplesOf(draft.table, column, SAMPLES).map((value) => el('div', {}, short(value)));
}

function standIn(desk: Desk, target: Target): HTMLElement {
  const { draft } = desk;
  const label = `${target.label}: ${text().whenEmpty}`;
  const now = draft.defaults[target.code] ?? '';
  if (isChoice(target.field)) {
    const select = el(
      'select',
      {
        'aria-label': label,
        onchange: () => {
          draft.useDefault(target.code, select.value);
          desk.say('');
        },
      },
      [
        el('option', { value: NONE }, text().leaveEmpty),
        ...choiceLabels(target.field).map((choice) =>
          el('option', { value: choice, selected: choice === now }, choice),
        ),
      ],
    );
    return select;
  }
  const input = el('input', {
    type: 'text',
    value: now,
    'aria-label': label,
    placeholder: text().leaveEmpty,
    onchange: () => {
      draft.useDefault(target.code, input.value.trim());
      desk.say('');
    },
  });
  return input;
}

function unknownNames(desk: Desk, target: Target, unknown: readonly UnknownName[]): HTMLElement {
  const heading = isPeople(target.field) ? text().unknownPeople : text().unknownHeading;
  return el('section', { class: 'kumin-import-unknown' }, [
    el('h3', {}, heading(target.label, unknown.length)),
    el('p', { class: 'kumin-import-note' }, text().unknownHow),
    el('table', { class: 'kumin-import-table' }, [
      el('thead', {}, [
        el('tr', {}, [
          el('th', { scope: 'col' }, text().written),
          el('th', { scope: 'col' }, text().becomes),
        ]),
      ]),
      el(
        'tbody',
        {},
        unknown.slice(0, SHOWN_NAMES).map((name) => decisionRow(desk, target, name)),
      ),
    ]),
    unknown.length > SHOWN_NAMES &&
      el('p', { class: 'kumin-import-note' }, text().unknownMore(unknown.length - SHOWN_NAMES)),
  ]);
}

function decisionRow(desk: Desk, { code }: Target, { written, rows }: UnknownName): HTMLElement {
  const { draft } = desk;
  const now = draft.decisionFor(code, written);
  const options: { label: string; decision: Decision | undefined }[] = [
    { label: text().undecided, decision: undefined },
    ...draft.choicesFor(code).map(({ value, names }) => ({
      label: names[0] ?? value,
      decision: { kind: 'choose' as const, value },
    })),
    { label: text().makeEmpty, decision: { kind: 'empty' } },
    { label: text().skipRows, decision: { kind: 'skip' } },
  ];
  const select = el(
    'select',
    {
      'aria-label': `${short(written)}: ${text().becomes}`,
      onchange: () => draft.decide(code, written, options[Number(select.value)]?.decision),
    },
    options.map(({ label, decision }, index) =>
      el('option', { value: index, selected: isSame(decision, now) }, label),
    ),
  );
  return el('tr', {}, [
    el('th', { scope: 'row' }, [short(written), ' ', el('small', {}, text().rows(rows))]),
    el('td', {}, select),
  ]);
}

function isSame(one: Decision | undefined, other: Decision | undefined): boolean {
  if (one?.kind !== other?.kind) return false;
  return one?.kind !== 'choose' || (other?.kind === 'choose' && one.value === other.value);
}
