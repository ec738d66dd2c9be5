/**
 * Names before a title: 山田さん, 木村係長, マリアさん. A frequent surname is certain; of other words, those are names that are
 * not words for a part that someone plays (看護師さん, 利用者様).
 */
import { after, all, before, finding } from './find';
import type { Certainty, Detector, Replace } from './mark';
import { isGiven, K, knownName, surnameAt } from './name-words';
import { commonWords, isKatakanaWord, roleEnd, samaWords } from './not-names';
import { isGivenName, kanaGivenNames } from './given-names';
import { kanaSurnames, likeSurname } from './surnames';

const courtesies = 'さん|さま|様|ちゃん|くん|君|殿|氏|夫妻|ご夫妻|ご夫婦|女史';
const titles =
  '先生|係長|課長|部長|室長|主査|主任|主事|次長|館長|所長|会長|副会長|組長|班長|議員|民生委員|院長|園長|校長|教頭|教諭|町内会長|自治会長|町会長|区会長|看護師|保健師|保育士|薬剤師|介護士|栄養士|医師|弁護士|司法書士|行政書士|税理士|相談員|支援員|指導員|社長|店長|巡査|住職|宅';
/** What a teacher or doctor is called by without a name. */
const teacherWords =
  /^(?:女性|男性|新任|若手|音楽|体育|国語|算数|数学|英語|理科|社会|図工|美術|家庭|書道|整形|担当|外国|日本|今度|養護|体操|水泳|英会|非常|臨時|講座|教室|専門|指導|福祉|療育|発達)$|[科校学塾所園院]$/;
/** おばあちゃん, あかちゃん. */
const kinship =
  /^(?:おい|めい|かい|ぼく)$|(?:ばあ|じい|ばば|じじ|かあ|とう|ねえ|にい|あか|ぼっ|じょう|まご|わん|にゃん|おば|おじ|ひい)$/;
const titled = new RegExp(`(?: ?(?:${courtesies})(?:ご?夫妻|ご?夫婦)?| ?(?:${titles}))`, 'g');

export const titledName: Detector = ({ text }) =>
  all(text, titled).flatMap((title) => {
    const word = title.text.trim();
    if (notTitle(word, text, title)) return [];
    // A reading in brackets belongs to the name: 村岡（むらおか）さん.
    const [reading = ''] = /\([ぁ-んァ-ヶー ]+\)$/.exec(before(text, title.start, 16)) ?? [];
    const left = before(text, title.start - reading.length, 16);
    const name = withReading(left, reading) ?? kanjiName(left, word) ?? kanaName(left, word);
    if (!name) return [];
    const place = { start: title.start - reading.length - name.length, end: title.end, text: '' };
    return [
      finding('name', place, name.certainty, 'honorific', replaceOf(word, text, place.start)),
    ];
  });

/** 様子, 氏名, 君たち: the same characters, begun another word. */
function notTitle(word: string, text: string, { end }: { end: number }): boolean {
  const next = after(text, end, 2);
  if (word === '様' || word === 'さま') return /^(?:[子々式態相変]|ざま)/.test(next);
  if (word === '氏') return /^[名子族神]/.test(next);
  if (word === 'さん') return /^(?:通り|広場|公園|商店|食堂|ち[、のに]|家[、と])/.test(next);
  if (word === '殿') return /^[堂様]/.test(next);
  return false;
}

/** Whose reading someone wrote is a name, however it is written: 長(おさ)さん. */
function withReading(left: string, reading: string): Name | undefined {
  const [, run = ''] = new RegExp(`(?<!${K})(${K}{1,3}(?: ${K}{1,3})?)$`).exec(left) ?? [];
  if (reading === '' || run === '' || commonWords.has(run)) return undefined;
  return { length: run.length, certainty: 'likely' };
}

interface Name {
  length: number;
  certainty: Certainty;
}

/** A name at the end of `left` that begins with kanji. */
function kanjiName(left: string, title: string): Name | undefined {
  const [, run = ''] = new RegExp(`(${K}+(?: ${K}{1,3})?)$`).exec(left) ?? [];
  const whole = parted(left);
  if (whole !== '') return { length: whole.length, certainty: 'certain' };
  const [, mixed = ''] = new RegExp(`(${K}{1,4} ?[ぁ-んァ-ヶー]{2,5}[子美]?)$`).exec(left) ?? [];
  const surname = mixed !== '' && run.length < 3 ? surnameAt(mixed) : '';
  if (surname !== '' && isGiven(mixed.slice(surname.length).trim())) {
    return { length: mixed.length, certainty: 'certain' };
  }
  if (run === '') return undefined;
  if (run.includes(' ') && surnameAt(run) === '')
    return kanjiName(left.slice(left.lastIndexOf(' ') + 1), title);
  const known = knownName(run);
  if (known !== undefined) return accepted(known, title, left);
  return /[おご御]$/.test(left.slice(0, -run.length)) ? undefined : unknownName(run, title);
}

