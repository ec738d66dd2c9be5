/** App actions of a record: those the asker may run on it, and what each brings along into the other app. */
import { type AppAction, actionsOf } from '../apps/actions';
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { findField } from '../apps/field-lookup';
import { relatedApp } from '../apps/links';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import { noPrivilege } from '../errors';
import { fieldRights } from '../rights/fields';
import { mayEnterPlaceOf } from '../spaces/access';
import { isMember } from '../users/directory';
import { meetsCondition } from './list';
import { readScope, showRecord } from './show';
import type { StoredRecord } from './store';

/** Values by the field codes of the app they go to. */
export interface Copied {
  values: Record<string, unknown>;
  /** Rows of tables. */
  rows: Record<string, Record<string, unknown>[]>;
  /** Fields that get the record's address. */
  urls: string[];
}

/** Whom the action was given to and who may add records in the other app has it, on records that meet its condition. */
export function actionsOn(context: Context, app: AppDefinition, record: StoredRecord): AppAction[] {
  const { actor, db } = context;
  return Object.values(actionsOf(app)).filter((action) => {
    const target = targetOf(context, app, action);
    return (
      action.entities.some((entity) => isMember(db, actor.code, entity, false)) &&
      target !== undefined &&
      mayEnterPlaceOf(context, target.id) &&
      hasAppRight(context, target, 'recordAddable') &&
      meetsCondition(context, app, record.id, action.filterCond)
    );
  });
}

/** @param id of the action @throws KintoneError CB_NO02 when the asker has no such action on the record */
export function copyFor(
  context: Context,
  app: AppDefinition,
  record: StoredRecord,
  id: string,
): Copied {
  const action = actionsOn(context, app, record).find((one) => one.id === id);
  const target = action && targetOf(context, app, action);
  if (!action || !target) throw noPrivilege();
  const shown = showRecord(app, record, readScope(context), fieldRights(context, app));
  const copied: Copied = { values: {}, rows: {}, urls: [] };
  for (const mapping of action.mappings) {
    const to = findField(target, mapping.destField);
    if (!to) continue;
    if (mapping.srcType === 'RECORD_URL') {
      copied.urls.push(mapping.destField);
      continue;
    }
    const from = findField(app, mapping.srcField);
    if (!from) continue;
    if (from.table === undefined) {
      const source =
        from.field.type === 'RECORD_NUMBER' ? record.id : shown[from.field.code]?.value;
      keep(copied.values, to.field, source);
    } else if (to.table !== undefined) {
      const rows = (copied.rows[to.table] ??= []);
      rowsOf(shown[from.table]?.value).forEach((row, index) => {
        keep((rows[index] ??= {}), to.field, row.value[mapping.srcField]?.value);
      });
    }
  }
  return copied;
}

function targetOf(
  context: Context,
  app: AppDefinition,
  { destApp }: AppAction,
): AppDefinition | undefined {
  return relatedApp(context, app, Number(destApp.app));
}

interface Row {
  value: Record<string, { value: unknown }>;
}

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

/** A value the field cannot take leaves the field as the create screen has it (help: 初期値の選択肢が選択されます). */
function keep(values: Record<string, unknown>, field: FieldProperty, source: unknown): void {
  const value = suited(field, source);
  if (value !== undefined) values[field.code] = value;
}

function suited(field: FieldProperty, value: unknown): unknown {
  const names = Object.keys(field.options ?? {});
  switch (field.type) {
    case 'DROP_DOWN':
    case 'RADIO_BUTTON':
      return names.includes(String(value)) ? value : undefined;
    case 'CHECK_BOX':
    case 'MULTI_SELECT': {
      if (!Array.isArray(value)) return undefined;
      const known = value.filter((name) => names.includes(String(name)));
      return known.length === 0 && value.length > 0 ? undefined : known;
    }
    case 'NUMBER':
      return value === '' || Number.isFinite(Number(value ?? NaN)) ? String(value) : undefined;
    case 'USER_SELECT':
      return value === undefined || Array.isArray(value) ? value : [value];
    default:
      return value;
  }
}
