/**
 * What the list's menu does and no REST endpoint of kintone gives: files written and read, records deleted by a
 * condition. Pages only.
 *
 *   GET  /k/internal/csv/columns.json { app } → { export, import: [{ code, label, table? }], keys: [code] }
 *   POST /k/internal/csv/export.json  { app, query, fields, heading, charset, delimiter } → the file
 *   POST /k/internal/csv/preview.json multipart: app, file, charset, delimiter → { rows (the first), count }
 *   POST /k/internal/csv/import.json  multipart: and heading, meanings (JSON list of codes, `*`, null), key
 *                                     → { added, updated, faults: [{ line, message, reasons }], faultyRows }
 *   POST /k/internal/records/delete.json { app, query, expected } → { deleted }
 */
import { hasAppRight, requireAppRight } from '../../apps/rights';
import type { AppDefinition } from '../../apps/definition';
import type { Context } from '../../context';
import {
  exportColumns,
  importColumns,
  keyFields,
  SYSTEM_TYPES,
  type Column,
} from '../../csv/columns';
import { exportRecords } from '../../csv/export';
import {
  importRecords,
  isUniqueSource,
  maySetSystemFields,
  type ImportFault,
} from '../../csv/import';
import { IMPORT_FAULTS } from '../../csv/messages';
import type { Meaning } from '../../csv/read-rows';
import { CHARSETS, DELIMITERS, readCsv, UnreadableCsv, type Delimiter } from '../../csv/text';
import { invalidParameter, KintoneError, noPrivilege, REQUIRED_PARAMETER } from '../../errors';
import { compileText, findIds } from '../../records/list';
import { appOf, optionalInteger, optionalText } from '../../records/params';
import { deleteRecord } from '../../records/remove';
import { viewableFields } from '../../rights/fields';
import { enumParam, textListParam } from '../params';
import { Binary, type Params, type Route } from '../route';

const MOST_ROWS = 100_000;
const MOST_BYTES = 100 * 1024 * 1024;
/** Rows shown before a file is read in. */
const PREVIEW_ROWS = 6;

export const csvRoutes: Route[] = [
  { method: 'GET', path: '/k/internal/csv/columns.json', handle: columns },
  { method: 'POST', path: '/k/internal/csv/export.json', handle: exportCsv },
  { method: 'POST', path: '/k/internal/csv/preview.json', handle: preview },
  { method: 'POST', path: '/k/internal/csv/import.json', handle: importCsv },
  { method: 'POST', path: '/k/internal/records/delete.json', handle: bulkDelete },
];

function columns(context: Context, params: Params): unknown {
  const app = appOf(context, params);
  const shown = ({ field, table }: Column) => ({ code: field.code, label: field.label, table });
  return {
    export: exportColumns(viewableFields(context, app)).map(shown),
    import: importable(context, app).map(shown),
    keys: keyFields(viewableFields(context, app)).map(({ code }) => code),
  };
}

function importable(context: Context, app: AppDefinition): Column[] {
  const system = maySetSystemFields(context, app);
  return importColumns(viewableFields(context, app), (field) =>
    isUniqueSource(context, field),
  ).filter(({ field }) => system || !SYSTEM_TYPES.has(field.type));
}

function exportCsv(context: Context, params: Params): Binary {
  const app = appOf(context, params);
  const body = exportRecords(context, app, {
    query: optionalText(params, 'query') ?? '',
    fields: textListParam(params, 'fields') ?? [],
    heading: enumParam(params, 'heading', ['label', 'code', 'none']) ?? 'label',
    charset: enumParam(params, 'charset', CHARSETS) ?? 'UTF-8-BOM',
    delimiter: delimiterOf(params),
  });
  return new Binary(body, 'text/csv', `${app.settings.name}.csv`);
}

function preview(context: Context, params: Params): unknown {
  requireAppRight(context, appOf(context, params), 'recordImportable');
  const rows = rowsOf(params);
  return { rows: rows.slice(0, PREVIEW_ROWS), count: rows.length };
}

