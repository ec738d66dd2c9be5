/** Why something failed, in words: customizations throw and reject with whatever they like. */

/** `kintone.api` rejects with the answer's plain object, which has a `message` and is no Error. */
export function reasonOf(reason: unknown): string {
  if (typeof reason === 'object' && reason !== null && 'message' in reason)
    return String(reason.message);
  return String(reason);
}
