/** On the create and edit screens: by when the reply is due, and by which rule, while the voice is written. */
import '../../ui/controls.css';
import './handling.css';
import { deadline, left, receivedAs } from '../../calendar/deadline';
import { parseDay } from '../../calendar/day';
import type { KintoneRecord } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { fieldOf, textIn } from '../form';
import { place, today, type Handling } from './context';
import { text } from './messages';
import { receiptOf } from './receipt';
import { dayWords, leftWords, ruleWords } from './words';

export function noteDeadline(handling: Handling): void {
  const { host, settings } = handling;
  let box: HTMLElement | undefined;
  const show = (record: KintoneRecord): void => {
    if (box)
      fill(
        box,
        lines(handling, record).map((line) => el('p', {}, line)),
      );
  };
  for (const screen of ['create.show', 'edit.show'] as const) {
    host.on(screen, ({ record }) => {
      const here = place(handling);
      if (!here || !fieldOf(record, settings.fields, 'dueDate')) return;
      here.querySelector('.kumin-due-note')?.remove();
      box = el('div', { class: 'kumin-ui kumin-handling kumin-due-note', 'aria-live': 'polite' });
      here.append(box);
      show(record);
    });
  }
  for (const slot of ['receivedAt', 'reply', 'dueDate'] as const) {
    const code = settings.fields[slot];
    if (code !== undefined) host.onChange(code, ({ record }) => show(record));
  }
}

/** What is said of the deadline that stands in the form, and of the one by the rule where they differ. */
export function lines(handling: Handling, record: KintoneRecord): string[] {
  const { host, settings, office } = handling;
  const { fields, deadline: rule } = settings;
  const said = text();
  const now = today(handling);
  const due = parseDay(textIn(record, fields, 'dueDate'));
  const isDeclined = textIn(record, fields, 'reply') === settings.check.declined;
  const receipt = receiptOf(fieldOf(record, fields, 'receivedAt'), host.user.timezone);
  const byRule = receipt && deadline(receipt, rule, office);
  const counted = receipt && receivedAs(receipt, rule, office);
  const words = (day: typeof due): string => (day ? dayWords(day, now) : '');
  if (!due) return [isDeclined ? said.declined : said.noneProposed];
  return [
    [
      said.proposed(words(due), leftWords(left(due, now, rule.unit, office))),
      due !== byRule && byRule && !isDeclined ? said.ownDue(words(byRule)) : '',
      receipt && counted !== receipt.day ? said.countsAs(words(counted)) : '',
    ].join(''),
    said.rule(ruleWords(rule)),
  ];
}
