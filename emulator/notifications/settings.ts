/**
 * Notification settings of an app: who is told of what (「アプリの条件通知」「レコードの条件通知」「リマインダー
 * の条件通知」). Rules: cybozu.dev rest-api/apps/settings/update-general-, update-per-record- and
 * update-reminder-notification-settings.
 */
import type { AppDefinition, ProcessEntity } from '../apps/definition';
import type { Context } from '../context';
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { parseCondition } from '../query';
import { compileCondition } from '../query/compile';
import { USER_FIELDS } from '../records/entities';
import {
  booleanParam,
  checkLength,
  enumParam,
  given,
  integerParam,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { nameOf } from '../users/directory';
import { GENERAL_FLAGS, type GeneralFlag } from './general-flags';

export type GeneralNotification = ProcessEntity & Record<GeneralFlag, boolean>;

export interface GeneralSetting {
  notifications: GeneralNotification[];
  notifyToCommenter: boolean;
}

export interface ConditionNotification {
  filterCond: string;
  title: string;
  targets: ProcessEntity[];
}

/** `time` is HH:mm on that day in the setting's zone; `hoursLater` counts from the moment itself. */
export type ReminderTiming =
  | { code: string; daysLater: string; hoursLater: string }
  | { code: string; daysLater: string; time: string };

export interface Reminder extends ConditionNotification {
  timing: ReminderTiming;
}

export interface ReminderSetting {
  notifications: Reminder[];
  /** null until reminders were set for the first time. */
  timezone: string | null;
}

const ENTITY_TYPES = ['USER', 'GROUP', 'ORGANIZATION', 'FIELD_ENTITY'] as const;
const TITLE_LENGTH = 100;
const MOST_LATER = 10_000;
/** Fields a reminder may count from. */
const TIMING_FIELDS = new Set(['CREATED_TIME', 'UPDATED_TIME', 'DATETIME', 'DATE']);

/** Without a setting a comment is told to the record's creator and its last editor (kintone help, whatsnotification). */
export function generalOf(app: AppDefinition): GeneralSetting {
  const kept = app.kept['notifications/general'] as GeneralSetting | undefined;
  if (kept) return kept;
  const fields = ['CREATOR', 'MODIFIER'].flatMap((type) =>
    Object.values(app.fields).filter((field) => field.type === type),
  );
  return {
    notifications: fields.map(({ code }) => ({
      entity: { type: 'FIELD_ENTITY', code },
      includeSubs: false,
      recordAdded: false,
      recordEdited: false,
      commentAdded: true,
      statusChanged: false,
      fileImported: false,
    })),
    notifyToCommenter: true,
  };
}

export function conditionsOf(app: AppDefinition): ConditionNotification[] {
  const kept = app.kept['notifications/perRecord'] as
    { notifications: ConditionNotification[] } | undefined;
  return kept?.notifications ?? [];
}

export function remindersOf(app: AppDefinition): ReminderSetting {
  const kept = app.kept['notifications/reminder'] as ReminderSetting | undefined;
  return kept ?? { notifications: [], timezone: null };
}

export function setGeneral(context: Context, app: AppDefinition, params: Params): void {
  const before = generalOf(app);
  const notifications = given(params, 'notifications')
    ? requiredList(params, 'notifications').map((value, index): GeneralNotification => {
        const path = `notifications[${index}]`;
        const one = objectOf(value, path);
        const flags = GENERAL_FLAGS.map((flag) => [
          flag,
          booleanParam(one, flag, `${path}.${flag}`) ?? false,
        ]);
        return {
          ...readEntity(context, app, one, path),
          ...(Object.fromEntries(flags) as Record<GeneralFlag, boolean>),
        };
      })
    : before.notifications;
  app.kept['notifications/general'] = {
    notifications,
    notifyToCommenter: booleanParam(params, 'notifyToCommenter') ?? before.notifyToCommenter,
  } satisfies GeneralSetting;
}

export function setConditions(context: Context, app: AppDefinition, params: Params): void {
  app.kept['notifications/perRecord'] = {
    notifications: requiredList(params, 'notifications').map((value, index) =>
      readCondition(context, app, objectOf(value, `notifications[${index}]`), index),
    ),
  };
}

export function setReminders(context: Context, app: AppDefinition, params: Params): void {
  const before = remindersOf(app);
  app.kept['notifications/reminder'] = {
    notifications: given(params, 'notifications')
      ? requiredList(params, 'notifications').map((value, index): Reminder => {
          const one = objectOf(value, `notifications[${index}]`);
          return {
            timing: readTiming(app, one, `notifications[${index}].timing`),
            ...readCondition(context, app, one, index),
          };
        })
      : before.notifications,
    timezone: readZone(params) ?? before.timezone ?? context.timezone,
  } satisfies ReminderSetting;
}

function readCondition(
  context: Context,
  app: AppDefinition,
  params: Params,
  index: number,
): ConditionNotification {
  const path = `notifications[${index}]`;
  const filterCond = optionalText(params, 'filterCond', `${path}.filterCond`) ?? '';
  const condition = filterCond === '' ? undefined : parseCondition(filterCond);
  if (condition) compileCondition(context, app, condition);
  const title = optionalText(params, 'title', `${path}.title`) ?? '';
  return {
    filterCond,
    title: checkLength(title, TITLE_LENGTH, `${path}.title`),
    targets: requiredList(params, 'targets', `${path}.targets`).map((value, at) =>
      readEntity(context, app, objectOf(value, `${path}.targets[${at}]`), `${path}.targets[${at}]`),
    ),
  };
}

function readEntity(
  { db }: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): ProcessEntity {
  const entity = objectOf(params['entity'], `${path}.entity`);
  const type = enumParam(entity, 'type', ENTITY_TYPES, `${path}.entity.type`);
  if (!type) throw invalidParameter(`${path}.entity.type`, REQUIRED_PARAMETER);
  const code = textParam(entity, 'code', `${path}.entity.code`);
  const field = type === 'FIELD_ENTITY' ? app.fields[code]?.type : undefined;
  const known =
    type === 'FIELD_ENTITY' ? USER_FIELDS.has(field ?? '') : nameOf(db, type, code) !== undefined;
  if (!known) {
    throw invalidParameter(`${path}.entity.code`, {
      ja: `「${code}」は存在しないか、通知先にできません。`,
      en: `"${code}" does not exist, or cannot be notified.`,
    });
  }
  const wanted = booleanParam(params, 'includeSubs', `${path}.includeSubs`) ?? false;
  const hasSubs = type === 'ORGANIZATION' || field === 'ORGANIZATION_SELECT';
  return { entity: { type, code }, includeSubs: hasSubs && wanted };
}

function readTiming(app: AppDefinition, params: Params, path: string): ReminderTiming {
  const timing = objectOf(params['timing'], path);
  const code = textParam(timing, 'code', `${path}.code`);
  if (!TIMING_FIELDS.has(app.fields[code]?.type ?? '')) {
    throw invalidParameter(`${path}.code`, NOT_A_TIME);
  }
  const daysLater = later(timing, 'daysLater', path);
  if (daysLater === undefined) throw invalidParameter(`${path}.daysLater`, REQUIRED_PARAMETER);
  const time = optionalText(timing, 'time', `${path}.time`);
  const hoursLater = later(timing, 'hoursLater', path);
  if (time !== undefined) {
    if (!/^([01]\d|2[0-3]):[0-5]0$/.test(time)) throw invalidParameter(`${path}.time`, TEN_MINUTES);
    return { code, daysLater, time };
  }
  if (hoursLater === undefined) throw invalidParameter(`${path}.hoursLater`, REQUIRED_PARAMETER);
  return { code, daysLater, hoursLater };
}

function later(params: Params, key: string, path: string): string | undefined {
  const value = integerParam(params, key, `${path}.${key}`);
  if (value === undefined) return undefined;
  if (Math.abs(value) <= MOST_LATER) return String(value);
  throw invalidParameter(`${path}.${key}`, {
    ja: `-${MOST_LATER}から${MOST_LATER}までの整数を指定してください。`,
    en: `Specify an integer from -${MOST_LATER} to ${MOST_LATER}.`,
  });
}

function readZone(params: Params): string | undefined {
  const zone = optionalText(params, 'timezone');
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalidParameter('timezone', {
      ja: `「${zone}」というタイムゾーンはありません。`,
      en: `There is no time zone "${zone}".`,
    });
  }
}

const NOT_A_TIME: Bilingual = {
  ja: '作成日時、更新日時、日時、日付のフィールドを指定してください。',
  en: 'Specify a field of type Created datetime, Updated datetime, Date and time or Date.',
};
const TEN_MINUTES: Bilingual = {
  ja: '10分単位の「HH:mm」で指定してください。',
  en: 'Specify a time as HH:mm in steps of ten minutes.',
};
