/**
 * What was done, so that it can be undone and done again. What is typed letter by letter into one place is one step.
 */
export interface History<State> {
  readonly now: State;
  readonly undone: readonly Step<State>[];
  readonly done: readonly Step<State>[];
  /** Where the last step typed; another step there goes on with it. */
  readonly typing: string;
}

interface Step<State> {
  /** What was done, in words: 「分野別」を消す. */
  what: string;
  /** The state before it for one that is done, after it for one that is undone. */
  state: State;
}

/** Older steps are forgotten. */
export const MOST_STEPS = 100;

export function begun<State>(now: State): History<State> {
  return { now, undone: [], done: [], typing: '' };
}

/** @param typing where letters are typed; '' for a step of its own */
export function did<State>(
  { now, done, typing: last }: History<State>,
  next: State,
  what: string,
  typing = '',
): History<State> {
  const goesOn = typing !== '' && typing === last;
  return {
    now: next,
    undone: [],
    done: goesOn ? done : [...done, { what, state: now }].slice(-MOST_STEPS),
    typing,
  };
}

export function undone<State>(history: History<State>): History<State> {
  const step = history.done.at(-1);
  if (!step) return history;
  return {
    now: step.state,
    done: history.done.slice(0, -1),
    undone: [...history.undone, { what: step.what, state: history.now }],
    typing: '',
  };
}

export function redone<State>(history: History<State>): History<State> {
  const step = history.undone.at(-1);
  if (!step) return history;
  return {
    now: step.state,
    undone: history.undone.slice(0, -1),
    done: [...history.done, { what: step.what, state: history.now }],
    typing: '',
  };
}
