/** What in a text may point to a person, as the guard finds it. The whole room asks here alone. */
import { masked, type Mark } from '../../text/personal-data';
import { marksIn } from '../guard';
import { kindWords as words } from '../guard-messages';
import { guardDefaults, type GuardSettings } from '../guard-settings';

export type { Mark };

let guard = guardDefaults();

/** Set once at the start, from the settings of the app. */
export function lookAs(settings: GuardSettings): void {
  guard = settings;
}

/** In the order of the text, without overlaps. */
export function findMarks(written: string): Mark[] {
  return marksIn(written, guard);
}

/** What a mark is, in the signed-in user's language: 電話番号. */
export function kindWords({ kind }: Pick<Mark, 'kind'>): string {
  return words()[kind];
}

/** kintone is no system that may hold it (番号法), so nobody can let it stand. */
export function mayStand({ kind }: Pick<Mark, 'kind'>): boolean {
  return kind !== 'myNumber';
}

/** The text with every mark replaced by what it is in general. */
export function withoutMarks(written: string): string {
  return masked(written, findMarks(written));
}
