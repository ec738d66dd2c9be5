/**
 * The sample voices as they are written in apps/voice/samples/*.tsv, and as records of the 区民のこえ
 * app. Pure: the same files and the same present give the same records.
 *
 * A line of a file: 日 (as if the present were 2026-11-24), 受付 (section code, or 館 for the center
 * of the 地域), 経路, 種別, 分野, 地域, 属性, 件名, 内容, 回答, 公表要旨. `\n` stands for a line break,
 * `-` for nothing. 属性 is a list of words: 年代 and 言語 as the app has them, 希望 or 不要 for
 * 回答希望, #かたまり for voices that wish the same, and name=value for the rest (READERS below).
 */
import { parse } from 'csv-parse/sync';
import type { Ward } from './directory';
import { publicationOf } from './publication';
import { transfersOf } from './transfers';

export interface Voice {
  /** YYYY-MM-DD, as if the present were WRITTEN_ON. */
  date: string;
  receivedBy: string;
  channel: string;
  kind: string;
  category: string;
  area: string;
  age: string;
  language: string;
  replyWanted: '希望する' | '希望しない' | '未確認';
  cluster: string;
  title: string;
  text: string;
  /** 要望の背景 */
  background: string;
  reply: string;
  summary: string;
  /** Status after loading, one of the process. */
  status: string;
  section: string;
  /** Sections that had it before, in turn. */
  earlierSections: string[];
  care: string[];
  contactName: string;
  contact: string;
  transferredTo: string;
  interimReason: string;
  notPublished: string;
  memo: string;
}

/** The day on which the samples were written: every date in them is seen from there. */
export const WRITTEN_ON = '2026-11-24';
/** Calendar days from the day after receipt. Default of the product; 北九州市's own rule is not published. */
const DAYS_TO_REPLY = 14;
const DAY_MS = 24 * 60 * 60 * 1000;
const JST_MS = 9 * 60 * 60 * 1000;

type Row = Record<
  | '日'
  | '受付'
  | '経路'
  | '種別'
  | '分野'
  | '地域'
  | '属性'
  | '件名'
  | '内容'
  | '回答'
  | '公表要旨',
  string
>;

/** Which section answers, when the line does not say. */
const SECTION_OF: Record<string, string> = {
  '道路・公園': 'machi',
  'ごみ・環境': 'somu',
  '防犯・防災': 'somu',
  '交通・駐輪': 'machi',
  '子育て・教育': 'fukushi',
  '高齢・介護': 'fukushi',
  障害福祉: 'fukushi',
  '国保・年金': 'kokuho',
  '戸籍・住民票': 'shimin',
  '生活保護・福祉': 'hogo1',
  '市民センター・地域活動': 'community',
  '窓口対応・庁舎': 'somu',
  '多文化・外国人': 'somu',
  その他: 'somu',
};

const LANGUAGES = new Set(
  'やさしい日本語 英語 中国語 韓国語 ベトナム語 ネパール語 タガログ語 インドネシア語'.split(' '),
);

const READERS: Record<string, (voice: Voice, value: string) => void> = {
  担当: (voice, value) => (voice.section = value),
  回: (voice, value) => (voice.earlierSections = value.split(',')),
  状態: (voice, value) => (voice.status = value),
  要: (voice, value) => (voice.care = value.split(',')),
  背: (voice, value) => (voice.background = value),
  名: (voice, value) => (voice.contactName = value),
  電: (voice, value) => (voice.contact = value),
  移: (voice, value) => (voice.transferredTo = value),
  中: (voice, value) => (voice.interimReason = value),
  非: (voice, value) => (voice.notPublished = value),
  メモ: (voice, value) => (voice.memo = value),
};

/** @throws Error that names the line, for a word it does not know */
export function readVoices(tsv: string): Voice[] {
  const rows = parse(tsv, { delimiter: '\t', columns: true, quote: false }) as Row[];
  return rows.map((row) => {
    const cell = (name: keyof Row) => (row[name] === '-' ? '' : row[name].replaceAll('\\n', '\n'));
    const voice: Voice = {
      date: `20${cell('日')}`,
      receivedBy: cell('受付'),
      channel: cell('経路'),
      kind: cell('種別'),
      category: cell('分野'),
      area: cell('地域'),
      age: '',
      language: '日本語',
      replyWanted: '未確認',
      cluster: '',
      title: cell('件名'),
      text: cell('内容'),
      background: '',
      reply: cell('回答'),
      summary: cell('公表要旨'),
      status: '',
      section: SECTION_OF[cell('分野')] ?? '',
      earlierSections: [],
      care: [],
      contactName: '',
      contact: '',
      transferredTo: '',
      interimReason: '',
      notPublished: '',
      memo: '',
    };
    for (const word of cell('属性').split(' ')) applyWord(voice, word);
    voice.status ||= statusOf(voice);
    return voice;
  });
}

