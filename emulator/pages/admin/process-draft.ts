/**
 * Process management while an administrator changes it. Statuses have an id of their own here, so that
 * actions stay with them through a change of name. Pure: no DOM, no network.
 */
import type {
  FieldProperty,
  ProcessAction,
  ProcessEntity,
  ProcessManagement,
  ProcessState,
} from '../../apps/definition';
import { operatorsOf, parseCondition, type Condition } from '../../query';
import { KintoneError } from '../../errors';

export interface DraftState {
  id: number;
  /** Its name in the preview; undefined for a new one. */
  key: string | undefined;
  name: string;
  type: ProcessState['assignee']['type'];
  entities: ProcessEntity[];
}

export interface DraftAction {
  id: number;
  name: string;
  /** Ids of statuses; undefined while none is chosen, and after the chosen one was deleted. */
  from: number | undefined;
  to: number | undefined;
  filterCond: string;
  type: ProcessAction['type'];
  entities: ProcessEntity[];
}

export interface ProcessDraft {
  enable: boolean;
  /** In their order; undefined while process management was never set. */
  states: DraftState[] | undefined;
  actions: DraftAction[];
}

/** What is wrong in the draft before it is sent, each with words of its own. */
export type Wrong =
  | 'noName'
  | 'sameName'
  | 'nameInUse'
  | 'noStatus'
  | 'noUsers'
  | 'unreadable'
  | { unknownField: string }
  | { wrongOperator: string };

/** By place: `state 3 name`, `action 5 from`. */
export type Problems<What = Wrong> = Map<string, What>;

export type StatePart = 'name' | 'assignee';
export type ActionPart = 'name' | 'from' | 'to' | 'filterCond' | 'executableUser';

export const statePlace = (id: number, part: StatePart): string => `state ${id} ${part}`;
export const actionPlace = (id: number, part: ActionPart): string => `action ${id} ${part}`;

export function draftOf({ enable, states, actions }: ProcessManagement): ProcessDraft {
  const ordered = Object.values(states ?? {}).sort((a, b) => Number(a.index) - Number(b.index));
  const drafts = ordered.map(({ name, assignee }, id) => ({ id, key: name, name, ...assignee }));
  const idOf = (name: string): number | undefined => drafts.find((one) => one.name === name)?.id;
  return {
    enable,
    states: states ? drafts : undefined,
    actions: (actions ?? []).map(({ from, to, executableUser, ...action }, index) => ({
      ...action,
      id: index,
      from: idOf(from),
      to: idOf(to),
      entities: executableUser?.entities ?? [],
    })),
  };
}

/** An id no entry of the list has. */
export function nextId(list: readonly { id: number }[]): number {
  return Math.max(-1, ...list.map(({ id }) => id)) + 1;
}

/** The draft as `PUT /k/v1/preview/app/status.json` takes it: a status under the name it has in the preview. */
export function written({ enable, states, actions }: ProcessDraft): object {
  if (!states) return { enable };
  const nameOf = (id: number | undefined): string =>
    states.find((state) => state.id === id)?.name.trim() ?? '';
  return {
    enable,
    states: Object.fromEntries(
      states.map((state, index) => [
        keyOf(state),
        {
          name: state.name.trim(),
          index: String(index),
          assignee: { type: state.type, entities: state.entities },
        },
      ]),
    ),
    actions: actions.map(({ name, from, to, filterCond, type, entities }) => ({
      name: name.trim(),
      from: nameOf(from),
      to: nameOf(to),
      filterCond,
      type,
      ...(type === 'SECONDARY' ? { executableUser: { entities } } : {}),
    })),
  };
}

const keyOf = (state: DraftState): string => state.key ?? state.name.trim();

/** What REST would not see (two new statuses of one name are one key), or would say without a place. */
export function problemsOf(
  { states = [], actions }: ProcessDraft,
  fields: Record<string, FieldProperty>,
): Problems {
  const problems: Problems = new Map();
  for (const state of states) {
    const wrong = wrongName(state, states);
    if (wrong) problems.set(statePlace(state.id, 'name'), wrong);
  }
  for (const { id, name, from, to, filterCond, type, entities } of actions) {
    const put = (part: ActionPart, wrong: Wrong | undefined): void => {
      if (wrong) problems.set(actionPlace(id, part), wrong);
    };
    put('name', name.trim() === '' ? 'noName' : undefined);
    put('from', states.some((state) => state.id === from) ? undefined : 'noStatus');
    put('to', states.some((state) => state.id === to) ? undefined : 'noStatus');
    put('filterCond', wrongCondition(filterCond, fields));
    put('executableUser', type === 'SECONDARY' && entities.length === 0 ? 'noUsers' : undefined);
  }
  return problems;
}

function wrongName(state: DraftState, states: readonly DraftState[]): Wrong | undefined {
  const name = state.name.trim();
  if (name === '') return 'noName';
  const others = states.filter((other) => other !== state);
  if (others.some((other) => other.name.trim() === name)) return 'sameName';
  // A new status is keyed by its name, which may still be the key of one that is renamed with this save.
  return state.key === undefined && others.some((other) => other.key === name)
    ? 'nameInUse'
    : undefined;
}

function wrongCondition(
  filterCond: string,
  fields: Record<string, FieldProperty>,
): Wrong | undefined {
  if (filterCond.trim() === '') return undefined;
  try {
    const condition = parseCondition(filterCond);
    return condition && wrongComparison(condition, fields);
  } catch (error) {
    if (error instanceof KintoneError) return 'unreadable';
    throw error;
  }
}

function wrongComparison(
  condition: Condition,
  fields: Record<string, FieldProperty>,
): Wrong | undefined {
  if (condition.kind !== 'compare') {
    for (const item of condition.items) {
      const wrong = wrongComparison(item, fields);
      if (wrong) return wrong;
    }
    return undefined;
  }
  const { field: code, operator } = condition;
  // System identifiers ($id) are no fields of the form; the server knows them.
  if (code.startsWith('$')) return undefined;
  const field =
    fields[code] ??
    Object.values(fields)
      .flatMap((one) => Object.values(one.fields ?? {}))
      .find((one) => one.code === code);
  if (!field) return { unknownField: code };
  return operatorsOf(field.type).includes(operator) ? undefined : { wrongOperator: code };
}

/**
 * Where the server's `errors` belong in the draft; what has no place there comes back as `others`.
 * @param errors of an answer to `written(draft)`, by keys such as `states[確認].assignee.type`
 */
export function placed(
  { states = [], actions }: ProcessDraft,
  errors: Record<string, { messages: string[] }>,
): { problems: Problems<string>; others: string[] } {
  const problems: Problems<string> = new Map();
  const others: string[] = [];
  for (const [key, { messages }] of Object.entries(errors)) {
    const words = messages.join(' ');
    const place = stateAt(states, key) ?? actionAt(actions, key);
    if (place) problems.set(place, words);
    else others.push(words);
  }
  return { problems, others };
}

function stateAt(states: readonly DraftState[], key: string): string | undefined {
  const found = states.find((state) =>
    // The rule for the first status names it by its new name.
    [keyOf(state), state.name.trim()].some((name) => key.startsWith(`states[${name}]`)),
  );
  if (!found) return undefined;
  return statePlace(found.id, key.includes('].assignee') ? 'assignee' : 'name');
}

function actionAt(actions: readonly DraftAction[], key: string): string | undefined {
  const [, index, part] =
    /^actions\[(\d+)\]\.(name|from|to|filterCond|executableUser)/.exec(key) ?? [];
  const action = actions[Number(index)];
  return action && part ? actionPlace(action.id, part as ActionPart) : undefined;
}
