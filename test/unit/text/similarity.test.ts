/** The index finds what says the same, whatever was added, changed or removed before. */
import { pairs, sampleVoices, toldIn } from '../../bench/similar-data';
import { officeStopWords, officeSynonyms } from '../../../src/text/office-words';
import { SimilarIndex } from '../../../src/text/similarity';
import { SEGMENT_TEXTS } from '../../../src/text/similarity/segment';
import { lexiconOf } from '../../../src/text/words';

const lexicon = lexiconOf(officeSynonyms, officeStopWords);

function indexOf(texts: Record<number, string>): SimilarIndex {
  const index = new SimilarIndex(lexicon);
  for (const [id, text] of Object.entries(texts)) index.put(Number(id), text);
  return index;
}

const voices = {
  1: '駐輪場が狭い',
  2: '街灯が切れて夜道が暗い',
  3: '保育園に入れない',
  4: '道路に穴があいている',
};

test('another wording of a wish comes first, with the wordings as the reason', () => {
  const index = indexOf(voices);
  const asked = '自転車を停める場所が足りない';
  const [first] = index.search(asked, 5);
  expect(first?.id).toBe(1);
  expect(index.reasons(asked, voices[1])).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ word: '自転車…停める', theirs: '駐輪場' }),
      expect.objectContaining({ word: '足りない', theirs: '狭い' }),
    ]),
  );
});

test('a score is the part of what was asked that is found: all of it is 1', () => {
  const index = indexOf(voices);
  const [same] = index.search(voices[2], 1);
  expect(same?.id).toBe(2);
  expect(same?.score).toBeCloseTo(1, 5);
  expect(index.search(`${voices[2]}。保険料の納付書をなくした`, 1)[0]?.score).toBeLessThan(0.8);
});

test('what has nothing in common is not found, and nothing finds nothing', () => {
  expect(indexOf(voices).search('ぷぺぽ', 5)).toEqual([]);
  expect(indexOf(voices).search('', 5)).toEqual([]);
  expect(new SimilarIndex(lexicon).search('駐輪場', 5)).toEqual([]);
});

test('a changed text is found by its new words alone, a removed one not at all', () => {
  const index = indexOf(voices);
  index.put(1, '図書館の本が古い');
  expect(index.search('駐輪場', 5)).toEqual([]);
  expect(index.search('図書館', 5).map(({ id }) => id)).toEqual([1]);
  expect(index.remove(1)).toBe(true);
  expect(index.remove(1)).toBe(false);
  expect(index.search('図書館', 5)).toEqual([]);
  expect(index.size).toBe(3);
});

test('of equal ones the newest comes first', () => {
  const index = indexOf({ 1: '駐輪場が狭い', 2: '駐輪場が狭い' });
  expect(index.search('駐輪場が狭い', 1).map(({ id }) => id)).toEqual([2]);
});

describe('with more texts than a segment holds', () => {
  const count = SEGMENT_TEXTS + 100;
  const text = (number: number): string => `公園の${number}番目の遊具の話、件${number}号`;

  function many(): SimilarIndex {
    const index = new SimilarIndex(lexicon);
    for (let id = 0; id < count; id += 1) index.put(id, text(id));
    index.put(5000000, '駐輪場が狭い');
    return index;
  }

  test('it answers as one that was made without what was removed and changed', () => {
    const index = many();
    index.remove(3);
    index.put(7, '街灯が暗い');
    const fresh = new SimilarIndex(lexicon);
    for (let id = 0; id < count; id += 1) if (id !== 3 && id !== 7) fresh.put(id, text(id));
    fresh.put(5000000, '駐輪場が狭い');
    fresh.put(7, '街灯が暗い');
    for (const asked of ['街灯が暗い', '自転車置き場', text(3), '遊具']) {
      const scores = (of: SimilarIndex) => of.search(asked, 5).map(({ score }) => score.toFixed(5));
      expect(scores(index)).toEqual(scores(fresh));
    }
    expect(index.search('街灯が暗い', 1)[0]?.id).toBe(7);
  });

  test('a snapshot brings back the same answers', () => {
    const index = many();
    const again = SimilarIndex.from(structuredClone(index.snapshot()), lexicon);
    expect(again.search('自転車置き場が狭い', 5)).toEqual(index.search('自転車置き場が狭い', 5));
    again.put(9, '街灯が暗い');
    expect(again.search('街灯が暗い', 1)[0]?.id).toBe(9);
  });
});

test('of the pairs held out, seven in ten are among the first five; of the sample clusters, three in four', () => {
  const held = pairs().filter(({ use }) => use === '測定');
  const index = new SimilarIndex(lexicon);
  held.forEach(({ other }, id) => index.put(id, other));
  const found = held.filter(({ one }, id) => index.search(one, 5).some((hit) => hit.id === id));
  expect(held.length).toBeGreaterThanOrEqual(80);
  expect(found.length / held.length).toBeGreaterThan(0.7);

  const samples = sampleVoices();
  const all = new SimilarIndex(lexicon);
  samples.forEach((voice, id) => all.put(id, toldIn(voice)));
  const clustered = samples.flatMap((voice, id) =>
    samples.some((other, at) => at !== id && other.cluster === voice.cluster && voice.cluster)
      ? [{ voice, id }]
      : [],
  );
  const hit = clustered.filter(({ voice, id }) =>
    all
      .search(toldIn(voice), 6)
      .filter((each) => each.id !== id)
      .slice(0, 5)
      .some((each) => samples[each.id]?.cluster === voice.cluster),
  );
  expect(hit.length / clustered.length).toBeGreaterThan(0.75);
});
