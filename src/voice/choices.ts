/** Choices of a field as the card offers them: in the form's order, searched by kana or kanji, grouped by reading. */
import type { FormField } from '../kintone/host';
import { choiceLabels } from '../records/choice-labels';
import { fold, kanaRow } from '../text/kana';

export interface Choice {
  value: string;
  /** '' when none is known. */
  reading: string;
}

/** In the order of the form. Readings are matched by the longest name the choice begins with (黒崎市民センター → 黒崎). */
export function choicesOf(field: FormField, readings: Record<string, string>): Choice[] {
  const names = Object.keys(readings).sort((a, b) => b.length - a.length);
  return choiceLabels(field).map((label) => {
    const name = names.find((each) => label.startsWith(each));
    return { value: label, reading: name === undefined ? '' : (readings[name] ?? '') };
  });
}

/** Choices whose name or reading begins with what was typed come before those that only contain it. */
export function search(choices: Choice[], typed: string): Choice[] {
  const wanted = fold(typed);
  if (wanted === '') return choices;
  const rank = ({ value, reading }: Choice): number => {
    const texts = [fold(value), fold(reading)];
    if (texts.some((text) => text.startsWith(wanted))) return 0;
    return texts.some((text) => text.includes(wanted)) ? 1 : 2;
  };
  return choices
    .map((choice) => ({ choice, rank: rank(choice) }))
    .filter(({ rank: found }) => found < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice);
}

/** Groups あ, か, … in the order met; what has no reading comes last under ''. */
export function byKanaRow(choices: Choice[]): { row: string; choices: Choice[] }[] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const row = kanaRow(choice.reading) ?? '';
    groups.set(row, [...(groups.get(row) ?? []), choice]);
  }
  const named = [...groups].filter(([row]) => row !== '');
  const rest = groups.get('');
  return [...named, ...(rest ? [['', rest] as const] : [])].map(([row, list]) => ({
    row,
    choices: list,
  }));
}

/** Keys that pick a choice: 1 to 9, 0, then a to z. */
export const choiceKeys = '1234567890abcdefghijklmnopqrstuvwxyz';

const mostRecent = 5;

/** Choices this person made last, the newest first; names of places and matters, nothing personal. */
export class RecentChoices {
  private readonly prefix: string;

  constructor(
    private readonly storage: Storage | null,
    appId: number,
    userCode: string,
  ) {
    this.prefix = `kumin.voice.recent.${appId}.${userCode}.`;
  }

  of(slot: string): string[] {
    return (this.storage?.getItem(this.prefix + slot) ?? '').split('\n').filter(Boolean);
  }

  add(slot: string, value: string): void {
    const list = [value, ...this.of(slot).filter((other) => other !== value)];
    try {
      this.storage?.setItem(this.prefix + slot, list.slice(0, mostRecent).join('\n'));
    } catch (error) {
      console.warn('kumin: the choice could not be remembered', error);
    }
  }
}
