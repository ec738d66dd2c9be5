/**
 * From when on an app's changes must be asked for, as the server tells it: the computer's clock may be wrong.
 * kintone's REST API gives no time of its own, but no record was changed later than now: the newest update time
 * before a reading begins is a time at which it had not begun. kintone's NOW() keeps out records that an
 * administrator registered with an update time in the future.
 */
import { dayIn, endOfDay, parseInstant, toKintone, type Instant } from '../calendar/instant';
import { RequestError, type FormField, type Host, type KintoneRecord } from '../kintone/host';
import { allOf } from './condition';
import { PAGE_SIZE, type Wanted } from './paging';

/** What of the host a reading needs. */
export type Asking = Pick<Host, 'request' | 'user'> & Partial<Pick<Host, 'serverTime'>>;

export interface Form {
  /** Grows with each update of the app: fields and rights (assumed to be the one revision of all its settings). */
  revision: string;
  /** Field code of the update time; undefined where the user may not view it. */
  updatedTime: string | undefined;
}

/** @throws RequestError */
export async function formOf(host: Asking, app: number): Promise<Form> {
  const { properties, revision } = await host.request<{
    properties: Record<string, FormField>;
    revision: string;
  }>('GET', 'app/form/fields', { app });
  const field = Object.values(properties).find(({ type }) => type === 'UPDATED_TIME');
  return { revision, updatedTime: field?.code };
}

interface Answer {
  records: KintoneRecord[];
  totalCount: string | null;
}

export interface Newest {
  time: Instant;
  /** How many records meet the condition and show an update time that is not in the future. */
  count: number;
}

/** @returns undefined where no record meets the condition, or update times may not be asked for */
export async function newestOf(
  host: Asking,
  wanted: Wanted,
  updatedTime: string,
): Promise<Newest | undefined> {
  try {
    const { records, totalCount } = await host.request<Answer>('GET', 'records', {
      app: wanted.app,
      fields: [updatedTime],
      query: `${allOf(wanted.condition, `${updatedTime} <= NOW()`)} order by ${updatedTime} desc limit 1`,
      totalCount: true,
    });
    const time = timeOf(records[0], updatedTime);
    return time === undefined ? undefined : { time, count: Number(totalCount) };
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}

/**
 * A later time than `newest` that the server's clock is known to have passed, where there is one. Many records
 * may have been written within the minute of `newest`, the last ever (an import): each sync would read them again.
 * The server tells its time; where it does not, the day of `newest` has been over for a day at least, in whichever
 * zone kintone reckons, when none was updated since yesterday began.
 * @param begun `performance.now()` before anything was read that must not have changed since
 */
export async function settled(
  host: Asking,
  wanted: Wanted,
  updatedTime: string,
  newest: Newest,
  begun: number,
): Promise<Instant> {
  if (newest.count <= PAGE_SIZE) return newest.time;
  const now = await host.serverTime?.();
  if (now !== undefined) {
    // How long that was ago, any clock tells.
    return later(newest.time, (now - (performance.now() - begun)) as Instant);
  }
  const { totalCount } = await host.request<Answer>('GET', 'records', {
    app: wanted.app,
    fields: ['$id'],
    query: `${allOf(wanted.condition, `${updatedTime} >= YESTERDAY()`)} limit 1`,
    totalCount: true,
  });
  const zone = host.user.timezone;
  return totalCount === '0' ? endOfDay(zone, dayIn(zone, newest.time)) : newest.time;
}

function later(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/**
 * kintone keeps update times to the minute, so a record may have changed after the newest one seen and show the
 * same minute: that minute is asked again. One more for records that were given their time before they could be
 * seen (a request that writes many), and one for servers whose clocks differ.
 */
const OVERLAP = 2 * 60_000;

/** The condition of what may have changed at `since` or later, of records with an update time not in the future. */
export function changedSince(updatedTime: string, since: Instant): string {
  const from = toKintone((since - OVERLAP) as Instant);
  return `${updatedTime} >= "${from}" and ${updatedTime} <= NOW()`;
}

export function timeOf(record: KintoneRecord | undefined, code: string): Instant | undefined {
  const value = record?.[code]?.value;
  return typeof value === 'string' ? parseInstant(value) : undefined;
}

/**
 * Whether kintone refuses to compare the field (unknown to a user who may not view it: GAIA_IQ11 in the local
 * kintone; the manual does not say which code). If the refusal was for another reason, the reading meets it too.
 */
export function isRefused(error: unknown): boolean {
  return error instanceof RequestError && [400, 403].includes(error.status);
}
