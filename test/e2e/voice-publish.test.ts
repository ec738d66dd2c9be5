/** A voice goes to the public: drafted by one, checked by another, held while a mark is open, taken out, taken down. */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { firstDay } from '../../src/calendar/fiscal';
import { parseDay } from '../../src/calendar/day';
import { lastQuarter } from '../../src/voice/publishing/period';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const DRAFTER = { code: 'nagai-shota', name: '永井 翔太' };
const CHECKER = { code: 'kumagai-makoto', name: '熊谷 誠' };

/** What must never leave the office, and is in the record. */
const SECRETS = ['ひみつの内容', '見本花子', 'hanako@example.jp', 'ひみつのメモ', 'ひみつの回答'];
const VIEW = '照明を明るいものに替えました。お問い合わせは093-000-1234へ。';

let ward: Ward;
let browser: Browser;
let drafter: Visit;
let checker: Visit;
let id: string;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  // A day of last quarter: what the dialog proposes.
  const day = firstDay(lastQuarter(today()));
  const record = {
    受付日時: `${day}T01:00:00Z`,
    件名: '駐輪場の照明',
    内容: 'ひみつの内容。照明が暗い。',
    分野: '交通・駐輪',
    回答日: day,
    回答: 'ひみつの回答',
    公表要旨: '駐輪場の照明が暗く、夜は<b>こわい</b>。',
    公表文: VIEW,
    連絡先氏名: '見本花子',
    連絡先: 'hanako@example.jp',
    内部メモ: 'ひみつのメモ',
  };
  const values = Object.entries(record).map(([code, value]) => [code, { value }]);
  ({ id } = await client().record.addRecord({
    app: ward.voiceAppId,
    record: Object.fromEntries(values),
  }));
  [drafter, checker] = await Promise.all([signedIn(DRAFTER.code), signedIn(CHECKER.code)]);
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  for (const { foreignRequests, pageErrors } of [drafter, checker]) {
    expect(foreignRequests).toEqual([]);
    expect(pageErrors).toEqual([]);
  }
});

describe('the gate', () => {
  test('holds a voice while a mark is open; a reason lets it stand', async () => {
    const { page } = drafter;
    await open(page);
    await gate(page).getByText('個人情報らしい記載が1か所残っています').waitFor();
    await act(page, '起案する（確認へ出す）');
    await gate(page)
      .getByRole('status')
      .getByText('文を直すか、残す理由を書いてください')
      .waitFor();
    expect(await valueOf('公表区分')).toBe('未判定');

    await act(page, '残す理由を書く');
    await gate(page).getByLabel('「093-000-1234」を残す理由').fill('臨時の窓口の番号');
    await act(page, '残す');
    await gate(page).getByText('残した記載「093-000-1234」: 臨時の窓口の番号').waitFor();
    await act(page, '起案する（確認へ出す）');
    await gate(page).getByText('起案: 永井 翔太').waitFor();
    expect(await valueOf('公表区分')).toBe('確認待ち');
  });

  test('lets nobody check what they drafted, nor publish by hand', async () => {
    const { page } = drafter;
    await act(page, '確かめた');
    await gate(page).getByRole('status').getByText('起案した人は確認できません').waitFor();
    expect(await valueOf('公表確認者')).toEqual([]);

    await page.getByRole('button', { name: 'レコードを編集する' }).click();
    await page.getByText('起案、確認、公表は、保存したあとの画面で進めます。').waitFor();
    await openGroup(page, '公表');
    await page.getByRole('button', { name: /^公表区分/ }).click();
    await page.getByRole('option', { name: '公表する', exact: true }).click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('起案した人とは別の人の確認が要ります').waitFor();
    expect(await valueOf('公表区分')).toBe('確認待ち');
  });

  test('another person finds it in the queue, checks it and publishes; the text is frozen', async () => {
    const { page } = checker;
    await openDialog(page);
    await tab(page, '確認を待つ声');
    await dialog(page).getByRole('link', { name: '駐輪場の照明' }).click();
    await act(page, '確かめた');
    await gate(page).getByText('確認済み').waitFor();
    await act(page, '公表する');
    await gate(page).getByText('公表中').waitFor();

    expect(await valueOf('公表区分')).toBe('公表する');
    expect(await valueOf('公表確認者')).toEqual([CHECKER]);
    expect(await valueOf('公表日')).toBe(today());
    expect(await versions()).toMatchObject([
      {
        版: '1',
        版の公表日: today(),
        版の件名: '駐輪場の照明',
        版の考え方: VIEW,
        版の確認者: '熊谷 誠｜「093-000-1234」は臨時の窓口の番号',
        取下げ日: null,
      },
    ]);
  });
});

