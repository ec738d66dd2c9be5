/** 改善の台帳: the actions that voices led to, as the app of actions holds them, and what is sent to change them. */
import { parseDay, type Day } from '../../calendar/day';
import type { FormField, Host, KintoneRecord } from '../../kintone/host';
import { choiceLabels } from '../../records/choice-labels';
import { allOf, oneOf } from '../../records/condition';
import { relatedFields, type Found, type relatedSlots } from '../related-apps';

export type ActionFields = Found<(typeof relatedSlots)['actions']>;

/** The app of actions as it was found: its number, and the codes of its fields. */
export interface ActionApp {
  app: number;
  fields: ActionFields;
  /** Choices in the form's order; empty where there is no such field. */
  pillars: string[];
  quarters: string[];
}

export interface Action {
  id: number;
  revision: string;
  title: string;
  pillar: string;
  /** Name of the section; '' where none is chosen. */
  section: string;
  fiscalYear: string;
  quarter: string;
  state: string;
  /** Undefined until it began. */
  startDate: Day | undefined;
  result: string;
  topicWords: string[];
  /** Numbers of the voices that led to it. */
  voices: number[];
}

/** What is asked of who makes a new one. */
export interface NewAction {
  title: string;
  pillar: string;
  /** Code of the section; '' for none. */
  section: string;
  fiscalYear: number;
  quarter: string;
  topicWords: readonly string[];
  voices: readonly LinkedVoice[];
}

export interface LinkedVoice {
  id: number;
  title: string;
}

/** At most so many are read, the newest: kintone's limit of one request. */
export const MOST_ACTIONS = 500;

/** @throws RequestError; RangeError where the app lacks 題名 or the table of voices */
export async function actionApp(host: Pick<Host, 'request'>, app: number): Promise<ActionApp> {
  const { properties } = await host.request<{ properties: Record<string, FormField> }>(
    'GET',
    'app/form/fields',
    { app },
  );
  const fields = relatedFields('actions', properties);
  if (!fields.title || !fields.voices || !fields.voiceNumber)
    throw new RangeError('the app of actions lacks its title or its table of voices');
  const { pillar = '', quarter = '' } = fields;
  return {
    ...{ app, fields },
    pillars: choiceLabels(properties[pillar]),
    quarters: choiceLabels(properties[quarter]),
  };
}

/**
 * The newest first.
 * @param voice only those that this voice led to
 * @throws RequestError
 */
export async function readActions(
  host: Pick<Host, 'request'>,
  { app, fields }: ActionApp,
  voice?: number,
): Promise<Action[]> {
  const condition =
    voice === undefined || !fields.voiceNumber ? '' : oneOf(fields.voiceNumber, [String(voice)]);
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    app,
    query: `${allOf(condition)} order by $id desc limit ${MOST_ACTIONS}`.trim(),
  });
  return records.map((record) => actionIn(record, fields));
}

function actionIn(record: KintoneRecord, fields: ActionFields): Action {
  const text = (code: string | undefined): string => {
    const value = code === undefined ? undefined : record[code]?.value;
    return typeof value === 'string' ? value : '';
  };
  const sections = fields.section ? record[fields.section]?.value : undefined;
  return {
    id: Number(record['$id']?.value),
    revision: String(record['$revision']?.value ?? ''),
    title: text(fields.title),
    pillar: text(fields.pillar),
    section: Array.isArray(sections) ? sections.map(({ name }) => String(name)).join('、') : '',
    fiscalYear: text(fields.fiscalYear),
    quarter: text(fields.quarter),
    state: text(fields.state),
    startDate: parseDay(text(fields.startDate)),
    result: text(fields.result),
    topicWords: wordsIn(text(fields.topicWords)),
    voices: rowsIn(record, fields).map(({ number }) => number),
  };
}

export function wordsIn(written: string): string[] {
  return written.split(/[、,，・\s]+/).filter(Boolean);
}

interface Row {
  /** Of the table's row: kintone keeps the row that is sent with it. */
  rowId: string;
  number: number;
}

interface SentRow {
  id?: string;
  value: Record<string, { value: unknown }>;
}

function rowsIn(record: KintoneRecord, fields: ActionFields): Row[] {
  const value = fields.voices ? record[fields.voices]?.value : undefined;
  if (!Array.isArray(value)) return [];
  return value.flatMap((row: { id: string; value: KintoneRecord }) => {
    const number = Number((fields.voiceNumber && row.value[fields.voiceNumber]?.value) || NaN);
    return Number.isNaN(number) ? [] : [{ rowId: row.id, number }];
  });
}

