/** What holds for all dashboards of the app: whether records stay on the computer, and the office's own days. */
import type { Day } from '../../calendar/day';
import { readDays } from '../../calendar/day-lines';
import { formatDay } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import { currentLanguage } from '../../ui/messages';
import type { ChartsSettings } from '../settings';
import { areaField, tickField } from './controls';
import { text } from './messages';

type Own = Pick<ChartsSettings, 'keep' | 'officeDays'>;

export function ownSettingsView(initial: Own, change: (next: Own) => void): HTMLElement {
  let own = initial;
  const set = (parts: Partial<Own>): void => change((own = { ...own, ...parts }));
  return el('div', {}, [
    tickField(
      { key: 'keep', label: text().keep, help: text().keepHelp },
      own.keep === 'kept',
      (kept) => set({ keep: kept ? 'kept' : 'off' }),
    ),
    el('h4', {}, text().officeDays),
    el('p', { class: 'kumin-ce-help' }, text().officeDaysHelp),
    daysField('closed-days', text().closedDays, own.officeDays.closed, (closed) =>
      set({ officeDays: { ...own.officeDays, closed } }),
    ),
    daysField('open-days', text().openDays, own.officeDays.open, (open) =>
      set({ officeDays: { ...own.officeDays, open } }),
    ),
  ]);
}

function daysField(
  key: string,
  label: string,
  days: readonly Day[],
  write: (days: Day[]) => void,
): HTMLElement {
  const said = el('p', { class: 'kumin-ce-said', role: 'status' });
  const area = areaField({ key, label }, days.map(written).join('\n'), (typed) => {
    const read = readDays(typed);
    const wrong = read.wrong.map((line) => `「${line}」`).join(text().list);
    const words = wrong === '' ? '' : text().wrongDays(wrong);
    // The screen saves nothing until it is mended: a line left out would be lost.
    area.querySelector('textarea')?.setCustomValidity(words);
    said.classList.toggle('kumin-ce-problem-stops', words !== '');
    said.textContent = words === '' ? text().daysRead(read.days.length) : words;
    if (words === '') write(read.days);
  });
  area.append(said);
  return area;
}

function written(day: Day): string {
  return currentLanguage() === 'ja' ? formatDay(day) : day;
}
