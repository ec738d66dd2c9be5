/** On the edit screen: marks of personal data below the texts that have a space of their own, or all in one. */
import type { Host, KintoneRecord } from '../kintone/host';
import { el } from '../ui/dom';
import { write } from './form';
import { guardedTexts } from './guard';
import { GuardPanels, guardSpace, whileTyping } from './guard-panels';
import type { VoiceSettings } from './settings';

export function warnWhileEditing(host: Host, settings: VoiceSettings): void {
  let shown: Editing | undefined;
  host.on('edit.show', ({ record }) => {
    shown?.end();
    shown = new Editing(host, settings);
    shown.show(record);
  });
  for (const code of new Set(Object.values(settings.fields))) {
    host.onChange(code, ({ record }) => shown?.show(record));
  }
}

class Editing {
  private readonly stop = new AbortController();
  private readonly box = el('div');
  private readonly guard: GuardPanels;

  constructor(
    private readonly host: Host,
    private readonly settings: VoiceSettings,
  ) {
    const { fields } = settings;
    const place = host.spaceElement(settings.card.warningSpace) ?? host.headerElement();
    place?.append(this.box);
    this.guard = new GuardPanels(settings.guard, {
      place: (slot) => guardSpace(host, settings, slot) ?? (place ? this.box : undefined),
      note: (slot) => (guardSpace(host, settings, slot) ? this.box : undefined),
      read: (slot) => {
        const record = host.getRecord();
        return record
          ? guardedTexts(record, fields).find((each) => each.slot === slot)?.text
          : undefined;
      },
      write: (slot, words) => {
        const record = host.getRecord();
        if (!record) return;
        write(record, fields, slot, words);
        host.setRecord(record);
      },
    });
    whileTyping(() => this.look(), this.stop.signal);
  }

  show(record: KintoneRecord): void {
    if (!this.stop.signal.aborted) this.guard.show(guardedTexts(record, this.settings.fields));
  }

  end(): void {
    this.stop.abort();
    this.box.remove();
  }

  private look(): void {
    if (!this.box.isConnected) return this.end();
    const record = this.host.getRecord();
    if (record) this.show(record);
  }
}
