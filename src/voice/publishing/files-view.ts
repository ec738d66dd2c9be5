/** Each output as a file. */
import { formatDayShort } from '../../calendar/wareki';
import { el } from '../../ui/dom';
import { download, fileName } from '../../ui/download';
import { toast } from '../../ui/toast';
import { publishedCsv, publishedJson, type DataFile } from './data-files';
import { button, copied } from './dialog-parts';
import { text } from './dialog-messages';
import { periodWords } from './period';
import type { Preview } from './preview-view';
import type { Publication } from './publication';
import { siteFragment, sitePage } from './site-page';

export function filesView(publication: Publication, preview: Preview): HTMLElement[] {
  const { period, asOf, settings, voices } = publication;
  if (voices.length === 0) return [el('p', {}, text().nothingToSave)];
  const save = (what: string, extension: string, content: BlobPart, type: string): void => {
    const name = fileName(
      [settings.pageTitle, periodWords(period), what, formatDayShort(asOf)],
      extension,
    );
    download(name, content, type);
  };
  const csv = (what: string, { bytes, lost }: DataFile): void => {
    save(what, 'csv', bytes, 'text/csv');
    if (lost.length > 0) toast('info', lostWords(lost));
  };
  const item = (label: string, help: string, run: () => void, more?: HTMLElement): HTMLElement =>
    el('li', {}, [button(label, run), more ?? null, el('span', {}, help)]);
  const words = text();
  return [
    el('p', { class: 'kumin-gate-note' }, words.allowList),
    el('ul', { class: 'kumin-publish-files' }, [
      item(words.filePage, words.filePageHelp, () =>
        save('', 'html', sitePage(publication), 'text/html'),
      ),
      item(
        words.fileFragment,
        words.fileFragmentHelp,
        () => save('本文', 'html', siteFragment(publication), 'text/html'),
        button(words.copy, () => void copied(siteFragment(publication))),
      ),
      item(words.fileCsv, words.fileCsvHelp, () => csv('', publishedCsv(publication, 'utf-8'))),
      item(words.fileCsvOld, words.fileCsvOldHelp, () =>
        csv('Shift_JIS', publishedCsv(publication, 'cp932')),
      ),
      item(words.fileJson, words.fileJsonHelp, () =>
        save('', 'json', publishedJson(publication), 'application/json'),
      ),
      item(words.fileSns, words.fileSnsHelp, () => {
        if (!preview.posts.isFit()) return toast('error', text().snsStop);
        save('SNS', 'txt', `${preview.posts.texts().join('\n\n----\n\n')}\n`, 'text/plain');
      }),
      item(words.filePoster, words.filePosterHelp, () =>
        save('ポスター', 'html', preview.poster(), 'text/html'),
      ),
    ]),
  ];
}

export function lostWords(lost: readonly string[]): string {
  return text().lost(lost.join(' '));
}
