/**
 * リマインダーの条件通知: told when a moment counted from a record's date has come, if the record meets the
 * condition then (kintone help, reminder). The clock is the kintone's own: whoever asks brings up to date
 * what has become due since it was last asked, so a test only has to set the clock.
 */
import { liveApp, type AppDefinition, type FieldProperty } from '../apps/definition';
import type { Context } from '../context';
import { KintoneError } from '../errors';
import { addDays, dateIn, startOfDay, toMinute } from '../fields/zone';
import { parseQuery } from '../query';
import { compileQuery, type CompiledQuery } from '../query/compile';
import { usersOf } from '../records/entities';
import { fromRow, ROW_COLUMNS, type RecordRow, type StoredRecord } from '../records/store';
import { fieldColumn, recordTable } from '../records/tables';
import type { Database } from '../store/database';
import { remindersOf, type Reminder, type ReminderTiming } from './settings';
import { addNotification, ensureTables } from './store';
import { mayView } from './viewers';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** A day on the calendar and the moment it stands for differ by less, whatever the zone and the time. */
const MARGIN_DAYS = 2;

/** Sends every reminder that has become due by now. */
export function sendDueReminders(db: Database, now: Date): void {
  ensureTables(db);
  const apps = db.all<{ id: number; modified: string; until: string | null }>(
    `SELECT a.id, a.modified, r.until FROM apps a LEFT JOIN reminded r ON r.app_id = a.id
     WHERE a.live IS NOT NULL AND json_array_length(a.live, '$.kept."notifications/reminder".notifications') > 0`,
  );
  for (const { id, modified, until } of apps) {
    // An app that was never looked at: from when its settings came into force.
    const from = new Date(until ?? modified);
    if (from < now) db.transaction(() => remind(db, liveApp(db, id), from, now));
    if (from.getTime() === now.getTime() && until) continue;
    db.run(
      `INSERT INTO reminded (app_id, until) VALUES (?1, ?2) ON CONFLICT (app_id) DO UPDATE SET until = ?2`,
      id,
      now.toISOString(),
    );
  }
}

function remind(db: Database, app: AppDefinition, from: Date, to: Date): void {
  const { notifications, timezone } = remindersOf(app);
  const zone = timezone ?? 'Asia/Tokyo';
  const context: Context = {
    db,
    actor: { kind: 'user', code: '', name: '', isSystemAdmin: false },
    language: 'ja',
    timezone: zone,
    now: () => to,
  };
  for (const reminder of notifications) {
    const field = app.fields[reminder.timing.code];
    if (!field) continue;
    for (const record of candidates(context, app, reminder, field, { from, to })) {
      const due = dueAt(baseOf(record, field), field, reminder.timing, zone);
      if (!due || due <= from || due > to) continue;
      for (const user of usersOf(db, app, record, reminder.targets)) {
        if (!mayView(context, app, record.id, user)) continue;
        addNotification(db, {
          user,
          appId: app.id,
          recordId: record.id,
          kind: 'REMINDER',
          actor: null,
          content: reminder.title,
          commentId: null,
          at: due.toISOString(),
          toMe: true,
        });
      }
    }
  }
}

/** When a reminder of a record is due; undefined for an empty field. Pure. */
export function dueAt(
  value: string,
  field: Pick<FieldProperty, 'type'>,
  timing: ReminderTiming,
  zone: string,
): Date | undefined {
  if (value === '') return undefined;
  const days = Number(timing.daysLater);
  if ('time' in timing) {
    const day = field.type === 'DATE' ? value : dateIn(new Date(value), zone);
    const [hours = 0, minutes = 0] = timing.time.split(':').map(Number);
    const start = startOfDay(addDays(day, days), zone).getTime();
    return new Date(start + hours * HOUR_MS + minutes * 60 * 1000);
  }
  const hours = Number(timing.hoursLater) * HOUR_MS;
  const moved =
    field.type === 'DATE'
      ? startOfDay(addDays(value, days), zone).getTime()
      : Date.parse(value) + days * DAY_MS;
  return new Date(moved + hours);
}

function baseOf(record: StoredRecord, field: FieldProperty): string {
  if (field.type === 'CREATED_TIME') return record.created;
  if (field.type === 'UPDATED_TIME') return record.modified;
  const value = record.values[field.code];
  return typeof value === 'string' ? value : '';
}

/** Records that meet the condition and whose field is near enough to be due in the span. */
function candidates(
  context: Context,
  app: AppDefinition,
  { timing, filterCond }: Reminder,
  field: FieldProperty,
  span: { from: Date; to: Date },
): StoredRecord[] {
  const query = compiled(context, app, filterCond);
  if (!query) return [];
  const hours = 'hoursLater' in timing ? Number(timing.hoursLater) : 0;
  const offset = Number(timing.daysLater) * DAY_MS + hours * HOUR_MS;
  const bound = (instant: Date, days: number): string => {
    const moved = toMinute(new Date(instant.getTime() - offset + days * DAY_MS));
    return field.type === 'DATE' ? moved.slice(0, 10) : moved;
  };
  const column =
    { CREATED_TIME: 'created', UPDATED_TIME: 'modified' }[field.type] ?? fieldColumn(field.fieldId);
  return context.db
    .all<RecordRow>(
      `SELECT ${ROW_COLUMNS} FROM ${recordTable(app.id)}
       WHERE ${column} BETWEEN ? AND ? AND (${query.where}) ORDER BY id`,
      bound(span.from, -MARGIN_DAYS),
      bound(span.to, MARGIN_DAYS),
      ...query.whereValues,
    )
    .map((row) => fromRow(app, row));
}

/** Whatever anybody may view of the records. undefined for a condition that names what was deleted since: no record meets it. */
function compiled(context: Context, app: AppDefinition, text: string): CompiledQuery | undefined {
  try {
    return compileQuery(context, app, parseQuery(text));
  } catch (error) {
    if (error instanceof KintoneError) return undefined;
    throw error;
  }
}
