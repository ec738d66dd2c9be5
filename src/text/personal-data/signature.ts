/**
 * Who signs: a name with a blank in it that is all there is of a line, or of what stands after the last sentence,
 * perhaps behind a place or an office (「折尾 田籠 実」).
 */
import { finding } from './find';
import { isGivenName } from './given-names';
import type { Detector } from './mark';
import { K } from './name-words';
import { noName, roleEnd } from './not-names';
import { likeSurname } from './surnames';

const signed = new RegExp(
  `(?:^|\\n|[。!?] ?)(?:[^\\n。、!?]{0,14} )?(${K}{1,3}) {1,2}(${K}{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,4}子?) *(?=\\n|$)`,
  'g',
);

export const signature: Detector = ({ text }) =>
  [...text.matchAll(signed)].flatMap((match) => {
    const [words, surname = '', given = ''] = match;
    const known = likeSurname(surname) && isGivenName(given);
    if (!known || noName.test(given) || roleEnd.test(surname)) return [];
    const start = match.index + words.lastIndexOf(surname, words.lastIndexOf(given) - 1);
    const end = match.index + words.lastIndexOf(given) + given.length;
    return [finding('name', { start, end, text: '' }, 'likely', 'cue', { by: 'kind' })];
  });
