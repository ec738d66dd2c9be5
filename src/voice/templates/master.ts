/** The templates app: read for a page, and given a draft. Its fields are found by their names. */
import { parseDay } from '../../calendar/day';
import type { Entity, FormField, Host, KintoneRecord } from '../../kintone/host';
import { textOf } from '../../records/value';
import { relatedFields } from '../related-apps';
import type { Template } from './template';

/** Templates of one request; more than a clerk would look through. */
const MOST_TEMPLATES = 500;
/** The choice of 使い方 for what is not offered: drafts, too. */
const NOT_USED = '使わない';

type Requests = Pick<Host, 'request'>;

/** @throws RequestError */
async function fieldsOf(host: Requests, app: number) {
  const { properties } = await host.request<{ properties: Record<string, FormField> }>(
    'GET',
    'app/form/fields',
    { app },
  );
  return { properties, fields: relatedFields('templates', properties) };
}

/** Those in use. @throws RequestError */
export async function readTemplates(host: Requests, app: number): Promise<Template[]> {
  const { fields } = await fieldsOf(host, app);
  if (fields.title === undefined || fields.text === undefined) return [];
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    app,
    fields: ['$id', ...Object.values(fields)],
    query: `order by $id asc limit ${MOST_TEMPLATES}`,
  });
  const text = (record: KintoneRecord, code: string | undefined): string =>
    code === undefined ? '' : textOf(record[code]);
  return records
    .filter((record) => text(record, fields.use) !== NOT_USED)
    .map((record) => ({
      id: Number(textOf(record['$id'])),
      title: text(record, fields.title),
      category: text(record, fields.category),
      text: text(record, fields.text),
      easyText: text(record, fields.easyText),
      words: text(record, fields.words),
      owner: namesIn(record, fields.owner),
      reviewDate: parseDay(text(record, fields.reviewDate)),
    }));
}

function namesIn(record: KintoneRecord, code: string | undefined): string {
  const value = code === undefined ? [] : record[code]?.value;
  return Array.isArray(value) ? (value as Entity[]).map(({ name }) => name).join('、') : '';
}

export interface NewTemplate {
  title: string;
  category: string;
  text: string;
  owner: Entity | undefined;
}

/** Adds a draft that is offered to nobody until its owner puts it to use. @returns its record number @throws RequestError */
export async function addDraft(host: Requests, app: number, draft: NewTemplate): Promise<number> {
  const { properties, fields } = await fieldsOf(host, app);
  const record: Record<string, { value: unknown }> = {};
  const put = (code: string | undefined, value: unknown): void => {
    if (code !== undefined) record[code] = { value };
  };
  const offers = (code: string | undefined, choice: string): boolean =>
    code !== undefined && properties[code]?.options?.[choice] !== undefined;
  put(fields.title, draft.title);
  put(fields.text, draft.text);
  if (offers(fields.category, draft.category)) put(fields.category, draft.category);
  if (offers(fields.use, NOT_USED)) put(fields.use, NOT_USED);
  if (draft.owner) put(fields.owner, [{ code: draft.owner.code }]);
  const { id } = await host.request<{ id: string }>('POST', 'record', { app, record });
  return Number(id);
}