/** 坪根 るみ, まつだ けいこ: a surname, known or not, and a given name with a blank between; '' if there is none. */
function parted(left: string): string {
  const [whole = '', surname = '', given = ''] =
    new RegExp(
      `(?:^|[^ぁ-んァ-ヶー一-龠々])(?:(${K}{1,3}) (${K}{1,3}|[ぁ-ん]{2,4}|[ァ-ヶー]{2,4}子?))$`,
    ).exec(left) ?? [];
  if (whole !== '' && likeSurname(surname) && isGivenName(given)) return `${surname} ${given}`;
  const [, kana = ''] = /(?:^|[^ぁ-ん])([ぁ-ん]{2,5} [ぁ-ん]{2,4})$/.exec(left) ?? [];
  const [family = '', called = ''] = kana.split(' ');
  return kanaSurnames.has(family) || kanaGivenNames.has(called) ? kana : '';
}

function accepted(known: string, title: string, left: string): Name | undefined {
  if (title === '様' && samaWords.test(known) && known.length === 1) return undefined;
  if (known === '孫' && title === 'ちゃん') return undefined;
  if (known.length === 1 && /^[東西南北原島森林岡星畑泉芝岸牧関]$/.test(known)) {
    // A word as often as a name: only with さん, 様 and the like.
    if (new RegExp(`^(?:${titles})$`).test(title) && !/^[林森原]$/.test(known)) return undefined;
  }
  if (/[お御]$/.test(left.slice(0, left.length - known.length))) return undefined;
  return { length: known.length, certainty: 'certain' };
}

function unknownName(run: string, title: string): Name | undefined {
  const likely: Name = { length: run.length, certainty: 'likely' };
  if (roleEnd.test(run) || commonWords.has(run)) return undefined;
  if (/^(?:ちゃん|くん|君)$/.test(title))
    return run.length <= 3 && !/^[赤坊嬢諸孫犬猫鳥魚]|^(?:少年|少女|末っ子|主君)$/.test(run)
      ? likely
      : undefined;
  if (title === '先生') return run.length === 2 && !teacherWords.test(run) ? likely : undefined;
  if (!/^(?:さん|さま|様|氏|殿)/.test(title)) return undefined;
  if (title === '様' && samaWords.test(run)) return undefined;
  // 井筒達夫.
  const given = [2, 1].find((length) => isGivenName(run.slice(-length)));
  if (given !== undefined && run.length > 3 && likeSurname(run.slice(0, -given))) return likely;
  return likeSurname(run) || (run.length > 1 && isGivenName(run)) ? likely : undefined;
}

/** A name at the end of `left` in kana. */
function kanaName(left: string, title: string): Name | undefined {
  const [, katakana = ''] = /((?:[ァ-ヶー]{2,}[ ・=])*[ァ-ヶー]{2,})$/.exec(left) ?? [];
  if (katakana !== '') {
    if (!new RegExp(`^(?:${courtesies}|先生)$`).test(title) || isKatakanaWord(katakana))
      return undefined;
    return { length: katakana.length, certainty: /[ ・]/.test(katakana) ? 'certain' : 'likely' };
  }
  const [, hiragana = ''] = /([ぁ-ん]+)$/.exec(left) ?? [];
  for (let from = 0; from < hiragana.length - 1; from += 1) {
    const name = hiragana.slice(from);
    const open = from === 0 || /[はがのともにをで]$/.test(hiragana.slice(0, from));
    // Any two or three kana may be what a child is called.
    const called = /^(?:ちゃん|くん)$/.test(title) && name.length <= 3 && !kinship.test(name);
    if (open && (called || kanaSurnames.has(name) || kanaGivenNames.has(name))) {
      return { length: name.length, certainty: 'likely' };
    }
  }
  return undefined;
}

function replaceOf(title: string, text: string, start: number): Replace {
  if (/^(?:ちゃん|くん|君)$/.test(title)) return { by: 'child' };
  if (/^(?:係長|課長|部長|室長|主査|主任|主事|次長)$/.test(title)) return { by: 'staff' };
  if (new RegExp(`^(?:${titles})$`).test(title) && title !== '宅') return { by: 'title', title };
  if (/(?:隣|向かい|裏|上の階|下の階)の$/.test(before(text, start, 5)))
    return { by: 'title', title: '方' };
  return { by: 'resident' };
}
