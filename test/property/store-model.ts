/** What an app holds after a sequence of requests, told by the rules of the REST API alone, and how to check it. */
import type { Kintone } from '../../emulator';

export interface Rec {
  revision: number;
  題: string;
  鍵: string;
  数: string;
  rows: string[];
  file: string | undefined;
  status: string;
  comments: number[];
  lastComment: number;
  /** Changes after it was added. */
  changes: number;
  /** Values of fields added later, by code. */
  extra: Record<string, string>;
}

export interface Model {
  app: number;
  /** Present code of the field 題: it is renamed now and then. */
  titleCode: string;
  extraFields: string[];
  madeFields: number;
  records: Map<number, Rec>;
  lastId: number;
  /** Every subtable row there ever was, with its record. */
  rowOwners: Map<number, number>;
  cursors: { id: string; left: number[] }[];
}

export interface Real {
  kintone: Kintone;
}

export type Values = { 題?: string; 鍵?: string; 数?: string; rows?: string[] };
export type Op =
  | { kind: 'add'; records: Values[] }
  | { kind: 'update'; pick: number; revision: 'any' | 'right' | 'stale'; values: Values }
  | { kind: 'remove'; pick: number };

/** The record that a number picks; one that never was while there is none. */
export function picked({ records, lastId }: Model, pick: number): number {
  const ids = [...records.keys()];
  return ids[pick % Math.max(1, ids.length)] ?? lastId + 1000;
}

/** One request of a bulkRequest. Ids are those before any of them is run. */
export function requestOf(model: Model, op: Op): { method: string; api: string; payload: object } {
  const { app } = model;
  if (op.kind === 'add') {
    const records = op.records.map((values) => recordOf(model, values));
    return { method: 'POST', api: '/k/v1/records.json', payload: { app, records } };
  }
  const id = picked(model, op.pick);
  if (op.kind === 'remove') {
    return { method: 'DELETE', api: '/k/v1/records.json', payload: { app, ids: [id] } };
  }
  const present = model.records.get(id)?.revision ?? 1;
  const revision = { any: -1, right: present, stale: present + 5 }[op.revision];
  const payload = { app, id, revision, record: recordOf(model, op.values) };
  return { method: 'PUT', api: '/k/v1/record.json', payload };
}

function recordOf({ titleCode }: Model, { 題, rows, ...others }: Values): object {
  const value = (given: unknown) => ({ value: given });
  return {
    ...Object.fromEntries(Object.entries(others).map(([code, given]) => [code, value(given)])),
    ...(題 === undefined ? {} : { [titleCode]: value(題) }),
    ...(rows ? { 表: value(rows.map((text) => value({ 行: value(text) }))) } : {}),
  };
}

/** What all of them leave, or undefined when one of them must fail and nothing be kept. */
export function after(model: Model, ops: Op[]): Model | undefined {
  const next: Model = { ...model, records: new Map(model.records) };
  for (const op of ops) {
    if (op.kind === 'add') {
      for (const values of op.records) {
        if (isTaken(next, values.鍵, undefined) || isWrong(values)) return undefined;
        next.lastId += 1;
        next.records.set(next.lastId, {
          ...{ revision: 1, 題: '', 鍵: '', 数: '', rows: [], ...values },
          ...{ file: undefined, status: '受付', comments: [], lastComment: 0, changes: 0 },
          extra: Object.fromEntries(model.extraFields.map((code) => [code, '7'])),
        });
      }
      continue;
    }
    const id = picked(model, op.pick);
    const record = next.records.get(id);
    if (!record) return undefined;
    if (op.kind === 'remove') {
      next.records.delete(id);
      continue;
    }
    // The request names the revision there was before the first of them.
    const named = model.records.get(id)?.revision;
    if (op.revision === 'stale' || (op.revision === 'right' && named !== record.revision)) {
      return undefined;
    }
    if (isTaken(next, op.values.鍵, id) || isWrong(op.values)) return undefined;
    const changed = { revision: record.revision + 1, changes: record.changes + 1 };
    next.records.set(id, { ...record, ...op.values, ...changed });
  }
  return next;
}

function isTaken({ records }: Model, key: string | undefined, own: number | undefined): boolean {
  return !!key && [...records].some(([id, record]) => id !== own && record.鍵 === key);
}

