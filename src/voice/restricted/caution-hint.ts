/** Beside 要配慮: what choosing 「閲覧に注意」 does, before it is done, and that a shown voice is one of those. */
import './restricted.css';
import type { Host, KintoneRecord } from '../../kintone/host';
import { isBlank } from '../../records/value';
import { el, fill } from '../../ui/dom';
import { fieldOf } from '../form';
import type { VoiceSettings } from '../settings';
import { text } from './messages';

export function hintAtCaution(host: Host, settings: VoiceSettings): void {
  const { fields, recording } = settings;
  const { caution, assignedSection } = fields;
  if (caution === undefined || recording.restrictedChoice === '') return;
  let box: HTMLElement | undefined;

  const open = (record: KintoneRecord, words: (choice: string) => string): void => {
    const place = host.spaceElement(recording.cautionSpace) ?? host.headerElement();
    if (!place) return;
    place.querySelector('.kumin-caution')?.remove();
    box = el('div', { class: 'kumin-caution', 'aria-live': 'polite' });
    place.append(box);
    show(record, words);
  };
  const show = (record: KintoneRecord, words: (choice: string) => string): void => {
    if (!box?.isConnected) return;
    const section = fieldOf(record, fields, 'assignedSection');
    fill(
      box,
      isRestricted(record, settings)
        ? [
            el('p', {}, `⚠ ${words(recording.restrictedChoice)}`),
            section && isBlank(section) && el('p', {}, `⚠ ${text().noSection}`),
          ]
        : [],
    );
  };

  for (const screen of ['create.show', 'edit.show'] as const) {
    host.on(screen, ({ record }) => open(record, text().will));
  }
  host.on('detail.show', ({ record }) => {
    open(record, text().is);
    // The space may lie in a closed group: who looks at the voice is told above it.
    const header = host.headerElement();
    header?.querySelector('.kumin-restricted')?.remove();
    if (!isRestricted(record, settings)) return;
    const words = `⚠ ${text().is(recording.restrictedChoice)}`;
    header?.append(el('p', { class: 'kumin-restricted', role: 'note' }, words));
  });
  for (const code of [caution, assignedSection]) {
    if (code !== undefined) host.onChange(code, ({ record }) => show(record, text().will));
  }
}

export function isRestricted(record: KintoneRecord, { fields, recording }: VoiceSettings): boolean {
  const value = fieldOf(record, fields, 'caution')?.value;
  return Array.isArray(value) && value.includes(recording.restrictedChoice);
}
