/** kintone's shortcut keys on a PC: records are chosen, opened, edited and saved without a mouse. */
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit, type Visit } from './support';

/** One more than fits on a page. */
const RECORDS = 21;

let kintone: Kintone;
let browser: Browser;
let visited: Visit;
let page: Page;
let app: string;

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const { app: api, record } = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  app = (await api.addApp({ name: '受付' })).app;
  const title = { type: 'SINGLE_LINE_TEXT' as const, code: '件名', label: '件名' };
  await api.addFormFields({ app, properties: { 件名: title } });
  await api.deployApp({ apps: [{ app }] });
  await record.addRecords({
    app,
    records: Array.from({ length: RECORDS }, (_, index) => ({
      件名: { value: `受付${index + 1}` },
    })),
  });
  browser = await launchBrowser();
  const { username: code, password } = ADMINISTRATOR;
  visited = await visit(browser, kintone.url, { code, password, path: '/k/' });
  ({ page } = visited);
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => expect(visited.pageErrors).toEqual([]));

const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const selected = (id: number) => page.locator(`tr[data-record="${id}"][aria-current="true"]`);

async function openList(search = ''): Promise<void> {
  await page.goto(`${kintone.url}/k/${app}/${search}`);
  await page.locator('.list-table').waitFor();
}

async function openRecord(id: number, more = ''): Promise<void> {
  // Another hash alone would not load the page.
  await page.goto('about:blank');
  await page.goto(`${kintone.url}/k/${app}/show#record=${id}${more}`);
  await page.locator(more.includes('edit') ? '.rf-edit' : '.rf-detail').waitFor();
}

test('on the list j and k select, p and n turn pages, e edits in the row, o opens, c adds', async () => {
  await openList();
  await press('j', 'j', 'k', 'j');
  await selected(20).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-record'))).toBe('20');
  await press('n');
  await page.locator('tr[data-record="1"]').waitFor();
  await press('n', 'p');
  await page.locator('tr[data-record="21"]').waitFor();
  await press('j', 'e');
  const input = page.locator('tr.list-edit input').first();
  await input.waitFor();
  // Letters are for whoever types.
  await input.pressSequentially('jcn');
  expect(await input.inputValue()).toContain('jcn');
  await page.locator('.list-cancel').click();
  await page.getByRole('button', { name: '破棄して移動する' }).click();
  await openList();
  await press('j', 'o');
  await page.waitForURL(/show#record=21/);
  await page.locator('.rf-detail').waitFor();
  await openList();
  await press('c');
  await page.waitForURL(/\/edit$/);
});

test('on a record k and j page, e edits, Esc leaves, Ctrl+S saves, g a and g i lead back', async () => {
  const query = encodeURIComponent('件名 like "受付"');
  await openRecord(5, `&l.q=${query}`);
  await press('j');
  await page.waitForURL(/record=4&/);
  await page.locator('.rf-detail').waitFor();
  await press('e');
  await page.locator('.rf-edit').waitFor();
  await press('Escape');
  await page.locator('.rf-detail').waitFor();
  await press('e');
  const box = page.getByRole('textbox', { name: '件名', exact: true });
  await box.fill('受付を終えた');
  await press('Control+s');
  await page.locator('.rf-detail').getByText('受付を終えた').first().waitFor();
  await press('g', 'i');
  await page.waitForURL((url) => url.searchParams.get('query') === '件名 like "受付"');
  await openRecord(5, `&l.q=${query}`);
  await press('g', 'a');
  await page.waitForURL(`${kintone.url}/k/${app}/`);
});

test('Esc asks before something typed is lost', async () => {
  await openRecord(6, '&mode=edit');
  await page.getByRole('textbox', { name: '件名', exact: true }).fill('まだ保存していない');
  await press('Tab', 'Escape');
  await page.getByRole('dialog').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '入力を続ける' }).click();
  expect(await page.getByRole('textbox', { name: '件名', exact: true }).inputValue()).toBe(
    'まだ保存していない',
  );
});

test('? lists the keys and closes the list; a key switched off does nothing and is told so', async () => {
  await openList();
  await press('?');
  const help = page.getByRole('dialog', { name: 'ショートカットキー' });
  await help.getByText('次のレコードを選択する').waitFor();
  expect(await help.getByRole('row').count()).toBe(10);
  await press('j');
  expect(await page.locator('tr[aria-current]').count()).toBe(0);
  await press('?');
  await help.waitFor({ state: 'hidden' });
  await page.evaluate('kintone.setKeyboardShortcuts({ NEXT_RECORD: false })');
  await press('j');
  expect(await page.locator('tr[aria-current]').count()).toBe(0);
  await press('?');
  await help.getByText('次のレコードを選択する（無効）').waitFor();
  await press('Escape');
  await help.waitFor({ state: 'hidden' });
  await page.evaluate('kintone.setKeyboardShortcuts(true)');
  await press('j');
  await selected(21).waitFor();
});
