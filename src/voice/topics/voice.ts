/** A voice as topics see it. */
import type { Day } from '../../calendar/day';

export interface TopicVoice {
  id: number;
  title: string;
  /** Title and text, by which it is grouped. */
  told: string;
  /** Day of receipt; undefined where it is not known. */
  day: Day | undefined;
  /** Names; '' where nothing is chosen. */
  section: string;
  area: string;
  channel: string;
  language: string;
  kind: string;
  category: string;
  answer: string;
  /** The representative of those that say the same; itself where it points to none. */
  root: number;
}

/** One row of 経過 that moved a voice on. */
export interface Transfer {
  voice: number;
  from: string;
  to: string;
}

export interface Topic {
  /** Equal for the same voices: the lowest id. */
  id: number;
  /** The most telling first. */
  words: readonly string[];
  /** What staff call it, or its first words. */
  label: string;
  /** In the order of likeness to all others of the topic, the most typical first. */
  voices: readonly TopicVoice[];
}
