/**
 * Names that no title follows: after a label (氏名：), in an introduction (と申します), of a relative (妻の…), or a surname with a
 * given name. No list is complete, so the words around decide as much as the surname does.
 */
import { all, before, finding, type Place } from './find';
import type { Certainty, Detector, Finding, Reason, Replace } from './mark';
import { givenEnd, isMixed, isPlace, K, knownName, surnameAt } from './name-words';
import { commonWords, isKatakanaWord, noName, roleEnd } from './not-names';
import { placeNames, surnames } from './surnames';

const relatives =
  '奥さん|奥様|ご主人|旦那さん|息子さん?|娘さん?|お母さん|お父さん|おばあさん|おじいさん|おばあちゃん|おじいちゃん|お孫さん|お宅|ご家族';

const label =
  '(?:氏名|お?名前|ご芳名|名義人?|差出人|申請者|届出人|代理人|世帯主|担当者?|フリガナ|ふりがな|通報者|相談者|記入者|報告者|投稿者|申請人|申込者|申込人|代表者?|所有者|来庁者|申出人)(?:氏名)?[はが:(「 ]{1,3}';
/** What may follow a name that stands alone. */
const boundary =
  '(?=$|[、。,.)(」!\\n ]|です|でした|さん|様|と(?:いう|申|言|名乗|署名|書)|まで|が|は|の|も|を|に|へ|から|より|宅|来)';

export const untitledName: Detector = ({ text }) =>
  [...afterLabel(text), ...introduced(text), ...related(text), ...standingAlone(text)].filter(
    ({ start, end }) => !/^(?:氏名|名前)/.test(text.slice(start, end)),
  );

