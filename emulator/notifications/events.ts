/**
 * What happens to records, told to those who are to hear of it. Who hears of what, and what counts as
 * 自分宛: kintone help, notification_type and notifications_to_me. Called in the transaction that
 * changes the record, so a refused change tells nobody.
 */
import type { AppDefinition, ProcessEntity } from '../apps/definition';
import type { Context } from '../context';
import { KintoneError } from '../errors';
import { membersOf, usersOf } from '../records/entities';
import { meetsCondition } from '../records/list';
import type { StoredRecord } from '../records/store';
import type { GeneralFlag } from './general-flags';
import { conditionsOf, generalOf } from './settings';
import { addNotification, type NotificationKind } from './store';
import { mayView } from './viewers';

/** One event as it is told to one person; `kind` and `content` may differ between persons. */
interface Told {
  kind: NotificationKind;
  content: string;
  toMe: boolean;
}

export function recordAdded(context: Context, app: AppDefinition, record: StoredRecord): void {
  if (context.importing) return;
  const told = new Audience();
  told.general(context, app, record, 'recordAdded', { kind: 'ADDED', content: '' });
  tell(context, app, record.id, told);
}

export function recordEdited(context: Context, app: AppDefinition, record: StoredRecord): void {
  if (context.importing) return;
  const told = new Audience();
  told.general(context, app, record, 'recordEdited', { kind: 'EDITED', content: '' });
  tell(context, app, record.id, told);
}

/** A file was read into the app: one notification for all its records. */
export function recordsImported(context: Context, app: AppDefinition, count: number): void {
  const told = new Audience();
  told.general(context, app, undefined, 'fileImported', {
    kind: 'IMPORTED',
    content: String(count),
  });
  tell(context, app, null, told);
}

export function statusChanged(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  change: { action: string; to: string },
): void {
  const told = new Audience();
  told.general(context, app, record, 'statusChanged', { kind: 'STATUS', content: change.to });
  told.add(record.assignees, { kind: 'ASSIGNED', content: change.to, toMe: true });
  tell(context, app, record.id, told);
}

/** These have become assignees without an action: a record was added, or an administrator chose others. */
export function assigned(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  codes: readonly string[],
): void {
  const told = new Audience();
  told.add(codes, { kind: 'ASSIGNED', content: record.status ?? '', toMe: true });
  tell(context, app, record.id, told);
}

export function commentAdded(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  comment: {
    id: number;
    text: string;
    mentions: readonly { type: 'USER' | 'GROUP' | 'ORGANIZATION'; code: string }[];
    /** Who wrote comments of the record before. */
    commenters: readonly string[];
  },
): void {
  const told = new Audience();
  const plain = { kind: 'COMMENT', content: comment.text } as const;
  if (generalOf(app).notifyToCommenter) told.add(comment.commenters, { ...plain, toMe: false });
  told.general(context, app, record, 'commentAdded', plain);
  const mentioned = comment.mentions.flatMap(({ type, code }) =>
    type === 'USER' ? [code] : membersOf(context.db, type, code, true),
  );
  told.add(mentioned, { kind: 'MENTION', content: comment.text, toMe: true });
  tell(context, app, record.id, told, comment.id);
}

/**
 * Looks which of the app's conditions the record meets before a change; the function it gives tells of
 * those it meets only afterwards (kintone help, record_condition: no notification when the condition was
 * met before). Reading a file tells of no condition (not_receive).
 * @param before undefined for a record that is being added
 */
export function watchConditions(
  context: Context,
  app: AppDefinition,
  before: StoredRecord | undefined,
): (after: StoredRecord) => void {
  const conditions = context.importing ? [] : conditionsOf(app);
  const met = conditions.map(
    ({ filterCond }) => before !== undefined && meets(context, app, before.id, filterCond),
  );
  return (after) => {
    conditions.forEach(({ filterCond, title, targets }, index) => {
      if (met[index] || !meets(context, app, after.id, filterCond)) return;
      const told = new Audience();
      told.add(usersOf(context.db, app, after, targets), {
        kind: 'CONDITION',
        content: title,
        toMe: true,
      });
      tell(context, app, after.id, told);
    });
  };
}

/** A condition that names what was deleted since (a field, a user) is met by no record. */
export function meets(
  context: Context,
  app: AppDefinition,
  recordId: number,
  filterCond: string,
): boolean {
  try {
    return meetsCondition(context, app, recordId, filterCond);
  } catch (error) {
    if (error instanceof KintoneError) return false;
    throw error;
  }
}

/** Who hears of one event: each person once, of what concerns them most. */
class Audience {
  readonly told = new Map<string, Told>();

  /** Later calls win over earlier ones, but never make a notification less a person's own. */
  add(codes: readonly string[], told: Told): void {
    for (const code of codes) {
      if (told.toMe || !this.told.get(code)?.toMe) this.told.set(code, told);
    }
  }

  /** Those of the general setting with the flag. Who is named by a field hears of it as 自分宛. */
  general(
    context: Context,
    app: AppDefinition,
    record: StoredRecord | undefined,
    flag: GeneralFlag,
    told: Omit<Told, 'toMe'>,
  ): void {
    const wanted = generalOf(app).notifications.filter((one) => one[flag]);
    for (const toMe of [false, true]) {
      const entities = wanted.filter(({ entity }) => (entity.type === 'FIELD_ENTITY') === toMe);
      this.add(usersIn(context, app, record, entities), { ...told, toMe });
    }
  }
}

function usersIn(
  context: Context,
  app: AppDefinition,
  record: StoredRecord | undefined,
  entities: readonly ProcessEntity[],
): string[] {
  if (record) return usersOf(context.db, app, record, entities);
  // An import is of no one record: a field names nobody.
  const fixed = entities.filter(({ entity }) => entity.type !== 'FIELD_ENTITY');
  return usersOf(context.db, app, NO_RECORD, fixed);
}

const NO_RECORD: StoredRecord = {
  id: 0,
  revision: 0,
  values: {},
  creator: '',
  created: '',
  modifier: '',
  modified: '',
  status: null,
  assignees: [],
};

function tell(
  context: Context,
  app: AppDefinition,
  recordId: number | null,
  audience: Audience,
  commentId: number | null = null,
): void {
  for (const [user, told] of audience.told) {
    // Nobody is told of what they did themselves (kintone help, not_receive).
    if (user === context.actor.code || !mayView(context, app, recordId, user)) continue;
    addNotification(context.db, {
      ...told,
      user,
      appId: app.id,
      recordId,
      actor: context.actor.code,
      commentId,
      at: context.now().toISOString(),
    });
  }
}
