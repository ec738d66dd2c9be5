/** What a server that runs for weeks throws away: ended sessions and uploads nobody used. */
import { deleteUnclaimedFiles } from '../files/files';
import type { Database } from '../store/database';
import { deleteExpiredSessions } from './sessions';

const EVERY_MS = 60 * 60 * 1000;

/** Cleans now and every hour. @returns a function that ends it */
export function keepHouse(db: Database, now: () => Date): () => void {
  const clean = () => {
    deleteExpiredSessions(db, now());
    deleteUnclaimedFiles(db, now());
  };
  clean();
  const timer = setInterval(clean, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