function importCsv(context: Context, params: Params): unknown {
  const app = appOf(context, params);
  const all = rowsOf(params);
  const headed = enumParam(params, 'heading', ['yes', 'no']) !== 'no';
  const key = optionalText(params, 'key');
  const result = importRecords(context, app, {
    rows: headed ? all.slice(1) : all,
    firstLine: headed ? 2 : 1,
    meanings: meaningsOf(context, app, params),
    key: key === '' ? undefined : key,
  });
  const { language } = context;
  return {
    added: result.added,
    updated: result.updated,
    faults: result.faults.map(({ line, message, reasons }) => ({
      line,
      message: message[language],
      reasons: reasons.map((reason) => reason[language]),
    })),
    faultyRows: result.faults.length === 0 ? [] : faultyRows(context, all, headed, result.faults),
  };
}

/** The rows that were not read, to be mended and read again, with what is wrong in a last column. */
function faultyRows(
  { language }: Context,
  all: string[][],
  headed: boolean,
  faults: ImportFault[],
): string[][] {
  const heading = language === 'ja' ? 'エラー' : 'Error';
  return [
    ...(headed ? [[...(all[0] ?? []), heading]] : []),
    ...faults.flatMap(({ rows, message }) =>
      rows.map((row, index) => [...row, index === 0 ? message[language] : '']),
    ),
  ];
}

function meaningsOf(context: Context, app: AppDefinition, params: Params): Meaning[] {
  const given = listOf(optionalText(params, 'meanings') ?? '');
  if (!given) throw invalidParameter('meanings', REQUIRED_PARAMETER);
  const known = new Map(importable(context, app).map((column) => [column.field.code, column]));
  return given.map((code): Meaning => (code === '*' ? 'start' : known.get(String(code))));
}

/** A list written as JSON: a form's fields are text. */
function listOf(json: string): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function rowsOf(params: Params): string[][] {
  const file = params['file'] as { body?: unknown } | undefined;
  if (!(file?.body instanceof Uint8Array)) throw invalidParameter('file', REQUIRED_PARAMETER);
  if (file.body.length > MOST_BYTES) throw new KintoneError(400, 'CB_VA01', IMPORT_FAULTS.tooLarge);
  const charset = enumParam(params, 'charset', [...CHARSETS, 'auto'] as const) ?? 'auto';
  let rows: string[][];
  try {
    rows = readCsv(file.body, { charset, delimiter: delimiterOf(params) });
  } catch (error) {
    if (!(error instanceof UnreadableCsv)) throw error;
    throw new KintoneError(400, 'CB_VA01', IMPORT_FAULTS.unreadable(error.reason));
  }
  if (rows.length > MOST_ROWS) throw new KintoneError(400, 'CB_VA01', IMPORT_FAULTS.tooManyRows);
  return rows;
}

function delimiterOf(params: Params): Delimiter {
  const names = Object.keys(DELIMITERS) as Delimiter[];
  return enumParam(params, 'delimiter', names) ?? 'comma';
}

/**
 * 「レコードを一括削除」: for who administers the app, while the app's settings allow it. All or nothing, and only when
 * as many records meet the condition as the person was told.
 */
function bulkDelete(context: Context, params: Params): unknown {
  const app = appOf(context, params);
  if (!app.settings.enableBulkDeletion || !hasAppRight(context, app, 'appEditable')) {
    throw noPrivilege();
  }
  requireAppRight(context, app, 'recordDeletable');
  const ids = findIds(context, app, compileText(context, app, optionalText(params, 'query') ?? ''));
  if (ids.length !== optionalInteger(params, 'expected')) {
    throw new KintoneError(409, 'GAIA_CO02', {
      ja: `条件に一致するレコードが${ids.length}件に変わりました。確認し直してください。`,
      en: `The number of matching records has changed to ${ids.length}. Check again.`,
    });
  }
  for (const id of ids) deleteRecord(context, app, { id, revision: undefined });
  return { deleted: ids.length };
}
