/** How long a post is, what of it fits, and the draft that fits. */
import { fitOf, lengthOf, snsDraft } from '../../../../src/voice/publishing/sns';
import { publishingDefaults } from '../../../../src/voice/publishing/settings';
import { day, WORDS } from './sample';

const { sns } = publishingDefaults();
const voice = (words: Partial<typeof WORDS>) => ({
  words: { ...WORDS, ...words },
  category: '',
  publishedOn: day('2026-08-01'),
  version: 1,
});

test.each([
  ['区民のこえ', 5, 5],
  ['abcd', 4, 2],
  ['半角と全角 AB', 8, 6.5],
  ['𠮷野', 2, 2],
  ['👨‍👩‍👧', 5, 1],
  ['見て https://example.jp/a/very/long/path?x=1 ね', 44, 15.5],
  ['“引用”', 4, 3],
])('「%s」は、そのまま数えて%p、Xの数え方で%p', (text, plain, weighted) => {
  expect(lengthOf(text, 'plain')).toBe(plain);
  expect(lengthOf(text, 'weighted')).toBe(weighted);
});

test('長すぎるところを、書いてあるとおりに示す', () => {
  expect(fitOf('あいうえお', { limit: 3, counting: 'plain' })).toEqual({
    length: 5,
    kept: 'あいう',
    over: 'えお',
  });
  expect(fitOf('あabい', { limit: 2, counting: 'weighted' })).toEqual({
    length: 3,
    kept: 'あab',
    over: 'い',
  });
});

test('収まる声は、すべて入る', () => {
  expect(snsDraft(voice({}), sns)).toEqual({
    text: '【区民のこえ】駐輪場の照明\n駐輪場の照明が暗い。\n→明るい照明に替えました。',
    left: '',
  });
});

test('長い考え方は文の終わりで切り、載らなかったところを言う', () => {
  const text = `${'あ'.repeat(80)}。${'い'.repeat(60)}。`;
  const draft = snsDraft(voice({ text }), sns);
  expect(draft.text.endsWith('あ。')).toBe(true);
  expect(draft.left).toBe(`${'い'.repeat(60)}。`);
  expect(lengthOf(draft.text, 'plain')).toBeLessThanOrEqual(140);
});

test('文の終わりまでが遠いときは途中で切り、「…」をつける', () => {
  const draft = snsDraft(voice({ text: 'う'.repeat(200) }), sns);
  expect(draft.text.endsWith('う…')).toBe(true);
  expect(lengthOf(draft.text, 'plain')).toBe(140);
});

test('要旨だけで長いときは要旨を切り、終わりの文は残る', () => {
  const settings = { ...sns, foot: 'くわしくは区のホームページで' };
  const draft = snsDraft(voice({ summary: 'え'.repeat(200) }), settings);
  expect(lengthOf(draft.text, 'plain')).toBeLessThanOrEqual(140);
  expect(draft.text).toMatch(/え…\nくわしくは区のホームページで$/);
  expect(draft.left).toContain(WORDS.text);
});

test('Xの数え方でも収まる', () => {
  const draft = snsDraft(voice({ text: 'abc えお。'.repeat(60) }), {
    ...sns,
    counting: 'weighted',
  });
  expect(lengthOf(draft.text, 'weighted')).toBeLessThanOrEqual(140);
});
