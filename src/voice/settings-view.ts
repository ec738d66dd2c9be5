/**
 * The office's own rules on the config screen. Plain inputs: these few need no component library, and the
 * feature's room is also part of the bundles for PC and phone, which carry none.
 */
import './settings-view.css';
import type { ConfigHost, FormField } from '../kintone/host';
import { el } from '../ui/dom';
import { selectOf, type Option } from '../ui/select';
import { guardSettingsView } from './guard-settings-view';
import { handlingView } from './handling/settings-view';
import { text } from './messages';
import { publishingSettingsView } from './publishing/settings-view';
import { recordingSettingsView } from './recording-settings-view';
import { relatedView } from './related-view';
import { labelled, line, listed, number, tick } from './setting-controls';
import type { VoiceSettings } from './settings';
import { similarSettingsView } from './similar-settings-view';
import { topicSettingsView } from './topics/settings-view';

export function settingsView(
  initial: VoiceSettings,
  fields: Record<string, FormField>,
  change: (next: VoiceSettings) => void,
  host: Pick<ConfigHost, 'request'>,
): HTMLElement {
  let settings = initial;
  const set = (edit: (now: VoiceSettings) => VoiceSettings): void => {
    settings = edit(settings);
    change(settings);
  };
  return el('div', { class: 'kumin-voice-settings' }, [
    handlingView(settings, (parts) => set((now) => ({ ...now, ...parts }))),
    el('h3', {}, text().settingOwn),
    line(text().settingStatuses, settings.done.statuses.join('、'), (value) =>
      set((now) => ({ ...now, done: { ...now.done, statuses: listed(value) } })),
    ),
    tick(text().settingAnswered, settings.done.answered === 'counts', '', (on) =>
      set((now) => ({ ...now, done: { ...now.done, answered: on ? 'counts' : 'ignored' } })),
    ),
    number(text().settingShortest, settings.check.shortestBody, { min: 1, max: 1000 }, (value) =>
      set((now) => ({ ...now, check: { ...now.check, shortestBody: value } })),
    ),
    line(text().settingWanted, settings.check.wanted, (value) =>
      set((now) => ({ ...now, check: { ...now.check, wanted: value } })),
    ),
    line(text().settingDeclined, settings.check.declined, (value) =>
      set((now) => ({ ...now, check: { ...now.check, declined: value } })),
    ),
    line(text().settingSpace, settings.card.space, (value) =>
      set((now) => ({ ...now, card: { ...now.card, space: value } })),
    ),
    line(text().settingWarningSpace, settings.card.warningSpace, (value) =>
      set((now) => ({ ...now, card: { ...now.card, warningSpace: value } })),
    ),
    tick(text().settingDraft, settings.draft === 'kept', text().settingDraftNote, (on) =>
      set((now) => ({ ...now, draft: on ? 'kept' : 'off' })),
    ),
    choice(
      text().settingMeasure,
      settings.chart.measure,
      [
        { value: 'count', label: text().settingCount },
        { value: 'minutes', label: text().settingMinutes },
      ],
      (measure) => set((now) => ({ ...now, chart: { measure } })),
    ),
    readings(settings, (next) => set((now) => ({ ...now, card: { ...now.card, readings: next } }))),
    recordingSettingsView(settings.recording, (recording) => set((now) => ({ ...now, recording }))),
    relatedView(settings.related, host, (related) => set((now) => ({ ...now, related }))),
    similarSettingsView(settings.similar, (similar) => set((now) => ({ ...now, similar }))),
    guardSettingsView(settings.guard, (guard) => set((now) => ({ ...now, guard }))),
    publishingSettingsView(
      settings.publishing,
      {
        publication: fields[settings.fields['publication'] ?? ''],
        refusal: fields[settings.fields['refusal'] ?? ''],
        caution: fields[settings.fields['caution'] ?? ''],
      },
      (publishing) => set((now) => ({ ...now, publishing })),
    ),
    topicSettingsView(settings.topics, (topics) => set((now) => ({ ...now, topics }))),
  ]);
}

function choice<Value extends string>(
  label: string,
  value: Value,
  options: readonly Option<Value>[],
  write: (value: Value) => void,
): HTMLElement {
  return labelled(label, selectOf(value, options, write));
}

function readings(
  settings: VoiceSettings,
  write: (readings: Record<string, string>) => void,
): HTMLElement {
  const lines = Object.entries(settings.card.readings).map(
    ([name, reading]) => `${name}=${reading}`,
  );
  const area = el('textarea', { rows: 6, onchange: () => write(readReadings(area.value)) });
  area.value = lines.join('\n');
  return el('details', {}, [el('summary', {}, text().settingReadings), area]);
}

/** Lines without `=` are left out: they name no reading. */
export function readReadings(written: string): Record<string, string> {
  const pairs = written.split('\n').map((each) => each.split(/[=＝]/).map((part) => part.trim()));
  return Object.fromEntries(
    pairs.flatMap(([name, reading]) => (name && reading ? [[name, reading]] : [])),
  );
}
