/**
 * What must be right before a voice is saved. Pure: a finding names the rule and its facts, the words are in
 * messages.ts. What only deserves a second look is in guard.ts.
 */
import { dayIn, type Instant } from '../calendar/instant';
import type { Day } from '../calendar/day';
import { isMailAddress, isPhoneNumber } from '../text/personal-data/contact';

/** The parts of a voice the rules look at; an absent part is not judged. */
export interface CheckedVoice {
  body?: string;
  /** An instant, or a day when the app records no time. */
  received?: { at: Instant } | { on: Day };
  replyWish?: string;
  contact?: string;
  answered?: Day;
}

export interface CheckRules {
  shortestBody: number;
  wanted: string;
  zone: string;
  now: Instant;
}

export type Fault =
  | { slot: 'body'; rule: 'bodyEmpty' }
  | { slot: 'body'; rule: 'bodyShort'; shortest: number }
  | { slot: 'receivedAt'; rule: 'receivedInFuture' }
  | { slot: 'contact'; rule: 'contactMissing' }
  | { slot: 'contact'; rule: 'contactMalformed' }
  | { slot: 'answeredDate'; rule: 'answeredBeforeReceived' };

/** A clock may be off, and a form may stay open: so much ahead of now is not called the future. */
const clockTolerance = 5 * 60_000;

export function faults(voice: CheckedVoice, rules: CheckRules): Fault[] {
  return [
    ...bodyFaults(voice, rules),
    ...receivedFaults(voice, rules),
    ...contactFaults(voice, rules),
    ...answerFaults(voice, rules),
  ];
}

function bodyFaults({ body }: CheckedVoice, { shortestBody }: CheckRules): Fault[] {
  if (body === undefined) return [];
  const length = [...body.replace(/\s/g, '')].length;
  if (length === 0) return [{ slot: 'body', rule: 'bodyEmpty' }];
  return length < shortestBody ? [{ slot: 'body', rule: 'bodyShort', shortest: shortestBody }] : [];
}

function receivedFaults({ received }: CheckedVoice, { now, zone }: CheckRules): Fault[] {
  if (!received) return [];
  const future =
    'at' in received ? received.at > now + clockTolerance : received.on > dayIn(zone, now);
  return future ? [{ slot: 'receivedAt', rule: 'receivedInFuture' }] : [];
}

function contactFaults({ contact, replyWish }: CheckedVoice, { wanted }: CheckRules): Fault[] {
  if (contact === undefined) return [];
  const written = contact.trim();
  if (written === '') {
    return wanted !== '' && replyWish === wanted
      ? [{ slot: 'contact', rule: 'contactMissing' }]
      : [];
  }
  return malformed(written) ? [{ slot: 'contact', rule: 'contactMalformed' }] : [];
}

/** Only what is plainly meant as a mail address or a number is judged: a postal address is a contact too. */
function malformed(contact: string): boolean {
  if (/[@＠]/.test(contact)) return !isMailAddress(contact);
  if (/^[\d\s()+‐‑‒–—―−ーｰ-]+$/.test(contact.normalize('NFKC'))) return !isPhoneNumber(contact);
  return false;
}

function answerFaults({ answered, received }: CheckedVoice, { zone }: CheckRules): Fault[] {
  if (!answered || !received) return [];
  const day = 'at' in received ? dayIn(zone, received.at) : received.on;
  return answered < day ? [{ slot: 'answeredDate', rule: 'answeredBeforeReceived' }] : [];
}
