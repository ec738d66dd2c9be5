/** The first step of setting many voices: the voices of the list, in pages, with a box each, and what is to be set. */
import { dayOf } from '../../records/value';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { selectOf } from '../../ui/select';
import { fieldOf, textIn } from '../form';
import { today, type Handling } from './context';
import { text as shared } from './messages';
import { names, sectionsOf } from './moves';
import type { Choices } from './open-work';
import type { Places } from './places';
import { stateOf } from './state';
import { dueMark } from './state-words';
import { PAGE, type ListPage } from './triage-read';
import { text } from './triage-messages';
import { dayWords } from './words';

/** So many voices can be set at once: twenty requests of a hundred. */
export const MOST = 2000;

/** One of the three steps: what is read, and below it what can be done. */
export interface TriageStep {
  element: HTMLElement;
  buttons: HTMLElement[];
}

export interface SelectParts {
  handling: Handling;
  places: Places;
  /** What is kept between the steps. */
  selected: Set<number>;
  choices: Choices;
  condition: string;
  organizations: readonly Entity[];
  categories: readonly string[];
  /** `words` is shown; one with `isClosed` cannot be chosen. */
  actions: readonly { name: string; words: string; isClosed: boolean }[];
  read(page: number): Promise<ListPage>;
  /** Numbers of all that match. @throws RequestError */
  readAll(): Promise<number[]>;
  check(): Promise<void>;
}

/** Told again by `check`, which may leave this step. */
export function selectView(parts: SelectParts): TriageStep {
  const { selected } = parts;
  let page = 0;
  let total = 0;
  let shown: KintoneRecord[] = [];
  const list = el('div', {});
  const pages = el('div', { class: 'kumin-triage-pages' });
  const counted = el('strong', { role: 'status' });
  const fault = el('p', { class: 'kumin-handling-failure', role: 'alert', hidden: true });
  const say = (words: string): void => {
    fault.hidden = words === '';
    fault.textContent = words;
  };
  const recount = (): void => {
    counted.textContent = text().selected(selected.size);
  };
  const button = (label: string, act: () => void, disabled = false): HTMLButtonElement =>
    el('button', { type: 'button', onclick: act, disabled }, label);

  async function go(to: number): Promise<void> {
    fill(list, el('p', { role: 'status' }, shared().reading));
    try {
      const answer = await parts.read(to);
      page = to;
      total = answer.total;
      shown = answer.records;
      draw();
    } catch (error) {
      fill(list, [
        el('p', { class: 'kumin-handling-failure', role: 'alert' }, explainFailure(error)),
        button(shared().retry, () => void go(to)),
      ]);
    }
  }

  function draw(): void {
    recount();
    if (shown.length === 0) {
      fill(list, el('p', { role: 'status' }, text().noRecords));
      fill(pages, []);
      return;
    }
    const ids = shown.map(idOf);
    const whole = el('input', {
      type: 'checkbox',
      checked: ids.every((id) => selected.has(id)),
      onchange: () => {
        for (const id of ids) mark(id, whole.checked);
        draw();
        list.querySelector<HTMLElement>('thead input')?.focus();
      },
    });
    fill(list, table(whole));
    const from = page * PAGE + 1;
    fill(pages, [
      button(text().previous, () => void go(page - 1), page === 0),
      el('span', {}, text().pageOf(from, from + shown.length - 1, total)),
      button(text().nextPage, () => void go(page + 1), from + shown.length > total),
      button(text().selectAll(total), () => void selectAll(), total > MOST),
      button(text().clear, () => {
        selected.clear();
        draw();
      }),
      total > MOST && el('span', { class: 'kumin-handling-note' }, text().tooMany(MOST)),
    ]);
  }

  function mark(id: number, isOn: boolean): void {
    if (isOn) selected.add(id);
    else selected.delete(id);
  }

  async function selectAll(): Promise<void> {
    say('');
    try {
      for (const id of await parts.readAll()) selected.add(id);
      draw();
    } catch (error) {
      say(explainFailure(error));
    }
  }

  function table(whole: HTMLInputElement): HTMLElement {
    const headings = [
      ...[text().columnId, text().columnTitle, text().columnSection],
      ...[text().columnCategory, text().columnStatus, text().columnDue],
    ];
    const head = el('tr', {}, [
      el('th', { scope: 'col' }, [
        el('label', { class: 'kumin-triage-box' }, [
          whole,
          el('span', { class: 'kumin-triage-page-label' }, text().selectPage),
        ]),
      ]),
      ...headings.map((heading) => el('th', { scope: 'col' }, heading)),
    ]);
    const body = el('tbody', { onkeydown: walk }, shown.map(row));
    return el('table', { class: 'kumin-handling-table kumin-triage-table' }, [
      el('thead', {}, head),
      body,
    ]);
  }

  function row(record: KintoneRecord): HTMLElement {
    const { mapping, status } = parts.places;
    const { handling } = parts;
    const id = idOf(record);
    const title = textIn(record, mapping, 'title') || shared().untitled;
    const state = stateOf(record, parts.places, handling.settings, {
      today: today(handling),
      office: handling.office,
    });
    const received = dayOf(fieldOf(record, mapping, 'receivedAt'), handling.host.user.timezone);
    const box = el('input', {
      type: 'checkbox',
      checked: selected.has(id),
      'aria-label': text().selectRow(id, title),
      onchange: () => {
        mark(id, box.checked);
        recount();
      },
    });
    const cell = (label: string, children: Parameters<typeof el>[2]): HTMLElement =>
      el('td', { 'data-label': label }, children);
    const words = (value: string): string => value || text().blank;
    return el('tr', {}, [
      el('td', {}, el('label', { class: 'kumin-triage-box' }, box)),
      cell(text().columnId, el('a', { href: handling.host.url({ record: id }) }, String(id))),
      cell(text().columnTitle, [
        title,
        received &&
          el('small', { class: 'kumin-handling-note' }, ` ${dayWords(received, today(handling))}`),
      ]),
      cell(text().columnSection, words(names(sectionsOf(record, parts.places)))),
      cell(text().columnCategory, words(textIn(record, mapping, 'category'))),
      cell(text().columnStatus, status === undefined ? '' : state.status),
      cell(text().columnDue, dueMark(state) ?? ''),
    ]);
  }

  function walk(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLInputElement)) return;
    const boxes = [...list.querySelectorAll<HTMLInputElement>('tbody input')];
    const next = boxes[boxes.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  async function check(): Promise<void> {
    say('');
    next.disabled = true;
    try {
      await parts.check();
    } catch (error) {
      say(error instanceof Unfit ? error.message : explainFailure(error));
    } finally {
      next.disabled = false;
    }
  }

  const next = el(
    'button',
    { type: 'button', class: 'kumin-main', onclick: () => void check() },
    text().check,
  );
  void go(0);
  const element = el('div', {}, [
    el('p', {}, text().triageAbout(parts.condition === '' ? 'all' : 'filtered')),
    el('p', { class: 'kumin-handling-note kumin-triage-keys' }, text().triageKeys),
    setting(parts),
    list,
    pages,
  ]);
  return { element, buttons: [next, counted, fault] };
}

