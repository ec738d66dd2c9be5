/**
 * The views of an app: the request names all of them, and one left out is deleted. Rules: cybozu.dev
 * rest-api/apps/view/update-views.
 */
import type { Context } from '../context';
import { type Bilingual, fieldNotFound, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { parseCondition, parseQuery } from '../query';
import { compileCondition, compileQuery } from '../query/compile';
import { relatedApps } from '../rights/related';
import {
  booleanParam,
  checkLength,
  enumParam,
  integerParam,
  listParam,
  objectOf,
  optionalText,
  type Params,
  textParam,
} from '../server/params';
import type { AppDefinition, View } from './definition';

const NAME_LENGTH = 64;
/** Fields that a list has no column for. One in a table is seen through its table. */
const NO_COLUMN: ReadonlySet<string> = new Set(['GROUP', 'REFERENCE_TABLE']);
/** What a calendar may place a record by. */
const DATES: ReadonlySet<string> = new Set(['DATE', 'DATETIME', 'CREATED_TIME', 'UPDATED_TIME']);
/** View ids are unique in a domain: each app counts from its own start. */
const IDS_PER_APP = 100_000;

/** @returns the id of each view by name */
export function setViews(
  context: Context,
  app: AppDefinition,
  params: Params,
): Record<string, { id: string }> {
  const before = app.views;
  const views = Object.entries(objectOf(params['views'], 'views')).map(([key, value]) =>
    readView(context, app, key, objectOf(value, `views[${key}]`), before[key]),
  );
  views.sort((a, b) => Number(a.index) - Number(b.index));
  const names = views.map((view) => view.name);
  if (new Set(names).size !== names.length) throw invalidParameter('views', SAME_NAME);
  app.views = Object.fromEntries(
    views.map((view, index) => [view.name, { ...view, index: String(index) }]),
  );
  return Object.fromEntries(views.map((view) => [view.name, { id: view.id }]));
}

function readView(
  context: Context,
  app: AppDefinition,
  key: string,
  params: Params,
  before: View | undefined,
): View {
  const path = `views[${key}]`;
  const type = enumParam(params, 'type', ['LIST', 'CALENDAR', 'CUSTOM'], `${path}.type`);
  if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
  if (before && before.type !== type) throw invalidParameter(`${path}.type`, TYPE_FIXED);
  const index = integerParam(params, 'index', `${path}.index`);
  if (index === undefined) throw invalidParameter(`${path}.index`, REQUIRED_PARAMETER);
  const name = readName(params, key, before !== undefined);
  const builtinType = enumParam(params, 'builtinType', ['ASSIGNEE'], `${path}.builtinType`);
  const view: View = {
    index: String(index),
    id: before?.id ?? nextViewId(app),
    type,
    ...((builtinType ?? before?.builtinType) ? { builtinType: 'ASSIGNEE' as const } : {}),
    name,
    filterCond:
      optionalText(params, 'filterCond', `${path}.filterCond`) ?? before?.filterCond ?? '',
    sort: optionalText(params, 'sort', `${path}.sort`) ?? before?.sort ?? defaultSort(app),
  };
  checkQuery(context, app, view);
  if (type === 'LIST') view.fields = readColumns(app, params, path, before);
  if (type === 'CALENDAR') {
    view.date = readField(app, params, 'date', path, before?.date ?? createdTime(app));
    if (!DATES.has(app.fields[view.date]?.type ?? '')) {
      throw invalidParameter(`${path}.date`, NO_DATE);
    }
    view.title = readField(app, params, 'title', path, before?.title ?? recordNumber(app));
  }
  if (type === 'CUSTOM') {
    view.html = optionalText(params, 'html', `${path}.html`) ?? before?.html ?? '';
    view.pager = booleanParam(params, 'pager', `${path}.pager`) ?? before?.pager ?? true;
    view.device =
      enumParam(params, 'device', ['DESKTOP', 'ANY'], `${path}.device`) ??
      before?.device ??
      'DESKTOP';
  }
  return view;
}

/** A new view is named as its key; one that is there may get another name. */
function readName(params: Params, key: string, isThere: boolean): string {
  const path = `views[${key}].name`;
  const name = isThere
    ? (optionalText(params, 'name', path) ?? key)
    : textParam(params, 'name', path);
  if (!isThere && name !== key) throw invalidParameter(path, NAME_IS_KEY);
  return checkLength(name, NAME_LENGTH, path);
}

/** @throws the query language's own errors for a condition or an order that cannot run */
function checkQuery(context: Context, app: AppDefinition, view: View): void {
  if (view.filterCond !== '') {
    const condition = parseCondition(view.filterCond);
    if (condition) compileCondition(context, app, condition, relatedApps(context, app));
  }
  if (view.sort !== '') compileQuery(context, app, parseQuery(`order by ${view.sort}`));
}

function readColumns(
  app: AppDefinition,
  params: Params,
  path: string,
  before: View | undefined,
): string[] {
  const columns = listParam(params, 'fields', `${path}.fields`);
  if (!columns) {
    if (!before?.fields) throw invalidParameter(`${path}.fields`, REQUIRED_PARAMETER);
    return before.fields;
  }
  return columns.map((value, index) => {
    const code = textParam({ code: value }, 'code', `${path}.fields[${index}]`);
    const field = app.fields[code];
    if (!field) throw fieldNotFound(`${path}.fields[${index}]`, code);
    if (NO_COLUMN.has(field.type)) throw invalidParameter(`${path}.fields[${index}]`, NOT_SHOWN);
    return code;
  });
}

function readField(
  app: AppDefinition,
  params: Params,
  key: 'date' | 'title',
  path: string,
  fallback: string,
): string {
  const code = optionalText(params, key, `${path}.${key}`) ?? fallback;
  if (!app.fields[code]) throw fieldNotFound(`${path}.${key}`, code);
  return code;
}

function nextViewId(app: AppDefinition): string {
  app.nextFieldId += 1;
  return String(app.id * IDS_PER_APP + app.nextFieldId - 1);
}

export function renameInViews(app: AppDefinition, old: string, code: string): void {
  for (const view of Object.values(app.views)) {
    view.fields = view.fields?.map((field) => (field === old ? code : field));
    if (view.fields === undefined) delete view.fields;
    if (view.date === old) view.date = code;
    if (view.title === old) view.title = code;
  }
}

export function removeFromViews(app: AppDefinition, codes: string[]): void {
  for (const view of Object.values(app.views)) {
    if (view.fields) view.fields = view.fields.filter((field) => !codes.includes(field));
    if (view.date !== undefined && codes.includes(view.date)) view.date = createdTime(app);
    if (view.title !== undefined && codes.includes(view.title)) view.title = recordNumber(app);
  }
}

function defaultSort(app: AppDefinition): string {
  return `${recordNumber(app)} desc`;
}

function recordNumber(app: AppDefinition): string {
  return codeOfType(app, 'RECORD_NUMBER');
}

function createdTime(app: AppDefinition): string {
  return codeOfType(app, 'CREATED_TIME');
}

function codeOfType(app: AppDefinition, type: string): string {
  return Object.values(app.fields).find((field) => field.type === type)?.code ?? '';
}

const SAME_NAME: Bilingual = { ja: '一覧名が重複しています。', en: 'View names are duplicated.' };
const NAME_IS_KEY: Bilingual = {
  ja: '追加する一覧の名前は、viewsのキーと同じでなければなりません。',
  en: 'The name of a new view must be the same as its key in views.',
};
const NO_DATE: Bilingual = {
  ja: '日付のフィールドを指定してください。',
  en: 'A field with a date is needed.',
};
const NOT_SHOWN: Bilingual = {
  ja: '一覧に表示できないフィールドです。',
  en: 'A list cannot show this field.',
};
const TYPE_FIXED: Bilingual = {
  ja: '一覧の種類は変更できません。',
  en: 'The type of a view cannot be changed.',
};
