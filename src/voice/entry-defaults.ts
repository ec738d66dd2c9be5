/** What a new voice begins with, put only where the field is empty: what a person or the app chose stays. */
import { deadline } from '../calendar/deadline';
import { officeDays } from '../calendar/office-days';
import { instantOf, todayIn, toKintone } from '../calendar/instant';
import type { Entity, KintoneRecord, LoginUser } from '../kintone/host';
import { isBlank } from '../records/value';
import { fieldOf, textIn, write } from './form';
import { receiptOf } from './handling/receipt';
import { ownDays } from './handling/settings';
import type { VoiceSettings } from './settings';

export function fillDefaults(
  record: KintoneRecord,
  { fields }: VoiceSettings,
  user: LoginUser,
  now: Date,
): void {
  const receivedAt = fieldOf(record, fields, 'receivedAt');
  if (receivedAt && isBlank(receivedAt)) {
    receivedAt.value =
      receivedAt.type === 'DATE' ? todayIn(user.timezone, now) : toKintone(instantOf(now));
  }
  const receiver = fieldOf(record, fields, 'receiver');
  if (receiver && isBlank(receiver)) receiver.value = [{ code: user.code, name: user.name }];
}

export function lacksSection(record: KintoneRecord, { fields }: VoiceSettings): boolean {
  const section = fieldOf(record, fields, 'section');
  return section !== undefined && isBlank(section);
}

/** @param organizations of the user, the primary one first */
export function fillSection(
  record: KintoneRecord,
  settings: VoiceSettings,
  organizations: Entity[],
): void {
  const [primary] = organizations;
  if (primary && lacksSection(record, settings)) {
    write(record, settings.fields, 'section', [{ code: primary.code, name: primary.name }]);
  }
}

/**
 * Keeps 回答期限 in step with 受付日時 and 回答希望 as long as it is what was proposed; a date that someone
 * chose stays. No deadline is owed to who wants no reply.
 * @param proposed the deadline proposed last, '' if none
 * @returns the deadline proposed now
 */
export function proposeDeadline(
  record: KintoneRecord,
  settings: VoiceSettings,
  zone: string,
  proposed: string,
): string {
  const { fields } = settings;
  const due = fieldOf(record, fields, 'dueDate');
  if (!due) return '';
  const written = textIn(record, fields, 'dueDate');
  if (written !== '' && written !== proposed) return proposed;
  const receipt = receiptOf(fieldOf(record, fields, 'receivedAt'), zone);
  const declined = textIn(record, fields, 'reply') === settings.check.declined;
  const next =
    receipt && !declined
      ? deadline(receipt, settings.deadline, officeDays(ownDays(settings.deadline)))
      : '';
  if (next !== written) due.value = next;
  return next;
}
