/**
 * When an action of process management is run, and when 担当課 is changed on the edit form: what has to be said is
 * asked first and written with it. Who leaves the question stops the action; what was typed is there the next time.
 */
import { deadline } from '../../calendar/deadline';
import type { Entity, KintoneRecord, ScreenEvent } from '../../kintone/host';
import { textOf } from '../../records/value';
import { explainFailure } from '../../ui/failure';
import { circumstances, places, today, type Handling } from './context';
import { text } from './messages';
import {
  changes,
  needs,
  NOTHING_SAID,
  sectionsOf,
  type Changes,
  type Need,
  type Said,
  type Step,
} from './moves';
import { traceRows, type Places } from './places';
import { moveOf } from './settings';
import { askStep } from './step-dialog';
import { dayWords, leftWords } from './words';
import { left } from '../../calendar/deadline';

export function askAtActions(handling: Handling): void {
  const { host, settings } = handling;
  const typed = new Map<string, Said>();
  host.on('detail.process.proceed', (event) => {
    const step = moveOf(event.action ?? '', settings.handling);
    return step && atAction(handling, event, step, typed);
  });
}

async function atAction(
  handling: Handling,
  event: ScreenEvent,
  step: Step,
  typed: Map<string, Said>,
): Promise<void> {
  const { action = '', status: from = '', nextStatus: next = '', record } = event;
  const key = `${textOf(record['$id'])} ${step}`;
  try {
    const where = await places(handling);
    const proposed = typed.get(key) ?? proposal(handling, step, record, where);
    const asked = needs(step, record, where, proposed);
    const said =
      asked.length === 0
        ? proposed
        : await askStep({
            ...question(handling, where),
            ...{ step, title: action, about: [aboutWords(step)], act: text().run(action) },
            ...{ record, said: proposed, typed: (now) => typed.set(key, now) },
          });
    if (!said) {
      event.error = text().stopped(action, needWords(asked));
      return;
    }
    put(event.record, changes(step, record, where, said, circumstances(handling, { from, next })));
  } catch (error) {
    event.error = explainFailure(error);
  }
}

/** On the edit form: 担当課 changed by hand leaves a row, too. */
export function askAtEdit(handling: Handling): void {
  const { host } = handling;
  let before: KintoneRecord | undefined;
  let typed: Said | undefined;
  host.on('edit.show', ({ record }) => {
    before = structuredClone(record);
    typed = undefined;
  });
  host.on('edit.submit', (event) => {
    // A save that is stopped anyway asks for nothing.
    if (!before || event.error !== undefined || hasFault(event.record)) return;
    const code = handling.settings.fields['assignedSection'];
    if (code === undefined || sameSections(before[code]?.value, event.record[code]?.value)) return;
    return atEdit(before, event);
  });

  async function atEdit(earlier: KintoneRecord, event: ScreenEvent): Promise<void> {
    try {
      const where = await places(handling);
      const [section, ...others] = sectionsOf(event.record, where);
      const was = sectionsOf(earlier, where);
      const written = traceRows(event.record, where).length > traceRows(earlier, where).length;
      // From nobody to somebody is no change of hands; a row written by hand says it already.
      if (!section || others.length > 0 || was.length === 0 || written) return;
      const record = { ...event.record, [where.mapping['assignedSection'] ?? '']: { value: was } };
      const settled: Said = { ...NOTHING_SAID, ...typed, section };
      const open = needs('change', record, where, settled).includes('reason');
      const said = open
        ? await askStep({
            ...question(handling, where),
            ...{ step: 'change', title: text().change, about: [text().editReason] },
            ...{ act: text().saveWith, record, said: settled, settled: ['section'] },
            typed: (now) => (typed = now),
          })
        : settled;
      if (!said) {
        event.error = text().notSaved;
        return;
      }
      const status = where.status === undefined ? '' : textOf(event.record[where.status]);
      const at = circumstances(handling, { from: status, next: status });
      put(event.record, changes('change', record, where, said, at));
    } catch (error) {
      event.error = explainFailure(error);
    }
  }
}

/** What every question has in common. */
export function question(
  { host, settings, office, edges }: Handling,
  where: Places,
): Pick<Parameters<typeof askStep>[0], 'places' | 'today' | 'organizations' | 'dayWords'> {
  const now = today({ host, settings, office, edges });
  return {
    places: where,
    today: now,
    organizations: () => host.allOrganizations(),
    dayWords: (day) =>
      day < now
        ? dayWords(day, now)
        : `${dayWords(day, now)} ${leftWords(left(day, now, settings.deadline.unit, office))}`,
  };
}

/** A new deadline as if the voice had come today. */
export function proposal(
  handling: Handling,
  step: Step,
  record: KintoneRecord,
  where: Places,
): Said {
  const { settings, office } = handling;
  if (step === 'interim' || step === 'reopen') {
    const newDue = deadline({ day: today(handling) }, settings.deadline, office);
    return { ...NOTHING_SAID, newDue };
  }
  const [section] = step === 'send' ? sectionsOf(record, where) : [];
  return section ? { ...NOTHING_SAID, section } : NOTHING_SAID;
}

export function aboutWords(step: Step): string {
  const words: Record<Step, string> = {
    send: text().aboutSend,
    return: text().aboutReturn,
    passOn: text().aboutPassOn,
    interim: text().aboutInterim,
    reopen: text().aboutReopen,
    change: text().aboutChange,
  };
  return words[step];
}

function needWords(asked: readonly Need[]): string {
  const words: Record<Need, string> = {
    section: text().needSection,
    to: text().needTo,
    reason: text().needReason,
    newDue: text().needNewDue,
  };
  return asked.map((need) => words[need]).join(text().listSeparator);
}

function put(record: KintoneRecord, written: Changes): void {
  for (const [code, { value }] of Object.entries(written)) {
    const field = record[code];
    if (field) field.value = value;
  }
}

function hasFault(record: KintoneRecord): boolean {
  return Object.values(record).some(({ error }) => typeof error === 'string' && error !== '');
}

function sameSections(before: unknown, after: unknown): boolean {
  const codes = (value: unknown): string =>
    Array.isArray(value) ? (value as Entity[]).map(({ code }) => code).join(' ') : '';
  return codes(before) === codes(after);
}
