/** 「こえをカタチに」: an A4 poster of what became of voices: the voice, what was done, and when. */
import { formatDay } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import { periodWords } from './period';
import type { Publication } from './publication';
import type { PublishedVoice } from './published';
import { paragraphs, wholePage } from './site-page';
import { POSTER_STYLE } from './site-style';

const TITLE = 'こえをカタチに';

/** What fits one sheet in letters that are read from a step away. */
export const ON_ONE_SHEET = 3;

/** A page of its own, to be printed; as many sheets as the voices need, none cut in two. */
export function posterPage(publication: Publication): string {
  const { voices, period, asOf, settings } = publication;
  return wholePage(TITLE, POSTER_STYLE, [
    el('header', {}, [
      el('h1', {}, TITLE),
      el('p', {}, 'みなさんから寄せられた声で、区役所はこう変わりました。'),
      el('p', {}, `${periodWords(period)}\u3000${formatDay(asOf)}現在`),
    ]),
    el('main', {}, voices.map(oneCase)),
    settings.footer.trim() !== '' && el('footer', {}, paragraphs(settings.footer)),
  ]);
}

function oneCase({ words, receivedOn, answeredOn }: PublishedVoice): HTMLElement {
  const when = [
    receivedOn && `受付 ${formatDay(receivedOn)}`,
    answeredOn && `回答 ${formatDay(answeredOn)}`,
  ].filter(Boolean);
  return el('section', { class: 'case' }, [
    el('h2', {}, words.title || '寄せられた声'),
    el('div', { class: 'pair' }, [
      el('div', {}, [el('h3', {}, 'こえ'), ...paragraphs(words.summary)]),
      el('div', { class: 'arrow', 'aria-hidden': 'true' }, '▶'),
      el('div', {}, [el('h3', {}, 'カタチ（区の取り組み）'), ...paragraphs(words.text)]),
    ]),
    when.length > 0 && el('p', { class: 'when' }, when.join('\u3000')),
  ]);
}
