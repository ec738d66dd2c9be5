/** Which services of cybozu.com a user may use (User API). Kept and given back: this is a kintone and nothing else. */
import type { Context } from '../context';
import {
  enumParam,
  integerParam,
  listParam,
  type Params,
  rangeParam,
  textListParam,
} from '../server/params';
import { invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { code, entries, exists, missing, requireSystemAdmin } from './entries';
import { FIRST_USER } from './seed';

const SERVICES = ['kintone', 'garoon', 'office', 'mailwise', 'secure_access'] as const;
type Service = (typeof SERVICES)[number];
const PAGE_SIZE = 100;
/** Of a user for whom nothing was set. */
const AT_FIRST: Service[] = ['kintone'];

/** All users but Administrator, oldest first. */
export function getServices({ db }: Context, params: Params) {
  const codes = textListParam(params, 'codes');
  const offset = Math.max(0, integerParam(params, 'offset') ?? 0);
  const size = rangeParam(params, 'size', { from: 1, to: PAGE_SIZE, fallback: PAGE_SIZE });
  return {
    users: db
      .all<{ code: string; services: string | null }>(
        `SELECT code, json_extract(profile, '$.services') AS services FROM users
         WHERE code <> ? AND code NOT LIKE 'guest/%' ORDER BY id`,
        FIRST_USER.code,
      )
      .filter((user) => !codes || codes.includes(user.code))
      .slice(offset, offset + size)
      .map((user) => ({
        code: user.code,
        services: user.services === null ? AT_FIRST : (JSON.parse(user.services) as Service[]),
      })),
  };
}

/** An empty list takes every service away. */
export function setServices(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'users')) {
    const login = code(entry, 'code', path);
    if (!exists(context, 'users', login)) throw missing(`${path}.code`);
    const services = listParam(entry, 'services', `${path}.services`);
    if (!services) throw invalidParameter(`${path}.services`, REQUIRED_PARAMETER);
    const names = services.map((value, index) =>
      enumParam({ value }, 'value', SERVICES, `${path}.services[${index}]`),
    );
    context.db.run(
      `UPDATE users SET profile = json_set(profile, '$.services', json(?)) WHERE code = ?`,
      JSON.stringify(names),
      login,
    );
  }
  return {};
}
