/** Charts over what nobody expected: fields that went, apps that may not be read, records that hold everything or nothing. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { Browser, Locator, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { deployAndWait } from '../../scripts/provision/deploy';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { dashboardOf, saveCharts } from './charts-config';
import { drawn, launchBrowser, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
const CHOICES = Array.from({ length: 100 }, (_, index) => `選択肢その${index + 1}`);
const LONG = '道路にあいた穴についての長い長い話。'.repeat(560);

let ward: Ward;
let browser: Browser;
let client: KintoneRestAPIClient;
let app: number;
let area: number;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  app = await newApp('道路の相談', {
    件名: { type: 'SINGLE_LINE_TEXT' },
    地区: { type: 'SINGLE_LINE_TEXT' },
    分野: { type: 'CHECK_BOX', options: optionsOf(CHOICES) },
    受付日: { type: 'DATE' },
    人数: { type: 'NUMBER' },
  });
  area = await newApp('地区の名簿', {
    地区名: { type: 'SINGLE_LINE_TEXT' },
    校区: { type: 'SINGLE_LINE_TEXT' },
    人口: { type: 'NUMBER' },
  });
  for (const [地区名, 校区, 人口] of [
    ['黒崎', '西', '6000'],
    ['折尾', '東', '4000'],
    ['折尾', '東', '1'],
  ] as const) {
    await client.record.addRecord({
      app: area,
      record: { 地区名: { value: 地区名 }, 校区: { value: 校区 }, 人口: { value: 人口 } },
    });
  }
  await saveCharts({ url: ward.url, client, app }, [
    dashboardOf(
      [
        { title: '総数', look: { type: 'kpi' }, size: { width: 4, height: 'low' } },
        { title: '件名ごと', levels: [{ field: '件名', how: { by: 'value' } }] },
        { title: '分野ごと', levels: [{ field: '分野', how: { by: 'value' } }] },
        {
          ...{ title: '月ごと', look: { type: 'column' } },
          levels: [{ field: '受付日', how: { by: 'month' } }],
        },
        { title: '人数の分布', look: { type: 'histogram' }, measures: [{ take: sumOf('人数') }] },
        {
          ...{ title: '校区ごとの千人あたり', look: { type: 'ranking' } },
          levels: [{ field: '地域.校区', how: { by: 'value' } }],
          measures: [
            {
              ...{ take: { of: 'records' }, digits: 2 },
              derive: {
                ...{ as: 'rate', per: 1000 },
                against: { of: 'joinedSum', amount: { field: '地域.人口' } },
              },
            },
          ],
        },
        {
          ...{ title: '消えた項目', look: { type: 'pie' } },
          levels: [{ field: '校区', how: { by: 'value' } }],
        },
        {
          ...{ title: '変わった種類', look: { type: 'line' } },
          levels: [{ field: '件名', how: { by: 'month' } }],
        },
        { title: '閲覧できないアプリ', source: 'gone', levels: [] },
      ],
      {
        sources: [
          {
            ...{ id: 'own', name: '道路の相談', app: null },
            joins: [{ prefix: '地域', app: area, field: '地区', key: '地区名' }],
          },
          { id: 'gone', app: 99999 },
        ],
        slicers: [
          { id: 's', label: '', fields: { own: '分野' }, how: { by: 'value' } },
          { id: 't', label: '', fields: { own: '件名' }, how: { by: 'month' } },
        ],
      },
    ),
  ]);
  clerk = await visit(browser, ward.url, {
    ...{ code: CLERK, password: ward.samplePassword, path: `/k/${app}/` },
  });
  page = clerk.page;
  await page.getByRole('button', { name: '集計「試験の集計」を開く' }).click();
  await counted();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(clerk.pageErrors).toEqual([]);
});

test('an empty app says so, and what is broken is told beside it', async () => {
  expect(await card('総数').locator('.kumin-kpi-number').innerText()).toBe('0');
  await card('件名ごと').getByText('当てはまるレコードがありません。').waitFor();
});

test('each broken chart says what is missing and who mends it', async () => {
  await card('消えた項目').getByText('「校区」が見つかりません', { exact: false }).waitFor();
  await card('閲覧できないアプリ')
    .getByText('アプリ番号 99999が見つからない', { exact: false })
    .waitFor();
  await card('変わった種類').getByText('種類が変わったため', { exact: false }).waitFor();
  // A slicer of no use is not offered.
  expect(await page.locator('.kumin-slicer:visible').count()).toBe(1);
});

test('one record with nothing entered stands under 未入力 everywhere', async () => {
  await client.record.addRecord({ app, record: {} });
  await open();
  expect(await card('総数').locator('.kumin-kpi-number').innerText()).toBe('1');
  await card('件名ごと').getByText('件名が未入力 1件').waitFor();
});

test('a text of 10,000 letters and 100 choices break neither page nor picture', async () => {
  await client.record.addRecord({
    app,
    record: {
      件名: { value: LONG.slice(0, 10_000) },
      地区: { value: '黒崎' },
      分野: { value: CHOICES },
      受付日: { value: '2026-05-01' },
      人数: { value: '3' },
    },
  });
  await client.record.addRecord({ app, record: { 地区: { value: '折尾' }, 分野: { value: [] } } });
  await client.record.addRecord({ app, record: { 地区: { value: '不明' } } });
  await open();
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await asTable('件名ごと');
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 375, height: 740 });
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('a rate against a joined app counts each of its records once, and tells what it did not find', async () => {
  const ranking = card('校区ごとの千人あたり');
  // 1 of 4,000 and 1 of 6,000; the second 折尾 is not the one that is used.
  await ranking.getByText('0.25', { exact: false }).first().waitFor();
  await ranking.getByText('0.17', { exact: false }).first().waitFor();
  await ranking.getByText('地区の値 1種類が結合先にありません', { exact: false }).waitFor();
  await ranking.getByRole('button', { name: '校区ごとの千人あたりの出力' }).click();
  await page.getByRole('menuitem', { name: '根拠票', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet
    .getByText(`値 1種類（不明）が、結合先（アプリ番号 ${area}）にありません`, { exact: false })
    .waitFor();
  await page.keyboard.press('Escape');
});

test('a mark too long for an address opens its record all the same', async () => {
  const button = card('件名ごと')
    .getByRole('row', { name: /^道路に/ })
    .getByRole('button')
    .first();
  await button.click();
  await button.click();
  await page.waitForURL(/query=/);
  await page.getByText(/1件中/).first().waitFor();
  await open();
});

test('a joined app that may not be read is named by the charts that need it; the others stay', async () => {
  await client.app.updateAppAcl({
    app: area,
    rights: [{ entity: { type: 'CREATOR' }, appEditable: true, recordViewable: true }],
  });
  await deployAndWait(client, area);
  await open();
  await card('校区ごとの千人あたり')
    .getByText(`アプリ番号 ${area}を閲覧する権限がない`, { exact: false })
    .waitFor();
  expect(await card('総数').locator('.kumin-kpi-number').innerText()).toBe('4');
});

function sumOf(field: string): object {
  return { of: 'sum', amount: { field } };
}

function optionsOf(labels: readonly string[]): Record<string, { label: string; index: string }> {
  return Object.fromEntries(labels.map((label, index) => [label, { label, index: String(index) }]));
}

type Properties = Record<string, { type: string; options?: object }>;

async function newApp(name: string, fields: Properties): Promise<number> {
  const created = await client.app.addApp({ name });
  const id = Number(created.app);
  const properties = Object.fromEntries(
    Object.entries(fields).map(([code, field]) => [code, { code, label: code, ...field }]),
  );
  await client.app.addFormFields({
    app: id,
    properties: properties as Parameters<typeof client.app.addFormFields>[0]['properties'],
  });
  await deployAndWait(client, id);
  return id;
}

async function open(): Promise<void> {
  await page.goto(`${ward.url}/k/${app}/`);
  await counted();
}

async function counted(): Promise<void> {
  await page
    .getByText(/この表示で kintone に\d+回問い合わせました/)
    .first()
    .waitFor();
  await drawn(page);
}

function card(title: string): Locator {
  return page.getByRole('article', { name: title, exact: true });
}

async function asTable(title: string): Promise<void> {
  await card(title).getByRole('button', { name: '表で見る' }).click();
  await card(title).getByRole('table').waitFor();
}

/** CSS pixels by which the page is wider than the window. */
function tooWide(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
