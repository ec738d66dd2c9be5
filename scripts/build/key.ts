/**
 * The private key that signs the plugin. The plugin id is derived from it, so the same key must sign
 * every release: an administrator who installs another id gets a second plugin without settings.
 */
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths';

/** Git-ignored; made once per clone when no key is given. */
const LOCAL_KEY = join(root, 'plugin.ppk');

/**
 * The key in PEM: `KINTONE_PLUGIN_PPK` (the PEM itself, or the path of a file), else the local file.
 * @throws Error when the variable names no readable key
 */
export function privateKey(log: (text: string) => void): string {
  const given = process.env['KINTONE_PLUGIN_PPK'];
  if (given) {
    if (given.includes('PRIVATE KEY')) return given;
    if (existsSync(given)) return readFileSync(given, 'utf8');
    throw new Error(
      'KINTONE_PLUGIN_PPK は秘密鍵（PEM）かそのファイルの場所を指定してください。 / KINTONE_PLUGIN_PPK must be a PEM private key or the path of one.',
    );
  }
  if (!existsSync(LOCAL_KEY)) {
    // 1024 bits and PKCS#1, as kintone's own packer makes them.
    const { privateKey: made } = generateKeyPairSync('rsa', {
      modulusLength: 1024,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(LOCAL_KEY, made, { mode: 0o600 });
    log('署名用の鍵 plugin.ppk を作りました（Git には入りません。なくさないでください）');
  }
  return readFileSync(LOCAL_KEY, 'utf8');
}
