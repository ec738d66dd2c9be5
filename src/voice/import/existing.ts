/** The voices already recorded on the days of a log: which rows of it are there, and which rows look like one of them. */
import { dayIn, endOfDay, parseInstant, startOfDay, toKintone } from '../../calendar/instant';
import { addDays, parseDay, type Day } from '../../calendar/day';
import type { FormField, Host, KintoneRecord } from '../../kintone/host';
import { idOf } from '../../records/columns';
import { allOf, compare } from '../../records/condition';
import { pagingOf } from '../../records/paging';
import { textOf } from '../../records/value';

export interface Existing {
  /** Record number by 送信キー. */
  byKey: ReadonlyMap<string, number>;
  /** Record number by `likeKey`. */
  byText: ReadonlyMap<string, number>;
}

export const nothingExisting: Existing = { byKey: new Map(), byText: new Map() };

/** Two voices with the same one were received on the same day and say the same, but for blanks and width. */
export function likeKey(day: string, body: string): string {
  return `${day} ${body.normalize('NFKC').replace(/[\s、。,.]/g, '')}`;
}

export interface ExistingFields {
  receivedAt: FormField;
  body: FormField;
  sendKey: FormField;
}

/**
 * Reads the voices of these days that the user may see, 500 at a time.
 * @param zone IANA zone in which the days are meant
 * @throws RequestError, or the signal's reason
 */
export async function readExisting(
  host: Pick<Host, 'request' | 'appId'>,
  { receivedAt, body, sendKey }: ExistingFields,
  { first, last }: { first: Day; last: Day },
  zone: string,
  watch: { signal: AbortSignal; told(read: number, total: number): void },
): Promise<Existing> {
  const byKey = new Map<string, number>();
  const byText = new Map<string, number>();
  const isDay = receivedAt.type === 'DATE';
  const condition = allOf(
    compare(receivedAt.code, '>=', isDay ? first : toKintone(startOfDay(zone, first))),
    compare(receivedAt.code, '<', isDay ? addDays(last, 1) : toKintone(endOfDay(zone, last))),
  );
  const note = (record: KintoneRecord): void => {
    const id = idOf(record);
    const key = textOf(record[sendKey.code]);
    if (key !== '') byKey.set(key, id);
    const received = textOf(record[receivedAt.code]);
    const instant = parseInstant(received);
    const day = instant === undefined ? parseDay(received) : dayIn(zone, instant);
    if (day) byText.set(likeKey(day, textOf(record[body.code])), id);
  };
  const paging = pagingOf(host, { app: host.appId, fields: {}, condition }, [
    receivedAt.code,
    body.code,
    sendKey.code,
  ]);
  await paging.read({
    signal: watch.signal,
    onPage({ records, progress }) {
      records.forEach(note);
      watch.told(progress.read, progress.total);
    },
  });
  return { byKey, byText };
}
