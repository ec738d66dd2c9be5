/** Whether a text is the one that was seen before, where keeping the text itself would cost too much. */

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A number of 32 bits (FNV-1a, Fowler, Noll and Vo). Two texts share one by an accident of one in four billion: for
 * telling whether a text changed, not for telling texts apart.
 */
export function fingerprint(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  }
  return hash >>> 0;
}
