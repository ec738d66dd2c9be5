/** Comments of a record. They count from 1 in each record; a deleted one's number stays taken. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { invalidParameter, KintoneError, noPrivilege } from '../errors';
import { MESSAGES, type ReadScope } from '../fields';
import { commentAdded } from '../notifications/events';
import { forgetNotifications } from '../notifications/store';
import { nameOf } from '../users/directory';
import type { StoredRecord } from './store';

export interface Mention {
  code: string;
  type: 'USER' | 'GROUP' | 'ORGANIZATION';
}

export interface ShownComment {
  id: string;
  text: string;
  createdAt: string;
  creator: { code: string; name: string };
  mentions: Mention[];
}

interface CommentRow {
  id: number;
  text: string;
  mentions: string;
  creator: string;
  created: string;
}

/** @throws KintoneError CB_VA01 for a mention of nobody */
export function addComment(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  comment: { text: string; mentions: Mention[] },
): number {
  comment.mentions.forEach(({ code, type }, index) => {
    if (nameOf(context.db, type, code) === undefined) {
      throw invalidParameter(`comment.mentions[${index}].code`, MESSAGES.unknownEntity(code));
    }
  });
  const commenters = context.db.all<{ creator: string }>(
    'SELECT DISTINCT creator FROM record_comments WHERE app_id = ? AND record_id = ? AND deleted = 0',
    app.id,
    record.id,
  );
  const row = context.db.get<{ id: number }>(
    `INSERT INTO record_comments (app_id, record_id, id, text, mentions, creator, created)
     VALUES (?1, ?2, (SELECT COALESCE(MAX(id), 0) + 1 FROM record_comments WHERE app_id = ?1 AND record_id = ?2), ?3, ?4, ?5, ?6)
     RETURNING id`,
    app.id,
    record.id,
    comment.text,
    JSON.stringify(comment.mentions),
    context.actor.code,
    `${context.now().toISOString().slice(0, 19)}Z`,
  );
  const id = row?.id ?? 0;
  commentAdded(context, app, record, {
    ...comment,
    id,
    commenters: commenters.map(({ creator }) => creator),
  });
  return id;
}

/** @throws KintoneError GAIA_RE02 when there is none, CB_NO02 when another user wrote it */
export function deleteComment(
  context: Context,
  app: AppDefinition,
  recordId: number,
  commentId: number,
): void {
  const row = context.db.get<{ creator: string }>(
    'SELECT creator FROM record_comments WHERE app_id = ? AND record_id = ? AND id = ? AND deleted = 0',
    app.id,
    recordId,
    commentId,
  );
  if (!row) throw commentNotFound();
  if (row.creator !== context.actor.code) throw noPrivilege();
  context.db.run(
    `UPDATE record_comments SET deleted = 1, text = '', mentions = '[]' WHERE app_id = ? AND record_id = ? AND id = ?`,
    app.id,
    recordId,
    commentId,
  );
  forgetNotifications(context.db, app.id, recordId, commentId);
}

/** `older` and `newer` tell whether there are more beyond the page. */
export function readComments(
  context: Context,
  app: AppDefinition,
  recordId: number,
  page: { order: 'asc' | 'desc'; offset: number; limit: number },
  scope: ReadScope,
): { comments: ShownComment[]; older: boolean; newer: boolean } {
  const rows = context.db.all<CommentRow>(
    `SELECT id, text, mentions, creator, created FROM record_comments
     WHERE app_id = ? AND record_id = ? AND deleted = 0 ORDER BY id ${page.order === 'asc' ? 'ASC' : 'DESC'} LIMIT ? OFFSET ?`,
    app.id,
    recordId,
    page.limit + 1,
    page.offset,
  );
  const beyond = rows.length > page.limit;
  const before = page.offset > 0;
  return {
    comments: rows.slice(0, page.limit).map((row) => show(row, scope)),
    older: page.order === 'desc' ? beyond : before,
    newer: page.order === 'desc' ? before : beyond,
  };
}

/** The names of those mentioned stand before the text, as on the real service. */
function show(row: CommentRow, scope: ReadScope): ShownComment {
  const mentions = JSON.parse(row.mentions) as Mention[];
  const names = mentions.map(({ type, code }) => `${scope.nameOf(type, code)} `).join('');
  return {
    id: String(row.id),
    text: mentions.length > 0 ? `${names}\n${row.text}` : row.text,
    createdAt: row.created,
    creator: { code: row.creator, name: scope.nameOf('USER', row.creator) },
    mentions,
  };
}

function commentNotFound(): KintoneError {
  return new KintoneError(400, 'GAIA_RE02', {
    ja: '指定したコメントが存在しません。削除された可能性があります。',
    en: 'The specified comment does not exist. It may have been deleted.',
  });
}
