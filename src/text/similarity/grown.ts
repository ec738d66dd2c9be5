/** Typed arrays that grow at their end, so that a text more costs no copy of all. */

type Numbers =
  | Uint8Array<ArrayBufferLike>
  | Uint32Array<ArrayBufferLike>
  | Float32Array<ArrayBufferLike>
  | Float64Array<ArrayBufferLike>;

export class Grown<Values extends Numbers> {
  length = 0;

  /** @param values what is there from the beginning; all of it counts when `length` is given so */
  constructor(private values: Values) {}

  static from<Values extends Numbers>(values: Values): Grown<Values> {
    const grown = new Grown(values.slice() as Values);
    grown.length = values.length;
    return grown;
  }

  at(place: number): number {
    return place < this.length ? (this.values[place] as number) : 0;
  }

  set(place: number, value: number): void {
    this.values[place] = value;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const Kind = this.values.constructor as new (length: number) => Values;
      const wider = new Kind(Math.max(64, this.length * 2));
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** What is there, without the room kept for more. Not a copy. */
  view(): Values {
    return this.values.subarray(0, this.length) as Values;
  }

  /** All memory taken, in bytes. */
  get byteLength(): number {
    return this.values.byteLength;
  }
}
