/**
 * The voices that came before, as the card looks at them: read with the record engine, so only those that the user may
 * see, and made findable in slices, so that typing never waits for them.
 */
import type { Instant } from '../calendar/instant';
import type { FormField } from '../kintone/host';
import type { TableFields } from '../records/columns';
import type { Progress } from '../records/paging';
import { recordsOf, type Source } from '../records/source';
import { UNSET, type RecordTable } from '../records/table';
import { Classifier, type Example } from '../text/classify';
import { SimilarIndex, type Reason } from '../text/similarity';
import {
  circumstance,
  endingsOf,
  lexiconOf,
  termsOf,
  type Lexicon,
  type Term,
} from '../text/words';
import { inSlices } from '../ui/idle';
import { residentsOf, rootOf, type Pointers } from './links';
import type { Mapping } from './form';
import type { SlotKey } from './slots';
import { suggestedSlots, type SimilarSettings, type SuggestedSlot } from './similar-settings';

export interface PastVoice {
  id: number;
  title: string;
  body: string;
  /** Milliseconds; undefined where it is not known. */
  receivedAt: Instant | undefined;
  /** Names; '' where it is not known. */
  section: string;
  category: string;
  status: string;
  answer: string;
}

export interface SimilarVoice extends PastVoice {
  /** From 0 to 1. */
  score: number;
  reasons: Reason[];
  /** The voice that this one says the same as; itself where it points to none. */
  root: number;
  /** How many residents said the same, this voice's included. */
  residents: number;
}

/** A choice as the form takes it, and how it is shown. */
export interface Choice {
  value: string;
  label: string;
}

export interface SlotSuggestion {
  slot: SuggestedSlot;
  choice: Choice;
  confidence: number;
  because: { word: string; from: 'learned' | 'list' }[];
}

/** Learned from so many of the newest voices: what was filed years ago tells less of today's sections. */
const LEARNED_FROM = 2000;
/** So many of them, evenly spread, are judged again to know how sure a suggestion is. */
const CHECKED = 200;
/** Looked through for voices that say the same, of which one is shown. */
const LOOKED_AT = 40;

/** What is known of a voice beside its text when its choices are suggested. */
export const circumstanceSlots = ['section', 'channel', 'area'] as const;
/** Their values, a section by its code; '' for one that is open. */
export type Circumstances = Readonly<Record<(typeof circumstanceSlots)[number], string>>;

const readSlots: SlotKey[] = [
  'title',
  'body',
  'background',
  'receivedAt',
  'category',
  'kind',
  'channel',
  'area',
  'section',
  'assignedSection',
  'answer',
  'representative',
  'related',
];

export class PastVoices {
  private readonly lexicon: Lexicon;
  private readonly index: SimilarIndex;
  private readonly classifiers = new Map<SuggestedSlot, Classifier>();
  /** Names by value: sections are stored by code. */
  private readonly labels = new Map<SuggestedSlot, Map<string, string>>();
  /** Of the fields that circumstances are in, as the form writes them. */
  private readonly names = new Map<keyof Circumstances, string>();
  /** How values of circumstances are shown, by slot and value. */
  private readonly heardLabels = new Map<string, string>();
  private table: RecordTable | undefined;
  private rowOf = new Map<number, number>();
  private pointers: Pointers = new Map();
  private residents: ReadonlyMap<number, number> = new Map();
  private status: string | undefined;
  private isLearned = false;
  /** Codes of fields whose text has marks in it. */
  private rich: ReadonlySet<string> = new Set();

  constructor(
    private readonly source: Source & { app: number },
    private readonly mapping: Mapping,
    private readonly settings: SimilarSettings,
  ) {
    this.lexicon = lexiconOf(settings.synonyms, settings.stopWords);
    this.index = new SimilarIndex(this.lexicon);
  }

  /** How many can be found now. */
  get size(): number {
    return this.index.size;
  }

