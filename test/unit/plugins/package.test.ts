/** How a plugin is named and what its package must hold. */
import { generateKeyPairSync, createSign } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { openPackage, pluginId } from '../../../emulator/plugins/package';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const PUBKEY = publicKey.export({ format: 'der', type: 'spki' });

const manifest = {
  manifest_version: 1,
  version: 1,
  type: 'APP',
  name: { ja: '見本', en: 'Sample' },
  icon: 'icon.png',
  desktop: { js: ['js/a.js', 'https://example.com/b.js'] },
};
const files = { 'icon.png': strToU8('png'), 'js/a.js': strToU8('1'), 'secret.txt': strToU8('x') };

function zip(json: object, contents: Record<string, Uint8Array> = files): Uint8Array {
  const inner = zipSync({ 'manifest.json': strToU8(JSON.stringify(json)), ...contents });
  const SIGNATURE = createSign('RSA-SHA1').update(inner).sign(privateKey);
  return zipSync({ 'contents.zip': inner, PUBKEY, SIGNATURE });
}

test('the id is 32 letters from a to p, made of the public key alone', () => {
  expect(pluginId(PUBKEY)).toMatch(/^[a-p]{32}$/);
  // SHA-256 of "key" begins 2c70e12b7a0646f92279f427c7b38e73.
  expect(pluginId(strToU8('key'))).toBe('cmhaobclhkagegpjcchjpechmhldiohd');
});

test('only what the manifest names is taken', () => {
  const opened = openPackage(zip(manifest), 'fileKey');
  expect([...opened.files.keys()].sort()).toEqual(['icon.png', 'js/a.js']);
  expect(opened.id).toBe(pluginId(PUBKEY));
});

test.each([
  ['a file that is not there', { ...manifest, desktop: { js: ['js/none.js'] } }],
  ['no name in English', { ...manifest, name: { ja: '見本' } }],
  ['another type', { ...manifest, type: 'SPACE' }],
  ['an address without TLS', { ...manifest, desktop: { js: ['http://example.com/b.js'] } }],
])('a manifest with %s is refused', (_case, json) => {
  expect(() => openPackage(zip(json), 'fileKey')).toThrow('CB_VA01');
});
