/** What the pages ask the server about files of records. Each throws RestError. */
import { fetchFile, requestToken, rest, sendForm } from '../api';

export interface CsvColumn {
  code: string;
  label: string;
  /** Code of the table it stands in. */
  table?: string;
}

export interface CsvColumns {
  export: CsvColumn[];
  import: CsvColumn[];
  /** Codes of fields that can be the update key. */
  keys: string[];
}

export interface ImportAnswer {
  added: number;
  updated: number;
  faults: { line: number; message: string; reasons: string[] }[];
  faultyRows: string[][];
}

export function csvColumns(app: string): Promise<CsvColumns> {
  return rest('GET', '/k/internal/csv/columns.json', { app });
}

export function exportFile(body: object): Promise<Blob> {
  return fetchFile('/k/internal/csv/export.json', body);
}

export function previewFile(
  file: File,
  fields: Record<string, string>,
): Promise<{ rows: string[][]; count: number }> {
  return sendForm('/k/internal/csv/preview.json', formOf(file, fields));
}

export function importFile(file: File, fields: Record<string, string>): Promise<ImportAnswer> {
  return sendForm('/k/internal/csv/import.json', formOf(file, fields));
}

export function deleteRecords(
  app: string,
  query: string,
  expected: number,
): Promise<{ deleted: number }> {
  return rest('POST', '/k/internal/records/delete.json', { app, query, expected });
}

function formOf(file: File, fields: Record<string, string>): FormData {
  const form = new FormData();
  form.set('__REQUEST_TOKEN__', requestToken());
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file, file.name);
  return form;
}

/** Hands a file to the person. */
export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
