/** A page of a test, bundled as the plugin is. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack from 'webpack';
import configurations from '../../webpack.config.js';

/**
 * @param entry from the root of the sources
 * @param development readable; else minified, as users have it
 * @returns the files to put into a page
 */
export async function bundlePage(
  entry = './test/pictures/page.ts',
  { development } = { development: true },
): Promise<{ script: string; style: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const configuration = {
    ...configurations({ development }).plugin,
    entry: { page: entry },
    output: { path: folder, filename: '[name].js', iife: true },
  };
  await new Promise<void>((resolve, reject) => {
    const compiler = webpack(configuration);
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (error || !stats) reject(error ?? new Error('webpack gave no result'));
        else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true })));
        else resolve();
      });
    });
  });
  return { script: join(folder, 'page.js'), style: join(folder, 'css/page.css') };
}