  /**
   * Reads what came since and makes it findable. May be called again.
   * @throws RequestError, or the signal's reason
   */
  async refresh(
    fields: Readonly<Record<string, FormField>>,
    signal: AbortSignal,
    progress: (progress: Progress) => void,
  ): Promise<void> {
    this.status = Object.values(fields).find(({ type }) => type === 'STATUS')?.code;
    this.rich = new Set(
      Object.values(fields).flatMap(({ type, code }) => (type === 'RICH_TEXT' ? [code] : [])),
    );
    const wanted = { app: this.source.app, condition: '', fields: this.wantedFields(fields) };
    const { table } = await recordsOf(this.source, wanted, {
      signal,
      onPage: (page) => progress(page.progress),
    });
    if (table === this.table) return;
    const before = this.table;
    const rowBefore = this.rowOf;
    this.table = table;
    this.rowOf = new Map([...table.ids].map((id, row) => [id, row]));
    this.link(table);
    await inSlices(this.indexing(before, rowBefore), signal);
    this.isLearned = false;
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
      const reasons = this.index.reasons(text, this.textOf(id));
      found.push({ ...voice, score, reasons, root, residents: this.residents.get(root) ?? 1 });
      if (found.length === most) break;
    }
    return found;
  }

  /** The best of each field, where one is likely enough. */
  suggestions(text: string, circumstances: Circumstances): SlotSuggestion[] {
    const example = this.example(text, (slot) => circumstances[slot]);
    return suggestedSlots.flatMap((slot) => {
      const [best] =
        this.classifiers.get(slot)?.suggest(example, this.settings.suggest.least) ?? [];
      if (!best) return [];
      const label = this.labels.get(slot)?.get(best.label);
      if (label === undefined) return [];
      return [{ slot, choice: { value: best.label, label }, ...best }];
    });
  }

  voice(id: number): PastVoice | undefined {
    const row = this.rowOf.get(id);
    if (row === undefined) return undefined;
    const received = this.column('receivedAt');
    const time = received?.kind === 'instant' ? received.values[row] : undefined;
    return {
      id,
      title: this.text('title', row),
      body: this.text('body', row),
      receivedAt: time === undefined || Number.isNaN(time) ? undefined : (time as Instant),
      section: this.label('assignedSection', row) || this.label('section', row),
      category: this.label('category', row),
      status: this.status === undefined ? '' : this.wordAt(this.status, row),
      answer: this.text('answer', row),
    };
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

  private wantedFields(fields: Readonly<Record<string, FormField>>): TableFields {
    const codes = readSlots.flatMap((slot) => this.mapping[slot] ?? []);
    if (this.status !== undefined) codes.push(this.status);
    return Object.fromEntries(
      codes.flatMap((code) => (fields[code] ? [[code, fields[code]] as const] : [])),
    );
  }

  private link(table: RecordTable): void {
    const column = this.column('representative');
    const pointers = new Map<number, number>();
    if (column?.kind === 'number') {
      table.ids.forEach((id, row) => {
        const to = column.values[row] ?? NaN;
        if (!Number.isNaN(to) && to !== id) pointers.set(id, to);
      });
    }
    this.pointers = pointers;
    this.residents = residentsOf(pointers);
  }

  /** Learns what voices are filed under, after `refresh`. @throws the signal's reason */
  async learn(fields: Readonly<Record<string, FormField>>, signal: AbortSignal): Promise<void> {
    if (this.isLearned) return;
    await inSlices(this.learning(fields), signal);
    this.isLearned = true;
  }

  private *indexing(
    before: RecordTable | undefined,
    rowBefore: ReadonlyMap<number, number>,
  ): Generator<undefined> {
    for (const id of before?.ids ?? []) {
      if (!this.rowOf.has(id)) this.index.remove(id);
      yield;
    }
    for (const id of this.table?.ids ?? []) {
      const text = this.textOf(id);
      const row = rowBefore.get(id);
      // A reading that was left in the middle has found its texts and not put all of them in.
      const isKnown = before && row !== undefined && this.index.has(id);
      const same = isKnown && this.textIn(before, row) === text;
      if (!same) this.index.put(id, text);
      yield;
    }
  }

  private *learning(fields: Readonly<Record<string, FormField>>): Generator<undefined> {
    if (this.settings.suggest.shown === 'off') return;
    for (const slot of circumstanceSlots) {
      const field = fields[this.mapping[slot] ?? ''];
      if (field) this.names.set(slot, field.label);
    }
    const rows = [...(this.table?.ids.keys() ?? [])].slice(-LEARNED_FROM);
    const examples = new Map<number, Example>();
    for (const row of rows) {
      examples.set(
        row,
        this.example(this.told(row), (slot) => this.heardIn(slot, row)),
      );
      yield;
    }
    for (const slot of suggestedSlots) {
      const field = fields[this.mapping[slot] ?? ''];
      if (!field || !this.column(slot)) continue;
      const labels = this.labelsOf(slot, field, rows);
      const values = new Map([...labels].map(([value, label]) => [label, value]));
      const classifier = new Classifier(
        this.settings.suggest.words[slot].flatMap(({ name, wordings }) => {
          const value = values.get(name);
          return value === undefined ? [] : [{ name: value, wordings }];
        }),
      );
      const learned = rows.flatMap((row) => {
        const example = examples.get(row);
        const value = this.value(slot, row);
        return example && labels.has(value) ? [{ example, value }] : [];
      });
      for (const { example, value } of learned) {
        classifier.learn(example, value);
        yield;
      }
      const step = Math.max(1, Math.floor(learned.length / CHECKED));
      for (let at = 0; at < learned.length; at += step) {
        const { example, value } = learned[at] ?? {};
        if (example && value !== undefined) classifier.check(example, value);
        yield;
      }
      this.labels.set(slot, labels);
      this.classifiers.set(slot, classifier);
    }
  }

  /** Choices that may be suggested: those of the form, or the sections that voices have. */
  private labelsOf(
    slot: SuggestedSlot,
    field: FormField,
    rows: readonly number[],
  ): Map<string, string> {
    if (field.options) {
      return new Map(Object.values(field.options).map(({ label }) => [label, label]));
    }
    const labels = rows.map((row) => [this.value(slot, row), this.label(slot, row)] as const);
    return new Map(labels.filter(([value]) => value !== ''));
  }

  private heardIn(slot: keyof Circumstances, row: number): string {
    const value = this.value(slot, row);
    if (value !== '') this.heardLabels.set(`${slot} ${value}`, this.label(slot, row));
    return value;
  }

  private example(text: string, valueOf: (slot: keyof Circumstances) => string): Example {
    const heard = circumstanceSlots.flatMap((slot): Term[] => {
      const value = valueOf(slot);
      const name = this.names.get(slot);
      if (value === '' || name === undefined) return [];
      return [circumstance(name, value, this.heardLabels.get(`${slot} ${value}`))];
    });
    return { text, terms: [...termsOf(text, this.lexicon), ...endingsOf(text), ...heard] };
  }

  /** What a new voice would say of itself: a background is asked for later. */
  private told(row: number): string {
    return joined(this.text('title', row), this.text('body', row));
  }

  private textOf(id: number): string {
    const row = this.rowOf.get(id);
    return this.table && row !== undefined ? this.textIn(this.table, row) : '';
  }

  private textIn(table: RecordTable, row: number): string {
    const [title = '', body = '', background = ''] = (['title', 'body', 'background'] as const).map(
      (slot) => this.wordAt(this.mapping[slot] ?? '', row, table),
    );
    return [joined(title, body), background].filter(Boolean).join('\n');
  }

  private column(slot: SlotKey): RecordTable['columns'][string] | undefined {
    return this.table?.columns[this.mapping[slot] ?? ''];
  }

  private text(slot: SlotKey, row: number): string {
    return this.wordAt(this.mapping[slot] ?? '', row);
  }

  private wordAt(code: string, row: number, table = this.table): string {
    const column = table?.columns[code];
    if (column?.kind !== 'word') return '';
    const written = column.words[column.codes[row] ?? UNSET] ?? '';
    return this.rich.has(code) ? plain(written) : written;
  }

  private value(slot: SlotKey, row: number): string {
    return this.firstWord(slot, row)?.word ?? '';
  }

  private label(slot: SlotKey, row: number): string {
    return this.firstWord(slot, row)?.label ?? '';
  }

  private firstWord(slot: SlotKey, row: number): { word: string; label: string } | undefined {
    const column = this.column(slot);
    let code: number | undefined;
    if (column?.kind === 'word') code = column.codes[row];
    else if (column?.kind === 'words') {
      const start = column.starts[row] ?? 0;
      if (start < (column.starts[row + 1] ?? 0)) code = column.codes[start];
    }
    if (code === undefined || code === UNSET || !column || !('words' in column)) return undefined;
    const word = column.words[code] ?? '';
    return { word, label: column.labels?.[code] ?? word };
  }
}

/** A title is often the beginning of the text: said once. */
export function joined(title: string, body: string): string {
  if (title === '' || body.startsWith(title)) return body;
  return `${title}。\n${body}`;
}

/** Of rich text what a reader sees. */
export function plain(text: string): string {
  return text
    .replace(/<br\s*\/?>|<\/(div|p|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}