function afterLabel(text: string): Finding[] {
  const known = new RegExp(
    `${label}(${K}{1,4}(?: ?(?:${K}{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,5}子?))?)${boundary}`,
    'g',
  );
  const katakana = new RegExp(`${label}([ァ-ヶー]{2,}(?:[ ・=][ァ-ヶー]{2,})*)${boundary}`, 'g');
  const joined = new RegExp(`氏名(${K}{3,5})${boundary}`, 'g');
  return [
    ...all(text, joined, 1)
      .filter(({ text: name }) => knownName(name) !== undefined && surnameAt(name).length > 1)
      .map((place) => found(place, 'certain', 'cue', { by: 'kind' })),
    ...all(text, known, 1).flatMap((place) => {
      if (surnameAt(place.text) !== '' && !noName.test(place.text)) {
        const whole = knownName(place.text) !== undefined || isMixed(place.text);
        if (whole) return [found(place, 'certain', 'cue', { by: 'kind' })];
      }
      const plain = /^[^ ]{1,3} [^ ]{1,3}$/.test(place.text);
      const labelled = /[:(]/.test(before(text, place.start, 2)) && place.text.length <= 5;
      const word = noName.test(place.text) || roleEnd.test(place.text) || place.text.length < 2;
      if ((!plain && !labelled) || (word && !new RegExp(`${givenEnd}$`).test(place.text)))
        return [];
      if (noName.test(place.text)) return [];
      return [found(place, 'likely', 'cue', { by: 'kind' })];
    }),
    ...all(text, katakana, 1)
      .filter(
        ({ text: name }) =>
          !isKatakanaWord(name) &&
          !/^(?:カタカナ|カナ|ローマ|フリガナ|イニシャル|ペンネーム|ニックネーム|ハンコ|マイナンバー|サイン)/.test(
            name,
          ),
      )
      .map((place) => found(place, 'likely', 'cue', { by: 'kind' })),
  ];
}

function introduced(text: string): Finding[] {
  const name = `(${K}{1,5}(?: ${K}{1,3})?|${K}{1,4}[ァ-ヶー]{2,5}子?|(?<![ァ-ヶー])[ァ-ヶー]{2,}(?:[ ・=][ァ-ヶー]{2,})*)`;
  const humble = new RegExp(`${name}と(?:申します|申す|申しま)`, 'g');
  const saying = new RegExp(`${name}と(?:い|言)います|${name}と名乗`, 'g');
  const called = new RegExp(`${name}という(?:人|方|者|男性|女性|職員|係員|担当|名前|名字)`, 'g');
  const being = new RegExp(`(?:^|[。「(\\n])${name}です`, 'g');
  const me = /(?:私|わたし|わたくし|当方)は(?:、)?$/;
  const opens = /^$|[。「(\n]$/;
  const sure = (place: Place) => knownName(place.text) !== undefined || isMixed(place.text);
  return [
    ...all(text, humble, 1)
      .filter((place) => sure(place) || !roleEnd.test(place.text))
      .map((place) =>
        found(place, sure(place) ? 'certain' : 'likely', 'introduction', { by: 'kind' }),
      ),
    ...[1, 2]
      .flatMap((group) => all(text, saying, group))
      .filter(
        (place) =>
          (sure(place) && (!isPlace(place.text) || opens.test(before(text, place.start, 1)))) ||
          (me.test(before(text, place.start, 8)) && !roleEnd.test(place.text)),
      )
      .map((place) => found(place, 'certain', 'introduction', { by: 'kind' })),
    ...all(text, called, 1)
      .filter((place) => sure(place) && !isPlace(place.text))
      .map((place) => found(place, 'certain', 'introduction', { by: 'kind' })),
    ...all(text, being, 1)
      .filter((place) => sure(place) && !isPlace(place.text) && place.text.length > 1)
      .map((place) => found(place, 'likely', 'introduction', { by: 'kind' })),
  ];
}

/** 「梶原の奥さん」; and the given name of a relative, 「妻の和子」. */
function related(text: string): Finding[] {
  const whose = new RegExp(`(${K}{2,4})の(?:${relatives})`, 'g');
  const given = new RegExp(
    `(?:妻|夫|母|父|長男|次男|三男|長女|次女|三女|息子|娘|孫|祖母|祖父|姉|妹|兄|弟|うち)(?:の|、|\\()(${K}{1,4}${givenEnd}|${K}{1,4}[ァ-ヶー]{2,4}子?)(?=[がはもをにと、)])`,
    'g',
  );
  return [
    ...all(text, whose)
      .filter(({ text: words }) => {
        const [surname = ''] = words.split('の');
        return surnames.has(surname) && !placeNames.has(surname);
      })
      .map((place) => found(place, 'certain', 'surname', { by: 'neighbour' })),
    ...all(text, given, 1)
      .filter(
        ({ text: name }) =>
          !commonWords.has(name) &&
          (name.length === 2 || !roleEnd.test(name.slice(0, -1))) &&
          (name.length <= 3 || isMixed(name)),
      )
      .map((place) => found(place, 'likely', 'cue', { by: 'kind' })),
  ];
}

/** A surname with a given name: 「前田明美が来所」. */
function standingAlone(text: string): Finding[] {
  const spaced = new RegExp(
    `(?<!${K}|[ァ-ヶー])(${K}{1,4} (?:${K}{1,3}|[ぁ-ん]{2,3}|[ァ-ヶー]{2,4}子?))${boundary}`,
    'g',
  );
  const joined = new RegExp(
    `(?<!${K}|[ァ-ヶー])(${K}{2,4}${givenEnd}|${K}{2,4}[ァ-ヶー]{2,3}子?)${boundary}`,
    'g',
  );
  // Names so plain that any surname before them is one.
  const plainest = new RegExp(
    `(?<!${K})(${K}{2}(?:太郎|花子|一郎|次郎|二郎|三郎))${boundary}`,
    'g',
  );
  return [
    ...all(text, plainest, 1)
      .filter(({ text: name }) => !roleEnd.test(name.slice(0, 2)))
      .map((place) => found(place, 'likely', 'surname', { by: 'kind' })),
    ...all(text, spaced, 1)
      .filter(({ text: name }) => {
        const [surname = '', given = ''] = name.split(' ');
        return (
          surnames.has(surname) &&
          !noName.test(given) &&
          !roleEnd.test(given.slice(0, -1)) &&
          !/^[のはがをにとでも]/.test(given)
        );
      })
      .map((place) => found(place, 'certain', 'surname', { by: 'kind' })),
    ...all(text, joined, 1)
      .filter(({ text: name }) => {
        const surname = surnameAt(name);
        const given = name.slice(surname.length);
        if (surname.length < 2 || placeNames.has(surname)) return false;
        if (/^[ァ-ヶー]/.test(given)) return true;
        return (
          given.length === 2 &&
          !commonWords.has(given) &&
          !roleEnd.test(given.replace(/[子人士]$/, ''))
        );
      })
      .map((place) => found(place, 'likely', 'surname', { by: 'kind' })),
  ];
}

function found(place: Place, certainty: Certainty, reason: Reason, replace: Replace): Finding {
  return finding('name', place, certainty, reason, replace);
}
