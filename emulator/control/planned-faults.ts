/**
 * Faults on demand: what the next requests to a path shall meet. Kept in memory, in the order given;
 * a request meets the first one that matches and is not used up.
 */
import { invalidParameter, type Bilingual } from '../errors';

/** `disconnect`: the connection breaks before anything is done. `disconnect-midway`: the work is done, half its answer sent. */
export const BREAKS = ['disconnect', 'disconnect-midway', 'session-expired'] as const;

export interface FaultResponse {
  /** 400 to 599. */
  status: number;
  /** Error code of the JSON body, also sent as X-Cybozu-Error. */
  code?: string;
  message?: string;
  /** Sent instead of the JSON error: text as text/html (as a proxy's error page), anything else as JSON. */
  body?: unknown;
  /** Milliseconds before the answer. */
  delayMs?: number;
}

/** `{ delayMs }` alone: the right answer, late. */
export type FaultAnswer = FaultResponse | { delayMs: number } | (typeof BREAKS)[number];

export interface FaultOrder {
  /** `[METHOD ]/path`, `*` standing for any text: `PUT /k/v1/record.json`, `/k/v1/*`. The query string does not count. */
  match: string;
  /** How many requests; 1 when absent. */
  count?: number;
  answer: FaultAnswer;
}

export interface PlannedFault extends Required<FaultOrder> {
  id: number;
  remaining: number;
  hits: { at: string; method: string; path: string }[];
}

const MOST_REQUESTS = 100_000;
const LONGEST_DELAY_MS = 10 * 60 * 1000;
const MATCH = /^(?:(GET|POST|PUT|DELETE) )?(\/\S*)$/i;

export class PlannedFaults {
  #planned: PlannedFault[] = [];
  #lastId = 0;

  /** The next requests that match meet this. @throws KintoneError CB_VA01 */
  next(order: FaultOrder): PlannedFault {
    const { match, count = 1, answer } = order;
    if (typeof match !== 'string' || !MATCH.test(match)) throw invalidParameter('match', NO_MATCH);
    if (!Number.isInteger(count) || count < 1 || count > MOST_REQUESTS) {
      throw invalidParameter('count', NO_COUNT);
    }
    checkAnswer(answer);
    this.#lastId += 1;
    const fault = { id: this.#lastId, match, count, answer, remaining: count, hits: [] };
    this.#planned.push(fault);
    return fault;
  }

  /** All since the last clear, used up or not, oldest first. */
  list(): PlannedFault[] {
    return structuredClone(this.#planned);
  }

  clear(): void {
    this.#planned = [];
  }

  /** What this request shall meet, counted as met. @param path without its query string */
  take(method: string, path: string, at: Date): FaultAnswer | undefined {
    const fault = this.#planned.find(
      ({ remaining, match }) => remaining > 0 && matches(match, method, path),
    );
    if (!fault) return undefined;
    fault.remaining -= 1;
    fault.hits.push({ at: at.toISOString(), method, path });
    return fault.answer;
  }
}

function matches(match: string, method: string, path: string): boolean {
  const [, wanted, glob = ''] = MATCH.exec(match) ?? [];
  if (wanted && wanted.toUpperCase() !== method) return false;
  const pattern = glob
    .split('*')
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(path);
}

function checkAnswer(answer: FaultAnswer): void {
  if (typeof answer === 'string') {
    if (!BREAKS.includes(answer)) throw invalidParameter('answer', NO_ANSWER);
    return;
  }
  if (typeof answer !== 'object' || answer === null) throw invalidParameter('answer', NO_ANSWER);
  const { delayMs } = answer;
  const delayed = typeof delayMs === 'number' && delayMs >= 0 && delayMs <= LONGEST_DELAY_MS;
  if (delayMs !== undefined && !delayed) throw invalidParameter('answer.delayMs', NO_DELAY);
  if (!('status' in answer)) {
    if (delayMs === undefined) throw invalidParameter('answer', NO_ANSWER);
    return;
  }
  const { status, code, message } = answer;
  if (!Number.isInteger(status) || status < 400 || status > 599) {
    throw invalidParameter('answer.status', NO_STATUS);
  }
  // The code becomes a header.
  if (code !== undefined && !(typeof code === 'string' && /^[\w-]{1,100}$/.test(code))) {
    throw invalidParameter('answer.code', NO_CODE);
  }
  if (message !== undefined && typeof message !== 'string') {
    throw invalidParameter('answer.message', NO_ANSWER);
  }
}

const NO_MATCH: Bilingual = {
  ja: '「/k/v1/record.json」や「PUT /k/v1/*」のように、/ で始まるパスを指定してください。',
  en: 'Give a path that begins with a slash, such as "/k/v1/record.json" or "PUT /k/v1/*".',
};
const NO_COUNT: Bilingual = {
  ja: `1から${MOST_REQUESTS}までの整数を指定してください。`,
  en: `Give a whole number from 1 to ${MOST_REQUESTS}.`,
};
const NO_ANSWER: Bilingual = {
  ja: `{ status }、{ delayMs }、${BREAKS.map((name) => `"${name}"`).join('、')} のどれかを指定してください。`,
  en: `Give { status }, { delayMs } or one of ${BREAKS.map((name) => `"${name}"`).join(', ')}.`,
};
const NO_STATUS: Bilingual = {
  ja: '400から599までの整数を指定してください。',
  en: 'Give a whole number from 400 to 599.',
};
const NO_CODE: Bilingual = {
  ja: 'エラーコードは英数字と _ と - で指定してください。',
  en: 'An error code is made of letters, digits, _ and -.',
};
const NO_DELAY: Bilingual = {
  ja: `0から${LONGEST_DELAY_MS}までのミリ秒を指定してください。`,
  en: `Give milliseconds from 0 to ${LONGEST_DELAY_MS}.`,
};
