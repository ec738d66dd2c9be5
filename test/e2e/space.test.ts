/** Spaces and API requests as people see them: made on the portal, talked in, closed to who is not invited. */
import type { Browser } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { launchBrowser, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let admin: Visit;

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  browser = await launchBrowser();
  // As wide as a phone: what can be done there can be done anywhere.
  const path = '/k/';
  admin = await visit(browser, kintone.url, {
    code: 'Administrator',
    password: 'cybozu',
    path,
    width: 375,
  });
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => {
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

test('a space is made on the portal, and what is written in its thread is read there', async () => {
  const { page } = admin;
  await page.getByRole('button', { name: 'スペースを作成' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('スペース名').fill('防災訓練');
  await dialog.getByRole('button', { name: '作成' }).click();
  await page.getByRole('heading', { level: 1, name: '防災訓練' }).waitFor();
  expect(new URL(page.url()).hash).toBe('#/space/1');
  await page.getByLabel('コメントを書く').fill('集合は9時です。');
  await page.getByRole('button', { name: '書き込む' }).click();
  await page.getByRole('listitem').filter({ hasText: '集合は9時です。' }).waitFor();
  const tooWide = () => document.documentElement.scrollWidth > window.innerWidth;
  expect(await page.evaluate(tooWide)).toBe(false);
  expect(await page.evaluate('kintone.space.get()')).toEqual({
    id: '1',
    name: '防災訓練',
    isGuest: false,
  });
});

test('a guest signs in with a mail address and finds the guest space and its app, and nothing else', async () => {
  const members = [{ entity: { type: 'USER', code: 'Administrator' }, isAdmin: true }];
  const space = { id: 1, name: '共同研究', isGuest: true, members };
  await kintone.request('POST', '/k/v1/template/space.json', space);
  const guest = {
    code: 'ogawa@example.com',
    password: 'pass',
    name: '小川',
    timezone: 'Asia/Tokyo',
  };
  await kintone.request('POST', '/k/v1/guests.json', { guests: [guest] });
  const guests = [guest.code];
  await kintone.request('PUT', '/k/guest/2/v1/space/guests.json', { id: 2, guests });
  const made = await kintone.request('POST', '/k/guest/2/v1/preview/app.json', { name: '試料' });
  const { app } = made as { app: string };
  await kintone.request('POST', '/k/guest/2/v1/preview/app/deploy.json', { apps: [{ app }] });

  const { page, context, pageErrors } = await visit(browser, kintone.url, {
    code: guest.code,
    password: guest.password,
    path: '/k/',
  });
  const spaces = page.getByRole('region', { name: 'スペース' });
  await spaces.getByRole('link', { name: '共同研究' }).waitFor();
  expect(await spaces.getByRole('link').count()).toBe(1);
  await spaces.getByRole('link', { name: '共同研究' }).click();
  await page.getByRole('link', { name: '試料' }).click();
  await page.waitForURL(`**/k/guest/2/${app}/`);
  // The list stands only when its requests went by the space's path.
  await page
    .getByRole('link', { name: 'レコードを追加' })
    .or(page.getByText('レコードがありません'))
    .first()
    .waitFor();
  const url = await page.evaluate(`kintone.api.url('/k/v1/record', true)`);
  expect(url).toBe(`${kintone.url}/k/guest/2/v1/record.json`);
  expect(pageErrors).toEqual([]);
  await context.close();
});

test('administrators see which app asks most, and in words when it is past the limit', async () => {
  const { page } = admin;
  const app = (await kintone.request('POST', '/k/v1/preview/app.json', { name: '台帳' })) as {
    app: string;
  };
  await kintone.request('POST', '/k/v1/preview/app/deploy.json', { apps: [app] });
  await kintone.request('GET', '/k/v1/records.json', app);
  await page.goto(`${kintone.url}/k/admin/system/app/`);
  const row = page.getByRole('row').filter({ hasText: '台帳' });
  await row.waitFor();
  kintone.db.run('UPDATE api_requests SET count = 10250 WHERE app_id = ?', Number(app.app));
  await page.reload();
  await row.getByText('上限を 250 件超えています').waitFor();
  await page.getByLabel('コース').selectOption({ label: 'ワイドコース' });
  await row.getByText('上限の 10.3%').waitFor();
});
