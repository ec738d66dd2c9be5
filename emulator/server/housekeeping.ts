/** What a server that runs for weeks does by itself: it throws away what is old, and sends reminders. */
import { deleteUnclaimedFiles } from '../files/files';
import { sendDueReminders } from '../notifications/reminders';
import { deleteOldNotifications } from '../notifications/store';
import type { Database } from '../store/database';
import { counterOf } from '../usage/requests';
import { deleteExpiredSessions } from './sessions';

const EVERY_MS = 60 * 60 * 1000;
/** A reminder's time is a multiple of ten minutes or a moment of a record, to the minute. */
const REMINDERS_EVERY_MS = 60 * 1000;

/** Cleans now and every hour. @returns functions that clean out of turn, and that end it */
export function keepHouse(db: Database, now: () => Date): { clean: () => void; end: () => void } {
  const clean = () => {
    sendDueReminders(db, now());
    deleteExpiredSessions(db, now());
    deleteUnclaimedFiles(db, now());
    counterOf(db).flush();
    deleteOldNotifications(db, now());
  };
  clean();
  const timer = setInterval(clean, EVERY_MS);
  const reminders = setInterval(() => sendDueReminders(db, now()), REMINDERS_EVERY_MS);
  timer.unref();
  reminders.unref();
  const end = () => {
    clearInterval(timer);
    clearInterval(reminders);
  };
  return { clean, end };
}
