/** Rights of an app, in order of priority; everyone comes last, wherever the request put it. */
import type { Context } from '../context';
import { invalidParameter, REQUIRED_PARAMETER } from '../errors';
import {
  booleanParam,
  enumParam,
  objectOf,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { EVERYONE, nameOf } from '../users/directory';
import type { AppDefinition, AppRight } from './definition';

const FLAGS = [
  'includeSubs',
  'appEditable',
  'recordViewable',
  'recordAddable',
  'recordEditable',
  'recordDeletable',
  'recordImportable',
  'recordExportable',
] as const;

export function setRights(context: Context, app: AppDefinition, params: Params): void {
  const rights = requiredList(params, 'rights').map((value, index) =>
    readRight(context, objectOf(value, `rights[${index}]`), `rights[${index}]`),
  );
  const isEveryone = ({ entity }: AppRight) => entity.type === 'GROUP' && entity.code === EVERYONE;
  app.rights = [
    ...rights.filter((right) => !isEveryone(right)),
    ...(rights.some(isEveryone) ? rights.filter(isEveryone).slice(0, 1) : [nobodyElse()]),
  ];
}

function readRight(context: Context, params: Params, path: string): AppRight {
  const entity = objectOf(params['entity'], `${path}.entity`);
  const at = `${path}.entity`;
  const type = enumParam(
    entity,
    'type',
    ['USER', 'GROUP', 'ORGANIZATION', 'CREATOR'],
    `${at}.type`,
  );
  if (!type) throw invalidParameter(`${at}.type`, REQUIRED_PARAMETER);
  const code = type === 'CREATOR' ? null : textParam(entity, 'code', `${at}.code`);
  if (type !== 'CREATOR' && nameOf(context.db, type, code ?? '') === undefined) {
    throw invalidParameter(`${at}.code`, {
      ja: `「${code}」は存在しません。`,
      en: `"${code}" does not exist.`,
    });
  }
  const flags = Object.fromEntries(
    FLAGS.map((flag) => [flag, booleanParam(params, flag, `${path}.${flag}`) ?? false]),
  ) as Pick<AppRight, (typeof FLAGS)[number]>;
  return { entity: { type, code }, ...flags };
}

/** A list without everyone says: nobody else may do anything. */
function nobodyElse(): AppRight {
  const none = Object.fromEntries(FLAGS.map((flag) => [flag, false])) as Pick<
    AppRight,
    (typeof FLAGS)[number]
  >;
  return { entity: { type: 'GROUP', code: EVERYONE }, ...none };
}
