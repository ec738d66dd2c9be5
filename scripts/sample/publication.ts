/**
 * The way of a sample voice to the public: who drafted it, who else checked it, and the text as it was published. Pure,
 * and what the product's own gate would have written.
 */
import type { Ward } from './directory';

export interface Publishable {
  title: string;
  summary: string;
  reply: string;
  /** 非公表理由; '' for what is not refused. */
  notPublished: string;
}

/** What was drafted so lately is still waiting for its check. */
const DAYS_TO_CHECK = 10;
/** Every so many published voices, one was published a second time, with a clearer summary. */
const SECOND_VERSION_OF = 9;
/** One was taken down, as somebody could have been known by it. */
const TAKEN_DOWN = '川沿いの草をお願いしたい';

const DRAFTERS = 'kocho';
const CHECKERS = 'kohyo-kakunin';

/**
 * @param repliedOn YYYY-MM-DD, '' when it was not
 * @param publishedOn the day it would be published
 */
export function publicationOf(
  voice: Publishable,
  place: number,
  { repliedOn, publishedOn, today }: { repliedOn: string; publishedOn: string; today: string },
  ward: Ward,
): Record<string, unknown> {
  const refused = voice.notPublished !== '';
  // The ward publishes in Japanese, whatever language was spoken.
  const isReady = voice.summary !== '' && !refused && /[ぁ-ん]/.test(voice.reply);
  const checkers = ward.people.filter(({ groups }) => groups.includes(CHECKERS));
  const drafters = ward.people.filter(
    ({ groups }) => groups.includes(DRAFTERS) && !groups.includes(CHECKERS),
  );
  const drafter = drafters[place % drafters.length];
  const checker = checkers[place % checkers.length];
  if (!drafter || !checker) throw new Error('見本の公表を起案する人か確かめる人がいません');
  const words = { 公表日: '', 公表要旨: voice.summary, 公表文: isReady ? voice.reply : '' };
  if (refused) return { 公表区分: '公表しない', 非公表理由: voice.notPublished, ...words };
  if (!isReady || repliedOn > today) return { 公表区分: '未判定', ...words };
  if (publishedOn > today) {
    const drafted = plusDays(repliedOn, DAYS_TO_CHECK) <= today;
    return drafted
      ? { 公表区分: '確認待ち', ...words, 公表起案者: [{ code: drafter.code }] }
      : { 公表区分: '未判定', ...words };
  }
  const takenDown = voice.title === TAKEN_DOWN;
  const row = (version: number, day: string, summary: string): Record<string, unknown> => ({
    版: String(version),
    版の公表日: day,
    版の件名: voice.title,
    版の要旨: summary,
    版の考え方: voice.reply,
    版の確認者: checker.name,
    取下げ日: takenDown ? plusDays(publishedOn, 1) : '',
    取下げの理由: takenDown ? '場所から、だれの声か分かるおそれがあるため' : '',
  });
  const first = plusDays(publishedOn, -7);
  const rows =
    place % SECOND_VERSION_OF === 0
      ? [row(1, first, voice.summary.replace(/。.*$/s, '。')), row(2, publishedOn, voice.summary)]
      : [row(1, publishedOn, voice.summary)];
  return {
    公表区分: takenDown ? '取り下げ' : '公表する',
    ...words,
    公表日: publishedOn,
    公表起案者: [{ code: drafter.code }],
    公表確認者: [{ code: checker.code }],
    公表確認日時: `${plusDays(publishedOn, -1)}T02:30:00Z`,
    公表履歴: rows.map((each) => ({
      value: Object.fromEntries(Object.entries(each).map(([code, value]) => [code, { value }])),
    })),
  };
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10);
}
