/**
 * What makes a text hard to read for who learns Japanese: long sentences, office words, double negatives, dates without
 * weekday, Japanese eras. Each finding knows where it stands and, where a rule knows it, what to write instead. Pure.
 */
import type { Day } from '../../calendar/day';
import type { EasyWord } from './easy-words';

export type FindingKind = 'long' | 'word' | 'negative' | 'date' | 'era';

export interface Finding {
  kind: FindingKind;
  /** In UTF-16 units of the text. */
  start: number;
  end: number;
  /** The words found. */
  found: string;
  /** What to write instead; undefined where only a person knows. */
  instead?: string;
  /** Furigana of a hard word. */
  reading?: string;
}

export interface ReadingRules {
  longestSentence: number;
  words: readonly EasyWord[];
  today: Day;
}

const NOT = '(?:ない|ません|なかった)';
/** 「〜しなければならない」 too: 「〜してください」 says it without a negative. */
const DOUBLE_NEGATIVES = [
  `ない(?:こと|わけ|もの|の)(?:は|も|では|でも|には)(?:あり)?${NOT}`,
  `なく(?:は|も)(?:あり)?${NOT}`,
  `ないとは(?:言え|いえ|限ら|かぎら|限り|かぎり)${NOT}`,
  `(?:なければ|なくては|ないと)(?:なら|なり|いけ)${NOT}`,
  `ざるを(?:得|え)${NOT}`,
  `ずには(?:いられ|おか|おけ)${NOT}`,
].join('|');
const DATE =
  /(?:(\d{4})年|令和(元|\d{1,2})年)?(\d{1,2})月(\d{1,2})日(?!\s*[（(]?[月火水木金土日][）)曜])/g;
const ERA = /令和(元|\d{1,2})年(?!度)/g;
/** A noun that goes on as a verb (該当しない): the easier noun would not fit, unless the list has the verb itself. */
const VERB = /^(?:する|しな|しま|して|した|され|させ|すれ|しよ)/;
const WEEKDAYS = '日月火水木金土';

/** In the order of the text. */
export function checkReading(text: string, rules: ReadingRules): Finding[] {
  return [
    ...longSentences(text, rules.longestSentence),
    ...hardWords(text, rules.words),
    ...matches('negative', text, new RegExp(DOUBLE_NEGATIVES, 'g')),
    ...dates(text, rules.today),
    ...matches('era', text, ERA, ([, year = '']) => `${commonEra(year)}年`),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Puts the replacement in; the text as it was where it has moved on since. */
export function mend(text: string, { start, end, found, instead }: Finding): string {
  if (instead === undefined || text.slice(start, end) !== found) return text;
  return text.slice(0, start) + instead + text.slice(end);
}

function longSentences(text: string, longest: number): Finding[] {
  return matches('long', text, /[^。！？!?\n]+[。！？!?]?/g).filter(
    ({ found }) => [...found.replace(/\s/g, '')].length > longest,
  );
}

/** The longest word at each place: 申請してください before 申請. */
function hardWords(text: string, words: readonly EasyWord[]): Finding[] {
  const known = words
    .filter(({ hard }) => hard !== '')
    .sort((a, b) => b.hard.length - a.hard.length);
  const found: Finding[] = [];
  for (let at = 0; at < text.length;) {
    const word = known.find(({ hard }) => text.startsWith(hard, at));
    if (word) {
      const rest = text.slice(at + word.hard.length);
      found.push({
        kind: 'word',
        start: at,
        end: at + word.hard.length,
        found: word.hard,
        ...(word.easy === '' || VERB.test(rest) ? {} : { instead: word.easy }),
        ...(word.reading === '' ? {} : { reading: word.reading }),
      });
    }
    at += word ? word.hard.length : 1;
  }
  return found;
}

/** 令和 began in 2019. */
function commonEra(reiwa: string): number {
  return 2018 + (reiwa === '元' ? 1 : Number(reiwa));
}

/** Without a year, the next such day is meant, or one of the last month. */
function dates(text: string, today: Day): Finding[] {
  return matches('date', text, DATE, ([written, common, reiwa, month, date]) => {
    const year = common ?? (reiwa === undefined ? undefined : String(commonEra(reiwa)));
    const [thisYear = 0] = today.split('-').map(Number);
    const past = Date.parse(today) - 31 * 24 * 60 * 60 * 1000;
    const years = year === undefined ? [thisYear, thisYear + 1] : [Number(year)];
    const day = years
      .map((each) => new Date(Date.UTC(each, Number(month) - 1, Number(date))))
      .find((each) => year !== undefined || each.getTime() >= past);
    if (day?.getUTCDate() !== Number(date)) return undefined;
    return `${written}（${WEEKDAYS[day.getUTCDay()] ?? ''}）`;
  });
}

function matches(
  kind: FindingKind,
  text: string,
  pattern: RegExp,
  instead: (match: RegExpExecArray) => string | undefined = () => undefined,
): Finding[] {
  return [...text.matchAll(pattern)].map((match) => {
    const put = instead(match);
    const [found] = match;
    return {
      kind,
      start: match.index,
      end: match.index + found.length,
      found,
      ...(put === undefined ? {} : { instead: put }),
    };
  });
}
