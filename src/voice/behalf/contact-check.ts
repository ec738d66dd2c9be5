/** Before a voice is saved: a clerk's own contact in the resident's fields stops it, at the field and with the reason. */
import type { Entity, Host, KintoneRecord } from '../../kintone/host';
import { fieldOf, textIn } from '../form';
import { text as voiceText } from '../messages';
import type { VoiceSettings } from '../settings';
import { text } from './messages';
import { ownContacts, type Office } from './own-contact';

export function keepOwnContactOut(host: Host, settings: VoiceSettings): void {
  const { fields } = settings;
  for (const screen of ['create.submit', 'edit.submit'] as const) {
    host.on(screen, (event) => {
      const { record } = event;
      const written = {
        name: textIn(record, fields, 'contactName'),
        contact: textIn(record, fields, 'contact'),
      };
      for (const { slot, found } of ownContacts(written, officeOf(record, host, settings))) {
        const field = fieldOf(record, fields, slot);
        if (!field) continue;
        field.error = text()[slot](found);
        event.error = voiceText().stopped;
      }
    });
  }
}

function officeOf(record: KintoneRecord, { user }: Host, settings: VoiceSettings): Office {
  const named = (['receiver', 'section', 'assignedSection'] as const).flatMap((slot) => {
    const value = fieldOf(record, settings.fields, slot)?.value;
    return Array.isArray(value) ? (value as Entity[]).map(({ name }) => name) : [];
  });
  return {
    names: [user.name, ...named].filter((name) => name !== ''),
    contacts: [...(user.contacts ?? []), ...settings.recording.officeContacts],
  };
}
