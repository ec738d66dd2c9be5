/** What residents ask again and again, and the answer that fits best: candidates for 「よくある質問」. Pure. */
import type { Topic, TopicVoice } from './voice';

export interface FaqCandidate {
  topic: Topic;
  /** The voices that ask. */
  asking: TopicVoice[];
  /** 件名 of the most typical of them that has one. */
  title: string;
  /** The most typical voice with an answer, whatever its kind; undefined where nobody was answered. */
  answered: TopicVoice | undefined;
}

/** @returns what is asked most first */
export function faqCandidates(
  topics: readonly Topic[],
  within: (voice: TopicVoice) => boolean,
  { kinds, least }: { kinds: readonly string[]; least: number },
): FaqCandidate[] {
  return topics
    .flatMap((topic) => {
      const asking = topic.voices.filter((voice) => kinds.includes(voice.kind) && within(voice));
      if (asking.length < least) return [];
      const answered =
        asking.find(({ answer }) => answer !== '') ??
        topic.voices.find(({ answer }) => answer !== '');
      const title = asking.find((voice) => voice.title !== '')?.title ?? topic.label;
      return [{ topic, asking, title, answered }];
    })
    .sort((a, b) => b.asking.length - a.asking.length || a.topic.id - b.topic.id);
}
