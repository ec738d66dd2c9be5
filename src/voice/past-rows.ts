/** Voices as they were read, field by field: what one says, and what it is filed under. */
import type { Instant } from '../calendar/instant';
import type { FormField } from '../kintone/host';
import type { TableFields } from '../records/columns';
import type { RecordTable } from '../records/table';
import type { Pointers } from './links';
import type { Mapping } from './form';
import type { SlotKey } from './slots';
import { fieldsOfSlots, VoiceCells, wordAt } from './voice-cells';

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
  const status = statusOf(fields);
  return {
    ...fieldsOfSlots(readSlots, mapping, fields),
    ...(status && { [status.code]: status }),
  };
}

export class PastRows {
  private readonly rowOf: ReadonlyMap<number, number>;
  private readonly status: string | undefined;
  readonly cells: VoiceCells;

  constructor(
    readonly table: RecordTable,
    mapping: Mapping,
    fields: Fields,
  ) {
    this.rowOf = new Map([...table.ids].map((id, row) => [id, row]));
    this.status = statusOf(fields)?.code;
    this.cells = new VoiceCells(table.columns, mapping, fields);
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
    const { cells } = this;
    const received = cells.column('receivedAt');
    const time = received?.kind === 'instant' ? received.values[row] : undefined;
    return {
      id,
      title: cells.text('title', row),
      body: cells.text('body', row),
      receivedAt: time === undefined || Number.isNaN(time) ? undefined : (time as Instant),
      section: cells.name('assignedSection', row) || cells.name('section', row),
      category: cells.name('category', row),
      status: wordAt(this.table.columns[this.status ?? ''], row),
      answer: cells.text('answer', row),
    };
  }

  /** All that a voice says; '' for one that is not there. */
  textOf(id: number): string {
    const row = this.rowOf.get(id);
    return row === undefined ? '' : this.cells.whole(row);
  }

  /** Which voices say the same as another one. */
  pointers(): Pointers {
    const column = this.cells.column('representative');
    const pointers = new Map<number, number>();
    if (column?.kind === 'number') {
      this.ids.forEach((id, row) => {
        const to = column.values[row] ?? NaN;
        if (!Number.isNaN(to) && to !== id) pointers.set(id, to);
      });
    }
    return pointers;
  }
}

function statusOf(fields: Fields): FormField | undefined {
  return Object.values(fields).find(({ type }) => type === 'STATUS');
}
