/** Settings of topics: how finely voices are grouped, and from which numbers on something is told. */
import * as v from 'valibot';
import { LEAST } from '../../text/topics/group';

const finenesses = ['coarse', 'usual', 'fine'] as const;
export type Fineness = (typeof finenesses)[number];

export interface TopicSettings {
  shown: 'on' | 'off';
  fineness: Fineness;
  /** Voices that make a topic. */
  smallest: number;
  /** Names of topics, by words that must all be among a topic's own. */
  names: { name: string; wordings: string[] }[];
  /** 隠れたニーズ: in so many sections at least, at most so many times in each. */
  hidden: { sections: number; each: number };
  /** Choices of 種別 that ask something, and how many make a FAQ candidate. */
  faq: { kinds: string[]; least: number };
  /** A section that recorded nothing for so many weeks has stopped. */
  silentWeeks: number;
  /** The choice of 要配慮 whose voices are left out of everything here. */
  restricted: string;
  /** Element id of the form's space for the improvements a voice led to. */
  actionSpace: string;
}

export function topicDefaults(): TopicSettings {
  return {
    shown: 'on',
    fineness: 'usual',
    smallest: 3,
    names: [],
    hidden: { sections: 4, each: 2 },
    faq: { kinds: ['相談・問合せ'], least: 3 },
    silentWeeks: 4,
    restricted: '閲覧に注意',
    actionSpace: 'voice-handling',
  };
}

const LEASTS: Record<Fineness, number> = { coarse: 0.18, usual: LEAST, fine: 0.3 };

export function leastOf(fineness: Fineness): number {
  return LEASTS[fineness];
}

const initial = topicDefaults();
const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const from = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** To stand in the settings as `topics: v.optional(topicSchema, topicDefaults())`. */
export const topicSchema: v.GenericSchema<unknown, TopicSettings> = v.object({
  shown: v.optional(v.picklist(['on', 'off']), initial.shown),
  fineness: v.optional(v.picklist(finenesses), initial.fineness),
  smallest: v.optional(from(2, 100), initial.smallest),
  names: v.optional(v.array(v.object({ name: words, wordings: v.array(words) })), () => []),
  hidden: v.optional(
    v.object({
      sections: v.optional(from(2, 100), initial.hidden.sections),
      each: v.optional(from(1, 100), initial.hidden.each),
    }),
    initial.hidden,
  ),
  faq: v.optional(
    v.object({
      kinds: v.optional(v.array(words), () => [...initial.faq.kinds]),
      least: v.optional(from(2, 1000), initial.faq.least),
    }),
    () => ({ ...initial.faq, kinds: [...initial.faq.kinds] }),
  ),
  silentWeeks: v.optional(from(1, 52), initial.silentWeeks),
  restricted: v.optional(v.string(), initial.restricted),
  actionSpace: v.optional(v.string(), initial.actionSpace),
}) as v.GenericSchema<unknown, TopicSettings>;
