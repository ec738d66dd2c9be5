/** 自動車登録番号標 and the plates of municipalities on scooters: place, class, kana, up to four digits. */
import { all, finding } from './find';
import type { Detector } from './mark';

/** 道路運送車両法施行規則: お, し, へ and ん are not used; 「の」 is, but it is read as a particle below. */
const kana = '[あ-えか-さすせそた-のは-ふほ-もやゆよら-ろれろわを]';
const serial =
  '(?:\\d{2} ?-? ?\\d{2}|\\d-\\d{2}(?!\\d)|[・.]{1,3}-?\\d{1,3}(?:-\\d{2})?|[・.]\\d-\\d{2})';
const car = new RegExp(
  `(?<![一-龠])[一-龠][一-龠ァ-ヶぁ-ん]{0,3} ?(?:\\d{2,3}|\\d\\d[A-Z]|\\d[A-Z]{2}) ?(?!の)${kana} ?${serial}(?![\\d-])`,
  'g',
);
/** Places of plates seen here: after one of them 「の」 is a kana of the plate, and other words may stand before it. */
const known = new RegExp(
  `(?:北九州|筑豊|福岡|久留米|山口|下関|大分|佐賀|熊本|長崎|広島|宮崎) ?\\d{2,3} ?(?:${kana}|の) ?${serial}(?![\\d-])`,
  'g',
);
const scooter = new RegExp(`[一-龠]{2,5} ${kana} ?\\d{2}-\\d{2}(?![\\d-])`, 'g');
const cued =
  /ナンバー(?:プレート)?(?:は|が|の|:)? ?(\d{2}-\d{2}|[・.]{1,3}\d{1,3}|\d{4})(?![\d年円人番-])/g;

export const carPlate: Detector = ({ text }) => [
  ...[known, car, scooter].flatMap((pattern) =>
    all(text, pattern).map((found) => finding('carPlate', found, 'certain', 'form')),
  ),
  ...all(text, cued, 1).map((found) => finding('carPlate', found, 'likely', 'cue')),
];
