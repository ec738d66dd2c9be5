/** What goes wrong on the way: each fault is said in words, nothing typed is lost, the rest works on. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { deployAndWait } from '../../scripts/provision/deploy';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { toConfig } from '../../src/settings/storage';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'ueki-asuka';
const COLLEAGUE = 'murakami-hina';
const TYPED = '街灯が切れている。\n夜は足もとが見えない。';

let ward: Ward;
let browser: Browser;
let recordId: number;
const visits: Visit[] = [];

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
});

beforeEach(async () => {
  const field = (value: string) => ({ value });
  const { id } = await client().record.addRecord({
    app: ward.voiceAppId,
    record: {
      件名: field('街灯について'),
      内容: field('はじめの内容です。'),
      経路: field('窓口'),
      種別: field('要望'),
      分野: field('防犯・防災'),
      地域: field('黒崎'),
      回答希望: field('未確認'),
    } satisfies Partial<Record<keyof kintone.types.VoiceFields, { value: string }>>,
  });
  recordId = Number(id);
});

afterEach(async () => {
  for (const { context, foreignRequests, pageErrors } of visits.splice(0)) {
    expect(foreignRequests).toEqual([]);
    expect(pageErrors).toEqual([]);
    await context.close();
  }
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

test('a save while the server cannot be reached: said, kept, and done once it is back', async () => {
  const { page, context } = await edit(CLERK);
  await typeBody(page, TYPED);
  await context.setOffline(true);
  await save(page);
  await page.getByRole('alert').filter({ hasText: 'サーバーに接続できない' }).waitFor();
  expect(await body(page).inputValue()).toBe(TYPED);

  await context.setOffline(false);
  await save(page);
  await expectSaved(page, TYPED);
});

test('a new record while the server cannot be reached keeps every choice as well', async () => {
  const { page, context } = await go(CLERK, 'edit');
  // The card comes when the form is at rest: before, the form may be drawn anew under the pointer.
  await page.getByRole('region', { name: 'かんたん記録' }).getByRole('radio').first().waitFor();
  await page.getByRole('radio', { name: '電話' }).last().check({ force: true });
  await typeBody(page, TYPED);
  await context.setOffline(true);
  await save(page);
  await page.getByRole('alert').filter({ hasText: 'サーバーに接続できない' }).waitFor();
  expect(await page.getByRole('radio', { name: '電話' }).last().isChecked()).toBe(true);
  expect(await body(page).inputValue()).toBe(TYPED);

  await context.setOffline(false);
  await save(page);
  await expectSaved(page, TYPED);
});

test('a save after a colleague’s: said so, kept, and both changes stand at the end', async () => {
  const { page } = await edit(CLERK);
  await typeBody(page, TYPED);
  const other = await edit(COLLEAGUE);
  await other.page.getByRole('textbox', { name: '対応時間' }).fill('40');
  await save(other.page);
  await other.page.getByRole('button', { name: 'レコードを編集する' }).waitFor();

  await save(page);
  await page.getByRole('alert').filter({ hasText: 'ほかのユーザーが' }).waitFor();
  expect(await body(page).inputValue()).toBe(TYPED);

  await page.getByRole('button', { name: /この画面で変えた項目だけを保存する/ }).click();
  await expectSaved(page, TYPED);
  const { record } = await client().record.getRecord({ app: ward.voiceAppId, id: recordId });
  expect(record['対応時間']?.value).toBe('40');
});

test('a session that ended: the way to sign in again is shown, and the save goes on after it', async () => {
  const { page, context } = await edit(CLERK);
  await typeBody(page, TYPED);
  await context.clearCookies();
  await save(page);
  await page.getByRole('alert').filter({ hasText: 'ログインの有効期限が切れた' }).first().waitFor();
  expect(await body(page).inputValue()).toBe(TYPED);

  const door = await signInAgain(page, context);
  await page.getByText('もう一度操作できます。').waitFor();
  await door.close();
  await save(page);
  await expectSaved(page, TYPED);
});

test('a settings field that was deleted: the list works on and tells in one line who can mend it', async () => {
  const app = ward.voiceAppId;
  await client().app.deleteFormFields({ app, fields: ['分野'] });
  await deployed();

  const { page } = await go(CLERK, '');
  const line = page.getByText('「区民のこえ」は休止しています。');
  await line.waitFor();
  expect(await line.count()).toBe(1);
  expect(await line.innerText()).toContain('このアプリの管理者が、プラグインの設定で直せます');
  await page.getByRole('link', { name: 'レコードの詳細を表示する' }).first().click();
  await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();

  const admin = await go(ADMINISTRATOR.username, '', ADMINISTRATOR.password);
  await admin.page.goto(`${ward.url}/k/admin/app/${app}/plugin/`);
  await admin.page.getByRole('link', { name: /の設定$/ }).click();
  await admin.page.getByText('フィールド「分野」がこのアプリにありません').first().waitFor();
});

test('settings of a newer plugin: said to everyone, lost to nobody, the page works on', async () => {
  const app = ward.voiceAppId;
  const admin = await go(ADMINISTRATOR.username, '', ADMINISTRATOR.password);
  await admin.page.goto(`${ward.url}/k/admin/app/${app}/plugin/`);
  await admin.page.getByRole('link', { name: /の設定$/ }).click();
  await admin.page.getByRole('button', { name: '保存', exact: true }).waitFor();
  // As the newer plugin's own config screen stored them.
  const newer = toConfig(JSON.stringify({ version: 99, features: { voice: {} } })) ?? {};
  await admin.page.evaluate((config) => kintone.plugin.app.setConfig(config), newer);
  await admin.page.getByRole('button', { name: 'アプリを更新' }).click();
  await admin.page.getByText('アプリを更新しました。').waitFor();

  const { page } = await go(CLERK, '');
  await page.getByText('今のプラグインより新しい版で保存されています').waitFor();
  await page.getByRole('link', { name: 'レコードの詳細を表示する' }).first().waitFor();

  await admin.page.getByRole('link', { name: /の設定$/ }).click();
  await admin.page.getByText('このまま保存すると、新しい版の設定は失われます').waitFor();
});

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}

/** @param path behind the app's address */
async function go(code: string, path: string, password = ward.samplePassword): Promise<Visit> {
  const visited = await visit(browser, ward.url, {
    code,
    password,
    path: `/k/${ward.voiceAppId}/${path}`,
  });
  visits.push(visited);
  return visited;
}

