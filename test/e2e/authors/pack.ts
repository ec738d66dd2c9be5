/** The fixture plugins as zips, packed by the official packer as their authors would. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { processTemplateFile } from '@kintone/create-plugin/dist/src/template';
import { pack } from '../../../scripts/build/pack';
import { root } from '../../../scripts/paths';

export interface PackedPlugin {
  id: string;
  /** Japanese name, as the administration pages show it. */
  name: string;
  zip: Buffer;
}

const FIXTURES = join(root, 'test/fixtures/plugins');
const TEMPLATE = join(root, 'node_modules/@kintone/create-plugin/templates/minimum');
/** What the fixtures carry in `thirdparties/`, as authors do; not kept here a second time. */
const LIBRARIES = [
  'jquery/dist/jquery.min.js',
  '@kintone/rest-api-client/umd/KintoneRestAPIClient.min.js',
  'kintone-ui-component/umd/kuc.min.js',
];

/** @param folder below test/fixtures/plugins */
export function packFixture(folder: string): Promise<PackedPlugin> {
  return packed((work) => {
    cpSync(join(FIXTURES, folder), work, { recursive: true });
    mkdirSync(join(work, 'thirdparties'));
    for (const library of LIBRARIES) {
      cpSync(join(root, 'node_modules', library), join(work, 'thirdparties', basename(library)));
    }
    return Promise.resolve();
  });
}

/** The plugin that Cybozu's own `create-plugin` makes for an author who begins, for PC and phone. */
export function packOfficialTemplate(): Promise<PackedPlugin> {
  const manifest = {
    manifest_version: 1 as const,
    version: 1,
    type: 'APP' as const,
    name: { ja: '公式のひな形', en: 'Official template' },
    description: { ja: 'create-plugin のひな形', en: 'The template of create-plugin' },
    icon: 'image/icon.png',
    desktop: { js: ['js/desktop.js'], css: ['css/51-modern-default.css', 'css/desktop.css'] },
    mobile: { js: ['js/mobile.js'], css: ['css/mobile.css'] },
    config: {
      html: 'html/config.html',
      js: ['js/config.js'],
      css: ['css/51-modern-default.css', 'css/config.css'],
      required_params: ['message'],
    },
  };
  return packed(async (work) => {
    const source = join(TEMPLATE, 'src');
    for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (entry.isFile()) {
        mkdirSync(join(work, relative(source, entry.parentPath)), { recursive: true });
        await processTemplateFile(file, source, work, manifest, false);
      }
    }
    writeFileSync(join(work, 'manifest.json'), JSON.stringify(manifest));
  });
}

async function packed(fill: (work: string) => Promise<void>): Promise<PackedPlugin> {
  const work = mkdtempSync(join(tmpdir(), 'plugin-'));
  try {
    await fill(work);
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const zipFile = join(work, 'plugin.zip');
    const id = await pack(work, privateKey, zipFile);
    const manifest = JSON.parse(readFileSync(join(work, 'manifest.json'), 'utf8')) as {
      name: { ja: string };
    };
    return { id, name: manifest.name.ja, zip: readFileSync(zipFile) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
