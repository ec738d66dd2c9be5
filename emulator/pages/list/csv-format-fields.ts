/** Choices of encoding and delimiter, alike for files written and read. */
import { html, type TemplateResult } from 'lit';
import { menuText } from './menu-messages';

export function selectField(
  name: string,
  label: string,
  choices: readonly (readonly [string, string])[],
): TemplateResult {
  return html`<label class="k-field">
    <span class="k-field__label">${label}</span>
    <select class="k-select" name=${name}>
      ${choices.map(([value, word]) => html`<option value=${value}>${word}</option>`)}
    </select>
  </label>`;
}

export function charsetChoices(): [string, string][] {
  const words = menuText();
  return [
    ['UTF-8-BOM', words.bom],
    ['UTF-8', words.utf8],
    ['Shift_JIS', words.sjis],
  ];
}

export function delimiterField(): TemplateResult {
  const words = menuText();
  return selectField('delimiter', words.delimiter, [
    ['comma', words.comma],
    ['tab', words.tab],
    ['semicolon', words.semicolon],
  ]);
}
