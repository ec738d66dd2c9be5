/** Names in letters: after an introduction or a title, or before さん. */
import { all, finding } from './find';
import type { Detector } from './mark';
import { nationalities } from './not-names';

const part = "[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?";
const whole = `${part}(?: (?:[A-Z]\\.|(?:de|van|dela|bin|al)(?= ))? ?${part}){0,3}`;
const named = new RegExp(`(?:[Mm]y name is|[Nn]ame ?:|[Mm]y name's) ?(${whole})`, 'g');
/** "I am" is followed by many words; a name there has two parts. */
const am = new RegExp(`(?:I am|I'm|[Tt]his is|It is|It's) (${part}(?: ${part}){1,3})`, 'g');
const titled = new RegExp(`(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? ${part}(?: ${part})?`, 'g');
const withSan = new RegExp(`${whole} ?(?:さん|様|さま|氏|くん|ちゃん|先生)`, 'g');

export const romanName: Detector = ({ text }) => [
  ...[named, am].flatMap((pattern) =>
    all(text, pattern, 1)
      .filter(({ text: name }) => isName(name))
      .map((place) => finding('name', place, 'certain', 'introduction', { by: 'kind' })),
  ),
  ...all(text, titled)
    .filter(({ text: name }) => isName(name.replace(/^\w+\.? /, '')))
    .map((place) => finding('name', place, 'certain', 'honorific', { by: 'resident' })),
  ...all(text, withSan).map((place) =>
    finding('name', place, 'certain', 'honorific', { by: 'resident' }),
  ),
];

function isName(words: string): boolean {
  return words.split(' ').every((word) => !nationalities.test(word));
}
