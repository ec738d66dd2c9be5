/** Given names of relatives, 「妻の和子」, and relatives of a named one, 「梶原の奥さん」. */
import { all, finding } from './find';
import { isGivenName, isKanaGiven } from './given-names';
import type { Detector } from './mark';
import { isMixed, K } from './name-words';
import { commonWords, roleEnd } from './not-names';
import { placeNames, surnames } from './surnames';

const relatives =
  '奥さん|奥様|ご主人|旦那さん|息子さん?|娘さん?|お母さん|お父さん|おばあさん|おじいさん|おばあちゃん|おじいちゃん|お孫さん|お宅|ご家族';
const family =
  '(?:妻|夫|母|父|主人|家内|長男|次男|二男|三男|四男|長女|次女|二女|三女|四女|息子|娘|孫|祖母|祖父|姉|妹|兄|弟|姪|甥|叔父|叔母|伯父|伯母|義母|義父|義兄|義姉|うち)';
/** What may follow a name in a sentence. */
const follows =
  '(?=の(?!母|父|親|兄|弟|姉|妹|子|祖)|[がはもをにとへ、。,)」 \\n]|から|です|でした|さん|くん|ちゃん|と申|宛|あて|名義|本人)';

const whose = new RegExp(`(${K}{2,4})の(?:${relatives})`, 'g');
const called = new RegExp(
  `${family}(?:の|、|\\(|「| )(${K}{1,3}|[ぁ-ん]{2,4}?|[ァ-ヶー]{2,4}子?)${follows}`,
  'g',
);
const longer = new RegExp(
  `${family}(?:の|、|\\(|「| )(${K}{4,5}|${K}{1,3} ${K}{1,3}|${K}{2,4}[ァ-ヶー]{2,4}子?)${follows}`,
  'g',
);
/** 次男悠斗の, 母ヨシエが: nothing between. */
const joined = new RegExp(
  `(?<!${K})(?:妻|夫|母|父|長男|次男|二男|三男|長女|次女|二女|三女|息子|孫)(${K}{2,3}|[ァ-ヶー]{2,4}子?)${follows}`,
  'g',
);

export const relativeName: Detector = ({ text }) => [
  ...all(text, whose)
    .filter(({ text: words }) => {
      const [surname = ''] = words.split('の');
      return surnames.has(surname) && !placeNames.has(surname);
    })
    .map((place) => finding('name', place, 'certain', 'surname', { by: 'neighbour' })),
  ...[
    ...all(text, called, 1).filter(({ text: name }) => isCalled(name)),
    ...all(text, longer, 1).filter(({ text: name }) => isMixed(name) || isWhole(name)),
    ...all(text, joined, 1).filter(({ text: name }) => name.length > 1 && isCalled(name)),
  ].map((place) => finding('name', place, 'likely', 'cue', { by: 'kind' })),
];

function isCalled(name: string): boolean {
  if (commonWords.has(name)) return false;
  if (/^[ぁ-ん]/.test(name)) return isKanaGiven(name);
  return isGivenName(name) && (name.length < 3 || !roleEnd.test(name.slice(0, -1)));
}

/** 田代秀雄, 田代 秀雄. */
function isWhole(name: string): boolean {
  const surname = [3, 2, 1]
    .map((length) => name.slice(0, length))
    .find((each) => surnames.has(each));
  return surname !== undefined && isGivenName(name.slice(surname.length).trim());
}