const isWrong = ({ 数 }: Values): boolean => 数 === 'NaN';

type Shown = Record<string, { value: unknown }>;
type ShownRow = { id: string; value: { 行: { value: string } } };

/** Reads everything back and holds it against the model. Learns the numbers of new subtable rows. */
export async function verify(model: Model, { kintone }: Real): Promise<void> {
  const { app, records, titleCode } = model;
  const read = await kintone.request<{ records: Shown[]; totalCount: string }>(
    'GET',
    '/k/v1/records.json',
    { app, query: 'order by $id asc limit 500', totalCount: true },
  );
  const shown = read.records.map((record) => ({
    ...{ id: Number(record['$id']?.value), revision: Number(record['$revision']?.value) },
    ...{ 題: record[titleCode]?.value, 鍵: record['鍵']?.value, 数: record['数']?.value },
    rows: (record['表']?.value as ShownRow[]).map((row) => row.value.行.value),
    file: (record['添']?.value as { fileKey: string }[]).map(({ fileKey }) => fileKey)[0],
    status: record['ステータス']?.value,
    extra: Object.fromEntries(model.extraFields.map((code) => [code, record[code]?.value])),
  }));
  expect(shown).toEqual(
    [...records].map(([id, record]) => ({
      ...{ id, revision: record.revision, 題: record.題, 鍵: record.鍵, 数: record.数 },
      ...{ rows: record.rows, file: record.file, status: record.status, extra: record.extra },
    })),
  );
  expect(read.totalCount).toBe(String(records.size));

  const filtered = await kintone.request<{ totalCount: string }>('GET', '/k/v1/records.json', {
    app,
    query: `数 >= 3 or ${titleCode} like "街灯" limit 1`,
    totalCount: true,
  });
  const naive = [...records.values()].filter(
    ({ 数, 題 }) => (数 !== '' && Number(数) >= 3) || 題.includes('街灯'),
  );
  expect(filtered.totalCount).toBe(String(naive.length));
  verifyStore(model, kintone, read.records);
}

/** What REST does not show: history, comments, files and columns. */
function verifyStore(model: Model, { db }: Kintone, shown: Shown[]): void {
  const { app, records } = model;
  const history = db.all<{ id: number; n: number; last: number }>(
    'SELECT record_id AS id, COUNT(*) AS n, MAX(revision) AS last FROM record_history WHERE app_id = ? GROUP BY record_id ORDER BY record_id',
    app,
  );
  const changed = [...records].filter(([, { changes }]) => changes > 0);
  expect(history).toEqual(
    changed.map(([id, { changes, revision }]) => ({ id, n: changes, last: revision })),
  );
  const comments = db.all<{ record_id: number; id: number }>(
    'SELECT record_id, id FROM record_comments WHERE app_id = ? AND deleted = 0 ORDER BY record_id, id',
    app,
  );
  expect(comments).toEqual(
    [...records].flatMap(([id, record]) => record.comments.map((n) => ({ record_id: id, id: n }))),
  );
  for (const { file } of records.values()) {
    const owner = file && db.get('SELECT app_id FROM files WHERE key = ?', file);
    if (file) expect(owner).toEqual({ app_id: app });
  }
  // The computed columns are those of the form's fields that queries compare.
  const columns = db.all(`SELECT name FROM pragma_table_xinfo('records_${app}') WHERE hidden > 0`);
  // 題, 鍵 and 数, and a number each for the fields added.
  expect(columns).toHaveLength(3 + model.extraFields.length);
  verifyRows(model, shown);
}

/** A row's id is never given again, to no row of no record. */
function verifyRows(model: Model, shown: Shown[]): void {
  const rows = shown.flatMap((record) =>
    (record['表']?.value as ShownRow[]).map(({ id }) => ({
      ...{ row: Number(id), record: Number(record['$id']?.value) },
    })),
  );
  expect(new Set(rows.map(({ row }) => row)).size).toBe(rows.length);
  const last = Math.max(0, ...model.rowOwners.keys());
  for (const { row, record } of rows) {
    expect(model.rowOwners.get(row) ?? (row > last ? record : 'a number used before')).toBe(record);
  }
  for (const { row, record } of rows) model.rowOwners.set(row, record);
}
