/** Which voices an action is measured by. Pure. */
import { fold } from '../../text/kana';
import type { Topic, TopicVoice } from '../topics/voice';
import type { Action } from './actions';

export interface Measured {
  by: 'topic' | 'words' | 'voices';
  /** The topic's label, or the action's own words; '' for the linked voices alone. */
  name: string;
  voices: TopicVoice[];
}

/**
 * The topic in which most of the linked voices are; where none is in any, the voices that have one of the action's
 * 話題の言葉; without either, the linked voices themselves.
 */
export function measuredBy(
  action: Pick<Action, 'voices' | 'topicWords'>,
  topics: readonly Topic[],
  all: readonly TopicVoice[],
): Measured {
  const linked = new Set(action.voices);
  let best: { topic: Topic; count: number } | undefined;
  for (const topic of topics) {
    const count = topic.voices.filter(({ id }) => linked.has(id)).length;
    if (count > (best?.count ?? 0)) best = { topic, count };
  }
  if (best) return { by: 'topic', name: best.topic.label, voices: [...best.topic.voices] };
  const words = action.topicWords.map(fold).filter(Boolean);
  if (words.length > 0) {
    const voices = all.filter(({ told }) => {
      const folded = fold(told);
      return words.some((word) => folded.includes(word));
    });
    return { by: 'words', name: action.topicWords.join('、'), voices };
  }
  return { by: 'voices', name: '', voices: all.filter(({ id }) => linked.has(id)) };
}
