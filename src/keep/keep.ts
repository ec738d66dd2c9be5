/**
 * What the browser keeps between pages, so that it need not be read from kintone again: per user, app and
 * name, sealed with a key of the browser session, for a day at most. Keeping never fails towards its user:
 * where the browser has no means or refuses, nothing is kept, and the console says so once.
 */
import { placeId, seal, secretId, unseal, type Place } from './cipher';
import { deflated, inflated } from './deflate';
import { SessionKey, type Secret } from './session-key';
import { SealedStore } from './store';

/** None of these rejects. */
export interface Keep {
  /** @returns undefined where nothing is kept under this name, or nothing that may still be used */
  get(name: string): Promise<Uint8Array | undefined>;
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(name: string): Promise<void>;
  /** Deletes what is kept for this app. */
  clear(): Promise<void>;
}

export interface KeepFor {
  /** `sessionStorage`, or null where the browser gives none: then nothing is kept */
  session: Storage | null;
  /** Code of the signed-in user. */
  user: string;
  /** The app on whose pages this is: its settings say whether anything is kept. */
  app: number;
  now(): Date;
}

/** One for each page, for as long as the page is there. */
export function openKeep(wanted: KeepFor): Keep {
  return new SessionKeep(wanted);
}

/**
 * Where the app's settings turn keeping off: keeps nothing, and deletes what its pages kept before.
 * @param now for the store, which knows the age of things by it
 */
export function keepNothing({ app, now }: Pick<KeepFor, 'app' | 'now'>): Keep {
  const cleared = (async () => {
    // No store, nothing kept.
    if (!globalThis.indexedDB) return;
    try {
      await new SealedStore(() => now().getTime()).clearApp(app);
    } catch (error) {
      console.warn('kumin: what the browser kept could not be deleted', error);
    }
  })();
  return {
    get: () => cleared.then(() => undefined),
    put: () => cleared,
    remove: () => cleared,
    clear: () => cleared,
  };
}

/**
 * Where one feature's settings turn keeping off and another's of the same app do not: keeps nothing, and deletes what
 * was kept under each name that is asked for.
 */
export function forgetting(keep: Keep): Keep {
  return {
    async get(name) {
      await keep.remove(name);
      return undefined;
    },
    put: (name) => keep.remove(name),
    remove: (name) => keep.remove(name),
    clear: () => keep.clear(),
  };
}

/** What a page needs at hand for one access. */
interface Access {
  store: SealedStore;
  secret: Secret;
  /** Name of the secret in the store. */
  owner: string;
}

class SessionKeep implements Keep {
  private readonly store: SealedStore;
  private readonly key: SessionKey | undefined;
  /** The browser has no means, or refused once: asked again by the next page. */
  private off = false;

  constructor(private readonly wanted: KeepFor) {
    const now = (): number => wanted.now().getTime();
    this.store = new SealedStore(now);
    const missing = missingMeans(wanted.session);
    if (missing.length > 0) this.turnOff(`the browser gives no ${missing.join(', ')}`);
    else if (wanted.session) this.key = new SessionKey(wanted.session, wanted.user, now);
  }

  get(name: string): Promise<Uint8Array | undefined> {
    return this.attempt(async ({ store, secret, owner }) => {
      const place = this.place(name);
      const sealed = await store.get(owner, await placeId(secret, place));
      const bytes = sealed && (await unseal(secret, place, sealed));
      return bytes && new Uint8Array(await inflated(bytes));
    });
  }

  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.attempt(async ({ store, secret, owner }) => {
      const place = this.place(name);
      const id = await placeId(secret, place);
      await store.put(owner, id, place.app, await seal(secret, place, await deflated(bytes)));
    });
  }

  remove(name: string): Promise<void> {
    return this.attempt(async ({ store, secret }) =>
      store.remove(await placeId(secret, this.place(name))),
    );
  }

  clear(): Promise<void> {
    return this.attempt(({ store }) => store.clearApp(this.wanted.app));
  }

  private place(name: string): Place {
    return { user: this.wanted.user, app: this.wanted.app, name };
  }

  private async attempt<T>(work: (access: Access) => Promise<T>): Promise<T | undefined> {
    if (this.off) return undefined;
    try {
      const secret = await this.key?.secret();
      if (!secret) return undefined;
      return await work({ store: this.store, secret, owner: await secretId(secret) });
    } catch (error) {
      await this.giveUp(error);
      return undefined;
    }
  }

  private async giveUp(error: unknown): Promise<void> {
    this.turnOff(error);
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) return;
    try {
      // Of all that fills the disk, this is what is missed least.
      await this.store.clear();
    } catch (again) {
      console.warn('kumin: what the browser kept could not be deleted', again);
    }
  }

  private turnOff(reason: unknown): void {
    if (!this.off) console.warn('kumin: nothing is kept in the browser between pages:', reason);
    this.off = true;
  }
}

/** WebCrypto is missing where kintone is not reached by HTTPS, the others in older or locked browsers. */
function missingMeans(session: Storage | null): string[] {
  const means = {
    sessionStorage: session,
    'crypto.subtle': globalThis.crypto?.subtle,
    indexedDB: globalThis.indexedDB,
    CompressionStream: globalThis.CompressionStream,
  };
  return Object.entries(means).flatMap(([name, given]) => (given ? [] : [name]));
}
