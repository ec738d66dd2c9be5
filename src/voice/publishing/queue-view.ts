/**
 * What somebody else drafted and waits for whoever looks, the oldest first; and published voices whose words were changed
 * past the gate, which nobody else would notice: what goes out is the version that was checked.
 */
import { dayOf, textOf } from '../../records/value';
import type { Entity, KintoneRecord } from '../../kintone/host';
import { oneOf } from '../../records/condition';
import { el } from '../../ui/dom';
import { fieldOf } from '../form';
import { recordLink } from './checklist-view';
import { shownWhenRead, type Publishing } from './dialog-parts';
import { text } from './dialog-messages';
import { differsFromLive, stageOf } from './gate';
import { gateVoice } from './gate-record';
import { READ_SLOTS } from './published';

/** As many as kintone gives at once: more nobody checks in a day. */
const SHOWN = 500;

interface Waiting {
  records: KintoneRecord[];
  own: number;
  /** Published, and not as the record reads now. */
  changed: KintoneRecord[];
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

async function waiting(publishing: Publishing): Promise<Waiting> {
  const { host, settings, form, fields } = publishing;
  const { fields: mapping, publishing: rules } = settings;
  const received = mapping['receivedAt'] ?? '$id';
  // A change past the gate makes the record one of those changed last.
  const modified = Object.values(fields).find(({ type }) => type === 'UPDATED_TIME')?.code ?? '$id';
  const records = await read(publishing, rules.choices.toCheck, `${received} asc`);
  const published = await read(publishing, rules.choices.published, `${modified} desc`);
  const gate = (record: KintoneRecord) => gateVoice(record, settings, form.columns);
  const unchecked = records.filter((record) => stageOf(gate(record)) === 'toCheck');
  const mine = (record: KintoneRecord): boolean => gate(record).drafter === host.user.code;
  return {
    records: unchecked.filter((record) => !mine(record)),
    own: unchecked.filter(mine).length,
    changed: published.filter((record) => differsFromLive(gate(record))),
  };
}

async function read(
  { host, settings: { fields: mapping } }: Publishing,
  choice: string,
  order: string,
): Promise<KintoneRecord[]> {
  const { records } = await host.request<{ records: KintoneRecord[] }>('GET', 'records', {
    app: host.appId,
    fields: ['$id', ...READ_SLOTS.flatMap((slot) => mapping[slot] ?? [])],
    query: `${oneOf(mapping['publication'] ?? '', [choice])} order by ${order} limit ${SHOWN}`,
  });
  return records;
}

function queueParts(
  { host, settings }: Publishing,
  { records, own, changed }: Waiting,
): HTMLElement[] {
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
  const heads = [text().receivedOn, text().voice, text().category, text().drafter];
  const table = (name: string, some: readonly KintoneRecord[]): HTMLElement =>
    el('div', { class: 'kumin-publish-scroll', tabindex: 0, role: 'region', 'aria-label': name }, [
      el('table', {}, [
        el('thead', {}, [
          el(
            'tr',
            {},
            heads.map((head) => el('th', { scope: 'col' }, head)),
          ),
        ]),
        el('tbody', {}, some.map(row)),
      ]),
    ]);
  return [
    el('p', { class: 'kumin-gate-note' }, text().queueHelp),
    el('h3', {}, records.length > 0 ? text().queueCount(records.length) : text().queueNone),
    ...(records.length + own >= SHOWN
      ? [el('p', { class: 'kumin-gate-note' }, text().queueMore(SHOWN))]
      : []),
    ...(records.length > 0 ? [table(text().tabQueue, records)] : []),
    ...(own > 0 ? [el('p', { class: 'kumin-gate-note' }, text().queueOwn(own))] : []),
    ...(changed.length > 0
      ? [
          el('h3', {}, text().queueChanged(changed.length)),
          el('p', { class: 'kumin-gate-changed' }, text().queueChangedHelp),
          table(text().queueChanged(changed.length), changed),
        ]
      : []),
  ];
}
