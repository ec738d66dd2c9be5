/** An administrator sets an app up in its settings, as in kintone: an approval that then works on a record, and notes. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { Browser, Locator, Page } from 'playwright-core';
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
let page: Page;
let call: (method: string, path: string, body?: unknown) => Promise<never>;
const visits: Visit[] = [];

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  call = async (method, path, body) => {
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
  app = await officeApp(client, () => Promise.resolve());
  browser = await launchBrowser();
  page = await signIn(ADMINISTRATOR.username, `/k/admin/app/flow?app=${app}#section=process`);
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

async function signIn(code: string, path: string): Promise<Page> {
  const password = code === ADMINISTRATOR.username ? ADMINISTRATOR.password : PASSWORD;
  const one = await visit(browser, kintone.url, { code, password, path });
  visits.push(one);
  return one.page;
}

const card = (name: string): Locator => page.getByRole('group', { name, exact: true });
const nameOf = (status: number): Locator =>
  page.getByRole('group', { name: new RegExp(`^ステータス ${status}`) }).getByLabel('ステータス名');
const save = (): Promise<void> => page.getByRole('button', { name: '保存' }).click();
const saved = (): Promise<void> => page.getByText('プロセス管理の設定を保存しました。').waitFor();

async function addTo(group: Locator, list: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    await group.getByLabel(`${list}に追加する相手`).selectOption({ label: name });
    await group.getByRole('button', { name: `${list}に追加`, exact: true }).click();
    await group.getByRole('listitem').filter({ hasText: name }).waitFor();
  }
}

test('switched on, process management begins with three statuses, and they are changed on the page', async () => {
  await page.getByLabel('プロセス管理を有効にする').check();
  await page.getByText('保存していない変更があります。').waitFor();
  await save();
  await saved();

  await nameOf(1).fill('起案');
  await nameOf(2).fill('確認');
  const second = card('ステータス 2');
  await second.getByRole('button', { name: '作成者」を外す' }).click();
  await second.getByLabel('作業者', { exact: true }).first().selectOption('次のユーザー全員');
  await addTo(second, '作業者', '伊藤 一郎', '加藤 次郎');

  await page.getByRole('button', { name: 'ステータスを追加する' }).click();
  await page.keyboard.type('決裁');
  await card('ステータス 4').getByRole('button', { name: '決裁を上へ移動' }).press('Enter');
  await expect(nameOf(3).inputValue()).resolves.toBe('決裁');
  // The keyboard stays with the status that moved.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    '決裁を上へ移動',
  );
  await addTo(card('ステータス 3'), '作業者', '佐藤 花子', '広報課');
  await card('ステータス 3').getByLabel('下位組織に継承する').check();

  await card('アクション 1').getByLabel('アクション名').fill('回す');
  await card('アクション 2').getByLabel('アクション名').fill('確認する');
  await card('アクション 2').getByLabel('実行後のステータス').selectOption('決裁');
});

test('what is wrong is said at its place, and nothing typed is lost', async () => {
  await page.getByRole('button', { name: 'アクションを追加する' }).click();
  const third = card('アクション 3');
  await third.getByLabel('実行前のステータス').selectOption('決裁');
  await third.getByLabel('実行後のステータス').selectOption('完了');
  const condition = third.getByLabel('実行できるレコードの条件（クエリ）');
  await condition.fill('件目 = "街灯"');
  await save();
  await third.getByText('名前を入力してください。').waitFor();
  await third.getByText('フィールドコード「件目」のフィールドはありません。').waitFor();
  expect(await condition.inputValue()).toBe('件目 = "街灯"');
  expect(await third.getByLabel('アクション名').evaluate((it) => it.matches(':focus'))).toBe(true);
  await page.keyboard.type('決裁する');

  await condition.fill('');
  await third.getByRole('button', { name: '条件を組み立てる' }).click();
  const dialog = page.getByRole('dialog', { name: '条件の設定' });
  await dialog.getByRole('button', { name: '条件を追加する' }).click();
  await dialog.getByLabel('フィールド').selectOption('件名');
  await dialog.getByLabel('値').fill('街灯');
  await dialog.getByRole('button', { name: '適用' }).click();
  expect(await condition.inputValue()).toBe('件名 like "街灯"');
  await third.getByText('条件：').filter({ hasText: '街灯' }).waitFor();

  await page.getByRole('button', { name: 'アクションを追加する' }).click();
  const fourth = card('アクション 4');
  await fourth.getByLabel('実行前のステータス').selectOption('決裁');
  await fourth.getByLabel('アクション名').fill('取り下げる');
  await fourth.getByLabel('実行後のステータス').selectOption('起案');
  await fourth
    .getByLabel('アクションを実行できるユーザー')
    .selectOption({ label: '次のユーザー（作業者以外でも実行できるアクション）' });
  await addTo(fourth, '作業者でなくても実行できるユーザー', '確認者');
});

test('a tab is left with unsaved changes only when one says so', async () => {
  await page.getByRole('tab', { name: '一覧' }).click();
  await page.getByRole('button', { name: '入力を続ける' }).click();
  expect(await nameOf(1).inputValue()).toBe('起案');
});

test('the process is in force after the update, and an action runs on a record', async () => {
  await save();
  await saved();
  await page.getByRole('button', { name: 'アプリを更新' }).click();
  await page.getByText('アプリを更新しました。').waitFor();

  const { enable, states, actions } = await client.app.getProcessManagement({ app });
  expect(enable).toBe(true);
  const by = (type: string, code: string, includeSubs = false) => ({
    entity: { type, code },
    includeSubs,
  });
  expect(Object.values(states ?? {}).sort((a, b) => Number(a.index) - Number(b.index))).toEqual([
    {
      ...{ name: '起案', index: '0' },
      assignee: { type: 'ONE', entities: [by('FIELD_ENTITY', '作成者')] },
    },
    {
      ...{ name: '確認', index: '1' },
      assignee: { type: 'ALL', entities: [by('USER', 'ito'), by('USER', 'kato')] },
    },
    {
      ...{ name: '決裁', index: '2' },
      assignee: { type: 'ONE', entities: [by('USER', 'sato'), by('ORGANIZATION', 'koho', true)] },
    },
    {
      ...{ name: '完了', index: '3' },
      assignee: { type: 'ONE', entities: [by('FIELD_ENTITY', '作成者')] },
    },
  ]);
  expect(actions).toEqual([
    { name: '回す', from: '起案', to: '確認', filterCond: '', type: 'PRIMARY' },
    { name: '確認する', from: '確認', to: '決裁', filterCond: '', type: 'PRIMARY' },
    {
      ...{ name: '決裁する', from: '決裁', to: '完了', type: 'PRIMARY' },
      filterCond: '件名 like "街灯"',
    },
    {
      ...{ name: '取り下げる', from: '決裁', to: '起案', filterCond: '', type: 'SECONDARY' },
      executableUser: { entities: [by('GROUP', 'checkers')] },
    },
  ]);

  const { id } = await client.record.addRecord({
    app,
    record: { 件名: { value: '街灯の新設' } },
  });
  await page.goto(`${kintone.url}/k/${app}/show#record=${id}`);
  await page.getByRole('button', { name: '回す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '実行' }).click();
  await page.getByText('確認', { exact: true }).first().waitFor();
  const { record } = await client.record.getRecord({ app, id });
  expect(record['ステータス']?.value).toBe('確認');
});

test('a change of somebody else meanwhile is not overwritten without a word', async () => {
  await page.goto(`${kintone.url}/k/admin/app/flow?app=${app}#section=process`);
  await card('アクション 1').getByLabel('アクション名').fill('回付する');
  const { actions } = await client.app.getProcessManagement({ app, preview: true });
  await client.app.updateProcessManagement({
    app,
    actions: actions?.map((one) => ({ ...one, name: `${one.name}！` })) as never,
  });
  await save();
  await page.getByText('ほかの人がプロセス管理の設定を変更しました。').waitFor();
  expect(await card('アクション 1').getByLabel('アクション名').inputValue()).toBe('回付する');
  await save();
  await saved();
  const after = await client.app.getProcessManagement({ app, preview: true });
  expect(after.actions?.map(({ name }) => name)).toContain('回付する');
});

test('what only the server knows is shown where it belongs, at 375 px too', async () => {
  await call('POST', '/v1/groups.json', { groups: [{ code: 'temp', name: '臨時班' }] });
  await page.setViewportSize({ width: 375, height: 800 });
  await page.reload();
  const second = card('ステータス 2');
  await addTo(second, '作業者', '臨時班');
  const tooWide = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await page.evaluate(tooWide)).toBe(false);
  // The group goes while the page is open.
  await call('DELETE', '/v1/groups.json', { codes: ['temp'] });
  await save();
  await second.getByText('「temp」は存在しません。').waitFor();
  await second.getByRole('button', { name: '臨時班を外す' }).click();
  await save();
  await saved();
});

test('notes for administrators are kept, and their scripts do not run', async () => {
  await page.goto(`${kintone.url}/k/admin/app/flow?app=${app}#section=settings`);
  await page.getByRole('link', { name: 'アプリの管理者用メモへ' }).click();
  const content = '<b>決裁の人が変わったら</b><img src=x onerror="document.title=1">';
  await page.getByLabel('メモの内容').fill(content);
  await page.locator('b', { hasText: '決裁の人が変わったら' }).waitFor();
  expect(await page.locator('img[onerror]').count()).toBe(0);
  await page.getByLabel('アプリテンプレートやアプリの再利用に、このメモを含める').check();
  await save();
  await page.getByText('メモを保存しました。').waitFor();
  await page.getByRole('button', { name: 'アプリを更新' }).click();
  await page.getByText('アプリを更新しました。').waitFor();
  const notes = await fetch(`${kintone.url}/k/v1/app/adminNotes.json?app=${app}`, {
    headers: passwordHeader(ADMINISTRATOR.username, ADMINISTRATOR.password),
  });
  expect(await notes.json()).toMatchObject({ content, includeInTemplateAndDuplicates: true });
});
