/** Voices made into topics: the same voices and words always give the same topics. In short steps, for slices. */
import { groups, type Text } from '../../text/topics/group';
import { findPersonalData, masked } from '../../text/personal-data';
import { meaningNames, nameFor, speaking, wordsOf } from '../../text/topics/label';
import type { Group } from '../../text/synonyms';
import { lexiconOf, termsOf, type Term } from '../../text/words';
import type { SimilarSettings } from '../similar-settings';
import { leastOf, type TopicSettings } from './settings';
import type { Topic, TopicVoice } from './voice';

export interface Made {
  /** The largest first. */
  topics: Topic[];
  /** Voices that are like too few others. */
  alone: TopicVoice[];
}

/** @param names topics that staff have named, the first that fits counts */
export function* making(
  voices: readonly TopicVoice[],
  words: Pick<SimilarSettings, 'synonyms' | 'stopWords'>,
  settings: TopicSettings,
  names: readonly Group[],
): Generator<undefined, Made> {
  const lexicon = lexiconOf(words.synonyms, words.stopWords);
  const terms = new Map<number, Term[]>();
  const texts: Text[] = [];
  for (const voice of voices) {
    // A title says in a few words what the voice is about: it counts beside the text.
    const found = termsOf(`${voice.title}。${voice.told}。${voice.title}`, lexicon);
    terms.set(voice.id, found);
    texts.push({ id: voice.id, terms: found, filed: voice.category, with: voice.root });
    yield;
  }
  const all = yield* groups(texts, { least: leastOf(settings.fineness) });
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  const voicesIn = (ids: readonly number[]): TopicVoice[] =>
    ids.flatMap((id) => byId.get(id) ?? []);
  const large = all.filter((ids) => ids.length >= settings.smallest);
  const rest = all.filter((ids) => ids.length < settings.smallest).flat();
  const termsIn = (ids: readonly number[]): Term[][] => ids.map((id) => terms.get(id) ?? []);
  const found = wordsOf(large.map(termsIn), termsIn(rest), meaningNames(words.synonyms));
  yield;
  const topics: Topic[] = [];
  const taken = new Set<string>();
  for (const [index, ids] of large.entries()) {
    const own = found[index] ?? [];
    const typical = mostTypicalFirst(voicesIn(ids), terms);
    const label =
      nameFor(own, names) ?? speaking(own, withoutPersonal(typical[0]?.title ?? ''), taken);
    topics.push({
      id: ids[0] ?? 0,
      words: own,
      label,
      voices: typical,
    });
    taken.add(label);
    yield;
  }
  return { topics, alone: voicesIn(rest.sort((a, b) => a - b)) };
}

/** A title stands for many who may not be told by it. */
function withoutPersonal(title: string): string {
  return masked(title, findPersonalData(title));
}

/** By how many others of the topic have each of its terms. */
function mostTypicalFirst(
  voices: readonly TopicVoice[],
  terms: ReadonlyMap<number, readonly Term[]>,
): TopicVoice[] {
  const counts = new Map<string, number>();
  for (const { id } of voices) {
    for (const { key } of terms.get(id) ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const typical = (id: number): number => {
    const own = terms.get(id) ?? [];
    const sum = own.reduce((all, { key }) => all + (counts.get(key) ?? 0) - 1, 0);
    return own.length === 0 ? 0 : sum / Math.sqrt(own.length);
  };
  const scores = new Map(voices.map(({ id }) => [id, typical(id)]));
  return [...voices].sort(
    (a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0) || a.id - b.id,
  );
}

/** For who needs all at once. */
export function finished<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
