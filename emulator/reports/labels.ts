/** A group's value as people read it. */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { displayNumber } from '../calc/format';
import type { Context } from '../context';
import { recordNumber } from '../records/show';
import { nameOf } from '../users/directory';
import { calendarOf } from './links';
import { periodLabel } from './periods';
import type { Period } from './types';

export function groupLabel(
  context: Context,
  app: AppDefinition,
  field: FieldProperty,
  per: Period | undefined,
  key: string,
): string {
  if (per) return periodLabel(key, per, calendarOf(context, app), context.language);
  switch (field.type) {
    case 'RECORD_NUMBER':
      return recordNumber(app, Number(key));
    case 'CREATOR':
    case 'MODIFIER':
    case 'USER_SELECT':
    case 'STATUS_ASSIGNEE':
      return nameOf(context.db, 'USER', key) ?? key;
    case 'ORGANIZATION_SELECT':
      return nameOf(context.db, 'ORGANIZATION', key) ?? key;
    case 'GROUP_SELECT':
      return nameOf(context.db, 'GROUP', key) ?? key;
    case 'NUMBER':
    case 'CALC':
      return displayNumber(key, field, context.language);
    default:
      return key;
  }
}
