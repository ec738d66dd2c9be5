/** kintone on a phone: the list, a record, recording one, and what a customization's mobile files are told. */
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, PATIENCE, startWard, type Ward } from './support';

let ward: Ward;
let browser: Browser;
let page: Page;
let home: string;
const errors: string[] = [];

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  home = `${ward.url}/k/m/${ward.voiceAppId}/`;
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 375, height: 740 },
    isMobile: true,
    hasTouch: true,
  });
  context.setDefaultTimeout(PATIENCE);
  page = await context.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${ward.url}/k/m/`);
  await page.getByLabel('ログイン名').fill('miura-mayumi');
  await page.getByLabel('パスワード').fill(ward.samplePassword);
  await page.getByRole('button', { name: 'ログイン' }).tap();
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => expect(errors).toEqual([]));

test('signing in leads to the portal for phones, and an app to its list', async () => {
  await page.waitForURL(`${ward.url}/k/m/`);
  await page.getByRole('link', { name: '区民のこえ', exact: true }).tap();
  await page.waitForURL(home);
  await page
    .getByRole('link', { name: /レコードの詳細を表示する/ })
    .first()
    .waitFor();
});

test('the portal tells what is new and what waits, and leads to the pages for phones', async () => {
  await page.goto(`${ward.url}/k/m/`);
  await page
    .getByRole('region', { name: '未処理' })
    .getByRole('link', { name: '区民のこえ' })
    .tap();
  await page.waitForURL(/\/k\/m\/\d+\/\?query=/);
  await page.getByRole('link', { name: /^通知（自分宛の未読\d+件）$/ }).tap();
  await page.waitForURL(`${ward.url}/k/m/#notifications`);
  await page.getByRole('button', { name: /^すべて（未読\d+件）$/ }).tap();
  await page.locator('.k-inbox a').first().tap();
  await page.waitForURL(/\/k\/m\/\d+\/show\?record=\d+$/);
});

