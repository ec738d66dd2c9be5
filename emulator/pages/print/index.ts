/**
 * The record on paper, `/k/{app}/print?record=N`: status and form as they are laid out, without the frame. Fires
 * `app.record.print.show`, which may change nothing, waits for its handlers, and opens the browser's print dialog.
 * @see cybozu.dev, レコード印刷画面を表示した後のイベント; 「利用できる画面」 of getId, get, getFieldElement and
 *   getSpaceElement, which name this page
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { FieldProperty, LayoutField } from '../../apps/definition';
import { fire, resetScreen, rest, setScreen, type RecordValues } from '../api';
import type { Boot } from '../boot';
import { displayField, type DisplayContext } from '../fields/display';
import { failureOf } from '../form/failure';
import '../form/form.css';
import { formLayout, Parts, type LayoutHost } from '../form/layout-view';
import { loadForm, loadRecord, type AppForm } from '../form/load';
import { text } from '../form/messages';
import { statusOf } from '../form/process';
import { title } from '../form/title';
import './print.css';

export async function open(boot: Boot, root: HTMLElement): Promise<void> {
  const recordId = Number(new URLSearchParams(location.search).get('record'));
  try {
    const form = await loadForm(boot);
    const record = await loadRecord(form.appId, recordId);
    await new PrintPage(boot, root, form, record).open(recordId);
  } catch (error) {
    render(html`<p role="alert">${failureOf(error, text().openFailed).message}</p>`, root);
  }
}

class PrintPage implements LayoutHost {
  readonly fields: Record<string, FieldProperty>;
  readonly parts: Parts;
  private readonly context: DisplayContext;

  constructor(
    boot: Boot,
    private readonly root: HTMLElement,
    private readonly form: AppForm,
    private readonly record: RecordValues,
  ) {
    this.fields = form.fields;
    this.parts = new Parts(form.layout, form.fields);
    // Paper has no button to open a group with.
    for (const { type, code } of Object.values(form.fields)) {
      if (type === 'GROUP') this.parts.setOpen(code, true);
    }
    this.context = {
      language: boot.language,
      timezone: boot.user?.timezone ?? 'Asia/Tokyo',
      place: 'detail',
      appId: String(form.appId),
      record,
      get: (path, parameters) => rest('GET', path, parameters),
      roundingMode: form.settings.numberPrecision.roundingMode,
    };
  }

  async open(recordId: number): Promise<void> {
    resetScreen();
    setScreen({
      pageType: 'APP_PRINT',
      fields: this.fields,
      recordId,
      getRecord: () => ({ record: structuredClone(this.record) }),
      fieldElement: (code) => this.fieldElement(code),
      spaceElement: (id) => this.parts.space(id),
    });
    this.redraw();
    const type = 'app.record.print.show';
    const { appId } = this.form;
    await fire(type, { type, appId, recordId, record: structuredClone(this.record) });
    window.print();
  }

  redraw(): void {
    render(
      html`<main class="rf-screen rf-detail print-page">
        <h1>${title(this.form, this.record)}</h1>
        ${this.status()}
        <div class="rf-body">${formLayout(this, this.form.layout)}</div>
      </main>`,
      this.root,
    );
  }

  /** Nothing while process management is off. */
  private status(): TemplateResult | typeof nothing {
    const now = this.form.process.enable ? statusOf(this.record) : null;
    if (!now) return nothing;
    const words = text();
    const assignees = now.assignees.map(({ name }) => name).join('、');
    return html`<p class="print-status">
      <span>${words.status}：<strong>${now.status}</strong></span>
      ${assignees === '' ? nothing : html`<span>${words.assignee}：${assignees}</span>`}
    </p>`;
  }

  private fieldElement(code: string): HTMLElement | null {
    if (this.parts.isInTable(code)) return null;
    const boxes = this.root.querySelectorAll<HTMLElement>('.rf-field[data-code]');
    const box = [...boxes].find((one) => one.dataset['code'] === code);
    return box?.querySelector<HTMLElement>('.rf-value') ?? null;
  }

  field(property: FieldProperty): TemplateResult {
    const value = this.record[property.code]?.value;
    return html`${property.noLabel ? nothing : html`<div class="rf-label">${property.label}</div>`}
      <div class="rf-value">${displayField(property, value, this.context)}</div>`;
  }

  table(property: FieldProperty, columns: LayoutField[]): TemplateResult {
    const codes = columns.flatMap(({ code }) => code ?? []);
    const value = this.record[property.code]?.value;
    const context = { ...this.context, columns: { [property.code]: codes } };
    return html`<div class="rf-value">${displayField(property, value, context)}</div>`;
  }
}
