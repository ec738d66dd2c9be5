/** An approval through the pages, with everybody it passes: what waits for whom, who acts, and who is told. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { hireOffice, officeApp, PASSWORD } from '../contract/office';
import { passwordHeader } from '../contract/support';
import { launchBrowser, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let client: KintoneRestAPIClient;
let app: string;
let id: string;
const visits: Visit[] = [];

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const call = async (method: string, path: string, body?: unknown): Promise<never> => {
    const response = await fetch(`${kintone.url}${path}`, {
      method,
      headers: {
        ...passwordHeader(ADMINISTRATOR.username, ADMINISTRATOR.password),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return undefined as never;
  };
  await hireOffice({ call });
  client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const user = (code: string) => ({ entity: { type: 'USER', code } });
  const state = (index: number, type: string, ...users: string[]) => ({
    index,
    assignee: { type, entities: users.map(user) },
  });
  app = await officeApp(client, async (preview) => {
    await client.app.updateProcessManagement({
      app: preview,
      enable: true,
      states: {
        起案: { name: '起案', ...state(0, 'ONE') },
        確認: { name: '確認', ...state(1, 'ALL', 'ito', 'kato') },
        決裁: { name: '決裁', ...state(2, 'ONE', 'sato', 'ito') },
        完了: { name: '完了', ...state(3, 'ONE') },
      } as never,
      actions: [
        { name: '回す', from: '起案', to: '確認' },
        { name: '確認する', from: '確認', to: '決裁' },
        { name: '差し戻す', from: '確認', to: '起案' },
        { name: '決裁する', from: '決裁', to: '完了' },
        {
          name: '取り下げる',
          from: '決裁',
          to: '起案',
          type: 'SECONDARY',
          executableUser: { entities: [user('kato')] },
        },
      ] as never,
    });
  });
  ({ id } = await client.record.addRecord({
    app,
    record: { 件名: { value: '街灯の新設' } },
  }));
  await client.record.updateRecordStatus({ app, id, action: '回す' });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => {
  for (const { foreignRequests, pageErrors } of visits) {
    expect(foreignRequests).toEqual([]);
    expect(pageErrors).toEqual([]);
  }
});

/** Signs a user in; the page stands at the portal. */
async function signIn(code: string, width = 1280): Promise<Page> {
  const password = code === ADMINISTRATOR.username ? ADMINISTRATOR.password : PASSWORD;
  const one = await visit(browser, kintone.url, { code, password, path: '/k/', width });
  visits.push(one);
  return one.page;
}

const record = (): string => `${kintone.url}/k/${app}/show#record=${id}`;
const bar = (page: Page) => page.getByRole('region', { name: 'プロセス管理' });
const dialog = (page: Page) => page.getByRole('dialog');

test('an assignee is told by the bell, finds the record on the portal, and acts', async () => {
  const page = await signIn('ito', 375);
  await page.getByRole('link', { name: '通知（自分宛の未読1件）' }).waitFor();
  await page.getByRole('link', { name: '申請 1件' }).waitFor(); // 未処理
  await page.getByText('あなたが作業者です（確認）。').waitFor();
  const tooWide = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await page.evaluate(tooWide)).toBe(false);
  await page.getByRole('link', { name: '申請：街灯の新設' }).click();
  await bar(page).getByText('全員が実行すると次へ進みます').waitFor();
  await page.getByRole('link', { name: '通知', exact: true }).waitFor(); // read by opening it
  await bar(page).getByRole('button', { name: '確認する' }).click();
  await dialog(page).getByRole('button', { name: '実行する' }).click();
  await bar(page).getByText('（実行済み：確認する）').waitFor();
  await bar(page).getByText('加藤 次郎さんの操作を待っています。').waitFor();
  expect(await bar(page).getByRole('button', { name: '確認する' }).count()).toBe(0);
  const assignees = [
    { assignee: { code: 'ito', name: '伊藤 一郎' }, action: '確認する' },
    { assignee: { code: 'kato', name: '加藤 次郎' }, action: null },
  ];
  expect(await page.evaluate('kintone.app.record.getAssignees()')).toEqual(assignees);
  await page.goto(`${record()}&mode=edit`);
  await page.locator('.rf-edit').waitFor();
  expect(await page.evaluate('kintone.app.record.getAssignees()')).toEqual(assignees);
  await page.goto(`${kintone.url}/k/`);
  await page.getByText('あなたの操作を待っているレコードはありません。').waitFor();
});

test('the last of all names who is next, and nothing is sent before one is chosen', async () => {
  const page = await signIn('kato');
  await page.goto(record());
  await bar(page).getByRole('button', { name: '確認する' }).click();
  await dialog(page).getByRole('button', { name: '実行する' }).click();
  await dialog(page).getByText('次の作業者を選んでください。').waitFor();
  await dialog(page).getByLabel('次の作業者').selectOption('佐藤 花子');
  await dialog(page).getByRole('button', { name: '実行する' }).click();
  await bar(page).getByText('決裁', { exact: true }).waitFor();
  // Not the assignee, but named by an action: the one thing there is to do.
  await bar(page).getByRole('button', { name: '取り下げる' }).waitFor();
  expect(await bar(page).getByRole('button', { name: '決裁する' }).count()).toBe(0);
});

