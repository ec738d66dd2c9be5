/**
 * Drafts of voices: what was typed and not saved, kept on this computer until it is restored, thrown away,
 * saved, or a week old. A draft has to outlive the tab, so it cannot be encrypted with a key of the
 * session as cached records are. Instead it holds as little as possible: never 連絡先 and 連絡先氏名, never a
 * text with a マイナンバー; it goes as soon as someone else signs in; and a setting turns drafts off.
 */
import { instantOf, type Instant } from '../calendar/instant';
import type { SlotKey } from './slots';
import { findMyNumbers } from '../text/personal-data/my-number';

/** Values by slot; choices and texts alike are kintone's strings. */
export type DraftValues = Partial<Record<SlotKey, string>>;

export interface Draft {
  id: string;
  savedAt: Instant;
  values: DraftValues;
}

/** Slots that a draft keeps. */
export const draftSlots: SlotKey[] = [
  'receivedAt',
  'channel',
  'kind',
  'category',
  'area',
  'title',
  'body',
  'background',
  'reply',
  'language',
  'ageBand',
  'minutes',
  'response',
  'memo',
];

/** Without a word in one of these there is nothing worth keeping: choices are made again in seconds. */
const wordSlots: SlotKey[] = ['title', 'body', 'background', 'response', 'memo'];

/** 7 days, in milliseconds. */
const keptFor = 7 * 86_400_000;
/** Several tabs may each have one; older ones make room. */
const mostDrafts = 5;

export class DraftStore {
  private readonly key: string;

  /** @param storage `localStorage`, or null where the browser gives none: then nothing is kept */
  constructor(
    private readonly storage: Storage | null,
    appId: number,
    private readonly userCode: string,
    private readonly now: () => Date,
  ) {
    this.key = `kumin.voice.draft.${appId}`;
  }

  /** The newest first. Another user's drafts are deleted on the way. */
  all(): Draft[] {
    const kept = this.read();
    if (kept && kept.user !== this.userCode) {
      this.storage?.removeItem(this.key);
      return [];
    }
    const now = this.now().getTime();
    return (kept?.drafts ?? [])
      .filter(({ savedAt }) => now - savedAt < keptFor)
      .sort((a, b) => b.savedAt - a.savedAt);
  }

  save(id: string, values: DraftValues): void {
    const safe = Object.fromEntries(
      Object.entries(values).filter(
        ([slot, value]) =>
          draftSlots.includes(slot as SlotKey) && value !== '' && findMyNumbers(value).length === 0,
      ),
    );
    if (!wordSlots.some((slot) => slot in safe)) return this.remove(id);
    const draft: Draft = { id, savedAt: instantOf(this.now()), values: safe };
    this.write([draft, ...this.all().filter((other) => other.id !== id)].slice(0, mostDrafts));
  }

  remove(id: string): void {
    const all = this.all();
    const left = all.filter((draft) => draft.id !== id);
    if (left.length < all.length) this.write(left);
  }

  clear(): void {
    this.storage?.removeItem(this.key);
  }

  private write(drafts: Draft[]): void {
    if (drafts.length === 0) return this.clear();
    try {
      this.storage?.setItem(this.key, JSON.stringify({ user: this.userCode, drafts }));
    } catch (error) {
      // A full or forbidden storage costs the draft, not the form.
      console.warn('kumin: the draft could not be kept', error);
    }
  }

  private read(): { user: string; drafts: Draft[] } | null {
    const written = this.storage?.getItem(this.key);
    if (!written) return null;
    try {
      const kept: unknown = JSON.parse(written);
      return isKept(kept) ? kept : null;
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }
}

function isKept(value: unknown): value is { user: string; drafts: Draft[] } {
  const kept = value as { user?: unknown; drafts?: unknown } | null;
  return (
    typeof kept?.user === 'string' &&
    Array.isArray(kept.drafts) &&
    kept.drafts.every(
      (draft: Partial<Draft> | null) =>
        typeof draft?.id === 'string' &&
        typeof draft.savedAt === 'number' &&
        typeof draft.values === 'object',
    )
  );
}
