/** The deadline rule and the names of actions on the config screen, with the rule as it stands in words. */
import { labelled, listed } from '../setting-controls';
import type { Day } from '../../calendar/day';
import { readDays } from '../../calendar/day-lines';
import { formatDay } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import { currentLanguage } from '../../ui/messages';
import { selectOf } from '../../ui/select';
import { text as shared } from './messages';
import { MOVES, type DeadlineSettings, type HandlingSettings } from './settings';
import { text } from './settings-messages';
import { ruleWords } from './words';

export interface Parts {
  deadline: DeadlineSettings;
  handling: HandlingSettings;
}

const MOST_DAYS = 366;

export function handlingView(initial: Parts, change: (next: Parts) => void): HTMLElement {
  let parts = initial;
  const now = el('p', { class: 'kumin-voice-note', role: 'status' });
  const tell = (): void => {
    now.textContent = text().settingNow(ruleWords(parts.deadline));
  };
  const setDeadline = (some: Partial<DeadlineSettings>): void => {
    parts = { ...parts, deadline: { ...parts.deadline, ...some } };
    tell();
    change(parts);
  };
  const setHandling = (some: Partial<HandlingSettings>): void => {
    parts = { ...parts, handling: { ...parts.handling, ...some } };
    change(parts);
  };
  const { deadline, handling } = initial;
  tell();
  return el('section', {}, [
    el('h3', {}, text().settingHeading),
    labelled(
      text().settingDays,
      count(deadline.days, (days) => setDeadline({ days })),
    ),
    labelled(
      text().settingSoon,
      count(deadline.soonDays, (soonDays) => setDeadline({ soonDays })),
    ),
    labelled(
      text().settingUnit,
      selectOf(
        deadline.unit,
        [
          { value: 'calendar', label: text().settingCalendar },
          { value: 'office', label: text().settingOffice },
        ],
        (unit) => setDeadline({ unit }),
      ),
    ),
    labelled(
      text().settingCutOff,
      clock(deadline.cutOff, (cutOff) => setDeadline({ cutOff })),
    ),
    tick(text().settingClosedEnd, deadline.closedEnd === 'next', (isOn) =>
      setDeadline({ closedEnd: isOn ? 'next' : 'stays' }),
    ),
    days(text().settingClosed, deadline.closed, (closed) => setDeadline({ closed })),
    days(text().settingOpen, deadline.open, (open) => setDeadline({ open })),
    now,
    labelled(
      text().settingSpace,
      line(handling.space, (space) => setHandling({ space })),
    ),
    el('h4', {}, text().settingActions),
    el('p', { class: 'kumin-voice-note' }, text().settingActionsNote),
    ...MOVES.map((move) =>
      labelled(
        shared()[move],
        line(handling.actions[move].join('、'), (written) =>
          setHandling({ actions: { ...parts.handling.actions, [move]: listed(written) } }),
        ),
      ),
    ),
    labelled(
      text().settingWaiting,
      line(handling.statuses.waiting.join('、'), (written) =>
        setHandling({ statuses: { ...parts.handling.statuses, waiting: listed(written) } }),
      ),
    ),
    labelled(
      text().settingInterim,
      line(handling.statuses.interim.join('、'), (written) =>
        setHandling({ statuses: { ...parts.handling.statuses, interim: listed(written) } }),
      ),
    ),
  ]);
}

function line(value: string, write: (value: string) => void): HTMLElement {
  const input = el('input', { type: 'text', value, onchange: () => write(input.value.trim()) });
  return input;
}

/** A number out of range falls back to what was there: a setting is never wrong. */
function count(value: number, write: (value: number) => void): HTMLElement {
  let last = value;
  const input = el('input', {
    ...{ type: 'number', value, min: 0, max: MOST_DAYS, step: 1 },
    onchange: () => {
      const next = Number(input.value);
      const fits = input.value !== '' && Number.isInteger(next) && next >= 0 && next <= MOST_DAYS;
      if (fits) write((last = next));
      else input.value = String(last);
    },
  });
  return input;
}

/** The browser gives `HH:MM`, or nothing while a time is incomplete. */
function clock(value: string, write: (value: string) => void): HTMLElement {
  const input = el('input', {
    ...{ type: 'time', value },
    onchange: () => write(input.value.slice(0, 5)),
  });
  return input;
}

function tick(label: string, checked: boolean, write: (isOn: boolean) => void): HTMLElement {
  const input = el('input', { type: 'checkbox', checked, onchange: () => write(input.checked) });
  return el('label', { class: 'kumin-voice-tick' }, [input, el('span', {}, label)]);
}

function days(label: string, value: readonly Day[], write: (days: Day[]) => void): HTMLElement {
  const told = el('p', { class: 'kumin-voice-note', role: 'status' });
  const area = el('textarea', {
    rows: 3,
    onchange: () => {
      const read = readDays(area.value);
      const wrong = read.wrong.map((each) => `「${each}」`).join(shared().listSeparator);
      told.textContent =
        wrong === '' ? text().settingDaysRead(read.days.length) : text().settingWrongDays(wrong);
      write(read.days);
    },
  });
  const written = (day: Day): string => (currentLanguage() === 'ja' ? formatDay(day) : day);
  area.value = value.map(written).join('\n');
  return el('div', {}, [labelled(label, area), told]);
}
