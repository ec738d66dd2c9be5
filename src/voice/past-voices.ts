/**
 * The voices that came before, as the card looks at them: read with the record engine, so only those that the user may
 * see, and made findable in slices, so that typing never waits for them. The words that they were cut into are kept
 * between pages in parts by `$id`; each voice's are used where its text is still the same, so whatever was changed,
 * deleted or hidden since is found as if all had been made anew. The newest are made findable first.
 */
import type { FormField } from '../kintone/host';
import type { Progress } from '../records/paging';
import { recordsOf, type Source } from '../records/source';
import { fingerprint } from '../text/fingerprint';
import { SimilarIndex, type Reason } from '../text/similarity';
import { keptBytes, keptIn, type KeptText } from '../text/similarity/kept-texts';
import { WEIGHING } from '../text/similarity/weights';
import { lexiconOf } from '../text/words';
import { inSlices } from '../ui/idle';
import { residentsOf, rootOf, type Pointers } from './links';
import type { Mapping } from './form';
import { PastFiling, type Circumstances, type SlotSuggestion } from './past-filing';
import { PastRows, wantedFields, type PastVoice } from './past-rows';
import type { SimilarSettings } from './similar-settings';

export interface SimilarVoice extends PastVoice {
  /** From 0 to 1. */
  score: number;
  reasons: Reason[];
  /** The voice that this one says the same as; itself where it points to none. */
  root: number;
  /** How many residents said the same, this voice's included. */
  residents: number;
}

/** Looked through for voices that say the same, of which one is shown. */
const LOOKED_AT = 40;
/** `$id`s of one part that is kept: so many voices are written anew when one of them changed. */
const PART = 2048;

export interface Watching {
  /** While records are read. */
  reading(progress: Progress): void;
  /** More can be found than before; not yet all that there are. */
  more(): void;
}

