/**
 * Plugins written as their authors write them, without a thought of the local kintone: packed by the
 * official packer, read in and set up through the pages, and used.
 */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { Desk } from './authors/desk';
import { makeOffice, type Office } from './authors/office';
import { packFixture, packOfficialTemplate, type PackedPlugin } from './authors/pack';
import { launchBrowser, PHONE, visit, type Visit } from './support';

const FOLDERS = [
  'list-colors',
  'auto-number',
  'input-check',
  'month-calendar',
  'item-lookup',
  'section-table',
  'form-tabs',
  'bulk-close',
];

let kintone: Kintone;
let client: KintoneRestAPIClient;
let office: Office;
let browser: Browser;
let plugins: PackedPlugin[];
let admin: Visit;
let page: Page;
let desk: Desk;

beforeAll(async () => {
  [kintone, browser, plugins] = await Promise.all([
    startKintone({ pagesDir: pagesFolder }),
    launchBrowser(),
    Promise.all([...FOLDERS.map(packFixture), packOfficialTemplate()]),
  ]);
  client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  office = await makeOffice(client);
  const { username: code, password } = ADMINISTRATOR;
  admin = await visit(browser, kintone.url, { code, password, path: '/k/admin/system/plugin/' });
  page = admin.page;
  const app = office.requests;
  desk = new Desk(page, `${kintone.url}/k/${app}/`, `${kintone.url}/k/admin/app/${app}/plugin/`);
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

afterEach(() => {
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

describe('an administrator', () => {
  test('reads all of them in', async () => {
    for (const { name, zip } of plugins) {
      await page
        .getByLabel('ファイルを選択')
        .setInputFiles({ name: 'plugin.zip', mimeType: 'application/zip', buffer: zip });
      await page
        .getByRole('status')
        .filter({ hasText: `「${name}」` })
        .waitFor();
    }
  });

  test('adds all of them to one app', async () => {
    await page.goto(desk.appPlugins);
    for (const { name } of plugins) {
      await page
        .locator('.k-plugin-row')
        .filter({ hasText: name })
        .getByRole('button', { name: '追加', exact: true })
        .click();
      await page.getByRole('row').filter({ hasText: name }).waitFor();
    }
  });
});

/** Every plugin's own config page. */
describe('the config pages', () => {
  test('plain selects filled from the form; setConfig without a callback leads back to the plug-ins', async () => {
    await desk.openConfig('一覧の色分け');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('フィールドを選択してください。').waitFor();
    await page.getByLabel('条件のフィールド').selectOption('状況');
    await page.getByLabel('この値のとき').fill('貸出中');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('プラグインの設定を保存しました。').waitFor();
    await desk.openConfig('一覧の色分け');
    expect(await desk.valueOf('この値のとき')).toBe('貸出中');
  });

  test('kintone.app.getFormFields, and setConfig with a callback that goes to the app settings', async () => {
    await desk.openConfig('自動採番');
    await page.getByLabel('番号のフィールド').selectOption('受付番号');
    await page.getByLabel('頭の文字').fill('R8-');
    const said = desk.nextDialog();
    await page.getByRole('button', { name: '保存' }).click();
    expect(await said).toBe('保存しました。アプリを更新してください。');
    await page.waitForURL(/\/k\/admin\/app\/flow\?app=\d+$/);
  });

  test('a named form without any library', async () => {
    await desk.openConfig('入力チェック');
    await page.getByLabel('電話番号').selectOption('電話番号');
    await page.getByLabel('郵便番号').selectOption('郵便番号');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('プラグインの設定を保存しました。').waitFor();
  });

  test('a script that awaits before it draws', async () => {
    await desk.openConfig('月カレンダー');
    await page.getByLabel('件名').selectOption('件名');
    await page.getByLabel('日付').selectOption('貸出日');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('プラグインの設定を保存しました。').waitFor();
  });

  test('typed codes', async () => {
    await desk.openConfig('まとめて選ぶ');
    await page.getByLabel('ボタンを置くスペースの要素ID').fill('choose');
    await page.getByLabel('テーブルのフィールドコード').fill('明細');
    await page.getByLabel('ルックアップのフィールドコード').fill('品番');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('プラグインの設定を保存しました。').waitFor();
  });

  test('a table of rows cloned with jQuery, checked, saved and shown again', async () => {
    await desk.openConfig('担当課の割り当て表');
    const word = page.getByLabel('用件に含まれる言葉');
    await word.nth(1).fill('公園');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('1行目の必須項目が入力されていません。').waitFor();
    await page.getByLabel('担当課').nth(1).selectOption('まちづくり整備課');
    await page.getByTitle('行を追加').nth(1).click();
    await word.nth(2).fill('祭り');
    await page.getByLabel('担当課').nth(2).selectOption('コミュニティ支援課');
    await page.getByTitle('行を追加').nth(2).click();
    await page.getByTitle('行を削除').nth(3).click();
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('プラグインの設定を保存しました。').waitFor();

    await desk.openConfig('担当課の割り当て表');
    await word.nth(2).waitFor();
    expect(await word.nth(1).inputValue()).toBe('公園');
    expect(await word.nth(2).inputValue()).toBe('祭り');
  });

  test('the official template', async () => {
    await desk.openConfig('公式のひな形');
    await page
      .getByLabel('Message')
      .or(page.locator('.js-text-message'))
      .first()
      .fill('区役所です');
    const said = desk.nextDialog();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await said).toContain('The plug-in settings have been saved');
    await page.waitForURL(/\/k\/admin\/app\/flow\?app=\d+$/);
  });

  test('take effect with 「アプリを更新」', async () => {
    await page.goto(desk.appPlugins);
    await page.getByRole('button', { name: 'アプリを更新' }).click();
    await page.getByText('アプリを更新しました。').waitFor();
  });
});

describe('automatic numbering', () => {
  test('gives the first number, and the field cannot be typed in', async () => {
    await desk.create({ 件名: '夏祭りのテント', 用件: '祭りで使います' });
    expect(await desk.field('受付番号').isDisabled()).toBe(true);
    await desk.saveAndAgree();
    await desk.shown('受付番号', 'R8-0001');
  });

  test('goes on from the last number of the app', async () => {
    await client.record.addRecord({
      app: office.requests,
      record: { 受付番号: { value: 'R8-0041' }, 件名: { value: '外で付けた番号' } },
    });
    await desk.create({ 件名: '公園の清掃', 用件: '公園を掃除します' });
    await desk.saveAndAgree();
    await desk.shown('受付番号', 'R8-0042');
  });

  test('a record made from a copy gets a number of its own', async () => {
    await page.getByRole('link', { name: 'レコードを再利用する' }).click();
    await desk.field('件名').waitFor();
    expect(await desk.field('受付番号').inputValue()).toBe('');
    await desk.save();
    await desk.shown('受付番号', 'R8-0043');
  });
});

describe('checks on input', () => {
  test('a value is put right as the field is left, and a wrong one is told at the field', async () => {
    await desk.create({ 件名: '電話の確認', 担当課: '総務企画課' });
    await page.getByRole('button', { name: '連絡先' }).click();
    await desk.field('電話番号').fill('０９３－６４２－１４４１');
    await desk.field('電話番号').press('Tab');
    expect(await desk.valueOf('電話番号')).toBe('0936421441');
    await desk.field('郵便番号').fill('806');
    await desk.field('郵便番号').press('Tab');
    await page.getByText('7桁の半角数字で入力してください').waitFor();
  });

  test('the record is not saved while something is wrong', async () => {
    await desk.pressSave();
    await page.getByText('入力内容を確認してください。').waitFor();
    await desk.field('郵便番号').fill('806-8510');
    await desk.save();
    await desk.shown('郵便番号', '8068510');
  });
});

describe('rules from a table of settings', () => {
  test('a dialog of kintone asks, and 「キャンセル」 keeps the record open', async () => {
    await desk.create({ 件名: '花見の席', 用件: '公園で花見をします' });
    await desk.pressSave();
    const dialog = page.getByRole('dialog', { name: '担当課' });
    await dialog.getByText('「公園」とあるので、まちづくり整備課にします。').waitFor();
    await dialog.getByRole('button', { name: 'キャンセル' }).click();
    expect(await desk.valueOf('件名')).toBe('花見の席');
    await desk.saveAndAgree();
    await desk.shown('担当課', 'まちづくり整備課');
  });

  test('a field that no rule fills is marked', async () => {
    await desk.create({ 件名: 'その他', 用件: '問い合わせ' });
    await desk.pressSave();
    await page.getByText('担当課を選んでください。').waitFor();
  });
});

describe('a lookup across apps', () => {
  test('records chosen in a dialog become rows; kintone copies and calculates', async () => {
    await desk.create({ 件名: 'テント一式', 担当課: '総務企画課' });
    await page.getByRole('button', { name: '備品をまとめて選ぶ' }).click();
    const dialog = page.getByRole('dialog', { name: '備品を選ぶ' });
    await dialog.getByLabel('A-1').check();
    await dialog.getByLabel('B-1').check();
    await dialog.getByRole('button', { name: 'テーブルに追加' }).click();
    await page.getByText('2300', { exact: true }).waitFor();
    await desk.save();
    const { records } = await client.record.getRecords({
      app: office.requests,
      query: '件名 = "テント一式"',
    });
    const rows = records[0]?.['明細']?.value as { value: Record<string, { value: string }> }[];
    const named = rows.filter(({ value }) => value['品番']?.value);
    expect(named.map(({ value }) => [value['品名']?.value, value['小計']?.value])).toEqual([
      ['テント', '1500'],
      ['ワイヤレスマイク', '800'],
    ]);
    expect(records[0]?.['合計']?.value).toBe('2300');
  });
});

describe('colours by DOM element', () => {
  test('the cells of the list with the value', async () => {
    await client.record.updateRecord({
      app: office.requests,
      id: 2,
      record: { 状況: { value: '貸出中' } },
    });
    await page.goto(desk.home);
    await desk.cell(2, '状況').and(page.locator('.lc-hit')).waitFor();
    expect(await colorOf(2)).toBe('rgb(255, 217, 217)');
    expect(await colorOf(1)).not.toBe('rgb(255, 217, 217)');
  });

  test('the field of the detail screen', async () => {
    await page.goto(`${desk.home}show#record=2`);
    await page.locator('.lc-hit').filter({ hasText: '貸出中' }).waitFor();
  });
});

describe('editing in a row of the list', () => {
  test('the same checks hold there, and colours follow the change', async () => {
    await page.goto(desk.home);
    await page.locator('tr[data-record="1"] .list-pencil').click();
    const row = page.locator('tr.list-edit');
    expect(await row.getByLabel('受付番号').isDisabled()).toBe(true);
    await row.getByLabel('電話番号').fill('１２３');
    await row.getByLabel('電話番号').press('Tab');
    await page.getByText('10桁または11桁の半角数字で入力してください').waitFor();
    await row.getByLabel('電話番号').fill('093-642-1441');
    await row.locator('[data-field="状況"] button').click();
    await row.getByRole('option', { name: '貸出中' }).click();
    await row.getByRole('button', { name: '保存', exact: true }).click();
    await desk.cell(1, '状況').and(page.locator('.lc-hit')).waitFor();
    const { record } = await client.record.getRecord({ app: office.requests, id: 1 });
    expect(record['電話番号']?.value).toBe('0936421441');
  });
});

describe('a calendar in a custom view', () => {
  const day = (date: number) => `${monthNow()}-${String(date).padStart(2, '0')}`;

  test('shows the records of the month, and a record leads to its page', async () => {
    await client.record.updateRecord({
      app: office.requests,
      id: 1,
      record: { 貸出日: { value: day(10) } },
    });
    await page.goto(desk.home);
    await page.getByRole('combobox', { name: '一覧' }).selectOption('カレンダー');
    await desk.day(day(10)).getByRole('link', { name: '夏祭りのテント' }).waitFor();
  });

  test('a record dragged to another day is moved there for good', async () => {
    await desk
      .day(day(10))
      .getByRole('link')
      .dragTo(desk.day(day(20)));
    await desk.day(day(20)).getByRole('link', { name: '夏祭りのテント' }).waitFor();
    const { record } = await client.record.getRecord({ app: office.requests, id: 1 });
    expect(record['貸出日']?.value).toBe(day(20));
    await desk.day(day(20)).getByRole('link').click();
    await desk.shown('件名', '夏祭りのテント');
  });
});

describe('the official template', () => {
  test('writes its message under the menu of the list', async () => {
    await page.goto(desk.home);
    await page.getByRole('heading', { name: 'Hello kintone plugin!' }).waitFor();
    await page.getByText('区役所です').waitFor();
  });
});

describe('the libraries that Cybozu publishes for authors, in a plugin', () => {
  test('rest-api-client reads and updates every record of the list in force, drawn with kintone UI Component', async () => {
    const closed = async () =>
      (
        await client.record.getAllRecords({ app: office.requests, condition: '状況 in ("返却済")' })
      ).map(({ $id }) => Number($id?.value));
    expect(await closed()).toEqual([]);
    await page.goto(`${desk.home}?query=${encodeURIComponent('状況 in ("貸出中")')}`);
    await page.getByRole('button', { name: 'まとめて返却済にする' }).click();
    await page.getByText('条件に一致するレコードがありません。').waitFor();
    expect((await closed()).sort()).toEqual([1, 2]);
  });
});

describe('tabs over a form', () => {
  test('show one group of fields at a time', async () => {
    await page.goto(`${desk.home}edit`);
    await desk.field('件名').waitFor();
    expect(await desk.field('電話番号').isVisible()).toBe(false);
    await page.getByRole('button', { name: '連絡先' }).click();
    expect(await desk.field('電話番号').isVisible()).toBe(true);
    expect(await desk.field('件名').isVisible()).toBe(false);
  });
});

describe('on a phone', () => {
  let visited: Visit;
  let phone: Page;

  beforeAll(async () => {
    const { username: code, password } = ADMINISTRATOR;
    const path = `/k/m/${office.requests}/`;
    visited = await visit(browser, kintone.url, { code, password, path, screen: PHONE });
    phone = visited.page;
  });

  afterEach(() => expect(visited.pageErrors).toEqual([]));

  test("the official template's mobile file writes above the list, its PC file does not run", async () => {
    await phone.getByRole('heading', { name: 'Hello kintone plugin!' }).waitFor();
    expect(await phone.getByText('区役所です').count()).toBe(1);
  });

  test('numbers, checks and tabs work as on the PC', async () => {
    await phone.goto(`${kintone.url}/k/m/${office.requests}/edit`);
    await phone.getByLabel('件名', { exact: true }).fill('訪問先で受けた貸出');
    await phone.getByRole('button', { name: '連絡先' }).tap();
    await phone.getByLabel('郵便番号', { exact: true }).fill('806');
    await phone.getByLabel('電話番号', { exact: true }).tap();
    await phone.getByText('7桁の半角数字で入力してください').waitFor();
    await phone.getByLabel('郵便番号', { exact: true }).fill('８０６－８５１０');
    await phone.getByRole('button', { name: '保存', exact: true }).tap();
    await phone.waitForURL(/\/k\/m\/\d+\/show\?record=\d+/);
    const { records } = await client.record.getRecords({
      app: office.requests,
      query: '件名 = "訪問先で受けた貸出"',
    });
    expect(records[0]?.['郵便番号']?.value).toBe('8068510');
    expect(records[0]?.['受付番号']?.value).toMatch(/^R8-\d{4}$/);
  });
});

function colorOf(id: number): Promise<string> {
  return desk.cell(id, '状況').evaluate((element) => getComputedStyle(element).backgroundColor);
}

/** The month the browser is in. */
function monthNow(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
}
