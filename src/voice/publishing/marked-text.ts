/** A text with what may point to a person marked: in colour, and by the name of what it is. */
import { el } from '../../ui/dom';
import { text } from './gate-messages';
import { findMarks, kindWords } from './marks';

export function markedText(written: string): HTMLElement {
  if (written.trim() === '') return el('p', { class: 'kumin-gate-empty' }, text().empty);
  const parts: (HTMLElement | string)[] = [];
  let rest = 0;
  for (const mark of findMarks(written)) {
    parts.push(
      written.slice(rest, mark.start),
      el('mark', {}, [mark.found, el('small', {}, kindWords(mark))]),
    );
    rest = mark.end;
  }
  return el('p', { class: 'kumin-gate-text' }, [...parts, written.slice(rest)]);
}
