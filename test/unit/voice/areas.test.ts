/** From 町名・場所 to the area: one table of what clerks type and what the master makes of it. */
import { sampleAreas } from '../../../scripts/sample/areas';
import { findAreas, readArea, type AreaRecord } from '../../../src/voice/areas/find-area';
import { placeName, townsIn } from '../../../src/voice/areas/place-name';
import { choiceOf, proposeArea } from '../../../src/voice/areas/propose-area';
import { areas as choices } from './sample';

const record = (area: string, towns: string, change: Partial<AreaRecord> = {}): AreaRecord => ({
  area,
  towns,
  primarySchools: '',
  juniorHighSchools: '',
  address: '',
  ...change,
});

const master = [
  record('黒崎', '黒崎一丁目〜3丁目\n藤田\n大字畑', {
    primarySchools: '黒崎中央小学校',
    juniorHighSchools: '黒崎',
    address: '北九州市八幡西区屋敷一丁目5番10号',
  }),
  record('熊西', '黒崎4～5丁目、相生町', { primarySchools: '熊西', juniorHighSchools: '黒崎' }),
  record('永犬丸', '永犬丸、永犬丸東町', { primarySchools: '永犬丸' }),
  record('永犬丸西', '永犬丸西町', { primarySchools: '永犬丸西' }),
  record('医生丘', '医生ケ丘\n松寿山', {}),
  record('楠橋', '大字楠橋\n大浦', {}),
  record('折尾西', '大浦', { primarySchools: '折尾西' }),
].map(readArea);

const found = (typed: string): string[] => findAreas(typed, master).map(({ area }) => area);

describe('町名・場所から地域', () => {
  test.each<[string, string[], string]>([
    ['相生町', ['熊西'], '町全体'],
    ['相生町5番のごみ置き場', ['熊西'], '町のあとに番地や言葉が続く'],
    ['八幡西区相生町', ['熊西'], '区から書く'],
    ['福岡県北九州市八幡西区相生町1-1', ['熊西'], '県から書く'],
    ['黒崎三丁目', ['黒崎'], '漢数字の丁目'],
    ['黒崎3丁目15番3号', ['黒崎'], '数字の丁目'],
    ['黒崎３－１５－３', ['黒崎'], '全角のハイフン'],
    ['黒崎4-1', ['熊西'], '丁目で地域が分かれる'],
    ['黒崎五丁目', ['熊西'], '範囲の終わり'],
    ['黒崎', ['黒崎', '熊西'], '丁目がなければ、両方が候補'],
    ['黒崎6丁目', ['黒崎'], '表にない丁目は、地域の名前から'],
    ['藤田のあたり', ['黒崎'], '言葉の中の町名'],
    ['永犬丸東町', ['永犬丸'], '長い町名が勝つ'],
    ['永犬丸西町2丁目', ['永犬丸西'], '永犬丸より永犬丸西町'],
    ['医生が丘', ['医生丘'], 'が'],
    ['医生ヶ丘', ['医生丘'], 'ヶ'],
    ['医生ｹ丘2', ['医生丘'], '半角のケ'],
    ['大字楠橋字中村', ['楠橋'], '大字と字'],
    ['楠橋', ['楠橋'], '大字を書かない'],
    ['大浦', ['楠橋', '折尾西'], 'いくつかの地域にまたがる町'],
    ['畑の坂', ['黒崎'], '一文字の町名は、先頭だけ'],
    ['田んぼと畑', [], '言葉の途中の一文字は、町名でない'],
    ['黒崎中央小', ['黒崎'], '小学校'],
    ['黒崎中央小学校区', ['黒崎'], '小学校区'],
    ['永犬丸小学校の前', ['永犬丸'], '学校の名前は町名より長い'],
    ['永犬丸西小校区', ['永犬丸西'], '小校区'],
    ['黒崎中学校', ['黒崎', '熊西'], '中学校区はいくつかの地域'],
    ['黒崎中校区の相生町', ['熊西'], '町名は校区より細かい'],
    ['熊西市民センター', ['熊西'], '市民センター'],
    ['熊西校区', ['熊西'], '校区の名前が地域の名前'],
    ['屋敷一丁目5番10号', ['黒崎'], '市民センターの所在地'],
    ['屋敷一丁目5番100号', [], '所在地は、番号の途中までではない'],
    ['相生町と藤田', ['黒崎', '熊西'], '二つ書けば二つとも'],
    ['小倉北区', [], '区の外'],
    ['　', [], '空白だけ'],
  ])('%s → %j（%s）', (typed, areas) => {
    expect(found(typed)).toEqual(areas);
  });

  test('わけを、表の書き方で言う', () => {
    expect(findAreas('黒崎三丁目', master)).toEqual([
      { area: '黒崎', kind: 'chome', by: '黒崎3丁目' },
    ]);
    expect(findAreas('熊西小', master)).toEqual([
      { area: '熊西', kind: 'primary', by: '熊西小学校区' },
    ]);
  });
});

test.each([
  ['二十三丁目', '23丁目'],
  ['十丁目', '10丁目'],
  ['星ヶ丘　七丁目', '星ケ丘7丁目'],
  ['三ケ森', '三ケ森'],
  ['一枝一丁目', '一枝1丁目'],
])('%s は %s と同じ', (written, name) => {
  expect(placeName(written)).toBe(name);
});

test('町名の欄の書き方', () => {
  expect(townsIn('相生町\n千代一丁目〜三丁目、藤田2丁目')).toEqual([
    { name: '相生町' },
    { name: '千代', chome: [1, 2, 3] },
    { name: '藤田', chome: [2] },
  ]);
});

describe('地域への提案', () => {
  const one = findAreas('相生町', master);
  const two = findAreas('黒崎', master);
  test('空なら入れ、自分が入れたものは直し、人が選んだものは変えない', () => {
    expect(proposeArea('', '', one, choices)).toEqual({ value: '熊西', proposed: '熊西' });
    const next = findAreas('藤田', master);
    expect(proposeArea('熊西', '熊西', next, choices)).toEqual({ value: '黒崎', proposed: '黒崎' });
    expect(proposeArea('青山', '熊西', one, choices)).toEqual({ value: '青山', proposed: '' });
    expect(proposeArea('青山', '', one, choices)).toEqual({ value: '青山', proposed: '' });
  });
  test('いくつもあれば入れず、自分が入れたものは取り消す', () => {
    expect(proposeArea('', '', two, choices)).toEqual({ value: '', proposed: '' });
    expect(proposeArea('熊西', '熊西', two, choices)).toEqual({ value: '', proposed: '' });
  });
  test('選択肢の名前が少し違っても同じ地域', () => {
    expect(choiceOf('黒崎', ['黒崎市民センター'])).toBe('黒崎市民センター');
    expect(choiceOf('黒崎', ['熊西'])).toBeUndefined();
  });
});

test('見本の地域マスターは、33の地域があり、どの町も読める', () => {
  const rows = sampleAreas();
  expect(rows.map((row) => row.地域)).toEqual(choices);
  for (const row of rows) {
    expect(row.町名).not.toMatch(/[?？\s]/);
    expect(row.小学校区 && row.中学校区).toBeTruthy();
  }
});
