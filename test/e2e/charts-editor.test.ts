/** Dashboards made without code: an administrator's way through the editor, in the plugin's own zip. */
import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

let ward: Ward;
let browser: Browser;
let admin: Visit;
let page: Page;
let exported: { dashboards: { title: string; charts: { title: string }[] }[] };

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  const { username: code, password } = ADMINISTRATOR;
  admin = await visit(browser, ward.url, { code, password, path: pluginsPath() });
  page = admin.page;
  await openConfig();
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

test('消したダッシュボードは、その場で元に戻せる', async () => {
  await press('消す: 区民のこえの状況');
  await page.getByText('まだダッシュボードがありません。').waitFor();
  await editor().getByRole('status').getByRole('button', { name: '元に戻す' }).click();
  await editor().getByRole('heading', { name: '区民のこえの状況' }).waitFor();
  await press('消す: 区民のこえの状況');
});

test('機能を「使わない」にすると隠れ、「使う」に戻すと、次にすることが書いてある', async () => {
  const toggle = page.getByRole('switch', { name: '「集計」を使う' });
  await toggle.press('Space');
  await editor().waitFor({ state: 'hidden' });
  await toggle.press('Space');
  await page
    .getByText(/「おすすめで作る」を押すと、このアプリのフィールドに合わせたグラフが/)
    .waitFor();
});

test('おすすめのダッシュボードが、本物のレコードで描かれる', async () => {
  await press('おすすめで作る');
  await page.getByText('設定はまだ保存していません。').waitFor();
  expect(await titles()).toEqual(
    expect.arrayContaining(['今年度の件数（今日まで）', '月別・種別別の件数', '地域別の件数']),
  );
  await card('今年度の件数（今日まで）').getByText('令和', { exact: false }).first().waitFor();
  await page.getByText('保存していない変更があります。').waitFor();
});

test('グラフを直すと、名前と見本が付いてくる。元に戻すと元のまま', async () => {
  const before = await titles();
  await press('直す: 経路別の件数');
  await page.getByLabel('1段目のフィールド').selectOption({ label: '分野' });
  await editor().getByRole('heading', { name: '分野別の件数' }).waitFor();
  await side()
    .getByRole('application', { name: /^分野別の件数/ })
    .waitFor();

  await page.getByRole('radio', { name: '濃淡の表' }).check();
  await page.getByText('「濃淡の表」には分け方が 2 段必要です。').waitFor();
  await press('分け方を足す');
  await page.getByText('フィールドを選んでください。').waitFor();
  await page.getByLabel('2段目のフィールド').selectOption({ label: '経路' });
  await page.getByText('フィールドを選んでください。').waitFor({ state: 'detached' });

  for (let step = 0; step < 4; step += 1) await press('元に戻す');
  await editor().getByRole('heading', { name: '経路別の件数' }).waitFor();
  await press('← 区民のこえ', 'first');
  expect(await titles()).toEqual(before);
});

test('打った名前は、フォーカスを離さなくても残る', async () => {
  await press('直す: 経路別の件数');
  const title = page.getByLabel('グラフの名前');
  await title.fill('どこから来たか');
  // The focus stays where letters are typed.
  expect(await title.evaluate((input) => input === document.activeElement)).toBe(true);
  await press('← 区民のこえ', 'first');
  expect(await titles()).toContain('どこから来たか');
});

test('複製し、並べ替え、おすすめから足し、消して戻す', async () => {
  await press('複製: どこから来たか');
  const copied = await titles();
  expect(copied[copied.indexOf('どこから来たか') + 1]).toBe('どこから来たかのコピー');
  await press('上へ: どこから来たかのコピー');
  const moved = await titles();
  expect(moved.indexOf('どこから来たかのコピー')).toBe(moved.indexOf('どこから来たか') - 1);
  // The button keeps the focus, so that it can be pressed again.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    '上へ: どこから来たかのコピー',
  );

  await press('おすすめから選ぶ');
  await press('足す: 年度別の件数');
  await press('おすすめを閉じる');
  expect((await titles()).at(-1)).toBe('年度別の件数');

  await press('消す: 年度別の件数');
  await page.getByText('「年度別の件数」を消しました。').waitFor();
  expect(await titles()).not.toContain('年度別の件数');
  await editor().getByRole('status').getByRole('button', { name: '元に戻す' }).click();
  expect((await titles()).at(-1)).toBe('年度別の件数');
});