test('whose turn it is not sees for whom the record waits, and what was done before', async () => {
  const page = await signIn('ito');
  await page.goto(record());
  await bar(page).getByText('佐藤 花子さんの操作を待っています。').waitFor();
  expect(await bar(page).getByRole('button', { name: '現在の作業者を変更' }).count()).toBe(0);
  await bar(page).getByRole('button', { name: 'ステータスの履歴' }).click();
  // The dialog opens before its rows are read.
  await dialog(page)
    .getByRole('row', { name: /Administrator/ })
    .waitFor();
  const rows = await dialog(page).getByRole('row').allInnerTexts();
  expect(rows.slice(1).map((row) => row.split('\t').slice(1).join(' / '))).toEqual([
    '加藤 次郎 / 確認する / 確認 → 決裁',
    '伊藤 一郎 / 確認する / 確認（ほかの作業者を待っています）',
    'Administrator / 回す / 起案 → 確認',
  ]);
});

test('an administrator of the app puts another in an assignee’s place, who is told', async () => {
  const page = await signIn(ADMINISTRATOR.username);
  await page.goto(record());
  await bar(page).getByRole('button', { name: '現在の作業者を変更' }).click();
  await dialog(page).getByLabel('佐藤 花子').uncheck();
  await dialog(page).getByLabel('伊藤 一郎').check();
  await dialog(page).getByRole('button', { name: 'OK' }).click();
  await bar(page).getByText('伊藤 一郎さんの操作を待っています。').waitFor();
  const ito = await signIn('ito');
  await ito.getByText('あなたが作業者です（決裁）。').waitFor();
});

test('a comment names a section, is answered to all, and leads its readers to the record', async () => {
  const ito = await signIn('ito');
  await ito.goto(record());
  const write = ito.getByLabel('コメントを書き込む（@で宛先を指定）');
  await write.pressSequentially('@広報');
  await ito.getByRole('option', { name: '広報課 組織' }).waitFor();
  await ito.keyboard.press('Enter');
  await write.pressSequentially('場所の図を見てください。');
  await ito.getByRole('button', { name: '書き込む' }).click();
  await ito.getByText('@広報課').waitFor();

  const kato = await signIn('kato');
  const told = kato.getByRole('listitem').filter({ hasText: '場所の図を見てください。' });
  await told.getByText('未読').waitFor();
  await told.getByRole('link', { name: '申請：街灯の新設' }).click();
  await kato.getByRole('button', { name: '全員に返信' }).click();
  expect(await kato.getByLabel('コメントを書き込む（@で宛先を指定）').inputValue()).toBe(
    '@伊藤 一郎 @広報課 ',
  );
  await kato.keyboard.type('見ました。');
  await kato.getByRole('button', { name: '書き込む' }).click();
  await kato.getByText('見ました。').waitFor();
  expect((await client.record.getRecordComments({ app, record: id })).comments[0]).toMatchObject({
    mentions: [
      { code: 'ito', type: 'USER' },
      { code: 'koho', type: 'ORGANIZATION' },
    ],
  });
});

test('notifications are marked one by one and all at once, and come back as unread', async () => {
  const page = await signIn('kato');
  await page.getByRole('button', { name: /^すべて（未読\d+件）$|^すべて$/ }).click();
  const first = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('time') })
    .first();
  await first.getByRole('button', { name: /^未読に戻す/ }).click();
  await page.getByRole('button', { name: 'すべて（未読1件）' }).waitFor();
  await page.getByRole('button', { name: 'すべて既読にする' }).click();
  await page.getByRole('button', { name: 'すべて', exact: true }).waitFor();
});

test('the settings say what is in force, and switch process management off and on', async () => {
  const page = await signIn(ADMINISTRATOR.username, 375);
  const settings = `${kintone.url}/k/admin/app/flow?app=${app}#section=`;
  await page.goto(`${settings}settings`);
  await page.getByRole('link', { name: 'プロセス管理の設定へ' }).click();
  const second = page.getByRole('group', { name: 'ステータス 2', exact: true });
  await second.waitFor();
  await expect(second.getByRole('listitem').allInnerTexts()).resolves.toEqual([
    expect.stringContaining('伊藤 一郎'),
    expect.stringContaining('加藤 次郎'),
  ]);
  const last = page.getByRole('group', { name: 'アクション 5', exact: true });
  await last.getByText('加藤 次郎', { exact: true }).waitFor();
  const enable = page.getByLabel('プロセス管理を有効にする');
  for (const on of [false, true]) {
    await enable.setChecked(on);
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('プロセス管理の設定を保存しました。').waitFor();
    await client.app.deployApp({ apps: [{ app }] });
    expect((await client.app.getProcessManagement({ app })).enable).toBe(on);
  }
  const { record: kept } = await client.record.getRecord({ app, id });
  expect(kept['ステータス']?.value).toBe('決裁');

  await page.goto(`${settings}notifications`);
  await page.getByRole('cell', { name: 'フィールド「作成者」' }).waitFor();
  const tooWide = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await page.evaluate(tooWide)).toBe(false);
});
