/** The fixture plugins as zips, packed by the official packer as their authors would. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from '../../../scripts/build/pack';
import { root } from '../../../scripts/paths';

export interface PackedPlugin {
  id: string;
  /** Japanese name, as the administration pages show it. */
  name: string;
  zip: Buffer;
}

const FIXTURES = join(root, 'test/fixtures/plugins');
const JQUERY = join(root, 'node_modules/jquery/dist/jquery.min.js');

/** @param folder below test/fixtures/plugins */
export async function packFixture(folder: string): Promise<PackedPlugin> {
  const work = mkdtempSync(join(tmpdir(), 'plugin-'));
  try {
    cpSync(join(FIXTURES, folder), work, { recursive: true });
    mkdirSync(join(work, 'thirdparties'));
    cpSync(JQUERY, join(work, 'thirdparties/jquery.min.js'));
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
