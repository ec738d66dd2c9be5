/** What goes out and what does not, with the reason: nothing is left out in silence. */
import type { Host } from '../../kintone/host';
import { el } from '../../ui/dom';
import { inBrackets } from '../../ui/joining';
import { text } from './dialog-messages';
import type { LeftOut, LeftOutReason, PublishedVoice, Selected } from './published';

export function checklist(host: Pick<Host, 'url'>, selected: Selected): HTMLElement[] {
  const { voices, leftOut, revised, changed } = selected;
  const told = (words: string, ids: readonly number[]): HTMLElement =>
    el('p', { class: 'kumin-gate-changed' }, [
      words,
      ...ids.flatMap((id) => [' ', recordLink(host, id, text().record(id))]),
    ]);
  return [
    el('h3', {}, voices.length > 0 ? text().included(voices.length) : text().includedNone),
    ...(voices.length > 0
      ? [
          el('p', { class: 'kumin-gate-note' }, text().frozenNote),
          ...(revised.length > 0 ? [told(text().revised(revised.length), revised)] : []),
          ...(changed.length > 0 ? [told(text().changed(changed.length), changed)] : []),
          includedTable(voices),
        ]
      : []),
    el('h3', {}, leftOut.length > 0 ? text().leftOut(leftOut.length) : text().leftOutNone),
    ...(leftOut.length > 0
      ? [el('p', { class: 'kumin-gate-note' }, text().leftOutHelp), ...groups(host, leftOut)]
      : []),
  ];
}

function includedTable(voices: readonly PublishedVoice[]): HTMLElement {
  return el(
    'div',
    {
      class: 'kumin-publish-scroll',
      tabindex: 0,
      role: 'region',
      'aria-label': text().included(voices.length),
    },
    [
      el('table', {}, [
        el('thead', {}, [
          el('tr', {}, [
            el('th', { scope: 'col' }, text().category),
            el('th', { scope: 'col' }, text().voice),
            el('th', { scope: 'col' }, text().published),
            el('th', { scope: 'col' }, text().version),
          ]),
        ]),
        el(
          'tbody',
          {},
          voices.map(({ category, words, publishedOn, version }) =>
            el('tr', {}, [
              el('td', {}, category),
              el('th', { scope: 'row' }, words.title || words.summary),
              el('td', { class: 'kumin-publish-day' }, publishedOn),
              el('td', {}, version),
            ]),
          ),
        ),
      ]),
    ],
  );
}

function groups(host: Pick<Host, 'url'>, leftOut: readonly LeftOut[]): HTMLElement[] {
  const byReason = new Map<string, LeftOut[]>();
  for (const each of leftOut) {
    const words = reasonWords(each.reason) + (each.refusal === '' ? '' : inBrackets(each.refusal));
    byReason.set(words, [...(byReason.get(words) ?? []), each]);
  }
  return [...byReason].map(([words, some]) =>
    el('details', { class: 'kumin-gate-more' }, [
      el('summary', {}, `${words} ${some.length}`),
      el(
        'ul',
        {},
        some.map(({ id, title }) =>
          el('li', {}, recordLink(host, id, `${text().record(id)} ${title || text().untitled}`)),
        ),
      ),
    ]),
  );
}

export function recordLink(host: Pick<Host, 'url'>, id: number, words: string): HTMLElement {
  return el('a', { href: host.url({ record: id }) }, words);
}

export function reasonWords(reason: LeftOutReason): string {
  const words: Record<LeftOutReason, string> = {
    restricted: text().reasonRestricted,
    noVersion: text().reasonNoVersion,
    unchecked: text().reasonUnchecked,
    openMark: text().reasonOpenMark,
    undecided: text().reasonUndecided,
    toCheck: text().reasonToCheck,
    checked: text().reasonChecked,
    refused: text().reasonRefused,
    takenDown: text().reasonTakenDown,
  };
  return words[reason];
}
