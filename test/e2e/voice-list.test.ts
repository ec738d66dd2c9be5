/** The bar above the list: every number is what REST says, and leads to exactly its records. */
import type { Browser, Locator, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
const DAY = 86_400_000;

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  const path = `/k/${ward.voiceAppId}/`;
  clerk = await visit(browser, ward.url, { code: CLERK, password: ward.samplePassword, path });
  page = clerk.page;
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(clerk.foreignRequests).toEqual([]);
  expect(clerk.pageErrors).toEqual([]);
});

describe('the counts', () => {
  const open = '回答日 = "" and ステータス not in ("回答済", "完了")';

  test.each([
    ['あとで整理', () => '件名 = "" or 分野 in ("")'],
    ['今日の受付', () => '受付日時 = TODAY()'],
    ['期限超過', () => `回答期限 != "" and 回答期限 < TODAY() and ${open}`],
    ['期限まで3日以内', () => `回答期限 >= TODAY() and 回答期限 <= "${dayIn(3)}" and ${open}`],
  ])(
    '「%s」 is what REST counts, and its link opens exactly those records',
    async (label, query) => {
      await list();
      const link = bar().getByRole('link', { name: label });
      const expected = await ids(query());
      expect(expected.length).toBeGreaterThan(0);
      expect(amount(await link.innerText())).toBe(expected.length);
      await link.click();
      await page.waitForURL(/query=/);
      expect(await listed()).toEqual(expected);
    },
  );
});

describe('the chart', () => {
  test('counts every record of this 年度, also those without 分野, and says how many', async () => {
    await list();
    const all = await ids(inYear(fiscalYear()));
    const blank = await ids(`${inYear(fiscalYear())} and 分野 in ("")`);
    await bar().getByText(`あなたが見られる記録 ${all.length}件 を集計`).waitFor();
    const series = bar().getByRole('group', { name: /^分類/ }).getByRole('button');
    const amounts = (await series.allInnerTexts()).map(amount);
    expect(sum(amounts)).toBe(all.length);
    expect(blank.length).toBeGreaterThan(0);
    await bar()
      .getByRole('button', { name: `未入力 ${blank.length}件` })
      .waitFor();
  });

  test('a bar clicked opens exactly the records behind it', async () => {
    await list();
    const plot = bar().getByRole('application');
    await plot.waitFor();
    const canvas = await plot.locator('canvas').boundingBox();
    if (!canvas) throw new Error('no chart');
    const foot = await footOfFirstBar(plot);
    await page.mouse.click(canvas.x + foot.x, canvas.y + foot.y);
    await page.waitForURL(/query=/);
    const shown = await listed();
    const { record } = await client().record.getRecord({
      app: ward.voiceAppId,
      id: shown[0] ?? '',
    });
    const month = monthOf(new Date(String(record['受付日時']?.value)));
    const category = String(record['分野']?.value);
    expect(shown).toEqual(await ids(`${inMonth(month)} and 分野 in ("${category}")`));
  });

  test('the keys walk through its bars, each is said, and Enter opens its records', async () => {
    await list();
    const plot = bar().getByRole('application');
    await plot.focus();
    // From April on, so March is eleven steps away.
    const steps = (thisMonth() + 8) % 12;
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowRight');
    await bar()
      .getByText(new RegExp(`^${thisMonth()}月 合計 \\d+件$`))
      .waitFor();
    await page.keyboard.press('ArrowUp');
    const said = await bar()
      .getByText(new RegExp(`^${thisMonth()}月 (?!合計).+ \\d+件$`))
      .innerText();
    const [, category = '', count = ''] = /月 (.+) (\d+)件$/.exec(said) ?? [];
    await page.keyboard.press('Enter');
    await page.waitForURL(/query=/);
    const expected = await ids(`${inMonth(thisMonth())} and 分野 in ("${category}")`);
    expect(expected).toHaveLength(Number(count));
    expect(await listed()).toEqual(expected);
  });

  test('one 分野 is shown alone when pressed in the legend', async () => {
    await list();
    const one = bar().getByRole('button', { name: /^道路・公園/ });
    await one.click();
    expect(await one.getAttribute('aria-pressed')).toBe('true');
    await bar().getByRole('button', { name: 'すべての分類を表示' }).click();
    expect(await one.getAttribute('aria-pressed')).toBe('false');
  });

  test('shows last 年度 when asked', async () => {
    await list();
    await bar().getByRole('button', { name: '前年度' }).click();
    const before = await ids(inYear(fiscalYear() - 1));
    await bar().getByText(`あなたが見られる記録 ${before.length}件 を集計`).waitFor();
    const heading = bar().getByRole('heading', { name: /分野×月の受付/ });
    expect(await heading.innerText()).toContain(`令和${fiscalYear() - 1 - 2018}年度`);
  });

  test('stays folded once it was folded', async () => {
    await list();
    await bar().getByRole('button', { name: '集計をたたむ' }).click();
    await page.reload();
    await bar().getByRole('button', { name: '集計を開く' }).waitFor();
    expect(await bar().getByRole('application').count()).toBe(0);
    await bar().getByRole('button', { name: '集計を開く' }).click();
    await bar().getByRole('application').waitFor();
  });
});

