/** API tokens: an app's administrator makes one on the settings screen, and a program elsewhere uses it. */
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { provisionApps } from '../../scripts/provision/apps';
import { kintoneClient } from '../../scripts/provision/client';
import { words } from '../../scripts/provision/messages';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let admin: Visit;
let page: Page;
let app: string;

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  app = (await provisionApps({ client, text: words('ja'), log: () => {} }, ['voice'])).voice.appId;
  browser = await launchBrowser();
  const { username: code, password } = ADMINISTRATOR;
  const path = `/k/admin/app/flow?app=${app}#section=settings`;
  // As wide as a phone: what can be done there can be done anywhere.
  admin = await visit(browser, kintone.url, { code, password, path, width: 375 });
  page = admin.page;
  await page.goto(`${kintone.url}${path}`);
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => {
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

test('a generated token may read, and what is ticked, each once the app is updated', async () => {
  await page.getByRole('link', { name: 'APIトークンの設定へ' }).click();
  await page.getByText('APIトークンはまだありません。').waitFor();
  const key = await generate();
  expect(await read(key)).toBe(400);
  await updateApp();
  expect(await read(key)).toBe(200);
  expect(await add(key)).toBe(403);

  await right('レコード追加').click();
  await page.getByRole('status').filter({ hasText: 'アクセス権を変更しました。' }).waitFor();
  expect(await add(key)).toBe(403);
  await updateApp();
  expect(await add(key)).toBe(200);
  await page.reload();
  expect(await right('レコード閲覧').isChecked()).toBe(true);
  expect(await right('レコード追加').isChecked()).toBe(true);
  expect(await right('アプリ管理').isChecked()).toBe(false);
  const tooWide = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await page.evaluate(tooWide)).toBe(false);
});

test('a deleted token opens nothing once the app is updated', async () => {
  const key = await token().inputValue();
  await page.getByRole('button', { name: '「APIトークン 1」を削除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '削除' }).click();
  await page.getByText('APIトークンはまだありません。').waitFor();
  expect(await read(key)).toBe(200);
  await updateApp();
  // 400 GAIA_IA02, as the service answers a token it does not know.
  expect(await read(key)).toBe(400);
  expect(await add(key)).toBe(400);
});

async function generate(): Promise<string> {
  await page.getByRole('button', { name: '生成する' }).press('Enter');
  await page.getByRole('status').filter({ hasText: 'APIトークンを生成しました。' }).waitFor();
  return token().inputValue();
}

async function updateApp(): Promise<void> {
  await page.getByRole('button', { name: 'アプリを更新' }).click();
  await page.getByText('アプリを更新しました。').waitFor();
}

function token() {
  return page.getByRole('textbox', { name: 'APIトークン 1' });
}

function right(name: string) {
  return page.getByRole('region', { name: 'APIトークン 1' }).getByRole('checkbox', { name });
}

/** @returns the HTTP status of the answer, as the two below it */
async function read(key: string): Promise<number> {
  const url = `${kintone.url}/k/v1/records.json?app=${app}`;
  return (await fetch(url, { headers: { 'X-Cybozu-API-Token': key } })).status;
}

async function add(key: string): Promise<number> {
  const answer = await fetch(`${kintone.url}/k/v1/record.json`, {
    method: 'POST',
    headers: { 'X-Cybozu-API-Token': key, 'Content-Type': 'application/json' },
    body: JSON.stringify({ app, record: { 内容: { value: 'ベンチがほしい。' } } }),
  });
  return answer.status;
}
