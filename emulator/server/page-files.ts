/**
 * The built pages (bundle, styles) as files. A request that names the content's hash may be kept by
 * the browser for ever; any other must ask again and gets 304 when nothing changed.
 */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Assets } from './page-html';

export const ASSET_PATH = '/k/assets/';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface Asset {
  body: Buffer;
  contentType: string;
  /** First 16 hex digits of the content's SHA-256. */
  hash: string;
}

/** Reads the bundle directory; a file rebuilt while the server runs is noticed by its time. */
export class AssetFiles {
  readonly #known = new Map<string, { changed: number; asset: Asset }>();

  constructor(readonly directory: string) {}

  /** The file of that name directly in the directory, or undefined. */
  find(name: string): Asset | undefined {
    if (!/^[\w.-]+$/.test(name) || name.startsWith('.')) return undefined;
    const file = join(this.directory, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    const hit = this.#known.get(name);
    if (hit?.changed === stat.mtimeMs) return hit.asset;
    const body = readFileSync(file);
    const asset = {
      body,
      contentType: TYPES[extname(name)] ?? 'application/octet-stream',
      hash: createHash('sha256').update(body).digest('hex').slice(0, 16),
    };
    this.#known.set(name, { changed: stat.mtimeMs, asset });
    return asset;
  }

  /** What a page loads: `pages.js` and `pages.css`; undefined when the bundle was not built. */
  page(): Assets | undefined {
    const script = this.#url('pages.js');
    const style = this.#url('pages.css');
    return script ? { scripts: [script], styles: style ? [style] : [] } : undefined;
  }

  #url(name: string): string | undefined {
    const asset = this.find(name);
    return asset && `${ASSET_PATH}${name}?v=${asset.hash}`;
  }
}

/** A speech bubble in kintone's yellow: the browser tab of the local kintone. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#ffbf00" d="M4 4h24a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H15l-7 6v-6H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"/><path fill="#333" d="M11 8h3v5l5-5h4l-6 6 6 7h-4l-4-5-1 1v4h-3z"/></svg>`;
