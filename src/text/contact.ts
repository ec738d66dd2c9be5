/** Phone numbers and mail addresses: how they are written, and where they stand in a text. */

const mail = /[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/;
/** Domestic numbers: 10 or 11 digits from 0, cut by hyphens, blanks or brackets as people do. */
const phone = /(?<!\d)\(?0\d{1,4}\)?[- ]?\(?\d{1,4}\)?[- ]?\d{3,4}(?!\d)/;

export function isMailAddress(text: string): boolean {
  return new RegExp(`^${mail.source}$`).test(plain(text).trim());
}

/** Also a number abroad (+ and up to 15 digits, ITU-T E.164). */
export function isPhoneNumber(text: string): boolean {
  const written = plain(text).trim();
  if (/^\+[\d ()-]+$/.test(written)) return /^\d{7,15}$/.test(written.replace(/\D/g, ''));
  return new RegExp(`^${phone.source}$`).test(written) && isDomestic(written);
}

/** As written in the text, but in half-width. */
export function findPhoneNumbers(text: string): string[] {
  return [...plain(text).matchAll(new RegExp(phone, 'g'))]
    .map(([found]) => found)
    .filter(isDomestic);
}

export function findMailAddresses(text: string): string[] {
  return [...plain(text).matchAll(new RegExp(mail, 'g'))].map(([found]) => found);
}

/** 0120 and 0800 cost the caller nothing: they are a firm's, never a person's. */
export function isTollFree(phoneNumber: string): boolean {
  return /^(0120|0800)/.test(phoneNumber.replace(/\D/g, ''));
}

function isDomestic(written: string): boolean {
  return /^0\d{9,10}$/.test(written.replace(/\D/g, ''));
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[‐‑‒–—―−ーｰ]/g, '-');
}
