/** What a browser keeps between pages, for tests: as bytes, under names that tell the part. */
import type { Keep } from '../../../src/keep/keep';

export class MapKeep implements Keep {
  readonly kept = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Names as they were put, in that order. */
  readonly puts: string[] = [];

  async get(name: string): Promise<Uint8Array | undefined> {
    return this.kept.get(name)?.slice();
  }

  async put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.puts.push(name);
    this.kept.set(name, bytes.slice());
  }

  async remove(name: string): Promise<void> {
    this.kept.delete(name);
  }

  async clear(): Promise<void> {
    this.kept.clear();
  }

  /** All that lies there, as somebody would read it who has the key. */
  text(): string {
    return [...this.kept.values()].map((bytes) => new TextDecoder().decode(bytes)).join('\n');
  }
}
