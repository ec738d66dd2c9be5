/**
 * Names in Japanese writing. No list is complete, so a name is known by what stands beside it: a title (さん, 様, 係長), a
 * label (氏名：), an introduction (と申します). A frequent surname makes it certain; another word must not be a word for a
 * part that someone plays (看護師さん, 利用者様).
 */
import { after, all, before, finding, type Place } from './find';
import type { Certainty, Detector, Finding, Reason, Replace } from './mark';
import { commonWords, isKatakanaWord, noName, roleEnd, samaWords } from './not-names';
import { kanaGivenNames, kanaSurnames, placeNames, surnames } from './surnames';

const K = '[一-龠々〆ヶノ]';
const longestSurname = 4;
/** Last characters of frequent given names. */
const givenEnd =
  '[子美恵江枝代世香奈菜花里理紗沙織穂衣央加佳華実郎男夫雄介助輔太大樹也哉斗翔人平治次二一三司志史士正明昭弘浩博宏誠清勇武茂進隆孝貴幸和健賢学修豊実勝稔昇忍薫]';

const courtesies = 'さん|さま|様|ちゃん|くん|君|殿|氏|夫妻|ご夫妻|ご夫婦|女史';
const titles =
  '先生|係長|課長|部長|室長|主査|主任|主事|次長|館長|所長|会長|副会長|組長|班長|議員|民生委員|院長|園長|校長|教頭|教諭|看護師|保健師|医師|弁護士|司法書士|社長|店長|巡査|住職|宅';
const titled = new RegExp(`(?: ?(?:${courtesies})(?:ご夫妻|ご夫婦)?| ?(?:${titles}))`, 'g');

const relatives =
  '奥さん|奥様|ご主人|旦那さん|息子さん?|娘さん?|お母さん|お父さん|おばあさん|おじいさん|おばあちゃん|おじいちゃん|お孫さん|お宅|ご家族';

const label =
  '(?:氏名|お?名前|ご芳名|名義人?|差出人|申請者|届出人|代理人|世帯主|担当者?|フリガナ|ふりがな|通報者|相談者|来庁者|申出人)(?:氏名)?[はが:(「 ]{1,3}';
/** What may follow a name that stands alone. */
const boundary =
  '(?=$|[、。,.)(」!\\n ]|です|でした|さん|様|と(?:いう|申|言|名乗)|まで|が|は|の|も|を|に|へ|から|より|宅|来)';

export const japaneseName: Detector = ({ text }) =>
  [
    ...beforeTitle(text),
    ...afterLabel(text),
    ...introduced(text),
    ...related(text),
    ...standingAlone(text),
  ].filter(({ start, end }) => !/^(?:氏名|名前)/.test(text.slice(start, end)));

function beforeTitle(text: string): Finding[] {
  return all(text, titled).flatMap((title) => {
    const word = title.text.trim();
    if (notTitle(word, text, title)) return [];
    const left = before(text, title.start, 16);
    const name = kanjiName(left, word) ?? kanaName(left, word);
    if (!name) return [];
    const place = { start: title.start - name.length, end: title.end, text: '' };
    return [found(place, name.certainty, 'honorific', replaceOf(word, text, place.start))];
  });
}

/** 様子, 氏名, 君たち: the same characters, begun another word. */
function notTitle(word: string, text: string, { end }: Place): boolean {
  const next = after(text, end, 2);
  if (word === '様' || word === 'さま') return /^(?:[子々式態相変]|ざま)/.test(next);
  if (word === '氏') return /^[名子族神]/.test(next);
  if (word === '殿') return /^[堂様]/.test(next);
  if (word === 'さん') return /^(?:ざん|か?ん(?:の|で)?$)/.test(next);
  return false;
}

interface Name {
  length: number;
  certainty: Certainty;
}