async function edit(code: string): Promise<Visit> {
  const visited = await go(code, `show#record=${recordId}&mode=edit`);
  await visited.page.getByRole('button', { name: '保存', exact: true }).waitFor();
  return visited;
}

/** The field itself: the quick-entry card, which comes first, has one of the same name. */
function body(page: Page) {
  return page.getByRole('textbox', { name: '内容' }).last();
}

async function typeBody(page: Page, text: string): Promise<void> {
  await body(page).fill(text);
  await body(page).blur();
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
}

async function expectSaved(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
  const id = Number(/#record=(\d+)/.exec(page.url())?.[1]);
  const { record } = await client().record.getRecord({ app: ward.voiceAppId, id });
  expect(record['内容']?.value).toBe(text);
}

/** Through the link of the message, in a tab of its own. */
async function signInAgain(page: Page, context: BrowserContext): Promise<Page> {
  const [door] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: '新しいタブでログイン' }).click(),
  ]);
  await door.getByLabel('ログイン名').fill(CLERK);
  await door.getByLabel('パスワード').fill(ward.samplePassword);
  await door.getByRole('button', { name: 'ログイン' }).click();
  return door;
}

async function deployed(): Promise<void> {
  expect(await deployAndWait(client(), ward.voiceAppId)).toBe('SUCCESS');
}
