/** The fields that voices use, and by which names each is proposed. Only three are needed. */
import type { FieldSlot } from '../feature';

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
  | 'memo'
  | 'place'
  | 'interpreter'
  | 'caution'
  | 'representative'
  | 'related'
  | 'origin'
  | 'transfers'
  | 'transferredTo'
  | 'interimReason'
  | 'trace'
  | 'publication'
  | 'refusal'
  | 'publishedDate'
  | 'publicDrafter'
  | 'publicChecker'
  | 'publicCheckedAt'
  | 'publicHistory'
  | 'sendKey';

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
  wished('place', oneLine, '町名・場所', '場所', '町名', 'place'),
  wished('interpreter', ['CHECK_BOX'], '通訳の希望', '通訳', 'interpreter'),
  wished('caution', ['CHECK_BOX'], '要配慮', '配慮', 'caution'),
  wished('representative', ['NUMBER'], '代表の声', 'representative'),
  wished('related', oneLine, '関連する声', 'related'),
  wished('origin', ['NUMBER'], '元の声', 'origin'),
  wished('transfers', ['NUMBER'], '転送回数', 'transfers'),
  wished('transferredTo', oneLine, '移ちょう先', 'transferred_to'),
  wished('interimReason', manyLines, '中間回答理由', 'interim_reason'),
  wished('trace', ['SUBTABLE'], '経過', 'trace'),
  wished('publication', oneChoice, '公表区分', 'publication'),
  wished('refusal', oneChoice, '非公表理由', 'refusal'),
  wished('publishedDate', ['DATE'], '公表日', 'published_date'),
  wished('publicDrafter', ['USER_SELECT'], '公表起案者', 'public_drafter'),
  wished('publicChecker', ['USER_SELECT'], '公表確認者', 'public_checker'),
  wished('publicCheckedAt', ['DATETIME'], '公表確認日時', 'public_checked_at'),
  wished('publicHistory', ['SUBTABLE'], '公表履歴', '公表の履歴', 'public_history'),
  wished('sendKey', oneLine, '送信キー', 'send_key'),
];

function needed(key: SlotKey, types: string[], ...names: string[]): FieldSlot & { key: SlotKey } {
  return { key, types, names, required: true };
}

function wished(key: SlotKey, types: string[], ...names: string[]): FieldSlot & { key: SlotKey } {
  return { key, types, names, required: false };
}
