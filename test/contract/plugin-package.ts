/** Plugin zips for tests, signed by the official packer. */
import pack from '@kintone/plugin-packer';
import { strToU8, zipSync } from 'fflate';

export interface Packed {
  plugin: Buffer;
  privateKey: string;
  id: string;
}

/** A single transparent pixel. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A small plugin with a config page. @param privateKey signs as an earlier one did */
export async function packPlugin(
  version: number | string = 1,
  privateKey?: string,
): Promise<Packed> {
  const manifest = {
    manifest_version: 1,
    version,
    type: 'APP',
    name: { ja: '見本', en: 'Sample' },
    description: { ja: '見本のプラグイン', en: 'A sample plug-in' },
    icon: 'icon.png',
    desktop: { js: ['js/desktop.js'] },
    config: { html: 'config.html', js: ['js/config.js'] },
  };
  const contents = zipSync({
    'manifest.json': strToU8(JSON.stringify(manifest)),
    'icon.png': Buffer.from(PNG, 'base64'),
    'config.html': strToU8('<p id="config"></p>'),
    'js/desktop.js': strToU8(`window.pluginVersion = '${version}';`),
    'js/config.js': strToU8('void 0;'),
  });
  return (await pack(Buffer.from(contents), privateKey)) as Packed;
}
