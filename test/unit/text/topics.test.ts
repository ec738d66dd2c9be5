/** Groups of texts: found from the texts alone, the same whatever order they come in, named by their own words. */
import * as fc from 'fast-check';
import { chanceOfAtLeast, chanceOfAtMost } from '../../../src/text/topics/chance';
import { groupsOf, LEAST, type Text } from '../../../src/text/topics/group';
import { meaningNames, nameFor, speaking, wordsOf } from '../../../src/text/topics/label';
import { lexiconOf, termsOf } from '../../../src/text/words';

const synonyms = [['駐輪場', '自転車置き場', '自転車+停める']];
const lexicon = lexiconOf(synonyms, ['困る']);
const told = [
  '駐輪場が狭くて自転車が入らない。',
  '自転車置き場が足りない。駐輪場を広げてほしい。',
  '自転車を停める場所がなく、駐輪場がいつも満車だ。',
  '野良猫に餌をやる人がいて、庭を荒らされる。',
  '野良猫が増えて、ふんで庭が汚れる。',
  '野良猫の餌やりをやめさせてほしい。',
  '国保の保険料の通知が分かりにくい。',
];
const texts: Text[] = told.map((text, place) => ({
  id: place + 1,
  with: place + 1,
  filed: '',
  terms: termsOf(text, lexicon),
}));

test('texts about the same are one group, the largest first, and what is like none stands alone', () => {
  expect(groupsOf(texts, { least: LEAST })).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
});

test('the order in which texts come changes nothing', () => {
  const expected = groupsOf(texts, { least: LEAST });
  fc.assert(
    fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
      expect(groupsOf(shuffled, { least: LEAST })).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test('every text is in exactly one group, whatever is asked of likeness', () => {
  fc.assert(
    fc.property(
      fc.subarray(texts),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (some, least) => {
        const ids = groupsOf(some, { least }).flat();
        expect([...ids].sort()).toEqual(some.map(({ id }) => id).sort());
      },
    ),
    { numRuns: 50 },
  );
});

test('texts that belong together stay together however differently they say it', () => {
  const tied = texts.map((text) => (text.id === 7 ? { ...text, with: 1 } : text));
  const group = groupsOf(tied, { least: LEAST }).find((ids) => ids.includes(7));
  expect(group).toContain(1);
});

test('asked for more likeness, groups fall apart; asked for none, all that shares a term is one', () => {
  expect(groupsOf(texts, { least: 1 }).length).toBe(texts.length);
  expect(groupsOf(texts, { least: LEAST / 100 }).length).toBeLessThan(4);
});

test('nothing and texts without a word make no fault', () => {
  expect(groupsOf([], { least: LEAST })).toEqual([]);
  const empty = { id: 9, with: 9, filed: '', terms: [] };
  expect(groupsOf([empty], { least: LEAST })).toEqual([[9]]);
});

test('a group is named by the words that stand in it and seldom elsewhere, meanings in the office’s word', () => {
  const terms = texts.map((text) => text.terms);
  const [bicycles = [], cats = []] = wordsOf(
    [terms.slice(0, 3), terms.slice(3, 6)],
    terms.slice(6),
    meaningNames(synonyms),
  );
  expect(bicycles[0]).toBe('駐輪場');
  expect(cats.slice(0, 2).join()).toMatch(/猫/);
  expect(cats).not.toContain('駐輪場');
});

test('a name of staff counts where all its words are among the topic’s, the closest one first', () => {
  const names = [
    { name: '猫', wordings: ['ネコ'] },
    { name: '自転車', wordings: ['駐輪場'] },
    { name: '駅前の自転車', wordings: ['駐輪場', '駅前'] },
  ];
  expect(nameFor(['駐輪場', '満車'], names)).toBe('自転車');
  expect(nameFor(['駅前', '駐輪場'], names)).toBe('駅前の自転車');
  expect(nameFor(['ねこ'], names)).toBe('猫');
  expect(nameFor(['公園'], names)).toBeUndefined();
});

describe('chance', () => {
  // By hand: 5 of 5 in one half is 1/32; 3 or more of 4 is (4+1)/16.
  test.each([
    [5, 0, 0.5, 1 / 32],
    [3, 1, 0.5, 5 / 16],
    [0, 4, 0.5, 1],
    [2, 0, 0.25, 1 / 16],
  ])('%i now, %i before, %f expected now: %f', (now, before, share, expected) => {
    expect(chanceOfAtLeast(now, before, share)).toBeCloseTo(expected, 10);
  });
  test('the two sides overlap in the count itself', () => {
    expect(chanceOfAtMost(0, 5, 0.5)).toBeCloseTo(1 / 32, 10);
    expect(chanceOfAtLeast(3, 4, 0.4) + chanceOfAtMost(2, 5, 0.4)).toBeCloseTo(1, 10);
  });
});

test.each([
  ['the thing and what is wished of it', ['駐輪場', '狭い', '満車'], '駐輪場の不足'],
  ['two things where nothing tells that', ['ボール遊び', '曜日', '禁止'], 'ボール遊び・曜日'],
  ['no piece of a verb', ['停め', '置', '駐輪場'], '駐輪場'],
  ['no name of a person', ['永松', '側溝', '冠水'], '側溝の冠水'],
  ['a title where no word is a noun', ['同じ', '書'], '同じ紙に何度もはんこ'],
])('a label says %s', (_, words, label) => {
  expect(speaking(words, '同じ紙に何度もはんこ', new Set())).toBe(label);
});

test('no two topics are called the same', () => {
  expect(speaking(['駐輪場', '狭い', '満車'], '', new Set(['駐輪場の不足']))).toBe('駐輪場・満車');
});
