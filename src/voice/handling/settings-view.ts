/** The deadline rule, what counts as done, and the names of actions on the config screen. */
import { el } from '../../ui/dom';
import type { VoiceSettings } from '../settings';
import {
  clock,
  dayLines,
  heading,
  noteLine,
  number,
  pick,
  tick,
  wordsLine,
} from '../setting-controls';
import { text as shared } from './messages';
import { MOVES, type DeadlineSettings, type HandlingSettings } from './settings';
import { text } from './settings-messages';
import { ruleWords } from './words';

export type Parts = Pick<VoiceSettings, 'deadline' | 'handling' | 'done'>;

const DAYS = { min: 0, max: 366 };

export function handlingView(
  { deadline: initial, handling: initialHandling, done: initialDone }: Parts,
  change: (next: Partial<Parts>) => void,
): HTMLElement {
  let [deadline, handling, done] = [initial, initialHandling, initialDone];
  const now = el('p', { class: 'kumin-voice-note', role: 'status' });
  const tell = (): void => {
    now.textContent = text().settingNow(ruleWords(deadline));
  };
  const setDeadline = (some: Partial<DeadlineSettings>): void => {
    deadline = { ...deadline, ...some };
    tell();
    change({ deadline });
  };
  const setHandling = (some: Partial<HandlingSettings>): void =>
    change({ handling: (handling = { ...handling, ...some }) });
  const setDone = (some: Partial<Parts['done']>): void =>
    change({ done: (done = { ...done, ...some }) });
  tell();
  return el('div', {}, [
    heading(text().settingDeadline),
    number(text().settingDays, deadline.days, DAYS, (days) => setDeadline({ days })),
    number(text().settingSoon, deadline.soonDays, DAYS, (soonDays) => setDeadline({ soonDays })),
    pick(
      text().settingUnit,
      deadline.unit,
      [
        { value: 'calendar', label: text().settingCalendar },
        { value: 'office', label: text().settingOffice },
      ],
      (unit) => setDeadline({ unit }),
    ),
    clock(text().settingCutOff, deadline.cutOff, (cutOff) => setDeadline({ cutOff })),
    tick(text().settingClosedEnd, deadline.closedEnd === 'next', '', (isOn) =>
      setDeadline({ closedEnd: isOn ? 'next' : 'stays' }),
    ),
    dayLines(text().settingClosed, deadline.closed, (closed) => setDeadline({ closed })),
    dayLines(text().settingOpen, deadline.open, (open) => setDeadline({ open })),
    now,
    heading(text().settingDone),
    wordsLine(text().settingStatuses, done.statuses, (statuses) => setDone({ statuses })),
    tick(text().settingAnswered, done.answered === 'counts', '', (on) =>
      setDone({ answered: on ? 'counts' : 'ignored' }),
    ),
    heading(text().settingActions),
    noteLine(text().settingActionsNote),
    ...MOVES.map((move) =>
      wordsLine(shared()[move], handling.actions[move], (names) =>
        setHandling({ actions: { ...handling.actions, [move]: names } }),
      ),
    ),
    wordsLine(text().settingWaiting, handling.statuses.waiting, (waiting) =>
      setHandling({ statuses: { ...handling.statuses, waiting } }),
    ),
    wordsLine(text().settingInterim, handling.statuses.interim, (interim) =>
      setHandling({ statuses: { ...handling.statuses, interim } }),
    ),
  ]);
}
