/** The administrator's way: from a kintone with nothing but the apps to a plugin that is set up. */
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder, pluginZip } from '../../scripts/paths';
import { provisionApps } from '../../scripts/provision/apps';
import { kintoneClient } from '../../scripts/provision/client';
import { words } from '../../scripts/provision/messages';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit, type Visit } from './support';

const PLUGIN = '区役所アプリ支援';
const SYSTEM_PLUGINS = '/k/admin/system/plugin/';

let kintone: Kintone;
let browser: Browser;
let admin: Visit;
let page: Page;
let appPlugins: string;

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const apps = await provisionApps({ client, text: words('ja'), log: () => {} }, ['voice']);
  appPlugins = `${kintone.url}/k/admin/app/${apps.voice.appId}/plugin/`;
  browser = await launchBrowser();
  const { username: code, password } = ADMINISTRATOR;
  admin = await visit(browser, kintone.url, { code, password, path: SYSTEM_PLUGINS });
  page = admin.page;
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => {
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

describe('reading a package', () => {
  test.each([
    ['whose contents were changed after signing', 'tampered.zip', tampered],
    ['that is no zip at all', 'letter.zip', () => Buffer.from('これはプラグインではありません。')],
    ['that lacks the signature', 'unsigned.zip', () => repacked({ SIGNATURE: undefined })],
  ])('a file %s is refused in words, and nothing is installed', async (_what, name, bytes) => {
    await upload(name, bytes());
    const refusal = page
      .getByRole('alert')
      .filter({ hasText: `「${name}」を読み込めませんでした。` });
    await refusal.waitFor();
    // The reason follows, in Japanese.
    expect(await refusal.getByRole('listitem').first().innerText()).toMatch(/[ぁ-ん]/);
    await page.getByText('プラグインはまだ読み込まれていません。').waitFor();
  });

  test('a file of another kind is refused by its name', async () => {
    await upload('letter.pdf', Buffer.from('%PDF-'));
    await page.getByText('「letter.pdf」はzipファイルではありません。').waitFor();
  });

  test('the plugin appears with its name and version', async () => {
    await upload('plugin.zip', readFileSync(pluginZip));
    await page
      .getByRole('status')
      .filter({ hasText: `「${PLUGIN}」` })
      .waitFor();
    const row = page.getByRole('row').filter({ hasText: PLUGIN });
    expect(await row.getByRole('cell', { name: /^\d+(\.\d+)*$/ }).count()).toBe(1);
  });
});

describe('setting the plugin up', () => {
  test('added to the app, it waits for the app to be updated', async () => {
    await page.goto(appPlugins);
    await page.getByRole('button', { name: '追加', exact: true }).click();
    await page.getByRole('link', { name: `「${PLUGIN}」の設定` }).waitFor();
    await page.getByText('まだアプリに反映されていません').waitFor();
  });

  test('its config screen proposes the fields by their names', async () => {
    await openConfig();
    await page.getByText('名前の似たフィールドを自動で割り当てました').waitFor();
    await page.getByText('直すところはありません。').waitFor();
    await page
      .getByText(/^(\d+)件のうち\1件が決まっています（\1件は名前から自動で選びました）$/)
      .waitFor();
    await openFields();
    for (const field of ['受付日時', '内容', '分野']) {
      expect(await slot(field).innerText()).toContain(field);
    }
  });

  test('nothing but 「保存」 and 「アプリを更新」 lies between that and a working app', async () => {
    await openConfig();
    await save();
    await page.getByText('プラグインの設定を保存しました。').waitFor();
    await page.getByText('まだアプリに反映されていません').waitFor();
    await update();
    await page.goto(appPlugins.replace('/admin/app/', '/').replace('plugin/', 'edit'));
    await page.getByRole('region', { name: 'かんたん記録' }).waitFor();
  });

  test('a changed mapping is saved, and takes effect with 「アプリを更新」', async () => {
    await openConfig();
    await openFields();
    await choose('内部メモ', '（使わない）');
    await page.getByText('保存していない変更があります。').waitFor();
    await save();
    await update();
  });

  test('the saved settings survive a reload', async () => {
    await openConfig();
    await page.reload();
    await openFields();
    expect(await slot('内部メモ').innerText()).toContain('（使わない）');
    expect(await slot('受付日時').innerText()).toContain('受付日時');
    expect(await page.getByText('はじめての設定です').count()).toBe(0);
  });

  test('a needed field left open is named, and nothing is saved', async () => {
    await choose('内容', '（選んでください）');
    await save();
    await page.getByText('まだ保存していません。').first().waitFor();
    await page.getByText('フィールドを選んでください。この機能に必要です。').first().waitFor();
    expect(page.url()).toContain('/plugin/config');
    await choose('内容', '内容');
    await page.getByText('直すところはありません。').waitFor();
  });

  test('what does not fit in a folded paragraph is unfolded, focused and told, and stays as typed', async () => {
    const title = page.getByText('期限と対応', { exact: true }).last();
    const days = page.getByLabel(/^回答期限（/);
    await title.click();
    await days.fill('500');
    await title.click();
    await days.waitFor({ state: 'hidden' });
    await page.getByText('保存していない変更があります。').waitFor();
    await save();
    await page.getByText('まだ保存していません。').first().waitFor();
    await page.getByRole('link', { name: /› 期限と対応 › 回答期限（/ }).waitFor();
    expect(await days.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await days.inputValue()).toBe('500');
    const told = page.getByRole('alert').filter({ hasText: '0から366までの整数' });
    await told.waitFor();

    await days.fill('10');
    await page.getByText('直すところはありません。').waitFor();
    await page.getByText('受付の翌日から数えて10日。', { exact: true }).waitFor();
    // By keyboard: folded with the Enter key on its title.
    await page.getByRole('link', { name: '期限と対応' }).press('Enter');
    await page.keyboard.press('Enter');
    await days.waitFor({ state: 'hidden' });
  });
});

describe('settings as a file', () => {
  let exported: { version: number; features: Record<string, { fields: Record<string, string> }> };

  test('go out to a file that a person may read', async () => {
    await openConfig();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'ファイルに書き出す' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^kumin-settings-app\d+\.json$/);
    exported = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(exported.features['voice']?.fields).toMatchObject({ receivedAt: '受付日時' });
    expect(exported.features['voice']?.fields['memo']).toBeUndefined();
  });

  test('of an older version are brought up to date', async () => {
    const { features } = structuredClone(exported);
    if (features['voice']) features['voice'].fields['memo'] = '内部メモ';
    // Trial documents had no version, and the features stood at the top.
    await importFile('old.json', JSON.stringify(features));
    await page.getByText('読み込みました。まだ保存していません。').waitFor();
    await openFields();
    expect(await slot('内部メモ').innerText()).toContain('内部メモ');
  });

  test.each([
    ['a damaged one', 'broken.json', '{"version": 1, "feat', '壊れています'],
    ['one of something else', 'other.json', '[1, 2, 3]', 'このプラグインの設定ファイルではない'],
    ['one of a newer plugin', 'newer.json', '{"version":99,"features":{}}', '新しい版で書き出され'],
  ])(
    '%s is refused in words, and the screen stays as it was',
    async (_what, name, text, reason) => {
      await importFile(name, text);
      const refusal = page.getByRole('alert').filter({ hasText: `「${name}」は、` });
      await refusal.waitFor();
      expect(await refusal.innerText()).toContain(reason);
      expect(await slot('内部メモ').innerText()).toContain('内部メモ');
    },
  );
});

