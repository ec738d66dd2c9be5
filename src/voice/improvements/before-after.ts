/**
 * こえのものさし: whether there are fewer voices of a topic since an action. The months before and after are equally
 * many; how all other voices changed meanwhile is allowed for; small numbers are told to be small. Pure.
 */
import { addDays, type Day } from '../../calendar/day';
import { chanceOfAtLeast, chanceOfAtMost } from '../../text/topics/chance';
import {
  firstOfMonth,
  lastOfMonth,
  monthlyCounts,
  monthNumber,
  within,
  type Days,
} from '../topics/spans';
import type { TopicVoice } from '../topics/voice';

/** Longer ago, other things have changed as well. */
const MOST_MONTHS = 12;
/** 「偶然では20回に1回も起きない」 */
const CHANCE = 0.05;
/** With fewer voices on both sides together a change says little by itself. */
const FEW = 10;

export interface BeforeAfter {
  /** Whole months on each side; the month of the action's date belongs to neither. */
  months: number;
  before: Side;
  after: Side;
  /** Counts by month, from the first before to the last after, the month of the action among them. */
  monthly: { firstMonth: number; counts: number[] };
  verdict:
    | 'fewer'
    | 'more'
    /** A change that may as well be chance. */
    | 'unsure'
    /** Fewer than FEW voices, which tell no change. */
    | 'few';
}

export interface Side extends Days {
  voices: TopicVoice[];
  /** All voices of other topics in the same months. */
  others: number;
}

/** @returns undefined before a whole month has passed since the date, or where no voice is as old as that */
export function beforeAfter(
  own: readonly TopicVoice[],
  all: readonly TopicVoice[],
  start: Day,
  today: Day,
): BeforeAfter | undefined {
  const of = monthNumber(start);
  // A month under way is no whole one, unless today is its last day.
  const last = monthNumber(addDays(today, 1)) - 1;
  const days = all.flatMap(({ day }) => day ?? []);
  const earliest = days.reduce<Day | undefined>(
    (first, day) => (first === undefined || day < first ? day : first),
    undefined,
  );
  if (earliest === undefined) return undefined;
  const known = of - monthNumber(earliest);
  const months = Math.min(MOST_MONTHS, last - of, known);
  if (months < 1) return undefined;
  const mine = new Set(own.map(({ id }) => id));
  const side = (first: number, end: number): Side => {
    const span: Days = { from: firstOfMonth(first), to: lastOfMonth(end) };
    const there = all.filter(({ day }) => within(day, span));
    const voices = own.filter(({ day }) => within(day, span));
    return { ...span, voices, others: there.filter(({ id }) => !mine.has(id)).length };
  };
  const before = side(of - months, of - 1);
  const after = side(of + 1, of + months);
  const firstMonth = of - months;
  return {
    months,
    before,
    after,
    monthly: {
      firstMonth,
      counts: monthlyCounts(
        own.map(({ day }) => day),
        firstMonth,
        months * 2 + 1,
      ),
    },
    verdict: verdictOf(before, after),
  };
}

function verdictOf(before: Side, after: Side): BeforeAfter['verdict'] {
  const [then, now] = [before.voices.length, after.voices.length];
  if (then + now < FEW) return 'few';
  const others = before.others + after.others;
  // Without other voices, half of all would be expected after.
  const share = others === 0 ? 0.5 : after.others / others;
  if (chanceOfAtMost(now, then, share) <= CHANCE) return 'fewer';
  return chanceOfAtLeast(now, then, share) <= CHANCE ? 'more' : 'unsure';
}
