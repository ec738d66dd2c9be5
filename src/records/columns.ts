/** Records as kintone gives them, made into typed columns. Nothing deeper handles kintone's strings. */
import { parseEpochDay } from '../calendar/epoch-day';
import { parseInstant } from '../calendar/instant';
import type { FormField, KintoneField, KintoneRecord } from '../kintone/host';
import { kindOf, type ColumnKind } from './field-kind';
import {
  NO_DAY,
  UNSET,
  type Column,
  type Columns,
  type RecordTable,
  type SubtableRows,
} from './table';

/** The fields of a table: form fields by code, those of a subtable within it. */
export type TableFields = Readonly<Record<string, FormField>>;

/**
 * @param records with `$id` and these fields, in any order; one `$id` once
 * @param fields that become columns: fields with a value, and subtables with the inner fields wanted
 * @throws TypeError for a field that holds no value (a group, a label)
 */
export function tableOf(records: readonly KintoneRecord[], fields: TableFields): RecordTable {
  const sorted = [...records].sort((a, b) => idOf(a) - idOf(b));
  const unreadable: Record<string, number> = {};
  const plain = Object.values(fields).filter(({ type }) => type !== 'SUBTABLE');
  const tables = Object.values(fields).filter(({ type }) => type === 'SUBTABLE');
  return {
    ids: Float64Array.from(sorted, idOf),
    columns: columnsOf(plain, sorted.length, (row, code) => sorted[row]?.[code], unreadable),
    subtables: Object.fromEntries(
      tables.map((table) => [table.code, subtableRows(table, sorted, unreadable)]),
    ),
    unreadable,
  };
}

export function idOf(record: KintoneRecord): number {
  return Number(record['$id']?.value);
}

interface SubtableRow {
  value: Record<string, KintoneField>;
}

function subtableRows(
  table: FormField,
  records: readonly KintoneRecord[],
  unreadable: Record<string, number>,
): SubtableRows {
  const rows: SubtableRow[] = [];
  const parents: number[] = [];
  records.forEach((record, parent) => {
    for (const row of (record[table.code]?.value ?? []) as SubtableRow[]) {
      rows.push(row);
      parents.push(parent);
    }
  });
  return {
    parents: Int32Array.from(parents),
    columns: columnsOf(
      Object.values(table.fields ?? {}),
      rows.length,
      (row, code) => rows[row]?.value[code],
      unreadable,
    ),
  };
}

type ValueAt = (row: number, code: string) => KintoneField | undefined;

function columnsOf(
  fields: readonly FormField[],
  length: number,
  valueAt: ValueAt,
  unreadable: Record<string, number>,
): Columns {
  return Object.fromEntries(
    fields.map((field) => {
      const kind = kindOf(field);
      if (kind === undefined) throw new TypeError(`${field.code} (${field.type}) holds no value`);
      const faults = { count: 0 };
      const column = builders[kind](length, (row) => valueAt(row, field.code)?.value, faults);
      if (faults.count > 0) unreadable[field.code] = (unreadable[field.code] ?? 0) + faults.count;
      return [field.code, column];
    }),
  );
}

/** Counts values that are there and cannot be read. */
interface Faults {
  count: number;
}

type Builder = (length: number, value: (row: number) => unknown, faults: Faults) => Column;

const builders: Record<ColumnKind, Builder> = {
  word(length, value) {
    const dictionary = new Dictionary();
    const codes = new Int32Array(length);
    for (let row = 0; row < length; row += 1) codes[row] = dictionary.codeOf(value(row));
    return { kind: 'word', codes, ...dictionary.words() };
  },
  words(length, value) {
    const dictionary = new Dictionary();
    const starts = new Int32Array(length + 1);
    const codes: number[] = [];
    for (let row = 0; row < length; row += 1) {
      const values = value(row);
      for (const each of Array.isArray(values) ? values : []) {
        const code = dictionary.codeOf(each);
        if (code !== UNSET) codes.push(code);
      }
      starts[row + 1] = codes.length;
    }
    return { kind: 'words', starts, codes: Int32Array.from(codes), ...dictionary.words() };
  },
  number: (length, value, faults) => ({
    kind: 'number',
    values: filled(new Float64Array(length), NaN, value, numberIn, faults),
  }),
  day: (length, value, faults) => ({
    kind: 'day',
    values: filled(new Int32Array(length), NO_DAY, value, parseEpochDay, faults),
  }),
  instant: (length, value, faults) => ({
    kind: 'instant',
    values: filled(new Float64Array(length), NaN, value, parseInstant, faults),
  }),
  time: (length, value, faults) => ({
    kind: 'time',
    values: filled(new Int32Array(length), UNSET, value, minutesIn, faults),
  }),
};

function filled<Values extends Float64Array | Int32Array>(
  values: Values,
  unset: number,
  value: (row: number) => unknown,
  read: (text: string) => number | undefined,
  faults: Faults,
): Values {
  for (let row = 0; row < values.length; row += 1) {
    const given = value(row);
    const text = typeof given === 'string' ? given.trim() : '';
    const known = text === '' ? undefined : read(text);
    if (text !== '' && known === undefined) faults.count += 1;
    values[row] = known ?? unset;
  }
  return values;
}

/** A number; or a duration as a calculated field gives it (`26:30`), in minutes. */
function numberIn(text: string): number | undefined {
  const duration = text.includes(':') && /^(-?)(\d+):(\d{2})$/.exec(text);
  if (duration) {
    const minutes = Number(duration[2]) * 60 + Number(duration[3]);
    return duration[1] === '-' ? -minutes : minutes;
  }
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function minutesIn(text: string): number | undefined {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes >= 0 && minutes < 24 * 60 ? minutes : undefined;
}

/** Words in the order in which they are met; an entity is known by its code and shown by its name. */
class Dictionary {
  private readonly codes = new Map<string, number>();
  private readonly labels: string[] = [];
  private named = false;

  codeOf(value: unknown): number {
    const { word, label } = wordIn(value);
    if (word === '') return UNSET;
    let code = this.codes.get(word);
    if (code === undefined) {
      code = this.codes.size;
      this.codes.set(word, code);
      this.labels.push(label ?? word);
    }
    this.named ||= label !== undefined;
    return code;
  }

  words(): { words: readonly string[]; labels?: readonly string[] } {
    const words = [...this.codes.keys()];
    return this.named ? { words, labels: this.labels } : { words };
  }
}

function wordIn(value: unknown): { word: string; label?: string } {
  if (typeof value === 'string') return { word: value };
  if (typeof value !== 'object' || value === null) return { word: '' };
  // A person, an organization, a group; or a file, which has a key and is known by its name.
  const { code, name } = value as { code?: string; name?: string };
  return code === undefined ? { word: name ?? '' } : { word: code, label: name || code };
}
