/**
 * The guard of one open record: keeps the marks below its texts up to date, and remembers what was replaced and what
 * was let stand for as long as the record is open.
 */
import type { Host } from '../kintone/host';
import type { Mark } from '../text/personal-data';
import { el, fill } from '../ui/dom';
import {
  markKey,
  marksIn,
  replacing,
  undone,
  weightOf,
  type GuardedSlot,
  type GuardedText,
  type Replacing,
} from './guard';
import { guardText } from './guard-messages';
import type { GuardSettings } from './guard-settings';
import { guardHeading, guardView, type GuardShown } from './guard-view';
import type { VoiceSettings } from './settings';

/** Marks follow the typing once it rests for so long, in milliseconds. */
const typingPause = 300;

export interface GuardEdges {
  /** Element in which the marks of a text stand; undefined while there is none. */
  place(slot: GuardedSlot): HTMLElement | undefined;
  /** Where one line says that there are marks below a field which may lie in a closed group. */
  note(slot: GuardedSlot): HTMLElement | undefined;
  /** The text in the form now; undefined while the form gives none. */
  read(slot: GuardedSlot): string | undefined;
  write(slot: GuardedSlot, text: string): void;
}

interface Panel {
  box: HTMLElement;
  note: HTMLElement;
  of: GuardedText;
  done: Replacing[];
  /** What is drawn, to leave it alone while nothing changes: a button must not go as it is pressed. */
  drawn: string;
  said: string;
}

export class GuardPanels {
  private readonly panels = new Map<GuardedSlot, Panel>();
  private readonly kept = new Set<string>();
  private readonly status = el('p', { class: 'kumin-visually-hidden', role: 'status' });

  constructor(
    private readonly settings: GuardSettings,
    private readonly edges: GuardEdges,
  ) {}

  show(texts: readonly GuardedText[]): void {
    for (const of of texts) {
      const panel = this.panelOf(of);
      if (!panel) continue;
      panel.of = of;
      this.draw(panel);
    }
  }

  private panelOf(of: GuardedText): Panel | undefined {
    const known = this.panels.get(of.slot);
    if (known?.box.isConnected) return known;
    const place = this.edges.place(of.slot);
    if (!place) return undefined;
    const box = el('div', { class: 'kumin-guard-box', tabindex: -1 });
    place.append(box);
    if (!this.status.isConnected) place.append(this.status);
    const note = el('p', { class: 'kumin-guard-note' });
    this.edges.note(of.slot)?.append(note);
    const panel = { ...{ done: [], drawn: '', said: '' }, ...known, box, note, of };
    panel.drawn = '';
    this.panels.set(of.slot, panel);
    return panel;
  }

  private draw(panel: Panel): void {
    const shown = this.shownOf(panel);
    const drawn = JSON.stringify([shown.of.text, shown.marks, shown.kept, shown.last]);
    if (drawn === panel.drawn) return;
    panel.drawn = drawn;
    const { slot } = panel.of;
    fill(
      panel.box,
      guardView(shown, {
        replace: (marks) => this.replace(slot, marks),
        keep: (mark) => this.keep(slot, mark),
        undo: () => this.undo(slot),
        again: () => this.again(slot),
      }),
    );
    const said = guardHeading(shown);
    panel.note.textContent = said === '' ? '' : `↓ ${said}`;
    if (said !== panel.said) this.say(said);
    panel.said = said;
  }

  private shownOf({ of, done }: Panel): GuardShown {
    const marks = marksIn(of.text, this.settings).map((mark) => ({
      mark,
      weight: weightOf(of.slot, mark),
    }));
    const open = marks.filter(
      ({ mark, weight }) => weight === 'stop' || !this.kept.has(this.keyOf(of.slot, mark)),
    );
    return { of, marks: open, kept: marks.length - open.length, last: done.at(-1) };
  }

  private keyOf(slot: GuardedSlot, mark: Mark): string {
    return `${slot}\n${markKey(mark)}`;
  }

  private replace(slot: GuardedSlot, marks: readonly Mark[]): void {
    const panel = this.panels.get(slot);
    const text = this.edges.read(slot);
    if (!panel || text === undefined) return;
    const change = replacing(text, marks);
    if (change) panel.done.push(change);
    this.settle(panel, change?.after ?? text);
    if (!change) this.say(guardText().changed);
    this.focus(panel, '.kumin-guard-undo');
  }

  private undo(slot: GuardedSlot): void {
    const panel = this.panels.get(slot);
    const text = this.edges.read(slot);
    const last = panel?.done.pop();
    if (!panel || !last || text === undefined) return;
    const back = undone(text, last);
    this.settle(panel, back ?? text);
    this.say(back === undefined ? guardText().cannotUndo : guardText().undone);
    this.focus(panel, '.kumin-guard-replace');
  }

  private keep(slot: GuardedSlot, mark: Mark): void {
    const panel = this.panels.get(slot);
    if (!panel) return;
    this.kept.add(this.keyOf(slot, mark));
    this.draw(panel);
    this.focus(panel, '.kumin-guard-replace, .kumin-guard-keep, .kumin-guard-again');
  }

  private again(slot: GuardedSlot): void {
    const panel = this.panels.get(slot);
    if (!panel) return;
    for (const key of [...this.kept].filter((each) => each.startsWith(`${slot}\n`))) {
      this.kept.delete(key);
    }
    this.draw(panel);
    this.focus(panel, '.kumin-guard-replace, .kumin-guard-keep');
  }

  private settle(panel: Panel, text: string): void {
    panel.of = { ...panel.of, text };
    this.edges.write(panel.of.slot, text);
    this.draw(panel);
  }

  /** The button that was pressed is gone: who works by keyboard goes on beside it. */
  private focus({ box }: Panel, selector: string): void {
    (box.querySelector<HTMLElement>(selector) ?? box).focus();
  }

  private say(words: string): void {
    this.status.textContent = words;
  }
}

/** The form's space for what is said of one text: the space for all of them, with the slot's name after a hyphen. */
export function guardSpace(
  host: Host,
  { card }: VoiceSettings,
  slot: GuardedSlot,
): HTMLElement | null {
  return host.spaceElement(`${card.warningSpace}-${slot}`);
}

/**
 * Runs `look` while people type and when they go to another field: kintone tells of no change in a text of several
 * lines.
 */
export function whileTyping(look: () => void, signal: AbortSignal): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(resting);
    resting = setTimeout(look, typingPause);
  };
  document.addEventListener('input', later, { signal });
  document.addEventListener('focusin', look, { signal });
  signal.addEventListener('abort', () => clearTimeout(resting));
}
