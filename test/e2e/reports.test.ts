/** kintone's own graphs in the browser: drawn, told as a table, and leading to the records behind a figure. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, startWard, visit, type Ward } from './support';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let ward: Ward;
let browser: Browser;
let page: Page;
let pageErrors: string[];
let ids: Record<string, string>;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  const { username: code, password } = ADMINISTRATOR;
  const app = ward.voiceAppId;
  const visited = await visit(browser, ward.url, { code, password, path: `/k/${app}/` });
  ({ page, pageErrors } = visited);
  const { reports } = (await ward.kintone.request('GET', '/k/v1/app/reports.json', { app })) as {
    reports: Record<string, { id: string }>;
  };
  ids = Object.fromEntries(Object.entries(reports).map(([name, { id }]) => [name, id]));
});

afterEach(() => {
  expect(pageErrors).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

const address = (name: string, home = '/k'): string =>
  `${ward.url}${home}/${ward.voiceAppId}/report?report=${ids[name]}`;
const firstFigure = () => page.locator('.report-table td a').first();

test.each(['分野別の件数', '月別・種別の件数', '経路と種別'])(
  'a figure of 「%s」 opens as many records as it says',
  async (name) => {
    await page.goto(address(name));
    const count = await firstFigure().innerText();
    await firstFigure().click();
    await page.getByText(`（${count}件中）`).first().waitFor();
  },
);

test('an average is told with the unit of its field', async () => {
  await page.goto(address('担当課別の対応時間'));
  expect(await firstFigure().innerText()).toMatch(/^[\d.]+ 分$/);
});

test('a click into the drawing opens the records of the bar', async () => {
  await page.goto(address('分野別の件数'));
  const canvas = page.getByRole('img', { name: /^分野別の件数/ });
  const box = await canvas.boundingBox();
  const count = await firstFigure().innerText();
  // The longest bar stands first, under the upper edge.
  await canvas.click({ position: { x: (box?.width ?? 0) / 2, y: 18 } });
  await page.getByText(`（${count}件中）`).first().waitFor();
});

test('the selector of the list leads to a graph and back', async () => {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
  const selector = page.locator('.list-view');
  await selector.locator('optgroup[label="グラフ"]').waitFor({ state: 'attached' });
  await selector.selectOption({ label: '経路と種別' });
  await page.getByRole('rowheader', { name: '市民センター' }).waitFor();
  await page.locator('.list-view').selectOption({ label: '（すべて）' });
  await page
    .getByText(/（\d+件中）/)
    .first()
    .waitFor();
});

test('what draws graphs is loaded where one is drawn, under its hash, and nowhere else', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const drawing = () => asked.filter((url) => url.includes('/graph.js'));
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
  await page.getByRole('button', { name: 'グラフで集計する' }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.goto(address('経路と種別'));
  await firstFigure().waitFor();
  expect(drawing()).toEqual([]);
  const loaded = page.waitForResponse(/\/k\/assets\/graph\.js\?v=/);
  await page.goto(address('分野別の件数'));
  expect((await loaded).headers()['cache-control']).toContain('immutable');
  page.removeAllListeners('request');
});

test('a drawing that cannot be loaded leaves its figures, and words in its place', async () => {
  await page.route(/\/graph\.js/, (route) => route.abort());
  await page.goto(address('分野別の件数'));
  await page.getByRole('alert').getByText('図を描けませんでした。').waitFor();
  await firstFigure().waitFor();
  expect(await page.locator('canvas').count()).toBe(0);
  await page.unroute(/\/graph\.js/);
});

test('customizations hear app.report.show with the app, on phones as mobile.app.report.show', async () => {
  const client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  const app = ward.voiceAppId;
  const file = async (type: string) => {
    const data = `kintone.events.on('${type}', (event) => {
      window.heard = [event.type, event.appId];
      return event;
    });`;
    const { fileKey } = await client.file.uploadFile({ file: { name: 'heard.js', data } });
    return { js: [{ type: 'FILE' as const, file: { fileKey } }], css: [] };
  };
  await client.app.updateAppCustomize({
    app,
    scope: 'ALL',
    desktop: await file('app.report.show'),
    mobile: await file('mobile.app.report.show'),
  });
  await client.app.deployApp({ apps: [{ app }] });
  for (const [home, type] of [
    ['/k', 'app.report.show'],
    ['/k/m', 'mobile.app.report.show'],
  ] as const) {
    await page.goto(address('分野別の件数', home));
    await page.waitForFunction('window.heard');
    expect(await page.evaluate('window.heard')).toEqual([type, Number(app)]);
  }
});

test.each([1280, 375])('no rule of accessibility is broken at %i px', async (width) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(address('月別・種別の件数'));
  await firstFigure().waitFor();
  await page.evaluate(AXE);
  const broken = await page.evaluate(async () => {
    const { violations } = await (
      window as unknown as { axe: { run(at: Document): Promise<AxeResults> } }
    ).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(broken).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test('a clerk sums up the list on the spot, and the result follows each choice', async () => {
  const { context, page: clerk } = await visit(browser, ward.url, {
    code: 'miura-mayumi',
    password: ward.samplePassword,
    path: `/k/${ward.voiceAppId}/`,
  });
  await clerk.getByRole('button', { name: 'グラフで集計する' }).click();
  const dialog = clerk.getByRole('dialog', { name: 'グラフで集計する' });
  await dialog.getByRole('img', { name: /^縦棒グラフ/ }).waitFor();
  await dialog.getByRole('combobox', { name: 'グラフの種類' }).selectOption('クロス集計表');
  await dialog.getByText('分類する項目を2つ以上選んでください').waitFor();
  await dialog.getByRole('combobox', { name: '大項目', exact: true }).selectOption('分野');
  await dialog.getByRole('combobox', { name: '中項目', exact: true }).selectOption('受付日時');
  await dialog.getByRole('combobox', { name: '中項目の時間単位' }).selectOption('年単位');
  await dialog.getByRole('columnheader', { name: '2026年', exact: true }).waitFor();
  await dialog.getByRole('rowheader', { name: '道路・公園' }).waitFor();
  // Only who administers the app keeps graphs.
  expect(await dialog.getByRole('button', { name: '保存' }).count()).toBe(0);
  await context.close();
});

test('an administrator keeps a graph, renames and deletes it in the settings, and it works after the update', async () => {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
  await page.getByRole('button', { name: 'グラフで集計する' }).click();
  const dialog = page.getByRole('dialog', { name: 'グラフで集計する' });
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('グラフ名を入力してください。').waitFor();
  await dialog.getByLabel('グラフ名').fill('経路の割合');
  await dialog.getByRole('combobox', { name: 'グラフの種類' }).selectOption('円グラフ');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByText('「経路の割合」をグラフの設定に加えました').waitFor();

  await page.goto(`${ward.url}/k/admin/app/flow?app=${ward.voiceAppId}#section=reports`);
  await page.getByRole('button', { name: '「経路の割合」を変更' }).click();
  const settings = page.getByRole('dialog', { name: 'グラフの設定' });
  await settings.getByLabel('グラフ名').fill('受付の経路');
  await settings.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '「受付の経路」を上へ' }).click();
  await page.getByRole('button', { name: '「経路と種別」を削除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '削除' }).click();
  await page.getByRole('button', { name: '「経路と種別」を削除' }).waitFor({ state: 'detached' });

  const client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  await client.app.deployApp({ apps: [{ app: ward.voiceAppId }] });
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
  const selector = page.locator('.list-view');
  await selector.locator('option', { hasText: '受付の経路' }).waitFor({ state: 'attached' });
  expect(await selector.locator('optgroup[label="グラフ"] option').allInnerTexts()).toEqual([
    '分野別の件数',
    '月別・種別の件数',
    '受付の経路',
    '担当課別の対応時間',
  ]);
  await selector.selectOption('受付の経路');
  await page.getByRole('img', { name: /^受付の経路/ }).waitFor();
});
