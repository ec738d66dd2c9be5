/**
 * Draws the form's layout: rows with field widths, groups that fold, subtables, labels, lines and spaces. What a
 * field looks like is the screen's business; detail and edit share everything else.
 */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { FieldProperty, LayoutField, LayoutRow } from '../../apps/definition';
import { richText } from '../fields/rich-text';
import { ownStyle, type OwnStyle } from '../fields/own-style';
import { defaultStyle, requireStyled, withStyle, type FieldStyle } from './field-style';
import { text } from './messages';

export interface LayoutHost {
  readonly fields: Record<string, FieldProperty>;
  readonly parts: Parts;
  /** A field of the form with its label, without the box of its width; undefined leaves the box out. */
  field(property: FieldProperty, layout: LayoutField): TemplateResult | undefined;
  table(property: FieldProperty, columns: LayoutField[]): TemplateResult;
  redraw(): void;
}

/** What is shown, which groups are open, and the elements that plugins were given: they outlive every redraw. */
export class Parts {
  private readonly hidden = new Set<string>();
  private readonly open = new Map<string, boolean>();
  private readonly spaces = new Map<string, HTMLElement>();
  private readonly known = new Set<string>();
  private readonly inTables = new Set<string>();
  private readonly styles = new Map<string, FieldStyle>();

  constructor(
    layout: LayoutRow[],
    private readonly fields: Record<string, FieldProperty>,
  ) {
    this.learn(layout, fields);
  }

  private learn(layout: LayoutRow[], fields: Record<string, FieldProperty>): void {
    for (const row of layout) {
      if (row.type === 'GROUP') {
        this.known.add(row.code);
        this.open.set(row.code, fields[row.code]?.openGroup ?? false);
        this.learn(row.layout, fields);
        continue;
      }
      if (row.type === 'SUBTABLE') this.known.add(row.code);
      for (const { code, elementId, type } of row.fields) {
        if (code) this.known.add(code);
        if (code && row.type === 'SUBTABLE') this.inTables.add(code);
        if (!elementId) continue;
        this.known.add(elementId);
        if (type === 'SPACER') this.spaces.set(elementId, newSpace(elementId));
      }
    }
  }

  space(elementId: string): HTMLElement | null {
    return this.spaces.get(elementId) ?? null;
  }

  /** Field code or element id; an unknown one does nothing. */
  show(name: string, shown: boolean): void {
    if (!this.known.has(name)) return;
    if (shown) this.hidden.delete(name);
    else this.hidden.add(name);
  }

  isShown(name: string): boolean {
    return !this.hidden.has(name);
  }

  knows(name: string): boolean {
    return this.known.has(name);
  }

  isInTable(code: string): boolean {
    return this.inTables.has(code);
  }

  /** @throws TypeError for a field or a style that cannot be set */
  setStyle(code: string, config: unknown): void {
    requireStyled(code, this.fields[code]);
    this.styles.set(code, withStyle(this.styleOf(code), config));
  }

  /** @throws TypeError for a field that takes no style */
  styleOf(code: string): FieldStyle {
    requireStyled(code, this.fields[code]);
    return structuredClone(this.styles.get(code) ?? defaultStyle());
  }

  ownStyle(code: string): OwnStyle {
    return ownStyle('rf-own', this.styles.get(code) ?? defaultStyle());
  }

  isOpen(group: string): boolean | null {
    return this.open.get(group) ?? null;
  }

  setOpen(group: string, open: boolean): void {
    if (this.open.has(group)) this.open.set(group, open);
  }

  /** Opens the groups that hold one of these fields, so that a message in them is seen. */
  reveal(layout: LayoutRow[], codes: ReadonlySet<string>): void {
    for (const row of layout) {
      if (row.type !== 'GROUP') continue;
      const inside = row.layout.flatMap((one) =>
        one.type === 'GROUP' ? [] : [...one.fields.map(({ code }) => code), codeOf(one)],
      );
      if (inside.some((code) => code !== undefined && codes.has(code)))
        this.open.set(row.code, true);
    }
  }
}

function codeOf(row: LayoutRow): string | undefined {
  return row.type === 'ROW' ? undefined : row.code;
}

function newSpace(elementId: string): HTMLElement {
  const space = document.createElement('div');
  space.id = `user-js-${elementId}`;
  return space;
}

export function formLayout(host: LayoutHost, layout: LayoutRow[]): TemplateResult {
  return html`<div class="rf-layout">${layout.map((row) => layoutRow(host, row))}</div>`;
}

function layoutRow(host: LayoutHost, row: LayoutRow): TemplateResult {
  switch (row.type) {
    case 'GROUP':
      return group(host, row);
    case 'SUBTABLE':
      return subtable(host, row);
    case 'ROW':
      return html`<div class="rf-row">${row.fields.map((field) => part(host, field))}</div>`;
  }
}

function subtable(
  host: LayoutHost,
  { code, fields }: { code: string; fields: LayoutField[] },
): TemplateResult {
  const property = host.fields[code];
  if (!property) return html``;
  const columns = fields.filter(({ code: inner }) => inner && host.parts.isShown(inner));
  return html`<div class="rf-row">
    <div class="rf-field rf-table-field" data-code=${code} ?hidden=${!host.parts.isShown(code)}>
      ${property.noLabel ? nothing : html`<div class="rf-label">${property.label}</div>`}
      ${host.table(property, columns)}
    </div>
  </div>`;
}

function group(
  host: LayoutHost,
  { code, layout }: { code: string; layout: LayoutRow[] },
): TemplateResult {
  const label = host.fields[code]?.label ?? code;
  const open = host.parts.isOpen(code) ?? false;
  const toggle = (): void => {
    host.parts.setOpen(code, !open);
    host.redraw();
  };
  const unlabelled = host.fields[code]?.noLabel;
  return html`<section class="rf-group" ?hidden=${!host.parts.isShown(code)} data-code=${code}>
    <button
      type="button"
      class="rf-group-head"
      aria-expanded=${open ? 'true' : 'false'}
      aria-label=${unlabelled ? text().openGroup(label) : nothing}
      @click=${toggle}
    >
      <span class="rf-arrow" aria-hidden="true"></span>${unlabelled ? nothing : label}
    </button>
    <div class="rf-group-body" ?hidden=${!open}>${layout.map((row) => layoutRow(host, row))}</div>
  </section>`;
}

function part(host: LayoutHost, field: LayoutField): TemplateResult | typeof nothing {
  const { type, code, elementId = '', size } = field;
  const hidden = !host.parts.isShown(code ?? elementId);
  const width = size?.width ? `--rf-width:${Number(size.width)}px` : '';
  switch (type) {
    case 'SPACER': {
      const height = size?.height ? `;min-height:${Number(size.height)}px` : '';
      const space = host.parts.space(elementId);
      return html`<div class="rf-space" style="${width}${height}" ?hidden=${hidden}>
        ${space ?? nothing}
      </div>`;
    }
    case 'HR':
      return html`<hr class="rf-line" style=${width} ?hidden=${hidden} />`;
    case 'LABEL':
      return html`<div class="rf-field rf-text-label" style=${width} ?hidden=${hidden}>
        ${richText(field.label ?? '')}
      </div>`;
    default: {
      const property = code ? host.fields[code] : undefined;
      const drawn = property ? host.field(property, field) : undefined;
      if (!drawn) return nothing;
      const own = host.parts.ownStyle(code ?? '');
      return html`<div
        class="rf-field ${own.classes}"
        style="${width};${own.properties}"
        ?hidden=${hidden}
        data-code=${code ?? ''}
      >
        ${drawn}
      </div>`;
    }
  }
}
