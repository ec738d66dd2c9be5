/** 生年月日: a date that the words around call a birth. The date of an event is none, nor a rule (…以降に生まれた子). */
import { all, before, finding } from './find';
import type { Detector } from './mark';

const number = '(?:\\d{1,2}|元|[〇一二三四五六七八九十]{1,3})';
const era = '(?:明治|大正|昭和|平成|令和|[MTSHR]|[明大昭平令])\\.?';
const year = `(?:${era} ?${number}|(?:西暦)?(?:19|20)\\d\\d)`;
const monthAndDay = `(?:${number}月${number}日|\\d{1,2}[/.]\\d{1,2})`;
const date = `(?:${year} ?[年./・-] ?${number} ?[月./・-] ?${number}日?|${year}年${number}月|${year}年|${monthAndDay})`;
/** Not 生活, 生徒, 生ごみ, and not the bound of a rule. */
const born =
  '[)）]? ?(?:に)?(?:お?生まれ|お?生れ|うまれ|誕生|生(?![まれ活徒産物命花垣野魚涯ご演放協]))(?!(?:の子|の方|の人)?(?:から|以降|以後|まで|以前|が対象|を対象))';
const months =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const englishDate = `(?:${months} \\d{1,2},? (?:19|20)\\d\\d|\\d{1,2} ${months},? (?:19|20)\\d\\d|(?:19|20)\\d\\d-\\d{1,2}-\\d{1,2})`;

const dated = new RegExp(`(?<![\\d.A-Za-z])${date}(?=${born})`, 'g');
const cued = new RegExp(
  `(?:生年月日|誕生日|生まれた日|生まれは|生まれたのは)(?:欄)?[^\\d。\\n明大昭平令西MTSHR元〇一二三四五六七八九十]{0,6}(${date})`,
  'g',
);
const english = new RegExp(
  `(?:[Bb]orn (?:on|in)|[Bb]irthday|DOB|[Dd]ate of birth)(?: is)?[: ]{0,2}(${englishDate})`,
  'g',
);

export const birthDate: Detector = ({ text }) => [
  ...all(text, dated)
    // The end of a range: of a rule again.
    .filter(({ start }) => !/(?:から|[~〜-])$/.test(before(text, start, 2)))
    .map((place) => finding('birthDate', place, 'certain', 'cue')),
  ...all(text, cued, 1).map((place) => finding('birthDate', place, 'certain', 'cue')),
  ...all(text, english, 1).map((place) => finding('birthDate', place, 'certain', 'cue')),
];
