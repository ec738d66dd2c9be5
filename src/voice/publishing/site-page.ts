/**
 * The publication for the ward's site: a fragment for a CMS, and a whole page. It is built of elements, so that what a
 * text holds is always text; no scripts and nothing from elsewhere. Its words are Japanese whoever makes it: the
 * residents' page is.
 */
import { formatDay } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import { periodWords } from './period';
import type { Publication } from './publication';
import { byCategory, type PublishedVoice } from './published';
import { PAGE_STYLE } from './site-style';

/** h2 by 分野 and below: it stands under the h1 that the CMS gives a page. */
export function siteFragment(publication: Publication): string {
  return inLines(el('div', {}, body(publication)).innerHTML);
}

export function sitePage(publication: Publication): string {
  const { settings } = publication;
  return wholePage(settings.pageTitle, PAGE_STYLE, [
    el('header', {}, [el('h1', {}, settings.pageTitle)]),
    el('main', {}, body(publication)),
    settings.footer.trim() !== '' && el('footer', {}, paragraphs(settings.footer)),
  ]);
}

/** @param style without anything to fetch */
export function wholePage(title: string, style: string, content: (HTMLElement | false)[]): string {
  const page = el('html', { lang: 'ja' }, [
    el('head', {}, [
      el('meta', { charset: 'utf-8' }),
      el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      el('title', {}, title),
      el('style', {}, style),
    ]),
    el('body', {}, content),
  ]);
  return `<!doctype html>\n${inLines(page.outerHTML)}\n`;
}

const BASIS_WORDS = {
  answered: '回答した',
  received: '受け付けた',
  published: '公表した',
} as const;

function body(publication: Publication): HTMLElement[] {
  const { voices, period, basis, asOf, settings } = publication;
  const groups = byCategory(voices);
  let number = 0;
  return [
    el('section', { class: 'koe-about' }, [
      el(
        'p',
        {},
        `${periodWords(period)}に${BASIS_WORDS[basis]}声と、市の考え方です（${voices.length}件）。`,
      ),
      ...paragraphs(settings.rule),
      el('p', {}, `この一覧は${formatDay(asOf)}現在のものです。`),
    ]),
    ...(groups.length === 0
      ? [el('p', {}, 'この期間に公表する声はありません。')]
      : [
          el('nav', { class: 'koe-contents', 'aria-labelledby': 'koe-contents' }, [
            el('h2', { id: 'koe-contents' }, '目次'),
            el(
              'ul',
              {},
              groups.map(({ category, voices: some }, place) =>
                el('li', {}, [
                  el('a', { href: `#koe-group-${place + 1}` }, `${category}（${some.length}件）`),
                ]),
              ),
            ),
          ]),
        ]),
    ...groups.map(({ category, voices: some }, place) =>
      el('section', { class: 'koe-group', 'aria-labelledby': `koe-group-${place + 1}` }, [
        el('h2', { id: `koe-group-${place + 1}` }, category),
        ...some.map((voice) => article(voice, (number += 1))),
      ]),
    ),
  ];
}

function article(voice: PublishedVoice, number: number): HTMLElement {
  const { words, receivedOn, answeredOn, publishedOn, version } = voice;
  const id = `koe-${number}`;
  const dates: [string, string][] = [
    ...(receivedOn ? [['受付日', formatDay(receivedOn)] as [string, string]] : []),
    ...(answeredOn ? [['回答日', formatDay(answeredOn)] as [string, string]] : []),
    ['公表日', formatDay(publishedOn) + (version > 1 ? `（第${version}版）` : '')],
  ];
  return el('article', { class: 'koe', 'aria-labelledby': id }, [
    el('h3', { id }, words.title || cut(words.summary)),
    el('h4', {}, '寄せられた声（要旨）'),
    ...paragraphs(words.summary),
    el('h4', {}, '市の考え方'),
    ...paragraphs(words.text),
    el(
      'dl',
      {},
      dates.map(([name, day]) => el('div', {}, [el('dt', {}, name), el('dd', {}, day)])),
    ),
  ]);
}

/** A heading for a voice without 件名. */
function cut(summary: string): string {
  const letters = [...summary.replace(/\s+/g, ' ').trim()];
  return letters.length > 30 ? `${letters.slice(0, 30).join('')}…` : letters.join('');
}

export function paragraphs(written: string): HTMLElement[] {
  return written
    .split(/\r\n?|\n/)
    .filter((each) => each.trim() !== '')
    .map((each) => el('p', {}, each));
}

/** Lines end behind each block, so that the source can be read in a CMS. No text has a `<` of its own there. */
function inLines(html: string): string {
  return html.replace(
    /(<\/(?:p|h[1-6]|li|div|title|style)>|<\/?(?:section|article|nav|ul|dl|main|header|footer|head|body)[^>]*>|<meta[^>]*>)/g,
    '$1\n',
  );
}
