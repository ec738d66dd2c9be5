/**
 * Without system rights: the same features as a plain customization, with their settings inside, sent to
 * an app by the official uploader as it comes. No plugin is installed there.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { buildCustomize } from '../../scripts/build/targets';
import { customizeFolder, pagesFolder, root } from '../../scripts/paths';
import { provisionApps } from '../../scripts/provision/apps';
import { clientUrl, kintoneClient } from '../../scripts/provision/client';
import { words } from '../../scripts/provision/messages';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { proposedConfig } from '../../scripts/world/settings';
import { fromConfig } from '../../src/settings/storage';
import { addressesIn } from './addresses';
import { launchBrowser, visit } from './support';

let kintone: Kintone;
let browser: Browser;
let app: string;

/** Bundling three entries on a busy machine, in milliseconds. */
const BUNDLING = 180_000;

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const quiet = { client, text: words('ja'), log: () => {} };
  app = (await provisionApps(quiet, ['voice'])).voice.appId;
  // What an administrator would export on the config screen of another app with the same fields.
  const { properties } = await client.app.getFormFields({ app });
  const settings: unknown = JSON.parse(fromConfig(proposedConfig('voice', properties)) ?? '');
  await buildCustomize({ settings, log: () => {} });
  browser = await launchBrowser();
}, BUNDLING);

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

test('uploaded by the official uploader, the card stands on the create screen and records a voice', async () => {
  await upload();
  const { username: code, password } = ADMINISTRATOR;
  const { page, foreignRequests, pageErrors } = await visit(browser, kintone.url, {
    code,
    password,
    path: `/k/${app}/edit`,
  });
  const card = page.getByRole('region', { name: 'かんたん記録' });
  await card.getByRole('radio', { name: '交通・駐輪' }).click();
  await card.getByRole('textbox', { name: '内容' }).fill('駐輪場の屋根から雨がもれる。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('保存しました。').waitFor();

  await page.goto(`${kintone.url}/k/${app}/`);
  const glance = page.getByRole('region', { name: '区民のこえのまとめ' });
  await glance.getByRole('link', { name: '今日の受付 1件' }).waitFor();
  await glance.getByRole('button', { name: '交通・駐輪 1件' }).waitFor();
  expect(foreignRequests).toEqual([]);
  expect(pageErrors).toEqual([]);
});

test('what is uploaded names no address of elsewhere and no path of this machine', () => {
  const scripts = ['js/drawing.js', 'js/desktop.js', 'js/mobile.js'];
  for (const file of [...scripts, 'css/desktop.css', 'css/mobile.css']) {
    const text = readFileSync(join(customizeFolder, file), 'utf8');
    expect(addressesIn(text)).toEqual([]);
    expect(text).not.toContain(root);
  }
});

/** Runs the uploader's command line; the local kintone must go on answering meanwhile. */
async function upload(): Promise<void> {
  const manifest: object = JSON.parse(
    readFileSync(join(customizeFolder, 'customize-manifest.json'), 'utf8'),
  );
  const home = mkdtempSync(join(tmpdir(), 'uploader-'));
  const filledIn = join(home, 'customize-manifest.json');
  writeFileSync(filledIn, JSON.stringify({ ...manifest, app }));
  const { username, password } = ADMINISTRATOR;
  const tool = join(root, 'node_modules/@kintone/customize-uploader/bin/cli.js');
  const args = ['--base-url', clientUrl(kintone.url)];
  args.push('--username', username, '--password', password);
  await new Promise<void>((done, failed) => {
    const child = spawn(process.execPath, [tool, filledIn, ...args], {
      // The uploader finds the manifest's files from where it runs.
      cwd: customizeFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: home, LANG: 'ja_JP.UTF-8' },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(said))));
  });
  rmSync(home, { recursive: true });
}
