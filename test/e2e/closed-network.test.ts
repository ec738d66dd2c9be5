/**
 * On a closed network: with the plugin from the zip, every screen asks its own kintone and nobody else.
 * Walked once in each language, so that no word of the plugin is left in the other one.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

const KANA = /^[あ-ん]$/;
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;

let ward: Ward;
let browser: Browser;
let admin: Visit;
let page: Page;
/** Every address the browser asked for, blank pages and data inside a page aside. */
let asked: string[];
let pluginId: string;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  const { plugins } = await client().app.getPlugins({ app: ward.voiceAppId });
  pluginId = plugins[0]?.id ?? '';
  const { username: code, password } = ADMINISTRATOR;
  admin = await visit(browser, ward.url, { code, password, path: '/k/' });
  page = admin.page;
  asked = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('websocket', (socket) => asked.push(socket.url()));
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

test('list, create, save, detail, edit and config ask only their own kintone', async () => {
  await openList();
  await bar('区民のこえのまとめ').getByRole('button', { name: '表で見る' }).click();
  await bar('区民のこえのまとめ').getByRole('table').waitFor();

  await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
  const card = page.getByRole('region', { name: 'かんたん記録' });
  await card.getByRole('radio', { name: '高齢・介護' }).click();
  await card.getByRole('textbox', { name: '内容' }).fill('通いの場まで歩けない人がいる。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('保存しました。').waitFor();

  await page.getByRole('button', { name: 'レコードを編集する' }).click();
  const title = page.getByRole('textbox', { name: '件名', exact: true });
  await title.fill('通いの場への足');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('heading', { name: '通いの場への足' }).waitFor();

  await openConfig();
  await page.getByRole('button', { name: '保存', exact: true }).waitFor();

  expect(asked.length).toBeGreaterThan(20);
  expect([...new Set(asked.map((address) => new URL(address).origin))]).toEqual([ward.url]);
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

describe('for a user who reads English', () => {
  beforeAll(async () => {
    await page.goto(`${ward.url}/k/`);
    await page.getByRole('button', { name: /^ユーザーのメニュー/ }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
  });

  test('the bar above the list and its table are in English', async () => {
    await openList();
    const glance = bar('Voices at a glance');
    await glance.getByText(/^As of .+ records you may see\.$/).waitFor();
    await noJapanese(glance);
    await glance.getByRole('button', { name: 'Show as table' }).click();
    await noJapanese(glance);
    await glance.getByRole('button', { name: 'Last fiscal year' }).click();
    await glance.getByText(/^As of .+ records you may see\.$/).waitFor();
    await noJapanese(glance);
  });

  test('the card, its messages and the way to the next voice are in English', async () => {
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
    const card = page.getByRole('region', { name: 'Quick entry' });
    await noJapanese(card);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Not saved. Mend the items in red, then save again.').waitFor();
    await page.getByText('Enter the content.', { exact: true }).waitFor();
    await card.getByText('Content: Enter the content.').waitFor();
    await card.getByRole('textbox', { name: 'Content' }).fill('The street lamp is out.');
    await card.getByRole('textbox', { name: 'Title' }).fill('Call 090-1234-5678');
    await card.getByRole('textbox', { name: 'Content' }).focus();
    const marks = card.locator('.kumin-guard-box').filter({ hasText: 'Phone number' });
    await marks.getByText(/What looks like personal data in it: 1/).waitFor();
    // What past voices said stays in their words; the rest of the card is English.
    await noJapanese(marks);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('✓ Saved.').waitFor();
    await page.getByRole('link', { name: 'Record another' }).waitFor();
  });

  test('the config screen is in English', async () => {
    await openConfig();
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Voices of residents' }).waitFor();
    await page.getByText(/^Fields chosen/).click();
    await page.getByText('Received at', { exact: false }).first().waitFor();
  });

  afterAll(() => {
    expect(admin.foreignRequests).toEqual([]);
    expect(admin.pageErrors).toEqual([]);
  });
});

const bar = (name: string): Locator => page.getByRole('region', { name });

async function openList(): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
  await page.getByRole('application').waitFor();
}

async function openConfig(): Promise<void> {
  const path = `/k/admin/app/${ward.voiceAppId}/plugin/config?pluginId=${pluginId}`;
  await page.goto(ward.url + path);
}

/**
 * What a reader or a screen reader meets in `part` holds no Japanese but the app's own words, and the
 * kana under which its areas are sorted.
 */
async function noJapanese(part: Locator): Promise<void> {
  const words = await part.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].flatMap((each) => [
      ...[...each.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent ?? ''),
      ...['aria-label', 'placeholder', 'title'].map((name) => each.getAttribute(name) ?? ''),
    ]),
  );
  expect(
    words.map(withoutRecordWords).filter((text) => JAPANESE.test(text) && !KANA.test(text)),
  ).toEqual([]);
}

let recordWords: string[];

beforeAll(async () => {
  const { properties } = await client().app.getFormFields({ app: ward.voiceAppId });
  recordWords = Object.values(properties)
    .flatMap((field) => [
      field.label,
      ...('options' in field && field.options ? Object.keys(field.options) : []),
    ])
    .sort((a, b) => b.length - a.length);
});

function withoutRecordWords(text: string): string {
  return recordWords.reduce((left, word) => left.replaceAll(word, ''), text);
}

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}
