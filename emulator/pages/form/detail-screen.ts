/** The detail screen: values to read, the process bar, edit, reuse and delete by right, and the side panel. */
import { html, nothing, render } from 'lit';
import type { TemplateResult } from 'lit';
import type { FieldProperty, LayoutField } from '../../apps/definition';
import { createAddress, listAddress } from '../addresses';
import type { Boot } from '../boot';
import { fire, resetScreen, rest, setScreen, showConfirmDialog } from '../api';
import type { Part, RecordValues, Screen } from '../api';
import { displayField } from '../fields/display';
import type { DisplayContext } from '../fields/display';
import { afterDeletion } from './after-deletion';
import { AppActions } from './app-actions';
import type { Surroundings } from './defaults';
import { proceed, reassign, remove } from './detail-actions';
import type { RecordBars } from './detail-bars';
import { failureOf } from './failure';
import { panels } from '../record-panels';
import type { SidePanels } from '../record-panels';
import { formLayout, Parts } from './layout-view';
import { screenOfParts } from './parts-screen';
import type { LayoutHost } from './layout-view';
import type { AppForm } from './load';
import type { RecordRights } from './rights';
import { text } from './messages';
import type { Runnable } from './process';
import { processBar } from './process-bar';
import { ProcessButtons } from './process-buttons';
import { askAssignees, confirmAction } from './process-dialog';
import { showStatusHistory } from './status-history';
import { title } from './title';

export interface DetailSetting {
  boot: Boot;
  form: AppForm;
  root: HTMLElement;
  surroundings: Surroundings;
  recordId: number;
  record: RecordValues;
  rights: RecordRights;
  bars: RecordBars;
  neighbours: { previous: number | null; next: number | null };
  /** Shortcut keys that leave the record. */
  shortcuts: Screen['shortcuts'];
  /** Condition of the list the record was opened from, kept in the address while paging. */
  address(recordId: number): string;
  edit(): void;
  /** Reads the record anew. */
  reload(): Promise<void>;
}

export class DetailScreen implements LayoutHost {
  readonly fields: Record<string, FieldProperty>;
  readonly parts: Parts;
  /** A box of its own: the root is shared by all screens that follow each other. */
  private readonly page = document.createElement('div');
  private readonly headerSpace = document.createElement('div');
  private readonly side: SidePanels;
  private readonly hiddenParts = new Set<Part>();
  private readonly process: ProcessButtons;
  private readonly appActions: AppActions;
  private messages: string[] = [];
  private busy = false;
  private closed = false;

  constructor(private readonly setting: DetailSetting) {
    const { boot, form, recordId } = setting;
    this.fields = form.fields;
    this.parts = new Parts(form.layout, form.fields);
    this.headerSpace.className = 'rf-header-space';
    this.process = new ProcessButtons(setting, () => this.redraw());
    this.appActions = new AppActions({ app: form.appId, id: recordId }, () => this.redraw());
    this.side = panels(form.appId, recordId, boot, {
      comments: form.settings.enableComments !== false,
    });
  }

  async open(): Promise<void> {
    this.giveScreen();
    this.redraw();
    await Promise.all([this.loadActions(), this.tellShown()]);
  }

  close(): void {
    this.closed = true;
    resetScreen();
  }

  private async loadActions(): Promise<void> {
    try {
      await Promise.all([this.process.load(), this.appActions.load()]);
    } catch (error) {
      this.messages = [failureOf(error, text().openFailed).message];
    }
    this.redraw();
  }

  private async tellShown(): Promise<void> {
    const { form, record, recordId } = this.setting;
    const type = 'app.record.detail.show';
    const result = await fire(type, {
      type,
      appId: form.appId,
      recordId,
      record: structuredClone(record),
    });
    if (result !== false && typeof result.error === 'string' && result.error !== '') {
      this.messages = [result.error];
      this.redraw();
    }
  }

  private giveScreen(): void {
    const { record, recordId } = this.setting;
    resetScreen();
    setScreen({
      pageType: 'APP_DETAIL',
      shortcuts: this.shortcuts(),
      fields: this.fields,
      recordId,
      getRecord: () => ({ record: structuredClone(record) }),
      fieldElement: (code) => this.fieldElement(code),
      recordHeaderMenuSpace: this.headerSpace,
      ...screenOfParts(this.parts, () => this.redraw()),
      ...this.process.screen(),
      appActions: this.appActions.screen(),
      sideBar: this.sideBar(),
      showPart: (part, shown) => this.showPart(part, shown),
      isPartShown: (part) =>
        this.setting.bars.parts.has(part) ? !this.hiddenParts.has(part) : null,
    });
  }

  private shortcuts(): Screen['shortcuts'] {
    const { address, boot, edit, form, neighbours, rights, shortcuts } = this.setting;
    const open = (id: number | null) => () => {
      if (id !== null) location.assign(address(id));
    };
    return {
      ...shortcuts,
      NEXT_RECORD: open(neighbours.next),
      PREVIOUS_RECORD: open(neighbours.previous),
      ...(boot.app?.canAdd && {
        CREATE_RECORD: () => location.assign(createAddress(form.appId)),
      }),
      ...(rights.editable && { EDIT_RECORD: edit }),
    };
  }

