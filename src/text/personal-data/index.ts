/**
 * Personal data in a text. No rule finds all of it and some marks are none: the marks show a person where to look, and
 * offer more general words. Only a マイナンバー whose check digit fits is certain enough to refuse.
 *
 *     const marks = findPersonalData('黒崎の山田さん（090-0000-1234）から');
 *     masked('黒崎の山田さん（090-0000-1234）から', marks) // 黒崎の方（電話番号）から
 */
import { account } from './account';
import { address } from './address';
import { age } from './age';
import { allowedBy } from './allowed';
import { birthDate } from './birth-date';
import { carPlate } from './car-plate';
import { mailAddress, phone } from './contact';
import { introduction } from './introduction';
import { kinds, type Detector, type Finding, type Kind, type Mark } from './mark';
import { myNumber } from './my-number';
import { untitledName } from './name';
import {
  bank,
  careNumber,
  certificate,
  insuranceNumber,
  officeNumber,
  residentCode,
} from './numbers';
import { plainOf } from './plain';
import { postalCode } from './postal-code';
import { replacementOf } from './replacement';
import { relativeName } from './relative-name';
import { romanName } from './roman-name';
import { signature } from './signature';
import { titledName } from './titled-name';
import { thirdPerson } from './third-person';

export { kinds, type Kind, type Mark } from './mark';

/** Where two find the same place, the earlier is right: it knows more of what the characters are. */
const detectors: Detector[] = [
  myNumber,
  officeNumber,
  account,
  mailAddress,
  certificate,
  residentCode,
  bank,
  careNumber,
  insuranceNumber,
  postalCode,
  carPlate,
  birthDate,
  phone,
  age,
  address,
  thirdPerson,
  romanName,
  titledName,
  relativeName,
  introduction,
  signature,
  untitledName,
];

export interface Looking {
  /** All kinds if not given. */
  kinds?: readonly Kind[];
  /** Words, numbers and mail domains that are never marked. */
  allowed?: readonly string[];
}

/** @returns marks in the order of the text; none overlap */
export function findPersonalData(
  text: string,
  { kinds: wanted = kinds, allowed = [] }: Looking = {},
): Mark[] {
  const plain = plainOf(text);
  const isAllowed = allowedBy(allowed);
  return apart(detectors.flatMap((detect) => detect(plain)))
    .filter(({ start, end }) => !isAllowed(plain, start, end))
    .flatMap((found) => {
      const { kind, certainty, reason } = found;
      if (kind === 'harmless' || !wanted.includes(kind)) return [];
      const place = plain.originalPlace(found.start, found.end);
      return [
        {
          ...{ kind, ...place, found: text.slice(place.start, place.end), certainty, reason },
          replacement: replacementOf(found, plain),
        },
      ];
    })
    .sort((a, b) => a.start - b.start);
}

/** The text with every mark replaced. */
export function masked(text: string, marks: readonly Mark[]): string {
  return [...marks]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (so, { start, end, replacement }) => so.slice(0, start) + replacement + so.slice(end),
      text,
    );
}

/** Drops what overlaps an earlier finding. */
function apart(findings: Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const found of findings) {
    if (kept.every(({ start, end }) => found.end <= start || end <= found.start)) kept.push(found);
  }
  return kept;
}
