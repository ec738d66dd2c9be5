/** On the detail screen of a voice whose resident wants an interpreter: what to do, in the office's own words. */
import '../restricted/restricted.css';
import type { Host } from '../../kintone/host';
import { el } from '../../ui/dom';
import { fieldOf, textIn } from '../form';
import { text } from '../restricted/messages';
import type { VoiceSettings } from '../settings';

export function hintAtInterpreter(host: Host, settings: VoiceSettings): void {
  const { fields, recording } = settings;
  if (fields['interpreter'] === undefined) return;
  host.on('detail.show', ({ record }) => {
    const header = host.headerElement();
    header?.querySelector('.kumin-interpreter')?.remove();
    const value = fieldOf(record, fields, 'interpreter')?.value;
    const wishes = Array.isArray(value) ? (value as string[]) : [];
    if (!header || wishes.length === 0) return;
    const language = textIn(record, fields, 'language');
    const wish = [...wishes, ...(language === '' ? [] : [language])].join('、');
    header.append(
      el('details', { class: 'kumin-interpreter', open: host.device === 'desktop' }, [
        el('summary', {}, text().interpreter(wish)),
        el('p', {}, recording.interpreterNote),
      ]),
    );
  });
}
