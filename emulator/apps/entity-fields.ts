/** Fields that settings name as users or as times: process management and notifications follow a field's new code, and its end. */
import {
  conditionsOf,
  generalOf,
  type ConditionNotification,
  remindersOf,
} from '../notifications/settings';
import type { AppDefinition, ProcessEntity } from './definition';

/** A field's new code where users are named by it, and where reminders count from it. */
export function renameInEntities(app: AppDefinition, old: string, code: string): void {
  for (const { entity } of lists(app).flat()) {
    if (entity.type === 'FIELD_ENTITY' && entity.code === old) entity.code = code;
  }
  for (const { timing } of remindersOf(app).notifications) {
    if (timing.code === old) timing.code = code;
  }
}

/** A deleted field names nobody any more; a reminder that counted from it has no time. */
export function forgetInEntities(app: AppDefinition, codes: ReadonlySet<string>): void {
  for (const list of lists(app)) {
    const kept = list.filter(
      ({ entity }) => entity.type !== 'FIELD_ENTITY' || !codes.has(entity.code ?? ''),
    );
    if (kept.length < list.length) list.splice(0, list.length, ...kept);
  }
  const reminders = remindersOf(app);
  reminders.notifications = reminders.notifications.filter(({ timing }) => !codes.has(timing.code));
}

/** What has a condition beside views and actions. */
export function conditionHolders(app: AppDefinition): ConditionNotification[] {
  return [...conditionsOf(app), ...remindersOf(app).notifications];
}

function lists(app: AppDefinition): ProcessEntity[][] {
  return [
    ...Object.values(app.process.states ?? {}).map(({ assignee }) => assignee.entities),
    ...(app.process.actions ?? []).flatMap(({ executableUser }) =>
      executableUser ? [executableUser.entities] : [],
    ),
    generalOf(app).notifications,
    ...conditionHolders(app).map(({ targets }) => targets),
  ];
}
