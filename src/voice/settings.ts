/**
 * Settings of the voice feature: the fields it uses, and the office's own rules. Only three fields are
 * needed; whatever rests on another is left out, in words, when it is not mapped.
 */
import * as v from 'valibot';
import type { FeatureSettings, FieldSlot } from '../feature';
import { guardDefaults, guardSchema, type GuardSettings } from './guard-settings';
import { areaReadings } from './readings';

export interface VoiceSettings extends FeatureSettings {
  card: {
    /** Element id of the form's space for the card; without it the card stands above the form. */
    space: string;
    /** Element id of the space for warnings on the edit screen. */
    warningSpace: string;
    /** Readings by choice, so that 地域 is found by typing kana. */
    readings: Record<string, string>;
  };
  deadline: {
    /** Calendar days, counted from the day after receipt. */
    days: number;
    /** A deadline in at most so many days counts as near. */
    soonDays: number;
  };
  done: {
    /** Statuses of process management in which nothing is owed any more. */
    statuses: string[];
    /** Whether a filled 回答日 alone ends a voice. */
    answered: 'counts' | 'ignored';
  };
  check: {
    /** Characters that 内容 must have. */
    shortestBody: number;
    /** The choice of 回答希望 that asks for a reply, and the one that declines it. */
    wanted: string;
    declined: string;
  };
  /** Whether what is typed on the create screen outlives a closed tab on this computer. */
  draft: 'kept' | 'off';
  chart: { measure: 'count' | 'minutes' };
  guard: GuardSettings;
}

const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(366));

export function defaults(): VoiceSettings {
  return {
    enabled: true,
    fields: {},
    card: { space: 'voice-card', warningSpace: 'voice-check', readings: areaReadings },
    // 大阪市 answers within 14 days from the day after receipt; 北九州市's own rule was not found.
    deadline: { days: 14, soonDays: 3 },
    done: { statuses: ['回答済', '完了'], answered: 'counts' },
    check: { shortestBody: 5, wanted: '希望する', declined: '希望しない' },
    draft: 'kept',
    chart: { measure: 'count' },
    guard: guardDefaults(),
  };
}

const initial = defaults();

/** Settings saved before a part existed read as that part's default. */
export const schema: v.GenericSchema<unknown, VoiceSettings> = v.object({
  enabled: v.boolean(),
  fields: v.record(v.string(), words),
  card: v.optional(
    v.object({
      space: v.optional(v.string(), initial.card.space),
      warningSpace: v.optional(v.string(), initial.card.warningSpace),
      readings: v.optional(v.record(v.string(), v.string()), initial.card.readings),
    }),
    initial.card,
  ),
  deadline: v.optional(
    v.object({
      days: v.optional(days, initial.deadline.days),
      soonDays: v.optional(days, initial.deadline.soonDays),
    }),
    initial.deadline,
  ),
  done: v.optional(
    v.object({
      statuses: v.optional(v.array(words), initial.done.statuses),
      answered: v.optional(v.picklist(['counts', 'ignored']), initial.done.answered),
    }),
    initial.done,
  ),
  check: v.optional(
    v.object({
      shortestBody: v.optional(
        v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
        initial.check.shortestBody,
      ),
      wanted: v.optional(v.string(), initial.check.wanted),
      declined: v.optional(v.string(), initial.check.declined),
    }),
    initial.check,
  ),
  draft: v.optional(v.picklist(['kept', 'off']), initial.draft),
  chart: v.optional(
    v.object({ measure: v.optional(v.picklist(['count', 'minutes']), initial.chart.measure) }),
    initial.chart,
  ),
  guard: v.optional(guardSchema, initial.guard),
}) as v.GenericSchema<unknown, VoiceSettings>;

export type SlotKey =
  | 'receivedAt'
  | 'body'
  | 'category'
  | 'receiver'
  | 'section'
  | 'channel'
  | 'kind'
  | 'area'
  | 'title'
  | 'background'
  | 'reply'
  | 'contactName'
  | 'contact'
  | 'language'
  | 'ageBand'
  | 'minutes'
  | 'assignedSection'
  | 'dueDate'
  | 'interimDate'
  | 'response'
  | 'answeredDate'
  | 'answer'
  | 'publicSummary'
  | 'publicText'
  | 'memo';

const oneChoice = ['RADIO_BUTTON', 'DROP_DOWN'];
const oneLine = ['SINGLE_LINE_TEXT'];
const manyLines = ['MULTI_LINE_TEXT', 'RICH_TEXT'];

export const slots: (FieldSlot & { key: SlotKey })[] = [
  needed(
    'receivedAt',
    ['DATETIME', 'DATE'],
    '受付日時',
    '受付日',
    '受付年月日',
    'received_at',
    'received',
  ),
  needed(
    'body',
    ['MULTI_LINE_TEXT', 'SINGLE_LINE_TEXT'],
    '内容',
    '声の内容',
    '意見',
    'body',
    'content',
  ),
  needed('category', ['DROP_DOWN', 'RADIO_BUTTON'], '分野', '分類', 'カテゴリ', 'category'),
  wished('receiver', ['USER_SELECT'], '受付者', '記入者', '担当者', 'receiver'),
  wished('section', ['ORGANIZATION_SELECT'], '受付部署', '受付課', '部署', 'section'),
  wished('channel', oneChoice, '経路', '受付方法', '受付経路', 'channel'),
  wished('kind', oneChoice, '種別', '声の種別', '区分', 'kind'),
  wished('area', ['DROP_DOWN', 'RADIO_BUTTON'], '地域', '市民センター', '校区', '地区', 'area'),
  wished('title', oneLine, '件名', 'タイトル', '題名', 'title', 'subject'),
  wished('background', manyLines, '要望の背景', '背景', 'background'),
  wished('reply', oneChoice, '回答希望', '回答の希望', 'reply_wanted'),
  wished('contactName', oneLine, '連絡先氏名', '氏名', 'お名前', 'contact_name'),
  wished('contact', oneLine, '連絡先', '電話番号', 'contact'),
  wished('language', oneChoice, '言語', 'language'),
  wished('ageBand', oneChoice, '年代', '年齢層', 'age_band'),
  wished('minutes', ['NUMBER'], '対応時間', '対応時間（分）', 'minutes'),
  wished('assignedSection', ['ORGANIZATION_SELECT'], '担当課', '回答課', 'assigned_section'),
  wished('dueDate', ['DATE'], '回答期限', '期限', 'due_date'),
  wished('interimDate', ['DATE'], '中間回答日', 'interim_date'),
  wished('response', manyLines, '対応', '対応内容', 'response'),
  wished('answeredDate', ['DATE'], '回答日', 'answered_date'),
  wished('answer', manyLines, '回答', '回答内容', 'answer'),
  wished('publicSummary', manyLines, '公表要旨', '要旨', 'public_summary'),
  wished('publicText', manyLines, '公表文', '公表する文', 'public_text'),
  wished('memo', manyLines, '内部メモ', 'メモ', 'memo'),
];

function needed(key: SlotKey, types: string[], ...names: string[]): FieldSlot & { key: SlotKey } {
  return { key, types, names, required: true };
}

function wished(key: SlotKey, types: string[], ...names: string[]): FieldSlot & { key: SlotKey } {
  return { key, types, names, required: false };
}
