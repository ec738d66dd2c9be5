/**
 * What a feature is to the entries and to the config screen. Each feature room exports one; `features.ts`
 * lists them. The entries and the settings know none by name.
 */
import type { GenericSchema } from 'valibot';
import type { FormField, Host } from './kintone/host';

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

export interface Feature<Settings extends FeatureSettings = FeatureSettings> {
  id: 'voice' | 'charts' | 'application' | 'karte';
  schema: GenericSchema<unknown, Settings>;
  /** Settings of a feature just switched on, before mapping. */
  defaults(): Settings;
  slots: FieldSlot[];
  /** Settings beside the field mapping, drawn on the config screen; calls `change` with the new settings. */
  settingsView?(
    settings: Settings,
    fields: Record<string, FormField>,
    change: (next: Settings) => void,
  ): HTMLElement;
  /** Registers the feature's screens. Called once per page when the feature is on. */
  start(host: Host, settings: Settings): void;
}

export interface FeatureSettings {
  enabled: boolean;
  /** Field code by slot key; an unmapped slot is absent. */
  fields: Record<string, string>;
}
