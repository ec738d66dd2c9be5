/** Whom a setting can name: users, organizations, groups, and the form's fields whose value names people. */
import { html, type TemplateResult } from 'lit';
import type { FieldProperty, ProcessEntity } from '../../apps/definition';
import { directory } from '../fields/directory';
import type { Named } from '../fields/values';
import { text } from './rights-messages';

export type EntityType = 'USER' | 'ORGANIZATION' | 'GROUP' | 'FIELD_ENTITY';
export type Candidates = Record<EntityType, Named[]>;

/** @param naming field types that may name people there. @throws RestError */
export async function readCandidates(
  fields: readonly FieldProperty[],
  naming: ReadonlySet<string>,
): Promise<Candidates> {
  const [users, organizations, groups] = await Promise.all([
    directory('user'),
    directory('organization'),
    directory('group'),
  ]);
  return {
    ...{ USER: users, ORGANIZATION: organizations, GROUP: groups },
    FIELD_ENTITY: fields
      .filter(({ type }) => naming.has(type))
      .map(({ code, label }) => ({ code, name: label })),
  };
}

/** A choice among those of `types` who are not among the `taken`; `chosen` reads it. */
export function candidateSelect(
  candidates: Candidates,
  types: readonly EntityType[],
  taken: readonly ProcessEntity['entity'][],
): TemplateResult {
  const words = text();
  const groups = [
    ['FIELD_ENTITY', words.fields],
    ['ORGANIZATION', words.organizations],
    ['GROUP', words.groups],
    ['USER', words.users],
  ] as const;
  const gone = new Set(taken.map(({ type, code }) => `${type} ${code}`));
  return html`<select class="k-select" required>
    <option value="">${words.choose}</option>
    ${groups
      .filter(([type]) => types.includes(type))
      .map(
        ([type, label]) =>
          html`<optgroup label=${label}>
            ${candidates[type]
              .map(({ code, name }) => ({ value: `${type} ${code}`, name }))
              .filter(({ value }) => !gone.has(value))
              .map(({ value, name }) => html`<option value=${value}>${name}</option>`)}
          </optgroup>`,
      )}
  </select>`;
}

/** What a `candidateSelect` holds. */
export function chosenIn(select: HTMLSelectElement): { type: string; code: string } | undefined {
  const at = select.value.indexOf(' ');
  if (at < 0) return undefined;
  return { type: select.value.slice(0, at), code: select.value.slice(at + 1) };
}
