/** Where dashboards stand beside the list: a record's space, a custom view, one's own screen, the whole screen. */
import { readFileSync } from 'node:fs';
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { AxeResults } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { deployAndWait } from '../../scripts/provision/deploy';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { dashboardOf, saveCharts } from './charts-config';
import { drawn, launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const AREAS = ['黒崎', '折尾', '黒崎', '黒崎', '浅川'];

let ward: Ward;
let browser: Browser;
let client: KintoneRestAPIClient;
let app: number;
let view: string;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  app = Number((await client.app.addApp({ name: '地区の相談' })).app);
  await client.app.addFormFields({
    app,
    properties: {
      地区: { type: 'SINGLE_LINE_TEXT', code: '地区', label: '地区' },
      受付日: { type: 'DATE', code: '受付日', label: '受付日' },
    },
  });
  await client.app.updateFormLayout({
    app,
    layout: [
      {
        type: 'ROW',
        fields: [
          { type: 'SINGLE_LINE_TEXT', code: '地区', size: { width: '200' } },
          { type: 'DATE', code: '受付日', size: { width: '200' } },
        ],
      },
      {
        type: 'ROW',
        fields: [{ type: 'SPACER', elementId: 'here', size: { width: '700', height: '100' } }],
      },
    ],
  });
  await client.app.updateViews({
    app,
    views: {
      集計: {
        ...{ type: 'CUSTOM', index: '1', name: '集計' },
        ...{ html: '<div id="kumin-dashboard"></div>', pager: false, device: 'ANY' },
      },
      一覧: { type: 'LIST', index: '0', name: '一覧', fields: ['地区', '受付日'] },
    },
  });
  await deployAndWait(client, app);
  await client.record.addRecords({
    app,
    records: AREAS.map((area, index) => ({
      地区: { value: area },
      受付日: { value: `2026-0${index + 4}-01` },
    })),
  });
  const total = { title: '件数', look: { type: 'kpi' }, size: { width: 6, height: 'low' } };
  const byArea = { title: '地区ごと', levels: [{ field: '地区', how: { by: 'value' } }] };
  const byMonth = {
    ...{ title: '月ごと', look: { type: 'column' } },
    levels: [{ field: '受付日', how: { by: 'month' } }],
  };
  await saveCharts({ url: ward.url, client, app }, [
    dashboardOf([total, byArea], {
      ...{ id: 'all', title: '全体' },
      places: { lists: ['集計'], space: 'here' },
    }),
    dashboardOf([total, byMonth], {
      ...{ id: 'area', title: 'この地区' },
      places: {
        ...{ lists: ['集計'], space: 'here' },
        matches: [{ source: 'own', field: '地区', ofRecord: '地区' }],
      },
    }),
  ]);
  view = String((await client.app.getViews({ app })).views['集計']?.id);
  clerk = await visit(browser, ward.url, {
    ...{ code: CLERK, password: ward.samplePassword, path: `/k/${app}/show#record=1` },
  });
  page = clerk.page;
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(clerk.pageErrors).toEqual([]);
});

describe('in a record’s space', () => {
  test('two dashboards live: of all records, and of those of the record’s area', async () => {
    await counted(page, 2);
    expect([await kpi('全体'), await kpi('この地区')]).toEqual(['5', '3']);
    // The upper one is alive still.
    await board('全体').getByRole('button', { name: '最新にする' }).click();
    await counted(page, 2);
  });

  test('the next record has its own, and the former are gone', async () => {
    await page
      .getByRole('link', { name: /のレコード/ })
      .first()
      .click();
    await expectSoon(
      () => kpi('この地区'),
      (number) => number !== '3',
    );
    expect(await page.locator('.kumin-dashboard').count()).toBe(2);
  });

  test('on a phone they fit', async () => {
    const phone = await visit(browser, ward.url, {
      ...{ code: CLERK, password: ward.samplePassword, screen: PHONE },
      path: `/k/m/${app}/show?record=1`,
    });
    await counted(phone.page, 2);
    expect(await tooWide(phone.page)).toBeLessThanOrEqual(0);
    expect(phone.pageErrors).toEqual([]);
    await phone.context.close();
  });
});

