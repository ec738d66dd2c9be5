/** The steps of the set-up at the top of the config screen, which are its table of contents, too. */
import { el, fill, type Children } from '../ui/dom';
import type { Draft } from './draft';
import type { FeatureView } from './feature-view';
import { text } from './messages';

export interface ContentsView {
  element: HTMLElement;
  refresh(): void;
}

export function contentsView(views: readonly FeatureView[], draft: Draft): ContentsView {
  const steps = el('ol', { class: 'kumin-steps' });
  let shown = '';
  return {
    element: el('nav', { 'aria-label': text().contents }, steps),
    refresh() {
      const on = views.filter(({ feature }) => draft.of(feature).enabled);
      const mapped = on.flatMap(({ feature, fields }) => (fields ? [{ feature, fields }] : []));
      const words = stepWords(views, on, draft);
      // Drawn anew only with other words: a link in it may have the focus.
      if (words.join() === shown) return;
      shown = words.join();
      fill(steps, [
        step(
          text().step1,
          views.map(({ feature, show, element }) =>
            link(
              text().featureState(feature.words().title, draft.of(feature).enabled),
              element.id,
              show,
            ),
          ),
        ),
        mapped.length > 0 &&
          step(
            text().step2,
            mapped.map(({ feature, fields }) =>
              link(`${feature.words().title}: ${fields.counted()}`, fields.element.id, fields.show),
            ),
          ),
        el('li', {}, [
          text().step3,
          ...on
            .filter(({ parts }) => parts.length > 0)
            .map(({ feature, parts }) =>
              el('span', { class: 'kumin-step-links' }, [
                el('span', {}, `${feature.words().title}:`),
                ...parts.map(({ title, element, show }) => link(title, element.id, show)),
              ]),
            ),
        ]),
        el('li', {}, text().step4),
      ]);
    },
  };
}

function stepWords(
  views: readonly FeatureView[],
  on: readonly FeatureView[],
  draft: Draft,
): string[] {
  return [
    ...views.map(({ feature }) => String(draft.of(feature).enabled)),
    ...on.map(({ fields }) => fields?.counted() ?? ''),
  ];
}

function step(words: string, links: Exclude<Children, string>): HTMLElement {
  return el('li', {}, [words, el('span', { class: 'kumin-step-links' }, links)]);
}

function link(words: string, id: string, go: () => void): HTMLElement {
  const onclick = (event: Event): void => {
    event.preventDefault();
    go();
  };
  return el('a', { href: `#${id}`, onclick }, words);
}
