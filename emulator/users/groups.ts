/** Changes to groups, as the User API makes them. */
import type { Context } from '../context';
import { noPrivilege } from '../errors';
import { optionalText, type Params } from '../server/params';
import { ADMINISTRATORS, EVERYONE } from './directory';
import {
  code,
  codeEntries,
  duplicate,
  entries,
  exists,
  missing,
  requireSystemAdmin,
} from './entries';

export function addGroups(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'groups')) {
    const group = code(entry, 'code', path);
    if (exists(context, 'groups', group)) throw duplicate(`${path}.code`);
    context.db.run(
      'INSERT INTO groups (code, name, description) VALUES (?, ?, ?)',
      group,
      code(entry, 'name', path),
      optionalText(entry, 'description', `${path}.description`) ?? '',
    );
  }
  return {};
}

export function updateGroups(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'groups')) {
    const group = code(entry, 'code', path);
    if (!exists(context, 'groups', group)) throw missing(`${path}.code`);
    if (entry['name'] !== undefined) {
      context.db.run('UPDATE groups SET name = ? WHERE code = ?', code(entry, 'name', path), group);
    }
    const description = optionalText(entry, 'description', `${path}.description`);
    if (description !== undefined) {
      context.db.run('UPDATE groups SET description = ? WHERE code = ?', description, group);
    }
  }
  return {};
}

/** The built-in groups cannot be deleted. */
export function deleteGroups(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { code: group, path } of codeEntries(params)) {
    if (!exists(context, 'groups', group)) throw missing(path);
    if (group === EVERYONE || group === ADMINISTRATORS) throw noPrivilege();
    context.db.run('DELETE FROM groups WHERE code = ?', group);
  }
  return {};
}