describe('the table behind the chart', () => {
  test('is reached by keys, and a number in it opens exactly its records', async () => {
    await list();
    await bar().getByRole('button', { name: '表で見る' }).focus();
    await page.keyboard.press('Enter');
    const cell = table().getByRole('link', { name: new RegExp(`^道路・公園 ${thisMonth()}月 `) });
    const expected = await ids(`${inMonth(thisMonth())} and 分野 in ("道路・公園")`);
    expect(Number(await cell.innerText())).toBe(expected.length);
    await cell.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/query=/);
    expect(await listed()).toEqual(expected);
  });

  test('未入力 opens the records without 分野, and the sum of all opens the year', async () => {
    await list();
    await bar().getByRole('button', { name: '表で見る' }).click();
    await table()
      .getByRole('link', { name: /^未入力 合計 / })
      .click();
    await page.waitForURL(/query=/);
    expect(await listed()).toEqual(await ids(`${inYear(fiscalYear())} and 分野 in ("")`));

    await list();
    await bar().getByRole('button', { name: '表で見る' }).click();
    await table()
      .getByRole('link', { name: /^合計 合計 / })
      .click();
    await page.waitForURL(/query=/);
    expect(await listed()).toEqual(await ids(inYear(fiscalYear())));
  });
});

test('recording one voice raises the count of today and the number of its cell by one', async () => {
  const cell = () =>
    table().getByRole('link', { name: new RegExp(`^道路・公園 ${thisMonth()}月 `) });
  const numbers = async (): Promise<number[]> => {
    await list();
    const today = amount(await bar().getByRole('link', { name: '今日の受付' }).innerText());
    await bar().getByRole('button', { name: '表で見る' }).click();
    return [today, Number(await cell().innerText())];
  };
  const [today = 0, inCell = 0] = await numbers();
  await page.getByRole('link', { name: 'レコードを追加する' }).click();
  const card = page.getByRole('region', { name: 'かんたん記録' });
  await card.getByRole('radio', { name: '道路・公園' }).click();
  await card.getByRole('textbox', { name: '内容' }).fill('橋の手すりがぐらぐらしている。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('保存しました。').waitFor();
  expect(await numbers()).toEqual([today + 1, inCell + 1]);
});

describe('a filter on the list', () => {
  const inArea = '地域 in ("黒崎")';

  test('narrows the chart and says so; a number opens records within the filter', async () => {
    await list(inArea);
    const expected = await ids(`${inArea} and ${inYear(fiscalYear())}`);
    await bar()
      .getByRole('heading', { name: /（一覧の絞り込みの中）$/ })
      .waitFor();
    await bar().getByText(`あなたが見られる記録 ${expected.length}件 を集計`).waitFor();
    await bar().getByRole('button', { name: '表で見る' }).click();
    await table()
      .getByRole('link', { name: /^合計 合計 / })
      .click();
    await page.waitForURL((there) => there.search.includes(encodeURIComponent('受付日時')));
    expect(await listed()).toEqual(expected);
  });

  test('that finds nothing leaves a bar that says so', async () => {
    await list('件名 = "そのような声はない"');
    await bar().getByText('この年度に当てはまる記録はありません。').waitFor();
    expect(await bar().getByRole('link', { name: '期限超過' }).count()).toBe(1);
  });
});

test('every tool opens by the keyboard, Escape closes it, and the focus is back at its button', async () => {
  await list();
  for (const name of ['すぐ記録', '課ごとの督促', 'まとめて整理', '公表', '過去の記録を読み込む']) {
    const opener = bar().getByRole('button', { name, exact: true });
    await opener.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.evaluate((it) => it.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((it) => it === document.activeElement)).toBe(true);
  }
});

test('when the numbers cannot be read, the bar says so in words, and trying again brings them', async () => {
  // The reading behind the chart; what asks for attention is counted without an order.
  await page.route(
    (there) => there.searchParams.get('query')?.endsWith('order by $id asc limit 500') ?? false,
    (route) => route.abort(),
  );
  await page.goto(address(''));
  const failure = bar().getByRole('alert');
  await failure.filter({ hasText: 'サーバーに接続できませんでした。' }).waitFor();
  await bar().getByRole('link', { name: '今日の受付' }).waitFor();
  await page.getByRole('link', { name: 'レコードを追加する' }).waitFor();
  await page.unrouteAll();
  await failure.getByRole('button', { name: 'もう一度試す' }).click();
  await bar().getByRole('application').waitFor();
});

const bar = (): Locator => page.getByRole('region', { name: '区民のこえのまとめ' });
const table = (): Locator => bar().getByRole('table');

function address(condition: string): string {
  const query = condition === '' ? '' : `?query=${encodeURIComponent(condition)}`;
  return `${ward.url}/k/${ward.voiceAppId}/${query}`;
}

/** Opens the list and waits until bar and chart are done. */
async function list(condition = ''): Promise<void> {
  await page.goto(address(condition));
  await bar().getByRole('link', { name: '期限まで3日以内' }).waitFor();
  await bar()
    .getByText(/を集計しています|当てはまる記録はありません/)
    .waitFor();
}

/** Record numbers the list shows, through all its pages, ascending. */
async function listed(): Promise<string[]> {
  const size = 100;
  const total = amount(
    await page
      .getByText(/^\d+ - \d+ （/)
      .first()
      .innerText(),
  );
  await page.getByLabel('表示件数').first().selectOption(String(size));
  const found: string[] = [];
  while (found.length < total) {
    const last = Math.min(found.length + size, total);
    await page
      .getByText(`${found.length + 1} - ${last} （${total}件中）`)
      .first()
      .waitFor();
    const links = page.getByRole('cell').getByRole('link', { name: /^\d+$/ });
    found.push(...(await links.allInnerTexts()));
    if (last < total) await page.getByRole('button', { name: '次のページ' }).first().click();
  }
  return found.sort(ascending);
}

/** Record numbers as REST gives them to the same clerk, ascending. */
async function ids(condition: string): Promise<string[]> {
  const records = await client().record.getAllRecords({
    app: ward.voiceAppId,
    condition,
    fields: ['$id'],
  });
  return records.map((record) => String(record['$id']?.value)).sort(ascending);
}

function client() {
  return kintoneClient({ baseUrl: ward.url, username: CLERK, password: ward.samplePassword });
}

/** The 年度 of today in Japan, by the year it begins in. */
function fiscalYear(): number {
  const [year = 0, month = 0] = dayIn(0).split('-').map(Number);
  return month >= 4 ? year : year - 1;
}

function inYear(year: number): string {
  return receivedFrom(monthStart(year, 4), monthStart(year + 1, 4));
}

/** @param month 1 to 12, of this 年度 */
function inMonth(month: number): string {
  const year = month >= 4 ? fiscalYear() : fiscalYear() + 1;
  return receivedFrom(monthStart(year, month), monthStart(year, month + 1));
}

function monthOf(instant: Date): number {
  return Number(instant.toLocaleDateString('en', { month: 'numeric', timeZone: 'Asia/Tokyo' }));
}

const thisMonth = (): number => monthOf(new Date());

function receivedFrom(from: string, to: string): string {
  return `受付日時 >= "${from}" and 受付日時 < "${to}"`;
}

/** Midnight in Japan before the first day of the month, as kintone writes instants. */
function monthStart(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1) - 9 * 3_600_000).toISOString();
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY).toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
}

