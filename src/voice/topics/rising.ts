/** Topics that grew against the same days of last 年度, told apart from chance. Pure. */
import { chanceOfAtLeast } from '../../text/topics/chance';
import { aYearBefore, within, type Days } from './spans';
import type { Topic, TopicVoice } from './voice';

/** 「偶然では20回に1回も起きない」: the usual bar of 5 %. */
export const CHANCE = 0.05;
/** With fewer voices in both years together a count says little by itself. */
export const FEW = 10;

export interface Rise {
  topic: Topic;
  now: TopicVoice[];
  before: TopicVoice[];
  /** How likely so many are by chance, the growth of all voices allowed for. */
  chance: number;
  verdict:
    /** Grew by more than chance. */
    | 'risen'
    /** The same, of so few voices that they should be read one by one. */
    | 'risen few'
    /** More than last year, as may come by chance. */
    | 'unsure'
    | 'not risen';
}

export interface Rising {
  /** Those with more voices than last year: the surest first. */
  rises: Rise[];
  /** All voices then and now; without any then there is nothing to compare with. */
  now: number;
  before: number;
}

export function risingTopics(
  topics: readonly Topic[],
  all: readonly TopicVoice[],
  days: Days,
): Rising {
  const earlier = aYearBefore(days);
  const now = all.filter(({ day }) => within(day, days)).length;
  const before = all.filter(({ day }) => within(day, earlier)).length;
  if (before === 0) return { rises: [], now, before };
  const share = now / (now + before);
  const rises = topics
    .map((topic) => riseOf(topic, days, earlier, share))
    .filter(({ verdict }) => verdict !== 'not risen')
    .sort((a, b) => a.chance - b.chance || b.now.length - a.now.length || a.topic.id - b.topic.id);
  return { rises, now, before };
}

function riseOf(topic: Topic, days: Days, earlier: Days, share: number): Rise {
  const now = topic.voices.filter(({ day }) => within(day, days));
  const before = topic.voices.filter(({ day }) => within(day, earlier));
  const chance = chanceOfAtLeast(now.length, before.length, share);
  return { topic, now, before, chance, verdict: verdictOf(now.length, before.length, chance) };
}

function verdictOf(now: number, before: number, chance: number): Rise['verdict'] {
  if (now <= before) return 'not risen';
  if (chance > CHANCE) return 'unsure';
  return now + before < FEW ? 'risen few' : 'risen';
}
