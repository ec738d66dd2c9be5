/** Rights follow a field: a new code is their new code, and a field that is gone has none. */
import type { AppDefinition } from '../apps/definition';
import { notEmulated } from '../errors';
import { type Condition, parseCondition } from '../query';
import { fieldRightsOf, recordRightsOf, type RightEntity } from './settings';

/** Conditions are renamed with all others of the app (apps/renames.ts). */
export function renameInRights(app: AppDefinition, old: string, code: string): void {
  for (const right of fieldRightsOf(app)) if (right.code === old) right.code = code;
  for (const { entities } of [...recordRightsOf(app), ...fieldRightsOf(app)]) {
    for (const { entity } of entities) if (isField(entity, [old])) entity.code = code;
  }
}

/** @throws KintoneError when a condition of record rights names one of the fields: what then becomes of the rights is unknown */
export function removeFromRights(app: AppDefinition, removed: readonly string[]): void {
  for (const { filterCond } of recordRightsOf(app)) {
    const condition = parseCondition(filterCond);
    if (condition && names(condition, removed)) {
      throw notEmulated(`deleting a field that rights of records ask for: ${filterCond}`);
    }
  }
  for (const right of [...recordRightsOf(app), ...fieldRightsOf(app)]) {
    const kept = (right.entities as { entity: RightEntity }[]).filter(
      ({ entity }) => !isField(entity, removed),
    );
    right.entities.splice(0, right.entities.length, ...(kept as never[]));
  }
  const rights = fieldRightsOf(app);
  const kept = rights.filter(({ code }) => !removed.includes(code));
  rights.splice(0, rights.length, ...kept);
}

const isField = ({ type, code }: RightEntity, codes: readonly string[]): boolean =>
  type === 'FIELD_ENTITY' && codes.includes(code);

function names(condition: Condition, codes: readonly string[]): boolean {
  if (condition.kind === 'compare') return codes.includes(condition.field);
  return condition.items.some((item) => names(item, codes));
}
