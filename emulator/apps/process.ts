/**
 * Process management of an app: states, actions, and who has to act in each state. Rules: cybozu.dev
 * rest-api/apps/settings/update-process-management-settings; those marked † were observed by others.
 */
import type { Context } from '../context';
import { type Bilingual, invalidParameter, notEmulated, REQUIRED_PARAMETER } from '../errors';
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
import { USER_FIELDS } from '../records/entities';
import { recordTable } from '../records/tables';
import type { Database } from '../store/database';
import { findUser, nameOf } from '../users/directory';
import type {
  AppDefinition,
  ProcessAction,
  ProcessEntity,
  ProcessManagement,
  ProcessState,
} from './definition';
import { renameStates } from './renames';

const NAME_LENGTH = 64;
const ASSIGNEE_TYPES = ['USER', 'GROUP', 'ORGANIZATION', 'FIELD_ENTITY', 'CREATOR', 'CUSTOM_FIELD'];
/** Who may run a SECONDARY action: as an assignee, but for the creator and custom items. */
const EXECUTABLE_TYPES = ['USER', 'GROUP', 'ORGANIZATION', 'FIELD_ENTITY'];

/** What an app gets when process management is switched on before any state was named. */
function firstProcess(
  context: Context,
  app: AppDefinition,
): Pick<ProcessManagement, 'states' | 'actions'> {
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
        { name, index: String(index), assignee: creatorAlone(app) },
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
  if (given(params, 'states')) {
    renameStates(app, setStates(context, app, objectOf(params['states'], 'states')));
  }
  if (process.enable && !process.states) Object.assign(process, firstProcess(context, app));
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
  const before = app.process.states;
  const states = Object.entries(params).map(([key, value]): ProcessState & { key: string } => {
    const path = `states[${key}]`;
    const state = objectOf(value, path);
    const name = stateName(state, key, before?.[key] !== undefined);
    const index = integerParam(state, 'index', `${path}.index`);
    if (index === undefined) throw invalidParameter(`${path}.index`, REQUIRED_PARAMETER);
    if (name !== key) renamed.set(key, name);
    return {
      key,
      name,
      index: String(index),
      assignee: given(state, 'assignee')
        ? readAssignee(context, app, objectOf(state['assignee'], `${path}.assignee`), path)
        : (before?.[key]?.assignee ?? creatorAlone(app)),
    };
  });
  states.sort((a, b) => Number(a.index) - Number(b.index));
  const [first] = states;
  if (!first) throw invalidParameter('states', REQUIRED_PARAMETER);
  if (new Set(states.map((state) => state.name)).size !== states.length) {
    throw invalidParameter('states', SAME_STATE);
  }
  if (before && !before[first.key]) throw invalidParameter(`states[${first.key}]`, NEW_FIRST_STATE);
  checkFirst(app, first);
  app.process.states = Object.fromEntries(
    states.map(({ name, assignee }, index) => [name, { name, index: String(index), assignee }]),
  );
  return renamed;
}

/** A new state is named as its key; one that is there may get another name. */
function stateName(state: Params, key: string, isThere: boolean): string {
  const path = `states[${key}].name`;
  const name = isThere
    ? (optionalText(state, 'name', path) ?? key)
    : textParam(state, 'name', path);
  if (!isThere && name !== key) throw invalidParameter(path, NAME_IS_KEY);
  return checkLength(name, NAME_LENGTH, path);
}

/** The first state belongs to nobody or to the record's creator, named by the field † (CREATOR is refused). */
function checkFirst(app: AppDefinition, { name, assignee }: ProcessState): void {
  const [only, another] = assignee.entities;
  const isCreator =
    only?.entity.type === 'FIELD_ENTITY' && app.fields[only.entity.code ?? '']?.type === 'CREATOR';
  if (assignee.type === 'ONE' && !another && (!only || isCreator)) return;
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
  return { type, entities: readEntities(context, app, params, path, ASSIGNEE_TYPES) };
}

