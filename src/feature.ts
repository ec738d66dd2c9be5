/**
 * What a feature is to the entries and to the config screen. Each feature room exports one; `features.ts`
 * lists them. The entries and the settings know none by name.
 */
import type { GenericSchema } from 'valibot';
import type { ConfigHost, FormField, Host } from './kintone/host';

/** A field that a feature needs from the app, mapped by the administrator. */
export interface FieldSlot {
  /** Key in the feature's settings (`fields.<key>`). */
  key: string;
  /** kintone field types it accepts, the best first. */
  types: string[];
  /** Labels and codes by which a field is proposed, the best first (ja and en). */
  names: string[];
  required: boolean;
}

/** What the config screen says of a feature and of each of its slots, in the signed-in user's language. */
export interface FeatureWords {
  title: string;
  /** One sentence: what the feature adds to the app. */
  about: string;
  /** By slot key: its name in the office's words, and what the field is used for. */
  slots: Record<string, { label: string; purpose: string }>;
}

export interface Feature<Settings extends FeatureSettings = FeatureSettings> {
  id: 'voice' | 'charts' | 'application' | 'karte';
  schema: GenericSchema<unknown, Settings>;
  /** Settings of a feature just switched on, before mapping. */
  defaults(): Settings;
  slots: FieldSlot[];
  words(): FeatureWords;
  /** Settings beside the field mapping, by paragraph, in the order of the config screen. */
  settingsParts?(): SettingsPart<Settings>[];
  /** Registers the feature's screens. Called once per page when the feature is on. */
  start(host: Host, settings: Settings): void;
}

/**
 * A paragraph of a feature's own settings: folded on the config screen, under what is set now in words.
 * A control in it that holds something unfit for the settings says so as HTML has it (`setCustomValidity`,
 * or its own range): the screen then saves nothing, and leads there.
 */
export interface SettingsPart<Settings extends FeatureSettings = FeatureSettings> {
  id: string;
  title: string;
  /** What is set now, in one line. */
  summary(settings: Settings, fields: Record<string, FormField>): string;
  view(desk: SettingsDesk<Settings>): HTMLElement;
  /** `now` with this paragraph's settings as they are in `other`; absent where there is nothing to go back to. */
  taken?(now: Settings, other: Settings): Settings;
  /** Slots whose fields the paragraph shows: it is drawn anew when another field is chosen for one. */
  reads?: readonly string[];
  /** Unfolded at first: the feature does nothing before this is decided. */
  asks?(settings: Settings): boolean;
}

/** What a paragraph works on. */
export interface SettingsDesk<Settings extends FeatureSettings = FeatureSettings> {
  now(): Settings;
  fields: Record<string, FormField>;
  host: ConfigHost;
  change(edit: (now: Settings) => Settings): void;
}

export interface FeatureSettings {
  enabled: boolean;
  /** Field code by slot key; an unmapped slot is absent. */
  fields: Record<string, string>;
}
