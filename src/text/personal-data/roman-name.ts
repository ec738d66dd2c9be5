/** Names in letters: after an introduction or a title, or before さん. */
import { all, finding } from './find';
import type { Detector } from './mark';
import { nationalities } from './not-names';

const part = "[A-Z][a-z'’]+(?:-[A-Z][a-z]+)?";
const whole = `${part}(?: (?:[A-Z]\\.|(?:de|van|dela|bin|al)(?= ))? ?${part}){0,3}`;
const named = new RegExp(`(?:[Mm]y name is|[Nn]ame ?:|[Mm]y name's) ?(${whole})`, 'g');
/** "I am" is followed by many words; a name there has two parts. */
const am = new RegExp(`(?:I am|I'm|[Tt]his is|It is|It's) (${part}(?: ${part}){1,3})`, 'g');
/** Who is to be turned to: two parts, neither a word of a place or office. */
const sought = new RegExp(
  `(?:[Cc]ontact|[Aa]sk(?: for)?|[Cc]all|[Ff]rom|[Ww]ith) (${part} ${part})(?! [A-Z])`,
  'g',
);
const titled = new RegExp(`(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? ${part}(?: ${part})?`, 'g');
const relative = new RegExp(
  `[Mm]y (?:son|daughter|husband|wife|mother|father|brother|sister|child|baby|friend|neighbou?r),? (${part})`,
  'g',
);
/** "I'm Sarah.", "This is Kumar from Nepal": one word, and no word for where someone is from. */
const alone = new RegExp(
  `(?:I am|I'm|[Tt]his is) (${part})(?=[.,]| from| calling| speaking)(?<!ian|ese|ish|can|pino|pina|lish|ean|ali|ndian)`,
  'g',
);
const formName = new RegExp(`(?:^|\\n)Name (${part} ${part})`, 'g');
/** In the languages of residents, an introduction's first words. */
const elsewhere = [
  /我叫([一-龠]{2,3})(?=[，,。、;\s]|$)/gu,
  /이름은 ?([가-힣]{2,4}?)(?=입니다|이에요|예요|이고|[.,\s]|$)/gu,
  /[Tt]ên (?:tôi |em |mình )?là (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3})/gu,
];
const capitals = '[A-Z]{2,}(?: [A-Z]{1,}){1,4}';
/** As a residence card writes it. */
const inCapitals = [
  new RegExp(`(?:氏名|名前|[Nn]ame|NAME)[ :(]{1,2}(${capitals})`, 'g'),
  new RegExp(`(${capitals}) ?(?:さん|様|さま|氏)`, 'g'),
];
const withSan = new RegExp(`${whole} ?(?:さん|様|さま|氏|くん|ちゃん|先生)`, 'g');

export const romanName: Detector = ({ text }) => [
  ...elsewhere.flatMap((pattern) =>
    all(text, pattern, 1).map((place) =>
      finding('name', place, 'certain', 'introduction', { by: 'kind' }),
    ),
  ),
  ...[named, am, alone, formName, relative].flatMap((pattern) =>
    all(text, pattern, 1)
      .filter(({ text: name }) => isName(name))
      .map((place) => finding('name', place, 'certain', 'introduction', { by: 'kind' })),
  ),
  ...inCapitals.flatMap((pattern) =>
    all(text, pattern, 1).map((place) => finding('name', place, 'certain', 'cue', { by: 'kind' })),
  ),
  ...all(text, sought, 1)
    .filter(({ text: name }) => isName(name))
    .map((place) => finding('name', place, 'likely', 'cue', { by: 'kind' })),
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
