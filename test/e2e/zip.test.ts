/** What an administrator may trust about the file itself, read from dist/plugin.zip. */
import { execFile } from 'node:child_process';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { privateKey } from '../../scripts/build/key';
import { pack } from '../../scripts/build/pack';
import { pluginFolder, pluginZip, root } from '../../scripts/paths';
import { addressesIn } from './addresses';

const outer = unzipSync(readFileSync(pluginZip));
const contentsZip = outer['contents.zip'] ?? new Uint8Array();
const contents = unzipSync(contentsZip);
const textOf = (name: string) => strFromU8(contents[name] ?? new Uint8Array());
const code = Object.keys(contents).filter((name) => /\.(js|css)$/.test(name));

/** Bundling three entries on a busy machine, in milliseconds. */
const BUNDLING = 180_000;

/** Where a package's error message sends a developer to read; text, never asked for. */
const READING = ['https://github.com/uuidjs/uuid#getrandomvalues-not-supported'];

test('the zip holds the code of every screen, what draws charts, the config page, the icon and nothing else', () => {
  expect(Object.keys(contents).sort()).toEqual([
    'config.html',
    'css/config.css',
    'css/desktop.css',
    'css/mobile.css',
    'icon.png',
    'js/config.js',
    'js/desktop.js',
    'js/drawing.js',
    'js/mobile.js',
    'manifest.json',
  ]);
});

test.each(code)('%s names no address outside its own kintone', (name) => {
  const called = addressesIn(textOf(name)).filter((address) => !READING.includes(address));
  expect(called).toEqual([]);
});

test('the config page loads nothing from elsewhere', () => {
  const page = textOf('config.html').replace(
    /<details class="kumin-notices">[\s\S]*<\/details>/,
    '',
  );
  expect(page).not.toMatch(/https?:|<script|<link/);
});

test.each(code)('%s carries no path of the machine that built it', (name) => {
  expect(textOf(name)).not.toContain(root);
  expect(textOf(name)).not.toMatch(/node_modules|sourceMappingURL|\/src\/|\.ts["']/);
});

test('third-party notices are inside, for every package that is bundled', () => {
  for (const name of ['kintone-ui-component', 'lit', 'valibot', 'chart.js']) {
    expect(textOf('config.html')).toContain(`\n${name} `);
  }
});

test('the signature is valid for the contents', () => {
  const key = createPublicKey({
    key: Buffer.from(outer['PUBKEY'] ?? []),
    format: 'der',
    type: 'spki',
  });
  expect(verify('RSA-SHA1', contentsZip, key, outer['SIGNATURE'] ?? new Uint8Array())).toBe(true);
});

test('the id is derived from the public key', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  const key = privateKey(() => {});
  const id = await pack(pluginFolder, key, join(folder, 'plugin.zip'));
  rmSync(folder, { recursive: true });
  const digits = createHash('sha256')
    .update(outer['PUBKEY'] ?? new Uint8Array())
    .digest('hex')
    .slice(0, 32);
  const letters = [...digits].map((digit) => String.fromCharCode(97 + parseInt(digit, 16)));
  expect(id).toBe(letters.join(''));
});

test(
  'a second build from the same sources and key, in another folder, gives the same bytes',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'again-'));
    const build = ['--import', 'tsx', 'scripts/build.ts', '--only', 'plugin', '--into', folder];
    await promisify(execFile)(process.execPath, build, { cwd: root });
    const again = unzipSync(readFileSync(join(folder, 'plugin.zip')))['contents.zip'];
    rmSync(folder, { recursive: true });
    expect(Buffer.from(again ?? []).equals(Buffer.from(contentsZip))).toBe(true);
  },
  BUNDLING,
);
