/**
 * Cursors: the ids a query found when the cursor was made, handed out in parts. Ten at once in a
 * domain, ten minutes each, and ten more with every part read. They live in memory: a restart ends them, as ten minutes would.
 */
import { randomUUID } from 'node:crypto';
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { KintoneError } from '../errors';
import type { Database } from '../store/database';

const MOST_CURSORS = 10;
const LIFETIME_MS = 10 * 60 * 1000;

export interface Cursor {
  id: string;
  appId: number;
  owner: string;
  ids: number[];
  /** Index of the next id to hand out. */
  position: number;
  size: number;
  fields: string[] | undefined;
  expires: number;
}

const cursors = new WeakMap<Database, Map<string, Cursor>>();

/** @throws KintoneError GAIA_TM12 when ten are open */
export function openCursor(
  context: Context,
  app: AppDefinition,
  found: { ids: number[]; size: number; fields: string[] | undefined },
): Cursor {
  const open = openCursors(context);
  if (open.size >= MOST_CURSORS) throw tooManyCursors();
  const cursor: Cursor = {
    id: randomUUID(),
    appId: app.id,
    owner: context.actor.code,
    position: 0,
    expires: context.now().getTime() + LIFETIME_MS,
    ...found,
  };
  open.set(cursor.id, cursor);
  return cursor;
}

/** @throws KintoneError GAIA_CN01 when there is none, it ran out, or another user made it */
export function findCursor(context: Context, id: string): Cursor {
  const cursor = openCursors(context).get(id);
  if (!cursor || cursor.owner !== context.actor.code) throw cursorNotFound();
  return cursor;
}

/** Reading a part gives the cursor another ten minutes. */
export function renewCursor(context: Context, cursor: Cursor): void {
  cursor.expires = context.now().getTime() + LIFETIME_MS;
}

export function closeCursor(context: Context, id: string): void {
  openCursors(context).delete(id);
}

function openCursors(context: Context): Map<string, Cursor> {
  const open = cursors.get(context.db) ?? new Map<string, Cursor>();
  cursors.set(context.db, open);
  const now = context.now().getTime();
  for (const [id, cursor] of open) if (cursor.expires <= now) open.delete(id);
  return open;
}

function tooManyCursors(): KintoneError {
  return new KintoneError(429, 'GAIA_TM12', {
    ja: '作成できるカーソルの上限に達しているため、カーソルを作成できません。不要なカーソルを削除するか、しばらく経ってから再実行してください。',
    en: 'Failed to create a cursor: the number of cursors has reached its limit. Try again later.',
  });
}

function cursorNotFound(): KintoneError {
  return new KintoneError(404, 'GAIA_CN01', {
    ja: '指定したカーソルは存在しないか、既に有効期限が切れています。',
    en: 'The specified cursor does not exist, or has already expired.',
  });
}