/**
 * The table with more voices in it. Rows that are there are sent by their id with the voice they name; what else
 * they hold is left out of the request, and so stays.
 * @returns undefined where all of them are in it already
 */
export function withVoices(
  record: KintoneRecord,
  fields: ActionFields,
  voices: readonly LinkedVoice[],
): Record<string, { value: SentRow[] }> | undefined {
  const known = new Set(rowsIn(record, fields).map(({ number }) => number));
  const more = voices.filter(({ id }) => !known.has(id));
  if (more.length === 0 || !fields.voices) return undefined;
  const rows = [...kept(record, fields, () => true), ...more.map((voice) => rowOf(voice, fields))];
  return { [fields.voices]: { value: rows } };
}

/** The table without these voices. @returns undefined where none of them is in it */
export function withoutVoices(
  record: KintoneRecord,
  fields: ActionFields,
  voices: readonly number[],
): Record<string, { value: SentRow[] }> | undefined {
  const gone = new Set(voices);
  const there = rowsIn(record, fields).some(({ number }) => gone.has(number));
  if (!there || !fields.voices) return undefined;
  return { [fields.voices]: { value: kept(record, fields, (number) => !gone.has(number)) } };
}

/**
 * Rows without a number of a voice stay as they are, too: somebody else's words. kintone does not change data that a
 * request with the table leaves out (cybozu.dev, レコード更新におけるテーブル操作のテクニック); that the link to the voice
 * stays does not hang on it.
 */
function kept(
  record: KintoneRecord,
  fields: ActionFields,
  stays: (voice: number) => boolean,
): SentRow[] {
  const value = fields.voices ? record[fields.voices]?.value : undefined;
  if (!Array.isArray(value)) return [];
  return value
    .filter((row: { value: KintoneRecord }) => {
      const written = fields.voiceNumber ? row.value[fields.voiceNumber]?.value : undefined;
      return written === '' || written === undefined || written === null || stays(Number(written));
    })
    .map((row: { id: string; value: KintoneRecord }) => ({
      id: row.id,
      value: link(row.value, fields),
    }));
}

function link(cells: KintoneRecord, fields: ActionFields): SentRow['value'] {
  const codes = [fields.voiceNumber, fields.voiceTitle].flatMap((code) => code ?? []);
  return Object.fromEntries(
    codes.flatMap((code) => {
      const cell = cells[code];
      return cell ? [[code, { value: cell.value }]] : [];
    }),
  );
}

function rowOf({ id, title }: LinkedVoice, fields: ActionFields): SentRow {
  const value: SentRow['value'] = {};
  if (fields.voiceNumber) value[fields.voiceNumber] = { value: String(id) };
  if (fields.voiceTitle) value[fields.voiceTitle] = { value: title };
  return { value };
}

export function newRecord(
  action: NewAction,
  fields: ActionFields,
): Record<string, { value: unknown }> {
  const record: Record<string, { value: unknown }> = {};
  const put = (code: string | undefined, value: unknown): void => {
    if (code !== undefined && value !== '') record[code] = { value };
  };
  put(fields.title, action.title);
  put(fields.pillar, action.pillar);
  if (action.section !== '') put(fields.section, [{ code: action.section }]);
  put(fields.fiscalYear, String(action.fiscalYear));
  put(fields.quarter, action.quarter);
  put(fields.topicWords, action.topicWords.join('、'));
  put(
    fields.voices,
    action.voices.map((voice) => rowOf(voice, fields)),
  );
  return record;
}

/** @returns number of the new record @throws RequestError */
export async function createAction(
  host: Pick<Host, 'request'>,
  { app, fields }: ActionApp,
  action: NewAction,
): Promise<number> {
  const { id } = await host.request<{ id: string }>('POST', 'record', {
    app,
    record: newRecord(action, fields),
  });
  return Number(id);
}

/**
 * Reads the action anew and writes its table with the revision that was read: what somebody else wrote meanwhile
 * stays, or the write is refused as a conflict.
 * @returns whether anything had to be written @throws RequestError
 */
export async function changeTable(
  host: Pick<Host, 'request'>,
  { app }: ActionApp,
  id: number,
  change: (record: KintoneRecord) => Record<string, { value: unknown }> | undefined,
): Promise<boolean> {
  const { record } = await host.request<{ record: KintoneRecord }>('GET', 'record', { app, id });
  const changed = change(record);
  if (!changed) return false;
  await host.request('PUT', 'record', {
    app,
    id,
    revision: record['$revision']?.value,
    record: changed,
  });
  return true;
}