/** A point inside the first bar from the left, from the chart's corner. */
async function footOfFirstBar(plot: Locator): Promise<{ x: number; y: number }> {
  await plot.locator('[aria-busy]').waitFor({ state: 'detached' });
  return plot.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    // A canvas that shows pictures of a thread tells nothing of them itself.
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [canvas.clientWidth, canvas.clientHeight];
    const context = copy.getContext('2d');
    context?.drawImage(canvas, 0, 0, copy.width, copy.height);
    const isBar = (x: number, y: number): boolean => {
      const [red = 0, green = 0, blue = 0, alpha = 0] =
        context?.getImageData(x, y, 1, 1).data ?? [];
      return alpha > 0 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60;
    };
    for (let x = 0; x < canvas.clientWidth; x += 2) {
      for (let y = canvas.clientHeight - 1; y > 0; y -= 1) {
        if (isBar(x, y) && isBar(x + 4, y - 2)) return { x: x + 4, y: y - 2 };
      }
    }
    throw new Error('no bar on the chart');
  });
}

/** `期限超過 32件` is 32, `1 - 20 （457件中）` is 457. */
function amount(words: string): number {
  return Number(words.replaceAll(',', '').match(/\d+(?=件)/)?.[0] ?? NaN);
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
const ascending = (a: string, b: string): number => Number(a) - Number(b);