describe('what leaves the office', () => {
  test('a change after publication waits for a check, and the frozen version goes out', async () => {
    const { page } = drafter;
    await open(page);
    await page.getByRole('button', { name: 'レコードを編集する' }).click();
    await openGroup(page, '公表');
    await page.getByRole('textbox', { name: '公表文' }).fill('まだ確かめていない文。');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await gate(page).getByText('確認待ち', { exact: true }).waitFor();
    expect(await valueOf('公表区分')).toBe('確認待ち');
    expect(await valueOf('公表確認者')).toEqual([]);
  });

  test('one that was rewritten past the gate is told in the queue', async () => {
    const { page } = checker;
    const [other] = (
      await client().record.getRecords({
        app: ward.voiceAppId,
        query: '公表区分 in ("公表する") order by $id desc limit 1',
      })
    ).records;
    const otherId = String(other?.['$id']?.value);
    const before = String(other?.['公表文']?.value);
    const rewrite = (公表文: string) =>
      client().record.updateRecord({
        app: ward.voiceAppId,
        id: otherId,
        record: { 公表文: { value: 公表文 } },
      });
    await rewrite('だれも確かめていない文。');
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
    await page.getByRole('button', { name: '公表', exact: true }).click();
    await tab(page, '確認を待つ声');
    const told = /^公表のあとで、手順を通さずに変えられた声 1件/;
    await dialog(page).getByRole('heading', { name: told }).waitFor();
    await dialog(page)
      .getByRole('region', { name: told })
      .getByRole('link', { name: String(other?.['件名']?.value) })
      .waitFor();
    await rewrite(before);
    await page.keyboard.press('Escape');
  });

  test('the page is what was checked, for everyone to read', async () => {
    const { page } = checker;
    await openDialog(page);
    await step(page, '確かめる');
    await dialog(page)
      .getByText(/うち\d+件は、新しい版が確認を待っています/)
      .waitFor();
    await dialog(page)
      .getByText(/入らない声 \d+件/)
      .waitFor();
    await step(page, '見本');
    const reader = dialog(page).frameLocator('iframe[title="ホームページの見本"]');
    await reader.getByRole('heading', { name: '駐輪場の照明' }).waitFor();
    await step(page, 'ファイル');
    const html = await saved(page, 'ホームページ（HTML、1ページ分）');
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('駐輪場の照明が暗く、夜は&lt;b&gt;こわい&lt;/b&gt;。');
    expect(html).toContain('照明を明るいものに替えました。');
    expect(html).not.toMatch(/<script|まだ確かめていない文/);
    leaksNothing(html);
    expect(await broken(html)).toEqual([]);
  });

  test('the data hold the allowed fields and nothing else', async () => {
    const { page } = checker;
    const csv = await saved(page, 'CSV（UTF-8）');
    const [head] = csv.split('\r\n');
    expect(head).toBe(
      '\uFEFF"分野","件名","声（要旨）","市の考え方","受付日","回答日","公表日","版"',
    );
    expect(csv).toContain('"駐輪場の照明"');
    const json = await saved(page, 'JSON');
    const { voices } = JSON.parse(json) as { voices: { title: string }[] };
    expect(voices.map(({ title }) => title)).toContain('駐輪場の照明');
    for (const file of [csv, json, await saved(page, 'ポスター（HTML）')]) leaksNothing(file);
  });

  test('the CSV for analysis has the words without what points to a person', async () => {
    const { page } = checker;
    await tab(page, '意見分析用CSV');
    await dialog(page).getByRole('button', { name: '期間の声を読む' }).click();
    await dialog(page).getByText('除いた声: 閲覧に注意').waitFor();
    const csv = await saved(page, 'CSV を保存（UTF-8）');
    expect(csv).toContain(`"${id}","ひみつの内容。照明が暗い。"`);
    expect(csv).not.toMatch(/見本花子|hanako|ひみつのメモ/);
  });

  test('what was published and why the rest was not is counted by section', async () => {
    const { page } = checker;
    await tab(page, '公表の統計');
    const table = dialog(page).getByRole('region', { name: /^公表の統計/ });
    await table.getByRole('columnheader', { name: '1. 個人が特定されるおそれ' }).waitFor();
    await table.getByRole('row', { name: /^計/ }).waitFor();
  });

  test('taken down with a reason, it is left out and said to be', async () => {
    const { page } = checker;
    await open(page);
    await act(page, '改訂をやめる');
    await gate(page).getByText('公表中').waitFor();
    await gate(page).getByText('取り下げる').first().click();
    await gate(page).getByLabel('取り下げの理由').fill('場所から本人が分かるため');
    await act(page, '取り下げる');
    await gate(page).getByText('取り下げ', { exact: true }).waitFor();
    expect(await valueOf('公表区分')).toBe('取り下げ');
    expect(await versions()).toMatchObject([
      { 取下げ日: today(), 取下げの理由: '場所から本人が分かるため' },
    ]);

    await openDialog(page);
    await step(page, '確かめる');
    await dialog(page)
      .getByText(/^取り下げた/)
      .click();
    await dialog(page)
      .getByRole('link', { name: `記録 ${id} 駐輪場の照明` })
      .waitFor();
    await step(page, 'ファイル');
    expect(await saved(page, 'JSON')).not.toContain('駐輪場の照明');
  });
});

