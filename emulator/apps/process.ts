/** Process management of an app: states, actions, and who has to act in each state. */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { parseCondition } from '../query';
import { compileCondition } from '../query/compile';
import {
  booleanParam,
  checkLength,
  enumParam,
  given,
  integerParam,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { nameOf } from '../users/directory';
import type {
  AppDefinition,
  ProcessAction,
  ProcessEntity,
  ProcessManagement,
  ProcessState,
} from './definition';
import { findField } from './field-lookup';
import { renameStates } from './renames';

const NAME_LENGTH = 64;
const ENTITY_TYPES = ['USER', 'GROUP', 'ORGANIZATION', 'FIELD_ENTITY', 'CREATOR', 'CUSTOM_FIELD'];

/** What an app gets when process management is switched on before any state was named. */
function firstProcess(context: Context): Pick<ProcessManagement, 'states' | 'actions'> {
  const [open, busy, done] = {
    ja: ['未処理', '処理中', '完了'] as const,
    en: ['Not started', 'In progress', 'Completed'] as const,
  }[context.language];
  const [start, finish] = {
    ja: ['処理開始', '完了する'] as const,
    en: ['Start', 'Complete'] as const,
  }[context.language];
  return {
    states: Object.fromEntries(
      [open, busy, done].map((name, index) => [
        name,
        { name, index: String(index), assignee: creatorAlone() },
      ]),
    ),
    actions: [
      { name: start, from: open, to: busy, filterCond: '', type: 'PRIMARY' },
      { name: finish, from: busy, to: done, filterCond: '', type: 'PRIMARY' },
    ],
  };
}

export function setProcess(context: Context, app: AppDefinition, params: Params): void {
  const { process } = app;
  process.enable = booleanParam(params, 'enable') ?? process.enable;
  if (process.enable && !process.states) Object.assign(process, firstProcess(context));
  if (given(params, 'states')) {
    renameStates(app, setStates(context, app, objectOf(params['states'], 'states')));
  }
  if (given(params, 'actions')) {
    process.actions = requiredList(params, 'actions').map((value, index) =>
      readAction(context, app, objectOf(value, `actions[${index}]`), `actions[${index}]`),
    );
  }
  checkActions(process);
  for (const field of Object.values(app.fields)) {
    if (field.type === 'STATUS' || field.type === 'STATUS_ASSIGNEE') field.enabled = process.enable;
  }
}

/** Replaces the states. @returns new names by old ones */
function setStates(context: Context, app: AppDefinition, params: Params): Map<string, string> {
  const renamed = new Map<string, string>();
  const states = Object.entries(params).map(([key, value]): ProcessState => {
    const path = `states[${key}]`;
    const state = objectOf(value, path);
    const name = optionalText(state, 'name', `${path}.name`) ?? key;
    checkLength(name, NAME_LENGTH, `${path}.name`);
    const index = integerParam(state, 'index', `${path}.index`);
    if (index === undefined) throw invalidParameter(`${path}.index`, REQUIRED_PARAMETER);
    if (name !== key && app.process.states?.[key]) renamed.set(key, name);
    const before = app.process.states?.[key]?.assignee;
    return {
      name,
      index: String(index),
      assignee: given(state, 'assignee')
        ? readAssignee(context, app, objectOf(state['assignee'], `${path}.assignee`), path)
        : (before ?? creatorAlone()),
    };
  });
  states.sort((a, b) => Number(a.index) - Number(b.index));
  const [first] = states;
  if (!first) throw invalidParameter('states', REQUIRED_PARAMETER);
  if (new Set(states.map((state) => state.name)).size !== states.length) {
    throw invalidParameter('states', SAME_STATE);
  }
  checkFirst(first);
  app.process.states = Object.fromEntries(
    states.map((state, index) => [state.name, { ...state, index: String(index) }]),
  );
  return renamed;
}

/** The first state belongs to nobody or to the record's creator. */
function checkFirst({ name, assignee }: ProcessState): void {
  const others = assignee.entities.filter(({ entity }) => entity.type !== 'CREATOR');
  if (assignee.type === 'ONE' && others.length === 0 && assignee.entities.length <= 1) return;
  throw invalidParameter(`states[${name}].assignee`, {
    ja: '最初のステータスの作業者には、作成者だけを指定できます。',
    en: 'Only the creator can be the assignee of the first status.',
  });
}

function readAssignee(
  context: Context,
  app: AppDefinition,
  params: Params,
  statePath: string,
): ProcessState['assignee'] {
  const path = `${statePath}.assignee`;
  const type = enumParam(params, 'type', ['ONE', 'ALL', 'ANY'], `${path}.type`);
  if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
  return { type, entities: readEntities(context, app, params, path) };
}

function readEntities(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): ProcessEntity[] {
  return requiredList(params, 'entities', `${path}.entities`).map((value, index) => {
    const at = `${path}.entities[${index}]`;
    const wrapped = objectOf(value, at);
    const entity = objectOf(wrapped['entity'], `${at}.entity`);
    const type = enumParam(entity, 'type', ENTITY_TYPES, `${at}.entity.type`);
    if (!type) throw invalidParameter(`${at}.entity.type`, REQUIRED_PARAMETER);
    const code = type === 'CREATOR' ? null : textParam(entity, 'code', `${at}.entity.code`);
    if (code !== null && !isThere(context, app, type, code)) {
      throw invalidParameter(`${at}.entity.code`, {
        ja: `「${code}」は存在しません。`,
        en: `"${code}" does not exist.`,
      });
    }
    return {
      entity: { type, code },
      includeSubs: booleanParam(wrapped, 'includeSubs', `${at}.includeSubs`) ?? false,
    };
  });
}

function isThere(context: Context, app: AppDefinition, type: string, code: string): boolean {
  if (type === 'USER' || type === 'GROUP' || type === 'ORGANIZATION') {
    return nameOf(context.db, type, code) !== undefined;
  }
  return findField(app, code) !== undefined;
}

function readAction(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): ProcessAction {
  const filterCond = optionalText(params, 'filterCond', `${path}.filterCond`) ?? '';
  if (filterCond !== '') {
    const condition = parseCondition(filterCond);
    if (condition) compileCondition(context, app, condition);
  }
  const action: ProcessAction = {
    name: checkLength(textParam(params, 'name', `${path}.name`), NAME_LENGTH, `${path}.name`),
    from: textParam(params, 'from', `${path}.from`),
    to: textParam(params, 'to', `${path}.to`),
    filterCond,
    type: enumParam(params, 'type', ['PRIMARY', 'SECONDARY'], `${path}.type`) ?? 'PRIMARY',
  };
  if (given(params, 'executableUser')) {
    const at = `${path}.executableUser`;
    const entities = readEntities(context, app, objectOf(params['executableUser'], at), at);
    action.executableUser = { entities };
  } else if (action.type === 'SECONDARY') {
    throw invalidParameter(`${path}.executableUser`, REQUIRED_PARAMETER);
  }
  return action;
}

function checkActions({ actions, states }: ProcessManagement): void {
  const seen = new Set<string>();
  (actions ?? []).forEach(({ name, from, to }, index) => {
    for (const [key, state] of Object.entries({ from, to })) {
      if (states?.[state]) continue;
      throw invalidParameter(`actions[${index}].${key}`, {
        ja: `ステータス「${state}」は存在しません。`,
        en: `The status "${state}" does not exist.`,
      });
    }
    const key = JSON.stringify([from, name]);
    if (seen.has(key)) throw invalidParameter(`actions[${index}].name`, SAME_ACTION);
    seen.add(key);
  });
}

function creatorAlone(): ProcessState['assignee'] {
  return {
    type: 'ONE',
    entities: [{ entity: { type: 'CREATOR', code: null }, includeSubs: false }],
  };
}

const SAME_STATE: Bilingual = {
  ja: 'ステータス名が重複しています。',
  en: 'Status names are duplicated.',
};
const SAME_ACTION: Bilingual = {
  ja: '同じステータスに、同じ名前のアクションが2つあります。',
  en: 'One status has two actions of the same name.',
};
