/** Dashboards through the zip: what they count is what REST counts, and each mark leads to exactly its records. */
import { readFileSync } from 'node:fs';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { drawn, launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
/** Pixels that a finger needs (WCAG 2.5.5). */
const FINGER = 44;

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  // What was imported this minute may still change within it: the sample rows came some minutes ago.
  ward.kintone.clock.set({ offsetMs: 10 * 60_000 });
  browser = await launchBrowser();
  const path = `/k/${ward.trafficAppId}/`;
  clerk = await visit(browser, ward.url, { code: CLERK, password: ward.samplePassword, path });
  page = clerk.page;
  await page.getByRole('button', { name: /^集計「.*」を開く$/ }).click();
  await counted(page);
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(clerk.foreignRequests).toEqual([]);
  expect(clerk.pageErrors).toEqual([]);
});

describe('a dashboard above the list', () => {
  test('counts every record that REST counts, and says as of when', async () => {
    await open();
    const all = await count('');
    await page.getByText(new RegExp(`閲覧できる${all.toLocaleString()}件を数えています`)).waitFor();
    expect(await kpi('事故件数')).toBe(all);
    expect(await kpi('死者数')).toBe(await sum('死者数', ''));
  });

  test('pressing a mark narrows the other charts; pressing it again opens exactly its records', async () => {
    await open();
    await asTable('天候');
    const rain = await count('天候 in ("雨")');
    await cell('天候', '雨').click();
    await card('天候').getByText(`選択中: 雨（${rain}件）`).waitFor();
    expect(await kpi('事故件数')).toBe(rain);
    // The chart itself still shows everything.
    expect(await card('天候').getByRole('row').count()).toBeGreaterThan(3);
    await cell('天候', '雨').click();
    await page.waitForURL(/query=/);
    expect(await listTotal()).toBe(rain);
  });

  test('going back finds what was chosen, and the address shows a colleague the same', async () => {
    await open();
    await asTable('天候');
    await cell('天候', '雨').click();
    const chip = page.getByRole('button', { name: '絞り込み「雨」を外す' });
    await chip.waitFor();
    const rain = await count('天候 in ("雨")');
    await card('天候')
      .getByRole('button', { name: /件を一覧で開く/ })
      .click();
    await page.waitForURL(/query=/);
    await page.goBack();
    await chip.waitFor();
    expect(await kpi('事故件数')).toBe(rain);
    const address = page.url();
    const colleague = await visit(browser, ward.url, {
      ...{ code: 'Administrator', password: 'cybozu' },
      path: address.slice(ward.url.length),
    });
    await colleague.page.getByRole('button', { name: '絞り込み「雨」を外す' }).waitFor();
    await colleague.context.close();
    await page.keyboard.press('Escape');
    await chip.click();
    await chip.waitFor({ state: 'detached' });
  });

  test('a slicer narrows all charts, and says what it narrows to', async () => {
    await open();
    const slicer = page.locator('.kumin-slicer').filter({ hasText: '事故内容' });
    await slicer.locator('summary').click();
    await slicer.getByLabel('死亡').check();
    await slicer.getByText('事故内容: 死亡').waitFor();
    const deadly = await count('事故内容 in ("死亡")');
    await expectSoon(() => kpi('事故件数'), deadly);
    await page.keyboard.press('Escape');
    expect(await slicer.getAttribute('open')).toBeNull();
  });

  test('the plugin as it is installed draws in a thread beside the page', async () => {
    await open();
    await drawn(page);
    expect(page.workers().map((worker) => new URL(worker.url()).origin)).toEqual([ward.url]);
  });

  test('works by keyboard alone: arrows walk the marks, Enter chooses, Escape clears', async () => {
    await open();
    const plot = card('月ごとの事故').getByRole('application');
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    const said = card('月ごとの事故').locator('[aria-live]');
    expect(await said.innerText()).toMatch(/平成31年2月.*件/);
    await page.keyboard.press('Enter');
    await card('月ごとの事故')
      .getByText(/^選択中: 平成31年2月/)
      .waitFor();
    await page.keyboard.press('Escape');
    await card('月ごとの事故')
      .getByText(/^選択中/)
      .waitFor({ state: 'detached' });
  });

  test('opened again, it asks kintone three times', async () => {
    await open();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (isAskedByPlugin(new URL(request.url()))) asked.push(request.url());
    });
    await page.reload();
    await counted(page);
    page.removeAllListeners('request');
    expect(asked).toHaveLength(3);
    await page.getByText('この表示で kintone に3回問い合わせました').waitFor();
  });

  test('hides small numbers for a meeting, in the table and in the line below', async () => {
    await openVoices();
    const title = '受け付けた部署と分野';
    await asTable(title);
    const hidden = card(title).getByText('＊', { exact: true });
    expect(await hidden.count()).toBe(0);
    await page.getByRole('button', { name: '5未満を伏せる' }).click();
    expect(await hidden.count()).toBeGreaterThan(20);
    await hidden.first().click();
    await card(title)
      .getByText(/（＊件）/)
      .first()
      .waitFor();
  });
});

