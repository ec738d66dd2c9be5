/**
 * The secret of a browser session: made at random, held in the tab's own storage, so that it lives through
 * page changes and ends with the tab. Tabs of one user hand it to each other over a channel that no other
 * origin hears; it is never in a cookie, in `localStorage`, or in a request.
 */

export interface Secret {
  /** Milliseconds since 1970 UTC: where tabs hold different secrets, the latest is everyone's. */
  made: number;
  /** 256 random bits, base64. */
  bits: string;
}

/** Under this name in `sessionStorage`, and as the channel's. */
const NAME = 'kumin.keep';

/** How long a tab without a secret waits for another's: a message takes a few milliseconds. */
const PATIENCE = 100;

const SECRET_BYTES = 32;
const BITS = /^[A-Za-z0-9+/]{43}=$/;

/** What tabs say: "this user is here", with the secret where the tab has one to give. */
interface Message {
  user: string;
  secret?: Secret;
}

export class SessionKey {
  private readonly channel: BroadcastChannel | undefined;
  private settled: Promise<void> | undefined;
  /** Ends the waiting for another tab. */
  private arrived: (() => void) | undefined;
  /** Someone else has signed in with this browser since. */
  private over = false;

  constructor(
    private readonly storage: Storage,
    private readonly user: string,
    private readonly now: () => number,
  ) {
    // Where a browser has none, each tab reads only what it wrote itself.
    this.channel = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
    this.channel?.addEventListener('message', ({ data }) => this.hear(data));
  }

  /**
   * This user's secret: the tab's, another tab's, or a new one. Undefined once someone else has signed in
   * with this browser: the page is then a leftover, and what it reads may be the other's.
   * @throws DOMException where the browser refuses to store it
   */
  async secret(): Promise<Secret | undefined> {
    this.settled ??= this.settle();
    await this.settled;
    return this.over ? undefined : this.held();
  }

  close(): void {
    this.channel?.close();
  }

  private async settle(): Promise<void> {
    const held = this.held();
    // Said with a secret in hand too: pages of another user hear that they are leftovers.
    this.say({ user: this.user });
    if (held) return;
    await this.answer();
    if (this.over || this.held()) return;
    const secret = { made: this.now(), bits: randomBits() };
    this.hold(secret);
    this.say({ user: this.user, secret });
  }

  private async answer(): Promise<void> {
    if (!this.channel) return;
    let patience: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      this.arrived = resolve;
      patience = setTimeout(resolve, PATIENCE);
    });
    clearTimeout(patience);
  }

  private hear(data: unknown): void {
    if (this.over || !isMessage(data)) return;
    if (data.user !== this.user) return this.end();
    const held = this.held();
    const { secret } = data;
    if (secret && (!held || isLater(secret, held))) this.adopt(secret);
    else if (held && (!secret || isLater(held, secret)))
      this.say({ user: this.user, secret: held });
  }

  private adopt(secret: Secret): void {
    try {
      this.hold(secret);
    } catch (error) {
      // The tab stays with its own, or fails again on making one: there it is dealt with.
      console.warn('kumin: the key of another tab could not be stored', error);
    }
    this.arrived?.();
  }

  private end(): void {
    this.over = true;
    if (this.held()) this.storage.removeItem(NAME);
    this.arrived?.();
  }

  private say(message: Message): void {
    this.channel?.postMessage(message);
  }

  /** Undefined too where the tab holds another user's. */
  private held(): Secret | undefined {
    const written = this.storage.getItem(NAME);
    if (written === null) return undefined;
    try {
      const message: unknown = JSON.parse(written);
      return isMessage(message) && message.user === this.user ? message.secret : undefined;
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  private hold(secret: Secret): void {
    this.storage.setItem(NAME, JSON.stringify({ user: this.user, secret } satisfies Message));
  }
}

function randomBits(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))));
}

/** Of two made in the same millisecond all tabs choose the same. */
function isLater(a: Secret, b: Secret): boolean {
  return a.made > b.made || (a.made === b.made && a.bits > b.bits);
}

/** Anything of this origin may speak on the channel. */
function isMessage(value: unknown): value is Message {
  const message = value as Partial<Message> | null;
  if (typeof message?.user !== 'string') return false;
  const { secret } = message;
  return secret === undefined || (Number.isFinite(secret?.made) && BITS.test(secret?.bits));
}
