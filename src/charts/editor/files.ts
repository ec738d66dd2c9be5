/** Dashboards out to a file and in from one. */
import { el } from '../../ui/dom';
import { button } from './controls';
import { addedDashboards } from './draft';
import type { EditorDesk } from './editor-desk';
import { readDashboardsFile } from './exchange';
import { faultWords, missingFieldsWords } from './exchange-words';
import { text } from './messages';

/** The button, and the file chooser behind it. */
export function importButton(desk: EditorDesk): HTMLElement[] {
  const chooser = el('input', {
    type: 'file',
    accept: '.json,application/json',
    hidden: true,
    'aria-label': text().importFile,
    onchange: async () => {
      const file = chooser.files?.[0];
      chooser.value = '';
      if (file) take(desk, file.name, await file.text());
    },
  });
  return [button('import', text().importFile, () => chooser.click()), chooser];
}

function take(desk: EditorDesk, name: string, written: string): void {
  const all = desk.dashboards();
  const read = readDashboardsFile(
    written,
    all.map(({ id }) => id),
    desk.around.own,
  );
  if ('fault' in read) {
    desk.say(faultWords(read.fault, name), 'wrong');
    return;
  }
  const words = text().imported(read.dashboards.length);
  desk.choose(addedDashboards(all, read.dashboards).all, words);
  desk.say(
    [
      words,
      ...read.missing.map(({ dashboard, fields }) => missingFieldsWords(dashboard, fields)),
      text().notSaved,
    ].join(' '),
  );
}

/** Signs that Windows allows in no file name. */
const UNFIT = /[\\/:*?"<>|\p{Cc}]/gu;

export function saveFile(title: string, content: string): void {
  const href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  el('a', { href, download: `${title.replace(UNFIT, '_')}.json` }).click();
  // The browser has taken the file by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(href), 0);
}
