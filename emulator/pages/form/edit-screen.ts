/** The create and edit screens: the form, its events, lookups and uploads, and the save with all that can go wrong. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { FieldProperty, LayoutField } from '../../apps/definition';
import type { Language } from '../../errors';
import type { Boot } from '../boot';
import {
  events,
  fire,
  fireSync,
  resetScreen,
  rest,
  setScreen,
  showConfirmDialog,
  showNotification,
  upload,
} from '../api';
import type { RecordField, RecordValues } from '../api';
import type { DisplayContext } from '../fields/display';
import { ChangeLoop, tellChanges } from './changes';
import type { Surroundings } from './defaults';
import { editTable } from './edit-table';
import { failureOf } from './failure';
import type { Failure } from './failure';
import { labelled } from './field-frame';
import type { FormHost } from './form-host';
import { fieldInput } from './inputs';
import { formLayout, Parts } from './layout-view';
import { screenOfParts } from './parts-screen';
import type { LayoutHost } from './layout-view';
import { loadRecord } from './load';
import type { AppForm } from './load';
import { LookupRunner } from './lookup-runner';
import { text } from './messages';
import { FormModel } from './model';
import type { Change, LookupOrder, Place } from './model';
import { save } from './saving';
import type { SaveOutcome } from './saving';
import { write } from './session';
import { title } from './title';
import { Uploads } from './uploads';

export interface EditSetting {
  boot: Boot;
  form: AppForm;
  root: HTMLElement;
  surroundings: Surroundings;
  /** Null on the create screen. */
  recordId: number | null;
  record: RecordValues;
  /** Opens the record's detail screen, or any address, without asking about unsaved changes. */
  leave(to: { record: number } | { address: string }): void;
  cancel(): void;
}

export class EditScreen implements FormHost, LayoutHost {
  readonly model: FormModel;
  readonly parts: Parts;
  readonly language: Language;
  readonly timezone: string;
  readonly fields: Record<string, FieldProperty>;
  private readonly name: 'app.record.create' | 'app.record.edit';
  private readonly uploads: Uploads;
  private readonly lookups: LookupRunner;
  /** A box of its own: the root is shared by all screens that follow each other. */
  private readonly page = document.createElement('div');
  private readonly headerSpace = document.createElement('div');
  private readonly halfTyped = new Map<RecordField, string>();
  private context: DisplayContext;
  private messages: string[] = [];
  private failure: Failure | null = null;
  private revision: number | null;
  private saving = false;
  /** Something is being typed that the input has not handed over yet. */
  private typing = false;
  private closed = false;

  constructor(private readonly setting: EditSetting) {
    const { form, boot, record, surroundings } = setting;
    this.name = setting.recordId === null ? 'app.record.create' : 'app.record.edit';
    this.language = boot.language;
    this.timezone = surroundings.timezone;
    this.fields = form.fields;
    this.revision = setting.recordId === null ? null : Number(record['$revision']?.value);
    this.parts = new Parts(form.layout, form.fields);
    const precision = form.settings.numberPrecision;
    this.model = new FormModel({ fields: form.fields, precision }, record, surroundings);
    this.context = this.displayContext();
    this.uploads = new Uploads(upload, () => this.redraw());
    this.lookups = new LookupRunner(this.model, {
      language: this.language,
      timezone: this.timezone,
      told: (changes) => this.tell(changes),
      redraw: () => this.redraw(),
    });
  }

  /** Draws the form and runs the show handlers, which may change it. */
  async open(): Promise<void> {
    window.addEventListener('beforeunload', this.beforeUnload);
    this.headerSpace.className = 'rf-header-space';
    this.giveScreen();
    this.redraw();
    const result = await fire(`${this.name}.show`, {
      type: `${this.name}.show`,
      appId: this.setting.form.appId,
      ...this.idPart(),
      record: this.model.snapshot(true),
    });
    if (this.closed || result === false) return;
    this.takeError(result.error);
    if (result.record) this.takeRecord(result.record as RecordValues);
    this.redraw();
  }

