/** The voices of the app, and how they were passed on, out of the columns that were read. */
import { dayAt } from '../../calendar/epoch-day';
import { dayIn, type Instant } from '../../calendar/instant';
import type { Day } from '../../calendar/day';
import type { FormField } from '../../kintone/host';
import type { TableFields } from '../../records/columns';
import { NO_DAY, type Column, type RecordTable } from '../../records/table';
import { rootOf } from '../links';
import type { Mapping } from '../form';
import { tableFields } from '../related-apps';
import type { SlotKey } from '../slots';
import { fieldsOfSlots, VoiceCells, wordAt } from '../voice-cells';
import type { TopicVoice, Transfer } from './voice';

const readSlots: SlotKey[] = [
  'title',
  'body',
  'background',
  'receivedAt',
  'category',
  'kind',
  'channel',
  'area',
  'language',
  'section',
  'assignedSection',
  'answer',
  'representative',
  'caution',
];

/** Rows of 経過 that move a voice to another section or office. */
const TRANSFER_KINDS = ['担当課の変更', '担当違い', '移ちょう'];

export interface Read {
  voices: TopicVoice[];
  /** From the rows of 経過, in their order. */
  transfers: Transfer[];
  /** Where no row of 経過 says so: the section that heard it and the one that answers, where they differ. */
  handedOver: Transfer[];
}

export function wantedFields(
  mapping: Mapping,
  fields: Readonly<Record<string, FormField>>,
): TableFields {
  const trace = traceOf(mapping, fields);
  return {
    ...fieldsOfSlots(readSlots, mapping, fields),
    ...(trace && { [trace.code]: trace }),
  };
}

/** The table 経過 with only the columns that say who passed a voice on to whom. */
function traceOf(
  mapping: Mapping,
  fields: Readonly<Record<string, FormField>>,
): FormField | undefined {
  const table = fields[mapping['trace'] ?? ''];
  if (table?.type !== 'SUBTABLE') return undefined;
  const { kind, from, to } = tableFields('trace', table);
  const inner = table.fields ?? {};
  const wanted = [kind, from, to].flatMap((code) => (code && inner[code] ? [inner[code]] : []));
  if (wanted.length < 3) return undefined;
  return { ...table, fields: Object.fromEntries(wanted.map((field) => [field.code, field])) };
}

/**
 * @param restricted the choice of 要配慮 whose voices are left out as if they were not there
 * @param zone in which a moment has its day
 */
export function voicesIn(
  table: RecordTable,
  mapping: Mapping,
  fields: Readonly<Record<string, FormField>>,
  restricted: string,
  zone: string,
): Read {
  const cells = new VoiceCells(table.columns, mapping, fields);
  const pointers = pointersIn(table, cells.column('representative'));
  const received = dayReader(cells.column('receivedAt'), zone);
  const left = new Set<number>();
  const voices: TopicVoice[] = [];
  const handedOver: Transfer[] = [];
  const rows = transferRows(table, mapping, fields);
  const traced = new Set(rows.map(({ row }) => row));
  table.ids.forEach((id, row) => {
    if (restricted !== '' && cells.names('caution', row).includes(restricted)) {
      left.add(row);
      return;
    }
    const [section, assigned] = [cells.name('section', row), cells.name('assignedSection', row)];
    voices.push({
      id,
      title: cells.text('title', row),
      told: cells.whole(row),
      day: received(row),
      section,
      area: cells.name('area', row),
      channel: cells.name('channel', row),
      language: cells.name('language', row),
      kind: cells.name('kind', row),
      category: cells.name('category', row),
      answer: cells.text('answer', row),
      root: rootOf(id, pointers),
    });
    if (!traced.has(row) && section !== '' && assigned !== '' && section !== assigned)
      handedOver.push({ voice: id, from: section, to: assigned });
  });
  const transfers = rows
    .filter(({ row }) => !left.has(row))
    .map(({ row, from, to }) => ({ voice: table.ids[row] ?? 0, from, to }));
  return { voices, transfers, handedOver };
}

/** Rows that say both where from and where to. */
function transferRows(
  table: RecordTable,
  mapping: Mapping,
  fields: Readonly<Record<string, FormField>>,
): { row: number; from: string; to: string }[] {
  const trace = traceOf(mapping, fields);
  const subtable = trace && table.subtables[trace.code];
  if (!trace || !subtable) return [];
  const codes = tableFields('trace', trace);
  const at = (code: string | undefined, row: number): string =>
    wordAt(subtable.columns[code ?? ''], row);
  return [...subtable.parents].flatMap((row, place) => {
    if (!TRANSFER_KINDS.includes(at(codes.kind, place))) return [];
    const [from, to] = [at(codes.from, place).trim(), at(codes.to, place).trim()];
    return from === '' || to === '' ? [] : [{ row, from, to }];
  });
}

function pointersIn(table: RecordTable, column: Column | undefined): Map<number, number> {
  const pointers = new Map<number, number>();
  if (column?.kind !== 'number') return pointers;
  const known = new Set(table.ids);
  table.ids.forEach((id, row) => {
    const to = column.values[row] ?? NaN;
    // A voice that is gone, or not to be seen, represents none.
    if (known.has(to) && to !== id) pointers.set(id, to);
  });
  return pointers;
}

function dayReader(column: Column | undefined, zone: string): (row: number) => Day | undefined {
  if (column?.kind === 'instant') {
    return (row) => {
      const time = column.values[row] ?? NaN;
      return Number.isNaN(time) ? undefined : dayIn(zone, time as Instant);
    };
  }
  if (column?.kind !== 'day') return () => undefined;
  return (row) => {
    const day = column.values[row] ?? NO_DAY;
    return day === NO_DAY ? undefined : dayAt(day);
  };
}
