/** The three things that are built, each from a clean folder. */
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { customizeFolder, dist, pagesFolder, root } from '../paths';
import { bundle, type Bundled } from './bundle';
import { privateKey } from './key';
import { thirdPartyNotices, withNotices } from './notices';
import { pack } from './pack';

interface Options {
  development?: boolean;
  log: (text: string) => void;
}

/**
 * dist/plugin.zip, signed.
 * @param into another folder than dist
 * @returns the plugin id and what the bundles hold
 */
export async function buildPlugin({
  development,
  log,
  into = dist,
}: Options & { into?: string }): Promise<{ id: string; bundled: Bundled }> {
  const folder = join(into, 'plugin');
  const zip = join(into, 'plugin.zip');
  clean(folder);
  const bundled = await bundle('plugin', { development, pluginFolder: folder });
  cpSync(join(root, 'plugin'), folder, { recursive: true });
  cpSync(join(root, 'manifest.json'), join(folder, 'manifest.json'));
  const config = join(folder, 'config.html');
  writeFileSync(
    config,
    withNotices(readFileSync(config, 'utf8'), thirdPartyNotices(bundled.packages)),
  );
  const id = await pack(folder, privateKey(log), zip);
  log(`${relative(root, zip)}  ${kilobytes(statSync(zip).size)}  id ${id}`);
  return { id, bundled };
}

/** dist/customize/: the same features with their settings inside, and the uploader's manifest. */
export async function buildCustomize({
  development,
  settings,
  log,
}: Options & { settings?: unknown }): Promise<void> {
  clean(customizeFolder);
  const bundled = await bundle('customize', { development, bakedSettings: settings ?? null });
  const manifest = {
    // Filled in by whoever uploads: customize-uploader asks for the app's number.
    app: '',
    scope: 'ALL',
    desktop: { js: ['js/drawing.js', 'js/desktop.js'], css: ['css/desktop.css'] },
    mobile: { js: ['js/drawing.js', 'js/mobile.js'], css: ['css/mobile.css'] },
  };
  writeFileSync(
    join(customizeFolder, 'customize-manifest.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
  writeFileSync(join(customizeFolder, 'NOTICES.txt'), thirdPartyNotices(bundled.packages));
  log('dist/customize/');
}

/** What every page loads, and what draws graphs where one is shown. */
const PAGE_SCRIPTS = ['pages.js', 'graph.js'];

/** dist/emulator/: the browser side of the local kintone. */
export async function buildPages({ development, log }: Options): Promise<void> {
  // Not emptied first: its few names never change, and an emulator may be serving them.
  await bundle('pages', { development });
  for (const name of PAGE_SCRIPTS) {
    log(`dist/emulator/${name}  ${kilobytes(statSync(join(pagesFolder, name)).size)}`);
  }
}

function clean(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
