/** A file that was made in the page, handed to the browser to be saved. */
import { el } from './dom';

export function download(fileName: string, content: BlobPart, type: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href, download: fileName }).click();
  // The browser has taken the file by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(href), 0);
}

/**
 * A name that Windows, macOS and kintone's file fields all take: without the signs that mean something to them, and
 * no longer than leaves room in a path of 260.
 * @param parts joined by `_`; empty ones are left out
 */
export function fileName(parts: readonly string[], extension: string): string {
  const name = parts
    // eslint-disable-next-line no-control-regex -- that is what must go
    .map((part) => part.replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' '))
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join('_');
  // Windows drops dots and blanks at the end, and takes a leading dot for hidden elsewhere.
  const cut = [...name]
    .slice(0, LONGEST)
    .join('')
    .replace(/^\.+|[. ]+$/g, '');
  return `${cut === '' ? 'file' : cut}.${extension}`;
}

/** Characters before the extension. */
const LONGEST = 100;
