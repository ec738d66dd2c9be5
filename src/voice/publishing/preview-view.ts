/** The publication as its readers see it, in frames that can run nothing. */
import { el, fill } from '../../ui/dom';
import { button, tabs } from './dialog-parts';
import { text } from './dialog-messages';
import { ON_ONE_SHEET, posterPage } from './poster';
import type { Publication } from './publication';
import type { PublishedVoice } from './published';
import { sitePage } from './site-page';
import { postsView, type Posts } from './sns-view';

export interface Preview {
  element: HTMLElement;
  posts: Posts;
  /** With the voices chosen for it. */
  poster(): string;
}

export function previewView(publication: Publication): Preview {
  const posts = postsView(publication.voices, publication.settings.sns);
  const poster = posterView(publication);
  const page = el('iframe', {
    class: 'kumin-publish-frame',
    title: text().pageTitleOf,
    sandbox: '',
    srcdoc: sitePage(publication),
  });
  const parts = { page, poster: poster.element, sns: posts.element };
  const keys = [
    { key: 'page', words: text().previewPage },
    { key: 'poster', words: text().previewPoster },
    { key: 'sns', words: text().previewSns },
  ] as const;
  const choice = tabs(text().previews, keys, (key) => show(key));
  const show = (key: keyof typeof parts): void => {
    choice.mark(key);
    for (const each of keys) parts[each.key].hidden = each.key !== key;
  };
  show('page');
  return {
    element: el('div', {}, [
      el('p', { class: 'kumin-gate-note' }, text().asReader),
      choice.element,
      ...Object.values(parts),
    ]),
    posts,
    poster: poster.read,
  };
}

function posterView(publication: Publication): { element: HTMLElement; read(): string } {
  const { voices } = publication;
  const chosen = new Set<PublishedVoice>(voices.slice(0, ON_ONE_SHEET));
  const read = (): string =>
    posterPage({ ...publication, voices: voices.filter((voice) => chosen.has(voice)) });
  // It runs nothing either; without these two the page around it could not ask it to be printed.
  const frame = el('iframe', {
    class: 'kumin-publish-frame kumin-publish-a4',
    title: text().posterTitle,
    sandbox: 'allow-same-origin allow-modals',
  });
  const said = el('p', { class: 'kumin-gate-note', role: 'status' });
  const show = (): void => {
    frame.srcdoc = read();
    fill(
      said,
      chosen.size > 0 ? text().posterSheets(chosen.size, ON_ONE_SHEET) : text().posterNone,
    );
  };
  const picks = voices.map((voice) => {
    const input = el('input', {
      type: 'checkbox',
      checked: chosen.has(voice),
      onchange: () => {
        if (input.checked) chosen.add(voice);
        else chosen.delete(voice);
        show();
      },
    });
    return el('label', {}, [input, el('span', {}, voice.words.title || voice.words.summary)]);
  });
  show();
  return {
    element: el('div', {}, [
      el('details', { class: 'kumin-gate-more' }, [
        el('summary', {}, text().posterPick),
        el('fieldset', { class: 'kumin-publish-picks' }, [
          el('legend', {}, text().posterPick),
          ...picks,
        ]),
      ]),
      said,
      button(text().print, () => frame.contentWindow?.print()),
      frame,
    ]),
    read,
  };
}