  private sideBar(): NonNullable<Screen['sideBar']> {
    return {
      state: () => this.side.state(),
      show: (state) => this.side.show(state),
    };
  }

  private fieldElement(code: string): HTMLElement | null {
    if (this.parts.isInTable(code)) return null;
    const boxes = this.setting.root.querySelectorAll<HTMLElement>('.rf-field[data-code]');
    const box = [...boxes].find((one) => one.dataset['code'] === code);
    if (box) return box.querySelector<HTMLElement>('.rf-value');
    const groups = this.setting.root.querySelectorAll<HTMLElement>('.rf-group[data-code]');
    return [...groups].find((one) => one.dataset['code'] === code) ?? null;
  }

  private showPart(part: Part, shown: boolean): boolean {
    if (!this.setting.bars.parts.has(part)) return false;
    if (shown) this.hiddenParts.delete(part);
    else this.hiddenParts.add(part);
    this.redraw();
    return true;
  }

  // What a person does

  private async proceed(order: Runnable): Promise<void> {
    const assignee = await confirmAction(order);
    if (assignee === undefined) return;
    await this.busyWhile(text().statusFailed, async () => {
      const refused = await proceed(this.setting, order, assignee);
      if (refused === null) await this.setting.reload();
      else this.messages = refused;
    });
  }

  private async reassign(): Promise<void> {
    await this.busyWhile(text().reassignFailed, async () => {
      const assignees = await askAssignees(this.setting.record);
      if (assignees === null) return;
      await reassign(this.setting, assignees);
      await this.setting.reload();
    });
  }

  private async showHistory(): Promise<void> {
    const { boot, form, recordId, surroundings } = this.setting;
    await this.busyWhile(text().openFailed, () =>
      showStatusHistory(
        { appId: form.appId, recordId },
        { language: boot.language, timezone: surroundings.timezone },
      ),
    );
  }

  private async remove(): Promise<void> {
    const words = text();
    const answer = await showConfirmDialog({
      title: words.deleteTitle,
      body: words.deleteAsk,
      okButtonText: words.deleteYes,
      showCancelButton: true,
    });
    if (answer !== 'OK') return;
    await this.busyWhile(words.deleteFailed, async () => {
      const refused = await remove(this.setting);
      if (refused !== null) {
        this.messages = refused;
        return;
      }
      const { form, recordId } = this.setting;
      const type = 'app.record.detail.delete.submit.success';
      const address = await afterDeletion(type, form.appId, recordId);
      this.close();
      location.assign(address ?? listAddress(form.appId));
    });
  }

  private async busyWhile(
    words: (reason: string) => string,
    work: () => Promise<void>,
  ): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.messages = [];
    this.redraw();
    try {
      await work();
    } catch (error) {
      this.messages = [failureOf(error, words).message];
    } finally {
      this.busy = false;
      this.redraw();
    }
  }

  // Drawing

  redraw(): void {
    if (this.closed) return;
    const { root } = this.setting;
    if (this.page.parentNode !== root) root.replaceChildren(this.page);
    render(this.view(), this.page);
  }

  private view(): TemplateResult {
    const { form, record } = this.setting;
    return html`<div class="rf-screen rf-detail">
      <div class="rf-path"><h1>${title(form, record)}</h1></div>
      ${this.headerSpace}
      ${this.setting.bars.toolbar({
        ...this.setting,
        busy: this.busy,
        isShown: (part) => !this.hiddenParts.has(part),
        remove: () => void this.remove(),
      })}
      ${this.appActions.view(this.busy)}
      ${processBar({
        ...this.setting,
        busy: this.busy,
        actions: this.process.actions,
        now: this.process.now,
        user: this.setting.boot.user?.code ?? '',
        proceed: (order) => void this.proceed(order),
        reassign: () => void this.reassign(),
        showHistory: () => void this.showHistory(),
      })}
      ${
        this.messages.length === 0
          ? nothing
          : html`<div class="rf-messages" role="alert">
              ${this.messages.map((message) => html`<p>${message}</p>`)}
            </div>`
      }
      <div class="rf-columns">
        <div class="rf-body">${formLayout(this, form.layout)}</div>
        ${this.side.element}
      </div>
    </div>`;
  }

  field(property: FieldProperty): TemplateResult {
    const value = this.setting.record[property.code]?.value;
    return html`${property.noLabel ? nothing : html`<div class="rf-label">${property.label}</div>`}
      <div class="rf-value">${displayField(property, value, this.displayContext())}</div>`;
  }

  table(property: FieldProperty, columns: LayoutField[]): TemplateResult {
    const context = this.displayContext();
    const codes = columns.flatMap(({ code }) => code ?? []);
    const value = this.setting.record[property.code]?.value;
    return html`<div
      class="rf-value rf-table-scroll"
      tabindex="0"
      role="group"
      aria-label=${property.label}
    >
      ${displayField(property, value, { ...context, columns: { [property.code]: codes } })}
    </div>`;
  }

  private displayContext(): DisplayContext {
    const { boot, form, record, surroundings } = this.setting;
    return {
      language: boot.language,
      timezone: surroundings.timezone,
      place: 'detail',
      appId: String(form.appId),
      record,
      get: (path, parameters) => rest('GET', path, parameters),
      roundingMode: form.settings.numberPrecision.roundingMode,
    };
  }
}
