/** What somebody else drafted and waits for whoever looks, the oldest first. */
import { dayOf, textOf } from '../../records/value';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { oneOf } from '../../records/condition';
import { el } from '../../ui/dom';
import { fieldOf } from '../form';
import { recordLink } from './checklist-view';
import { shownWhenRead, type Publishing } from './dialog-parts';
import { text } from './dialog-messages';
import { stageOf } from './gate';
import { gateVoice } from './gate-record';
import { READ_SLOTS } from './published';

/** As many as kintone gives at once: more nobody checks in a day. */
const SHOWN = 500;

interface Waiting {
  records: KintoneRecord[];
  own: number;
}

export function queueView(publishing: Publishing): HTMLElement {
  const box = el('div');
  void shownWhenRead(
    box,
    publishing.signal,
    () => waiting(publishing),
    (found) => queueParts(publishing, found),
  );
  return box;
}

async function waiting({ host, settings, form }: Publishing): Promise<Waiting> {
  const { fields: mapping, publishing } = settings;
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    app: host.appId,
    fields: ['$id', ...READ_SLOTS.flatMap((slot) => mapping[slot] ?? [])],
    query: `${oneOf(mapping['publication'] ?? '', [publishing.choices.toCheck])} order by ${mapping['receivedAt'] ?? '$id'} asc limit ${SHOWN}`,
  });
  const unchecked = records.filter(
    (record) => stageOf(gateVoice(record, settings, form.columns)) === 'toCheck',
  );
  const mine = (record: KintoneRecord): boolean =>
    gateVoice(record, settings, form.columns).drafter === host.user.code;
  return {
    records: unchecked.filter((record) => !mine(record)),
    own: unchecked.filter(mine).length,
  };
}

function queueParts({ host, settings }: Publishing, { records, own }: Waiting): HTMLElement[] {
  const { fields } = settings;
  const drafter = (record: KintoneRecord): string => {
    const value = fieldOf(record, fields, 'publicDrafter')?.value;
    return Array.isArray(value) ? ((value as Entity[])[0]?.name ?? '') : '';
  };
  const row = (record: KintoneRecord): HTMLElement =>
    el('tr', {}, [
      el(
        'td',
        { class: 'kumin-publish-day' },
        dayOf(fieldOf(record, fields, 'receivedAt'), host.user.timezone) ?? '',
      ),
      el('th', { scope: 'row' }, [
        recordLink(
          host,
          Number(textOf(record['$id'])),
          textOf(fieldOf(record, fields, 'title')) || text().untitled,
        ),
      ]),
      el('td', {}, textOf(fieldOf(record, fields, 'category'))),
      el('td', {}, drafter(record)),
    ]);
  return [
    el('p', { class: 'kumin-gate-note' }, text().queueHelp),
    el('h3', {}, records.length > 0 ? text().queueCount(records.length) : text().queueNone),
    ...(records.length + own >= SHOWN
      ? [el('p', { class: 'kumin-gate-note' }, text().queueMore(SHOWN))]
      : []),
    ...(records.length > 0
      ? [
          el(
            'div',
            {
              class: 'kumin-publish-scroll',
              tabindex: 0,
              role: 'region',
              'aria-label': text().tabQueue,
            },
            [
              el('table', {}, [
                el('thead', {}, [
                  el(
                    'tr',
                    {},
                    [text().receivedOn, text().voice, text().category, text().drafter].map((head) =>
                      el('th', { scope: 'col' }, head),
                    ),
                  ),
                ]),
                el('tbody', {}, records.map(row)),
              ]),
            ],
          ),
        ]
      : []),
    ...(own > 0 ? [el('p', { class: 'kumin-gate-note' }, text().queueOwn(own))] : []),
  ];
}
