/**
 * Addresses, from 丁目 or 番地 on: the name of the town stays, for it says no more than 校区 does. A 丁目 without a
 * number after it is a place of many, and is marked only where someone is said to live.
 */
import { after, all, before, finding, type Place } from './find';
import type { Detector } from './mark';

const number = '(?:\\d{1,4}|[〇一二三四五六七八九十百]{1,6})';
const notInNumber = '(?<![\\d〇一二三四五六七八九十百.,-])';
const link = '(?:番地?の|番地?[-ー ]|番地?|号[- ]|号(?=\\d{2,4}(?!\\d))|の|-)';
const district = new RegExp(
  `${notInNumber}${number}丁目 ?の?${number}(?:${link}${number})*(?:番地|番|号室|号)?`,
  'g',
);
const lot = new RegExp(`${notInNumber}${number}番地(?![域区方点帯元])(?:の?-?${number})?号?`, 'g');
const block = new RegExp(`${notInNumber}${number}番 ?${number}号`, 'g');
/** 3-15-3 after the name of a town; also read out (三の十五の三). */
const threeNumbers = new RegExp(
  `(?<=[一-龠ヶケ々])(?<![令和成昭正治約第計割〇一二三四五六七八九十百番式])[1-9]\\d?-[1-9]\\d{0,3}(?:-[1-9]\\d{0,3}){1,2}(?![\\d-])|${notInNumber}(?<=[一-龠ヶ々])${number}の${number}の${number}(?![\\d人円時])`,
  'g',
);
const twoNumbers =
  /(?<=[一-龠]町|[一-龠]丘|[一-龠]字|[一-龠]村|[ヶケ]丘)[1-9]\d{0,3}-[1-9]\d{0,3}(?![\d-]|歳|人|時|月|日|年|回|階|件|台|個|本|枚|分|組|位|割|度|倍|名)/g;
const dwelling = new RegExp(
  `${notInNumber}${number}丁目(?=に(?:住|引っ越|転居|家が|実家)|在住|の(?:自宅|実家))`,
  'g',
);

const houseWords =
  'マンション|アパート|コーポ|ハイツ|ハイム|メゾン|レジデンス|ヴィラ|ビラ|パレス|コート|フラット|団地|住宅|寮';
const building = new RegExp(
  `[一-龠ァ-ヶー]{0,6}(?:${houseWords})[一-龠ァ-ヶー]{0,6}(?:の)? ?(?:(?:\\d{1,2}|[A-Z])棟 ?の?|\\d{1,2}-|[A-Z])?\\d{2,4}(?:号室?|室)?(?![\\d人円年月日件戸世帯棟台枚m,.])`,
  'g',
);
const room =
  /(?<![\d-])(?:\d{1,2}棟 ?)?\d{2,4}号室|(?<![A-Za-z\d])(?:\d{1,2}|[A-Z])棟 ?の?\d{3,4}(?:号室?)?(?!\d)|(?<=」)の? ?\d{3,4}号室?/g;
/** 大字: the number after the name of the place is the lot. */
const rural = /(?<=大字[一-龠]{1,5})\d{1,4}(?:-\d{1,4})?(?![\d番-])/g;
/** Rooms where nobody lives. */
const publicRoom = /センター|会議室|病院|病棟|庁舎|区役所|市役所|図書館|館|研修室|教室|ホテル/;

const english = [
  /(?<![\d-])[1-9]\d?-[1-9]\d{0,3}-[1-9]\d{0,3}(?=,? [A-Z][a-z]+)/g,
  /(?<![\d-])[1-9]\d?-chome[ ,]*\d{1,3}(?:-\d{1,3})*/g,
  /(?:Apt\.?|Apartment|Room|Unit) ?#?\d{2,4}(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)*)?/g,
];

export const address: Detector = ({ text }) => [
  ...all(text, district)
    // 「一丁目一番地」 is also a saying for what comes first.
    .filter(
      ({ text: written }) => /丁目 ?の?.+[番号の-]/.test(written) && written !== '一丁目一番地',
    )
    .map((place) => marked(text, place)),
  ...[lot, block, rural, threeNumbers].flatMap((pattern) =>
    all(text, pattern)
      .filter(({ start }) => !/一丁目$/.test(before(text, start, 3)))
      .map((place) => marked(text, place)),
  ),
  ...all(text, twoNumbers).map((place) => ({
    ...marked(text, place),
    certainty: 'likely' as const,
  })),
  ...all(text, dwelling).map((place) =>
    finding('address', place, 'likely', 'cue', { by: 'nothing' }),
  ),
  ...all(text, building).map((place) =>
    finding('address', place, 'certain', 'form', { by: 'building' }),
  ),
  ...all(text, room)
    .filter(
      ({ start, end }) =>
        !publicRoom.test(before(text, start, 10)) && !publicRoom.test(after(text, end, 10)),
    )
    .map((place) => finding('address', place, 'likely', 'form', { by: 'building' })),
  ...english.flatMap((pattern) =>
    all(text, pattern).map((place) => finding('address', place, 'certain', 'form')),
  ),
];

/** After the name of a town nothing need stand in its place. */
function marked(text: string, place: Place) {
  const town = /[一-龠ァ-ヶ々]$/.test(before(text, place.start, 1));
  return finding('address', place, 'certain', 'form', town ? { by: 'nothing' } : { by: 'kind' });
}