async function upload(name: string, buffer: Buffer): Promise<void> {
  await page.goto(kintone.url + SYSTEM_PLUGINS);
  await page
    .getByLabel('ファイルを選択')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function openConfig(): Promise<void> {
  await page.goto(appPlugins);
  await page.getByRole('link', { name: `「${PLUGIN}」の設定` }).click();
  await page.getByRole('button', { name: '保存', exact: true }).waitFor();
}

async function save(): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
}

async function update(): Promise<void> {
  await page.getByRole('button', { name: 'アプリを更新' }).click();
  await page.getByText('アプリを更新しました。').waitFor();
}

/** The lines of the fields, folded as nothing is to be decided. */
async function openFields(): Promise<void> {
  const groups = page.getByText(/^(決まっている|使わない)フィールド（/);
  await groups.first().waitFor();
  for (const group of await groups.all()) {
    await group.click();
  }
}

/** The box that shows which field stands for `label`. */
function slot(label: string) {
  return page.getByRole('button', { name: new RegExp(`^${label}[ *]`) });
}

async function choose(label: string, field: string): Promise<void> {
  await slot(label).click();
  await page.getByRole('option', { name: field, exact: true }).click();
}

async function importFile(name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'ファイルから読み込む' }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** The plugin with one byte of its contents turned, the signature as it was. */
function tampered(): Buffer {
  const contents = unzipSync(readFileSync(pluginZip))['contents.zip'] ?? new Uint8Array();
  const middle = Math.floor(contents.length / 2);
  const changed = contents.map((byte, index) => (index === middle ? byte ^ 0xff : byte));
  return repacked({ 'contents.zip': changed });
}

/** The plugin zip with some of its files replaced, or left out. */
function repacked(replaced: Record<string, Uint8Array | undefined>): Buffer {
  const files = { ...unzipSync(readFileSync(pluginZip)), ...replaced };
  const kept = Object.entries(files).filter((entry): entry is [string, Uint8Array] => !!entry[1]);
  return Buffer.from(zipSync(Object.fromEntries(kept)));
}
