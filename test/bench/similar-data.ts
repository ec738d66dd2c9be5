/** What similar voices and suggestions are measured on: the sample voices, the paraphrase pairs, and many voices made of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/paths';
import { readVoices, type Voice } from '../../scripts/sample/voices-file';
import { joined } from '../../src/voice/voice-cells';

const SAMPLES = join(root, 'apps', 'voice', 'samples');

export function sampleVoices(): Voice[] {
  return readdirSync(SAMPLES)
    .sort()
    .flatMap((file) => readVoices(readFileSync(join(SAMPLES, file), 'utf8')));
}

/** What a voice says, as the card compares it. */
export const toldIn = ({ title, text }: Voice): string => joined(title, text);

export interface Pair {
  /** 調整: the weights were chosen by it. 測定: held out. */
  use: '調整' | '測定';
  one: string;
  other: string;
}

export function pairs(): Pair[] {
  const file = join(root, 'test', 'fixtures', 'paraphrases.tsv');
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [use, one = '', other = ''] = line.split('\t');
      return { use: use === '調整' ? '調整' : '測定', one, other };
    });
}

/** Voices in any number: a title, and sentences of other voices. The same number gives the same voices. */
export function manyVoices(count: number): string[] {
  const voices = sampleVoices();
  const sentences = voices.flatMap(({ text }) => text.split(/(?<=[。！？])/).filter(Boolean));
  const at = <Value>(list: readonly Value[], number: number): Value =>
    list[number % list.length] as Value;
  return Array.from({ length: count }, (_, number) => {
    const { title } = at(voices, number * 7);
    const told = [0, 1, 2].map((place) => at(sentences, number * 13 + place * 101 + (number >> 7)));
    return `${title}。${told.slice(0, 1 + (number % 3)).join('')}`;
  });
}
