/**
 * The clock everything in one local kintone goes by: created times, TODAY(), sessions, cursors, uploads.
 * It shows the machine's time (or that of `startKintone({ now })`) until a test or a demonstration sets it.
 * A setting lasts until it is reset or the server ends; nothing of it is stored.
 */
import { invalidParameter, type Bilingual } from '../errors';
import type { PageClock } from '../pages/boot';

/** At least one member is given; `now` and `offsetMs` exclude each other. */
export interface ClockSetting {
  /** The instant it shall be, ISO 8601 with a zone; the clock runs on from there unless `frozen`. */
  now?: string | Date;
  /** Milliseconds ahead of the machine's time (behind when negative). */
  offsetMs?: number;
  /** Stands still (at `now`, or at the present); false lets it run on from where it stands. */
  frozen?: boolean;
}

export interface ClockState {
  /** The present, ISO 8601 in UTC. */
  now: string;
  offsetMs: number;
  frozen: boolean;
}

export class SettableClock {
  readonly #machine: () => Date;
  readonly #onSet: (() => void)[] = [];
  #offsetMs = 0;
  #frozenAt: number | undefined;

  constructor(machine: () => Date) {
    this.#machine = machine;
  }

  /** The present instant. Bound: handed on as a function. */
  readonly now = (): Date =>
    this.#frozenAt === undefined
      ? new Date(this.#machine().getTime() + this.#offsetMs)
      : new Date(this.#frozenAt);

  /** @throws KintoneError CB_VA01 for a setting that names no instant, or two */
  set(setting: ClockSetting): void {
    const { now, offsetMs, frozen } = setting;
    if (now !== undefined && offsetMs !== undefined) throw invalidParameter('offsetMs', ONE_OF);
    if (now === undefined && offsetMs === undefined && frozen === undefined) {
      throw invalidParameter('now', ONE_OF);
    }
    const machine = this.#machine().getTime();
    const wanted =
      now !== undefined
        ? instantOf(now)
        : offsetMs !== undefined
          ? machine + wholeNumber(offsetMs)
          : this.now().getTime();
    if (Math.abs(wanted) > LAST_INSTANT) throw invalidParameter('offsetMs', NO_INSTANT);
    const stands = frozen ?? (offsetMs === undefined && this.#frozenAt !== undefined);
    this.#offsetMs = wanted - machine;
    this.#frozenAt = stands ? wanted : undefined;
    for (const told of this.#onSet) told();
  }

  /** Back to the machine's time. */
  reset(): void {
    this.#offsetMs = 0;
    this.#frozenAt = undefined;
    for (const told of this.#onSet) told();
  }

  state(): ClockState {
    const now = this.now();
    return {
      now: now.toISOString(),
      offsetMs: now.getTime() - this.#machine().getTime(),
      frozen: this.#frozenAt !== undefined,
    };
  }

  /** For pages, which have the machine's clock of their own; undefined while that is the right one. */
  pageClock(): PageClock | undefined {
    if (this.#frozenAt !== undefined) return { frozenAt: this.now().toISOString() };
    return this.#offsetMs === 0 ? undefined : { offsetMs: this.#offsetMs };
  }

  /** Calls `told` after every change. */
  onSet(told: () => void): void {
    this.#onSet.push(told);
  }
}

/** The end of 9999: later years have five digits, which no date field takes. */
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59Z');

function instantOf(value: string | Date): number {
  if (typeof value === 'string' && !ZONED.test(value)) throw invalidParameter('now', NO_INSTANT);
  const instant = new Date(value).getTime();
  if (!Number.isFinite(instant)) throw invalidParameter('now', NO_INSTANT);
  return instant;
}

/** A text without a zone would be read in that of the machine. */
const ZONED = /T.*(Z|[+-]\d{2}:?\d{2})$/;

function wholeNumber(value: number): number {
  if (!Number.isFinite(value)) throw invalidParameter('offsetMs', NO_INSTANT);
  return Math.round(value);
}

const ONE_OF: Bilingual = {
  ja: 'now、offsetMs、frozen のどれかを指定してください。now と offsetMs は同時に指定できません。',
  en: 'Give now, offsetMs or frozen; now and offsetMs exclude each other.',
};
const NO_INSTANT: Bilingual = {
  ja: '時差の付いた日時（例: 2026-04-01T09:00:00+09:00）か、ミリ秒の数を指定してください。',
  en: 'Give a date and time with a zone (such as 2026-04-01T09:00:00+09:00), or a number of milliseconds.',
};
