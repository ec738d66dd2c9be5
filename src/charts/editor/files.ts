/** Dashboards out to a file and in from one. */
import { download, fileName } from '../../ui/download';
import { jsonChooser } from '../../ui/json-chooser';
import { button } from './controls';
import { addedDashboards } from './draft';
import type { EditorDesk } from './editor-desk';
import { readDashboardsFile } from './exchange';
import { faultWords, missingFieldsWords } from './exchange-words';
import { text } from './messages';

/** The button, and the file chooser behind it. */
export function importButton(desk: EditorDesk): HTMLElement[] {
  const chooser = jsonChooser(text().importFile, (name, written) => take(desk, name, written));
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

export function saveFile(title: string, content: string): void {
  download(fileName([title], 'json'), content, 'application/json');
}
