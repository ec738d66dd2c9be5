/** The index finds what says the same, whatever was added, changed or removed before. */
import { pairs, sampleVoices, toldIn } from '../../bench/similar-data';
import { officeStopWords, officeSynonyms } from '../../../src/text/office-words';
import { fingerprint } from '../../../src/text/fingerprint';
import { SimilarIndex } from '../../../src/text/similarity';
import { keptBytes, keptIn } from '../../../src/text/similarity/kept-texts';
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

  test('what was taken as bytes brings back the same answers', () => {
    const index = many();
    index.remove(3);
    index.put(7, '街灯が暗い');
    const again = new SimilarIndex(lexicon);
    // In another order than they came, as parts are read.
    for (const ids of [[...index.ids()].slice(1000), [...index.ids()].slice(0, 1000)]) {
      const kept = keptIn(keptBytes(done(index.taking(ids))));
      if (kept) done(again.putting(kept, () => true));
    }
    expect(again.size).toBe(index.size);
    for (const asked of ['自転車置き場が狭い', '街灯が暗い', text(3), text(4000)]) {
      expect(again.search(asked, 5)).toEqual(index.search(asked, 5));
    }
    expect(again.markOf(7)).toBe(fingerprint('街灯が暗い'));
    again.put(9, '街灯が暗い');
    expect(again.search('街灯が暗い', 1)[0]?.id).toBe(9);
  });

  test('only what is wanted is put back, and what is not there is not taken', () => {
    const index = many();
    const again = new SimilarIndex(lexicon);
    const kept = done(index.taking([1, 2, 5000000, 6000000]));
    expect(kept.texts.map(({ id }) => id)).toEqual([1, 2, 5000000]);
    done(again.putting(kept, ({ id }) => id !== 2));
    expect([...again.ids()]).toEqual([1, 5000000]);
    expect(again.search(text(2), 5).map(({ id }) => id)).not.toContain(2);
  });
});

describe('bytes that are not what was kept', () => {
  const bytes = keptBytes(done(indexOf(voices).taking([1, 2, 3, 4])));

  test('are no texts: cut off, empty, of another version', () => {
    expect(keptIn(bytes)?.texts).toHaveLength(4);
    for (const length of [0, 8, 24, 60, 200, bytes.length - 8]) {
      expect(keptIn(bytes.slice(0, length))).toBeUndefined();
    }
    const other = bytes.slice();
    other[0] = (other[0] ?? 0) ^ 1;
    expect(keptIn(other)).toBeUndefined();
  });

  test('no texts are texts too', () => {
    expect(keptIn(keptBytes({ keys: [], texts: [] }))).toEqual({ keys: [], texts: [] });
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

/** All steps at once. */
function done<Result>(steps: Iterator<unknown, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
