/**
 * What voices were filed under, and what a new one should be filed under by that (src/text/classify.ts). The words of
 * the voices learned from are kept between pages; what they are filed under is read, so it is learned anew each time.
 */
import type { Keep } from '../keep/keep';
import type { FormField } from '../kintone/host';
import { Classifier, type Example } from '../text/classify';
import { fingerprint } from '../text/fingerprint';
import { keptBytes, keptIn, keptTexts, type KeptText } from '../text/similarity/kept-texts';
import { circumstance, endingsOf, termOf, termsOf, type Lexicon, type Term } from '../text/words';
import { inSlices } from '../ui/idle';
import type { Mapping } from './form';
import type { PastRows } from './past-rows';
import { suggestedSlots, type SimilarSettings, type SuggestedSlot } from './similar-settings';

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

/** What is known of a voice beside its text when its choices are suggested. */
export const circumstanceSlots = ['section', 'channel', 'area'] as const;
/** Their values, a section by its code; '' for one that is open. */
export type Circumstances = Readonly<Record<(typeof circumstanceSlots)[number], string>>;

/** Learned from so many of the newest voices: what was filed years ago tells less of today's sections. */
const LEARNED_FROM = 2000;
/** So many of them, evenly spread, are judged again to know how sure a suggestion is. */
const CHECKED = 200;

export class PastFiling {
  private readonly classifiers = new Map<SuggestedSlot, Classifier>();
  /** Names by value: sections are stored by code. */
  private readonly labels = new Map<SuggestedSlot, ReadonlyMap<string, string>>();
  /** Words of the voices learned from, by id; terms by their number. */
  private texts = new Map<number, KeptText>();
  private readonly terms: Term[] = [];
  private readonly numbers = new Map<string, number>();
  /** Of the fields that circumstances are in, as the form writes them. */
  private readonly names = new Map<keyof Circumstances, string>();
  /** How values of circumstances are shown, by slot and value. */
  private readonly heardLabels = new Map<string, string>();
  private isRead = false;

  /** @param name under which the words are kept; of the same lexicon alone */
  constructor(
    private readonly keep: Keep,
    private readonly name: string,
    private readonly lexicon: Lexicon,
    private readonly mapping: Mapping,
    private readonly settings: SimilarSettings['suggest'],
  ) {}

