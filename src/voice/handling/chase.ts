/** What is late in which section, and the text that reminds it. No screen, no network. */
import { parseDay, type Day } from '../../calendar/day';
import type { OfficeDays } from '../../calendar/office-days';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { dayOf } from '../../records/value';
import { fieldOf, textIn } from '../form';
import type { VoiceSettings } from '../settings';
import { text as chaseText } from './chase-messages';
import { endOfWeek } from './list-filters';
import { text } from './messages';
import type { Places } from './places';
import { stateOf } from './state';
import { dayWords, leftWords } from './words';

export const COLUMNS = ['overdue', 'week', 'waiting', 'interim'] as const;
export type Column = (typeof COLUMNS)[number];

export interface LateVoice {
  id: number;
  title: string;
  received: Day | undefined;
  due: Day | undefined;
  /** 「2日超過」; '' without a deadline. */
  left: string;
  columns: Column[];
}

export interface SectionRow {
  /** Undefined: no section is in charge. */
  section: Entity | undefined;
  /** Oldest first. */
  voices: LateVoice[];
  counts: Record<Column, number>;
}

export interface ChaseFacts {
  places: Places;
  settings: VoiceSettings;
  office: OfficeDays;
  today: Day;
  /** IANA zone of whoever looks. */
  zone: string;
}

/** Sections with most overdue voices first, those of no section before all. */
export function chaseRows(records: readonly KintoneRecord[], facts: ChaseFacts): SectionRow[] {
  const rows = new Map<string, SectionRow>();
  for (const record of records) {
    const { voice, sections } = lateVoice(record, facts);
    if (voice.columns.length === 0) continue;
    for (const section of sections.length > 0 ? sections : [undefined]) {
      const code = section?.code ?? '';
      const row = rows.get(code) ?? { section, voices: [], counts: noCounts() };
      rows.set(code, row);
      row.voices.push(voice);
      for (const column of voice.columns) row.counts[column] += 1;
    }
  }
  for (const { voices } of rows.values()) voices.sort(oldestFirst);
  const rank = ({ section }: SectionRow): number => (section === undefined ? 0 : 1);
  return [...rows.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.counts.overdue - a.counts.overdue ||
      b.voices.length - a.voices.length ||
      (a.section?.code ?? '').localeCompare(b.section?.code ?? ''),
  );
}

export function totals(rows: readonly SectionRow[]): Record<Column, number> {
  const all = noCounts();
  for (const { counts } of rows) for (const column of COLUMNS) all[column] += counts[column];
  return all;
}

function lateVoice(
  record: KintoneRecord,
  { places, settings, office, today, zone }: ChaseFacts,
): { voice: LateVoice; sections: Entity[] } {
  const state = stateOf(record, places, settings, { today, office });
  const due = state.done ? undefined : parseDay(textIn(record, places.mapping, 'dueDate'));
  const { statuses } = settings.handling;
  const meets: Record<Column, boolean> = {
    overdue: due !== undefined && due < today,
    week: due !== undefined && due >= today && due <= endOfWeek(today),
    waiting: state.isWaiting,
    interim: !state.done && statuses.interim.includes(state.status),
  };
  return {
    sections: state.sections,
    voice: {
      id: Number(record['$id']?.value),
      title: textIn(record, places.mapping, 'title'),
      received: dayOf(fieldOf(record, places.mapping, 'receivedAt'), zone),
      due,
      left: state.due ? leftWords(state.due.left) : '',
      columns: COLUMNS.filter((column) => meets[column]),
    },
  };
}

/** A text to be sent to the section. It tells number, title and dates of its voices, and nothing else of them. */
export function reminder(row: SectionRow, today: Day, addressOf: (id: number) => string): string {
  const said = chaseText();
  const told = new Set<number>();
  const blocks = COLUMNS.flatMap((column) => {
    // A voice that is overdue and still untaken is asked for once.
    const voices = row.voices.filter(
      ({ id, columns }) => columns.includes(column) && !told.has(id),
    );
    voices.forEach(({ id }) => told.add(id));
    if (voices.length === 0) return [];
    return [
      [
        said.reminderOf(columnWords(column), voices.length),
        ...voices.flatMap((voice) => [reminderLine(voice, today), `  ${addressOf(voice.id)}`]),
      ].join('\n'),
    ];
  });
  return [
    said.reminderTo(row.section?.name ?? said.chaseNone),
    `${said.reminderLead}${said.reminderAsOf(dayWords(today, today))}`,
    ...blocks,
  ].join('\n\n');
}

export function columnWords(column: Column): string {
  const said = chaseText();
  const words: Record<Column, string> = {
    overdue: said.chaseOverdue,
    week: said.chaseWeekShort,
    waiting: said.chaseWaiting,
    interim: said.chaseInterim,
  };
  return words[column];
}

function reminderLine({ id, title, received, due, left }: LateVoice, today: Day): string {
  const when = due ? `${text().due(dayWords(due, today))} ${left}` : text().noDue;
  return chaseText().reminderLine(
    ...([id, title || text().untitled, received ? dayWords(received, today) : '', when] as const),
  );
}

const noCounts = (): Record<Column, number> => ({ overdue: 0, week: 0, waiting: 0, interim: 0 });

function oldestFirst(a: LateVoice, b: LateVoice): number {
  return (a.received ?? '').localeCompare(b.received ?? '') || a.id - b.id;
}
