/**
 * The office's own rules on the config screen, by paragraph. Plain inputs: these need no component library, and the
 * feature's room is also part of the bundles for PC and phone, which carry none.
 */
import './settings-view.css';
import type { SettingsDesk, SettingsPart } from '../feature';
import { el } from '../ui/dom';
import { guardSettingsView } from './guard-settings-view';
import { handlingView } from './handling/settings-view';
import { placesView } from './places-view';
import { publishingSettingsView } from './publishing/settings-view';
import { recordingSettingsView } from './recording-settings-view';
import { relatedView } from './related-view';
import { pick } from './setting-controls';
import type { VoiceSettings } from './settings';
import { partTitles as titles, summaries } from './settings-parts-messages';
import * as parts from './settings-in-words';
import { similarSettingsView } from './similar-settings-view';
import { withSpacesOf } from './settings-places';
import type { SlotKey } from './slots';
import { topicSettingsView } from './topics/settings-view';

type Desk = SettingsDesk<VoiceSettings>;
type Part = SettingsPart<VoiceSettings>;

export function settingsParts(): Part[] {
  return [
    {
      id: 'recording',
      title: titles().recording,
      summary: parts.recordingWords,
      view: framed((desk) => recordingSettingsView(desk)),
      taken: (now, { check, draft, card, recording }) =>
        withSpacesOf({ ...now, ...{ check, draft, card, recording } }, now),
      reads: reading('reply', 'caution', 'language'),
    },
    {
      id: 'similar',
      title: titles().similar,
      summary: parts.similarWords,
      view: framed(({ now, change }) =>
        similarSettingsView(now().similar, (similar) =>
          change((settings) => ({ ...settings, similar })),
        ),
      ),
      taken: (now, { similar }) => ({ ...now, similar }),
    },
    {
      id: 'guard',
      title: titles().guard,
      summary: parts.guardWords,
      view: framed(({ now, change }) =>
        guardSettingsView(now().guard, (guard) => change((settings) => ({ ...settings, guard }))),
      ),
      taken: (now, { guard }) => ({ ...now, guard }),
    },
    {
      id: 'handling',
      title: titles().handling,
      summary: parts.handlingWords,
      view: framed(({ now, change }) =>
        handlingView(now(), (some) =>
          change((settings) => withSpacesOf({ ...settings, ...some }, settings)),
        ),
      ),
      taken: (now, { deadline, handling, done }) =>
        withSpacesOf({ ...now, ...{ deadline, handling, done } }, now),
    },
    {
      id: 'publishing',
      title: titles().publishing,
      summary: parts.publishingWords,
      view: framed(({ now, fields, change }) => {
        const { publishing, fields: mapped } = now();
        return publishingSettingsView(
          publishing,
          {
            publication: fields[mapped['publication'] ?? ''],
            refusal: fields[mapped['refusal'] ?? ''],
            caution: fields[mapped['caution'] ?? ''],
          },
          (next) => change((settings) => withSpacesOf({ ...settings, publishing: next }, settings)),
        );
      }),
      taken: (now, { publishing }) => withSpacesOf({ ...now, publishing }, now),
      reads: reading('publication', 'refusal', 'caution'),
    },
    {
      id: 'topics',
      title: titles().topics,
      summary: parts.topicWords,
      view: framed(({ now, fields, change }) => {
        const { topics, fields: mapped } = now();
        return topicSettingsView(topics, fields[mapped['caution'] ?? ''], (next) =>
          change((settings) => withSpacesOf({ ...settings, topics: next }, settings)),
        );
      }),
      taken: (now, { topics }) => withSpacesOf({ ...now, topics }, now),
      reads: reading('caution'),
    },
    {
      id: 'related',
      title: titles().related,
      summary: parts.relatedWords,
      view: framed(({ now, host, change }) =>
        relatedView(now().related, host, (related) =>
          change((settings) => ({ ...settings, related })),
        ),
      ),
      taken: (now, { related }) => ({ ...now, related }),
    },
    {
      id: 'chart',
      title: titles().chart,
      summary: ({ chart }) => summaries()[chart.measure],
      view: framed(({ now, change }) =>
        pick(
          titles().measure,
          now().chart.measure,
          [
            { value: 'count', label: summaries().count },
            { value: 'minutes', label: summaries().minutes },
          ],
          (measure) => change((settings) => ({ ...settings, chart: { measure } })),
        ),
      ),
      taken: (now, { chart }) => ({ ...now, chart }),
    },
    {
      id: 'places',
      title: titles().places,
      summary: parts.placeWords,
      view: framed((desk) => placesView(desk)),
      taken: withSpacesOf,
    },
  ];
}

function framed(draw: (desk: Desk) => HTMLElement): (desk: Desk) => HTMLElement {
  return (desk) => el('div', { class: 'kumin-voice-settings' }, draw(desk));
}

function reading(...slots: SlotKey[]): SlotKey[] {
  return slots;
}
