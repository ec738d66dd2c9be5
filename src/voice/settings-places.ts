/** The spaces of the form that the settings of voices name, each with its place in the settings. */
import type { VoiceSettings } from './settings';

export const placeKeys = [
  'card',
  'area',
  'reply',
  'warning',
  'caution',
  'handling',
  'publishing',
  'actions',
] as const;
export type PlaceKey = (typeof placeKeys)[number];

export function spaceOf(settings: VoiceSettings, key: PlaceKey): string {
  const { card, recording, handling, publishing, topics } = settings;
  const spaces: Record<PlaceKey, string> = {
    card: card.space,
    area: recording.areaSpace,
    reply: recording.replySpace,
    warning: card.warningSpace,
    caution: recording.cautionSpace,
    handling: handling.space,
    publishing: publishing.space,
    actions: topics.actionSpace,
  };
  return spaces[key];
}

export function withSpace(settings: VoiceSettings, key: PlaceKey, space: string): VoiceSettings {
  const { card, recording, handling, publishing, topics } = settings;
  switch (key) {
    case 'card':
      return { ...settings, card: { ...card, space } };
    case 'warning':
      return { ...settings, card: { ...card, warningSpace: space } };
    case 'area':
      return { ...settings, recording: { ...recording, areaSpace: space } };
    case 'reply':
      return { ...settings, recording: { ...recording, replySpace: space } };
    case 'caution':
      return { ...settings, recording: { ...recording, cautionSpace: space } };
    case 'handling':
      return { ...settings, handling: { ...handling, space } };
    case 'publishing':
      return { ...settings, publishing: { ...publishing, space } };
    case 'actions':
      return { ...settings, topics: { ...topics, actionSpace: space } };
  }
}

/** `settings` with all spaces as they are in `other`. */
export function withSpacesOf(settings: VoiceSettings, other: VoiceSettings): VoiceSettings {
  return placeKeys.reduce((now, key) => withSpace(now, key, spaceOf(other, key)), settings);
}
