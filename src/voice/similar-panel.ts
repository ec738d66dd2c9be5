/**
 * Similar voices beside a voice that is being written or looked at. The panel reads the past voices when it is first
 * wanted, looks again while the text changes, and writes links, a draft and chosen suggestions through the form it is
 * given. It decides nothing by itself.
 */
import type { FormField, Host, KintoneRecord } from '../kintone/host';
import { idle } from '../ui/idle';
import { choiceIn, fieldOf, textIn, write } from './form';
import {
  relatedIn,
  representativeFor,
  residentsOf,
  rootOf,
  withoutRelated,
  withRelated,
} from './links';
import { circumstanceSlots, type Circumstances } from './past-filing';
import { joined } from './voice-cells';
import type { PastVoices, SimilarVoice } from './past-voices';
import type { VoiceSettings } from './settings';
import type { SlotKey } from './slots';
import { text } from './similar-messages';
import type { SuggestedSlot } from './similar-settings';
import {
  similarView,
  type ChipState,
  type HitState,
  type LinkLine,
  type SimilarView,
} from './similar-view';

/** How many similar voices are shown. */
const MOST_HITS = 5;
/** Fewer characters say nothing yet. */
const SHORTEST = 4;
/** It is looked once the typing rests for so long, in milliseconds. */
const PAUSE = 200;

/** While voices become ready, it is looked again so often at most, in milliseconds. */
const BETWEEN = 500;

/** The voice that is open: in a form that is being filled in, or as it is stored. */
export interface OpenVoice {
  /** Undefined for one that is not saved yet. */
  id: number | undefined;
  /** Undefined while it cannot be read. */
  read(): KintoneRecord | undefined;
  /** Changes it; what it writes stays with the form, or is stored at once. @throws RequestError */
  change(edit: (record: KintoneRecord) => void): void | Promise<void>;
  /** What of it the panel may write. */
  may: { link: boolean; draft: boolean; suggest: boolean };
  /** Said after a link was written. */
  afterLink: string;
}