  close(): void {
    this.closed = true;
    window.removeEventListener('beforeunload', this.beforeUnload);
    resetScreen();
  }

  get dirty(): boolean {
    return !this.closed && (this.typing || this.model.dirty || this.halfTyped.size > 0);
  }

  /** Asks about unsaved changes. @returns whether to leave */
  async mayLeave(): Promise<boolean> {
    if (!this.dirty) return true;
    const words = text();
    const answer = await showConfirmDialog({
      title: words.leaveTitle,
      body: words.leave,
      okButtonText: words.leaveYes,
      cancelButtonText: words.leaveNo,
      showCancelButton: true,
    });
    return answer === 'OK';
  }

  private readonly beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.dirty) event.preventDefault();
  };

  /** Text is handed over when the input is left; closing the tab before that must ask as well. */
  private readonly typed = (event: Event): void => {
    this.typing ||= event.target instanceof Element && event.target.matches('.rf-input');
  };

  private giveScreen(): void {
    const { recordId } = this.setting;
    resetScreen();
    setScreen({
      pageType: recordId === null ? 'APP_CREATE' : 'APP_EDIT',
      fields: this.fields,
      recordId,
      getRecord: () => ({ record: this.model.snapshot() }),
      setRecord: ({ record }) => {
        this.takeRecord(record);
        this.redraw();
      },
      recordHeaderMenuSpace: this.headerSpace,
      ...screenOfParts(this.parts, () => this.redraw()),
    });
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

  addRow(table: string, after: number): void {
    this.tell(this.model.addRow(table, after));
    this.redraw();
  }

  removeRow(table: string, row: number): void {
    this.tell(this.model.removeRow(table, row));
    this.redraw();
  }

  // What plugins do

  private takeRecord(record: RecordValues): void {
    try {
      const { changes, lookups } = this.model.apply(record);
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
        hasHandler: (type) => events.has(type),
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
    for (const { place, clear } of orders)
      await this.lookups.run(place, clear ? 'clear' : 'plugin');
  }

  private takeError(error: unknown): void {
    if (typeof error === 'string' && error !== '') this.messages = [error];
  }

  private idPart(): { recordId?: number } {
    const { recordId } = this.setting;
    return recordId === null ? {} : { recordId };
  }

  // The save

  private async save(revision: number | null): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    this.messages = [];
    this.failure = null;
    this.redraw();
    try {
      await this.uploads.settled();
      const outcome = this.heldBack() ?? (await this.runSave(revision));
      this.took(outcome);
    } catch (error) {
      this.failure = failureOf(error, text().saveFailed);
      throw error;
    } finally {
      this.saving = false;
      if (!this.closed) {
        this.redraw();
        if (this.messages.length > 0 || this.failure) this.showMessages();
      }
    }
  }

  /** Inputs that are no value yet, and lookups typed but not fetched. */
  private heldBack(): SaveOutcome | null {
    this.model.clearErrors();
    let held = false;
    for (const { place, field } of this.model.places()) {
      const message = this.halfTyped.get(field) ?? this.lookups.pending(field);
      if (message === null || message === undefined) continue;
      this.model.setError(place, message);
      held = true;
    }
    return held ? { kind: 'invalid', messages: [text().invalid] } : null;
  }

  private runSave(revision: number | null): Promise<SaveOutcome> {
    const { boot, form, recordId } = this.setting;
    return save(
      this.model,
      { screen: this.name, appId: form.appId, recordId, revision },
      {
        fire,
        runLookups: (orders) => this.runLookups(orders),
        send: (method, path, body) => write(boot, method, path, body),
        read: (id) => loadRecord(form.appId, id),
      },
    );
  }

  private took(outcome: SaveOutcome): void {
    switch (outcome.kind) {
      case 'saved':
        if (outcome.warning) void showNotification('INFO', outcome.warning);
        this.close();
        this.setting.leave(
          outcome.url === null ? { record: outcome.recordId } : { address: outcome.url },
        );
        return;
      case 'invalid':
        this.messages = outcome.messages;
        this.parts.reveal(this.setting.form.layout, this.codesWithErrors());
        return;
      case 'failed':
        this.failure = outcome.failure;
        return;
      case 'cancelled':
        return;
    }
  }

  private codesWithErrors(): Set<string> {
    const wrong = this.model.places().filter(({ field }) => Boolean(field.error));
    return new Set(wrong.flatMap(({ place }) => [place.code, place.table ?? place.code]));
  }

  private showMessages(): void {
    const box = this.setting.root.querySelector<HTMLElement>('.rf-messages');
    box?.scrollIntoView({ block: 'center' });
    box?.focus();
  }

  private async cancel(): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.close();
    this.setting.cancel();
  }

  /** On top of the latest record only what was changed here is written; the person has read what that means. */
  private async saveOverLatest(): Promise<void> {
    const { form, recordId } = this.setting;
    if (recordId === null) return;
    let record: RecordValues;
    try {
      record = await loadRecord(form.appId, recordId);
    } catch (error) {
      this.failure = failureOf(error, text().saveFailed);
      this.redraw();
      return;
    }
    await this.save(Number(record['$revision']?.value));
  }

  // Drawing

  redraw(): void {
    if (this.closed) return;
    const { root } = this.setting;
    if (this.page.parentNode !== root) root.replaceChildren(this.page);
    this.context = this.displayContext();
    render(this.view(), this.page);
  }

  private view(): TemplateResult {
    const { form } = this.setting;
    const words = text();
    const heading =
      this.setting.recordId === null ? words.newTitle : title(form, this.model.snapshot(true));
    return html`<div class="rf-screen rf-edit">
      <div class="rf-path"><h1>${heading}</h1></div>
      ${this.headerSpace}
      <div class="rf-bar">
        <button
          type="button"
          class="rf-button rf-wide"
          ?disabled=${this.saving}
          @click=${() => this.cancel()}
        >
          ${words.cancel}
        </button>
        <button
          type="button"
          class="rf-button rf-wide rf-primary"
          ?disabled=${this.saving}
          @click=${() => this.save(this.revision)}
        >
          ${this.saving ? words.saving : words.save}
        </button>
      </div>
      ${this.messageView()}
      <form
        class="rf-body"
        novalidate
        @submit=${(event: Event) => event.preventDefault()}
        @input=${this.typed}
      >
        ${formLayout(this, form.layout)}
      </form>
    </div>`;
  }

  private messageView(): TemplateResult | typeof nothing {
    const words = text();
    const { failure } = this;
    const messages = failure ? [failure.message] : this.messages;
    if (messages.length === 0) return nothing;
    const { form, recordId } = this.setting;
    return html`<div class="rf-messages" role="alert" tabindex="-1">
      ${messages.map((message) => html`<p>${message}</p>`)}
      ${
        failure?.kind === 'conflict' && recordId !== null
          ? html`<a target="_blank" rel="noopener" href="/k/${form.appId}/show#record=${recordId}"
                >${words.openLatest}</a
              ><button type="button" class="rf-button" @click=${() => this.saveOverLatest()}>
                ${words.overwrite}
              </button>`
          : nothing
      }
    </div>`;
  }

  field(property: FieldProperty, layout: LayoutField): TemplateResult | undefined {
    const place = { code: property.code };
    if (property.type === 'REFERENCE_TABLE' && this.setting.recordId === null) return undefined;
    const input = { place, property, innerHeight: layout.size?.innerHeight };
    return labelled(this, place, property, fieldInput(this, input, this.context));
  }

  table(property: FieldProperty, columns: LayoutField[]): TemplateResult {
    return editTable(this, property, columns, this.context);
  }

  private displayContext(): DisplayContext {
    const { form } = this.setting;
    return {
      language: this.language,
      timezone: this.timezone,
      place: 'detail',
      appId: String(form.appId),
      record: this.model.snapshot(true),
      get: (path, parameters) => rest('GET', path, parameters),
      roundingMode: form.settings.numberPrecision.roundingMode,
    };
  }
}
