/** The dialog that cuts a voice: a proposal, edited by a person, made into voices in one request. */
import './split.css';
import type { FormField, Host, KintoneRecord } from '../../kintone/host';
import { openDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { choiceLabels } from '../../records/choice-labels';
import { textIn } from '../form';
import { freshKey } from '../quick/fresh-key';
import type { VoiceSettings } from '../settings';
import { cutBySentence, proposeCut } from './cut';
import { text } from './messages';
import { makePieces, piecesOf } from './pieces';
import { pieceView } from './piece-view';
import { MOST_PIECES, pieceFault, splitRecords, type Piece } from './split-records';

export interface SplitDialogParts {
  host: Host;
  settings: VoiceSettings;
  fields: Record<string, FormField>;
  record: KintoneRecord;
  recordId: number;
  /** Code of 元の声. */
  originField: string;
  /** The voices are made. */
  made(): void;
}

export function openSplitDialog(parts: SplitDialogParts): void {
  new SplitDialog(parts).open();
}

class SplitDialog {
  private pieces: Piece[];
  private readonly keys = Array.from({ length: MOST_PIECES }, freshKey);
  private readonly list = el('ol', { class: 'kumin-split-list' });
  private readonly said = el('p', { class: 'kumin-split-said', role: 'alert' });
  private readonly save = el('button', {
    type: 'button',
    class: 'kumin-main',
    onclick: () => void this.make(),
  });
  private close = (): void => undefined;

  constructor(private readonly parts: SplitDialogParts) {
    this.pieces = this.piecesFrom(proposeCut);
  }

  open(): void {
    const button = (words: string, act: () => void): HTMLElement =>
      el('button', { type: 'button', onclick: act }, words);
    this.draw();
    if (this.pieces.length === 1) this.said.textContent = text().none;
    const { close } = openDialog({
      title: text().heading,
      look: 'kumin-split',
      size: 'middle',
      body: [
        el('p', {}, text().how),
        this.list,
        el('div', { class: 'kumin-split-acts' }, [
          button(text().bySentence, () => this.set(this.piecesFrom(cutBySentence))),
          button(text().again, () => this.set(this.piecesFrom(proposeCut))),
        ]),
      ],
      foot: [this.save, button(text().close, () => this.close()), this.said],
    });
    this.close = close;
  }

  private piecesFrom(cut: (body: string) => string[]): Piece[] {
    const { record, settings } = this.parts;
    const { fields } = settings;
    const category = textIn(record, fields, 'category');
    const kind = textIn(record, fields, 'kind');
    return cut(textIn(record, fields, 'body')).map((body) => ({ body, category, kind }));
  }

  private set(pieces: Piece[]): void {
    this.pieces = pieces;
    this.said.textContent = '';
    this.draw();
  }

  private draw(): void {
    fill(
      this.list,
      this.pieces.map((piece, place) =>
        pieceView({
          place,
          piece,
          categories: this.choices('category'),
          kinds: this.choices('kind'),
          change: (next) => (this.pieces[place] = next),
          cut: (at) => this.cut(place, at),
          join: () => this.join(place),
          remove: () => this.set(this.pieces.filter((_, other) => other !== place)),
        }),
      ),
    );
    this.save.textContent = text().save(this.pieces.length);
  }

  private choices(slot: 'category' | 'kind') {
    const field = this.parts.fields[this.parts.settings.fields[slot] ?? ''];
    return field && { label: field.label, choices: choiceLabels(field) };
  }

  private cut(place: number, at: number): void {
    const piece = this.pieces[place];
    if (!piece) return;
    const halves = [piece.body.slice(0, at), piece.body.slice(at)].map((body) => body.trim());
    if (halves.includes('')) return;
    this.set(this.pieces.toSpliced(place, 1, ...halves.map((body) => ({ ...piece, body }))));
  }

  private join(place: number): void {
    const [above, piece] = [this.pieces[place - 1], this.pieces[place]];
    if (!above || !piece) return;
    const body = `${above.body}\n${piece.body}`;
    this.set(this.pieces.toSpliced(place - 1, 2, { ...above, body }));
  }

  private fault(): string | undefined {
    if (this.pieces.length < 2) return text().tooFew;
    if (this.pieces.length > MOST_PIECES) return text().tooMany(MOST_PIECES);
    for (const [place, piece] of this.pieces.entries()) {
      const fault = pieceFault(piece, this.parts.settings.check.shortestBody);
      if (fault) return text()[fault](place + 1);
    }
    return undefined;
  }

  private async make(): Promise<void> {
    const fault = this.fault();
    if (fault) {
      this.said.textContent = fault;
      return;
    }
    this.save.disabled = true;
    this.said.textContent = text().saving;
    try {
      this.said.textContent = await this.makeNow();
    } catch (error) {
      this.said.textContent = text().notSaved(explainFailure(error));
    } finally {
      this.save.disabled = false;
    }
  }

  /** @returns what to say; '' when the dialog has ended @throws RequestError when kintone could not be asked first */
  private async makeNow(): Promise<string> {
    const { host, settings, fields, record, recordId, originField } = this.parts;
    const mapping = settings.fields;
    const there = await piecesOf(host, mapping, originField, recordId);
    if (there.length > 0 && !this.tried) return text().already;
    const { sendKey } = mapping;
    this.tried = true;
    const made = await makePieces(
      host,
      splitRecords({
        original: record,
        originId: recordId,
        mapping,
        fields,
        pieces: this.pieces,
        keys: this.keys,
      }),
      sendKey,
    );
    if (typeof made === 'object') return text().notSaved(made.refused);
    if (made === 'unknown') return text().unknown;
    if (made === 'made before') host.notify('info', text().arrived);
    this.close();
    this.parts.made();
    return '';
  }

  /** A try was sent, which may have arrived. */
  private tried = false;
}
