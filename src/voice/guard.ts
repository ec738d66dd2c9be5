/**
 * The personal data guard of one voice: which texts it looks at, what a mark there means, and what putting general
 * words in its place does. Pure; the screens are guard-view.ts and guard-panels.ts.
 */
import type { KintoneRecord } from '../kintone/host';
import { findPersonalData, type Mark } from '../text/personal-data';
import { fieldOf, textIn, type Mapping } from './form';
import type { GuardSettings } from './guard-settings';
import { plainText } from './rich-text';

export const guardedSlots = [
  'body',
  'title',
  'background',
  'response',
  'answer',
  'publicSummary',
  'publicText',
] as const;
export type GuardedSlot = (typeof guardedSlots)[number];

/**
 * `stop`: a マイナンバー, with which kintone must not be saved. `warning`: others will read the field. `hint`: the record
 * is the office's own, and what was said may stand.
 */
export type Weight = 'stop' | 'warning' | 'hint';

const publicSlots: readonly GuardedSlot[] = ['title', 'publicSummary', 'publicText'];

export function weightOf(slot: GuardedSlot, mark: Mark): Weight {
  if (stops(mark)) return 'stop';
  return publicSlots.includes(slot) ? 'warning' : 'hint';
}

function stops({ kind, certainty }: Mark): boolean {
  return kind === 'myNumber' && certainty === 'certain';
}

/** One text as the guard reads it. */
export interface GuardedText {
  slot: GuardedSlot;
  text: string;
  /** In rich text the words stand between marks of format, so they are mended by hand. */
  form: 'plain' | 'rich';
}

/** Of the slots that are mapped. */
export function guardedTexts(record: KintoneRecord, mapping: Mapping): GuardedText[] {
  return guardedSlots.flatMap((slot): GuardedText[] => {
    const field = fieldOf(record, mapping, slot);
    if (!field) return [];
    const written = textIn(record, mapping, slot);
    return field.type === 'RICH_TEXT'
      ? [{ slot, text: plainText(written), form: 'rich' }]
      : [{ slot, text: written, form: 'plain' }];
  });
}

/** A マイナンバー is looked for whatever the settings leave out. */
export function marksIn(text: string, { kinds, allowed }: GuardSettings): Mark[] {
  const marks = findPersonalData(text, {
    kinds: [...new Set([...kinds, 'myNumber' as const])],
    allowed,
  });
  return kinds.includes('myNumber')
    ? marks
    : marks.filter((mark) => mark.kind !== 'myNumber' || stops(mark));
}

/** Two marks of one key are the same words for the same reason: who lets one stand lets both. */
export function markKey({ kind, found }: Mark): string {
  return `${kind}\n${found}`;
}

/** Marks put in other words at one touch, and how to take it back. */
export interface Replacing {
  before: string;
  after: string;
  marks: readonly Mark[];
}

/** @returns undefined when the text is no longer the one the marks were found in */
export function replacing(text: string, marks: readonly Mark[]): Replacing | undefined {
  const fits = marks.every(({ start, end, found }) => text.slice(start, end) === found);
  if (!fits) return undefined;
  const after = [...marks]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (so, { start, end, replacement }) => so.slice(0, start) + replacement + so.slice(end),
      text,
    );
  return { before: text, after, marks };
}

/** So many characters on each side tell where a replacement stands when the text went on after it. */
const around = 8;

/** The text with the words back in their place; undefined when the place is not there any more. */
export function undone(text: string, { before, after, marks }: Replacing): string | undefined {
  if (text === after) return before;
  let so = text;
  let known = after;
  let grown = marks.reduce((sum, mark) => sum + growth(mark), 0);
  // From the end on, so that what stands before is still where it was.
  for (const mark of [...marks].sort((a, b) => b.start - a.start)) {
    grown -= growth(mark);
    const at = mark.start + grown;
    const behind = at + mark.replacement.length;
    const left = known.slice(Math.max(0, at - around), at);
    const right = known.slice(behind, behind + around);
    const parts = so.split(left + mark.replacement + right);
    if (parts.length !== 2) return undefined;
    so = parts.join(left + mark.found + right);
    known = known.slice(0, at) + mark.found + known.slice(behind);
  }
  return so;
}

function growth({ start, end, replacement }: Mark): number {
  return replacement.length - (end - start);
}
