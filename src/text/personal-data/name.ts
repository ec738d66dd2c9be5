/**
 * Names that no title follows: after a label (氏名：), or a surname with a given name. No list is complete, so the words
 * around decide as much as the surname does.
 */
import { all, before, finding, type Place } from './find';
import { isGivenName, isKanaGiven } from './given-names';
import type { Detector, Finding } from './mark';
import { givenEnd, isMixed, K, knownName, nameEnds, surnameAt } from './name-words';
import { commonWords, isKatakanaWord, noName, roleEnd } from './not-names';
import { likeSurname, placeNames, surnames } from './surnames';

const label =
  '(?:氏名|お?名前|署名|受付者|記名|ご芳名|名義人?|差出人|申請者|届出人|代理人|世帯主|担当者?|フリガナ|ふりがな|通報者|相談者|記入者|報告者|投稿者|申請人|申込者|申込人|代表者?|所有者|来庁者|申出人)(?:氏名)?[はが:(「 】\\])]{1,3}';
const labelledKanji = new RegExp(
  `${label}(${K}{1,4}(?: ?(?:${K}{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}子?))?)${nameEnds}`,
  'g',
);
const labelledKana = new RegExp(
  `${label}([ァ-ヶー]{2,}(?:[ ・=][ァ-ヶー]{2,})*|[ぁ-ん]{2,5} [ぁ-ん]{2,4})${nameEnds}`,
  'g',
);
const labelledAtOnce = new RegExp(`氏名(${K}{3,5})${nameEnds}`, 'g');
const noKanaName =
  /^(?:カタカナ|カナ|ローマ|フリガナ|イニシャル|ペンネーム|ニックネーム|ハンコ|マイナンバー|サイン)/;

const spaced = new RegExp(
  `(?<!${K}|[ァ-ヶー])(${K}{1,4} (?:${K}{1,3}|[ぁ-ん]{2,3}|[ァ-ヶー]{2,4}子?))${nameEnds}`,
  'g',
);
const joined = new RegExp(
  `(?<!${K}|[ァ-ヶー])(${K}{2,4}${givenEnd}|${K}{2,4}[ァ-ヶー]{2,3}子?)${nameEnds}`,
  'g',
);
/** Names so plain that any surname before them is one. */
const plainest = new RegExp(`(?<!${K})(${K}{2}(?:太郎|花子|一郎|次郎|二郎|三郎))${nameEnds}`, 'g');

export const untitledName: Detector = ({ text }) =>
  [...afterLabel(text), ...standingAlone(text)].filter(
    ({ start, end }) => !/^(?:氏名|名前)/.test(text.slice(start, end)),
  );

function afterLabel(text: string): Finding[] {
  return [
    ...all(text, labelledAtOnce, 1)
      .filter(({ text: name }) => knownName(name) !== undefined && surnameAt(name).length > 1)
      .map((place) => finding('name', place, 'certain', 'cue')),
    ...all(text, labelledKanji, 1).flatMap((place) => labelled(text, place)),
    ...all(text, labelledKana, 1)
      .filter(({ text: name }) => !isKatakanaWord(name) && !noKanaName.test(name))
      .map((place) => finding('name', place, 'likely', 'cue')),
  ];
}

function labelled(text: string, place: Place): Finding[] {
  const { text: name } = place;
  if (noName.test(name)) return [];
  const known = surnameAt(name) !== '' && (knownName(name) !== undefined || isMixed(name));
  if (known) return [finding('name', place, 'certain', 'cue')];
  const parted = /^[^ ]{1,3} [^ ]{1,3}$/.test(name) || likeSurname(name);
  const signed = /[:(]/.test(before(text, place.start, 2)) && name.length <= 5;
  if (!parted && !signed) return [];
  const isWord = roleEnd.test(name) || name.length < 2;
  if (isWord && !new RegExp(`${givenEnd}$`).test(name)) return [];
  return [finding('name', place, 'likely', 'cue')];
}

/** A surname with a given name: 「前田明美が来所」. */
function standingAlone(text: string): Finding[] {
  return [
    ...all(text, plainest, 1)
      .filter(({ text: name }) => !roleEnd.test(name.slice(0, 2)))
      .map((place) => finding('name', place, 'likely', 'surname')),
    ...all(text, spaced, 1)
      .filter(({ text: name }) => {
        const [surname = '', given = ''] = name.split(' ');
        // 「池田 上津役」: a list of places.
        if (!isGivenName(given) && (placeNames.has(surname) || surnames.has(given))) return false;
        return (
          surnames.has(surname) &&
          !noName.test(given) &&
          !roleEnd.test(given.slice(0, -1)) &&
          !/^[のはがをにとでも]/.test(given)
        );
      })
      .map((place) => finding('name', place, 'certain', 'surname')),
    ...all(text, joined, 1)
      .filter(({ text: name }) => isJoined(name))
      .map((place) => finding('name', place, 'likely', 'surname')),
  ];
}

function isJoined(name: string): boolean {
  const surname = surnameAt(name);
  const given = name.slice(surname.length);
  if (surname.length < 2 || placeNames.has(surname)) return false;
  if (/^[ァ-ヶー]/.test(given)) return isKanaGiven(given);
  return (
    given.length > 1 &&
    isGivenName(given) &&
    !commonWords.has(given) &&
    !roleEnd.test(given.replace(/[子人士]$/, ''))
  );
}