describe('what leaves it', () => {
  test('the 根拠票 tells scope, time, what was counted, and each rule', async () => {
    await open();
    await output('天候', '根拠票');
    const sheet = page.getByRole('dialog', { name: '根拠票: 天候' });
    await sheet.getByText('閲覧できる範囲のみ', { exact: false }).waitFor();
    await sheet.getByText('件数: レコードを1件ずつ数えます。').waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  test('CSV has a BOM, the numbers of the chart and where they come from', async () => {
    await open();
    const text = readFileSync(await (await downloaded('天候', 'CSV（UTF-8）')).path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain(`"雨",${await count('天候 in ("雨")')}`);
    expect(text).toContain('焼津市オープンデータ');
  });

  test.each([
    ['Excel（xlsx）', /\.xlsx$/, 'PK'],
    ['画像（PNG）', /\.png$/, '\u0089PNG'],
    ['画像（SVG）', /\.svg$/, '<svg'],
    ['CSV（Excelの古い版・CP932）', /\.csv$/, ''],
  ])('%s', async (item, name, start) => {
    await open();
    const file = await downloaded('天候', item);
    expect(file.suggestedFilename()).toMatch(name);
    expect(readFileSync(await file.path(), 'latin1').slice(0, start.length)).toBe(start);
  });

  test('the quarterly report has the four quarters of the ward’s plan', async () => {
    await open();
    await page.getByRole('button', { name: '四半期報告' }).click();
    const report = page.getByRole('dialog', { name: '四半期報告' });
    for (const quarter of ['4～6月', '7～9月', '10～12月', '1～3月', '年度計']) {
      await report.getByRole('columnheader', { name: quarter }).first().waitFor();
    }
    await report.getByRole('button', { name: '閉じる' }).click();
  });
});

test('on paper all is seen of what scrolls on the screen', async () => {
  await openVoices();
  await page.evaluate(() => {
    // What is not drawn yet when it is printed is missing on paper.
    window.print = () => {
      const drawing = document.querySelectorAll('.kumin-dashboard [aria-busy]').length;
      document.documentElement.dataset['printedDrawing'] = String(drawing);
    };
  });
  const dashboard = page.locator('.kumin-dashboard');
  expect(await scrolling(dashboard)).not.toEqual([]);
  await page.getByRole('button', { name: '印刷', exact: true }).click();
  await page.locator('html[data-printed-drawing="0"]').waitFor();
  const dots = await dashboard
    .locator('.kumin-chart-sheet canvas')
    .evaluateAll((all) => all.map((each) => (each as HTMLCanvasElement).width / each.clientWidth));
  expect(dots.length).toBeGreaterThan(0);
  // On paper a canvas has the dots that it says it has.
  expect(dots.filter((each) => each < 1)).toEqual([]);
  await page.emulateMedia({ media: 'print' });
  expect(await scrolling(dashboard)).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
});

test('on a phone nothing is wider than the screen, and a finger finds what can be pressed', async () => {
  const phone = await visit(browser, ward.url, {
    ...{ code: CLERK, password: ward.samplePassword, screen: PHONE },
    path: `/k/m/${ward.voiceAppId}/?view=${await viewId('集計')}`,
  });
  await phone.page.getByRole('button', { name: /^集計「.*」を開く$/ }).tap();
  await counted(phone.page);
  expect(await lowerThan(phone.page.locator('.kumin-charts').last(), FINGER)).toEqual([]);
  // The centers lie as on the map, and all of them are seen.
  const tiles = phone.page.getByRole('group', { name: '33地域の受付' });
  expect(await tiles.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
  await phone.page.getByRole('button', { name: '33地域の受付の出力' }).tap();
  expect(await lowerThan(phone.page.getByRole('menu'), FINGER)).toEqual([]);
  await phone.page.keyboard.press('Escape');
  const wide = await phone.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBeLessThanOrEqual(0);
  expect(phone.pageErrors).toEqual([]);
  await phone.context.close();
});

/** Names of the boxes that show a part of what is in them. */
function scrolling(within: Locator): Promise<string[]> {
  return within.evaluate((root) =>
    [...root.querySelectorAll('*')]
      .filter((box) => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(box).overflowY))
      .filter((box) => box.clientHeight > 1 && box.scrollHeight > box.clientHeight + 1)
      .map(({ className }) => String(className)),
  );
}

/** Names of what can be pressed and is lower than `least` px. */
function lowerThan(within: Locator, least: number): Promise<string[]> {
  return within.evaluate(
    (root, pixels) =>
      [...root.querySelectorAll<HTMLElement>('button, summary, select, a[href]')]
        .filter((each) => each.checkVisibility() && each.offsetHeight < pixels)
        .map((each) => each.getAttribute('aria-label') ?? each.innerText),
    least,
  );
}

/** The page asks for its own list and settings: in the user's language, and for all fields. */
function isAskedByPlugin({ pathname, searchParams }: URL): boolean {
  if (pathname === '/k/v1/records.json') return searchParams.has('fields[0]');
  return pathname.startsWith('/k/v1/') && !searchParams.has('lang') && pathname.includes('/app/');
}

async function open(): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.trafficAppId}/`);
  await counted(page);
}

/** Folded until a person opens it once; this browser remembers it. */
async function openVoices(): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/?view=${await viewId('集計')}`);
  const fold = page.locator('.kumin-charts-fold');
  await fold.waitFor();
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
  await counted(page);
}

