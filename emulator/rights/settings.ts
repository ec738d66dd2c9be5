/**
 * Rights of records and of fields as `record/acl.json` and `field/acl.json` take and give them (pages
 * レコードのアクセス権の設定を変更する, フィールドのアクセス権の設定を変更する). Rows and entities are kept
 * most important first; everyone comes last, wherever the request put it, and may nothing when left out.
 */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { findField } from '../apps/field-lookup';
import type { KeptSetting } from '../apps/kept';
import type { Context } from '../context';
import { type Bilingual, invalidParameter, KintoneError, REQUIRED_PARAMETER } from '../errors';
import { parseCondition } from '../query';
import { compileCondition } from '../query/compile';
import {
  booleanParam,
  enumParam,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { EVERYONE, nameOf } from '../users/directory';

export const ENTITY_TYPES = ['USER', 'GROUP', 'ORGANIZATION', 'FIELD_ENTITY'] as const;
export const ACCESSIBILITIES = ['NONE', 'READ', 'WRITE'] as const;
export type Accessibility = (typeof ACCESSIBILITIES)[number];

export interface RightEntity {
  type: (typeof ENTITY_TYPES)[number];
  code: string;
}

export interface RecordEntity {
  entity: RightEntity;
  viewable: boolean;
  editable: boolean;
  deletable: boolean;
  includeSubs: boolean;
}

export interface RecordRight {
  /** A query's condition; '' means all records. */
  filterCond: string;
  entities: RecordEntity[];
}

export interface FieldEntity {
  entity: RightEntity;
  accessibility: Accessibility;
  includeSubs: boolean;
}

export interface FieldRight {
  code: string;
  entities: FieldEntity[];
}

/** Fields whose value says who is meant ("フォームのフィールドを追加"). */
export const ENTITY_FIELDS = new Set([
  ...['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT'],
  ...['CREATOR', 'MODIFIER', 'STATUS_ASSIGNEE'],
]);

const RECORD_ACL = 'record/acl';
const FIELD_ACL = 'field/acl';

export function recordRightsOf(app: AppDefinition): RecordRight[] {
  return (app.kept[RECORD_ACL] as { rights: RecordRight[] } | undefined)?.rights ?? [];
}

export function fieldRightsOf(app: AppDefinition): FieldRight[] {
  return (app.kept[FIELD_ACL] as { rights: FieldRight[] } | undefined)?.rights ?? [];
}

/** The two settings beside `app/`: `record/acl`, `field/acl`. */
export const RIGHTS_SETTINGS: KeptSetting[] = [
  {
    name: RECORD_ACL,
    empty: { rights: [] },
    read: (context, app, params) => ({
      rights: requiredList(params, 'rights').map((value, index) =>
        readRecordRight(context, app, objectOf(value, `rights[${index}]`), `rights[${index}]`),
      ),
    }),
  },
  {
    name: FIELD_ACL,
    empty: { rights: [] },
    read: (context, app, params) => ({
      rights: requiredList(params, 'rights').map((value, index) =>
        readFieldRight(context, app, objectOf(value, `rights[${index}]`), `rights[${index}]`),
      ),
    }),
  },
];

function readRecordRight(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): RecordRight {
  const filterCond = optionalText(params, 'filterCond', `${path}.filterCond`) ?? '';
  const condition = parseCondition(filterCond);
  if (condition) compileCondition(context, app, condition);
  const entities = readEntities(params, path, (given, at): RecordEntity => {
    const { entity, includeSubs } = readEntity(context, app, given, at);
    const flag = (name: string) => booleanParam(given, name, `${at}.${name}`) ?? false;
    const [viewable, editable, deletable] = [flag('viewable'), flag('editable'), flag('deletable')];
    if (!viewable && (editable || deletable)) {
      throw invalidParameter(`${at}.viewable`, VIEW_NEEDED);
    }
    return { entity, viewable, editable, deletable, includeSubs };
  });
  return {
    filterCond,
    entities: everyoneLast(entities, (entity) => ({
      ...{ entity, viewable: false, editable: false, deletable: false, includeSubs: false },
    })),
  };
}

function readFieldRight(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): FieldRight {
  const code = textParam(params, 'code', `${path}.code`);
  if (!findField(app, code)) throw unknownField(code);
  const entities = readEntities(params, path, (given, at): FieldEntity => {
    const { entity, includeSubs } = readEntity(context, app, given, at);
    const key = `${at}.accessibility`;
    const accessibility = enumParam(given, 'accessibility', ACCESSIBILITIES, key);
    if (!accessibility) throw invalidParameter(key, REQUIRED_PARAMETER);
    return { entity, accessibility, includeSubs };
  });
  return {
    code,
    entities: everyoneLast(entities, (entity) => ({
      ...{ entity, accessibility: 'NONE', includeSubs: false },
    })),
  };
}

function readEntities<T>(params: Params, path: string, read: (given: Params, at: string) => T) {
  return requiredList(params, 'entities', `${path}.entities`).map((value, index) => {
    const at = `${path}.entities[${index}]`;
    return read(objectOf(value, at), at);
  });
}

function readEntity(
  context: Context,
  app: AppDefinition,
  given: Params,
  at: string,
): { entity: RightEntity; includeSubs: boolean } {
  const params = objectOf(given['entity'], `${at}.entity`);
  const type = enumParam(params, 'type', ENTITY_TYPES, `${at}.entity.type`);
  if (!type) throw invalidParameter(`${at}.entity.type`, REQUIRED_PARAMETER);
  const key = `${at}.entity.code`;
  const code = textParam(params, 'code', key);
  const field = type === 'FIELD_ENTITY' ? app.fields[code] : undefined;
  if (type === 'FIELD_ENTITY') {
    if (!field) throw unknownField(code);
    if (!ENTITY_FIELDS.has(field.type)) throw invalidParameter(key, nobodyIn(code));
  } else if (nameOf(context.db, type, code) === undefined) {
    throw invalidParameter(key, doesNotExist(code));
  }
  const includeSubs = booleanParam(given, 'includeSubs', `${at}.includeSubs`) ?? false;
  return { entity: { type, code }, includeSubs: includeSubs && hasSubs(type, field) };
}

/** "true" is given back for organizations and organization fields only (page …を取得する). */
function hasSubs(type: RightEntity['type'], field: FieldProperty | undefined): boolean {
  return type === 'ORGANIZATION' || field?.type === 'ORGANIZATION_SELECT';
}

export const isEveryone = ({ entity }: { entity: RightEntity }): boolean =>
  entity.type === 'GROUP' && entity.code === EVERYONE;

function everyoneLast<T extends { entity: RightEntity }>(
  entities: T[],
  nothing: (everyone: RightEntity) => T,
): T[] {
  const everyone = entities.find(isEveryone) ?? nothing({ type: 'GROUP', code: EVERYONE });
  return [...entities.filter((entity) => !isEveryone(entity)), everyone];
}

const VIEW_NEEDED: Bilingual = {
  ja: '編集または削除を許可する場合は、閲覧も許可してください。',
  en: 'To allow editing or deleting, allow viewing too.',
};
const doesNotExist = (code: string): Bilingual => ({
  ja: `「${code}」は存在しません。`,
  en: `"${code}" does not exist.`,
});
const nobodyIn = (code: string): Bilingual => ({
  ja: `「${code}」は、アクセス権の対象にできないフィールドです。`,
  en: `The field "${code}" cannot be used as a target of permissions.`,
});

function unknownField(code: string): KintoneError {
  return new KintoneError(400, 'GAIA_FC01', {
    ja: `指定されたフィールド（code: ${code}）が見つかりません。`,
    en: `The specified field (code: ${code}) not found.`,
  });
}
