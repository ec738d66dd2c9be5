/** Phone numbers and mail addresses in a text, and whether a text is one. */
import { abroadForm, firmForm, landlineForm, mailForm, mobileForm } from './contact-form';
import { after, all, before, finding, type Place } from './find';
import type { Detector } from './mark';
import { plainOf } from './plain';

const mobile = new RegExp(`(?<![\\d+.]|\\d-)${mobileForm}(?!\\d)`, 'g');
const landline = new RegExp(`(?<![\\d+.]|\\d-)${landlineForm}(?!-?\\d)`, 'g');
const abroad = new RegExp(abroadForm, 'g');
const firm = new RegExp(`(?<!\\d)(?:${firmForm})(?!\\d)`, 'g');
const mail = new RegExp(mailForm, 'g');
/** Written so that no machine may collect it. */
const hiddenMail =
  /[A-Za-z0-9][\w.+-]*(?: ?(?:[([<](?:at|アットマーク|アット)[)\]>]|[★☆■●]|アットマーク|アット) ?| at )(?!www\.)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
/** Within an area people leave its code out. */
const local = /(?<![\d.,]|\d-)\d{3}[-の]\d{4}(?![\d-])/g;
const localCue =
  /(?:電話|TEL|Tel|tel|☎|携帯|連絡先|連絡|FAX|Fax|ファクス|ファックス|市外局番|自宅|番号|折り返し|[Pp]hone|[Cc]all)[^\d。\n]{0,10}$/;
const localCueAfter = /^(?:に|へ)(?:お?電話|かけ|連絡|FAX)/;

export const phone: Detector = ({ digits }) => [
  ...all(digits, firm).map((place) => ({
    ...finding('phone', place, 'certain', 'form'),
    kind: 'harmless' as const,
  })),
  ...numbersIn(digits).map((place) => finding('phone', place, 'certain', 'form')),
  ...all(digits, abroad)
    .filter(({ text }) => isAbroad(text))
    .map((place) => finding('phone', place, 'certain', 'form')),
  ...all(digits, local)
    .filter(
      ({ start, end }) =>
        localCue.test(before(digits, start, 18)) || localCueAfter.test(after(digits, end, 6)),
    )
    .map((place) => finding('phone', place, 'likely', 'cue')),
];

export const mailAddress: Detector = ({ text }) => [
  ...all(text, mail).map((place) => finding('mail', place, 'certain', 'form')),
  ...all(text, hiddenMail).map((place) => finding('mail', place, 'likely', 'form')),
];

export function isMailAddress(text: string): boolean {
  return new RegExp(`^${mailForm}$`).test(plainOf(text).text.trim());
}

/** Also a number abroad. */
export function isPhoneNumber(text: string): boolean {
  const written = plainOf(text).digits.trim();
  if (written.startsWith('+')) return /^\+[\d ()-]+$/.test(written) && isAbroad(written);
  return new RegExp(`^(?:${firmForm}|${mobileForm})$`).test(written) || isLandline(written);
}

function numbersIn(digits: string): Place[] {
  const landlines = all(digits, landline).filter(({ text }) => isLandline(text));
  return [...all(digits, mobile), ...landlines].map(bracketed);
}

/** A bracket that opens before a number and does not close in it is the sentence's. */
function bracketed(place: Place): Place {
  const { start, text } = place;
  if (!text.startsWith('(') || text.includes(')')) return place;
  return { ...place, start: start + 1, text: text.slice(1) };
}

function isLandline(written: string): boolean {
  return (
    new RegExp(`^${landlineForm}$`).test(written) && /^0\d{9}$/.test(written.replace(/\D/g, ''))
  );
}

function isAbroad(written: string): boolean {
  return /^\d{7,15}$/.test(written.replace(/\D/g, ''));
}
