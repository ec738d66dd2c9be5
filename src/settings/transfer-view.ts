/** Settings out to a file and in from one. */
import { Button } from 'kintone-ui-component/lib/button';
import type { Feature } from '../feature';
import { el } from '../ui/dom';
import { download } from '../ui/download';
import { readSettings, type ReadSettings } from './document';
import { text } from './messages';

export function transferView(
  features: readonly Feature[],
  fileName: string,
  write: () => string,
  read: (imported: ReadSettings) => void,
  failed: (message: string) => void,
): HTMLElement {
  const out = new Button({ text: text().exportFile, type: 'normal' });
  out.addEventListener('click', () => download(fileName, write(), 'application/json'));

  const chooser = el('input', {
    type: 'file',
    accept: '.json,application/json',
    hidden: true,
    'aria-label': text().importFile,
    onchange: async () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (!file) return;
      const imported = readSettings(await file.text(), features);
      if (imported.trouble?.kind === 'newer') failed(text().importNewer(file.name));
      else if (imported.fresh || imported.trouble?.kind === 'broken') {
        failed(text().importFailed(file.name));
      } else read(imported);
    },
  });
  const into = new Button({ text: text().importFile, type: 'normal' });
  into.addEventListener('click', () => chooser.click());

  return el('section', { class: 'kumin-transfer' }, [
    el('h2', {}, text().transferHeading),
    el('p', {}, text().transferHelp),
    el('p', { class: 'kumin-buttons' }, [out, into, chooser]),
  ]);
}
