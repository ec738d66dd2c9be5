/** Comments of records. */
import type { AppDefinition } from '../../apps/definition';
import type { Context } from '../../context';
import { invalidParameter, notEmulated } from '../../errors';
import { addComment, deleteComment, readComments, type Mention } from '../../records/comments';
import {
  appOf,
  objectOf,
  optionalInteger,
  optionalList,
  optionalText,
  requiredId,
  requiredText,
} from '../../records/params';
import { readScope } from '../../records/show';
import { readRecord, type StoredRecord } from '../../records/store';
import { requireRecordRight } from '../../rights/records';
import type { Params, Route } from '../route';

const PAGE = 10;
const LONGEST_TEXT = 65_535;
/** cybozu.dev, rest-api/records/add-comment. */
const MOST_MENTIONS = 10;
const ENTITY_TYPES = ['USER', 'GROUP', 'ORGANIZATION'];
const NOT_AN_ENUM = {
  ja: 'Enum値のいずれかでなければなりません。',
  en: 'must be one of the enum values',
};

const postComment: Route = {
  method: 'POST',
  path: 'record/comment.json',
  handle(context, params) {
    const { app, record } = commented(context, params);
    const comment = objectOf(params.comment, 'comment');
    const text = requiredText(comment, 'text', 'comment.text');
    if (text.length > LONGEST_TEXT) {
      throw invalidParameter('comment.text', {
        ja: `${LONGEST_TEXT + 1}文字より短くなければなりません。`,
        en: `The value must be shorter than ${LONGEST_TEXT + 1} characters.`,
      });
    }
    const mentions = mentionsOf(comment);
    return context.db.transaction(() => ({
      id: String(addComment(context, app, record, { text, mentions })),
    }));
  },
};

const removeComment: Route = {
  method: 'DELETE',
  path: 'record/comment.json',
  handle(context, params) {
    const { app, record } = commented(context, params);
    const comment = requiredId(params, 'comment');
    context.db.transaction(() => deleteComment(context, app, record.id, comment));
    return {};
  },
};

const getComments: Route = {
  method: 'GET',
  path: 'record/comments.json',
  handle(context, params) {
    const { app, record } = commented(context, params);
    const order = (optionalText(params, 'order') ?? 'desc').toLowerCase();
    if (order !== 'asc' && order !== 'desc') throw invalidParameter('order', NOT_AN_ENUM);
    const limit = optionalInteger(params, 'limit') ?? PAGE;
    if (limit < 0 || limit > PAGE) {
      throw invalidParameter('limit', {
        ja: '最大でも10以下です。',
        en: 'must be less than or equal to 10',
      });
    }
    const offset = Math.max(0, optionalInteger(params, 'offset') ?? 0);
    return readComments(context, app, record.id, { order, offset, limit }, readScope(context));
  },
};

export const commentRoutes: Route[] = [postComment, removeComment, getComments];

function commented(context: Context, params: Params): { app: AppDefinition; record: StoredRecord } {
  const app = appOf(context, params);
  const recordId = requiredId(params, 'record');
  requireRecordRight(context, app, recordId, 'viewable');
  if (!app.settings.enableComments)
    throw notEmulated('comments of an app that has them switched off');
  return { app, record: readRecord(context.db, app, recordId) };
}

function mentionsOf(comment: Params): Mention[] {
  const mentions = optionalList(comment, 'mentions') ?? [];
  if (mentions.length > MOST_MENTIONS) {
    throw invalidParameter('comment.mentions', {
      ja: `宛先は${MOST_MENTIONS}件まで指定できます。`,
      en: `Up to ${MOST_MENTIONS} mentions can be specified.`,
    });
  }
  return mentions.map((mention, index) => {
    const key = `comment.mentions[${index}]`;
    const given = objectOf(mention, key);
    const type = optionalText(given, 'type') ?? 'USER';
    if (!ENTITY_TYPES.includes(type)) throw invalidParameter(`${key}.type`, NOT_AN_ENUM);
    return { code: requiredText(given, 'code', `${key}.code`), type: type as Mention['type'] };
  });
}
