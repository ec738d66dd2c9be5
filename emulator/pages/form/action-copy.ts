/** A new record from an app action: values of the record it was run on, in the fields of this app. */
import type { FieldProperty } from '../../apps/definition';
import type { CopySource } from '../addresses';
import { rest } from '../api';
import type { RecordValues } from '../api';
import { newRow } from './defaults';
import type { Surroundings } from './defaults';
import type { AppForm } from './load';
import type { Place } from './model';

/** The server's answer: values by this app's field codes (records/app-actions.ts). */
export interface Copy {
  values: Record<string, unknown>;
  rows: Record<string, Record<string, unknown>[]>;
  urls: string[];
}

/** @throws RestError CB_NO02 when the action may not be run on that record */
export function loadCopy({ app, id, action }: CopySource): Promise<Copy> {
  return rest<Copy>('GET', '/k/internal/record/app-action.json', { app, id, action });
}

/**
 * @param fresh the record a create screen begins with; fields that get nothing stay as they are there
 * @param url of the record the action was run on
 * @returns the record, and lookups that have a key now and wait to be fetched
 */
export function copied(
  { fields, locked }: Pick<AppForm, 'fields' | 'locked'>,
  fresh: RecordValues,
  { values, rows, urls }: Copy,
  { url, surroundings }: { url: string; surroundings: Surroundings },
): { record: RecordValues; lookups: Place[] } {
  const record = structuredClone(fresh);
  const lookups: Place[] = [];
  const fill = (target: RecordValues, given: object, properties: Fields, place?: RowPlace) => {
    for (const [code, value] of Object.entries(given)) {
      const field = target[code];
      if (!field || locked?.has(code)) continue;
      field.value = value;
      if (properties[code]?.lookup && value !== '') lookups.push({ ...place, code });
    }
  };
  fill(record, { ...values, ...Object.fromEntries(urls.map((code) => [code, url])) }, fields);
  for (const [table, given] of Object.entries(rows)) {
    const property = fields[table];
    const field = record[table];
    if (!property || !field || locked?.has(table) || given.length === 0) continue;
    field.value = given.map((cells, row) => {
      const made = newRow(property, surroundings);
      fill(made.value, cells, property.fields ?? {}, { table, row });
      return made;
    });
  }
  return { record, lookups };
}

type Fields = Record<string, FieldProperty>;
type RowPlace = Required<Pick<Place, 'table' | 'row'>>;
