/** Voices as they were read, field by field: what one says, and what it is filed under. */
import type { Instant } from '../calendar/instant';
import type { FormField } from '../kintone/host';
import type { TableFields } from '../records/columns';
import { UNSET, type RecordTable } from '../records/table';
import type { Pointers } from './links';
import type { Mapping } from './form';
import type { SlotKey } from './slots';

export interface PastVoice {
  id: number;
  title: string;
  body: string;
  /** Milliseconds; undefined where it is not known. */
  receivedAt: Instant | undefined;
  /** Names; '' where it is not known. */
  section: string;
  category: string;
  status: string;
  answer: string;
}

type Fields = Readonly<Record<string, FormField>>;

const readSlots: SlotKey[] = [
  'title',
  'body',
  'background',
  'receivedAt',
  'category',
  'kind',
  'channel',
  'area',
  'section',
  'assignedSection',
  'answer',
  'representative',
  'related',
];

/** The fields that are read, of those that the form has. */
export function wantedFields(mapping: Mapping, fields: Fields): TableFields {
  const codes = readSlots.flatMap((slot) => mapping[slot] ?? []);
  const status = statusCode(fields);
  if (status !== undefined) codes.push(status);
  return Object.fromEntries(
    codes.flatMap((code) => (fields[code] ? [[code, fields[code]] as const] : [])),
  );
}

export class PastRows {
  private readonly rowOf: ReadonlyMap<number, number>;
  private readonly status: string | undefined;
  /** Codes of fields whose text has marks in it. */
  private readonly rich: ReadonlySet<string>;

  constructor(
    readonly table: RecordTable,
    private readonly mapping: Mapping,
    fields: Fields,
  ) {
    this.rowOf = new Map([...table.ids].map((id, row) => [id, row]));
    this.status = statusCode(fields);
    this.rich = new Set(
      Object.values(fields).flatMap(({ type, code }) => (type === 'RICH_TEXT' ? [code] : [])),
    );
  }

  /** Ascending. */
  get ids(): Float64Array {
    return this.table.ids;
  }

  has(id: number): boolean {
    return this.rowOf.has(id);
  }

  voice(id: number): PastVoice | undefined {
    const row = this.rowOf.get(id);
    if (row === undefined) return undefined;
    const received = this.column('receivedAt');
    const time = received?.kind === 'instant' ? received.values[row] : undefined;
    return {
      id,
      title: this.text('title', row),
      body: this.text('body', row),
      receivedAt: time === undefined || Number.isNaN(time) ? undefined : (time as Instant),
      section: this.label('assignedSection', row) || this.label('section', row),
      category: this.label('category', row),
      status: this.status === undefined ? '' : this.wordAt(this.status, row),
      answer: this.text('answer', row),
    };
  }

  /** All that a voice says; '' for one that is not there. */
  textOf(id: number): string {
    const row = this.rowOf.get(id);
    if (row === undefined) return '';
    return [this.told(row), this.text('background', row)].filter(Boolean).join('\n');
  }

  /** What a new voice would say of itself: a background is asked for later. */
  told(row: number): string {
    return joined(this.text('title', row), this.text('body', row));
  }

  /** Which voices say the same as another one. */
  pointers(): Pointers {
    const column = this.column('representative');
    const pointers = new Map<number, number>();
    if (column?.kind === 'number') {
      this.ids.forEach((id, row) => {
        const to = column.values[row] ?? NaN;
        if (!Number.isNaN(to) && to !== id) pointers.set(id, to);
      });
    }
    return pointers;
  }

  holds(slot: SlotKey): boolean {
    return this.column(slot) !== undefined;
  }

  /** The first value; '' where there is none. */
  value(slot: SlotKey, row: number): string {
    return this.firstWord(slot, row)?.word ?? '';
  }

  /** How `value` is shown. */
  label(slot: SlotKey, row: number): string {
    return this.firstWord(slot, row)?.label ?? '';
  }

  private column(slot: SlotKey): RecordTable['columns'][string] | undefined {
    return this.table.columns[this.mapping[slot] ?? ''];
  }

  private text(slot: SlotKey, row: number): string {
    return this.wordAt(this.mapping[slot] ?? '', row);
  }

  private wordAt(code: string, row: number): string {
    const column = this.table.columns[code];
    if (column?.kind !== 'word') return '';
    const written = column.words[column.codes[row] ?? UNSET] ?? '';
    return this.rich.has(code) ? plain(written) : written;
  }

  private firstWord(slot: SlotKey, row: number): { word: string; label: string } | undefined {
    const column = this.column(slot);
    let code: number | undefined;
    if (column?.kind === 'word') code = column.codes[row];
    else if (column?.kind === 'words') {
      const start = column.starts[row] ?? 0;
      if (start < (column.starts[row + 1] ?? 0)) code = column.codes[start];
    }
    if (code === undefined || code === UNSET || !column || !('words' in column)) return undefined;
    const word = column.words[code] ?? '';
    return { word, label: column.labels?.[code] ?? word };
  }
}

function statusCode(fields: Fields): string | undefined {
  return Object.values(fields).find(({ type }) => type === 'STATUS')?.code;
}

/** A title is often the beginning of the text: said once. */
export function joined(title: string, body: string): string {
  if (title === '' || body.startsWith(title)) return body;
  return `${title}。\n${body}`;
}

/** Of rich text what a reader sees. */
export function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>|<\/(div|p|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
