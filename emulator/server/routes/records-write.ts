/** Adding, updating and deleting records, one or up to a hundred, all or nothing. */
import type { AppDefinition, FieldProperty } from '../../apps/definition';
import { requireAppRight } from '../../apps/rights';
import type { Context } from '../../context';
import {
  invalidParameter,
  type KintoneError,
  recordNotFound,
  REQUIRED_PARAMETER,
} from '../../errors';
import { Problems } from '../../fields';
import {
  appOf,
  atMost,
  MOST_RECORDS,
  objectOf,
  optionalInteger,
  optionalList,
  requiredId,
  requiredList,
  requiredText,
  throwIfAny,
  TOO_MANY_RECORDS,
} from '../../records/params';
import { deleteRecord } from '../../records/remove';
import { addRecord, updateRecord, type GivenRecord, type Saved } from '../../records/save';
import { recordsWith } from '../../records/store';
import { fieldRights } from '../../rights/fields';
import type { Params, Route } from '../route';

const TOO_MANY_DELETED = {
  ja: '一度に1件から100件までのレコードを削除できます。',
  en: 'You can delete from 1 to 100 records at once.',
};

const postRecord: Route = {
  method: 'POST',
  path: 'record.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordAddable');
    const given = givenRecord(params.record, 'record');
    return inOneTransaction(context, (problems) => {
      const saved = addRecord(context, app, given, problems, 'record');
      return { id: String(saved.id), revision: String(saved.revision) };
    });
  },
};

const putRecord: Route = {
  method: 'PUT',
  path: 'record.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordEditable');
    const given = givenRecord(params.record, 'record');
    return inOneTransaction(context, (problems) => {
      const id = targetOf(context, app, params, '');
      if (id === undefined) throw recordNotFound(keyValue(params));
      const revision = optionalInteger(params, 'revision');
      const saved = updateRecord(
        context,
        app,
        { id, revision },
        withoutKey(given, params),
        problems,
        'record',
      );
      return { revision: String(saved.revision) };
    });
  },
};

const postRecords: Route = {
  method: 'POST',
  path: 'records.json',
  handle(context, params) {
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordAddable');
    const records = requiredList(params, 'records');
    atMost(records, MOST_RECORDS, 'records', TOO_MANY_RECORDS);
    return inOneTransaction(context, (problems) => {
      const saved = records.map((record, index) => {
        const path = `records[${index}]`;
        return addRecord(context, app, givenRecord(record, path), problems, path);
      });
      return {
        ids: saved.map(({ id }) => String(id)),
        revisions: saved.map(({ revision }) => String(revision)),
      };
    });
  },
};

const putRecords: Route = {
  method: 'PUT',
  path: 'records.json',
  handle(context, params) {
    const app = appOf(context, params);
    const upsert = params.upsert === true || params.upsert === 'true';
    requireAppRight(context, app, 'recordEditable');
    if (upsert) requireAppRight(context, app, 'recordAddable');
    const entries = requiredList(params, 'records');
    atMost(entries, MOST_RECORDS, 'records', TOO_MANY_RECORDS);
    return inOneTransaction(context, (problems) => ({
      records: entries.map((entry, index) => {
        const path = `records[${index}]`;
        const one = objectOf(entry, path);
        const { saved, added } = putOne(context, app, one, { upsert, problems, path });
        const shown = { id: String(saved.id), revision: String(saved.revision) };
        return upsert ? { ...shown, operation: added ? 'INSERT' : 'UPDATE' } : shown;
      }),
    }));
  },
};

const deleteRecords: Route = {
  method: 'DELETE',
  path: 'records.json',
  handle(context, params) {
    const ids = optionalList(params, 'ids') ?? [];
    if (ids.length === 0) {
      throwIfAny({ ids: { messages: [REQUIRED_PARAMETER, TOO_MANY_DELETED] } });
    }
    atMost(ids, MOST_RECORDS, 'ids', TOO_MANY_DELETED);
    const app = appOf(context, params);
    requireAppRight(context, app, 'recordDeletable');
    const revisions = optionalList(params, 'revisions') ?? [];
    return context.db.transaction(() => {
      ids.forEach((_id, index) => {
        const id = requiredId({ id: ids[index] }, 'id', `ids[${index}]`);
        const revision = optionalInteger({ r: revisions[index] }, 'r', `revisions[${index}]`);
        deleteRecord(context, app, { id, revision });
      });
      return {};
    });
  },
};

export const writeRoutes: Route[] = [postRecord, putRecord, postRecords, putRecords, deleteRecords];

/** What is wrong with any record is told together; then nothing of the request is kept. */
function inOneTransaction<T>(context: Context, work: (problems: Problems) => T): T {
  return context.db.transaction(() => {
    const problems = new Problems();
    const result = work(problems);
    problems.throwIfAny();
    return result;
  });
}

function givenRecord(value: unknown, key: string): GivenRecord {
  return value === undefined || value === null ? {} : (objectOf(value, key) as GivenRecord);
}

function putOne(
  context: Context,
  app: AppDefinition,
  entry: Params,
  how: { upsert: boolean; problems: Problems; path: string },
): { saved: Saved; added: boolean } {
  const given = givenRecord(entry.record, `${how.path}.record`);
  const id = targetOf(context, app, entry, `${how.path}.`);
  if (id !== undefined) {
    const revision = optionalInteger(entry, 'revision', `${how.path}.revision`);
    const values = withoutKey(given, entry);
    const saved = updateRecord(context, app, { id, revision }, values, how.problems, how.path);
    return { saved, added: false };
  }
  if (!how.upsert) throw recordNotFound(keyValue(entry));
  const { field, value } = entry.updateKey as { field: string; value: unknown };
  const saved = addRecord(context, app, { ...given, [field]: { value } }, how.problems, how.path);
  return { saved, added: true };
}

/** The record an `id` or `updateKey` means; undefined when no record has the key. */
function targetOf(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
): number | undefined {
  if (params.updateKey === undefined || params.updateKey === null) {
    return requiredId(params, 'id', `${path}id`);
  }
  const key = objectOf(params.updateKey, `${path}updateKey`);
  const field = app.fields[requiredText(key, 'field', `${path}updateKey.field`)];
  const hidden = field && fieldRights(context, app).hidden.has(field.code);
  if (hidden || !isUniqueKey(field)) throw wrongUpdateKey();
  const value = requiredText(key, 'value', `${path}updateKey.value`);
  return recordsWith(context.db, app, field, value, 1)[0];
}

/** "Unique" single-line texts and numbers can name a record. */
function isUniqueKey(field: FieldProperty | undefined): field is FieldProperty {
  return field?.unique === true && ['SINGLE_LINE_TEXT', 'NUMBER'].includes(field.type);
}

/** The key itself is not changed by the update it names. */
function withoutKey(given: GivenRecord, params: Params): GivenRecord {
  const field = (params.updateKey as { field?: string } | undefined)?.field;
  if (!field || !(field in given)) return given;
  return Object.fromEntries(Object.entries(given).filter(([code]) => code !== field));
}

function keyValue(params: Params): string {
  const key = params.updateKey as { value?: unknown } | undefined;
  return String(key?.value ?? '');
}

function wrongUpdateKey(): KintoneError {
  return invalidParameter('updateKey.field', {
    ja: '「値の重複を禁止する」を設定した文字列（1行）または数値フィールドを指定してください。',
    en: 'Specify a text or number field that prohibits duplicate values.',
  });
}
