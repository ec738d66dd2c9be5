/** What a server that runs for weeks throws away: ended sessions and uploads nobody used. */
import { deleteUnclaimedFiles } from '../files/files';
import type { Database } from '../store/database';
import { deleteExpiredSessions } from './sessions';

const EVERY_MS = 60 * 60 * 1000;

/** Cleans now and every hour. @returns functions that clean out of turn, and that end it */
export function keepHouse(db: Database, now: () => Date): { clean: () => void; end: () => void } {
  const clean = () => {
    deleteExpiredSessions(db, now());
    deleteUnclaimedFiles(db, now());
  };
  clean();
  const timer = setInterval(clean, EVERY_MS);
  timer.unref();
  return { clean, end: () => clearInterval(timer) };
}
