/** Runs lookups of the form: by button, by a plugin, by a cleared key; remembers which key was typed but not fetched. */
import type { FieldProperty, LookupSetting } from '../../apps/definition';
import type { Language } from '../../errors';
import type { RecordField, RecordValues } from '../api';
import { stringOf } from '../fields/values';
import { cleared, copies, exactly, findRecords } from './lookup';
import { pickRecord } from './lookup-picker';
import { setPicked } from './lookup-source';
import { text } from './messages';
import type { Change, FormModel, Place } from './model';

export interface LookupSurroundings {
  language: Language;
  timezone: string;
  /** Tells change handlers. */
  told(changes: readonly Change[]): void;
  redraw(): void;
}

export class LookupRunner {
  private readonly notes = new WeakMap<RecordField, string>();
  private readonly unfetched = new WeakSet<RecordField>();

  constructor(
    private readonly model: FormModel,
    private readonly around: LookupSurroundings,
  ) {}

  note(field: RecordField): string | null {
    return this.notes.get(field) ?? null;
  }

  /** Why a save has to wait for this lookup, or null. */
  pending(field: RecordField): string | null {
    return this.unfetched.has(field) ? text().lookupNotRun : null;
  }

  /** A person typed a key: an empty one clears, another has to be fetched. */
  keyTyped(place: Place): void {
    const field = this.model.field(place);
    if (!field) return;
    if (field.value === '') {
      void this.run(place, 'clear');
      return;
    }
    this.unfetched.add(field);
    this.notes.set(field, text().lookupNotRun);
  }

  /** @param order `plugin` takes the key as it stands and never opens the dialog */
  async run(place: Place, order: 'get' | 'clear' | 'plugin'): Promise<void> {
    const property = this.model.property(place);
    const field = this.model.field(place);
    if (!property?.lookup || !field) return;
    this.model.setError(place, null);
    try {
      if (order === 'clear' || (order === 'plugin' && field.value === '')) {
        this.clear(place, property, field);
      } else await this.fetch(place, property, field, order);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.model.setError(place, text().lookupFailed(reason));
    }
    this.around.redraw();
  }

  private clear(place: Place, property: FieldProperty, field: RecordField): void {
    const { fields } = this.model.form;
    const home = place.table ? (fields[place.table]?.fields ?? {}) : fields;
    this.unfetched.delete(field);
    const changes = [
      ...this.model.set(place, ''),
      ...this.model.copy(place, cleared(property, home)),
    ];
    setPicked(field, undefined);
    this.notes.set(field, text().lookupCleared);
    this.around.told(changes);
  }

  private async fetch(
    place: Place,
    property: FieldProperty,
    field: RecordField,
    order: 'get' | 'plugin',
  ): Promise<void> {
    const setting = property.lookup as LookupSetting;
    const key = String(field.value ?? '');
    const found = key === '' ? [] : (await findRecords(setting, exactly(setting, key))).records;
    const [only] = found;
    if (only && found.length === 1) return this.take(place, property, field, only);
    if (order === 'plugin') {
      this.unfetched.add(field);
      this.model.setError(place, text().lookupNone);
      return;
    }
    const { language, timezone } = this.around;
    const chosen = await pickRecord({ setting, words: key, language, timezone });
    if (chosen) this.take(place, property, field, chosen);
  }

  private take(
    place: Place,
    property: FieldProperty,
    field: RecordField,
    source: RecordValues,
  ): void {
    const { key, values } = copies(property, source);
    this.unfetched.delete(field);
    const changes = [...this.model.set(place, key), ...this.model.copy(place, values)];
    setPicked(field, stringOf(source['$id']?.value));
    this.notes.set(field, text().lookupDone);
    this.around.told(changes);
  }
}
