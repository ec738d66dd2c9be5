/** A name of one's own for a topic, typed where the topic stands. */
import { el } from '../../ui/dom';
import { writeWordList } from '../similar-settings';
import { ruleFor } from './names';
import { text } from './messages';
import type { Topic } from './voice';

export interface RenameActs {
  /** '' takes the name back. */
  save(name: string): void;
  stop(): void;
}

export function renameForm(topic: Topic, { save, stop }: RenameActs): HTMLElement {
  const input = el('input', { type: 'text', value: topic.label, maxlength: 60 });
  const line = el('span', {});
  const say = (): void => {
    const rule = ruleFor(topic, input.value.trim());
    line.textContent = rule ? text().nameNote(writeWordList([rule])) : '';
  };
  input.addEventListener('input', say);
  say();
  const form = el('form', { class: 'kumin-topic-rename' }, [
    el('label', {}, [el('span', {}, text().renameAsk(topic.words.slice(0, 3).join('、'))), input]),
    el('div', { class: 'kumin-topic-buttons' }, [
      el('button', { type: 'submit' }, text().nameSave),
      el('button', { type: 'button', onclick: () => save('') }, text().nameClear),
      el('button', { type: 'button', onclick: stop }, text().nameStop),
    ]),
    el('p', { class: 'kumin-note' }, line),
  ]);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save(input.value.trim());
  });
  form.addEventListener('keydown', (event) => {
    // Escape ends the renaming and not the dialog around it.
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  });
  return form;
}
