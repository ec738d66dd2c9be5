/** On behalf of a resident: the contact is the resident's, never that of the clerk who writes it down. Pure. */
import { isMailAddress, isPhoneNumber } from '../../text/personal-data/contact';

export interface Office {
  /** Of the signed-in person, who received the voice, and the sections. */
  names: readonly string[];
  /** Phone numbers and mail addresses of the same, and those of the office. */
  contacts: readonly string[];
}

export interface OwnContact {
  slot: 'contactName' | 'contact';
  /** Of the office, as it was written. */
  found: string;
}

/**
 * A number or address of the office is nobody's contact. A resident may bear a clerk's name: the name alone is taken for
 * the clerk's only where no contact of their own stands beside it.
 */
export function ownContacts(
  { name, contact }: { name: string; contact: string },
  office: Office,
): OwnContact[] {
  const isOffice = contact.trim() !== '' && office.contacts.some((own) => same(own, contact));
  const isClerk = name.trim() !== '' && office.names.some((own) => plain(own) === plain(name));
  return [
    ...(isOffice ? [{ slot: 'contact' as const, found: contact.trim() }] : []),
    ...(isClerk && (isOffice || contact.trim() === '')
      ? [{ slot: 'contactName' as const, found: name.trim() }]
      : []),
  ];
}

function same(own: string, written: string): boolean {
  if (own.trim() === '') return false;
  if (isMailAddress(own)) return plain(own) === plain(written);
  const digits = (number: string): string => number.normalize('NFKC').replace(/\D/g, '');
  return isPhoneNumber(written) ? digits(own) === digits(written) : plain(own) === plain(written);
}

/** Also without the honorific that a clerk writes out of habit. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/(様|さん|さま)$/, '')
    .toLowerCase();
}
