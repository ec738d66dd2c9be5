/** Settings of the personal data guard: what it looks for, and what of the office's own it lets stand. */
import * as v from 'valibot';
import { kinds, type Kind } from '../text/personal-data';

export interface GuardSettings {
  /** Kinds that are marked. A マイナンバー stops the save whether or not it is among them. */
  kinds: Kind[];
  /** The office's own numbers, addresses, mail domains and words: never marked. */
  allowed: string[];
}

export function guardDefaults(): GuardSettings {
  return { kinds: [...kinds], allowed: [] };
}

const initial = guardDefaults();

/** To stand in the settings as `guard: v.optional(guardSchema, guardDefaults())`. */
export const guardSchema = v.object({
  kinds: v.optional(v.array(v.picklist(kinds)), initial.kinds),
  allowed: v.optional(v.array(v.pipe(v.string(), v.trim(), v.nonEmpty())), initial.allowed),
});
