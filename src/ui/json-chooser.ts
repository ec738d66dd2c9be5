/** The browser's own chooser of a JSON file: it stays hidden behind a button that clicks it. */
import { el } from './dom';

/** @param read told of each file that a person chooses, of the same one again, too */
export function jsonChooser(
  label: string,
  read: (name: string, written: string) => void,
): HTMLInputElement {
  const chooser = el('input', {
    type: 'file',
    accept: '.json,application/json',
    hidden: true,
    'aria-label': label,
    onchange: async () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (file) read(file.name, await file.text());
    },
  });
  return chooser;
}