/** An order that cannot be checked yet; its message says what is missing. */
export class Unfit extends Error {}

function setting({ choices, organizations, categories, actions }: SelectParts): HTMLElement {
  const keep = { value: '', label: text().keep };
  const labelled = (label: string, select: HTMLElement): HTMLElement => {
    select.id = `kumin-triage-set-${label}`;
    return el('div', {}, [el('label', { for: select.id }, label), select]);
  };
  const section = selectOf(
    choices.section?.code ?? '',
    [keep, ...organizations.map(({ code, name }) => ({ value: code, label: name }))],
    (code) => (choices.section = organizations.find((each) => each.code === code)),
  );
  const category = selectOf(
    choices.category ?? '',
    [keep, ...categories.map((value) => ({ value, label: value }))],
    (value) => (choices.category = value === '' ? undefined : value),
  );
  const action = selectOf(
    choices.action ?? '',
    [keep, ...actions.map(({ name, words }) => ({ value: name, label: words }))],
    (value) => (choices.action = value === '' ? undefined : value),
  );
  for (const option of action.options) {
    option.disabled = actions.some(({ name, isClosed }) => isClosed && name === option.value);
  }
  return el('fieldset', { class: 'kumin-triage-set' }, [
    el('legend', {}, text().setHeading),
    organizations.length > 0 && labelled(text().setSection, section),
    categories.length > 0 && labelled(text().setCategory, category),
    actions.length > 0 && labelled(text().setAction, action),
  ]);
}

function idOf(record: KintoneRecord): number {
  return Number(record['$id']?.value);
}