test('a space opens on a phone, tells so, and its apps lead to their lists for phones', async () => {
  const client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  const { id } = await client.space.addSpaceFromTemplate({
    id: 1,
    name: '窓口の改善',
    members: [
      { entity: { type: 'USER', code: ADMINISTRATOR.username }, isAdmin: true },
      { entity: { type: 'USER', code: 'miura-mayumi' } },
    ],
  });
  await client.space.addThreadComment({
    space: id,
    thread: (await client.space.getSpace({ id })).defaultThread,
    comment: { text: '来週の打合せについて' },
  });
  await page.goto(`${ward.url}/k/m/`);
  await page.getByRole('link', { name: '窓口の改善' }).tap();
  await page.waitForURL(`${ward.url}/k/m/space/${id}`);
  await page.getByRole('heading', { level: 1, name: '窓口の改善' }).waitFor();
  await page.waitForFunction(
    () => kintone.mobile.space.portal.getContentSpaceElement()?.tagName === 'DIV',
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test('an error names the function as it is called on a phone', async () => {
  await page.goto(home);
  await page.getByText('件中）').first().waitFor();
  const said = await page.evaluate(async () => {
    // dts-gen does not declare them all yet.
    type Show = (state: string) => Promise<unknown>;
    const { app, mobile } = kintone as unknown as {
      app: { record: { showPager: Show } };
      mobile: { app: { showFilterButton: Show; record: { showPager: Show } } };
    };
    const failing = [
      mobile.app.showFilterButton('SOMETIMES'),
      mobile.app.record.showPager('HIDDEN'),
      app.record.showPager('HIDDEN'),
    ];
    return Promise.all(failing.map((run) => run.catch((error: Error) => error.message)));
  });
  expect(said.map((message) => /「(.+?)」/.exec(String(message))?.[1])).toEqual([
    'kintone.mobile.app.showFilterButton',
    'kintone.mobile.app.record.showPager',
    'kintone.app.record.showPager',
  ]);
});

test('kintone.mobile answers there, and kintone.app does not', async () => {
  const ids = await page.evaluate(() => [kintone.app.getId(), kintone.mobile.app.getId()]);
  expect(ids).toEqual([null, ward.voiceAppId]);
});

test('a record opens from the list, with its comments below', async () => {
  await page
    .getByRole('link', { name: /レコードの詳細を表示する/ })
    .first()
    .tap();
  await page.waitForURL(/\/show\?record=\d+/);
  await page.getByRole('textbox', { name: 'コメントを書き込む' }).fill('電話で確認しました。');
  await page.getByRole('button', { name: '書き込む' }).tap();
  await page.getByRole('tabpanel').getByText('電話で確認しました。').waitFor();
});

test('editing and leaving it again stays on the record', async () => {
  await page.getByRole('button', { name: 'レコードを編集する' }).tap();
  await page.waitForURL(/#mode=edit$/);
  await page.getByRole('button', { name: 'キャンセル' }).tap();
  await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
  expect(new URL(page.url()).hash).toBe('');
});

test('an uploaded mobile file hears the documented events in order, and the file for PCs does not run', async () => {
  await customize();
  await page.goto(home);
  await page.getByRole('link', { name: 'レコードを追加する' }).tap();
  const card = page.getByRole('region', { name: 'かんたん記録' });
  await card.getByRole('radio', { name: '交通・駐輪' }).tap();
  await card.getByRole('textbox', { name: '内容' }).fill('駐輪場の屋根から雨がもれる。');
  await page.getByRole('button', { name: '保存', exact: true }).tap();
  await page.waitForURL(/\/show\?record=\d+$/);
  await page.getByRole('button', { name: 'レコードを編集する' }).tap();
  await page.getByRole('button', { name: 'キャンセル' }).tap();
  await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
  const heard = await page.evaluate(() => sessionStorage.getItem('heard'));
  expect(heard?.trim().split(' ')).toEqual([
    'mobile.app.record.index.show',
    'mobile.app.record.create.show',
    'mobile.app.record.create.submit',
    'mobile.app.record.create.submit.success',
    'mobile.app.record.detail.show',
    'mobile.app.record.edit.show',
    'mobile.app.record.detail.show',
  ]);
});

test.each([375, 320])('at %i px nothing needs sideways scrolling', async (width) => {
  await page.setViewportSize({ width, height: 740 });
  for (const [address, sign] of [
    [`${ward.url}/k/m/`, '区民のこえ'],
    [home, '件中）'],
    [`${home}show?record=1`, '変更履歴'],
    [`${home}edit`, 'キャンセル'],
  ] as const) {
    await page.goto(address);
    await page.getByText(sign).first().waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect({ address, wide }).toEqual({ address, wide: width });
  }
});

/** Sends one file for each device to the voice app; both write down the events they hear. */
async function customize(): Promise<void> {
  const client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  const app = ward.voiceAppId;
  const upload = async (prefix: string) => {
    const types = ['index.show', 'detail.show', 'edit.show'];
    types.push('create.show', 'create.submit', 'create.submit.success');
    const names = types.map((type) => `${prefix}app.record.${type}`);
    const data = `kintone.events.on(${JSON.stringify(names)}, (event) => {
      sessionStorage.setItem('heard', (sessionStorage.getItem('heard') ?? '') + ' ' + event.type);
      return event;
    });
    if ('${prefix}' === '') sessionStorage.setItem('heard', 'the-file-for-PCs-ran');`;
    const { fileKey } = await client.file.uploadFile({ file: { name: 'heard.js', data } });
    return { js: [{ type: 'FILE' as const, file: { fileKey } }], css: [] };
  };
  await client.app.updateAppCustomize({
    app,
    scope: 'ALL',
    desktop: await upload(''),
    mobile: await upload('mobile.'),
  });
  await client.app.deployApp({ apps: [{ app }] });
}
