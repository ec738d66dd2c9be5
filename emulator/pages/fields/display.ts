/**
 * Read-only display of a value of every field type, shared by the detail screen and the list.
 * Text from a record reaches the page as text; rich text goes through a sanitiser.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldProperty } from '../../apps/definition';
import { recordAddress } from '../addresses';
import './fields.css';
import { fileList } from './files';
import { lookupLink } from './lookup-link';
import { fieldText } from './messages';
import './reference-table';
import { richText } from './rich-text';
import {
  calcText,
  entitiesOf,
  filesOf,
  numberText,
  plainText,
  rowsOf,
  stringOf,
  type Locale,
} from './values';

/** A GET through the pages' REST: `(path, parameters) => rest('GET', path, parameters)` of `../api`. */
export type Get = (path: string, parameters: Record<string, unknown>) => Promise<unknown>;

export interface DisplayContext extends Locale {
  /** A list keeps tables folded and texts short; the detail screen shows all. */
  place: 'detail' | 'list';
  appId: string;
  /** Values of the whole record by field code, `$id` included: the reference table's condition reads them. */
  record: Record<string, { value: unknown }>;
  /** Reads related records and lookup sources. */
  get: Get;
  /** `numberPrecision.roundingMode` of the app settings; HALF_EVEN when absent. */
  roundingMode?: string;
  /** Columns of each subtable in the order of the form's layout; the order of the settings when absent. */
  columns?: Record<string, string[]>;
  /** Condition of the list shown, for links to its records. */
  listCondition?: string;
}

/** One value, without its label. An empty value gives an empty element. */
export function displayField(
  property: FieldProperty,
  value: unknown,
  context: DisplayContext,
): TemplateResult {
  const shown = content(property, value, context);
  return html`<div class="field-value field-value-${property.type.toLowerCase()}">${shown}</div>`;
}

function content(
  property: FieldProperty,
  value: unknown,
  context: DisplayContext,
): TemplateResult | string | typeof nothing {
  switch (property.type) {
    case 'SINGLE_LINE_TEXT':
      return sourced(property, stringOf(value), value, context);
    case 'NUMBER':
      return sourced(
        property,
        numberText(property, stringOf(value), context.roundingMode),
        value,
        context,
      );
    case 'CALC':
      return calcText(property, stringOf(value), context, context.roundingMode);
    case 'MULTI_LINE_TEXT':
      return html`<span class="field-lines">${stringOf(value)}</span>`;
    case 'RICH_TEXT':
      return value ? richText(stringOf(value)) : nothing;
    case 'LINK':
      return sourced(property, link(property, stringOf(value)), value, context);
    case 'FILE':
      return fileList(filesOf(value), property.thumbnailSize);
    case 'CREATOR':
    case 'MODIFIER':
    case 'STATUS_ASSIGNEE':
    case 'USER_SELECT':
      return entities(value, 'user');
    case 'ORGANIZATION_SELECT':
      return entities(value, 'organization');
    case 'GROUP_SELECT':
      return entities(value, 'group');
    case 'RECORD_NUMBER':
      return recordNumber(stringOf(value), context);
    case 'SUBTABLE':
      return subtable(property, value, context);
    case 'REFERENCE_TABLE':
      return context.place === 'detail'
        ? html`<emulator-reference-table
            .property=${property}
            .context=${context}
          ></emulator-reference-table>`
        : nothing;
    default:
      return plainText(property, value, context, context.roundingMode);
  }
}

/** A lookup's key links to the record it was taken from. */
function sourced(
  property: FieldProperty,
  shown: TemplateResult | string | typeof nothing,
  value: unknown,
  context: DisplayContext,
): TemplateResult | string | typeof nothing {
  if (!property.lookup || stringOf(value) === '') return shown;
  return lookupLink(property.lookup, stringOf(value), shown, context.get);
}

const WEB_ADDRESS = /^https?:\/\//i;

/** Only http(s) addresses become links: a stored `javascript:` must stay text. */
function link(property: FieldProperty, value: string): TemplateResult | string {
  if (value === '') return '';
  switch (property.protocol) {
    case 'MAIL':
      return html`<a href="mailto:${encodeURIComponent(value).replace('%40', '@')}">${value}</a>`;
    case 'CALL':
      return html`<a href="tel:${encodeURIComponent(value).replace(/%2B/g, '+')}">${value}</a>`;
    default:
      return WEB_ADDRESS.test(value)
        ? html`<a href=${value} target="_blank" rel="noopener noreferrer">${value}</a>`
        : value;
  }
}

function entities(value: unknown, kind: 'user' | 'organization' | 'group'): TemplateResult {
  return html`<ul class="field-entities">
    ${entitiesOf(value).map(
      ({ code, name }) =>
        html`<li class="field-entity field-entity-${kind}" title=${code}>${name}</li>`,
    )}
  </ul>`;
}

function recordNumber(value: string, context: DisplayContext): TemplateResult | string {
  const id = stringOf(context.record['$id']?.value);
  if (context.place === 'detail' || id === '') return value;
  return html`<a
    href=${recordAddress(context.appId, { recordId: id, listCondition: context.listCondition })}
    title=${fieldText(context.language).openRecord}
    >${value}</a
  >`;
}

function subtable(
  property: FieldProperty,
  value: unknown,
  context: DisplayContext,
): TemplateResult | typeof nothing {
  const rows = rowsOf(value);
  const fields = property.fields ?? {};
  const columns = (context.columns?.[property.code] ?? Object.keys(fields)).flatMap((code) => {
    const field = fields[code];
    return field ? [field] : [];
  });
  const table = html`<table class="field-subtable">
    <thead>
      <tr>
        ${columns.map((column) => html`<th scope="col">${column.label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${columns.map(
              (column) =>
                html`<td data-label=${column.label}>
                  ${displayField(column, row.value[column.code]?.value, context)}
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;
  if (context.place === 'detail') return table;
  if (rows.length === 0) return nothing;
  return html`<details class="field-folded">
    <summary>${fieldText(context.language).showRows(rows.length)}</summary>
    ${table}
  </details>`;
}
