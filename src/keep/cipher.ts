/**
 * What lies on the disk of a shared PC: bytes that only this browser session's secret opens, and names
 * that tell nothing. AES-GCM, with the place as additional data: what was written for one app, user and
 * name opens as no other's.
 */
import type { Secret } from './session-key';

/** Whose bytes, and what they are. */
export interface Place {
  user: string;
  app: number;
  name: string;
}

/** As GCM wants it (NIST SP 800-38D). */
const IV_BYTES = 12;

/** @returns the fresh IV and the sealed bytes behind it */
export async function seal(
  secret: Secret,
  place: Place,
  bytes: BufferSource,
): Promise<ArrayBuffer> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const key = await keyOf(secret, 'encrypt');
  const sealed = await crypto.subtle.encrypt(parameters(iv, place), key, bytes);
  const all = new Uint8Array(IV_BYTES + sealed.byteLength);
  all.set(iv);
  all.set(new Uint8Array(sealed), IV_BYTES);
  return all.buffer;
}

/** @returns undefined for what another secret sealed, for another place, or what was changed since */
export async function unseal(
  secret: Secret,
  place: Place,
  sealed: ArrayBuffer,
): Promise<ArrayBuffer | undefined> {
  const iv = new Uint8Array(sealed.slice(0, IV_BYTES));
  const key = await keyOf(secret, 'decrypt');
  try {
    return await crypto.subtle.decrypt(parameters(iv, place), key, sealed.slice(IV_BYTES));
  } catch (error) {
    // WebCrypto's one name for bytes that do not open.
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
}

/** A name for a place that only who has the secret can find out: conditions hold words that were searched. */
export function placeId(secret: Secret, { user, app, name }: Place): Promise<string> {
  return digest([secret.bits, user, app, name]);
}

/** A name for the secret itself, from which it cannot be found out. */
export function secretId(secret: Secret): Promise<string> {
  return digest([secret.bits]);
}

function parameters(iv: BufferSource, { user, app, name }: Place): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: utf8([user, app, name]) };
}

function keyOf(secret: Secret, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const bits = Uint8Array.from(atob(secret.bits), (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', bits, 'AES-GCM', false, [use]);
}

async function digest(parts: (string | number)[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', utf8(parts));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** JSON keeps the parts apart: no two lists of parts are the same text. */
function utf8(parts: (string | number)[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(parts));
}
