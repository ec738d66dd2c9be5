/** What voices say, out of the columns that the record engine read: by row, and by what a field is for. */
import type { FormField } from '../kintone/host';
import type { TableFields } from '../records/columns';
import { UNSET, type Column, type Columns } from '../records/table';
import type { Mapping } from './form';
import { plainText } from './rich-text';
import type { SlotKey } from './slots';

type Fields = Readonly<Record<string, FormField>>;

/** The fields of these slots, of those that the form has. */
export function fieldsOfSlots(
  slots: readonly SlotKey[],
  mapping: Mapping,
  fields: Fields,
): TableFields {
  const codes = slots.flatMap((slot) => mapping[slot] ?? []);
  return Object.fromEntries(
    codes.flatMap((code) => (fields[code] ? [[code, fields[code]] as const] : [])),
  );
}

export class VoiceCells {
  constructor(
    private readonly columns: Columns,
    private readonly mapping: Mapping,
    private readonly fields: Fields,
  ) {}

  /** Undefined where the slot was not read. */
  column(slot: SlotKey): Column | undefined {
    return this.columns[this.mapping[slot] ?? ''];
  }

  /** As it is written, rich text without its marks; '' where there is none. */
  text(slot: SlotKey, row: number): string {
    const code = this.mapping[slot] ?? '';
    const written = wordAt(this.columns[code], row);
    return this.fields[code]?.type === 'RICH_TEXT' ? plainText(written) : written;
  }

  /** All that are chosen, as they are shown: a section by its name. */
  names(slot: SlotKey, row: number): string[] {
    const column = this.column(slot);
    return codesAt(column, row).map((code) => nameAt(column, code));
  }

  /** The first of them; '' where there is none. */
  name(slot: SlotKey, row: number): string {
    const column = this.column(slot);
    const [first] = codesAt(column, row);
    return first === undefined ? '' : nameAt(column, first);
  }

  /** The first that is chosen, as kintone stores it: a section by its code. */
  value(slot: SlotKey, row: number): string {
    const column = this.column(slot);
    const [first] = codesAt(column, row);
    return first === undefined || !column || !('words' in column)
      ? ''
      : (column.words[first] ?? '');
  }

  /** What a voice said when it was recorded: a background is asked for later. */
  told(row: number): string {
    return joined(this.text('title', row), this.text('body', row));
  }

  /** All that a voice says. */
  whole(row: number): string {
    return [this.told(row), this.text('background', row)].filter(Boolean).join('\n');
  }
}

/** A title is often the beginning of the text: said once. */
export function joined(title: string, body: string): string {
  if (title === '' || body.startsWith(title)) return body;
  return `${title}。\n${body}`;
}

/** '' in a column of another kind. */
export function wordAt(column: Column | undefined, row: number): string {
  return column?.kind === 'word' ? (column.words[column.codes[row] ?? UNSET] ?? '') : '';
}

function codesAt(column: Column | undefined, row: number): number[] {
  if (column?.kind === 'words') {
    return [...column.codes.subarray(column.starts[row] ?? 0, column.starts[row + 1] ?? 0)];
  }
  const code = column?.kind === 'word' ? (column.codes[row] ?? UNSET) : UNSET;
  return code === UNSET ? [] : [code];
}

function nameAt(column: Column | undefined, code: number): string {
  if (!column || !('words' in column)) return '';
  return column.labels?.[code] ?? column.words[code] ?? '';
}
