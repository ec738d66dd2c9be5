/** Records on a phone at 375 px: every kind of field, rows, lookups, an approval, deletion, and what goes wrong. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { hireOffice, PASSWORD } from '../contract/office';
import { passwordHeader } from '../contract/support';
import { makePhoneApps } from './phone-app';
import { launchBrowser, PATIENCE } from './support';

let kintone: Kintone;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let client: KintoneRestAPIClient;
let app: string;
const errors: string[] = [];

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const call = async (method: string, path: string, body?: unknown): Promise<never> => {
    const { username, password } = ADMINISTRATOR;
    const headers = { ...passwordHeader(username, password), 'Content-Type': 'application/json' };
    const response = await fetch(kintone.url + path, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return undefined as never;
  };
  await hireOffice({ call });
  client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  ({ app } = await makePhoneApps(client));
  browser = await launchBrowser();
  context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 375, height: 740 },
    isMobile: true,
    hasTouch: true,
  });
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${kintone.url}/k/m/`);
  await page.getByLabel('ログイン名').fill('kato');
  await page.getByLabel('パスワード').fill(PASSWORD);
  await page.getByRole('button', { name: 'ログイン' }).tap();
  await page.waitForURL(`${kintone.url}/k/m/`);
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => expect(errors).toEqual([]));

const box = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const address = (rest: string): string => `${kintone.url}/k/m/${app}/${rest}`;
const told = (): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'told') as unknown);

async function add(record: Record<string, { value: unknown }>): Promise<string> {
  return (await client.record.addRecord({ app, record })).id;
}

async function edit(id: string): Promise<void> {
  await page.goto(address(`show?record=${id}#mode=edit`));
  await box('件名').waitFor();
}

/** Saves and waits for the record's page. @returns its values as REST gives them */
async function save(): Promise<Record<string, { value: unknown }>> {
  await button('保存').tap();
  await page.waitForURL(/\/show\?record=\d+$/);
  await button('レコードを編集する').waitFor();
  const id = new URL(page.url()).searchParams.get('record') ?? '';
  return (await client.record.getRecord({ app, id })).record;
}

async function fits(): Promise<void> {
  const [wide, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(wide).toBe(window);
}

test('every kind of field can be filled in with a finger, and is saved as it was filled in', async () => {
  await page.goto(address('edit'));
  await box('件名').fill('歩道の段差');
  await box('くわしい内容').fill('1行目\n2行目');
  await box('説明').tap();
  await page.keyboard.type('気をつける');
  await box('金額').fill('１２００');
  await pickDate(0);
  await pickTime(0, '09', '15');
  await pickDate(1);
  await pickTime(1, '13', '30');
  await page.getByRole('radio', { name: '電話' }).tap();
  await page.getByRole('checkbox', { name: '急ぎ' }).tap();
  await page.getByRole('checkbox', { name: '写真あり' }).tap();
  await page.getByRole('button', { name: '種類' }).tap();
  await page.getByRole('option', { name: '道路' }).tap();
  await page.getByRole('option', { name: '黒崎' }).tap();
  await page.getByRole('option', { name: '香月' }).tap();
  await page.getByRole('button', { name: '担当者を一覧から選ぶ' }).tap();
  await page.getByRole('dialog').getByRole('checkbox', { name: '佐藤 花子' }).tap();
  await page.getByRole('dialog').getByRole('button', { name: 'OK' }).tap();
  const photo = { name: '段差.png', mimeType: 'image/png', buffer: Buffer.from('photo') };
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByText('段差.png').waitFor();
  await box('参考ページ').fill('https://example.com/');
  await fits();
  // The mobile file's own change handler writes the title once 種類 is chosen.
  expect(await box('件名').inputValue()).toBe('道路の件');
  const record = await save();
  const values = Object.fromEntries(FILLED.map((code) => [code, record[code]?.value]));
  expect(values).toMatchObject({
    memo: '1行目\n2行目',
    rich: expect.stringContaining('気をつける'),
    amount: '1200',
    day: expect.stringMatching(/-15$/),
    time: '09:15',
    at: expect.stringMatching(/-15T04:30:00Z$/),
    route: '電話',
    marks: ['急ぎ', '写真あり'],
    kind: '道路',
    areas: ['黒崎', '香月'],
    people: [{ code: 'sato' }],
    files: [{ name: '段差.png' }],
    site: 'https://example.com/',
  });
  await fits();
});

test('rows of a subtable are added, filled in and taken away, and change events tell of them', async () => {
  await page.goto(address('edit'));
  await box('件名').fill('作業の記録');
  await box('作業名').fill('草刈り');
  await box('人数').fill('3');
  await button('行を追加する').first().tap();
  await box('作業名').nth(1).fill('清掃');
  await button('行を追加する').nth(1).tap();
  await box('作業名').nth(2).fill('余分な行');
  await box('件名').tap();
  await button('行を削除する').nth(2).tap();
  await fits();
  expect(await told()).toEqual([
    'mobile.app.record.create.change.item|草刈り|草刈り',
    'mobile.app.record.create.change.count|3|草刈り',
    expect.stringMatching(/^mobile\.app\.record\.create\.change\.lines\|/),
    'mobile.app.record.create.change.item|清掃|清掃',
    expect.stringMatching(/^mobile\.app\.record\.create\.change\.lines\|/),
    'mobile.app.record.create.change.item|余分な行|余分な行',
    expect.stringMatching(/^mobile\.app\.record\.create\.change\.lines\|/),
  ]);
  const { lines } = await save();
  const rows = lines?.value as { value: Record<string, { value: string }> }[];
  expect(rows.map(({ value }) => [value['item']?.value, value['count']?.value])).toEqual([
    ['草刈り', '3'],
    ['清掃', ''],
  ]);
  await fits();
});

test('a lookup is fetched when it is clear, asked about when it is not, and cleared', async () => {
  await page.goto(address('edit'));
  await box('施設').fill('折尾図書館');
  await button('取得').tap();
  await page.getByText('参照先からデータが取得されました。').waitFor();
  await page.getByText('光明一丁目9番17号').waitFor();
  await button('クリア').tap();
  await page.getByText('取得したデータを消去しました。').waitFor();
  expect(await page.getByText('光明一丁目9番17号').count()).toBe(0);
  await box('施設').fill('図書館');
  await button('取得').tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('八幡西図書館').waitFor();
  await fits();
  await dialog
    .getByRole('row', { name: /八幡西図書館/ })
    .getByRole('button')
    .tap();
  await page.getByText('黒崎三丁目15番3号').waitFor();
  await box('件名').fill('施設の件');
  expect(await save()).toMatchObject({
    place: { value: '八幡西図書館' },
    address: { value: '黒崎三丁目15番3号' },
  });
});

test('a process action asks who acts next, and sends nothing before one is chosen', async () => {
  const id = await add({ title: { value: '確認の要る件' } });
  await page.goto(address(`show?record=${id}`));
  await button('確認に回す').tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '実行する' }).tap();
  await dialog.getByText('次の作業者を選んでください。').waitFor();
  await dialog.getByLabel('次の作業者').selectOption('伊藤 一郎');
  await dialog.getByRole('button', { name: '実行する' }).tap();
  await page.getByText('伊藤 一郎さんの操作を待っています。').waitFor();
  const { record } = await client.record.getRecord({ app, id });
  expect(record['作業者']?.value).toMatchObject([{ code: 'ito' }]);
});

