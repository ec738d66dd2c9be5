/**
 * Reads a CSV file into an app (「ファイルから読み込む」). Each record of the file is added, or with an update key
 * written over the record that has the key; one that cannot be is left out and told with kintone's words, the
 * others are kept (kintone help, レコードの一括登録/更新に失敗した場合: rows that could not be read can be downloaded).
 */
import { liveApp, type AppDefinition, type FieldProperty } from '../apps/definition';
import { hasAppRight, requireAppRight } from '../apps/rights';
import type { Context } from '../context';
import { KintoneError, type Bilingual } from '../errors';
import { Problems } from '../fields';
import { recordsImported } from '../notifications/events';
import { addRecord, updateRecord, type GivenRecord } from '../records/save';
import { recordsWith } from '../records/store';
import { keyFields, SYSTEM_TYPES, type Column } from './columns';
import { IMPORT_FAULTS } from './messages';
import { readRecords, type Meaning, type ReadRecord } from './read-rows';

export interface ImportOrder {
  /** Rows with data, without headings. */
  rows: string[][];
  meanings: Meaning[];
  /** Line of the file the first of `rows` stands in. */
  firstLine: number;
  /** Code of the field that says which record is meant; undefined adds every record. */
  key: string | undefined;
}

export interface ImportFault {
  line: number;
  /** In kintone's words, with its code. */
  message: Bilingual;
  /** What exactly the field refused. */
  reasons: Bilingual[];
  rows: string[][];
}

export interface ImportResult {
  added: number;
  updated: number;
  faults: ImportFault[];
}

/** @throws KintoneError CB_NO02 without the right to read files into the app, CB_VA01 for a wrong key */
export function importRecords(
  outer: Context,
  app: AppDefinition,
  { rows, meanings, firstLine, key }: ImportOrder,
): ImportResult {
  requireAppRight(outer, app, 'recordImportable');
  // One notification tells of the whole file, not one of each record.
  const context: Context = { ...outer, importing: true };
  const keyField = key === undefined ? undefined : app.fields[key];
  const column = meanings.findIndex((one) => isField(one) && one.field.code === key);
  if (key !== undefined && (!keyField || !keyFields(app.fields).includes(keyField) || column < 0)) {
    throw new KintoneError(400, 'CB_VA01', IMPORT_FAULTS.wrongKey);
  }
  const result: ImportResult = { added: 0, updated: 0, faults: [] };
  const { timezone } = context;
  for (const record of readRecords(rows, meanings, { firstLine, timezone })) {
    try {
      const target = keyField && targetOf(context, app, keyField, record.rows[0]?.[column] ?? '');
      context.db.transaction(() => store(context, app, record, target, keyField));
      if (target === undefined) result.added += 1;
      else result.updated += 1;
    } catch (error) {
      if (!(error instanceof KintoneError)) throw error;
      result.faults.push(faultOf(app, record, error, keyField));
    }
  }
  const count = result.added + result.updated;
  if (count > 0) recordsImported(outer, app, count);
  return result;
}

function store(
  context: Context,
  app: AppDefinition,
  { given }: ReadRecord,
  target: number | undefined,
  keyField: FieldProperty | undefined,
): void {
  const problems = new Problems();
  if (target === undefined) {
    requireAppRight(context, app, 'recordAddable');
    addRecord(context, app, given, problems, PATH);
  } else {
    requireAppRight(context, app, 'recordEditable');
    const values: GivenRecord = {};
    for (const [code, value] of Object.entries(given)) {
      const field = app.fields[code];
      // Creator and times are taken for new records only; the key itself stays.
      if (!field || SYSTEM_TYPES.has(field.type) || field === keyField) continue;
      values[code] = value;
    }
    updateRecord(context, app, { id: target, revision: undefined }, values, problems, PATH);
  }
  problems.throwIfAny();
}

const PATH = 'record';

/** The record a key means; undefined for an empty or a new one, which adds. @throws KintoneError */
function targetOf(
  context: Context,
  app: AppDefinition,
  field: FieldProperty,
  cell: string,
): number | undefined {
  const key = cell.trim();
  if (key === '') return undefined;
  if (field.type !== 'RECORD_NUMBER') return recordsWith(context.db, app, field, key, 1)[0];
  const prefix = app.code === '' ? '' : `${app.code}-`;
  const number = key.startsWith(prefix) ? key.slice(prefix.length) : key;
  const id = /^\d{1,15}$/.test(number)
    ? recordsWith(context.db, app, field, number, 1)[0]
    : undefined;
  if (id === undefined) {
    throw new KintoneError(400, 'GAIA_IL16', IMPORT_FAULTS.noSuchNumber(key));
  }
  return id;
}

/** Names the field as kintone does: one that is refused is GAIA_IL16, one in a wrong form GAIA_IL17. */
function faultOf(
  app: AppDefinition,
  { line, rows }: ReadRecord,
  error: KintoneError,
  keyField: FieldProperty | undefined,
): ImportFault {
  const found = Object.entries(error.errors ?? {});
  const [path] = found[0] ?? [];
  const reasons = found.flatMap(([, { messages }]) => messages);
  if (error.code === 'GAIA_IL16' && keyField) {
    return {
      line,
      rows,
      message: IMPORT_FAULTS.GAIA_IL16(line, keyField.label),
      reasons: [error.text],
    };
  }
  if (path === undefined) return { line, rows, message: prefixed(error), reasons };
  const label = labelAt(app, path);
  const malformed = /\[(?!\d+\])[^\]]+\]\.value$/.test(path);
  const words = malformed ? IMPORT_FAULTS.GAIA_IL17 : IMPORT_FAULTS.GAIA_IL16;
  return { line, rows, message: words(line, label), reasons };
}

function prefixed({ code, text }: KintoneError): Bilingual {
  return { ja: `${code}: ${text.ja}`, en: `${code}: ${text.en}` };
}

/** Label of the field a key of CB_VA01 names; the longest code that fits, since codes may begin alike. */
function labelAt(app: AppDefinition, path: string): string {
  const all = Object.values(app.fields).flatMap((field) => [
    field,
    ...Object.values(field.fields ?? {}),
  ]);
  const named = all
    .filter(({ code }) => path.includes(`.${code}.`) || path.includes(`[${code}]`))
    .sort((one, other) => path.lastIndexOf(other.code) - path.lastIndexOf(one.code));
  return named[0]?.label ?? path;
}

function isField(meaning: Meaning): meaning is Column {
  return meaning !== undefined && meaning !== 'start';
}

/** A lookup can be read from a file only where its key is unique in the app it reads. */
export function isUniqueSource(context: Context, field: FieldProperty): boolean {
  const { lookup } = field;
  if (!lookup) return true;
  const source = liveApp(context.db, Number(lookup.relatedApp.app)).fields[lookup.relatedKeyField];
  return source?.unique === true || source?.type === 'RECORD_NUMBER';
}

/** Whether creator and times may be read in: they rewrite who did what. */
export function maySetSystemFields(context: Context, app: AppDefinition): boolean {
  return hasAppRight(context, app, 'appEditable');
}