describe('in a custom view', () => {
  test('they stand in its element, open, one by one', async () => {
    await open();
    expect(await page.locator('#kumin-dashboard .kumin-dashboard').count()).toBe(1);
    await page.getByRole('button', { name: 'この地区', exact: true }).click();
    await card('月ごと').waitFor();
    await page.reload();
    await counted(page, 1);
    await card('月ごと').waitFor();
    await page.getByRole('button', { name: '全体', exact: true }).click();
    await card('地区ごと').waitFor();
  });

  test('breaks no rule of accessibility, nor do its dialogs', async () => {
    await open();
    expect(await broken()).toEqual([]);
    await card('地区ごと').getByRole('button', { name: '地区ごとの出力' }).click();
    await page.getByRole('menuitem', { name: '根拠票', exact: true }).click();
    expect(await broken()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '四半期報告' }).click();
    expect(await broken()).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('a chart of one’s own', () => {
  test('is made, lasts, is changed and goes; nobody else sees it', async () => {
    await open();
    await page.getByRole('button', { name: '自分のグラフを足す' }).click();
    const dialog = page.getByRole('dialog', { name: '自分のグラフを足す' });
    await dialog.getByLabel('グラフの名前').fill('わたしの図');
    expect(await broken()).toEqual([]);
    await dialog.getByRole('button', { name: 'できあがり' }).click();
    await card('わたしの図').waitFor();
    await page.reload();
    await counted(page, 1);
    await card('わたしの図').getByText('自分だけ').waitFor();
    const other = await visit(browser, ward.url, {
      ...{ code: 'Administrator', password: 'cybozu', path: `/k/${app}/?view=${view}` },
    });
    await counted(other.page, 1);
    expect(await other.page.getByRole('article', { name: 'わたしの図' }).count()).toBe(0);
    await other.context.close();
    await page.getByRole('button', { name: '「わたしの図」を直す' }).click();
    const again = page.getByRole('dialog', { name: '「わたしの図」を直す' });
    await again.getByLabel('グラフの名前').fill('直した図');
    await again.getByRole('button', { name: 'できあがり' }).click();
    await card('直した図').waitFor();
    await page.getByRole('button', { name: '「直した図」を消す' }).click();
    await card('直した図').waitFor({ state: 'detached' });
    await page.reload();
    await counted(page, 1);
    expect(await page.locator('article').count()).toBe(2);
  });
});

describe('on the whole screen', () => {
  test('menus, dialogs and messages are seen', async () => {
    await open();
    await page.getByRole('button', { name: '全画面' }).click();
    await page.getByRole('button', { name: '全画面を終える' }).waitFor();
    await card('地区ごと').getByRole('button', { name: '地区ごとの出力' }).click();
    await page.getByRole('menuitem', { name: '根拠票', exact: true }).click();
    const sheet = page.getByRole('dialog', { name: '根拠票: 地区ごと' });
    expect(await isInFront(sheet)).toBe(true);
    await sheet.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '自分のグラフを足す' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'できあがり' }).click();
    await page.getByRole('button', { name: /を消す$/ }).click();
    const said = page.getByText(/を消しました。$/);
    await said.waitFor();
    // What is not within the whole screen's element is not painted.
    expect(await said.evaluate((toast) => document.fullscreenElement?.contains(toast))).toBe(true);
    await page.getByRole('button', { name: '全画面を終える' }).click();
  });

  test('Escape leaves it, and what is chosen stays', async () => {
    await open();
    await page.getByRole('button', { name: '全画面' }).click();
    await page.getByRole('button', { name: '全画面を終える' }).waitFor();
    await card('地区ごと').getByRole('button', { name: '表で見る' }).click();
    await card('地区ごと').getByRole('row', { name: /^黒崎/ }).getByRole('button').click();
    const chip = page.getByRole('button', { name: '絞り込み「黒崎」を外す' });
    await chip.waitFor();
    await page.keyboard.press('Escape');
    expect(await chip.isVisible()).toBe(true);
    await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
    await page.getByRole('button', { name: '全画面', exact: true }).waitFor();
    await card('地区ごと').getByRole('row', { name: /^黒崎/ }).getByRole('button').focus();
    await page.keyboard.press('Escape');
    await chip.waitFor({ state: 'detached' });
  });
});

test('printing hides small numbers, and the page is as before even where no browser says that it has printed', async () => {
  await open();
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  expect(await card('地区ごと').getByText('＊').count()).toBe(0);
  await card('地区ごと').getByRole('button', { name: '表で見る' }).click();
  await page.getByRole('button', { name: '印刷', exact: true }).click();
  expect(await card('地区ごと').getByText('＊', { exact: true }).count()).toBeGreaterThan(0);
  await page.emulateMedia({ media: 'print' });
  // The numbers of tables are buttons; on paper they are read.
  expect(await card('地区ごと').getByText('＊', { exact: true }).first().isVisible()).toBe(true);
  expect(await card('件数').locator('.kumin-kpi-number').isVisible()).toBe(true);
  // Paper is read on another day.
  const head = await page.locator('.kumin-print-head').innerText();
  expect(head).toMatch(/\d年\d+月\d+日 \d+:\d+ 時点で/);
  await page.emulateMedia({ media: 'screen' });
  await page.mouse.click(5, 5);
  expect(await card('地区ごと').getByText('＊', { exact: true }).count()).toBe(0);
  expect(await page.locator('.kumin-printing').count()).toBe(0);
});

async function open(): Promise<void> {
  await page.goto(`${ward.url}/k/${app}/?view=${view}`);
  await counted(page, 1);
}

/** So many dashboards have read all their records. */
async function counted(on: Page, dashboards: number): Promise<void> {
  const said = on.locator('.kumin-charts-foot').getByText(/kintone に\d+回問い合わせました/);
  await said.nth(dashboards - 1).waitFor();
  await drawn(on);
}

function board(title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

function card(title: string): Locator {
  return page.getByRole('article', { name: title, exact: true });
}

async function kpi(title: string): Promise<string> {
  await drawn(page);
  return board(title).locator('.kumin-kpi-number').innerText();
}

async function expectSoon(actual: () => Promise<string>, isSo: (now: string) => boolean) {
  for (let tries = 50; tries > 0 && !isSo(await actual()); tries -= 1)
    await page.waitForTimeout(100);
  expect(isSo(await actual())).toBe(true);
}

function tooWide(on: Page): Promise<number> {
  return on.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Whether what is at its middle is a part of it. */
function isInFront(element: Locator): Promise<boolean> {
  return element.evaluate((of) => {
    const { left, top, width, height } = of.getBoundingClientRect();
    return of.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });
}

async function broken(): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run({ include: [['.kumin-charts']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  );
}
