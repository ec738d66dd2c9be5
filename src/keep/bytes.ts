/** Arrays of numbers one after another in one buffer, each at a place where the processor reads it as it is. */

/** Bytes that are not what they should be. */
export class Unreadable extends Error {}

/** Every array begins at a multiple of the widest number. */
const ALIGNMENT = Float64Array.BYTES_PER_ELEMENT;

export class ByteWriter {
  private readonly parts: { at: number; bytes: Uint8Array }[] = [];
  private length = 0;

  write(values: ArrayBufferView): void {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    this.parts.push({ at: this.length, bytes });
    this.length = aligned(this.length + bytes.byteLength);
  }

  /** All that was written, in the order of writing. */
  bytes(): Uint8Array {
    const all = new Uint8Array(this.length);
    for (const { at, bytes } of this.parts) all.set(bytes, at);
    return all;
  }
}

export class ByteReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** The next array, of `length` numbers without sign of `width` bytes, or of doubles. @throws Unreadable */
  read(width: 1 | 2 | 4 | 8, length: number): ArrayLike<number> {
    const end = this.at + width * length;
    if (end > this.bytes.byteLength) throw new Unreadable('an array ends after the bytes');
    // A copy begins at a place that suits every width, wherever the bytes themselves lie.
    const own = this.bytes.slice(this.at, end).buffer;
    this.at = aligned(end);
    switch (width) {
      case 1:
        return new Uint8Array(own);
      case 2:
        return new Uint16Array(own);
      case 4:
        return new Uint32Array(own);
      case 8:
        return new Float64Array(own);
    }
  }
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
