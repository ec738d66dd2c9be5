/** Settings out to a file and in from one. */
import { Button } from 'kintone-ui-component/lib/button';
import type { Feature } from '../feature';
import { el } from '../ui/dom';
import { download } from '../ui/download';
import { jsonChooser } from '../ui/json-chooser';
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

  const chooser = jsonChooser(text().importFile, (name, written) => {
    const imported = readSettings(written, features);
    if (imported.trouble?.kind === 'newer') failed(text().importNewer(name));
    else if (imported.fresh || imported.trouble?.kind === 'broken') {
      failed(text().importFailed(name));
    } else read(imported);
  });
  const into = new Button({ text: text().importFile, type: 'normal' });
  into.addEventListener('click', () => chooser.click());

  return el('section', { class: 'kumin-transfer' }, [
    el('h2', {}, text().transferHeading),
    el('p', {}, text().transferHelp),
    el('p', { class: 'kumin-buttons' }, [out, into, chooser]),
  ]);
}
