/** The create and edit screens of a PC: the form with its bars, and leaving without losing what was typed. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { FieldProperty, LayoutField } from '../../apps/definition';
import { recordAddress } from '../addresses';
import { resetScreen, rest, setScreen, type Screen } from '../api';
import type { DisplayContext } from '../fields/display';
import { EditForm } from './edit-form';
import type { FormSetting } from './edit-form';
import { editTable } from './edit-table';
import { labelled } from './field-frame';
import { FormSave } from './form-save';
import { fieldInput } from './inputs';
import { formLayout, Parts } from './layout-view';
import type { LayoutHost } from './layout-view';
import { leaveConfirmed } from './leave';
import { text } from './messages';
import { screenOfParts } from './parts-screen';
import { ProcessButtons } from './process-buttons';
import { title } from './title';

export interface EditSetting extends FormSetting {
  root: HTMLElement;
  /** Opens the record's detail screen, or any address, without asking about unsaved changes. */
  leave(to: { record: number } | { address: string }): void;
  cancel(): void;
  /** Shortcut keys that leave the record; none while it is made. */
  shortcuts?: Screen['shortcuts'];
}

export class EditScreen implements LayoutHost {
  readonly parts: Parts;
  readonly fields: Record<string, FieldProperty>;
  private readonly form: EditForm;
  private readonly saving: FormSave;
  private readonly revision: number | null;
  /** A box of its own: the root is shared by all screens that follow each other. */
  private readonly page = document.createElement('div');
  private readonly headerSpace = document.createElement('div');
  private context: DisplayContext;
  private closed = false;

  constructor(private readonly setting: EditSetting) {
    const { form, record, recordId } = setting;
    this.fields = form.fields;
    this.parts = new Parts(form.layout, form.fields);
    this.revision = recordId === null ? null : Number(record['$revision']?.value);
    this.form = new EditForm(setting, () => this.redraw());
    this.context = this.displayContext();
    this.saving = new FormSave(this.form, {
      redraw: () => this.redraw(),
      leave: (to) => {
        this.close();
        setting.leave(to);
      },
      reveal: (codes) => this.parts.reveal(form.layout, codes),
      showMessages: () => this.showMessages(),
    });
  }

  /** Draws the form and runs the show handlers, which may change it. */
  async open(): Promise<void> {
    window.addEventListener('beforeunload', this.beforeUnload);
    this.headerSpace.className = 'rf-header-space';
    this.giveScreen();
    this.redraw();
    await this.form.tellShown(() => !this.closed);
  }

  close(): void {
    this.closed = true;
    window.removeEventListener('beforeunload', this.beforeUnload);
    resetScreen();
  }

  get dirty(): boolean {
    return !this.closed && this.form.dirty;
  }

  /** @returns whether to leave; asks first when something would be lost */
  async mayLeave(): Promise<boolean> {
    return !this.dirty || (await leaveConfirmed());
  }

  private readonly beforeUnload = (event: BeforeUnloadEvent): void => {
    if (this.dirty) event.preventDefault();
  };

  private giveScreen(): void {
    const { recordId } = this.setting;
    resetScreen();
    setScreen({
      pageType: recordId === null ? 'APP_CREATE' : 'APP_EDIT',
      shortcuts: {
        ...this.setting.shortcuts,
        CANCEL_EDITING: () => void this.cancel(),
        SAVE_RECORD: () => void this.save(),
      },
      fields: this.fields,
      recordId,
      getRecord: () => ({ record: this.form.model.snapshot() }),
      setRecord: ({ record }) => {
        this.form.takeRecord(record, 'set');
        this.redraw();
      },
      recordHeaderMenuSpace: this.headerSpace,
      ...screenOfParts(this.parts, () => this.redraw()),
      assignees: recordId === null ? null : () => this.assignees(recordId),
    });
  }

  private assignees(recordId: number): ReturnType<ProcessButtons['assignees']> {
    const { form, record } = this.setting;
    return new ProcessButtons({ form, record, recordId }, () => undefined).assignees();
  }

  private showMessages(): void {
    const box = this.setting.root.querySelector<HTMLElement>('.rf-messages');
    box?.scrollIntoView({ block: 'center' });
    box?.focus();
  }

  /** Leaving the input hands its text over before the save reads the form. */
  private async save(): Promise<void> {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await this.saving.save(this.revision);
  }

  private async cancel(): Promise<void> {
    if (!(await this.mayLeave())) return;
    this.close();
    this.setting.cancel();
  }

  // Drawing

  redraw(): void {
    if (this.closed) return;
    const { root } = this.setting;
    if (this.page.parentNode !== root) root.replaceChildren(this.page);
    this.context = this.displayContext();
    render(this.view(), this.page);
  }

  /** While a save is under way the form takes nothing: the save reads it once, and its answer draws it anew. */
  private view(): TemplateResult {
    const { form } = this.setting;
    const words = text();
    const heading =
      this.setting.recordId === null ? words.newTitle : title(form, this.form.model.snapshot(true));
    return html`<div class="rf-screen rf-edit">
      <div class="rf-path"><h1>${heading}</h1></div>
      ${this.headerSpace}
      <div class="rf-bar">
        <button
          type="button"
          class="rf-button rf-wide"
          ?disabled=${this.saving.saving}
          @click=${() => this.cancel()}
        >
          ${words.cancel}
        </button>
        <button
          type="button"
          class="rf-button rf-wide rf-primary"
          ?disabled=${this.saving.saving}
          @click=${() => this.saving.save(this.revision)}
        >
          ${this.saving.saving ? words.saving : words.save}
        </button>
      </div>
      ${this.messageView()}
      <form
        class="rf-body"
        novalidate
        aria-busy=${this.saving.saving}
        ?inert=${this.saving.saving}
        @submit=${(event: Event) => event.preventDefault()}
        @input=${(event: Event) => this.form.typed(event)}
      >
        ${formLayout(this, form.layout)}
      </form>
    </div>`;
  }

  private messageView(): TemplateResult | typeof nothing {
    const words = text();
    const { failure } = this.saving;
    const messages = failure ? [failure.message] : this.form.messages;
    if (messages.length === 0) return nothing;
    const { form, recordId } = this.setting;
    return html`<div class="rf-messages" role="alert" tabindex="-1">
      ${messages.map((message) => html`<p>${message}</p>`)}
      ${
        failure?.kind === 'conflict' && recordId !== null
          ? html`<a target="_blank" rel="noopener" href=${recordAddress(form.appId, { recordId })}
                >${words.openLatest}</a
              ><button type="button" class="rf-button" @click=${() => this.saving.saveOverLatest()}>
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
    return labelled(this.form, place, property, fieldInput(this.form, input, this.context));
  }

  table(property: FieldProperty, columns: LayoutField[]): TemplateResult {
    return editTable(this.form, property, columns, this.context);
  }

  private displayContext(): DisplayContext {
    const { form } = this.setting;
    return {
      language: this.form.language,
      timezone: this.form.timezone,
      place: 'detail',
      appId: String(form.appId),
      record: this.form.model.snapshot(true),
      get: (path, parameters) => rest('GET', path, parameters),
      roundingMode: form.settings.numberPrecision.roundingMode,
    };
  }
}
