/** Tabs of one browser: each has its own `sessionStorage`, all share IndexedDB and the channel. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openKeep, type Keep } from '../../../src/keep/keep';

export const clock = { now: new Date('2026-05-11T01:32:00Z') };

const channels: BroadcastChannel[] = [];
const Real = globalThis.BroadcastChannel;

/** A browser in which nothing is kept yet. */
export function freshBrowser(): void {
  clock.now = new Date('2026-05-11T01:32:00Z');
  globalThis.indexedDB = new IDBFactory();
  globalThis.BroadcastChannel = class extends Real {
    constructor(name: string) {
      super(name);
      channels.push(this);
    }
  };
}

/** Its pages stop listening: an open channel would keep the test's process alive. */
export function closePages(): void {
  for (const channel of channels.splice(0)) channel.close();
  globalThis.BroadcastChannel = Real;
}

export class Tab {
  readonly session = sessionStorageOf();

  /** A page of app 8, or of another, is opened in this tab. */
  open(user = 'sato', app = 8): Keep {
    return openKeep({ session: this.session, user, app, now: () => clock.now });
  }
}

function sessionStorageOf(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

/** Everything in IndexedDB, as one text of its bytes and words. */
export async function allStored(): Promise<string> {
  const request = indexedDB.open('kumin.keep');
  const database = await settled(request);
  const rows: unknown[] = [];
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    rows.push(...(await settled(store.getAllKeys())), ...(await settled(store.getAll())));
  }
  database.close();
  return rows
    .map((row) =>
      ArrayBuffer.isView(row) || isBuffer(row)
        ? Buffer.from(row as ArrayBuffer).toString('utf8')
        : JSON.stringify(row),
    )
    .join('\n');
}

export async function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Buffers of the test's own world and of the store's are two classes. */
function isBuffer(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}
