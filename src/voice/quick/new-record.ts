/** A record as the create screen would open it, for a voice that is saved without that screen. */
import type { FormField, KintoneRecord, LoginUser } from '../../kintone/host';

/** Types whose value a person gives. */
const WRITTEN: ReadonlySet<string> = new Set([
  'SINGLE_LINE_TEXT',
  'MULTI_LINE_TEXT',
  'RICH_TEXT',
  'NUMBER',
  'RADIO_BUTTON',
  'DROP_DOWN',
  'CHECK_BOX',
  'MULTI_SELECT',
  'DATE',
  'TIME',
  'DATETIME',
  'LINK',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
]);

const LISTS: ReadonlySet<string> = new Set([
  'CHECK_BOX',
  'MULTI_SELECT',
  'USER_SELECT',
  'ORGANIZATION_SELECT',
  'GROUP_SELECT',
]);

/**
 * Every field that takes a value, with the form's default. A default that is a function stands only where it means the
 * user: kintone fills dates and the user's sections itself when a record comes without them.
 */
export function newRecord(
  fields: Record<string, FormField>,
  { code, name }: LoginUser,
): KintoneRecord {
  const written = Object.values(fields).filter(({ type }) => WRITTEN.has(type));
  return Object.fromEntries(
    written.map((field) => [field.code, { type: field.type, value: valueOf(field) }]),
  );

  function valueOf({ type, defaultValue }: FormField): unknown {
    if (!LISTS.has(type)) return typeof defaultValue === 'string' ? defaultValue : '';
    if (!Array.isArray(defaultValue)) return [];
    return (defaultValue as unknown[]).flatMap((each) => {
      if (!isFunction(each)) return [each];
      return each.code === 'LOGINUSER()' ? [{ code, name }] : [];
    });
  }
}

function isFunction(value: unknown): value is { type: 'FUNCTION'; code: string } {
  return (
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'FUNCTION'
  );
}

/** What is sent of it: an empty field is left to kintone's own default. */
export function valuesToSend(record: KintoneRecord): Record<string, { value: unknown }> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, { value }]) => (Array.isArray(value) ? value.length > 0 : value !== ''))
      .map(([code, { value }]) => [code, { value }]),
  );
}
