/** The record a create screen begins with: defaults of the form, "now" and the signed-in user resolved. */
import type { Named } from '../fields/values';
import type { FieldProperty } from '../../apps/definition';
import type { RecordField, RecordValues } from '../api';
import { emptyValue, holdsValue, isBuiltIn } from './field-kinds';
import { toLocal } from './zoned-time';

export type Person = Named;

/** Who and when the defaults are reckoned for. */
export interface Surroundings {
  now: Date;
  /** IANA zone of the signed-in user. */
  timezone: string;
  user: Person;
  /** Null when the user has none. */
  primaryOrganization: Person | null;
  /** Names of default users, organizations and groups, by `TYPE code`. */
  nameOf(type: string, code: string): string | undefined;
}

export function newRecord(
  fields: Record<string, FieldProperty>,
  surroundings: Surroundings,
): RecordValues {
  const record: RecordValues = {};
  for (const property of Object.values(fields)) {
    if (!holdsValue(property) || property.enabled === false) continue;
    record[property.code] =
      property.type === 'SUBTABLE'
        ? { type: 'SUBTABLE', value: [newRow(property, surroundings)] }
        : { type: property.type, value: defaultValue(property, surroundings) };
  }
  return record;
}

export interface Row {
  id: string | null;
  value: Record<string, RecordField>;
}

/** A row as the "add" button makes it. */
export function newRow(table: FieldProperty, surroundings: Surroundings): Row {
  const value: Record<string, RecordField> = {};
  for (const property of Object.values(table.fields ?? {})) {
    value[property.code] = {
      type: property.type,
      value: defaultValue(property, surroundings),
    };
  }
  return { id: null, value };
}

function defaultValue(property: FieldProperty, surroundings: Surroundings): unknown {
  if (isBuiltIn(property)) return undefined;
  if (property.defaultNowValue) return now(property.type, surroundings);
  const given = property.defaultValue;
  if (given === undefined || given === null || given === '') return emptyValue(property.type);
  if (isEntityList(given)) return given.flatMap((one) => entity(one, surroundings));
  return structuredClone(given);
}

function now(type: string, { now, timezone }: Surroundings): string {
  const local = toLocal(now.toISOString(), timezone);
  if (type === 'DATE') return local.slice(0, 10);
  if (type === 'TIME') return local.slice(11, 16);
  return `${now.toISOString().slice(0, 16)}:00Z`;
}

interface DefaultEntity {
  type: string;
  code: string;
}

function isEntityList(value: unknown): value is DefaultEntity[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => typeof one === 'object' && one !== null && 'code' in one)
  );
}

function entity({ type, code }: DefaultEntity, surroundings: Surroundings): Person[] {
  if (type === 'FUNCTION' && code === 'LOGINUSER()') return [{ ...surroundings.user }];
  if (type === 'FUNCTION' && code === 'PRIMARY_ORGANIZATION()') {
    return surroundings.primaryOrganization ? [{ ...surroundings.primaryOrganization }] : [];
  }
  return [{ code, name: surroundings.nameOf(type, code) ?? code }];
}
