/**
 * Which fields the asker may view and edit. Of a field's entities the first that means the asker
 * decides; one that names a field ("creator", a user selection) is decided record by record. A right of
 * a group or a table covers the fields in it; where a field has its own too, the narrower one holds.
 */
import type { AppDefinition, FieldProperty, LayoutRow } from '../apps/definition';
import { allFields } from '../apps/field-lookup';
import type { Context } from '../context';
import type { Stored, StoredRow } from '../fields';
import { type Asker, askerOf, isMeant, isNamedIn, type Named, namedInSql } from './asker';
import { both, choose, FALSE, type Logic, TRUE } from './logic';
import { type Accessibility, type FieldEntity, type FieldRight, fieldRightsOf } from './settings';

const LEVEL: Record<Accessibility, number> = { NONE: 0, READ: 1, WRITE: 2 };

export interface FieldRights {
  /** No right of any field narrows what the asker may: most apps, and every API token. */
  readonly unlimited: boolean;
  /** Whether the field may be viewed: in every record, in none, or in those the condition names. */
  condition(code: string): Logic;
  /** Codes of fields, those in tables too, that the asker may view in no record. */
  readonly hidden: ReadonlySet<string>;
  /** What the asker may do with the field in this record. */
  of(record: Named, code: string): Accessibility;
}

const EVERYTHING: FieldRights = {
  unlimited: true,
  condition: () => TRUE,
  hidden: new Set(),
  of: () => 'WRITE',
};

const known = new WeakMap<Context, WeakMap<AppDefinition, FieldRights>>();

export function fieldRights(context: Context, app: AppDefinition): FieldRights {
  const asker = askerOf(context);
  if (!asker || fieldRightsOf(app).length === 0) return EVERYTHING;
  const ofContext = known.get(context) ?? new WeakMap<AppDefinition, FieldRights>();
  known.set(context, ofContext);
  let rights = ofContext.get(app);
  if (!rights) {
    rights = limited(asker, app);
    ofContext.set(app, rights);
  }
  return rights;
}

/** The rows of rights that decide over each field: its own and those of the table or group around it. */
function deciding(app: AppDefinition): Map<string, FieldRight[]> {
  const rows = new Map<string, FieldRight>();
  for (const right of fieldRightsOf(app)) if (!rows.has(right.code)) rows.set(right.code, right);
  const groups = groupsAround(app.layout);
  return new Map(
    allFields(app.fields).map(({ field, table }) => {
      const around = [field.code, table, groups.get(table ?? field.code)];
      const found = around.flatMap((code) => (code === undefined ? [] : (rows.get(code) ?? [])));
      return [field.code, found];
    }),
  );
}

/** Field code to the code of the group it stands in. */
function groupsAround(layout: LayoutRow[]): Map<string, string> {
  const groups = new Map<string, string>();
  for (const row of layout) {
    if (row.type !== 'GROUP') continue;
    for (const inner of row.layout) {
      if (inner.type === 'SUBTABLE') groups.set(inner.code, row.code);
      else if (inner.type === 'ROW') {
        for (const { code } of inner.fields) if (code) groups.set(code, row.code);
      }
    }
  }
  return groups;
}

function limited(asker: Asker, app: AppDefinition): FieldRights {
  const rules = deciding(app);
  const condition = (code: string): Logic =>
    (rules.get(code) ?? []).reduce<Logic>(
      (all, right) => both(all, viewable(asker, app, right.entities)),
      TRUE,
    );
  const hidden = new Set([...rules.keys()].filter((code) => condition(code).known === false));
  return {
    unlimited: false,
    condition,
    hidden,
    of(record, code) {
      const levels = (rules.get(code) ?? []).map(({ entities }) =>
        accessibility(asker, app, record, entities),
      );
      return levels.reduce<Accessibility>(
        (narrow, level) => (LEVEL[level] < LEVEL[narrow] ? level : narrow),
        'WRITE',
      );
    },
  };
}

function viewable(asker: Asker, app: AppDefinition, entities: FieldEntity[]): Logic {
  return entities.reduceRight<Logic>((below, entry) => {
    const may = entry.accessibility === 'NONE' ? FALSE : TRUE;
    if (entry.entity.type === 'FIELD_ENTITY') {
      return choose(namedInSql(asker, app, entry), may, below);
    }
    return isMeant(asker, entry) ? may : below;
  }, FALSE);
}

function accessibility(
  asker: Asker,
  app: AppDefinition,
  record: Named,
  entities: FieldEntity[],
): Accessibility {
  const entry = entities.find((candidate) =>
    candidate.entity.type === 'FIELD_ENTITY'
      ? isNamedIn(asker, app, record, candidate)
      : isMeant(asker, candidate),
  );
  return entry?.accessibility ?? 'NONE';
}

/** A record about to be added: nobody is named in it yet but its creator. */
export function unborn(context: Context): Named {
  const { code } = context.actor;
  return { values: {}, creator: code, modifier: code, assignees: [] };
}

/** Whether the asker may view a field of this record. */
export const mayView = (rights: FieldRights, record: Named, code: string): boolean =>
  rights.of(record, code) !== 'NONE';

/**
 * The record without what the asker may not view of it.
 * @returns the same record when nothing is hidden
 */
export function viewedRecord<T extends Named>(
  app: AppDefinition,
  rights: FieldRights,
  record: T,
): { record: T; fields: Record<string, FieldProperty> } {
  if (rights.unlimited) return { record, fields: app.fields };
  const fields: Record<string, FieldProperty> = {};
  const values = { ...record.values };
  for (const field of Object.values(app.fields)) {
    if (!mayView(rights, record, field.code)) {
      delete values[field.code];
      continue;
    }
    fields[field.code] = field;
    if (field.type !== 'SUBTABLE' || !field.fields) continue;
    const inner = Object.values(field.fields);
    const seen = inner.filter(({ code }) => mayView(rights, record, code));
    if (seen.length === inner.length) continue;
    fields[field.code] = { ...field, fields: byCode(seen) };
    const codes = new Set(seen.map(({ code }) => code));
    values[field.code] = rowsWith(values[field.code], codes);
  }
  return { record: { ...record, values }, fields };
}

const byCode = (fields: FieldProperty[]): Record<string, FieldProperty> =>
  Object.fromEntries(fields.map((field) => [field.code, field]));

function rowsWith(value: Stored | undefined, codes: ReadonlySet<string>): Stored {
  return ((value ?? []) as StoredRow[]).map((row) => ({
    id: row.id,
    value: Object.fromEntries(Object.entries(row.value).filter(([code]) => codes.has(code))),
  }));
}

/** The fields of the form that the asker may view in any record, with those in tables. */
export function viewableFields(
  context: Context,
  app: AppDefinition,
): Record<string, FieldProperty> {
  const { hidden } = fieldRights(context, app);
  return hidden.size === 0 ? app.fields : without(app.fields, hidden);
}

function without(
  fields: Record<string, FieldProperty>,
  hidden: ReadonlySet<string>,
): Record<string, FieldProperty> {
  const seen = Object.values(fields).filter(({ code }) => !hidden.has(code));
  return byCode(
    seen.map((field) =>
      field.fields ? { ...field, fields: without(field.fields, hidden) } : field,
    ),
  );
}
