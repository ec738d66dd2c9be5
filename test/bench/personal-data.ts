/** How well personal data is marked, by kind, on the tables of examples; and how long one marking takes. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPersonalData } from '../../src/text/personal-data';
import { examples, judge, type Example, type Score } from '../unit/text/personal-data/examples';
import { milliseconds, percentile, type Section } from './report';

const SAMPLES = join(__dirname, '..', '..', 'apps', 'voice', 'samples');
/** Characters of a long voice: a letter. */
const LONG = 1000;

export async function benchPersonalData(): Promise<Section[]> {
  const tuned = [...examples('tuned'), ...examples('seen')];
  const heldOut = examples('held-out');
  const scores = judge(tuned).scores;
  const apart = judge(heldOut).scores;
  return [
    {
      title: '個人データの印 / Marks of personal data',
      method: `例の表（\`test/unit/text/personal-data/\`、架空のもの）で、種類ごとに。規則を直すときに見た表（${counted(tuned)}）と、直すときに見ていない表（held-out、今の規則に直す前に書いて、測るだけに使う。${counted(heldOut)}）。「precision」は付けた印のうち正しいもの、「recall」は付くべき所のうち、文字がすべて印に入ったもの。例を書いた人と規則を書いた人は同じなので、実際の文では、これより低いと見てよい。`,
      header: ['kind', 'wanted', 'precision', 'recall', 'held-out: wanted', 'precision', 'recall'],
      rows: scores.map((score, index) => [
        score.kind,
        ...cells(score),
        ...cells(apart[index] ?? score),
      ]),
    },
    {
      title: '印を付ける時間 / Time to mark',
      method: `findPersonalData を、見本の声（apps/voice/samples）の1件ずつと、それをつないだ ${LONG.toLocaleString('en')} 文字ずつに。`,
      header: ['', 'texts', 'median', 'p95'],
      rows: [times('one sample voice', voices()), times(`${LONG} characters`, pieces())],
    },
  ];
}

function counted(table: readonly Example[]): string {
  const positive = table.filter(({ wanted }) => wanted.length > 0).length;
  return `個人データのある例 ${positive}、紛らわしいが無い例 ${table.length - positive}`;
}

function cells({ wanted, marked, precision, recall }: Score): (string | number)[] {
  const share = (value: number, of: number) => (of === 0 ? '－' : value.toFixed(3));
  return [wanted, share(precision, marked), share(recall, wanted)];
}

function times(what: string, texts: readonly string[]): (string | number)[] {
  const taken = texts.map((text) => {
    const from = performance.now();
    findPersonalData(text);
    return performance.now() - from;
  });
  return [
    what,
    texts.length,
    milliseconds(percentile(taken, 50)),
    milliseconds(percentile(taken, 95)),
  ];
}

/** 内容 of every sample voice. */
function voices(): string[] {
  const column = 8;
  return readdirSync(SAMPLES).flatMap((file) =>
    readFileSync(join(SAMPLES, file), 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => line.split('\t')[column] ?? []),
  );
}

function pieces(): string[] {
  return (
    voices()
      .join('')
      .match(new RegExp(`[\\s\\S]{${LONG}}`, 'g')) ?? []
  );
}
