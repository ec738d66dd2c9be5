/** What the guard finds in a text, in the words that all its detectors share. */

export const kinds = [
  'myNumber',
  'phone',
  'mail',
  'account',
  'postalCode',
  'address',
  'birthDate',
  'age',
  'carPlate',
  'bank',
  'insurance',
  'careNumber',
  'residentCode',
  'certificate',
  'name',
  'person',
] as const;

/**
 * `account`: a person's page or ID in a service of the net. `bank`: also the number of a card. `careNumber`: of a
 * recipient or insured person of care and welfare. `certificate`: a licence, residence card, passport, pension
 * number. `person`: who can be told without a name.
 */
export type Kind = (typeof kinds)[number];

/** `certain`: the writing itself tells. `likely`: the words around make it probable, and a person decides. */
export type Certainty = 'certain' | 'likely';

/** Why it was marked; the words are the screen's. */
export type Reason =
  | 'checkDigit'
  | 'form'
  | 'cue'
  | 'honorific'
  | 'introduction'
  | 'surname'
  | 'neighbour'
  | 'role'
  | 'staffAndTime';

/** What the marked words become at one touch: a number of years as its 年代, and so on; the words are in replacement.ts. */
export type Replace =
  | { by: 'kind' }
  | { by: 'nothing' }
  | { by: 'building' }
  | { by: 'ageBand'; years: number }
  | { by: 'infant' }
  | { by: 'title'; title: string }
  | { by: 'resident' }
  | { by: 'child' }
  | { by: 'neighbour' }
  | { by: 'staff' }
  | { by: 'officer' };

/** Found in the plain writing of a text (plain.ts). `harmless` words keep others from being found in the same place. */
export interface Finding {
  kind: Kind | 'harmless';
  start: number;
  end: number;
  certainty: Certainty;
  reason: Reason;
  replace: Replace;
}

/** A place in the text as it was given. */
export interface Mark {
  kind: Kind;
  start: number;
  end: number;
  /** The words marked, as written. */
  found: string;
  certainty: Certainty;
  reason: Reason;
  /** More general words for the same place; '' where what is left says enough. */
  replacement: string;
}

/** Finds one family. Pure; findings may overlap. */
export type Detector = (plain: Plain) => Finding[];

/** A text as plain.ts writes it. */
export interface Plain {
  /** Half-width letters and digits, hyphens of every kind as `-`, blanks as one kind of blank. */
  text: string;
  /** The same, character by character, with kanji digits of a number as digits (〇九三 as 093). */
  digits: string;
  original: string;
  /** Where characters `start` to `end` of the plain writing stand in the original. */
  originalPlace(start: number, end: number): { start: number; end: number };
}
