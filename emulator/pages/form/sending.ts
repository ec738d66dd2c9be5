/** What a save sends to the server: fields a person or a plugin may have changed, in REST's shapes. */
import type { FieldProperty } from '../../apps/definition';
import type { Row } from './defaults';
import { isBuiltIn, isCalculated } from './field-kinds';
import { pickedId } from './lookup-source';
import { bare, same } from './form-state';
import type { FormState } from './form-state';

/** @param before values the screen opened with, by field code, to send only what differs; undefined sends all */
export function toSend(
  state: FormState,
  before: Record<string, unknown> | undefined,
): Record<string, Sent> {
  const body: Record<string, Sent> = {};
  for (const property of Object.values(state.form.fields)) {
    const field = state.record[property.code];
    if (!field || !sendable(state, property)) continue;
    const source = pickedId(field);
    if (before && source === undefined && same(before[property.code], bare(field))) continue;
    body[property.code] = withSource(sent(state, property, field.value), source);
  }
  return body;
}

interface Sent {
  value: unknown;
  pickedId?: string;
}

const withSource = (value: unknown, source: string | undefined): Sent =>
  source === undefined ? { value } : { value, pickedId: source };

function sendable({ copied, form }: FormState, property: FieldProperty): boolean {
  if (form.locked?.has(property.code)) return false;
  return !isBuiltIn(property) && !isCalculated(property) && !copied.has(property.code);
}

function sent(state: FormState, property: FieldProperty, value: unknown): unknown {
  if (property.type === 'SUBTABLE') {
    return (value as Row[]).map((row) => {
      const cells: Record<string, Sent> = {};
      for (const inner of Object.values(property.fields ?? {})) {
        const cell = row.value[inner.code];
        if (cell && sendable(state, inner)) {
          cells[inner.code] = withSource(sent(state, inner, cell.value), pickedId(cell));
        }
      }
      return row.id === null ? { value: cells } : { id: row.id, value: cells };
    });
  }
  if (property.type === 'FILE') {
    return (value as { fileKey: string }[]).map(({ fileKey }) => ({ fileKey }));
  }
  if (property.type.endsWith('_SELECT') && property.type !== 'MULTI_SELECT') {
    return (value as { code: string }[]).map(({ code }) => ({ code }));
  }
  return value;
}
