/** After a voice is saved, one click leads to the next: the record that kintone shows then carries a bar. */
import './saved-view.css';
import type { Host } from '../kintone/host';
import { el } from '../ui/dom';
import { text } from './messages';

/** @param storage `sessionStorage`: the bar is for this tab and this once */
export function offerNextVoice(host: Host, storage: Storage | null): void {
  const key = (): string => `kumin.voice.saved.${host.appId}`;
  host.on('create.submit.success', ({ recordId }) => {
    if (recordId !== undefined) storage?.setItem(key(), String(recordId));
  });
  host.on('detail.show', ({ recordId }) => {
    if (storage?.getItem(key()) !== String(recordId)) return;
    storage.removeItem(key());
    const header = host.headerElement();
    if (!header || header.querySelector('.kumin-saved')) return;
    header.append(
      el('div', { class: 'kumin-saved', role: 'status' }, [
        el('p', {}, `✓ ${text().saved}`),
        el('a', { href: host.url('create') }, text().next),
      ]),
    );
  });
}
