/**
 * App actions (アプリアクション): buttons on a record that open another app's create screen with values of the record.
 * Rules: cybozu.dev rest-api/apps/settings/update-action-settings and get-action-settings; which field may be copied
 * into which: kintone help "アプリアクションに設定できるフィールドの組み合わせ".
 */
import type { Context } from '../context';
import { type Bilingual, fieldNotFound, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { parseCondition } from '../query';
import { compileCondition } from '../query/compile';
import {
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
import { findUser, nameOf } from '../users/directory';
import { fitsAction, fitsRecordUrl } from './action-pairs';
import { type AppDefinition, liveApp } from './definition';
import { findField } from './field-lookup';
import { idOfCode, relatedApp } from './links';
import { mayKnow } from './store';

export type ActionMapping =
  | { srcType: 'FIELD'; srcField: string; destField: string }
  | { srcType: 'RECORD_URL'; destField: string };

export interface AppAction {
  name: string;
  id: string;
  index: string;
  destApp: { app: string; code: string };
  mappings: ActionMapping[];
  entities: { type: 'USER' | 'GROUP' | 'ORGANIZATION'; code: string }[];
  /** Records that have the button; '' for all. */
  filterCond: string;
}

const NAME_LENGTH = 32;
/** Ids of actions are unique in a domain, as those of views. */
const IDS_PER_APP = 100_000;

/** By name, in the order of the buttons. The objects are the app's own. */
export function actionsOf(app: AppDefinition): Record<string, AppAction> {
  const kept = app.kept['actions'] as { actions: Record<string, AppAction> } | undefined;
  return kept?.actions ?? {};
}

/**
 * As REST shows them: whom an action was given to and who left is not there, and an action into an app that the
 * asker may neither see nor add to nor administer keeps its target to itself.
 */
export function showActions(context: Context, app: AppDefinition): Record<string, unknown> {
  const shown = Object.entries(actionsOf(app)).map(([name, action]) => {
    const target = relatedApp(context, app, Number(action.destApp.app));
    const known = target !== undefined && mayKnow(context, target);
    return [
      name,
      {
        ...action,
        destApp: known ? { app: String(target.id), code: target.code } : null,
        mappings: known
          ? action.mappings.filter(({ destField }) => findField(target, destField))
          : null,
        entities: action.entities.filter(({ type, code }) => isThere(context, type, code)),
      },
    ] as const;
  });
  return { actions: Object.fromEntries(shown) };
}

/** The request names all actions; one left out is deleted. @returns the id of each by name @throws KintoneError CB_VA01, GAIA_AP01 */
export function setActions(
  context: Context,
  app: AppDefinition,
  params: Params,
): { actions: Record<string, { id: string }> } {
  const before = actionsOf(app);
  const actions = Object.entries(objectOf(params['actions'], 'actions')).map(([key, value]) =>
    readAction(context, app, key, objectOf(value, `actions[${key}]`), before[key]),
  );
  if (hasTwice(actions.map(({ name }) => name))) throw invalidParameter('actions', SAME_NAME);
  if (hasTwice(actions.map(({ index }) => index))) throw invalidParameter('actions', SAME_INDEX);
  actions.sort((a, b) => Number(a.index) - Number(b.index));
  const ordered = actions.map((action, index) => ({ ...action, index: String(index) }));
  app.kept['actions'] = { actions: byName(ordered, (action) => action) };
  return { actions: byName(ordered, ({ id }) => ({ id })) };
}

function byName<T>(actions: AppAction[], value: (action: AppAction) => T): Record<string, T> {
  return Object.fromEntries(actions.map((action) => [action.name, value(action)]));
}

const hasTwice = (values: string[]): boolean => new Set(values).size < values.length;

function readAction(
  context: Context,
  app: AppDefinition,
  key: string,
  params: Params,
  before: AppAction | undefined,
): AppAction {
  const path = `actions[${key}]`;
  const index = integerParam(params, 'index', `${path}.index`);
  if (index === undefined) throw invalidParameter(`${path}.index`, REQUIRED_PARAMETER);
  const name = readName(params, key, before !== undefined);
  const target =
    before && !given(params, 'destApp') ? undefined : readTarget(context, app, params, path);
  const destApp = target ? { app: String(target.id), code: target.code } : before?.destApp;
  if (!destApp) throw invalidParameter(`${path}.destApp`, REQUIRED_PARAMETER);
  const filterCond = optionalText(params, 'filterCond', `${path}.filterCond`);
  if (filterCond !== undefined) checkCondition(context, app, filterCond);
  return {
    name,
    id: before?.id ?? nextId(app),
    index: String(index),
    destApp,
    mappings:
      before && !target && !given(params, 'mappings')
        ? before.mappings
        : readMappings(
            app,
            target ?? liveTarget(context, app, Number(destApp.app)),
            requiredList(params, 'mappings', `${path}.mappings`),
            path,
          ),
    entities:
      before && !given(params, 'entities')
        ? before.entities
        : readEntities(context, requiredList(params, 'entities', `${path}.entities`), path),
    filterCond: filterCond ?? before?.filterCond ?? '',
  };
}

/** A new action is named as its key; one that is there may get another name. */
function readName(params: Params, key: string, isThere: boolean): string {
  const path = `actions[${key}].name`;
  const name = isThere
    ? (optionalText(params, 'name', path) ?? key)
    : textParam(params, 'name', path);
  if (name === '') throw invalidParameter(path, REQUIRED_PARAMETER);
  if (!isThere && name !== key) throw invalidParameter(path, NAME_IS_KEY);
  return checkLength(name, NAME_LENGTH, path);
}

/** The app code wins over the id; an empty one counts as none. */
function readTarget(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): AppDefinition {
  const at = `${path}.destApp`;
  const named = objectOf(params['destApp'], at);
  const code = optionalText(named, 'code', `${at}.code`) ?? '';
  const id = code === '' ? integerParam(named, 'app', `${at}.app`) : idOfCode(context, code);
  if (id === undefined && code === '') throw invalidParameter(`${at}.app`, REQUIRED_PARAMETER);
  const target = id === undefined ? undefined : liveTarget(context, app, id);
  if (!target || !mayKnow(context, target)) {
    throw invalidParameter(code === '' ? `${at}.app` : `${at}.code`, NO_SUCH_APP);
  }
  return target;
}

/** @throws KintoneError GAIA_AP01 */
function liveTarget(context: Context, app: AppDefinition, id: number): AppDefinition {
  return relatedApp(context, app, id) ?? liveApp(context.db, id);
}

function readMappings(
  app: AppDefinition,
  target: AppDefinition,
  list: unknown[],
  actionPath: string,
): ActionMapping[] {
  const mappings = list.map((value, index) => {
    const path = `${actionPath}.mappings[${index}]`;
    const params = objectOf(value, path);
    const srcType = enumParam(params, 'srcType', ['FIELD', 'RECORD_URL'], `${path}.srcType`);
    if (!srcType) throw invalidParameter(`${path}.srcType`, REQUIRED_PARAMETER);
    const destField = textParam(params, 'destField', `${path}.destField`);
    const to = findField(target, destField);
    if (!to) throw fieldNotFound(`${path}.destField`, destField);
    if (srcType === 'RECORD_URL') {
      if (!fitsRecordUrl(to)) throw invalidParameter(`${path}.destField`, DOES_NOT_FIT);
      return { srcType, destField };
    }
    const srcField = textParam(params, 'srcField', `${path}.srcField`);
    const from = findField(app, srcField);
    if (!from) throw fieldNotFound(`${path}.srcField`, srcField);
    if (!fitsAction(from, to)) throw invalidParameter(`${path}.destField`, DOES_NOT_FIT);
    return { srcType, srcField, destField };
  });
  if (hasTwice(mappings.map(({ destField }) => destField))) {
    throw invalidParameter(`${actionPath}.mappings`, SAME_FIELD);
  }
  return mappings;
}

function readEntities(context: Context, list: unknown[], path: string): AppAction['entities'] {
  return list.map((value, index) => {
    const at = `${path}.entities[${index}]`;
    const params = objectOf(value, at);
    const types = ['USER', 'GROUP', 'ORGANIZATION'] as const;
    const type = enumParam(params, 'type', types, `${at}.type`);
    if (!type) throw invalidParameter(`${at}.type`, REQUIRED_PARAMETER);
    const code = textParam(params, 'code', `${at}.code`);
    if (nameOf(context.db, type, code) === undefined) {
      throw invalidParameter(`${at}.code`, {
        ja: `「${code}」は存在しません。`,
        en: `"${code}" does not exist.`,
      });
    }
    return { type, code };
  });
}

function isThere({ db }: Context, type: AppAction['entities'][number]['type'], code: string) {
  return type === 'USER'
    ? findUser(db, code)?.valid === true
    : nameOf(db, type, code) !== undefined;
}

/** @throws the query language's own errors for a condition that cannot run */
function checkCondition(context: Context, app: AppDefinition, text: string): void {
  const condition = text === '' ? undefined : parseCondition(text);
  if (condition) compileCondition(context, app, condition);
}

export function renameInActions(app: AppDefinition, old: string, code: string): void {
  for (const { mappings, destApp } of Object.values(actionsOf(app))) {
    for (const mapping of mappings) {
      if (mapping.srcType === 'FIELD' && mapping.srcField === old) mapping.srcField = code;
      if (destApp.app === String(app.id) && mapping.destField === old) mapping.destField = code;
    }
  }
}

/** What was copied from or into a field that is gone is copied no more. */
export function removeFromActions(app: AppDefinition, codes: ReadonlySet<string>): void {
  for (const action of Object.values(actionsOf(app))) {
    const intoItself = action.destApp.app === String(app.id);
    action.mappings = action.mappings.filter(
      (mapping) =>
        !(mapping.srcType === 'FIELD' && codes.has(mapping.srcField)) &&
        !(intoItself && codes.has(mapping.destField)),
    );
  }
}

function nextId(app: AppDefinition): string {
  app.nextFieldId += 1;
  return String(app.id * IDS_PER_APP + app.nextFieldId - 1);
}

const NAME_IS_KEY: Bilingual = {
  ja: '追加するアクションの名前は、actionsのキーと同じでなければなりません。',
  en: 'The name of a new action must be the same as its key in actions.',
};
const SAME_NAME: Bilingual = {
  ja: 'アクション名が重複しています。',
  en: 'Action names are duplicated.',
};
const SAME_INDEX: Bilingual = {
  ja: 'アクションの表示順が重複しています。',
  en: 'Indexes of actions are duplicated.',
};
const NO_SUCH_APP: Bilingual = {
  ja: '指定したアプリが見つかりません。',
  en: 'The specified app is not found.',
};
const DOES_NOT_FIT: Bilingual = {
  ja: 'アクションでコピーできないフィールドの組み合わせです。',
  en: 'An action cannot copy into this field.',
};
const SAME_FIELD: Bilingual = {
  ja: 'コピー先のフィールドが重複しています。',
  en: 'A field is copied into more than once.',
};
