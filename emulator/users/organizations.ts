/** Changes to organizations, as the User API makes them. */
import type { Context } from '../context';
import { invalidParameter, type KintoneError } from '../errors';
import { optionalText, type Params } from '../server/params';
import {
  code,
  codeEntries,
  duplicate,
  entries,
  exists,
  missing,
  requireSystemAdmin,
} from './entries';

export function addOrganizations(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'organizations')) {
    const organization = code(entry, 'code', path);
    if (exists(context, 'organizations', organization)) throw duplicate(`${path}.code`);
    context.db.run(
      `INSERT INTO organizations (code, name, parent_code, description, sort)
       VALUES (?, ?, ?, ?, (SELECT COALESCE(MAX(sort), 0) + 1 FROM organizations))`,
      organization,
      code(entry, 'name', path),
      parentCode(context, entry, path),
      optionalText(entry, 'description', `${path}.description`) ?? '',
    );
  }
  return {};
}

export function updateOrganizations(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { entry, path } of entries(params, 'organizations')) {
    const organization = code(entry, 'code', path);
    if (!exists(context, 'organizations', organization)) throw missing(`${path}.code`);
    if (entry['name'] !== undefined) {
      const name = code(entry, 'name', path);
      context.db.run('UPDATE organizations SET name = ? WHERE code = ?', name, organization);
    }
    if (entry['parentCode'] !== undefined) {
      const parent = parentCode(context, entry, path);
      if (parent !== null && isBelow(context, parent, organization)) throw cycle(path);
      context.db.run(
        'UPDATE organizations SET parent_code = ? WHERE code = ?',
        parent,
        organization,
      );
    }
    const description = optionalText(entry, 'description', `${path}.description`);
    if (description !== undefined) {
      context.db.run(
        'UPDATE organizations SET description = ? WHERE code = ?',
        description,
        organization,
      );
    }
  }
  return {};
}

/** Those below go with it, and their members are members of nothing more. */
export function deleteOrganizations(context: Context, params: Params): Record<string, never> {
  requireSystemAdmin(context);
  for (const { code: organization, path } of codeEntries(params)) {
    if (!exists(context, 'organizations', organization)) throw missing(path);
    context.db.run(
      `WITH RECURSIVE below(code) AS (
         SELECT ? UNION SELECT o.code FROM organizations o JOIN below ON o.parent_code = below.code
       ) DELETE FROM organizations WHERE code IN (SELECT code FROM below)`,
      organization,
    );
  }
  return {};
}

function parentCode(context: Context, entry: Params, path: string): string | null {
  const parent = optionalText(entry, 'parentCode', `${path}.parentCode`) ?? '';
  if (parent === '') return null;
  if (!exists(context, 'organizations', parent)) throw missing(`${path}.parentCode`);
  return parent;
}

function isBelow(context: Context, organization: string, top: string): boolean {
  let current: string | null = organization;
  while (current !== null) {
    if (current === top) return true;
    current =
      context.db.get<{ parent: string | null }>(
        'SELECT parent_code AS parent FROM organizations WHERE code = ?',
        current,
      )?.parent ?? null;
  }
  return false;
}

function cycle(path: string): KintoneError {
  return invalidParameter(`${path}.parentCode`, {
    ja: '下位の組織を親組織にはできません。',
    en: 'An organization below cannot be the parent.',
  });
}
