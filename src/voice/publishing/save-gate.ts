/** Saving a form or a row of the list: the gate's rules are put on what is about to be saved. */
import type { Host, KintoneRecord, ScreenEvent } from '../../kintone/host';
import { fieldOf } from '../form';
import type { VoiceSettings } from '../settings';
import { text } from './gate-messages';
import { gateForm, gateVoice, isComplete, writtenFields, type GateForm } from './gate-record';
import { saveFaultWords } from './gate-words';
import { judgeSave, needsDetail, UNTOUCHED } from './saving';

export function guardSaving(host: Host, settings: VoiceSettings): void {
  /** As the form was opened; null for a new record. */
  let opened: KintoneRecord | null = null;
  const formOnce = async (): Promise<GateForm | undefined> => {
    const form = gateForm(settings.fields, await host.formFields());
    return isComplete(form) ? form : undefined;
  };

  for (const screen of ['edit.show', 'index.edit.show'] as const) {
    host.on(screen, ({ record }) => {
      opened = structuredClone(record);
    });
  }
  host.on('create.show', async ({ record }) => {
    opened = null;
    const form = await formOnce();
    // A copy of a record brings its whole way to the public along; the new one has not gone it.
    if (form) forget(record, settings, form);
  });

  for (const screen of ['create.submit', 'edit.submit'] as const) {
    host.on(screen, async (event) => {
      const form = await formOnce();
      if (form) judge(event, opened, form);
    });
  }
  host.on('index.edit.submit', async (event) => {
    const form = await formOnce();
    if (!form || !opened) return;
    const before = gateVoice(opened, settings, form.columns);
    const after = gateVoice(event.record, settings, form.columns);
    if (needsDetail(before, after)) event.error = text().onlyInDetail;
  });

  function judge(event: ScreenEvent, before: KintoneRecord | null, { columns }: GateForm): void {
    const was = before ? gateVoice(before, settings, columns) : UNTOUCHED;
    const { faults, recheck } = judgeSave(was, gateVoice(event.record, settings, columns));
    for (const fault of faults) {
      const field = fieldOf(event.record, settings.fields, fault.slot);
      // kintone shows no message at a table.
      if (field && fault.slot !== 'publicHistory') field.error = saveFaultWords(fault);
      else event.error = saveFaultWords(fault);
    }
    if (faults.length > 0) event.error ??= text().stoppedAtGate;
    if (recheck) {
      const changes = {
        choice: 'toCheck',
        drafter: host.user,
        checker: null,
        checkedAt: '',
      } as const;
      put(event.record, writtenFields(changes, settings, columns));
    }
  }
}

function forget(record: KintoneRecord, settings: VoiceSettings, { columns }: GateForm): void {
  const { choice, versions, drafter } = gateVoice(record, settings, columns);
  if (choice === 'undecided' && versions.length === 0 && drafter === '') return;
  const changes = {
    choice: 'undecided',
    drafter: null,
    checker: null,
    checkedAt: '',
    refusal: '',
  } as const;
  put(record, writtenFields(changes, settings, columns));
  for (const slot of ['publishedDate', 'publicHistory'] as const) {
    const field = fieldOf(record, settings.fields, slot);
    if (field) field.value = slot === 'publicHistory' ? [] : '';
  }
}

function put(record: KintoneRecord, fields: Record<string, { value: unknown }>): void {
  for (const [code, { value }] of Object.entries(fields)) {
    const field = record[code];
    if (field) field.value = value;
  }
}