function readEntities(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
  types: readonly string[],
): ProcessEntity[] {
  return requiredList(params, 'entities', `${path}.entities`).map((value, index) => {
    const at = `${path}.entities[${index}]`;
    const wrapped = objectOf(value, at);
    const entity = objectOf(wrapped['entity'], `${at}.entity`);
    const type = enumParam(entity, 'type', types, `${at}.entity.type`);
    if (!type) throw invalidParameter(`${at}.entity.type`, REQUIRED_PARAMETER);
    if (type === 'CUSTOM_FIELD') throw notEmulated('CUSTOM_FIELD: custom items of users');
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
  return USER_FIELDS.has(app.fields[code]?.type ?? '');
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
  // PRIMARY actions have no members besides their assignees: what is given for one is not kept.
  if (action.type === 'SECONDARY') {
    const at = `${path}.executableUser`;
    const users = objectOf(params['executableUser'], at);
    action.executableUser = { entities: readEntities(context, app, users, at, EXECUTABLE_TYPES) };
  }
  return action;
}

function checkActions({ actions, states }: ProcessManagement): void {
  (actions ?? []).forEach(({ from, to }, index) => {
    for (const [key, state] of Object.entries({ from, to })) {
      if (states?.[state]) continue;
      throw invalidParameter(`actions[${index}].${key}`, {
        ja: `ステータス「${state}」は存在しません。`,
        en: `The status "${state}" does not exist.`,
      });
    }
  });
}

/**
 * The settings as they are answered: users who left and what was deleted are left out
 * (get-process-management-settings, `entities[].entity`).
 */
export function showProcess(db: Database, app: AppDefinition): Record<string, unknown> {
  const { enable, states, actions } = app.process;
  const present = (entities: readonly ProcessEntity[]): ProcessEntity[] =>
    entities.filter(({ entity: { type, code } }) =>
      type === 'USER'
        ? (findUser(db, code ?? '')?.valid ?? false)
        : type === 'GROUP' || type === 'ORGANIZATION'
          ? nameOf(db, type, code ?? '') !== undefined
          : true,
    );
  return {
    enable,
    states:
      states &&
      Object.fromEntries(
        Object.entries(states).map(([key, state]) => [
          key,
          {
            ...state,
            assignee: { ...state.assignee, entities: present(state.assignee.entities) },
          },
        ]),
      ),
    actions:
      actions?.map(({ executableUser, ...action }) =>
        executableUser
          ? { ...action, executableUser: { entities: present(executableUser.entities) } }
          : action,
      ) ?? null,
  };
}

/**
 * A status in which records stand cannot be deleted (kintone help, change_processsettings). Asked at
 * deploy, when the records' statuses are what they are. The code of the service's error is not known.
 * @throws KintoneError CB_VA01
 */
export function checkDeletedStates(
  db: Database,
  live: AppDefinition | null,
  preview: AppDefinition,
): void {
  for (const name of Object.keys(live?.process.states ?? {})) {
    if (preview.process.states?.[preview.renames?.states[name] ?? name]) continue;
    const used = db.get(`SELECT 1 FROM ${recordTable(preview.id)} WHERE status = ? LIMIT 1`, name);
    if (!used) continue;
    throw invalidParameter(`states[${name}]`, {
      ja: `ステータス「${name}」のレコードがあるため、このステータスは削除できません。`,
      en: `The status "${name}" cannot be deleted, because there are records in it.`,
    });
  }
}

/** What a state gets without `assignee` †. */
function creatorAlone(app: AppDefinition): ProcessState['assignee'] {
  const creator = Object.values(app.fields).find(({ type }) => type === 'CREATOR');
  if (!creator) return { type: 'ONE', entities: [] };
  return {
    type: 'ONE',
    entities: [{ entity: { type: 'FIELD_ENTITY', code: creator.code }, includeSubs: false }],
  };
}

const SAME_STATE: Bilingual = {
  ja: 'ステータス名が重複しています。',
  en: 'Status names are duplicated.',
};
const NEW_FIRST_STATE: Bilingual = {
  ja: '先頭のステータスは新規に追加できません。',
  en: 'The first status cannot be a new one.',
};
const NAME_IS_KEY: Bilingual = {
  ja: '新しいステータスの名前は、ステータス名と同じ値を指定してください。',
  en: 'The name of a new status must equal its key.',
};
