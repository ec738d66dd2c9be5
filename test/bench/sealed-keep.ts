/** Keeps as the browser does, compressed and encrypted (src/keep), in memory in place of IndexedDB. */
import { seal, unseal, type Place } from '../../src/keep/cipher';
import { deflated, inflated } from '../../src/keep/deflate';
import type { Keep } from '../../src/keep/keep';

export class SealedKeep implements Keep {
  private readonly secret = {
    made: 0,
    bits: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64'),
  };
  private readonly sealed = new Map<string, ArrayBuffer>();
  private putting: Promise<void> = Promise.resolve();

  async get(name: string): Promise<Uint8Array | undefined> {
    const found = this.sealed.get(name);
    const bytes = found && (await unseal(this.secret, placeOf(name), found));
    return bytes && new Uint8Array(await inflated(bytes));
  }

  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.putting = (async () => {
      this.sealed.set(name, await seal(this.secret, placeOf(name), await deflated(bytes)));
    })();
    return this.putting;
  }

  async remove(name: string): Promise<void> {
    this.sealed.delete(name);
  }

  async clear(): Promise<void> {
    this.sealed.clear();
  }

  /** When what was put last is kept. */
  settled(): Promise<void> {
    return this.putting;
  }

  /** Of all that is kept. */
  get size(): number {
    return this.sizeOf(() => true);
  }

  sizeOf(isCounted: (name: string) => boolean): number {
    return [...this.sealed].reduce(
      (sum, [name, { byteLength }]) => sum + (isCounted(name) ? byteLength : 0),
      0,
    );
  }
}

function placeOf(name: string): Place {
  return { user: 'bench', app: 1, name };
}
