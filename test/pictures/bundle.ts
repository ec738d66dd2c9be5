/** The page of the pictures, bundled as the plugin is. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import webpack from 'webpack';
import configurations from '../../webpack.config.js';

/** @returns the files to put into a page */
export async function bundlePage(): Promise<{ script: string; style: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const configuration = {
    ...configurations({ development: true }).plugin,
    entry: { page: './test/pictures/page.ts' },
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
