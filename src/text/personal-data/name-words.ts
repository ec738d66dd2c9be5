/** What makes a run of characters a Japanese name: surnames by a list, given names by how they end. */
import { isGivenName, kanaGivenNames } from './given-names';
import { roleEnd } from './not-names';
import { placeNames, surnames } from './surnames';

export const K = '[一-龠々〆ヶノ]';
/** Last characters of frequent given names. */
export const givenEnd =
  '[子美恵江枝代世香奈菜花里理紗沙織穂衣央加佳華実郎男夫雄介助輔太大樹也哉斗翔人平治次二一三司志史士正明昭弘浩博宏誠清勇武茂進隆孝貴幸和健賢学修豊実勝稔昇忍薫]';
/** What may follow a name that stands alone. */
export const nameEnds =
  '(?=$|[、。,.)(」!\\n 】]|です|でした|さん|様|と(?:いう|申|言|名乗|署名|書)|まで|が|は|の|も|を|に|へ|から|より|宅|来)';
const longestSurname = 4;

/** The longest known name at the end of a run of kanji. */
export function knownName(run: string): string | undefined {
  const [first = '', given] = run.split(' ');
  for (let from = 0; from < first.length; from += 1) {
    const rest = first.slice(from);
    const surname = surnameAt(rest);
    if (surname === '') continue;
    // Within a longer word only where what stands before is a section or a place.
    if (from > 0 && !/[課係部室局区市町丁目番校館団]$/.test(first.slice(0, from))) continue;
    const more = rest.slice(surname.length);
    if (more.length > 3 || (given !== undefined && more !== '')) continue;
    // 城跡, 本城小学: words.
    if (more !== '' && !isGivenName(more) && !isShortGiven(surname, more)) continue;
    return given === undefined ? rest : `${rest} ${given}`;
  }
  return undefined;
}

/** One sign after a surname of two may be any: 伊集院保. */
function isShortGiven(surname: string, more: string): boolean {
  return (
    surname.length > 1 &&
    more.length === 1 &&
    !roleEnd.test(more) &&
    !/[橋川山池駅前町通線]/.test(more)
  );
}

/** The longest known surname that `words` begin with; '' if none. */
export function surnameAt(words: string): string {
  for (let length = Math.min(longestSurname, words.length); length > 0; length -= 1) {
    if (surnames.has(words.slice(0, length))) return words.slice(0, length);
  }
  return '';
}

export function isMixed(name: string): boolean {
  const surname = surnameAt(name);
  return surname !== '' && isGiven(name.slice(surname.length).trim());
}

export function isGiven(words: string): boolean {
  return /^[ァ-ヶー]{2,5}[子美]?$/.test(words) || kanaGivenNames.has(words);
}

export function isPlace(name: string): boolean {
  return placeNames.has(name);
}
