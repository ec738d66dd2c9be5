/** What is hard to read, and what to write instead. */
import type { Day } from '../../../src/calendar/day';
import { EASY_WORDS, readEasyWords, writeEasyWords } from '../../../src/voice/languages/easy-words';
import { checkReading, mend, type FindingKind } from '../../../src/voice/languages/reading-check';

const rules = { longestSentence: 30, words: EASY_WORDS, today: '2026-05-11' as Day };
const found = (text: string): [FindingKind, string, string | undefined][] =>
  checkReading(text, rules).map(({ kind, found: words, instead }) => [kind, words, instead]);

test.each<[string, [FindingKind, string, string | undefined][]]>([
  ['', []],
  ['書類を出してください。', []],
  ['申請してください。', [['word', '申請してください', '書類を出してください']]],
  [
    '申請書を持参する。',
    [
      ['word', '申請書', 'お願いの紙'],
      ['word', '持参する', '持ってくる'],
    ],
  ],
  ['減免の制度', [['word', '減免', 'お金を安くすること、または払わなくてよいこと']]],
  ['該当しない人', [['word', '該当しない', '当てはまらない']]],
  ['還付します', [['word', '還付', undefined]]],
  ['できないわけではありません。', [['negative', 'ないわけではありません', undefined]]],
  ['行けなくはない。', [['negative', 'なくはない', undefined]]],
  ['書かなければなりません。', [['negative', 'なければなりません', undefined]]],
  ['安いとは言えない。', []],
  ['来ないとは限らない。', [['negative', 'ないとは限らない', undefined]]],
  ['やめざるを得ません。', [['negative', 'ざるを得ません', undefined]]],
  ['5月25日まで', [['date', '5月25日', '5月25日（月）']]],
  ['4月20日に', [['date', '4月20日', '4月20日（月）']]],
  ['1月5日に', [['date', '1月5日', '1月5日（火）']]],
  ['2026年5月11日に', [['date', '2026年5月11日', '2026年5月11日（月）']]],
  ['5月25日（月）まで', []],
  ['5月25日 月曜日', []],
  [
    '令和7年5月25日',
    [
      ['era', '令和7年', '2025年'],
      ['date', '令和7年5月25日', '令和7年5月25日（日）'],
    ],
  ],
  ['2月30日', [['date', '2月30日', undefined]]],
  ['令和8年に', [['era', '令和8年', '2026年']]],
  ['令和元年と令和8年度', [['era', '令和元年', '2019年']]],
  [
    'とても長い文は、読む人がどこで切れるのか分からなくなるのでよくない。',
    [['long', 'とても長い文は、読む人がどこで切れるのか分からなくなるのでよくない。', undefined]],
  ],
  ['短い文。また短い文。もう一つ短い文。これも短い文。', []],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test('長い言葉が、その中の短い言葉より先', () => {
  const words = readEasyWords('転入=来ること=\n転入届=来た知らせ=てんにゅうとどけ');
  expect(checkReading('転入届を書く', { ...rules, words })).toEqual([
    {
      kind: 'word',
      start: 0,
      end: 3,
      found: '転入届',
      instead: '来た知らせ',
      reading: 'てんにゅうとどけ',
    },
  ]);
});

test('一度に一か所を置き換え、文が変わっていたら何もしない', () => {
  const text = '提出する。提出する。';
  const [, second] = checkReading(text, rules);
  if (!second) throw new Error('nothing found');
  expect(mend(text, second)).toBe('提出する。出す。');
  expect(mend('出す。提出する。', second)).toBe('出す。提出する。');
});

test('言葉の表は、書いて読めば同じ。80組以上あり、同じ言葉は二度出ない', () => {
  expect(readEasyWords(writeEasyWords(EASY_WORDS))).toEqual(EASY_WORDS);
  expect(EASY_WORDS.length).toBeGreaterThanOrEqual(80);
  expect(new Set(EASY_WORDS.map(({ hard }) => hard)).size).toBe(EASY_WORDS.length);
  expect(readEasyWords('\n=あ\n言葉だけ')).toEqual([{ hard: '言葉だけ', easy: '', reading: '' }]);
});
