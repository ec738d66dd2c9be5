/** How well topics agree with what people marked as one wish, beside words alone, and how long grouping takes. */
import { officeStopWords, officeSynonyms } from '../../src/text/office-words';
import { groupsOf, LEAST, type Text } from '../../src/text/topics/group';
import { WORDS_ALONE } from '../../src/text/topics/vectors';
import { lexiconOf, termsOf } from '../../src/text/words';
import type { Section } from './report';
import { manyVoices, sampleVoices, toldIn } from './similar-data';

/** Likenesses that the baseline may choose from: it gets the one that suits it best. */
const LEASTS = [0.2, 0.24, 0.28, 0.32, 0.36, 0.4];
const MANY = [1000, 10_000];

export async function benchTopics(): Promise<Section[]> {
  return [agreement(), time()];
}

function agreement(): Section {
  const lexicon = lexiconOf(officeSynonyms, officeStopWords);
  const plain = lexiconOf([], officeStopWords);
  const voices = sampleVoices();
  const textsWith = (words: typeof lexicon, filed: 'filed' | 'unfiled'): Text[] =>
    voices.map((voice, id) => ({
      id,
      with: id,
      filed: filed === 'filed' ? voice.category : '',
      terms: termsOf(`${voice.title}。${toldIn(voice)}。${voice.title}`, words),
    }));
  const marks = voices.map(({ cluster }) => cluster);
  const row = (name: string, groups: number[][]): (string | number)[] => {
    const { precision, recall, f1, purity, rand } = agreementOf(groups, marks);
    return [
      name,
      groups.filter(({ length }) => length >= 3).length,
      share(precision),
      share(recall),
      share(f1),
      share(purity),
      rand.toFixed(2),
    ];
  };
  const words = textsWith(plain, 'unfiled');
  const baselines = LEASTS.map((least) => groupsOf(words, { least, kinds: WORDS_ALONE }));
  const [best = []] = [...baselines].sort(
    (a, b) => agreementOf(b, marks).f1 - agreementOf(a, marks).f1,
  );
  const marked = marks.filter(Boolean);
  return {
    title: '話題 / Topics: agreement with marks',
    method: `見本の声 ${voices.length} 件のうち、書いた人が「同じ願い」として印（#…）を付けた ${marked.length} 件（${new Set(marked).size} 種）の2件ずつの組で比べたもの。「言葉だけ」は同じ方法で、単語の一致だけを使い、似ている度合いの下限（${LEASTS.join('、')}）から一番よいものを選んだ。話題のほうの重みと下限も同じ見本で決めたので、どちらも見積もりは甘い。印は言い回しをわざと変えて書いてある。`,
    header: [
      '',
      'topics (3+)',
      'precision of pairs',
      'recall of pairs',
      'F1 of pairs',
      'purity',
      'adjusted Rand',
    ],
    rows: [
      row('言葉だけ / same words only', best),
      row(
        '話題、分野なし / topics without 分野',
        groupsOf(textsWith(lexicon, 'unfiled'), { least: LEAST }),
      ),
      row('話題 / topics', groupsOf(textsWith(lexicon, 'filed'), { least: LEAST })),
    ],
  };
}

interface Agreement {
  precision: number;
  recall: number;
  f1: number;
  purity: number;
  rand: number;
}

/** Of the marked texts alone: what else is in a topic nobody judged. */
export function agreementOf(groups: readonly number[][], marks: readonly string[]): Agreement {
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const byMark = new Map<string, number>();
  let [all, both, mine, pure] = [0, 0, 0, 0];
  for (const ids of groups) {
    const counts = new Map<string, number>();
    for (const id of ids) {
      const mark = marks[id] ?? '';
      if (mark !== '') counts.set(mark, (counts.get(mark) ?? 0) + 1);
    }
    const size = [...counts.values()].reduce((sum, count) => sum + count, 0);
    all += size;
    mine += pairs(size);
    both += [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
    pure += Math.max(0, ...counts.values());
    for (const [mark, count] of counts) byMark.set(mark, (byMark.get(mark) ?? 0) + count);
  }
  const theirs = [...byMark.values()].reduce((sum, count) => sum + pairs(count), 0);
  const [precision, recall] = [both / mine, both / theirs];
  const expected = (mine * theirs) / pairs(all);
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    purity: pure / all,
    rand: (both - expected) / ((mine + theirs) / 2 - expected),
  };
}

const share = (part: number): string => `${(part * 100).toFixed(0)} %`;

function time(): Section {
  const lexicon = lexiconOf(officeSynonyms, officeStopWords);
  return {
    title: '話題にまとめる時間 / Time to group into topics',
    method:
      '見本の声の文を組み合わせて作った声で。画面では数ミリ秒ずつに分けて行うので、その間も操作できる。',
    header: ['voices', 'terms', 'grouping', 'topics (3+)', 'largest'],
    rows: MANY.map((count) => {
      const voices = manyVoices(count);
      const begun = performance.now();
      const texts = voices.map((voice, id) => ({
        id,
        with: id,
        filed: '',
        terms: termsOf(voice, lexicon),
      }));
      const read = performance.now();
      const groups = groupsOf(texts, { least: LEAST });
      const done = performance.now();
      return [
        count,
        seconds(read - begun),
        seconds(done - read),
        groups.filter(({ length }) => length >= 3).length,
        groups[0]?.length ?? 0,
      ];
    }),
  };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
