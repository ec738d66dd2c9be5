/**
 * Texts as their terms, in few bytes: what stays of them between pages, so that no text is cut into words twice. Each
 * part stands by itself, with the terms it needs, so that one can be written, lost or thrown away without the others.
 */
import { ByteReader, ByteWriter, Unreadable } from '../../keep/bytes';
import type { TextTerms } from './segment';

/** A text that was put into an index. */
export interface KeptText extends TextTerms {
  id: number;
  /** Of the text (fingerprint.ts): whether it is still the same. */
  mark: number;
}

export interface KeptTexts {
  /** What the numbers of `terms` stand for (words.ts). */
  keys: readonly string[];
  /** Their terms ascending. */
  texts: readonly KeptText[];
}

/**
 * "KS" and a version, which is raised with every change of the layout below and of what `termsOf` finds in a text. How a
 * term is weighed is in the name under which it is kept (WEIGHING).
 */
const MARK = 0x4b_53_00_01;
/** Separates keys: no term has it, as `Intl.Segmenter` takes no control character for a word. */
const END = '\n';
/** The seven bits of a byte that hold a number; the eighth says that more follow. */
const LOW_BITS = 0x7f;

/** Texts between two rests. */
const AT_ONCE = 256;
/** A weight fits one byte. */
const WEIGHTS = 256;

/** @param texts whose terms are numbered by `keyOf`, in any order */
export function* keptTexts(
  texts: readonly KeptText[],
  keyOf: (term: number) => string,
): Generator<undefined, KeptTexts> {
  let most = -1;
  for (const { terms } of texts) for (const term of terms) if (term > most) most = term;
  /** By term: one more than its place among the keys. */
  const places = new Uint32Array(most + 1);
  for (const { terms } of texts) for (const term of terms) places[term] = 1;
  const keys: string[] = [];
  for (let term = 0; term <= most; term += 1) {
    if (places[term]) places[term] = keys.push(keyOf(term));
  }
  const renumbered: KeptText[] = [];
  for (const { terms, weights, ...text } of texts) {
    if (renumbered.length % AT_ONCE === 0) yield;
    // Both in one number, which sorts much faster than by a comparison of ours.
    const sorted = new Float64Array(terms.length);
    for (let index = 0; index < terms.length; index += 1) {
      sorted[index] = at(terms, index) * WEIGHTS + at(weights, index);
    }
    sorted.sort();
    renumbered.push({
      ...text,
      terms: Uint32Array.from(sorted, (both) => at(places, Math.floor(both / WEIGHTS)) - 1),
      weights: Uint8Array.from(sorted, (both) => both % WEIGHTS),
    });
  }
  return { keys, texts: renumbered };
}

export function keptBytes({ keys, texts }: KeptTexts): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  const words = new TextEncoder().encode(keys.join(END));
  const length = texts.reduce((sum, { terms }) => sum + terms.length, 0);
  const lengths = Uint32Array.from(texts, ({ terms }) => terms.length);
  const weights = new Uint8Array(length);
  /** Five bytes hold any number of 32 bits. */
  const differences = new Uint8Array(length * 5);
  let [text, written] = [0, 0];
  for (const { terms, weights: own } of texts) {
    weights.set(own, text);
    text += own.length;
    let before = 0;
    for (const term of terms) {
      let left = term - before;
      before = term;
      for (; left > LOW_BITS; left >>>= 7) differences[written++] = (left & LOW_BITS) | 0x80;
      differences[written++] = left;
    }
  }
  const head = [MARK, words.length, keys.length, texts.length, length, written];
  writer.write(Uint32Array.from(head));
  writer.write(words);
  writer.write(Float64Array.from(texts, ({ id }) => id));
  writer.write(Uint32Array.from(texts, ({ mark }) => mark));
  writer.write(lengths);
  writer.write(differences.subarray(0, written));
  writer.write(weights);
  return new Uint8Array(writer.bytes());
}

/** @returns undefined for bytes that another version wrote, that are cut off, or that were never texts */
export function keptIn(bytes: Uint8Array): KeptTexts | undefined {
  try {
    return read(new ByteReader(bytes));
  } catch (error) {
    // Nothing else can be wrong with bytes; any other error is a fault of this code.
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** @throws Unreadable */
function read(reader: ByteReader): KeptTexts {
  const [mark, wordBytes = 0, keyCount = 0, count = 0, length = 0, written = 0] = Array.from(
    reader.read(4, 6),
  );
  if (mark !== MARK) throw new Unreadable('another layout');
  const words = new TextDecoder().decode(Uint8Array.from(reader.read(1, wordBytes)));
  const keys = keyCount === 0 ? [] : words.split(END);
  if (keys.length !== keyCount) throw new Unreadable('another number of terms');
  const ids = reader.read(8, count);
  const marks = reader.read(4, count);
  const lengths = reader.read(4, count);
  const differences = reader.read(1, written);
  const weights = Uint8Array.from(reader.read(1, length));
  let [start, place] = [0, 0];
  const next = (): number => {
    let [value, shift] = [0, 0];
    for (; ; shift += 7) {
      const byte = differences[place++];
      if (byte === undefined) throw new Unreadable('terms end too soon');
      value += (byte & LOW_BITS) << shift;
      if (byte <= LOW_BITS) return value;
    }
  };
  const texts = Array.from({ length: count }, (_, index): KeptText => {
    const end = start + at(lengths, index);
    if (end > length) throw new Unreadable('a text ends after the weights');
    const terms = new Uint32Array(end - start);
    let term = 0;
    for (let each = 0; each < terms.length; each += 1) {
      term += next();
      if (term >= keyCount) throw new Unreadable('a term out of range');
      terms[each] = term;
    }
    const own = weights.slice(start, end);
    start = end;
    return { id: at(ids, index), mark: at(marks, index), terms, weights: own };
  });
  return { keys, texts };
}

/** What is at a place that is there. */
const at = (values: ArrayLike<number>, place: number): number => values[place] as number;
