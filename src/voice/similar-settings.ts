/** Settings of similar voices and suggestions: the office's own words, and whether any of it is shown. */
import * as v from 'valibot';
import { officeStopWords, officeSynonyms } from '../text/office-words';
import type { Group } from '../text/synonyms';
import { suggestWords } from './suggest-words';

/** Fields that get suggestions. */
export const suggestedSlots = ['category', 'assignedSection', 'kind'] as const;
export type SuggestedSlot = (typeof suggestedSlots)[number];

export interface SimilarSettings {
  shown: 'on' | 'off';
  /** Whether voices and the words they were cut into stay on this computer, encrypted, until the browser is closed. */
  keep: 'kept' | 'off';
  /** Wordings of one meaning (src/text/synonyms.ts). */
  synonyms: readonly (readonly string[])[];
  stopWords: readonly string[];
  suggest: {
    shown: 'on' | 'off';
    /** A suggestion is shown from so much confidence on, from 0 to 1. */
    least: number;
    /** Words that speak for a choice. A section goes by its name. */
    words: Record<SuggestedSlot, readonly Group[]>;
  };
}

export function similarDefaults(): SimilarSettings {
  return {
    shown: 'on',
    keep: 'kept',
    synonyms: officeSynonyms,
    stopWords: officeStopWords,
    suggest: { shown: 'on', least: 0.5, words: suggestWords },
  };
}

const initial = similarDefaults();
const words = v.pipe(v.string(), v.trim(), v.nonEmpty());
const groups = v.array(v.object({ name: words, wordings: v.array(words) }));

/** A part that was not saved yet reads as its default. */
export const similarSchema: v.GenericSchema<unknown, SimilarSettings> = v.object({
  shown: v.optional(v.picklist(['on', 'off']), initial.shown),
  keep: v.optional(v.picklist(['kept', 'off']), initial.keep),
  synonyms: v.optional(v.array(v.array(words)), () => initial.synonyms.map((each) => [...each])),
  stopWords: v.optional(v.array(words), () => [...initial.stopWords]),
  suggest: v.optional(
    v.object({
      shown: v.optional(v.picklist(['on', 'off']), initial.suggest.shown),
      least: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), initial.suggest.least),
      words: v.optional(
        v.object({
          category: v.optional(groups, () => copied('category')),
          assignedSection: v.optional(groups, () => copied('assignedSection')),
          kind: v.optional(groups, () => copied('kind')),
        }),
        () => allCopied(),
      ),
    }),
    () => ({ shown: initial.suggest.shown, least: initial.suggest.least, words: allCopied() }),
  ),
});

interface CopiedGroup {
  name: string;
  wordings: string[];
}

function copied(slot: SuggestedSlot): CopiedGroup[] {
  return suggestWords[slot].map(({ name, wordings }) => ({ name, wordings: [...wordings] }));
}

function allCopied(): Record<SuggestedSlot, CopiedGroup[]> {
  return {
    category: copied('category'),
    assignedSection: copied('assignedSection'),
    kind: copied('kind'),
  };
}

/** `道路・公園=歩道、段差` by line; lines without a word are left out. */
export function readWordList(written: string): Group[] {
  return written.split('\n').flatMap((line) => {
    const [name = '', ...rest] = line.split(/[=＝]/);
    const wordings = rest
      .join('、')
      .split(/[、,，]/)
      .map((each) => each.trim())
      .filter(Boolean);
    return name.trim() === '' || wordings.length === 0 ? [] : [{ name: name.trim(), wordings }];
  });
}

export function writeWordList(list: readonly Group[]): string {
  return list.map(({ name, wordings }) => `${name}=${wordings.join('、')}`).join('\n');
}