  /** @throws the signal's reason */
  async learn(
    rows: PastRows,
    fields: Readonly<Record<string, FormField>>,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.settings.shown === 'off') return;
    if (!this.isRead) await this.readKept(signal);
    for (const slot of circumstanceSlots) {
      const field = fields[this.mapping[slot] ?? ''];
      if (field) this.names.set(slot, field.label);
    }
    const { examples, isNew } = await inSlices(this.examples(rows), signal);
    await inSlices(this.learning(rows, fields, examples), signal);
    if (!isNew) return;
    const keyOf = (term: number): string => this.terms[term]?.key ?? '';
    const kept = await inSlices(keptTexts([...this.texts.values()], keyOf), signal);
    void this.keep.put(this.name, keptBytes(kept));
  }

  /** The best of each field, where one is likely enough. */
  suggestions(text: string, heard: Circumstances): SlotSuggestion[] {
    const terms = [...this.termsIn(text), ...this.heardTerms((slot) => heard[slot])];
    const example = { text, terms };
    return suggestedSlots.flatMap((slot) => {
      const [best] = this.classifiers.get(slot)?.suggest(example, this.settings.least) ?? [];
      if (!best) return [];
      const label = this.labels.get(slot)?.get(best.label);
      if (label === undefined) return [];
      return [{ slot, choice: { value: best.label, label }, ...best }];
    });
  }

  private async readKept(signal: AbortSignal): Promise<void> {
    const bytes = await this.keep.get(this.name);
    const kept = bytes && keptIn(bytes);
    signal.throwIfAborted();
    this.isRead = true;
    if (!kept) return;
    const numbers = kept.keys.map((key) => this.numberOf(termOf(key)));
    for (const { terms, ...text } of kept.texts) {
      this.texts.set(text.id, { ...text, terms: terms.map((term) => numbers[term] ?? 0) });
    }
  }

  /** Of the newest voices by row; and whether any of their words were not known, or more than theirs were. */
  private *examples(
    rows: PastRows,
  ): Generator<undefined, { examples: Map<number, Example>; isNew: boolean }> {
    const before = this.texts;
    this.texts = new Map();
    const examples = new Map<number, Example>();
    let found = 0;
    for (const row of [...rows.ids.keys()].slice(-LEARNED_FROM)) {
      const id = rows.ids[row] ?? 0;
      const text = rows.cells.told(row);
      const mark = fingerprint(text);
      const known = before.get(id);
      if (known?.mark === mark) found += 1;
      const kept = known?.mark === mark ? known : this.textOf(id, mark, text);
      this.texts.set(id, kept);
      examples.set(row, {
        text,
        terms: [
          ...Array.from(kept.terms, (term) => this.terms[term] as Term),
          ...this.heardTerms((slot) => this.heardIn(rows, slot, row)),
        ],
      });
      yield;
    }
    return { examples, isNew: found < examples.size || found < before.size };
  }

  private *learning(
    rows: PastRows,
    fields: Readonly<Record<string, FormField>>,
    examples: ReadonlyMap<number, Example>,
  ): Generator<undefined, void> {
    for (const slot of suggestedSlots) {
      const field = fields[this.mapping[slot] ?? ''];
      if (!field || !rows.cells.column(slot)) continue;
      const labels = labelsOf(slot, field, rows, [...examples.keys()]);
      const values = new Map([...labels].map(([value, label]) => [label, value]));
      const classifier = new Classifier(
        this.settings.words[slot].flatMap(({ name, wordings }) => {
          const value = values.get(name);
          return value === undefined ? [] : [{ name: value, wordings }];
        }),
      );
      const learned = [...examples].flatMap(([row, example]) => {
        const value = rows.cells.value(slot, row);
        return labels.has(value) ? [{ example, value }] : [];
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

  private heardIn(rows: PastRows, slot: keyof Circumstances, row: number): string {
    const value = rows.cells.value(slot, row);
    if (value !== '') this.heardLabels.set(`${slot} ${value}`, rows.cells.name(slot, row));
    return value;
  }

  private heardTerms(valueOf: (slot: keyof Circumstances) => string): Term[] {
    return circumstanceSlots.flatMap((slot) => {
      const value = valueOf(slot);
      const name = this.names.get(slot);
      if (value === '' || name === undefined) return [];
      return [circumstance(name, value, this.heardLabels.get(`${slot} ${value}`))];
    });
  }

  private textOf(id: number, mark: number, text: string): KeptText {
    const terms = Uint32Array.from(this.termsIn(text), (term) => this.numberOf(termOf(term.key)));
    // How often a text has a word is nothing to learn.
    return { id, mark, terms, weights: new Uint8Array(terms.length).fill(1) };
  }

  private numberOf(term: Term): number {
    let number = this.numbers.get(term.key);
    if (number === undefined) {
      number = this.terms.push(term) - 1;
      this.numbers.set(term.key, number);
    }
    return number;
  }

  private termsIn(text: string): Term[] {
    return [...termsOf(text, this.lexicon), ...endingsOf(text)];
  }
}

/** Choices that may be suggested: those of the form, or the sections that voices have. */
function labelsOf(
  slot: SuggestedSlot,
  field: FormField,
  rows: PastRows,
  among: readonly number[],
): ReadonlyMap<string, string> {
  if (field.options) {
    return new Map(Object.values(field.options).map(({ label }) => [label, label]));
  }
  const labels = among.map(
    (row) => [rows.cells.value(slot, row), rows.cells.name(slot, row)] as const,
  );
  return new Map(labels.filter(([value]) => value !== ''));
}
