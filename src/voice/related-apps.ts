/**
 * Other apps that voices lean on: the area master, the reply templates and the register of improvements. The settings
 * name the app alone; its fields are found by their names, as the config screen would propose them.
 */
import type { FieldSlot } from '../feature';
import type { FormField } from '../kintone/host';
import { proposeMapping } from '../settings/mapping';

export type RelatedKey = 'areas' | 'templates' | 'actions';

const line = ['SINGLE_LINE_TEXT'];
const lines = ['MULTI_LINE_TEXT', 'SINGLE_LINE_TEXT'];
const choice = ['DROP_DOWN', 'RADIO_BUTTON'];

/** What each app is asked for. */
export const relatedSlots = {
  areas: [
    slot('area', line, '地域', '市民センター', 'area'),
    slot('towns', lines, '町名', '町', 'towns'),
    slot('primarySchools', lines, '小学校区', 'primary_schools'),
    slot('juniorHighSchools', lines, '中学校区', 'junior_high_schools'),
    slot('address', line, '所在地', '住所', 'address'),
    slot('phone', line, '電話', '電話番号', 'phone'),
  ],
  templates: [
    slot('title', line, '題名', '件名', 'title'),
    slot('category', choice, '分野', 'category'),
    slot('text', lines, '本文', '文', 'text'),
    slot('easyText', lines, 'やさしい日本語', 'easy_text'),
    slot('words', line, 'さがす言葉', 'キーワード', 'words'),
    slot('owner', ['ORGANIZATION_SELECT'], '持ち主', '担当課', 'owner'),
    slot('reviewDate', ['DATE'], '見直し日', 'review_date'),
    slot('use', choice, '使い方', 'use'),
  ],
  actions: [
    slot('title', line, '題名', '件名', 'title'),
    slot('pillar', choice, '取組の柱', '柱', 'pillar'),
    slot('section', ['ORGANIZATION_SELECT'], '担当課', 'section'),
    slot('fiscalYear', ['NUMBER'], '年度', 'fiscal_year'),
    slot('quarter', choice, '四半期', 'quarter'),
    slot('state', choice, '状態', 'state'),
    slot('startDate', ['DATE'], '実施日', 'start_date'),
    slot('content', lines, '取組の内容', '内容', 'content'),
    slot('result', lines, '結果', 'result'),
    slot('topicWords', line, '話題の言葉', 'topic_words'),
    slot('voices', ['SUBTABLE'], '関係する声', 'voices'),
    slot('voiceNumber', ['NUMBER'], '声の番号', 'voice_number'),
    slot('voiceTitle', line, '声の件名', 'voice_title'),
  ],
} as const satisfies Record<RelatedKey, readonly FieldSlot[]>;

export const relatedKeys: readonly RelatedKey[] = ['areas', 'templates', 'actions'];

/** Columns of the two tables of a voice. */
export const tableSlots = {
  trace: [
    slot('at', ['DATETIME'], '経過日時', '日時', 'at'),
    slot('kind', choice, '経過の種類', '種類', 'kind'),
    slot('from', line, '経過元', 'どこから', 'from'),
    slot('to', line, '経過先', 'どこへ', 'to'),
    slot('reason', lines, '経過の理由', '理由', 'reason'),
    slot('newDue', ['DATE'], '新しい期限', 'new_due'),
    slot('by', ['USER_SELECT'], '経過の記入者', '職員', 'by'),
  ],
  publicHistory: [
    slot('version', ['NUMBER'], '版', 'version'),
    slot('publishedOn', ['DATE'], '版の公表日', '公表した日', 'published_on'),
    slot('title', line, '版の件名', '公表した件名', 'title'),
    slot('summary', lines, '版の要旨', '公表した要旨', 'summary'),
    slot('text', lines, '版の考え方', '公表した考え方', 'text'),
    slot('checker', line, '版の確認者', '確認者', 'checker'),
    slot('takenDownOn', ['DATE'], '取下げ日', '取り下げた日', 'taken_down_on'),
    slot('takeDownReason', lines, '取下げの理由', '取り下げた理由', 'take_down_reason'),
  ],
} as const satisfies Record<string, readonly FieldSlot[]>;

export type TableKey = keyof typeof tableSlots;

/** Field codes by slot; a slot for which the form has no field is absent. */
export type Found<Slots extends readonly FieldSlot[]> = Partial<
  Record<Slots[number]['key'], string>
>;

/** @param properties of the other app's form; the columns of its tables are found, too */
export function relatedFields<Key extends RelatedKey>(
  key: Key,
  properties: Record<string, FormField>,
): Found<(typeof relatedSlots)[Key]> {
  const all = Object.values(properties).flatMap((field) => [
    field,
    ...Object.values(field.fields ?? {}),
  ]);
  const fields = Object.fromEntries(all.map((field) => [field.code, field]));
  return proposeMapping(relatedSlots[key], fields) as Found<(typeof relatedSlots)[Key]>;
}

/** @param table the mapped subtable of the voice's form */
export function tableFields<Key extends TableKey>(
  key: Key,
  table: FormField,
): Found<(typeof tableSlots)[Key]> {
  return proposeMapping(tableSlots[key], table.fields ?? {}) as Found<(typeof tableSlots)[Key]>;
}

function slot<Key extends string>(
  key: Key,
  types: string[],
  ...names: string[]
): FieldSlot & { key: Key } {
  return { key, types, names, required: false };
}
