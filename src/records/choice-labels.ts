/** The choices of a field. */
import type { FormField } from '../kintone/host';

/** In the order of the form; none for a field without choices. */
export function choiceLabels(field: Pick<FormField, 'options'> | undefined): string[] {
  return Object.values(field?.options ?? {})
    .sort((a, b) => Number(a.index) - Number(b.index))
    .map(({ label }) => label);
}
