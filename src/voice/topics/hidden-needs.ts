/** 隠れたニーズ: what many sections hear now and then and none hears often, so that no section sees it. Pure. */
import type { Topic, TopicVoice } from './voice';

export interface HiddenNeed {
  topic: Topic;
  voices: TopicVoice[];
  /** Sections and how often each heard it, the most first. */
  sections: { name: string; count: number }[];
}

/**
 * @param within the voices that are looked at
 * @returns those heard by the most sections first
 */
export function hiddenNeeds(
  topics: readonly Topic[],
  within: (voice: TopicVoice) => boolean,
  { sections: least, each: most }: { sections: number; each: number },
): HiddenNeed[] {
  return topics
    .flatMap((topic) => {
      const voices = topic.voices.filter(within);
      const sections = countBy(voices, ({ section }) => section).filter(({ name }) => name !== '');
      const hidden = sections.length >= least && sections.every(({ count }) => count <= most);
      return hidden ? [{ topic, voices, sections }] : [];
    })
    .sort((a, b) => b.sections.length - a.sections.length || a.topic.id - b.topic.id);
}

/** The most first, of equal ones by name. */
export function countBy<Value>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(nameOf(value), (counts.get(nameOf(value)) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
