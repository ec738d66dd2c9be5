/** Keeps in memory, for tests of what is kept: the browser's own store has tests of its own. */
import type { Keep } from '../src/keep/keep';

export class MemoryKeep implements Keep {
  readonly entries = new Map<string, Uint8Array>();

  async get(name: string): Promise<Uint8Array | undefined> {
    return this.entries.get(name);
  }
  async put(name: string, bytes: Uint8Array): Promise<void> {
    this.entries.set(name, bytes);
  }
  async remove(name: string): Promise<void> {
    this.entries.delete(name);
  }
  async clear(): Promise<void> {
    this.entries.clear();
  }
}
