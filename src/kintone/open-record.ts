/**
 * The record of the open form. kintone refuses `record.get` while a handler of that form runs, whoever's it
 * is and however long its Promise takes, and tells nobody when the last one has ended: one can only ask again.
 */
import type { KintoneRecord } from './host';

/** How long to wait before asking again, in milliseconds: not felt by a clerk, nothing for the browser. */
const ASK_AGAIN_AFTER = 50;

/** @param get kintone's own `record.get` @returns null where no record is open, or kintone refuses it */
export function unlessRefused(get: () => { record: KintoneRecord } | null): KintoneRecord | null {
  try {
    return get()?.record ?? null;
  } catch {
    // It throws for this reason alone, in words of its own that no code can tell apart.
    return null;
  }
}

/** @returns the record once `getRecord` gives it, null once `signal` is aborted */
export async function recordAtRest(
  getRecord: () => KintoneRecord | null,
  signal: AbortSignal,
): Promise<KintoneRecord | null> {
  while (!signal.aborted) {
    const record = getRecord();
    if (record) return record;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER));
  }
  return null;
}