export class PastVoices {
  private readonly lexicon;
  private readonly index: SimilarIndex;
  private readonly filing: PastFiling;
  private rows: PastRows | undefined;
  /** All were read once: what comes now is a change of them. */
  private isWhole = false;
  private pointers: Pointers = new Map();
  private residents: ReadonlyMap<number, number> = new Map();
  private isLearned = false;
  /** Numbers of the parts that were looked for among what is kept, and of those that are kept otherwise than they are. */
  private readonly restored = new Set<number>();
  private readonly changed = new Set<number>();
  /** One refresh after another: two panels may ask for one. */
  private running: Promise<void> = Promise.resolve();
  /** Settles when all that was read is kept. Never rejects. */
  kept: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: Source & { app: number },
    private readonly mapping: Mapping,
    private readonly settings: SimilarSettings,
  ) {
    this.lexicon = lexiconOf(settings.synonyms, settings.stopWords);
    this.index = new SimilarIndex(this.lexicon);
    const name = this.nameOf('filing');
    this.filing = new PastFiling(source.keep, name, this.lexicon, mapping, settings.suggest);
  }

  /** How many can be found now. */
  get size(): number {
    return this.index.size;
  }

  /** How many have been read. */
  get read(): number {
    return this.rows?.ids.length ?? 0;
  }

  /**
   * Reads what came since and makes it findable. May be called again.
   * @throws RequestError, or the signal's reason
   */
  refresh(
    fields: Readonly<Record<string, FormField>>,
    signal: AbortSignal,
    watching: Watching,
  ): Promise<void> {
    const refreshed = this.running.then(() => this.readAndTake(fields, signal, watching));
    // Why it failed is told to who asked for it; the next one begins anew.
    this.running = refreshed.catch(() => undefined);
    return refreshed;
  }

  /** Learns what voices are filed under, after `refresh`. @throws the signal's reason */
  async learn(fields: Readonly<Record<string, FormField>>, signal: AbortSignal): Promise<void> {
    if (this.isLearned || !this.rows) return;
    await this.filing.learn(this.rows, fields, signal);
    this.isLearned = true;
  }

  /**
   * @param without the voice that is open
   */
  similar(text: string, most: number, without: number | undefined): SimilarVoice[] {
    const found: SimilarVoice[] = [];
    const roots = new Set<number>();
    if (without !== undefined) roots.add(rootOf(without, this.pointers));
    const own = without === undefined ? undefined : rootOf(without, this.pointers);
    for (const { id, score } of this.index.search(text, LOOKED_AT)) {
      const root = rootOf(id, this.pointers);
      // Voices that say the same are shown once, with their number.
      if (id === without || (roots.has(root) && root !== own)) continue;
      roots.add(root);
      // The representative has the answer, and is what one links to; it may be hidden from this user.
      const voice = (root === own ? undefined : this.voice(root)) ?? this.voice(id);
      if (!voice) continue;
      const reasons = this.index.reasons(text, this.rows?.textOf(id) ?? '');
      found.push({ ...voice, score, reasons, root, residents: this.residents.get(root) ?? 1 });
      if (found.length === most) break;
    }
    return found;
  }

  /** The best of each field, where one is likely enough. */
  suggestions(text: string, heard: Circumstances): SlotSuggestion[] {
    return this.filing.suggestions(text, heard);
  }

  voice(id: number): PastVoice | undefined {
    return this.rows?.voice(id);
  }

  /** The voices that point to others, with `own` in the place of what the open one is stored with. */
  pointersWith(id: number | undefined, own: number | undefined): Pointers {
    const pointers = new Map(this.pointers);
    if (id !== undefined) {
      if (own === undefined) pointers.delete(id);
      else pointers.set(id, own);
    }
    return pointers;
  }

  residentsOf(root: number): number {
    return this.residents.get(root) ?? 1;
  }

  private async readAndTake(
    fields: Readonly<Record<string, FormField>>,
    signal: AbortSignal,
    watching: Watching,
  ): Promise<void> {
    const { app } = this.source;
    const wanted = { app, condition: '', fields: wantedFields(this.mapping, fields) };
    let taking = Promise.resolve();
    const reading = recordsOf(this.source, wanted, {
      signal,
      onPage: ({ progress }) => watching.reading(progress),
      onPart: (table) => {
        // A part of what is known as a whole would look as if the rest had gone.
        if (this.isWhole) return;
        const rows = new PastRows(table, this.mapping, fields);
        taking = taking.then(() => this.take(rows, signal, watching));
        // Looked at below, when the reading has ended.
        taking.catch(() => undefined);
      },
    });
    const { table, kept } = await reading.finally(() => taking);
    if (table === this.rows?.table) return;
    this.isWhole = true;
    this.isLearned = false;
    this.kept = Promise.all([this.kept, kept]).then(() => undefined);
    await this.take(new PastRows(table, this.mapping, fields), signal, watching);
  }

  private async take(rows: PastRows, signal: AbortSignal, watching: Watching): Promise<void> {
    this.rows = rows;
    this.pointers = rows.pointers();
    this.residents = residentsOf(this.pointers);
    await inSlices(this.removing(rows), signal);
    const parts = partsOf(rows.ids).reverse();
    let next = this.keptOf(parts[0]);
    for (const [place, part] of parts.entries()) {
      const bytes = await next;
      next = this.keptOf(parts[place + 1]);
      await inSlices(this.takingPart(part, bytes), signal);
      if (this.isWhole && this.changed.has(part.number)) await this.keepPart(part, signal);
      watching.more();
    }
    if (!this.isWhole) return;
    for (const part of this.changed) {
      if (parts.some(({ number }) => number === part)) continue;
      this.changed.delete(part);
      this.keepLater(() => this.source.keep.remove(this.nameOf(part)));
    }
  }

  private *removing(rows: PastRows): Generator<undefined, void> {
    for (const id of this.index.ids()) {
      if (!rows.has(id) && this.index.remove(id)) this.changed.add(partOf(id));
      yield;
    }
  }

  /** Undefined too for a part that was looked for already. */
  private async keptOf(part: Part | undefined): Promise<Uint8Array | undefined> {
    if (!part || this.restored.has(part.number)) return undefined;
    return this.source.keep.get(this.nameOf(part.number));
  }

  /** @param bytes as they are kept of this part */
  private *takingPart(
    { number, ids }: Part,
    bytes: Uint8Array | undefined,
  ): Generator<undefined, void> {
    const marks = new Map<number, number>();
    for (const id of ids) {
      marks.set(id, fingerprint(this.rows?.textOf(id) ?? ''));
      yield;
    }
    const kept = bytes && keptIn(bytes);
    const isSame = ({ id, mark }: KeptText): boolean => marks.get(id) === mark;
    if (kept) {
      yield* this.index.putting(
        kept,
        (text) => isSame(text) && this.index.markOf(text.id) !== text.mark,
      );
    }
    // The rest of a part that is read so far comes when it is read.
    if (this.isWhole) {
      this.restored.add(number);
      // What a voice said that is gone must not stay on the disk.
      if (kept && !kept.texts.every(isSame)) this.changed.add(number);
    }
    for (const [id, mark] of marks) {
      if (this.index.markOf(id) !== mark) {
        this.index.put(id, this.rows?.textOf(id) ?? '');
        this.changed.add(number);
      }
      yield;
    }
  }

  private async keepPart({ number, ids }: Part, signal: AbortSignal): Promise<void> {
    const bytes = keptBytes(await inSlices(this.index.taking(ids), signal));
    this.changed.delete(number);
    this.keepLater(() => this.source.keep.put(this.nameOf(number), bytes));
  }

  private keepLater(work: () => Promise<void>): void {
    this.kept = this.kept.then(work);
  }

  /** Other synonyms and stop words make other words of the same texts, and another weighing other weights. */
  private nameOf(part: number | 'filing'): string {
    const { synonyms, stopWords } = this.settings;
    return JSON.stringify(['similar voices', this.source.app, part, synonyms, stopWords, WEIGHING]);
  }
}

const partOf = (id: number): number => Math.floor(id / PART);

interface Part {
  number: number;
  /** Of its voices, ascending. */
  ids: Float64Array;
}

/** @param ids ascending */
function partsOf(ids: Float64Array): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < ids.length;) {
    const number = partOf(ids[start] ?? 0);
    let end = start;
    while (end < ids.length && partOf(ids[end] ?? 0) === number) end += 1;
    parts.push({ number, ids: ids.subarray(start, end) });
    start = end;
  }
  return parts;
}