test('a deleted record asks first and leads back to the list', async () => {
  const id = await add({ title: { value: '消す件' } });
  await page.goto(address(`show?record=${id}`));
  await button('オプション').tap();
  await button('削除する').tap();
  await page.getByRole('dialog').getByRole('button', { name: 'キャンセル' }).tap();
  await button('オプション').tap();
  await button('削除する').tap();
  await page.getByRole('dialog').getByRole('button', { name: '削除する' }).tap();
  await page.waitForURL(address(''));
  const { totalCount } = await client.record.getRecords({
    app,
    query: `$id = ${id}`,
    totalCount: true,
  });
  expect(totalCount).toBe('0');
});

test('a save without a network says so and loses nothing that was typed', async () => {
  const id = await add({ title: { value: '電波の届かない件' } });
  await edit(id);
  await box('くわしい内容').fill('現場で書いた。');
  await context.setOffline(true);
  await button('保存').tap();
  await page.getByRole('alert').filter({ hasText: 'サーバーに接続できない' }).waitFor();
  expect(await box('くわしい内容').inputValue()).toBe('現場で書いた。');
  await fits();
  await context.setOffline(false);
  expect(await save()).toMatchObject({ memo: { value: '現場で書いた。' } });
});

test('a save after somebody else’s says so, and puts only what was changed here over it', async () => {
  const id = await add({ title: { value: '二人で直す件' } });
  await edit(id);
  await box('くわしい内容').fill('電話で聞いた。');
  await client.record.updateRecord({ app, id, record: { amount: { value: '500' } } });
  await button('保存').tap();
  await page.getByRole('alert').filter({ hasText: 'ほかのユーザーが' }).waitFor();
  expect(await box('くわしい内容').inputValue()).toBe('電話で聞いた。');
  await fits();
  await page.getByRole('button', { name: /この画面で変えた項目だけを保存する/ }).tap();
  await button('レコードを編集する').waitFor();
  const { record } = await client.record.getRecord({ app, id });
  expect([record['memo']?.value, record['amount']?.value]).toEqual(['電話で聞いた。', '500']);
});

const FILLED = ['memo', 'rich', 'amount', 'day', 'time', 'at', 'route', 'marks', 'kind', 'areas'];
FILLED.push('people', 'files', 'site');

/** The 15th of the month the calendar opens with. */
async function pickDate(nth: number): Promise<void> {
  const picker = page.locator('.rf-component:has(input[class*=date])').nth(nth);
  const input = picker.locator('input').first();
  await input.tap();
  await picker.locator('td').getByText('15', { exact: true }).tap();
  await expect(input.inputValue()).resolves.toMatch(/-15$/);
}

async function pickTime(nth: number, hours: string, minutes: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Hour' }).nth(nth).selectOption(hours);
  await page.getByRole('combobox', { name: 'Minute' }).nth(nth).selectOption(minutes);
}
