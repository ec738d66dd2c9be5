/** Asks what a step needs before it is done: each item with its fault beside it, and nothing typed is lost by it. */
import { parseDay, type Day } from '../../calendar/day';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { openDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { text } from './messages';
import { faultsOf, needs, type Need, type Said, type Step } from './moves';
import type { Places } from './places';

export interface StepQuestion {
  step: Step;
  /** As the button of kintone has it. */
  title: string;
  about: string[];
  /** What the button that does it says. */
  act: string;
  record: KintoneRecord;
  places: Places;
  /** What was typed before, or is proposed. */
  said: Said;
  today: Day;
  /** What is settled already and is not asked. */
  settled?: readonly Need[];
  organizations(): Promise<Entity[]>;
  /** In words, how far the day is; '' for none. */
  dayWords(day: Day): string;
  /** Told of everything typed, also when the dialog is left. */
  typed(said: Said): void;
  /** Done before the dialog closes; what fails is said in it. @throws RequestError */
  run?(said: Said): Promise<void>;
}

/** @returns what was said, free of faults; undefined where the dialog was left */
export function askStep(question: StepQuestion): Promise<Said | undefined> {
  const { step, record, places, today } = question;
  let said = question.said;
  let answer: Said | undefined;
  let asked = false;
  const set = (change: Partial<Said>): void => {
    said = { ...said, ...change };
    question.typed(said);
    arrange();
  };
  const parts: Record<Need, Part> = {
    section: sectionPart(question, (section) => set({ section })),
    to: linePart('to', said.to, (to) => set({ to })),
    newDue: dayPart(question, (newDue) => set({ newDue })),
    reason: textPart('reason', said.reason, (reason) => set({ reason })),
  };
  const failure = el('p', { class: 'kumin-handling-failure', role: 'alert', hidden: true });
  stepCount += 1;
  const id = `kumin-step-form-${stepCount}`;
  // It stands below what scrolls, outside the form.
  const run = el('button', { type: 'submit', class: 'kumin-main', form: id }, question.act);
  const form = el(
    'form',
    {
      id,
      novalidate: true,
      onsubmit: (event: Event) => {
        event.preventDefault();
        void finish();
      },
    },
    Object.values(parts).map(({ element }) => element),
  );

  /** Shows what is asked now, and the faults once somebody has tried. */
  function arrange(): { part: Part; isWrong: boolean }[] {
    const now = needs(step, record, places, said);
    const faults = asked ? faultsOf(step, record, places, said, today) : [];
    return (Object.keys(parts) as Need[]).map((need) => {
      const part = parts[need];
      part.element.hidden = !now.includes(need) || (question.settled?.includes(need) ?? false);
      const fault = faults.find((each) => each.need === need)?.fault;
      part.fault(fault === undefined ? '' : faultWords(need, fault));
      return { part, isWrong: fault !== undefined };
    });
  }

  function faultWords(need: Need, fault: 'missing' | 'past' | 'same'): string {
    if (fault !== 'missing') return text()[fault];
    return text()[MISSING[need]];
  }

  async function finish(): Promise<void> {
    asked = true;
    const wrong = arrange().filter(({ isWrong }) => isWrong);
    failure.hidden = wrong.length === 0;
    if (wrong.length > 0) {
      failure.textContent = text().mend(wrong.length);
      wrong[0]?.part.control.focus();
      return;
    }
    run.disabled = true;
    try {
      await question.run?.(said);
      answer = said;
      opened.close();
    } catch (error) {
      failure.hidden = false;
      failure.textContent = explainFailure(error);
    } finally {
      run.disabled = false;
    }
  }

  let tell: (said: Said | undefined) => void;
  const told = new Promise<Said | undefined>((resolve) => (tell = resolve));
  const opened = openDialog({
    title: question.title,
    look: 'kumin-step',
    size: 'narrow',
    body: [...question.about.map((line) => el('p', {}, line)), form],
    foot: [
      run,
      el('button', { type: 'button', onclick: () => opened.close() }, text().cancel),
      failure,
    ],
    closed: () => tell(answer),
  });
  const first = arrange().find(({ part }) => !part.element.hidden);
  first?.part.control.focus();
  return told;
}

const MISSING = {
  section: 'missingSection',
  to: 'missingTo',
  reason: 'missingReason',
  newDue: 'missingNewDue',
} as const;

const LABEL = {
  section: 'needSection',
  to: 'needTo',
  reason: 'needReason',
  newDue: 'needNewDue',
} as const;

interface Part {
  element: HTMLElement;
  control: HTMLElement;
  /** '' takes the fault away. */
  fault(words: string): void;
}

let partCount = 0;
let stepCount = 0;

function part(need: Need, control: HTMLElement, more: HTMLElement[] = []): Part {
  partCount += 1;
  const id = `kumin-step-${need}-${partCount}`;
  const fault = el('p', { id: `${id}-fault`, class: 'kumin-handling-fault', hidden: true });
  control.id = id;
  return {
    element: el('div', { class: 'kumin-step-part' }, [
      el('label', { for: id }, text()[LABEL[need]]),
      control,
      ...more,
      fault,
    ]),
    control,
    fault(words) {
      fault.hidden = words === '';
      fault.textContent = words;
      control.setAttribute('aria-invalid', String(words !== ''));
      if (words === '') control.removeAttribute('aria-describedby');
      else control.setAttribute('aria-describedby', fault.id);
    },
  };
}

function linePart(need: Need, value: string, write: (value: string) => void): Part {
  const input = el('input', { type: 'text', value, oninput: () => write(input.value) });
  return part(need, input);
}

function textPart(need: Need, value: string, write: (value: string) => void): Part {
  const area = el('textarea', { rows: 4, oninput: () => write(area.value) });
  area.value = value;
  return part(need, area);
}

function dayPart({ said, dayWords }: StepQuestion, write: (day: Day | '') => void): Part {
  const words = el('p', { class: 'kumin-handling-note', 'aria-live': 'polite' });
  const show = (day: Day | ''): void => {
    words.textContent = day === '' ? '' : dayWords(day);
  };
  const input = el('input', {
    type: 'date',
    value: said.newDue,
    oninput: () => {
      const day = parseDay(input.value) ?? '';
      show(day);
      write(day);
    },
  });
  show(said.newDue);
  return part('newDue', input, [words]);
}

/** The sections come with an answer of kintone; whoever waits sees so, and may ask again. */
function sectionPart(
  { said, organizations }: StepQuestion,
  write: (section: Entity | undefined) => void,
): Part {
  const chosen = said.section;
  const select = el('select', {
    onchange: () => {
      const found = offered.find(({ code }) => code === select.value);
      write(found);
    },
  });
  let offered: Entity[] = chosen ? [chosen] : [];
  const again = el('button', { type: 'button', hidden: true }, text().retry);
  const told = el('p', { class: 'kumin-handling-note', role: 'status' });
  const show = (): void =>
    fill(select, [
      el('option', { value: '' }, text().choose),
      ...offered.map(({ code, name }) =>
        el('option', { value: code, selected: code === chosen?.code }, name),
      ),
    ]);
  const load = async (): Promise<void> => {
    told.textContent = text().reading;
    again.hidden = true;
    try {
      const all = await organizations();
      const kept = select.value;
      offered = all.some(({ code }) => code === chosen?.code) || !chosen ? all : [chosen, ...all];
      show();
      if (kept !== '') select.value = kept;
      told.textContent = '';
    } catch (error) {
      told.textContent = explainFailure(error);
      again.hidden = false;
    }
  };
  again.addEventListener('click', () => void load());
  show();
  void load();
  return part('section', select, [told, again]);
}