test('出す一覧とスペースは、このアプリのものから選ぶ', async () => {
  await page.locator('summary', { hasText: '表示する場所' }).click();
  await page.getByLabel('一覧', { exact: true }).selectOption({ label: '選んだ一覧の上に出す' });
  await page.getByText('今の設定では、どこにも表示されません。').waitFor();
  await page.getByRole('checkbox', { name: 'すべての声' }).check();
  await page.getByText('今の設定では、どこにも表示されません。').waitFor({ state: 'detached' });
  const spaces = await page.getByLabel('レコードの中のスペース').locator('option').allInnerTexts();
  expect(spaces).toEqual(expect.arrayContaining(['（出さない）', 'voice-card']));
});

test('書き出したファイルを読み込むと、もう1つのダッシュボードになる', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^書き出す/ }).click(),
  ]);
  const path = await download.path();
  exported = JSON.parse(readFileSync(path, 'utf8')) as typeof exported;
  expect(exported.dashboards[0]?.charts.map(({ title }) => title)).toEqual(await titles());

  await press('← ダッシュボードの一覧へ');
  await importFile('写し.json', readFileSync(path));
  await page.getByText('1個のダッシュボードを足しました。').waitFor();
  expect(await editor().locator('.kumin-ce-cards h4').count()).toBe(2);

  await importFile('壊れた.json', Buffer.from('{"kind":'));
  await page.getByText('「壊れた.json」は壊れているか').waitFor();
  expect(await editor().locator('.kumin-ce-cards h4').count()).toBe(2);
});

test('開庁日は和暦でも書け、読めない行があるうちは保存しない', async () => {
  await page.getByRole('link', { name: '集計全体の設定' }).click();
  await page.getByLabel('このほかに閉める日').fill('R7.8.15\n来週');
  await page.getByText('日付として読めない行があります: 「来週」。').first().waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('まだ保存していません。').first().waitFor();
  expect(await page.getByLabel('このほかに閉める日').inputValue()).toBe('R7.8.15\n来週');
  await page.getByLabel('このほかに閉める日').fill('R7.8.15');
});

test('保存して開き直すと、みな残っている', async () => {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('プラグインの設定を保存しました。').waitFor();
  await page.getByRole('button', { name: 'アプリを更新' }).click();
  await page.getByText('アプリを更新しました。').waitFor();
  await openConfig();
  await editor().getByText('一覧「すべての声」の上').first().waitFor();
  await page
    .getByRole('button', { name: /^開いて直す/ })
    .first()
    .click();
  expect(await titles()).toEqual(exported.dashboards[0]?.charts.map(({ title }) => title));
  await press('← ダッシュボードの一覧へ');
  await page.getByRole('link', { name: '集計全体の設定' }).click();
  expect(await page.getByLabel('このほかに閉める日').inputValue()).toBe('令和7年8月15日');
});

function pluginsPath(): string {
  return `/k/admin/app/${ward.voiceAppId}/plugin/`;
}

async function openConfig(): Promise<void> {
  await page.goto(ward.url + pluginsPath());
  await page.getByRole('link', { name: '「区役所アプリ支援」の設定' }).click();
  await page.getByRole('link', { name: 'ダッシュボード', exact: true }).click();
  await editor().waitFor();
}

function editor(): Locator {
  return page.locator('.kumin-ce-editor');
}

function side(): Locator {
  return page.getByRole('region', { name: 'できあがり' });
}

function card(title: string): Locator {
  return editor().getByRole('article', { name: title, exact: true });
}

/** Titles of the charts of the dashboard that is open, in order. */
function titles(): Promise<string[]> {
  return editor().locator('ol.kumin-ce-grid h5').allInnerTexts();
}

async function press(name: string, which: 'only' | 'first' = 'only'): Promise<void> {
  const found = editor().getByRole('button', { name, exact: which === 'only' });
  await (which === 'first' ? found.first() : found).click();
}

async function importFile(name: string, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press('ファイルから足す'),
  ]);
  await chooser.setFiles({ name, mimeType: 'application/json', buffer });
}
