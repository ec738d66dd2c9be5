/** What two wordings of one wish have in common, though no word of them need be the same. */
import { officeStopWords, officeSynonyms } from '../../../src/text/office-words';
import { readGroups, wordingsOf, writeGroups } from '../../../src/text/synonyms';
import { endingsOf, lexiconOf, termsOf, wordingsIn } from '../../../src/text/words';

const office = lexiconOf(officeSynonyms, officeStopWords);
const keys = (text: string, lexicon = office): string[] =>
  termsOf(text, lexicon).map(({ key }) => key);
const meanings = (text: string, groups: string[][]): string[] =>
  termsOf(text, lexiconOf(groups, []))
    .filter(({ kind }) => kind === 'meaning')
    .map(({ key }) => key.slice(1));

describe('words', () => {
  test.each([
    ['停める', '停めて'],
    ['狭い', '狭くて'],
    ['ｴｱｺﾝ', 'エアコン'],
    ['ゴミ', 'ごみ'],
    ['Ｗｉ－Ｆｉ', 'wi-fi'],
    ['PARKS', 'park'],
    ['サーバー', 'サーバ'],
  ])('%s and %s are one', (one, other) => {
    const plain = lexiconOf([], []);
    const words = (text: string) => keys(text, plain).filter((key) => key.startsWith('w'));
    expect(words(one)).toEqual(words(other));
    expect(words(one).length).toBeGreaterThan(0);
  });

  test('stop words and numbers tell nothing', () => {
    expect(keys('3回もお願いしました').filter((key) => key.startsWith('w'))).toEqual([]);
  });

  test('the same text has the same terms, each once with its count', () => {
    const text = '公園の街灯。公園のベンチ。';
    expect(termsOf(text, office)).toEqual(termsOf(text, office));
    expect(termsOf(text, office).find(({ key }) => key === 'w公園')?.count).toBe(2);
  });

  test('an empty text has none', () => {
    expect(termsOf('', office)).toEqual([]);
  });

  test('endings tell a wish from a question', () => {
    expect(endingsOf('直してほしい。いつですか？').map(({ key }) => key)).toEqual(
      expect.arrayContaining(['eほしい', 'eですか']),
    );
  });
});

describe('synonyms', () => {
  const parking = [['駐輪場', '自転車置き場', '自転車+停める']];

  test.each(['駐輪場が狭い', '自転車置き場が狭い', '停められない、自転車が', '自転車を停める所'])(
    '%s means 駐輪場',
    (text) => expect(meanings(text, parking)).toEqual(['駐輪場']),
  );

  test('parts in two sentences are no meaning', () => {
    expect(meanings('自転車で来た。車を停める所がない', parking)).toEqual([]);
  });

  test('kana mean something from the beginning of a word only', () => {
    expect(meanings('トマトが赤い', [['マト', '標的']])).toEqual([]);
    expect(meanings('朝のごみが残る', [['ごみ', '廃棄物']])).toEqual(['ごみ']);
  });

  test('one kanji of a verb is not found in other words', () => {
    const narrow = [['狭い', '窮屈']];
    expect(meanings('狭義の話', narrow)).toEqual([]);
    expect(meanings('道が狭く', narrow)).toEqual(['狭い']);
  });

  test('letters are whole words', () => {
    expect(meanings('the catalogue', [['cat', 'kitten']])).toEqual([]);
  });

  test('a list read and written stays the same, and lines without two wordings go', () => {
    expect(writeGroups(readGroups('駐輪場＝自転車置き場\n\nひとつだけ\nごみ=ゴミ'))).toBe(
      '駐輪場=自転車置き場\nごみ=ゴミ',
    );
  });

  test('wordings of a list are told by its names', () => {
    const list = wordingsOf([{ name: '道路・公園', wordings: ['歩道', '段差'] }]);
    expect(wordingsIn('歩道の段差', list)).toEqual([
      { name: '道路・公園', shown: '歩道' },
      { name: '道路・公園', shown: '段差' },
    ]);
  });
});