/** A name at the end of `left` that begins with kanji. */
function kanjiName(left: string, title: string): Name | undefined {
  const [, run = ''] = new RegExp(`(${K}+(?: ${K}{1,3})?)$`).exec(left) ?? [];
  const [, mixed = ''] = new RegExp(`(${K}{1,4} ?[ぁ-んァ-ヶー]{2,5}[子美]?)$`).exec(left) ?? [];
  const parted = mixed !== '' && run.length < 3 ? surnameAt(mixed) : '';
  if (parted !== '' && isGiven(mixed.slice(parted.length).trim())) {
    return { length: mixed.length, certainty: 'certain' };
  }
  if (run === '') return undefined;
  if (run.includes(' ') && surnameAt(run) === '')
    return kanjiName(left.slice(left.lastIndexOf(' ') + 1), title);
  const known = knownName(run);
  if (known !== undefined) return accepted(known, title, left);
  return /[おご御]$/.test(left.slice(0, -run.length)) ? undefined : unknownName(run, title);
}

/** The longest known name at the end of a run of kanji. */
function knownName(run: string): string | undefined {
  const [first = '', given] = run.split(' ');
  for (let from = 0; from < first.length; from += 1) {
    const rest = first.slice(from);
    const surname = surnameAt(rest);
    if (surname === '') continue;
    // Within a longer word only where what stands before is a section or a place.
    if (from > 0 && !/[課係部室局区市町丁目番校館団]$/.test(first.slice(0, from))) continue;
    const more = rest.slice(surname.length);
    if (more.length > 3 || (given !== undefined && more !== '')) continue;
    // 王子, 太子: words.
    if (surname.length === 1 && more === '子') continue;
    if (more !== '' && roleEnd.test(more) && !new RegExp(`${givenEnd}$`).test(more)) continue;
    return given === undefined ? rest : `${rest} ${given}`;
  }
  return undefined;
}

function accepted(known: string, title: string, left: string): Name | undefined {
  if (title === '様' && samaWords.test(known) && known.length === 1) return undefined;
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
    return run.length <= 3 && !/^[赤坊嬢諸]/.test(run) ? likely : undefined;
  if (title !== 'さん' && title !== '様') return undefined;
  if (title === '様' && samaWords.test(run)) return undefined;
  return run.length >= 2 && run.length <= 3 ? likely : undefined;
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
    if (open && (kanaSurnames.has(name) || kanaGivenNames.has(name))) {
      return { length: name.length, certainty: 'likely' };
    }
  }
  return undefined;
}

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
  const called = new RegExp(`${name}という(?:人|方|者|男性|女性)`, 'g');
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
          !roleEnd.test(name.slice(0, -1)) &&
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

/** The longest known surname that `words` begin with; '' if none. */
function surnameAt(words: string): string {
  for (let length = Math.min(longestSurname, words.length); length > 0; length -= 1) {
    if (surnames.has(words.slice(0, length))) return words.slice(0, length);
  }
  return '';
}

function isMixed(name: string): boolean {
  const surname = surnameAt(name);
  return surname !== '' && isGiven(name.slice(surname.length).trim());
}

function isGiven(words: string): boolean {
  return /^[ァ-ヶー]{2,5}[子美]?$/.test(words) || kanaGivenNames.has(words);
}

function isPlace(name: string): boolean {
  return placeNames.has(name);
}

function replaceOf(title: string, text: string, start: number): Replace {
  if (/^(?:ちゃん|くん|君)$/.test(title)) return { by: 'child' };
  if (/^(?:係長|課長|部長|室長|主査|主任|主事|次長)$/.test(title)) return { by: 'staff' };
  if (new RegExp(`^(?:${titles})$`).test(title) && title !== '宅') return { by: 'title', title };
  if (/(?:隣|向かい|裏|上の階|下の階)の$/.test(before(text, start, 5)))
    return { by: 'title', title: '方' };
  return { by: 'resident' };
}

function found(place: Place, certainty: Certainty, reason: Reason, replace: Replace): Finding {
  return finding('name', place, certainty, reason, replace);
}
