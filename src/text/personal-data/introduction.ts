/** Names that someone gives of himself (と申します, です at the beginning), or by which someone is spoken of (担当の…が). */
import { all, before, finding, type Place } from './find';
import { isGivenName } from './given-names';
import type { Detector } from './mark';
import { isMixed, isPlace, K, knownName, nameEnds, surnameAt } from './name-words';
import { isKatakanaWord, roleEnd } from './not-names';
import { likeSurname, surnames } from './surnames';

const name = `(${K}{1,5}(?: ${K}{1,3})?|${K}{1,4}[ァ-ヶー]{2,5}子?|(?<![ァ-ヶー])[ァ-ヶー]{2,}(?:[ ・=][ァ-ヶー]{2,})*)`;
/** Before a name that someone gives of himself: a greeting, what he did, or his part. */
const greeted =
  '(?:^|[。「(\\n!]|もしもし、?|はい、?|あの、|(?:お話し?|電話|連絡|相談|伺い?|願い|問い?合わせ|手紙を出|メール|訪問)(?:を)?(?:しました|した|いたしました|していた|差し上げた)|[長員者役]の|(?:住む|住んでいる|世話になっている|参りました) ?)';
/** Who is spoken of by the name alone: staff, carers and friends. */
const part =
  '(?:担当|担当者|窓口|係|受付|職員|ケアマネ(?:ージャー|ジャー)?|ヘルパー|ケースワーカー|民生委員|保護司|主治医|班長|組長|町内会長|自治会長|館長|大家|同級生|友人|知人|友達|上司|同僚|後任|前任|課長|係長|先生)の';

const humble = new RegExp(`${name}と(?:申します|申す|申しま)`, 'g');
const saying = new RegExp(`${name}と(?:(?:い|言)います|名乗|名の[っらる])`, 'g');
const called = new RegExp(
  `${name}と(?:いう|言う)(?:人|方|者|男性|女性|職員|係員|担当|名前|名字|お?年寄り|おじいさん|おばあさん)`,
  'g',
);
const being = new RegExp(
  `${greeted}${name}(?=です(?!か[。?])|ですが|ですけど|でございます|と申)`,
  'g',
);
const self = new RegExp(
  `(?:私|わたし|わたくし)、?(${K}{3,6}|${K}{1,3} ${K}{1,3})(?=[はがも、])`,
  'g',
);
const spokenOf = new RegExp(`${part}(${K}{2,4})${nameEnds}`, 'g');
const me = /(?:私|わたし|わたくし|当方)は(?:、)?$/;
const opens = /^$|[。「(\n]$/;

export const introduction: Detector = ({ text }) => [
  ...all(text, humble, 1)
    .filter((place) => isSure(place) || isLike(place))
    .map((place) => finding('name', place, isSure(place) ? 'certain' : 'likely', 'introduction')),
  ...[
    ...all(text, saying, 1).filter((place) => isSaid(place, text)),
    ...all(text, called, 1).filter((place) => isSure(place) && !isPlace(place.text)),
    ...all(text, self, 1).filter(({ text: whole }) => isWhole(whole)),
  ].map((place) => finding('name', place, 'certain', 'introduction')),
  ...all(text, being, 1)
    .filter((place) => isSure(place) && !isPlace(place.text) && place.text.length > 1)
    .map((place) => finding('name', place, 'likely', 'introduction')),
  ...all(text, spokenOf, 1)
    .filter(({ text: surname }) => surnames.has(surname) && !isPlace(surname))
    .map((place) => finding('name', place, 'likely', 'cue')),
];

function isSure({ text }: Place): boolean {
  return knownName(text) !== undefined || isMixed(text);
}

/** 「要望と申しますか」 is none; of another language all may be. */
function isLike({ text }: Place): boolean {
  if (/^[ァ-ヶー]/.test(text)) return !isKatakanaWord(text);
  return !roleEnd.test(text) && likeSurname(text);
}

function isSaid(place: Place, text: string): boolean {
  if (isSure(place) && (!isPlace(place.text) || opens.test(before(text, place.start, 1))))
    return true;
  return me.test(before(text, place.start, 8)) && !roleEnd.test(place.text);
}

/** 松竹悦子, 松竹 悦子. */
function isWhole(words: string): boolean {
  const surname = surnameAt(words);
  return surname !== '' && isGivenName(words.slice(surname.length).trim());
}
