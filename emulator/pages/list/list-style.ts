/**
 * How a table view looks, as `kintone.app.setRecordListStyle` sets it and `getRecordListStyle` tells it
 * (cybozu.dev/ja/kintone/docs/js-api/app/set-record-list-style). Pure.
 */
import type { FieldProperty } from '../../apps/definition';
import { BACKGROUND, DEFAULT, isColor, objectOf, ownStyle, TEXT } from '../fields/own-style';
import { unset, withLook, wrong, type Checks, type Look } from '../fields/own-style';
import type { OwnStyle } from '../fields/own-style';

export interface StyledColumn {
  columnType: 'FIELD' | 'ACTION';
  /** A field's code, or `OPEN_DETAIL` and `RECORD_ACTIONS`. */
  column: string;
}

type CellStyle = Record<'content' | 'background', Look>;

/** Looks by column (`keyOf`); only of what was ever set. */
export interface ListStyle {
  header: ReadonlyMap<string, CellStyle>;
  /** By record id. */
  body: ReadonlyMap<string, ReadonlyMap<string, CellStyle>>;
}

/** What is on the screen, in its order. */
export interface StyledTable {
  columns: readonly StyledColumn[];
  records: readonly string[];
}

export interface ToldStyle {
  header: (StyledColumn & CellStyle)[];
  body: { recordId: string; style: (StyledColumn & CellStyle)[] }[];
}

type CellChecks = Record<keyof CellStyle, Checks>;

const HEADER: CellChecks = { content: TEXT, background: BACKGROUND };
const BODY: CellChecks = {
  content: { backgroundColor: isColor, ...TEXT, borderColor: isColor },
  background: BACKGROUND,
};

export const NO_STYLE: ListStyle = { header: new Map(), body: new Map() };

/** The way into the record. */
export const OPEN_DETAIL: StyledColumn = { columnType: 'ACTION', column: 'OPEN_DETAIL' };
/** The ways to edit and delete it. */
export const RECORD_ACTIONS: StyledColumn = { columnType: 'ACTION', column: 'RECORD_ACTIONS' };

/** The columns of a PC's table. */
export function columnsOfTable(fields: readonly FieldProperty[]): StyledColumn[] {
  return [OPEN_DETAIL, ...columnsOfCards(fields), RECORD_ACTIONS];
}

/** A phone shows the view's fields only: the card itself leads to the record. */
export function columnsOfCards(fields: readonly FieldProperty[]): StyledColumn[] {
  return fields.map(({ code }) => ({ columnType: 'FIELD', column: code }));
}

/**
 * What is not named stays; `'DEFAULT'` undoes a property, a part, a row, the header, the body, or all.
 * @throws TypeError for a column or record that is not on the screen, and for a look it does not take
 */
export function withListStyle(before: ListStyle, config: unknown, table: StyledTable): ListStyle {
  if (config === DEFAULT) return NO_STYLE;
  const { header, body, ...others } = objectOf('config', config) as Record<string, unknown>;
  const [unknown] = Object.entries(others);
  if (unknown) throw wrong(`config.${unknown[0]}`, unknown[1]);
  return {
    header:
      header === undefined
        ? before.header
        : withCells('config.header', HEADER, before.header, header, table),
    body: body === undefined ? before.body : withRows(before.body, body, table),
  };
}

function withRows(before: ListStyle['body'], config: unknown, table: StyledTable) {
  if (config === DEFAULT) return NO_STYLE.body;
  const after = new Map(before);
  for (const [index, one] of listOf('config.body', config).entries()) {
    const name = `config.body[${index}]`;
    const { recordId, style } = objectOf(name, one) as Record<string, unknown>;
    if (typeof recordId !== 'string' || !table.records.includes(recordId)) {
      throw wrong(`${name}.recordId`, recordId);
    }
    if (style === undefined) continue;
    const row = after.get(recordId) ?? new Map();
    after.set(recordId, withCells(`${name}.style`, BODY, row, style, table));
  }
  return after;
}

function withCells(
  name: string,
  checks: CellChecks,
  before: ReadonlyMap<string, CellStyle>,
  config: unknown,
  table: StyledTable,
): ReadonlyMap<string, CellStyle> {
  if (config === DEFAULT) return new Map();
  const after = new Map(before);
  for (const [index, one] of listOf(name, config).entries()) {
    const place = `${name}[${index}]`;
    const given = objectOf(place, one) as Record<string, unknown>;
    const key = keyOf(columnOf(place, given, table));
    const cell = after.get(key) ?? plain(checks);
    after.set(key, withCell(place, checks, cell, given));
  }
  return after;
}

function columnOf(
  place: string,
  { columnType = 'FIELD', column }: Record<string, unknown>,
  { columns }: StyledTable,
): StyledColumn {
  if (columnType !== 'FIELD' && columnType !== 'ACTION') {
    throw wrong(`${place}.columnType`, columnType);
  }
  const found = columns.find((one) => one.columnType === columnType && one.column === column);
  if (!found) throw wrong(`${place}.column`, column);
  return found;
}

function withCell(
  place: string,
  checks: CellChecks,
  before: CellStyle,
  { content, background, ...others }: Record<string, unknown>,
): CellStyle {
  const unknown = Object.entries(others).find(
    ([name]) => name !== 'columnType' && name !== 'column',
  );
  if (unknown) throw wrong(`${place}.${unknown[0]}`, unknown[1]);
  const changed = (part: keyof CellStyle, config: unknown): Look =>
    config === undefined
      ? before[part]
      : withLook(`${place}.${part}`, checks[part], before[part], config);
  return { content: changed('content', content), background: changed('background', background) };
}

function listOf(name: string, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw wrong(name, value);
  return value;
}

function plain(checks: CellChecks): CellStyle {
  return { content: unset(checks.content), background: unset(checks.background) };
}

/** A field may bear the name of an action column. */
export function keyOf({ columnType, column }: StyledColumn): string {
  return `${columnType} ${column}`;
}

/** Every column, and every record with every column, in the order of the screen. */
export function toldStyle(style: ListStyle, { columns, records }: StyledTable): ToldStyle {
  const told = (cells: ReadonlyMap<string, CellStyle> | undefined, checks: CellChecks) =>
    columns.map((column) => ({
      ...column,
      ...structuredClone(cells?.get(keyOf(column)) ?? plain(checks)),
    }));
  return {
    header: told(style.header, HEADER),
    body: records.map((recordId) => ({ recordId, style: told(style.body.get(recordId), BODY) })),
  };
}

/** For a column's head and, with a record, for its cell in that record's row. */
export function drawnStyle(style: ListStyle, column: StyledColumn, recordId?: string): OwnStyle {
  const cells = recordId === undefined ? style.header : style.body.get(recordId);
  return ownStyle('list-own', cells?.get(keyOf(column)) ?? {});
}