/** All records are read and drawn. */
async function counted(on: Page): Promise<void> {
  await on.getByText(/この表示で kintone に\d+回問い合わせました/).waitFor();
  await drawn(on);
}

function card(title: string): Locator {
  return page.getByRole('article', { name: title, exact: true });
}

async function asTable(title: string): Promise<void> {
  await card(title).getByRole('button', { name: '表で見る' }).click();
  await card(title).getByRole('table').waitFor();
}

/** The number beside a key in the table of a chart. */
function cell(title: string, key: string): Locator {
  return card(title)
    .getByRole('row', { name: new RegExp(`^${key}`) })
    .getByRole('button')
    .first();
}

async function kpi(title: string): Promise<number> {
  await drawn(page);
  return Number((await card(title).locator('.kumin-kpi-number').innerText()).replace(/,/g, ''));
}

async function output(title: string, item: string): Promise<void> {
  await card(title)
    .getByRole('button', { name: `${title}の出力` })
    .click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function downloaded(title: string, item: string): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent('download'), output(title, item)]);
  return file;
}

/** Retries, as a redraw may be under way. */
async function expectSoon(actual: () => Promise<number>, expected: number): Promise<void> {
  for (let tries = 50; tries > 0 && (await actual()) !== expected; tries -= 1) {
    await page.waitForTimeout(100);
  }
  expect(await actual()).toBe(expected);
}

function client(): ReturnType<typeof kintoneClient> {
  return kintoneClient({ baseUrl: ward.url, username: CLERK, password: ward.samplePassword });
}

async function count(condition: string): Promise<number> {
  const { totalCount } = await client().record.getRecords({
    ...{ app: ward.trafficAppId, totalCount: true, fields: ['$id'] },
    query: `${condition} limit 1`,
  });
  return Number(totalCount);
}

async function viewId(name: string): Promise<string> {
  const { views } = await client().app.getViews({ app: ward.voiceAppId });
  return String(views[name]?.id);
}

async function sum(field: string, condition: string): Promise<number> {
  const records = await client().record.getAllRecordsWithId({
    ...{ app: ward.trafficAppId, condition, fields: [field] },
  });
  return records.reduce((total, record) => total + Number(record[field]?.value ?? 0), 0);
}

/** How many records the list has, as its pager says: （1 - 20 （459件中）). */
async function listTotal(): Promise<number> {
  const pager = await page.getByText(/件中/).first().innerText();
  return Number(/([\d,]+)件中/.exec(pager)?.[1]?.replace(/,/g, ''));
}
