/**
 * The settings while an administrator edits them: what is proposed and not yet looked at, what is
 * wrong, and whether anything is unsaved. Knows neither page nor network.
 */
import type { Feature, FeatureSettings } from '../feature';
import type { FormField } from '../kintone/host';
import { proposeMapping } from './mapping';
import { problems, type Problem } from './problems';
import type { ReadSettings, Settings } from './document';

export interface FeatureProblem extends Problem {
  feature: Feature;
}

export class Draft {
  /** A person changed something. Proposals made at opening are not work that could be lost. */
  unsaved = false;
  private settings: Settings;
  private proposed = new Set<string>();

  constructor(
    read: ReadSettings,
    private readonly features: readonly Feature[],
    readonly fields: Record<string, FormField>,
  ) {
    this.settings = structuredClone(read.settings);
    this.proposeOpenSlots();
    this.unsaved = false;
  }

  /** The settings as they would be saved. */
  current(): Settings {
    return structuredClone(this.settings);
  }

  of(feature: Feature): FeatureSettings {
    const settings = this.settings.features[feature.id];
    if (!settings) throw new Error(`The settings have no part for ${feature.id}.`);
    return settings;
  }

  isProposed(feature: Feature, slotKey: string): boolean {
    return this.proposed.has(`${feature.id}.${slotKey}`);
  }

  enable(feature: Feature, enabled: boolean): void {
    this.settings.features[feature.id] = { ...this.of(feature), enabled };
    this.unsaved = true;
  }

  /** An empty code leaves the slot unmapped. */
  map(feature: Feature, slotKey: string, code: string): void {
    const fields = { ...this.of(feature).fields };
    if (code === '') delete fields[slotKey];
    else fields[slotKey] = code;
    this.settings.features[feature.id] = { ...this.of(feature), fields };
    this.proposed.delete(`${feature.id}.${slotKey}`);
    this.unsaved = true;
  }

  /** A feature's own settings; switch and mapping belong to the frame and stay as they are. */
  change(feature: Feature, next: FeatureSettings): void {
    const { enabled, fields } = this.of(feature);
    this.settings.features[feature.id] = { ...next, enabled, fields };
    this.unsaved = true;
  }

  /** Maps every slot of the feature anew; a slot nothing is found for keeps its field. @returns proposals */
  proposeAgain(feature: Feature): number {
    const proposal = proposeMapping(feature.slots, this.fields);
    this.take(feature, { ...this.withoutFieldsOf(feature, proposal), ...proposal }, proposal);
    return Object.keys(proposal).length;
  }

  /** Takes settings from a file in place of these. */
  replace(settings: Settings): void {
    this.settings = structuredClone(settings);
    this.proposed.clear();
    this.unsaved = true;
  }

  /** Problems of the features that are on, in the order of the screen. */
  problems(): FeatureProblem[] {
    return this.features
      .filter((feature) => this.of(feature).enabled)
      .flatMap((feature) =>
        problems(feature.slots, this.of(feature), this.fields).map((problem) => ({
          ...problem,
          feature,
        })),
      );
  }

  nothingOn(): boolean {
    return this.features.every((feature) => !this.of(feature).enabled);
  }

  /**
   * A feature never mapped gets all proposals. In one that was, only needed slots are filled: an
   * optional one may be open on purpose.
   */
  private proposeOpenSlots(): void {
    for (const feature of this.features) {
      const { fields } = this.of(feature);
      const untouched = Object.keys(fields).length === 0;
      const open = feature.slots.filter(
        (slot) => fields[slot.key] === undefined && (untouched || slot.required),
      );
      const proposal = proposeMapping(open, this.fields, Object.values(fields));
      if (Object.keys(proposal).length > 0) {
        this.take(feature, { ...fields, ...proposal }, proposal);
      }
    }
  }

  private take(
    feature: Feature,
    fields: Record<string, string>,
    proposal: Record<string, string>,
  ): void {
    this.settings.features[feature.id] = { ...this.of(feature), fields };
    for (const key of Object.keys(proposal)) this.proposed.add(`${feature.id}.${key}`);
    this.unsaved = true;
  }

  /** The present mapping without fields the proposal gives to another slot. */
  private withoutFieldsOf(
    feature: Feature,
    proposal: Record<string, string>,
  ): Record<string, string> {
    const taken = new Set(Object.values(proposal));
    return Object.fromEntries(
      Object.entries(this.of(feature).fields).filter(([, code]) => !taken.has(code)),
    );
  }
}
