/** A list of choices of which one is chosen. */
import { el } from './dom';

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
}

/** @param write told of the choice that a person makes; not needed where it is asked for later */
export function selectOf<Value extends string>(
  value: Value,
  options: readonly Option<Value>[],
  write: (value: Value) => void = () => undefined,
): HTMLSelectElement {
  const select = el(
    'select',
    {
      onchange: () => {
        const chosen = options.find((option) => option.value === select.value);
        if (chosen) write(chosen.value);
      },
    },
    options.map((option) =>
      el('option', { value: option.value, selected: option.value === value }, option.label),
    ),
  );
  return select;
}
