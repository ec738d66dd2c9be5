/** More general words for what was found: what is asked for is still said, who asked is not. */
import { after, before } from './find';
import type { Finding, Plain } from './mark';
import { text } from './messages';

/** From 80 on, and below 20, the groups are wide, as in the ward's field 年代: few people are in them. */
const oldest = 80;
const youngest = 20;

export function replacementOf(found: Finding, plain: Plain): string {
  const words = wordsFor(found, plain);
  const { start, end } = found;
  // In brackets already, the words need none of their own.
  const inBrackets =
    /[(]$/.test(before(plain.text, start, 1)) && /^[)]/.test(after(plain.text, end, 1));
  return inBrackets ? words.replace(/^[（(](.*)[）)]$/, '$1') : words;
}

function wordsFor(found: Finding, plain: Plain): string {
  // A note in English is masked in English, whoever reads it.
  const words = text(/[ぁ-んァ-ヶ一-龠]/.test(plain.text) ? 'ja' : 'en');
  const { replace } = found;
  switch (replace.by) {
    case 'nothing':
      return '';
    case 'ageBand':
      if (replace.years < youngest) return words.bandYoungest;
      if (replace.years >= oldest) return words.bandOldest;
      return words.band(Math.floor(replace.years / 10) * 10);
    case 'title':
      return replace.title;
    case 'resident':
      // 「黒崎の山田さん」 becomes 「黒崎の方」.
      return /の$/.test(before(plain.text, found.start, 1)) ? words.residentOf : words.resident;
    case 'kind':
      return found.kind === 'harmless' ? '' : words[found.kind];
    default:
      return words[replace.by];
  }
}
