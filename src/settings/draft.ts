/**
 * The settings while an administrator edits them: what is proposed and not yet looked at, what is
 * wrong, and whether anything is unsaved. Knows neither page nor network.
 */
import type { Feature, FeatureSettings, FieldSlot } from '../feature';
import type { FormField } from '../kintone/host';
import { proposeMapping, sameName } from './mapping';
import { problems, type Problem } from './problems';
import type { ReadSettings, Settings } from './document';

export interface FeatureProblem extends Problem {
  feature: Feature;
}

/** Fields by slot, and which of them nobody looked at yet. */
export interface Mapping {
  fields: Record<string, string>;
  proposed: readonly string[];
}

export class Draft {
  /** A person changed something. Proposals made at opening are not work that could be lost. */
  unsaved = false;
  private settings: Settings;
  private proposed = new Set<string>();
  /** Features switched off at the first set-up, as the app has too few of the fields they need. */
  private readonly unfit = new Set<string>();

  constructor(
    read: ReadSettings,
    private readonly features: readonly Feature[],
    readonly fields: Record<string, FormField>,
  ) {
    this.settings = structuredClone(read.settings);
    this.proposeOpenSlots();
    if (read.fresh) this.switchOffUnfit();
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

  /** Proposed by a part of its name only: a person had better look. */
  isGuessed(feature: Feature, slot: FieldSlot): boolean {
    const field = this.fields[this.of(feature).fields[slot.key] ?? ''];
    return this.isProposed(feature, slot.key) && field !== undefined && !sameName(slot, field);
  }

  /** Off because this app seems to be for something else; until a person decides. */
  isUnfit(feature: Feature): boolean {
    return this.unfit.has(feature.id);
  }

  enable(feature: Feature, enabled: boolean): void {
    this.settings.features[feature.id] = { ...this.of(feature), enabled };
    this.unfit.delete(feature.id);
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

  mapping(feature: Feature): Mapping {
    const proposed = feature.slots.flatMap(({ key }) =>
      this.isProposed(feature, key) ? [key] : [],
    );
    return { fields: this.of(feature).fields, proposed };
  }

  /** Puts back what `mapping` gave. */
  mapAs(feature: Feature, { fields, proposed }: Mapping): void {
    this.settings.features[feature.id] = { ...this.of(feature), fields };
    for (const { key } of feature.slots) this.proposed.delete(`${feature.id}.${key}`);
    for (const key of proposed) this.proposed.add(`${feature.id}.${key}`);
    this.unsaved = true;
  }

  /** Takes settings from a file in place of these. */
  replace(settings: Settings): void {
    this.settings = structuredClone(settings);
    this.proposed.clear();
    this.unfit.clear();
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

  /** Fewer than half of the needed fields found: a dashboard's app, say, is not one for voices. */
  private switchOffUnfit(): void {
    for (const feature of this.features) {
      const needed = feature.slots.filter(({ required }) => required);
      const { fields, enabled } = this.of(feature);
      const found = needed.filter(({ key }) => fields[key] !== undefined);
      if (!enabled || found.length * 2 >= needed.length) continue;
      this.enable(feature, false);
      this.unfit.add(feature.id);
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
