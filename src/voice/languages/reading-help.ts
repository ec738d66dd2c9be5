/** Beside 回答 and 公表文, for who does not read Japanese easily: what is hard, and an easier word at one touch. */
import './reading.css';
import { dayIn, instantOf } from '../../calendar/instant';
import type { Host, KintoneRecord } from '../../kintone/host';
import { el, fill } from '../../ui/dom';
import { textIn, write } from '../form';
import { slotWords } from '../slot-messages';
import type { VoiceSettings } from '../settings';
import { text } from './messages';
import { checkReading, mend, type Finding } from './reading-check';

const SLOTS = ['answer', 'publicText'] as const;
type Slot = (typeof SLOTS)[number];
/** More than these at once are no help. */
const SHOWN = 20;

export function helpReading(host: Host, settings: VoiceSettings, now: () => Date): void {
  const { language } = settings.fields;
  if (language === undefined) return;
  let help: ReadingHelp | undefined;
  for (const screen of ['create.show', 'edit.show'] as const) {
    host.on(screen, ({ record }) => {
      help?.end();
      help = new ReadingHelp(host, settings, now);
      help.show(record);
    });
  }
  host.onChange(language, ({ record }) => help?.show(record));
}

class ReadingHelp {
  private readonly box = el('section', { class: 'kumin-reading', 'aria-live': 'polite' });
  private readonly stop = new AbortController();
  private before: { slot: Slot; words: string; after: string } | undefined;
  private drawn = '';

  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
    private readonly now: () => Date,
  ) {
    const place = host.spaceElement(settings.recording.replySpace) ?? host.headerElement();
    place?.querySelector('.kumin-reading')?.remove();
    place?.append(this.box);
    // kintone fires no change event for texts of several lines.
    const refresh = (): void => {
      const record = host.getRecord();
      if (record && this.box.isConnected) this.show(record);
    };
    document.addEventListener('focusin', refresh, { signal: this.stop.signal });
    document.addEventListener('focusout', refresh, { signal: this.stop.signal });
  }

  end(): void {
    this.stop.abort();
  }

  show(record: KintoneRecord): void {
    const { fields, recording } = this.settings;
    const language = textIn(record, fields, 'language');
    const wanted = language !== '' && language !== recording.plainLanguage;
    const texts = SLOTS.map((slot) => textIn(record, fields, slot));
    // Drawn anew, a button would be gone from under the finger that moves to it.
    const state = JSON.stringify([language, texts, this.before]);
    if (state === this.drawn) return;
    this.drawn = state;
    const written = SLOTS.filter((slot) => textIn(record, fields, slot).trim() !== '');
    if (!wanted || written.length === 0) return fill(this.box, []);
    fill(this.box, [
      el('h2', {}, text().heading(language)),
      ...written.map((slot) => this.part(slot, textIn(record, fields, slot))),
    ]);
  }

  private part(slot: Slot, words: string): HTMLElement {
    const { longestSentence, easyWords } = this.settings.recording;
    const today = dayIn(this.host.user.timezone, instantOf(this.now()));
    const found = checkReading(words, { longestSentence, words: easyWords, today });
    const { before } = this;
    const rest = found.length - SHOWN;
    return el('div', {}, [
      el('p', {}, [
        el('strong', {}, text().count(slotWords(slot).label, found.length)),
        found.length === 0 && ` ${text().good}`,
        before?.slot === slot &&
          before.after === words &&
          button(text().undo, () => this.put(slot, words, before.words, undefined)),
      ]),
      el(
        'ul',
        {},
        found.slice(0, SHOWN).map((finding) => this.line(slot, words, finding)),
      ),
      rest > 0 && el('p', {}, text().more(rest)),
    ]);
  }

  private line(slot: Slot, words: string, finding: Finding): HTMLElement {
    const { kind, found, instead, reading } = finding;
    const after = mend(words, finding);
    return el('li', {}, [
      reading === undefined ? el('q', {}, found) : el('ruby', {}, [found, el('rt', {}, reading)]),
      el('span', {}, kind === 'long' ? text().long([...found].length) : text()[kind]),
      instead !== undefined &&
        button(text().use(instead), () => this.put(slot, words, after, { slot, words, after })),
    ]);
  }

  /** @param was the text that was looked at: one that has changed since is looked at anew */
  private put(slot: Slot, was: string, words: string, before: ReadingHelp['before']): void {
    const { host, settings } = this;
    const record = host.getRecord();
    if (!record) return;
    if (textIn(record, settings.fields, slot) === was) {
      write(record, settings.fields, slot, words);
      host.setRecord(record);
      this.before = before;
    }
    this.show(record);
  }
}

function button(words: string, act: () => void): HTMLElement {
  return el('button', { type: 'button', onclick: act }, words);
}
