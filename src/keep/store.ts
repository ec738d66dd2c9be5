/**
 * Sealed bytes in IndexedDB. The store belongs to one secret at a time: whoever comes with another, because
 * someone else signed in or a new browser session began, deletes everything first.
 */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';

/** What is known of kept bytes without reading them. Nothing here tells who, which records, or which condition. */
interface Entry {
  id: string;
  app: number;
  /** Milliseconds since 1970 UTC. */
  savedAt: number;
  size: number;
}

interface Schema extends DBSchema {
  /** One row: the name of the secret that everything here is sealed with. */
  owner: { key: 'secret'; value: string };
  entries: { key: string; value: Entry };
  bytes: { key: string; value: ArrayBuffer };
}

type StoreName = 'owner' | 'entries' | 'bytes';
const STORES: StoreName[] = ['owner', 'entries', 'bytes'];

type Writing = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

const DATABASE = 'kumin.keep';
const VERSION = 1;

/** A day, in milliseconds: what nobody renewed in that time nobody will look at again before it is stale. */
const KEPT_FOR = 86_400_000;

/**
 * 64 MiB, in bytes: tables of some 9 million records as measured, and a small part of what browsers give
 * an origin (Safari, the sparest, asks beyond 1 GiB on Macs; on phones all is less) and kintone needs too.
 */
export const MOST_BYTES = 64 * 1024 * 1024;

export class SealedStore {
  private database: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(private readonly now: () => number) {}

  get(owner: string, id: string): Promise<ArrayBuffer | undefined> {
    return this.write(async (transaction) => {
      await claim(transaction, owner);
      const entry = await transaction.objectStore('entries').get(id);
      if (!entry) return undefined;
      if (!this.isFresh(entry)) return void (await drop(transaction, id));
      return transaction.objectStore('bytes').get(id);
    });
  }

  /** Bytes beyond the cap are not kept, nor what they would have replaced. */
  put(owner: string, id: string, app: number, bytes: ArrayBuffer): Promise<void> {
    const size = bytes.byteLength;
    return this.write(async (transaction) => {
      await claim(transaction, owner);
      await drop(transaction, id);
      await this.makeRoom(transaction, size);
      if (size > MOST_BYTES) return;
      await transaction.objectStore('entries').put({ id, app, savedAt: this.now(), size });
      await transaction.objectStore('bytes').put(bytes, id);
    });
  }

  remove(id: string): Promise<void> {
    return this.write((transaction) => drop(transaction, id));
  }

  /** Deletes what pages of this app kept. */
  clearApp(app: number): Promise<void> {
    return this.write(async (transaction) => {
      for (const entry of await transaction.objectStore('entries').getAll()) {
        if (entry.app === app) await drop(transaction, entry.id);
      }
    });
  }

  clear(): Promise<void> {
    return this.write(empty);
  }

  /** Deletes what is a day old, then the oldest until `size` more bytes fit. */
  private async makeRoom(transaction: Writing, size: number): Promise<void> {
    const entries = await transaction.objectStore('entries').getAll();
    const fresh = entries.filter((entry) => this.isFresh(entry));
    const stale = entries.filter((entry) => !this.isFresh(entry));
    let total = fresh.reduce((sum, entry) => sum + entry.size, size);
    for (const entry of fresh.sort((a, b) => a.savedAt - b.savedAt)) {
      if (total <= MOST_BYTES) break;
      total -= entry.size;
      stale.push(entry);
    }
    for (const { id } of stale) await drop(transaction, id);
  }

  /** Saved in the future means that the clock was set back: its age is unknown. */
  private isFresh({ savedAt }: Entry): boolean {
    const age = this.now() - savedAt;
    return age >= 0 && age < KEPT_FOR;
  }

  /** Everything happens in one transaction, or nothing of it. */
  private async write<T>(work: (transaction: Writing) => Promise<T>): Promise<T> {
    const database = await this.open();
    const transaction = database.transaction(STORES, 'readwrite');
    const [result] = await Promise.all([work(transaction), transaction.done]);
    return result;
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.database ??= openDB<Schema>(DATABASE, VERSION, {
      upgrade(database) {
        for (const name of ['owner', 'bytes'] as const) database.createObjectStore(name);
        database.createObjectStore('entries', { keyPath: 'id' });
      },
      // A later version of the plugin, in another tab, need not wait for this page to close.
      blocking: () => void this.database?.then((database) => database.close()),
      // The browser cut the connection, as phones do with pages in the background: the next access opens anew.
      terminated: () => {
        this.database = undefined;
      },
    });
    return this.database;
  }
}

/** Whatever another secret sealed is deleted on sight. */
async function claim(transaction: Writing, owner: string): Promise<void> {
  const owners = transaction.objectStore('owner');
  if ((await owners.get('secret')) === owner) return;
  await empty(transaction);
  await owners.put(owner, 'secret');
}

async function empty(transaction: Writing): Promise<void> {
  await Promise.all(STORES.map((name) => transaction.objectStore(name).clear()));
}

async function drop(transaction: Writing, id: string): Promise<void> {
  await transaction.objectStore('entries').delete(id);
  await transaction.objectStore('bytes').delete(id);
}
