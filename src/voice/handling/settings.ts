/**
 * How the office counts deadlines, and which of its own actions and statuses mean what in the handling of a voice.
 * Names of actions and statuses are the office's; the defaults are those of the ward's standard app.
 */
import * as v from 'valibot';
import { parseDay, type Day } from '../../calendar/day';
import type { DeadlineRule } from '../../calendar/deadline';
import type { OwnDays } from '../../calendar/office-days';

export interface DeadlineSettings extends DeadlineRule {
  /** A deadline in at most so many calendar days counts as near. */
  soonDays: number;
  /** What the office decides for itself beside weekends, holidays and the turn of the year. */
  closed: Day[];
  open: Day[];
}

/** What an action of process management can mean for a voice. */
export const MOVES = ['send', 'return', 'passOn', 'interim', 'reopen'] as const;
export type Move = (typeof MOVES)[number];

export interface HandlingSettings {
  /** Element id of the form's space for the state of the voice; without it, it stands above the form. */
  space: string;
  /** Names of the actions that mean it; an action may mean one thing only: the first that names it counts. */
  actions: Record<Move, string[]>;
  /** Statuses in which nobody has taken the voice yet, and in which an interim reply was given. */
  statuses: { waiting: string[]; interim: string[] };
}

const names = v.array(v.pipe(v.string(), v.trim(), v.nonEmpty()));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));
const day = v.pipe(
  v.string(),
  v.check((text) => parseDay(text) !== undefined),
  v.transform((text) => text as Day),
);
/** `HH:MM` of a clock that goes to 23:59, or none. */
const clock = v.pipe(v.string(), v.regex(/^(|([01]\d|2[0-3]):[0-5]\d)$/));

export function deadlineDefaults(): DeadlineSettings {
  return {
    // 大阪市 answers within 14 days from the day after receipt; 北九州市's own rule was not found.
    days: 14,
    unit: 'calendar',
    cutOff: '',
    closedEnd: 'stays',
    soonDays: 3,
    closed: [],
    open: [],
  };
}

export function handlingDefaults(): HandlingSettings {
  return {
    space: 'voice-handling',
    actions: {
      send: ['担当課へ送る'],
      return: ['担当違いで戻す'],
      passOn: ['移ちょうする', '対応中から移ちょうする'],
      interim: ['中間回答する'],
      reopen: ['再意見を受ける'],
    },
    statuses: { waiting: ['受付'], interim: ['中間回答'] },
  };
}

const deadline = deadlineDefaults();
const handling = handlingDefaults();

export const deadlinePart = v.optional(
  v.object({
    days: v.optional(count, deadline.days),
    unit: v.optional(v.picklist(['calendar', 'office']), deadline.unit),
    cutOff: v.optional(clock, deadline.cutOff),
    closedEnd: v.optional(v.picklist(['stays', 'next']), deadline.closedEnd),
    soonDays: v.optional(count, deadline.soonDays),
    closed: v.optional(v.array(day), deadline.closed),
    open: v.optional(v.array(day), deadline.open),
  }),
  deadline,
);

export const handlingPart = v.optional(
  v.object({
    space: v.optional(v.string(), handling.space),
    actions: v.optional(
      v.object({
        send: v.optional(names, handling.actions.send),
        return: v.optional(names, handling.actions.return),
        passOn: v.optional(names, handling.actions.passOn),
        interim: v.optional(names, handling.actions.interim),
        reopen: v.optional(names, handling.actions.reopen),
      }),
      handling.actions,
    ),
    statuses: v.optional(
      v.object({
        waiting: v.optional(names, handling.statuses.waiting),
        interim: v.optional(names, handling.statuses.interim),
      }),
      handling.statuses,
    ),
  }),
  handling,
);

/** What an action means; undefined for one that only moves the voice on. */
export function moveOf(action: string, { actions }: HandlingSettings): Move | undefined {
  return MOVES.find((move) => actions[move].includes(action));
}

export function ownDays({ closed, open }: DeadlineSettings): OwnDays {
  return { closed, open };
}
