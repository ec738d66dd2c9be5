/** Writes records of an app into a CSV file (「ファイルに書き出す」), within the list's condition and in its order. */
import type { AppDefinition } from '../apps/definition';
import { requireAppRight } from '../apps/rights';
import type { Context } from '../context';
import { KintoneError } from '../errors';
import { compileText, findIds } from '../records/list';
import { readScope, showRecord } from '../records/show';
import { readRecords } from '../records/store';
import { fieldRights, viewableFields } from '../rights/fields';
import { exportColumns, START_HEADINGS, type Column } from './columns';
import { IMPORT_FAULTS } from './messages';
import { headings, rowsOfRecord } from './rows';
import { writeCsv, type CsvFormat } from './text';

export type Heading = 'label' | 'code' | 'none';

export interface ExportOrder extends CsvFormat {
  /** Condition and order; limit and offset count for nothing. */
  query: string;
  /** Codes of the columns in their order, those of tables' fields among them. */
  fields: readonly string[];
  heading: Heading;
}

/** Largest file written, bytes (kintone help, ファイルにデータを書き出す). */
const MOST_BYTES = 100 * 1024 * 1024;

/** Records read at a time. */
const CHUNK = 500;

/** @throws KintoneError CB_NO02 without the right to write files, and for a query that cannot be read */
export function exportRecords(
  context: Context,
  app: AppDefinition,
  order: ExportOrder,
): Uint8Array {
  requireAppRight(context, app, 'recordViewable');
  requireAppRight(context, app, 'recordExportable');
  const known = new Map(
    exportColumns(viewableFields(context, app)).map((column) => [column.field.code, column]),
  );
  const columns = order.fields.flatMap((code) => known.get(code) ?? []);
  const rows = order.heading === 'none' ? [] : [firstLine(context, columns, order.heading)];
  const ids = findIds(context, app, compileText(context, app, order.query));
  const scope = readScope(context);
  const rights = fieldRights(context, app);
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const record of readRecords(context.db, app, ids.slice(from, from + CHUNK))) {
      const shown = showRecord(app, record, scope, rights);
      rows.push(...rowsOfRecord(shown, columns, context.timezone));
    }
  }
  const body = writeCsv(rows, order);
  if (body.length > MOST_BYTES)
    throw new KintoneError(400, 'CB_VA01', IMPORT_FAULTS.exportTooLarge);
  return body;
}

function firstLine(
  context: Context,
  columns: readonly Column[],
  heading: Exclude<Heading, 'none'>,
): string[] {
  const start = START_HEADINGS[context.language];
  return headings(columns, heading === 'code' ? '*' : start, ({ field }) => field[heading]);
}
