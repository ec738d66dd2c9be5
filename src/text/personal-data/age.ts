/** Exact ages. A class of ages (40代, 3歳児) or the bound of a rule (65歳以上, 75歳になると) tells nobody's. */
import { all, before, finding, type Place } from './find';
import type { Detector, Finding, Replace } from './mark';
import { numberOf } from './plain';

const number = '(?:\\d{1,3}|[一二三四五六七八九十百〇]{1,4})';
const rule =
  '児|代|以上|以下|以降|未満|から|まで|を?過ぎ|を超|前後|になると|になった(?:ら|人|方)|になれば|になる(?:まで|前|人|方|年)|(?:の)?お?祝|定年|の?定年|半?健診|臼歯|体操|と\\d|[~〜～・-]\\d';
const written = new RegExp(
  `(?<![\\d.,〇一二三四五六七八九十百])${number} ?(?:[歳才](?!${rule})|さい(?=[のでにと、。)]|$))`,
  'g',
);
/** The other end of a range, and what is not a person's. */
const other = /(?:から|~|〜|～|-|樹齢|創立|築|under|以上)$/;
const labelled = /年齢(?:は|が|:)? ?(\d{1,3})(?![\d歳才代])/g;
/** 「山田さん（67）」, 「今年で八十になります」, "He is 82 and …". */
const bare = [
  /(?:さん|様|氏|父|母|夫|妻|祖父|祖母|長男|次男|長女|次女|息子|娘|孫|本人|男性|女性)\((\d{1,3})\)/g,
  /(?:主人|夫|妻|父|母|私|祖父|祖母|本人|両親|姉|兄)(?:は|が|も)(?:、|もう|今|現在|今年で?){0,2}([1-9]\d|10\d)(?=[、。]|で(?:す|、|一人)|に(?:なる|なり))/g,
  /今年で?(\d{2,3}|[一二三四五六七八九十百]{1,4})にな[りる]/g,
  /(?<![A-Za-z])(?:He|She|I|he|she) (?:is|am) (\d{2,3})(?= and |[,.])/g,
];
const months =
  /(?<!\d)\d{1,2} ?[かカヶケ箇]月(?=の(?:娘|息子|子|赤ちゃん|乳児|男の子|女の子|孫|双子))/g;
const english =
  /(?<!\d)(\d{1,3})[ -](?:years?[ -]old|yrs? old)(?! (?:or|and) (?:older|over|under|younger|above))/g;
const englishBound = /(?:under|over|above|below|than|least|age) $/i;

export const age: Detector = ({ text }) => [
  ...all(text, written)
    .filter(({ start }) => !other.test(before(text, start, 5)))
    .map((place) => ofYears(place, numberOf(place.text.replace(/ ?(?:[歳才]|さい)$/, '')))),
  ...all(text, labelled, 1).map((place) => ofYears(place, Number(place.text))),
  ...bare.flatMap((pattern) =>
    all(text, pattern, 1).map((place) => ofYears(place, numberOf(place.text))),
  ),
  ...all(text, months).map((place) => finding('age', place, 'likely', 'cue', { by: 'infant' })),
  ...all(text, english)
    .filter(({ start }) => !englishBound.test(before(text, start, 9)))
    .map((place) => ofYears(place, Number.parseInt(place.text, 10))),
];

function ofYears(place: Place, years: number | undefined): Finding {
  const replace: Replace = years === undefined ? { by: 'kind' } : { by: 'ageBand', years };
  return finding('age', place, 'certain', 'form', replace);
}
