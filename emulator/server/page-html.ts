/**
 * HTML shells of the pages. The server writes no data into markup: what a page needs is the Boot
 * JSON in a data block, and what a person reads on an error page is escaped here.
 */
import type { Boot } from '../pages/boot';
import type { Language } from '../errors';
import { pageWords } from './page-messages';

export interface Assets {
  /** URLs of the bundle with their content hash, styles first. */
  styles: string[];
  scripts: string[];
}

/** JSON for a `<script type="application/json">` block: nothing in it can end the block or open a comment. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}

/** Text as it may stand in markup and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The shell of a page; main.ts draws into `#page`. */
export function shellHtml(boot: Boot, assets: Assets): string {
  const words = pageWords(boot.language);
  return htmlDocument(
    boot.language,
    boot.app?.name ?? words.product,
    assets,
    `<div id="page"><noscript>${escapeHtml(words.needsScript)}</noscript></div>
<script type="application/json" id="boot">${embedJson(boot)}</script>
${assets.scripts.map((url) => `<script src="${escapeHtml(url)}"></script>`).join('\n')}`,
  );
}

export interface Problem {
  title: string;
  text: string;
  /** Shown as typed commands. */
  commands?: string[];
  links: { href: string; text: string }[];
}

/** A page that only says what is wrong and where to go; works without the bundle. */
export function problemHtml(language: Language, problem: Problem, assets: Assets): string {
  const commands = (problem.commands ?? [])
    .map((line) => `<pre>${escapeHtml(line)}</pre>`)
    .join('');
  const links = problem.links
    .map(
      ({ href, text }) => `<a class="k-button" href="${escapeHtml(href)}">${escapeHtml(text)}</a>`,
    )
    .join('\n');
  return htmlDocument(
    language,
    problem.title,
    { styles: assets.styles, scripts: [] },
    `<header class="k-problem-header"><a href="/k/">${escapeHtml(pageWords(language).product)}</a></header>
<main class="k-problem">
<h1>${escapeHtml(problem.title)}</h1>
<p>${escapeHtml(problem.text)}</p>
${commands}
<p class="k-form-actions">${links}</p>
</main>`,
  );
}

/** A whole page; `body` is markup. */
export function htmlDocument(
  language: Language,
  title: string,
  assets: Assets,
  body: string,
): string {
  const product = pageWords(language).product;
  const full = title === product ? product : `${title} - ${product}`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(full)}</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
${assets.styles.map((url) => `<link rel="stylesheet" href="${escapeHtml(url)}">`).join('\n')}
</head>
<body>
${body}
</body>
</html>
`;
}
