/** Names of the people in the filter. Until they are read, and without them, the filter is told with their codes. */
import type { FieldProperty } from '../../apps/definition';
import { directory } from '../fields/directory';
import { filterFields, type ValueKind } from './field-kinds';
import { readFilter } from './query-text';

export class FilterNames {
  readonly #names = new Map<string, string>();

  of(kind: ValueKind, code: string): string | undefined {
    return this.#names.get(`${kind} ${code}`);
  }

  /** Reads the names of the kinds that `condition` asks for. @param known called after each kind */
  async read(
    condition: string,
    fields: Record<string, FieldProperty>,
    known: () => void,
  ): Promise<void> {
    const named = readFilter(condition)?.conditions.map(({ field }) => field) ?? [];
    const kinds = filterFields(fields)
      .filter(({ property }) => named.includes(property.code))
      .map(({ kind }) => kind);
    try {
      for (const kind of kinds) {
        if (kind !== 'user' && kind !== 'organization' && kind !== 'group') continue;
        for (const { code, name } of await directory(kind)) {
          this.#names.set(`${kind} ${code}`, name);
        }
        known();
      }
    } catch (error) {
      console.warn('names of the filter', error);
    }
  }
}
