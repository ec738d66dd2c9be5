/** The dialog in which a template is searched and chosen. */
import './templates.css';
import type { Day } from '../../calendar/day';
import { openDialog } from '../../ui/dialog';
import { el, fill } from '../../ui/dom';
import { explainFailure } from '../../ui/failure';
import { text } from './messages';
import { isDueForReview, searchTemplates, type Template } from './template';
import { VARIABLES } from './variables';

export interface TemplatesDialogParts {
  read(): Promise<Template[]>;
  /** 分野 of the voice. */
  category: string;
  today: Day;
  choose(template: Template, words: string): void;
}

export function openTemplates({ read, category, today, choose }: TemplatesDialogParts): void {
  let templates: Template[] = [];
  const count = el('p', { role: 'status' }, text().loading);
  const list = el('ul', { class: 'kumin-template-list' });
  const input = el('input', {
    type: 'search',
    placeholder: text().search,
    'aria-label': text().search,
    autocomplete: 'off',
    oninput: () => draw(),
  });
  const { close } = openDialog({
    title: text().heading,
    look: 'kumin-templates',
    size: 'middle',
    body: [
      el('p', {}, text().how),
      input,
      count,
      list,
      el('p', { class: 'kumin-template-note' }, text().variables(marks(VARIABLES))),
    ],
  });
  input.focus();

  function draw(): void {
    const found = searchTemplates(templates, input.value, category);
    count.textContent = found.length === 0 ? text().none : text().found(found.length);
    fill(
      list,
      found.map((template) =>
        templateView(template, today, (words) => {
          close();
          choose(template, words);
        }),
      ),
    );
  }

  void (async () => {
    try {
      templates = await read();
      draw();
    } catch (error) {
      count.textContent = text().unreadable(explainFailure(error));
    }
  })();
}

export function marks(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(' ');
}

function templateView(
  template: Template,
  today: Day,
  choose: (words: string) => void,
): HTMLElement {
  const { title, category, owner, reviewDate, easyText } = template;
  return el('li', {}, [
    el('strong', {}, title),
    el('small', {}, [category, owner && ` ${text().owner(owner)}`]),
    isDueForReview(template, today) &&
      el('p', { class: 'kumin-template-old' }, text().review(reviewDate ?? '')),
    el('p', { class: 'kumin-template-text' }, template.text),
    easyText !== '' &&
      el('p', { class: 'kumin-template-text kumin-template-easy', lang: 'ja' }, easyText),
    el('div', { class: 'kumin-template-acts' }, [
      el('button', { type: 'button', onclick: () => choose(template.text) }, text().insert),
      easyText !== '' &&
        el('button', { type: 'button', onclick: () => choose(easyText) }, text().insertEasy),
    ]),
  ]);
}
