/** What the signed-in user may do with a record and its fields, and the form cut down to it. */
import type { FieldProperty } from '../../apps/definition';
import { rest } from '../api';
import type { AppForm } from './load';

export interface RecordRights {
  viewable: boolean;
  editable: boolean;
  deletable: boolean;
}

/** By code, those in tables too; a field that may not be viewed is not in it. */
export type SeenFields = Record<string, { viewable: boolean; editable: boolean }>;

interface Answer {
  rights: { record: RecordRights; fields: SeenFields }[];
  /** Of a record about to be added. */
  added: SeenFields;
}

/** @throws RestError */
export async function loadRights(
  appId: number,
  recordId: number,
): Promise<{ record: RecordRights; fields: SeenFields }> {
  const { rights } = await ask(appId, [recordId]);
  const nothing = { viewable: false, editable: false, deletable: false };
  return rights[0] ?? { record: nothing, fields: {} };
}

/** @throws RestError */
export async function loadRightsToAdd(appId: number): Promise<SeenFields> {
  return (await ask(appId, [])).added;
}

const ask = (app: number, ids: number[]): Promise<Answer> =>
  rest<Answer>('GET', '/k/internal/record/rights.json', { app, ids });

/** Types whose rights are not told one by one: where they may not be viewed the form has no such field. */
const NOT_TOLD = new Set([
  ...['RECORD_NUMBER', 'CREATOR', 'CREATED_TIME', 'MODIFIER', 'UPDATED_TIME'],
  ...['STATUS', 'STATUS_ASSIGNEE', 'CATEGORY', 'GROUP', 'REFERENCE_TABLE'],
]);

/** The form without fields that this record does not show, and which of the rest are only to be read. */
export function seenForm(form: AppForm, seen: SeenFields): AppForm {
  const locked = Object.entries(seen).filter(([, { editable }]) => !editable);
  return {
    ...form,
    fields: seenOf(form.fields, seen),
    locked: new Set(locked.map(([code]) => code)),
  };
}

function seenOf(
  fields: Record<string, FieldProperty>,
  seen: SeenFields,
): Record<string, FieldProperty> {
  return Object.fromEntries(
    Object.values(fields)
      .filter(({ type, code }) => NOT_TOLD.has(type) || seen[code]?.viewable)
      .map((field) => [
        field.code,
        field.fields ? { ...field, fields: seenOf(field.fields, seen) } : field,
      ]),
  );
}
