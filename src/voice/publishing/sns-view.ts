/** The posts, to be edited; each with its length as one types, and what has to go. */
import { el, fill } from '../../ui/dom';
import { numberWords } from '../../ui/numbers';
import { button, copied } from './dialog-parts';
import { text } from './dialog-messages';
import { findMarks, kindWords } from './marks';
import type { PublishedVoice } from './published';
import { fitOf, snsDraft, type Sns } from './sns';

export interface Posts {
  element: HTMLElement;
  texts(): string[];
  /** Whether every post fits and bears no mark. */
  isFit(): boolean;
}

export function postsView(voices: readonly PublishedVoice[], sns: Sns): Posts {
  const posts = voices.map((voice) => postView(voice, sns));
  return {
    element: el(
      'div',
      {},
      posts.map(({ element }) => element),
    ),
    texts: () => posts.map(({ read }) => read()),
    isFit: () => posts.every(({ read }) => fits(read(), sns)),
  };
}

function fits(written: string, sns: Sns): boolean {
  return fitOf(written, sns).over === '' && findMarks(written).length === 0;
}

function postView(voice: PublishedVoice, sns: Sns): { element: HTMLElement; read(): string } {
  const draft = snsDraft(voice, sns);
  const title = voice.words.title || voice.words.summary;
  const area = el('textarea', { rows: 5, 'aria-label': text().snsText(title) });
  area.value = draft.text;
  const count = el('p', { class: 'kumin-publish-count', role: 'status' });
  const show = (): void => {
    const { length, over } = fitOf(area.value, sns);
    count.dataset['fits'] = String(fits(area.value, sns));
    fill(count, [
      el(
        'strong',
        {},
        `${over === '' ? '✓' : '！'} ${text().snsCount(numberWords(length), sns.limit)}`,
      ),
      over !== '' && el('span', {}, text().snsOver(over)),
      ...findMarks(area.value).map((mark) =>
        el('span', {}, text().snsMark(kindWords(mark), mark.found)),
      ),
    ]);
  };
  area.addEventListener('input', show);
  show();
  return {
    element: el('section', { class: 'kumin-publish-post' }, [
      el('h4', {}, title),
      area,
      count,
      draft.left !== '' && el('p', { class: 'kumin-gate-note' }, text().snsLeft(draft.left)),
      button(text().copy, () => void copied(area.value)),
    ]),
    read: () => area.value,
  };
}
