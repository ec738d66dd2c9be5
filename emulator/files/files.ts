/**
 * Uploaded files. A file belongs to nobody but its uploader until a record or an app's settings
 * claim it; unclaimed ones are deleted after three days, as on the real service.
 */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context';
import { fileNotFound } from '../errors';
import type { Database } from '../store/database';

const UNCLAIMED_DAYS = 3;
const DAY_MS = 86_400_000;

export interface StoredFile {
  key: string;
  name: string;
  contentType: string;
  /** Bytes. */
  size: number;
  body: Uint8Array;
  /** App whose record or settings use it; null while only uploaded. */
  appId: number | null;
  uploadedBy: string;
}

/** A file value of a record or a customization; `size` is bytes as a decimal string, as in REST. */
export interface FileValue {
  fileKey: string;
  name: string;
  contentType: string;
  size: string;
}

/** Keeps an upload and gives its key. */
export function storeFile(
  context: Pick<Context, 'db' | 'actor' | 'now'>,
  file: { name: string; contentType: string; body: Uint8Array },
): string {
  const key = `${randomUUID()}`;
  context.db.run(
    'INSERT INTO files (key, name, content_type, size, body, app_id, uploaded_by, uploaded) VALUES (?, ?, ?, ?, ?, NULL, ?, ?)',
    key,
    file.name,
    file.contentType,
    file.body.byteLength,
    file.body,
    context.actor.code,
    context.now().toISOString(),
  );
  return key;
}

/**
 * Ties an uploaded file to an app, or confirms one the app already has.
 * @throws KintoneError GAIA_BL01 when there is no such file, or another app owns it, or another user uploaded it.
 */
export function claimFile(context: Context, fileKey: string, appId: number): FileValue {
  const row = context.db.get<{
    name: string;
    content_type: string;
    size: number;
    app_id: number | null;
    uploaded_by: string;
  }>('SELECT name, content_type, size, app_id, uploaded_by FROM files WHERE key = ?', fileKey);
  if (!row) throw fileNotFound(fileKey);
  const mine = row.app_id === null && row.uploaded_by === context.actor.code;
  if (!mine && row.app_id !== appId) throw fileNotFound(fileKey);
  if (row.app_id === null) {
    context.db.run('UPDATE files SET app_id = ? WHERE key = ?', appId, fileKey);
  }
  return { fileKey, name: row.name, contentType: row.content_type, size: String(row.size) };
}

/** The file with its bytes, or undefined when there is none. */
export function readFile(db: Database, key: string): StoredFile | undefined {
  return db.get<never>(
    `SELECT key, name, content_type AS contentType, size, body, app_id AS appId, uploaded_by AS uploadedBy
     FROM files WHERE key = ?`,
    key,
  );
}

/** Deletes uploads nobody claimed within three days. */
export function deleteUnclaimedFiles(db: Database, now: Date): void {
  db.run(
    'DELETE FROM files WHERE app_id IS NULL AND uploaded < ?',
    new Date(now.getTime() - UNCLAIMED_DAYS * DAY_MS).toISOString(),
  );
}