test('on a phone the gate and the dialog are read without scrolling sideways', async () => {
  const { context, page } = await signedIn(
    CHECKER.code,
    `/k/m/${ward.voiceAppId}/show?record=${id}`,
    true,
  );
  await gate(page).getByText('取り下げ', { exact: true }).waitFor();
  expect(await sideways(page)).toBe(0);
  await page.goto(`${ward.url}/k/m/${ward.voiceAppId}/`);
  await page.getByRole('button', { name: 'ほかの道具' }).click();
  await page.getByRole('button', { name: '公表', exact: true }).click();
  await step(page, '見本');
  await dialog(page).frameLocator('iframe').first().getByRole('heading', { level: 1 }).waitFor();
  expect(await sideways(page)).toBe(0);
  await context.close();
});

function signedIn(code: string, path = '/k/', isPhone = false): Promise<Visit> {
  const screen = isPhone ? PHONE : {};
  return visit(browser, ward.url, { code, password: ward.samplePassword, path, screen });
}

function client() {
  const { username, password } = ADMINISTRATOR;
  return kintoneClient({ baseUrl: ward.url, username, password });
}

function today() {
  const written = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const day = parseDay(written);
  if (!day) throw new Error(written);
  return day;
}

async function valueOf(code: string): Promise<unknown> {
  const { record } = await client().record.getRecord({ app: ward.voiceAppId, id });
  return record[code]?.value;
}

/** Rows of 公表履歴 as values by code. */
async function versions(): Promise<Record<string, unknown>[]> {
  const rows = (await valueOf('公表履歴')) as { value: Record<string, { value: unknown }> }[];
  return rows.map(({ value }) =>
    Object.fromEntries(Object.entries(value).map(([code, cell]) => [code, cell.value])),
  );
}

async function open(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${id}`);
}

function gate(page: Page): Locator {
  return page.getByRole('region', { name: '公表ゲート' });
}

async function act(page: Page, name: string): Promise<void> {
  await gate(page).getByRole('button', { name, exact: true }).click();
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog', { name: '声の公表' });
}

async function openDialog(page: Page, path = `/k/${ward.voiceAppId}/`): Promise<void> {
  await page.goto(`${ward.url}${path}`);
  await page.getByRole('button', { name: '公表', exact: true }).click();
}

async function tab(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('button', { name }).click();
}

async function step(page: Page, name: string): Promise<void> {
  await dialog(page)
    .getByRole('list', { name: 'つくる手順' })
    .getByRole('button', { name })
    .click();
}

async function openGroup(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

async function saved(page: Page, name: string): Promise<string> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name, exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

function leaksNothing(file: string): void {
  for (const secret of SECRETS) expect(file).not.toContain(secret);
}

/** What axe finds on the page as a ward's site would show it. */
async function broken(html: string): Promise<string[]> {
  const page = await checker.context.newPage();
  await page.setContent(html);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
  );
  await page.close();
  return violations.map(
    ({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html: at }) => at).join(' ')}`,
  );
}

/** Pixels by which the page, or the dialog on it, is wider than the screen. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...['.kumin-gate', '.kumin-publish']
        .flatMap((place) => [...document.querySelectorAll(place)])
        .map((place) => place.scrollWidth - place.clientWidth),
      0,
    ),
  );
}
