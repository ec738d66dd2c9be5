/** On the edit screen: warnings in their space, kept up to date while fields change. */
import type { Host, KintoneRecord } from '../kintone/host';
import { el, fill } from '../ui/dom';
import { warningList } from './card-view';
import { warningWords } from './fault-words';
import { warningsOf } from './save-check';
import type { VoiceSettings } from './settings';

export function warnWhileEditing(host: Host, settings: VoiceSettings): void {
  let box: HTMLElement | undefined;
  const show = (record: KintoneRecord): void => {
    if (!box?.isConnected) return;
    fill(box, warningList(warningsOf(record, settings, host.user.timezone).map(warningWords)));
  };
  host.on('edit.show', ({ record }) => {
    const place = host.spaceElement(settings.card.warningSpace) ?? host.headerElement();
    if (!place) return;
    box?.remove();
    box = el('div', { 'aria-live': 'polite' });
    place.append(box);
    show(record);
    const shown = box;
    const refresh = (): void => {
      if (!shown.isConnected) return document.removeEventListener('focusin', refresh);
      const now = host.getRecord();
      if (now) show(now);
    };
    document.addEventListener('focusin', refresh);
  });
  for (const code of new Set(Object.values(settings.fields))) {
    host.onChange(code, ({ record }) => show(record));
  }
}
