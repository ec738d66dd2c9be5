/**
 * Voices that could not be sent yet, kept on this computer until kintone has them: a closed tab loses nothing. Each
 * bears a key of its own in a field that takes no value twice, so that one which did arrive is not recorded again.
 */
import type { Instant } from '../../calendar/instant';

export interface Unsent {
  /** Value of the field 送信キー. */
  key: string;
  savedAt: Instant;
  /** As `POST record` takes it. */
  record: Record<string, { value: unknown }>;
  /** Why kintone would not take it, in words; it waits for a person then. */
  refused?: string;
}

export class Outbox {
  private readonly place: string;

  /** @param storage `localStorage`; one user never sees what another could not send */
  constructor(
    private readonly storage: Storage | null,
    appId: number,
    userCode: string,
  ) {
    this.place = `kumin.voice.unsent.${appId}.${userCode}`;
  }

  /** The oldest first. */
  all(): Unsent[] {
    const written = this.storage?.getItem(this.place);
    if (!written) return [];
    try {
      const kept: unknown = JSON.parse(written);
      return Array.isArray(kept) ? kept.filter(isUnsent) : [];
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  }

  /** Adds it, or takes the place of the one with the same key. @returns whether it is kept */
  put(unsent: Unsent): boolean {
    const others = this.all().filter(({ key }) => key !== unsent.key);
    return this.write([...others, unsent].sort((a, b) => a.savedAt - b.savedAt));
  }

  remove(key: string): void {
    this.write(this.all().filter((unsent) => unsent.key !== key));
  }

  private write(all: readonly Unsent[]): boolean {
    if (!this.storage) return false;
    try {
      if (all.length === 0) this.storage.removeItem(this.place);
      else this.storage.setItem(this.place, JSON.stringify(all));
      return true;
    } catch (error) {
      console.warn('kumin: the voice could not be kept for sending later', error);
      return false;
    }
  }
}

function isUnsent(value: unknown): value is Unsent {
  const unsent = value as Partial<Unsent> | null;
  return (
    typeof unsent?.key === 'string' &&
    typeof unsent.savedAt === 'number' &&
    typeof unsent.record === 'object'
  );
}
