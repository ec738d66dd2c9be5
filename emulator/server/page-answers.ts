/** What goes back for a page: the shell, a problem in words, a built file, another address. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Language } from '../errors';
import type { Boot } from '../pages/boot';
import type { AssetFiles } from './page-files';
import { ASSET_PATH } from './page-files';
import type { Problem } from './page-html';
import { problemHtml, shellHtml } from './page-html';
import { pageWords } from './page-messages';
import { CLOSED_POLICY, policy } from './page-policy';

export interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** The page's HTML; what to run while the pages are not built. */
export function shell(assetFiles: AssetFiles, boot: Boot): PageAnswer {
  const assets = assetFiles.page();
  if (!assets) {
    const words = pageWords(boot.language);
    return problem(assetFiles, 503, boot.language, {
      title: words.noBundleTitle,
      text: words.noBundle,
      commands: ['npm run build'],
      links: [{ href: '', text: words.retry }],
    });
  }
  return page(200, shellHtml(boot, assets), policy(boot));
}

export function problem(
  assetFiles: AssetFiles,
  status: number,
  language: Language,
  about: Problem,
): PageAnswer {
  const assets = assetFiles.page() ?? { styles: [], scripts: [] };
  return page(status, problemHtml(language, about, assets), CLOSED_POLICY);
}

function page(status: number, body: string, contentSecurityPolicy: string): PageAnswer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
    body,
  };
}

export function asset(
  files: AssetFiles,
  path: string,
  url: URL,
  headers: IncomingHttpHeaders,
): PageAnswer {
  const found = files.find(path.slice(ASSET_PATH.length));
  if (!found) return { ...file('not found', 'text/plain', 'no-store'), status: 404 };
  const fixed = url.searchParams.get('v') === found.hash;
  const answer = file(
    found.body,
    found.contentType,
    fixed ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
  answer.headers.etag = `"${found.hash}"`;
  if (headers['if-none-match'] === answer.headers.etag) return { ...answer, status: 304, body: '' };
  return answer;
}

export function file(body: string | Buffer, contentType: string, cacheControl: string): PageAnswer {
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}

export function redirect(location: string): PageAnswer {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}