function applyWord(voice: Voice, word: string): void {
  if (word === '') return;
  const [name = '', value] = word.split('=');
  const reader = READERS[name];
  if (value !== undefined && reader) reader(voice, value);
  else if (word.startsWith('#')) voice.cluster = word.slice(1);
  else if (word === '希望') voice.replyWanted = '希望する';
  else if (word === '不要') voice.replyWanted = '希望しない';
  else if (/^\d0代|^不明$/.test(word)) voice.age = word;
  else if (LANGUAGES.has(word)) voice.language = word;
  else
    throw new Error(`見本「${voice.title || voice.text.slice(0, 20)}」の属性 ${word} が読めません`);
}

function statusOf(voice: Voice): string {
  if (voice.reply !== '') return '完了';
  if (voice.transferredTo !== '') return '移ちょう';
  if (voice.interimReason !== '') return '中間回答';
  // What nobody wanted an answer to was only recorded.
  return voice.replyWanted !== '希望する' && daysBetween(voice.date, WRITTEN_ON) > 20
    ? '完了'
    : '受付';
}

/** A record in REST shape; 受付者 is one of the people of the section that received it. */
export function toRecord(
  voice: Voice,
  place: number,
  ward: Ward,
  now: Date,
): Record<string, { value: unknown }> {
  const date = moved(voice, now);
  const office =
    voice.receivedBy === '館'
      ? ward.organizations.find(({ name }) => name === `${voice.area}市民センター`)?.code
      : voice.receivedBy;
  const staff = ward.people.filter((person) => person.organization === office);
  const clerk = staff[(place * 7) % staff.length];
  if (!clerk)
    throw new Error(`見本の受付部署 ${voice.receivedBy}（${voice.area}）に職員がいません`);
  const repliedOn = voice.reply ? plusDays(date, 2 + ((place * 5) % 13)) : '';
  const publishedOn = plusDays(repliedOn || date, 20 + (place % 15));
  const today = jstDay(now);
  const values: Record<string, unknown> = {
    受付日時: instant(date, place, now),
    受付者: [{ code: clerk.code }],
    受付部署: [{ code: office }],
    経路: voice.channel,
    種別: voice.kind,
    分野: voice.category || null,
    地域: voice.area || null,
    件名: voice.title,
    内容: voice.text,
    要望の背景: voice.background,
    回答希望: voice.replyWanted,
    連絡先氏名: voice.contactName,
    連絡先: voice.contact,
    言語: voice.language,
    年代: voice.age || null,
    対応時間: String(minutes(voice, place)),
    要配慮: voice.care,
    担当課: voice.section ? [{ code: voice.section }] : [],
    回答期限: voice.kind === '感謝' ? '' : plusDays(date, DAYS_TO_REPLY),
    中間回答日: voice.interimReason ? plusDays(date, 10) : '',
    中間回答理由: voice.interimReason,
    移ちょう先: voice.transferredTo,
    回答日: repliedOn > today ? today : repliedOn,
    回答: voice.reply,
    ...transfersOf(
      voice.earlierSections,
      voice.section,
      (move) => {
        const day = officeDay(plusDays(date, 1 + 2 * move));
        return instant(day > today ? today : day, place + move, now);
      },
      ward,
    ),
    ...publicationOf(voice, place, { repliedOn, publishedOn, today }, ward),
    内部メモ: voice.memo,
  };
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
}

/**
 * The voice's day seen from the present. What would fall on a weekend came on the Friday before,
 * unless it came by itself; today's voices came today whatever the day.
 */
function moved(voice: Voice, now: Date): string {
  const date = plusDays(voice.date, daysBetween(WRITTEN_ON, jstDay(now)));
  if (date === jstDay(now) || ['メール', 'SNS'].includes(voice.channel)) return date;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
}

/** The day itself, or the Monday after a weekend. */
function officeDay(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return plusDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}

/** Office hours in Japan, and never later than the present. */
function instant(date: string, place: number, now: Date): string {
  const opening = 8 * 60 + 30;
  const closing = 17 * 60 + 15;
  const present = Math.floor(((now.getTime() + JST_MS) % DAY_MS) / 60_000);
  const end = date === jstDay(now) ? Math.min(closing, present) : closing;
  const start = Math.min(opening, end);
  const minute = start + ((place * 97) % Math.max(1, end - start));
  return new Date(Date.parse(`${date}T00:00:00Z`) - JST_MS + minute * 60_000)
    .toISOString()
    .replace(/:\d\d\.\d+Z$/, ':00Z');
}

function minutes(voice: Voice, place: number): number {
  const long = voice.care.includes('長時間') ? 60 : 0;
  return long + 3 + Math.min(30, Math.round(voice.text.length / 12)) + (place % 4);
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

export function jstDay(now: Date): string {
  return new Date(now.getTime() + JST_MS).toISOString().slice(0, 10);
}
