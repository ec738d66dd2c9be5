/**
 * A form while it is edited, whatever screen draws it: what a person and plugins do to it, lookups, uploads and the
 * messages that stand above it. Drawing is the screen's.
 */
import type { FieldProperty } from '../../apps/definition';
import type { Language } from '../../errors';
import { onPhone } from '../addresses';
import type { Boot } from '../boot';
import { fire, fireSync, isHeard, showNotification, upload } from '../api';
import type { RecordField, RecordValues } from '../api';
import { ChangeLoop, tellChanges } from './changes';
import type { Surroundings } from './defaults';
import type { FormHost } from './form-host';
import type { AppForm } from './load';
import { LookupRunner } from './lookup-runner';
import { text } from './messages';
import { FormModel } from './model';
import type { Change, LookupOrder, Place } from './model';
import { recordIdFor, showOccasion } from './mutable';
import type { Occasion, RecordScreen } from './mutable';
import { Uploads } from './uploads';

export interface FormSetting {
  boot: Boot;
  form: AppForm;
  surroundings: Surroundings;
  /** Null on the create screen. */
  recordId: number | null;
  record: RecordValues;
  /** Lookups that came with a key and are fetched before handlers are told. */
  lookups?: readonly Place[];
  /** Whether a create screen begins with a copy of a record. */
  reuse?: boolean;
  /** Beginning of the events' types where it is not the create or edit screen's own: a row of the list. */
  name?: RecordScreen;
  /** A row of the list: codes of its columns. */
  columns?: ReadonlySet<string>;
}

export class EditForm implements FormHost {
  readonly model: FormModel;
  readonly language: Language;
  readonly timezone: string;
  readonly fields: Record<string, FieldProperty>;
  /** Beginning of the screen's event types, as on a PC. */
  readonly name: RecordScreen;
  /** What stands above the form. */
  messages: string[] = [];
  private readonly uploads: Uploads;
  private readonly lookups: LookupRunner;
  private readonly halfTyped = new Map<RecordField, string>();
  /** Something is being typed that the input has not handed over yet. */
  private typing = false;

  /** @param redraw called after every change */
  constructor(
    readonly setting: FormSetting,
    readonly redraw: () => void,
  ) {
    const { form, boot, record, surroundings } = setting;
    this.name =
      setting.name ?? (setting.recordId === null ? 'app.record.create' : 'app.record.edit');
    this.language = boot.language;
    this.timezone = surroundings.timezone;
    this.fields = form.fields;
    const precision = form.settings.numberPrecision;
    this.model = new FormModel(
      {
        fields: form.fields,
        precision,
        columns: setting.columns,
        locked: form.locked,
        onPhone: onPhone(),
      },
      record,
      surroundings,
    );
    this.uploads = new Uploads(upload, redraw);
    this.lookups = new LookupRunner(this.model, {
      language: this.language,
      timezone: this.timezone,
      told: (changes) => this.tell(changes),
      redraw,
    });
  }

  /** Runs the show handlers, which may change the form. @param open false once the screen was left */
  async tellShown(open: () => boolean): Promise<void> {
    const { form, recordId, lookups = [] } = this.setting;
    await this.runLookups(lookups.map((place) => ({ place, clear: false })));
    const type = `${this.name}.show`;
    const result = await fire(type, {
      type,
      appId: form.appId,
      ...(recordId === null
        ? { reuse: this.setting.reuse ?? false }
        : { recordId: recordIdFor(this.name, recordId) }),
      record: this.model.snapshot(true),
    });
    if (!open() || result === false) return;
    this.takeError(result.error);
    if (result.record) {
      this.takeRecord(
        result.record as RecordValues,
        showOccasion(this.name),
        Boolean(result.error),
      );
    }
    this.redraw();
  }

  get dirty(): boolean {
    return this.typing || this.model.dirty || this.halfTyped.size > 0;
  }

  /** Text is handed over when the input is left; closing the tab before that must ask as well. */
  typed(event: Event): void {
    this.typing ||= event.target instanceof Element && event.target.matches('.rf-input');
  }

  // What a person enters

  placeOf(field: RecordField): Place | undefined {
    return this.model.places().find((one) => one.field === field)?.place;
  }

  change(place: Place, value: unknown): void {
    this.typing = false;
    const property = this.model.property(place);
    const changes = this.model.set(place, value);
    if (property?.lookup) this.lookups.keyTyped(place);
    this.tell(changes);
    this.redraw();
  }

  unreadable(place: Place, message: string | null): void {
    const field = this.model.field(place);
    if (!field) return;
    if (message === null) this.halfTyped.delete(field);
    else this.halfTyped.set(field, message);
  }

  isUnreadable(field: RecordField): boolean {
    return this.halfTyped.has(field);
  }

  lookup(place: Place, order: 'get' | 'clear'): void {
    void this.lookups.run(place, order);
  }

  lookupNote(field: RecordField): string | null {
    return this.lookups.note(field);
  }

  upload(place: Place, files: readonly File[]): void {
    const field = this.model.field(place);
    if (!field) return;
    this.uploads.start(field, files, (attached) => {
      const now = this.placeOf(field);
      if (now) this.change(now, [...((field.value ?? []) as unknown[]), attached]);
    });
  }

  uploadNotes(field: RecordField): string[] {
    return this.uploads.notes(field);
  }

  /** When every upload under way has ended. */
  uploaded(): Promise<void> {
    return this.uploads.settled();
  }

  addRow(table: string, after: number): void {
    this.tell(this.model.addRow(table, after));
    this.redraw();
  }

  removeRow(table: string, row: number): void {
    this.tell(this.model.removeRow(table, row));
    this.redraw();
  }

  /** Marks inputs that are no value yet, and lookups typed but not fetched. @returns whether a save has to wait */
  markUnfinished(): boolean {
    let held = false;
    for (const { place, field } of this.model.places()) {
      const message = this.halfTyped.get(field) ?? this.lookups.pending(field);
      if (message === null || message === undefined) continue;
      this.model.setError(place, message);
      held = true;
    }
    return held;
  }

  // What plugins do

  takeRecord(record: RecordValues, occasion: Occasion, topError = false): void {
    try {
      const { changes, lookups } = this.model.apply(record, occasion, topError);
      this.tell(changes);
      void this.runLookups(lookups);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      void showNotification('ERROR', text().refusedValue(error.message));
    }
  }

  /** Tells change handlers, in order, until nothing changes any more. */
  private tell(changes: readonly Change[]): void {
    try {
      const { lookups, error } = tellChanges(this.model, changes, {
        screen: this.name,
        appId: this.setting.form.appId,
        recordId: this.setting.recordId,
        hasHandler: isHeard,
        fire: fireSync,
      });
      this.takeError(error);
      void this.runLookups(lookups);
    } catch (error) {
      if (error instanceof ChangeLoop) void showNotification('ERROR', text().changeLoop);
      else if (error instanceof TypeError) {
        void showNotification('ERROR', text().refusedValue(error.message));
      } else throw error;
    }
  }

  private async runLookups(orders: readonly LookupOrder[]): Promise<void> {
    for (const { place, clear } of orders) {
      await this.lookups.run(place, clear ? 'clear' : 'plugin');
    }
  }

  private takeError(error: unknown): void {
    if (typeof error === 'string' && error !== '') this.messages = [error];
  }
}
