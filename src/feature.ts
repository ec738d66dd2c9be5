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
  /** Settings beside the field mapping, drawn on the config screen; calls `change` with the new settings. */
  settingsView?(
    settings: Settings,
    fields: Record<string, FormField>,
    change: (next: Settings) => void,
    host: ConfigHost,
  ): HTMLElement;
  /** Registers the feature's screens. Called once per page when the feature is on. */
  start(host: Host, settings: Settings): void;
}

export interface FeatureSettings {
  enabled: boolean;
  /** Field code by slot key; an unmapped slot is absent. */
  fields: Record<string, string>;
}
