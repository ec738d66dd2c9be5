/** Lists of the User API, which come in pages, read to their end. */
import { rest } from './rest';

/** Most entries the User API gives at once. */
const MOST_AT_ONCE = 100;

/**
 * @param key member of the answer that holds the list
 * @param ask parameters beside `size` and `offset`
 * @throws RestError
 */
export async function everyPage<T>(path: string, key: string, ask: object = {}): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const answer = await rest<Record<string, T[]>>('GET', path, {
      ...ask,
      size: MOST_AT_ONCE,
      offset: all.length,
    });
    const part = answer[key] ?? [];
    all.push(...part);
    if (part.length < MOST_AT_ONCE) return all;
  }
}
