/** Threads of a space and what is said in them. */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, KintoneError, REQUIRED_PARAMETER } from '../errors';
import { claimFile, type FileValue } from '../files/files';
import {
  checkLength,
  enumParam,
  given,
  idParam,
  integerParam,
  listParam,
  objectOf,
  optionalText,
  type Params,
  textParam,
} from '../server/params';
import { nameOf } from '../users/directory';
import { visibleSpace } from './access';
import { unknownEntity } from './members';
import { BODY_LENGTH, readBody } from './settings';

const NAME_LENGTH = 128;
const MAX_MENTIONS = 10;
const MAX_FILES = 5;
/** Width of a picture in a comment, pixels. */
const WIDTH = { from: 100, to: 750 };

export interface ThreadComment {
  text: string;
  mentions: { type: string; code: string }[];
  files: (FileValue & { width?: string })[];
}

/** Add Thread API: a space of one thread gets no second one. */
export function addThread(context: Context, params: Params): { id: string } {
  const space = visibleSpace(context, params, 'space');
  const name = checkLength(textParam(params, 'name'), NAME_LENGTH, 'name');
  if (!space.settings.useMultiThread) throw invalidParameter('space', ONE_THREAD);
  const { lastInsertRowid } = context.db.run(
    'INSERT INTO threads (space_id, name) VALUES (?, ?)',
    space.id,
    name,
  );
  return { id: String(lastInsertRowid) };
}

/** Update Thread API: for all who see the space. */
export function updateThread(context: Context, params: Params): Record<string, never> {
  const id = idParam(params, 'id');
  const thread = context.db.get<{ space: number }>(
    'SELECT space_id AS space FROM threads WHERE id = ?',
    id,
  );
  if (!thread) throw threadNotFound(id);
  visibleSpace(context, { id: thread.space });
  if (given(params, 'name')) {
    const name = checkLength(textParam(params, 'name'), NAME_LENGTH, 'name');
    context.db.run('UPDATE threads SET name = ? WHERE id = ?', name, id);
  }
  if (given(params, 'body')) {
    context.db.run('UPDATE threads SET body = ? WHERE id = ?', readBody(params), id);
  }
  return {};
}

/** Add Thread Comment API: a text, files or both. */
export function addThreadComment(context: Context, params: Params): { id: string } {
  const space = visibleSpace(context, params, 'space');
  const threadId = idParam(params, 'thread');
  const found = context.db.get(
    'SELECT 1 AS found FROM threads WHERE id = ? AND space_id = ?',
    threadId,
    space.id,
  );
  if (!found) throw threadNotFound(threadId);
  const comment = objectOf(params['comment'], 'comment');
  const text = optionalText(comment, 'text', 'comment.text') ?? '';
  checkLength(text, BODY_LENGTH, 'comment.text');
  const content: ThreadComment = {
    text,
    mentions: readMentions(context, comment),
    files: readFiles(context, comment),
  };
  if (text === '' && content.files.length === 0) {
    throw invalidParameter('comment.text', REQUIRED_PARAMETER);
  }
  const { lastInsertRowid } = context.db.run(
    'INSERT INTO thread_comments (thread_id, content, creator, created) VALUES (?, ?, ?, ?)',
    threadId,
    JSON.stringify(content),
    context.actor.code,
    context.now().toISOString(),
  );
  return { id: String(lastInsertRowid) };
}

function readMentions(context: Context, comment: Params): ThreadComment['mentions'] {
  const mentions = listParam(comment, 'mentions', 'comment.mentions') ?? [];
  if (mentions.length > MAX_MENTIONS) throw tooMany('comment.mentions', MAX_MENTIONS);
  return mentions.map((value, index) => {
    const path = `comment.mentions[${index}]`;
    const mention = objectOf(value, path);
    const types = ['USER', 'GROUP', 'ORGANIZATION'] as const;
    const type = enumParam(mention, 'type', types, `${path}.type`);
    if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
    const code = textParam(mention, 'code', `${path}.code`);
    if (nameOf(context.db, type, code) === undefined) throw unknownEntity(type, code);
    return { type, code };
  });
}

function readFiles(context: Context, comment: Params): ThreadComment['files'] {
  const files = listParam(comment, 'files', 'comment.files') ?? [];
  if (files.length > MAX_FILES) throw tooMany('comment.files', MAX_FILES);
  return files.map((value, index) => {
    const path = `comment.files[${index}]`;
    const file = objectOf(value, path);
    const key = textParam(file, 'fileKey', `${path}.fileKey`);
    const width = integerParam(file, 'width', `${path}.width`);
    if (width !== undefined && (width < WIDTH.from || width > WIDTH.to)) {
      throw invalidParameter(`${path}.width`, {
        ja: `${WIDTH.from}以上${WIDTH.to}以下である必要があります。`,
        en: `The value must be from ${WIDTH.from} to ${WIDTH.to}.`,
      });
    }
    // A file of a thread belongs to no app; 0 says it is no leftover of an upload.
    const claimed = claimFile(context, key, 0);
    return { ...claimed, ...(width === undefined ? {} : { width: String(width) }) };
  });
}

function tooMany(path: string, most: number): KintoneError {
  return invalidParameter(path, {
    ja: `一度に${most}件まで指定できます。`,
    en: `Up to ${most} can be specified at once.`,
  });
}

function threadNotFound(id: number): KintoneError {
  return new KintoneError(404, 'GAIA_TH01', {
    ja: `指定したスレッド（id: ${id}）が見つかりません。削除されている可能性があります。`,
    en: `The specified thread (ID: ${id}) is not found. The thread may have been deleted.`,
  });
}

const ONE_THREAD: Bilingual = {
  ja: 'スレッドが1つのスペースには、スレッドを追加できません。',
  en: 'A thread cannot be added to a space with a single thread.',
};
