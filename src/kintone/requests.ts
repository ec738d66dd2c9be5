/**
 * The one place requests go through: how many run at once, how many a page may send at all, what is
 * tried again, and what a failure is (RequestError). Nothing else in the plugin calls `kintone.api`.
 *
 * `kintone.api` is used rather than @kintone/rest-api-client: bundled alone
 * and minified the client (6.2.1) takes 170 KB, 51 KB gzipped, in every entry, for the few methods used here.
 */
import { PAGE_BUDGET } from './budget';
import { RequestError, type Host } from './host';
import { text } from './messages';
import { toRequestError } from './rejection';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Sends one request; rejects with whatever kintone rejects with. */
export type Send = (method: Method, path: string, body: unknown) => PromiseLike<unknown>;

/** kintone's coding guideline asks not to flood; four at once keep a list page quick. */
const RUNNING_AT_ONCE = 4;

/** Waits before each new try of a GET, in milliseconds. */
const RETRY_AFTER = [500, 1500, 4000];

/**
 * The same where no answer came. A connection dropped for a moment is there again at once; who has no
 * network must be told so while still looking.
 */
const RETRY_DROPPED_AFTER = [500];

const BUDGET_LASTS = PAGE_BUDGET.minutes * 60 * 1000;

export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

const pageClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

export function requestsThrough(send: Send, clock: Clock = pageClock): Host['request'] {
  let running = 0;
  const waiting: (() => void)[] = [];
  let sentAt: number[] = [];

  async function turn(): Promise<void> {
    if (running >= RUNNING_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  }

  // The turn passes to the next in line, so `running` stays as it is while somebody waits.
  function turnOver(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  function spend(): void {
    const now = clock.now();
    sentAt = sentAt.filter((time) => now - time < BUDGET_LASTS);
    if (sentAt.length >= PAGE_BUDGET.requests) {
      throw new RequestError(429, 'KUMIN_BUDGET', text().overBudget);
    }
    sentAt.push(now);
  }

  async function once(method: Method, path: string, body: unknown): Promise<unknown> {
    spend();
    await turn();
    try {
      return await send(method, path, body);
    } catch (rejection) {
      throw toRequestError(rejection);
    } finally {
      turnOver();
    }
  }

  return async function request<T>(method: Method, path: string, body: unknown): Promise<T> {
    for (let tried = 0; ; tried += 1) {
      try {
        return (await once(method, path, body)) as T;
      } catch (error) {
        const wait = waits(method, error)[tried];
        if (wait === undefined) throw error;
        await clock.sleep(wait);
      }
    }
  };
}

/** When the same request may succeed. A write is never sent twice: it may have arrived. */
function waits(method: Method, error: unknown): readonly number[] {
  if (method !== 'GET' || !(error instanceof RequestError)) return [];
  if (error.code === 'KUMIN_BUDGET' || error.status === 501) return [];
  if (error.status === 0) return RETRY_DROPPED_AFTER;
  return error.status === 429 || error.status >= 500 ? RETRY_AFTER : [];
}
