/** A page of a test, bundled as the plugin is: what draws charts in a file of its own. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import webpack from 'webpack';
import configurations from '../../webpack.config.js';

/** Nobody is asked for it: its files are given by the test. */
const HOST = 'http://page.test';
const SCRIPTS = ['drawing.js', 'page.js'];

/** The folder of the files. */
export type Bundled = string;

/**
 * @param entry from the root of the sources
 * @param development readable; else minified, as users have it
 */
export async function bundlePage(
  entry = './test/pictures/page.ts',
  { development } = { development: true },
): Promise<Bundled> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const { entry: entries, ...plugin } = configurations({ development }).plugin;
  const { drawing } = entries as Record<string, string>;
  const configuration = {
    ...plugin,
    entry: { drawing, page: { import: entry, dependOn: 'drawing' } },
    output: { ...plugin.output, path: folder, filename: '[name].js' },
  };
  await new Promise<void>((resolve, reject) => {
    const compiler = webpack(configuration as webpack.Configuration);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error || !stats) reject(error ?? new Error('webpack gave no result'));
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      });
    });
  });
  return folder;
}

/**
 * Opens it with an empty body.
 * @param drawn in a thread beside the page; or in the page, as where no thread can be started; or `refused`: the page
 * knows where its thread would be from, and does not get it
 */
export async function openBundled(
  page: Page,
  folder: Bundled,
  drawn: 'thread' | 'page' | 'refused',
): Promise<void> {
  let given = 0;
  await page.route(`${HOST}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    // The page itself asks for each once.
    if (drawn === 'refused' && SCRIPTS.includes(name) && (given += 1) > SCRIPTS.length) {
      return route.abort();
    }
    return SCRIPTS.includes(name)
      ? route.fulfill({ path: join(folder, name), contentType: 'text/javascript; charset=utf-8' })
      : route.fulfill({ contentType: 'text/html; charset=utf-8', body: BODY });
  });
  await page.goto(HOST);
  await page.addStyleTag({ path: join(folder, 'css/page.css') });
  // What is written into the page itself has no address that a thread could be started from.
  for (const name of SCRIPTS) {
    await page.addScriptTag(drawn === 'page' ? { path: join(folder, name) } : { url: `/${name}` });
  }
}

const BODY =
  '<!doctype html><html lang="ja"><head><title>図</title></head><body style="margin: 8px; font-family: \'Noto Sans CJK JP\', sans-serif"></body></html>';

/** What was asked for is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.waitForFunction(() => !document.querySelector('[aria-busy]'));
}
