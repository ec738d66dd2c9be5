/** A suggestion says why and how sure it is, and nothing when it is not. */
import { Classifier, type Example } from '../../../src/text/classify';
import { isotonic } from '../../../src/text/isotonic';
import { circumstance, lexiconOf, termsOf } from '../../../src/text/words';

const lexicon = lexiconOf([], []);
const example = (text: string): Example => ({ text, terms: termsOf(text, lexicon) });
const past: [string, string][] = [
  ['公園のベンチが壊れた', '公園'],
  ['公園の遊具が古い', '公園'],
  ['公園の木が倒れた', '公園'],
  ['ごみの収集が来ない', 'ごみ'],
  ['ごみ袋が高い', 'ごみ'],
  ['ごみの分別が難しい', 'ごみ'],
];

function learned(times = 1): Classifier {
  const classifier = new Classifier([{ name: '図書', wordings: ['図書館', '本棚'] }]);
  const all = Array.from({ length: times }, () => past).flat();
  for (const [text, label] of all) classifier.learn(example(text), label);
  for (const [text, label] of all) classifier.check(example(text), label);
  return classifier;
}

test('what was filed before tells where the next belongs, by its words', () => {
  const [best] = learned(10).suggest(example('公園のベンチが古い'), 0.5);
  expect(best).toMatchObject({
    label: '公園',
    because: expect.arrayContaining([{ word: '公園', from: 'learned' }]),
  });
  expect(best?.confidence).toBeGreaterThan(0.8);
});

test('the list speaks for a choice that nobody used yet', () => {
  const classifier = new Classifier([{ name: '図書', wordings: ['図書館'] }]);
  const [best] = classifier.suggest(example('図書館が遠い'), 0.1);
  expect(best).toMatchObject({ label: '図書', because: [{ word: '図書館', from: 'list' }] });
});

test('a text without a known word gets no suggestion', () => {
  expect(learned(10).suggest(example('xyz'), 0)).toEqual([]);
});

test('few checked texts make no great confidence', () => {
  const [best] = learned().suggest(example('公園のすべり台'), 0);
  expect(best?.confidence).toBeLessThanOrEqual(0.5);
});

test('what is forgotten counts no more, and a check leaves all as it was', () => {
  const classifier = learned(10);
  const before = classifier.suggest(example('公園のごみ'), 0);
  const one = example('公園の池');
  classifier.learn(one, '公園');
  classifier.forget(one, '公園');
  expect(classifier.suggest(example('公園のごみ'), 0)).toEqual(before);
  expect(classifier.size).toBe(60);
});

test('the steps of confidence rise, whatever the points', () => {
  const points = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((at, place) => ({ at, value: place % 2 }));
  const values = isotonic(points).map(({ value }) => value);
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(isotonic([])).toEqual([]);
});

test('where a voice was heard speaks beside its words, and is told as the reason', () => {
  const classifier = new Classifier([]);
  const heard = (text: string, section: string): Example => ({
    text,
    terms: [
      ...termsOf(text, lexiconOf([], [])),
      circumstance('受付部署', section, `${section}の窓口`),
    ],
  });
  for (let times = 0; times < 10; times += 1) {
    classifier.learn(heard('書類をなくした', '市民課'), '市民課');
    classifier.learn(heard('書類をなくした', '保健福祉課'), '保健福祉課');
  }
  const [best] = classifier.suggest(heard('書類をなくした', '市民課'), 0);
  expect(best).toMatchObject({
    label: '市民課',
    because: [{ word: '受付部署：市民課の窓口', from: 'learned' }],
  });
});
