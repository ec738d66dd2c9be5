/** One piece in the dialog: its text, category and kind, and how it is cut, joined or left out. */
import { el } from '../../ui/dom';
import { selectOf } from '../../ui/select';
import { text } from './messages';
import type { Piece } from './split-records';

export interface PieceParts {
  /** From 0. */
  place: number;
  piece: Piece;
  categories: { label: string; choices: readonly string[] } | undefined;
  kinds: { label: string; choices: readonly string[] } | undefined;
  change(next: Piece): void;
  /** @param at characters before the cut */
  cut(at: number): void;
  join(): void;
  remove(): void;
}

export function pieceView(parts: PieceParts): HTMLElement {
  const { place, categories, kinds } = parts;
  let { piece } = parts;
  const change = (part: Partial<Piece>): void => parts.change((piece = { ...piece, ...part }));
  const body = el('textarea', {
    rows: 3,
    'aria-label': text().body(place + 1),
    oninput: () => change({ body: body.value }),
  });
  body.value = piece.body;
  const button = (words: string, act: () => void): HTMLElement =>
    el('button', { type: 'button', onclick: act }, words);
  return el('li', { class: 'kumin-split-piece' }, [
    el('strong', {}, text().piece(place + 1)),
    body,
    el('div', { class: 'kumin-split-choices' }, [
      categories && choice(categories, piece.category, (category) => change({ category })),
      kinds && choice(kinds, piece.kind, (kind) => change({ kind })),
    ]),
    el('div', { class: 'kumin-split-acts' }, [
      button(text().cutHere, () => parts.cut(body.selectionStart)),
      place > 0 && button(text().join, () => parts.join()),
      button(text().remove, () => parts.remove()),
    ]),
  ]);
}

function choice(
  { label, choices }: { label: string; choices: readonly string[] },
  value: string,
  write: (value: string) => void,
): HTMLElement {
  const options = ['', ...choices].map((each) => ({
    value: each,
    label: each === '' ? '―' : each,
  }));
  return el('label', {}, [el('span', {}, label), selectOf(value, options, write)]);
}