export class SimilarPanel {
  readonly view: SimilarView;
  private hits: SimilarVoice[] = [];
  /** Some of the past voices can be found. */
  private ready = false;
  /** Said while not all of them can; '' then. */
  private underWay = '';
  /** What went wrong is told, with a button, until it is tried again. */
  private failed = false;
  /** When `performance.now()` it was last looked while voices became ready. */
  private searchedAt = -Infinity;
  private reading: Promise<void> | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private asked = '';
  private heard: Circumstances = { section: '', channel: '', area: '' };
  private suggested: ChipState['suggestion'][] = [];
  /** What fields had before a suggestion was entered. */
  private readonly before = new Map<SuggestedSlot, unknown>();
  /** The draft as it was put in, and whose answer it is. */
  private draft: { id: number; written: string } | undefined;
  private said = '';
  /** What is on the screen. */
  private drawn = '';

  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
    private readonly past: PastVoices,
    private readonly open: OpenVoice,
    private readonly signal: AbortSignal,
  ) {
    this.view = similarView(host.user.timezone, (id) => host.url({ record: id }), {
      same: (voice) => void this.linkSame(voice),
      related: (voice) => void this.linkRelated(voice),
      take: (voice) => void this.take(voice),
      choose: (chip) => void this.choose(chip),
      unlink: () => void this.unlink(),
    });
    signal.addEventListener('abort', () => clearTimeout(this.pause));
    this.draw();
  }

  /** The text may have changed. @param typed ahead of the form; undefined where the form is up to date */
  look(typed?: string): void {
    const record = this.open.read();
    if (!record || this.signal.aborted) return;
    const { fields } = this.settings;
    const asked = [
      joined(textIn(record, fields, 'title'), typed ?? textIn(record, fields, 'body')),
      textIn(record, fields, 'background'),
    ]
      .filter(Boolean)
      .join('\n');
    const heard = {
      section: choiceIn(record, fields, 'section'),
      channel: choiceIn(record, fields, 'channel'),
      area: choiceIn(record, fields, 'area'),
    };
    const isHeard = circumstanceSlots.every((slot) => heard[slot] === this.heard[slot]);
    if (asked === this.asked && isHeard) return this.draw();
    this.asked = asked;
    this.heard = heard;
    if (asked.trim().length >= SHORTEST) this.reading ??= this.readPast();
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.said = '';
      void this.search();
    }, PAUSE);
  }

  private async readPast(): Promise<void> {
    this.failed = false;
    try {
      this.sayUnderWay(text().reading(0, 0));
      const fields: Record<string, FormField> = await this.host.formFields();
      await this.past.refresh(fields, this.signal, {
        reading: ({ read, total }) =>
          this.sayUnderWay(
            read < total ? text().reading(read, total) : text().preparing(this.past.size, read),
          ),
        more: () => this.moreReady(),
      });
      this.ready = true;
      this.underWay = '';
      await this.search();
      if (!this.open.may.suggest) return;
      await this.past.learn(fields, this.signal);
      await this.search();
    } catch (error) {
      if (this.signal.aborted) return;
      this.underWay = '';
      this.failed = true;
      this.view.fail(error, () => {
        this.reading = this.readPast();
      });
    }
  }

  private moreReady(): void {
    const now = performance.now();
    if (now - this.searchedAt < BETWEEN) return;
    this.searchedAt = now;
    this.ready = true;
    this.sayUnderWay(text().preparing(this.past.size, this.past.read));
    void this.search();
  }

  private sayUnderWay(words: string): void {
    this.underWay = words;
    this.sayStatus();
  }

  private async search(): Promise<void> {
    if (!this.ready) return;
    await idle();
    if (this.signal.aborted) return;
    const enough = this.asked.trim().length >= SHORTEST;
    this.hits = enough ? this.past.similar(this.asked, MOST_HITS, this.open.id) : [];
    this.suggested =
      enough && this.open.may.suggest ? this.past.suggestions(this.asked, this.heard) : [];
    this.draw();
  }

  private draw(): void {
    const record = this.open.read();
    if (!record) return;
    const shown = {
      links: this.linkLines(record),
      chips: this.chips(record),
      hits: this.hits.map((voice) => this.stateOf(record, voice)),
    };
    // A button drawn anew under the finger would lose its click, and the focus that is given back asks for a look.
    const key = JSON.stringify(shown);
    if (key !== this.drawn) {
      this.drawn = key;
      this.view.links(shown.links);
      this.view.chips(shown.chips);
      this.view.hits(shown.hits);
    }
    if (this.ready) this.sayStatus();
  }

  private sayStatus(): void {
    if (this.failed) return;
    const { length } = this.hits;
    const found = length === 0 ? text().none(this.past.size) : text().found(length, this.past.size);
    const isAsked = this.ready && this.asked.trim().length >= SHORTEST;
    const line = this.said || (isAsked ? found : '');
    this.view.status([line, this.underWay].filter(Boolean).join(' '));
  }

  private representative(record: KintoneRecord): number | undefined {
    const written = textIn(record, this.settings.fields, 'representative');
    const id = Number(written);
    return written === '' || !Number.isInteger(id) || id <= 0 ? undefined : id;
  }

  private linkLines(record: KintoneRecord): LinkLine[] {
    const lines: LinkLine[] = [];
    const tell = (words: string): void => void lines.push({ words, same: 'told' });
    const { fields } = this.settings;
    const own = this.representative(record);
    const { id } = this.open;
    const residents = residentsOf(this.past.pointersWith(id ?? NaN, own));
    if (own !== undefined) {
      const root = rootOf(own, this.past.pointersWith(id, own));
      // Until the past voices are read, their number is not known.
      const words = text().linkedSame(root, residents.get(root) ?? 2);
      const isFound = this.hits.some(
        (voice) => rootOf(voice.id, this.past.pointersWith(id, own)) === root,
      );
      const canRemove = !isFound && this.canLink(record, 'representative');
      lines.push({ words, same: canRemove ? 'removable' : 'told' });
    } else if (id !== undefined && residents.has(id)) {
      tell(text().isRoot(residents.get(id) ?? 1));
    }
    const related = relatedIn(textIn(record, fields, 'related'));
    if (related.length > 0) {
      tell(text().linkedRelated(related.map((each) => text().number(each)).join(text().and)));
    }
    if (
      this.open.may.link &&
      !this.canLink(record, 'representative') &&
      !this.canLink(record, 'related')
    ) {
      tell(text().notMapped);
    }
    return lines;
  }

  private canLink(record: KintoneRecord, slot: SlotKey): boolean {
    return this.open.may.link && fieldOf(record, this.settings.fields, slot) !== undefined;
  }

  private stateOf(record: KintoneRecord, voice: SimilarVoice): HitState {
    const { fields } = this.settings;
    const { id } = this.open;
    const own = this.representative(record);
    const pointers = this.past.pointersWith(id, own);
    const root = rootOf(voice.id, pointers);
    const isSame = own !== undefined && rootOf(own, pointers) === root;
    const isRelated = relatedIn(textIn(record, fields, 'related')).includes(voice.id);
    const answer = textIn(record, fields, 'answer');
    const isTaken = this.draft?.id === voice.id && this.draft.written === answer;
    let draft: HitState['draft'] = 'none';
    if (this.open.may.draft && voice.answer !== '' && fieldOf(record, fields, 'answer')) {
      draft = isTaken ? 'taken' : answer.trim() === '' ? 'free' : 'written';
    }
    const canSame = this.canLink(record, 'representative');
    const state = root === id ? 'root' : isSame ? 'on' : 'off';
    const residents = residentsOf(this.past.pointersWith(id ?? NaN, own)).get(root) ?? 1;
    return {
      voice: { ...voice, root, residents },
      same: canSame ? state : 'none',
      related: this.canLink(record, 'related') ? (isRelated ? 'on' : 'off') : 'none',
      draft,
    };
  }

  private async linkSame(voice: SimilarVoice): Promise<void> {
    const record = this.open.read();
    if (!record) return;
    const isOn = this.stateOf(record, voice).same === 'on';
    const to = representativeFor(
      this.open.id,
      voice.id,
      this.past.pointersWith(this.open.id, undefined),
    );
    if (!isOn && to === undefined) return;
    const done = await this.write((now) =>
      write(now, this.settings.fields, 'representative', isOn ? '' : String(to)),
    );
    if (!done) return;
    this.tell(isOn ? text().undone(voice.id) : text().changedSame(to ?? voice.id));
  }

  /** Of a voice that is not among those found. */
  private async unlink(): Promise<void> {
    const record = this.open.read();
    const own = record && this.representative(record);
    if (own === undefined) return;
    const done = await this.write((now) => write(now, this.settings.fields, 'representative', ''));
    if (done) this.tell(text().undone(own));
  }

  private async linkRelated(voice: SimilarVoice): Promise<void> {
    const record = this.open.read();
    if (!record) return;
    const written = textIn(record, this.settings.fields, 'related');
    const isOn = relatedIn(written).includes(voice.id);
    const next = isOn ? withoutRelated(written, voice.id) : withRelated(written, voice.id);
    if (!(await this.write((now) => write(now, this.settings.fields, 'related', next)))) return;
    this.tell(isOn ? text().undone(voice.id) : text().changedRelated(voice.id));
  }

  private async take(voice: SimilarVoice): Promise<void> {
    const record = this.open.read();
    if (!record) return;
    const { draft } = this.stateOf(record, voice);
    if (draft === 'taken') {
      if (!(await this.write((now) => write(now, this.settings.fields, 'answer', '')))) return;
      this.draft = undefined;
      this.said = '';
      return this.draw();
    }
    if (draft !== 'free') return;
    const written = `${text().draftMark(voice.id)}\n${voice.answer}`;
    if (!(await this.write((now) => write(now, this.settings.fields, 'answer', written)))) return;
    this.draft = { id: voice.id, written };
    this.said = text().taken(voice.id);
    this.draw();
  }

  private chips(record: KintoneRecord): ChipState[] {
    return this.suggested.flatMap((suggestion) => {
      const { slot, choice } = suggestion;
      if (!fieldOf(record, this.settings.fields, slot)) return [];
      const applied = this.valueOf(record, slot) === choice.value;
      // What somebody chose already needs no suggestion.
      return applied && !this.before.has(slot) ? [] : [{ suggestion, applied }];
    });
  }

  private valueOf(record: KintoneRecord, slot: SuggestedSlot): string {
    const value = fieldOf(record, this.settings.fields, slot)?.value;
    if (!Array.isArray(value)) return typeof value === 'string' ? value : '';
    return (value[0] as { code?: string } | undefined)?.code ?? '';
  }

  private async choose({ suggestion, applied }: ChipState): Promise<void> {
    const { slot, choice } = suggestion;
    const record = this.open.read();
    if (!record) return;
    const now = fieldOf(record, this.settings.fields, slot)?.value;
    const isEntity = Array.isArray(now);
    const next = isEntity ? [{ code: choice.value, name: choice.label }] : choice.value;
    const before = this.before.get(slot);
    const done = await this.write((each) =>
      write(each, this.settings.fields, slot, applied ? before : next),
    );
    if (!done) return;
    if (applied) this.before.delete(slot);
    else this.before.set(slot, now);
    this.said = '';
    this.draw();
  }

  /** @returns whether it was written; why not is told */
  private async write(edit: (record: KintoneRecord) => void): Promise<boolean> {
    try {
      await this.open.change(edit);
      return true;
    } catch (error) {
      this.view.fail(error, () => this.draw());
      return false;
    }
  }

  private tell(line: string): void {
    this.said = `${line} ${this.open.afterLink}`.trim();
    this.draw();
  }
}
