/** A lookup whose key several records share: the person picks one in the dialog, and that one is copied at save. */
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { launchBrowser, visit } from './support';

let kintone: Kintone;
let browser: Browser;
let page: Page;
let app: number;

const text = (code: string, more = {}) => ({
  [code]: { type: 'SINGLE_LINE_TEXT', code, label: code, ...more },
});

beforeAll(async () => {
  [kintone, browser] = await Promise.all([
    startKintone({ pagesDir: pagesFolder }),
    launchBrowser(),
  ]);
  const halls = await kintone.createApp({
    name: '会館',
    properties: { ...text('地区'), ...text('館名') } as never,
  });
  const record = (地区: string, 館名: string) => ({ 地区: { value: 地区 }, 館名: { value: 館名 } });
  await kintone.request('POST', '/k/v1/records.json', {
    app: halls,
    records: [record('中央', '第一会館'), record('中央', '第二会館')],
  });
  const setting = {
    relatedApp: { app: halls },
    relatedKeyField: '地区',
    fieldMappings: [{ field: '会館', relatedField: '館名' }],
    lookupPickerFields: ['館名'],
  };
  const lookup = { lookup: setting };
  app = await kintone.createApp({
    name: '予約',
    properties: { ...text('会館'), ...text('地区', lookup) } as never,
  });
  ({ page } = await visit(browser, kintone.url, {
    ...{ code: 'Administrator', password: 'cybozu', path: `/k/${app}/edit` },
  }));
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

async function pick(hall: string): Promise<void> {
  await page.getByRole('button', { name: '取得', exact: true }).click();
  const row = page.getByRole('dialog').getByRole('row').filter({ hasText: hall });
  await row.getByRole('button').first().click();
  await page.getByText('参照先からデータが取得されました。').waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
  await page.getByRole('heading', { name: hall }).waitFor();
}

test('the record that was picked is copied, and another one of the same key when it is picked later', async () => {
  await page.getByLabel('地区').fill('中央');
  await pick('第一会館');
  await page.getByRole('button', { name: 'レコードを編集する' }).click();
  await pick('第二会館');
  const answer = await kintone.request('GET', '/k/v1/record.json', { app, id: 1 });
  expect(answer).toMatchObject({
    record: { 地区: { value: '中央' }, 会館: { value: '第二会館' } },
  });
});
