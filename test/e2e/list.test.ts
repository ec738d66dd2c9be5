/** The list of a PC and its companions: editing in a row, told through a customization that keeps every event. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit } from './support';

let kintone: Kintone;
let browser: Browser;
let app: string;
const client = () => kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  app = await makeApp();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

/** Keeps every event of in-list editing and does to each what the documentation says it may do. */
const CUSTOMIZATION = `(() => {
  window.told = [];
  const keep = (event) => window.told.push(JSON.parse(JSON.stringify(event)));
  const on = (name, handler) => kintone.events.on('app.record.index.edit.' + name, handler);
  on('show', (event) => {
    keep(event);
    event.record.memo.disabled = true;
    return event;
  });
  on('change.kind', (event) => {
    keep(event);
    event.record.title.value = event.changes.field.value + 'の件';
    return event;
  });
  on('submit', async (event) => {
    keep(event);
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (event.record.title.value === 'だめ') event.record.title.error = '件名を直してください';
    if (event.record.title.value === '上') event.error = '保存できない件名です';
    if (event.record.title.value === 'いいえ') return false;
    return event;
  });
  on('submit.success', keep);
  on('finish', keep);
})();`;

async function makeApp(): Promise<string> {
  const { app: api, file, record } = client();
  const made = (await api.addApp({ name: '一覧の試験' })).app;
  await api.addFormFields({
    app: made,
    properties: {
      title: { type: 'SINGLE_LINE_TEXT', code: 'title', label: '件名', required: true },
      kind: {
        type: 'DROP_DOWN',
        code: 'kind',
        label: '種別',
        options: { 道路: { label: '道路', index: '0' }, 公園: { label: '公園', index: '1' } },
      },
      amount: { type: 'NUMBER', code: 'amount', label: '数量' },
      double: { type: 'CALC', code: 'double', label: '倍', expression: 'amount * 2' },
      memo: { type: 'MULTI_LINE_TEXT', code: 'memo', label: 'メモ' },
      rich: { type: 'RICH_TEXT', code: 'rich', label: '本文' },
    },
  });
  await api.updateViews({
    app: made,
    views: {
      一覧: {
        type: 'LIST',
        name: '一覧',
        index: 0,
        fields: ['title', 'kind', 'amount', 'double', 'memo', 'rich'],
        filterCond: '',
        sort: '$id asc',
      },
    },
  });
  const { fileKey } = await file.uploadFile({
    file: { name: 'events.js', data: CUSTOMIZATION },
  });
  await api.updateAppCustomize({
    app: made,
    desktop: { js: [{ type: 'FILE', file: { fileKey } }] },
  });
  await api.deployApp({ apps: [{ app: made }] });
  for (const title of ['街灯', '側溝', '遊具']) {
    await record.addRecord({
      app: made,
      record: { title: { value: title }, kind: { value: '道路' }, amount: { value: '2' } },
    });
  }
  return made;
}

async function openList(): Promise<{ page: Page; close(): Promise<void>; errors: string[] }> {
  const { username: code, password } = ADMINISTRATOR;
  const visited = await visit(browser, kintone.url, { code, password, path: `/k/${app}/` });
  await visited.page.locator('.list-pencil').first().waitFor();
  return {
    page: visited.page,
    close: () => visited.context.close(),
    errors: visited.pageErrors,
  };
}

type Told = {
  type: string;
  appId: unknown;
  recordId: unknown;
  record: Record<string, { value: unknown }>;
  changes?: { field: { value: unknown }; row: unknown };
};

const told = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (window as unknown as { told: Told[] }).told);

const pencilOf = (page: Page, id: string) => page.locator(`tr[data-record="${id}"] .list-pencil`);

describe('editing in a row of the list', () => {
  test('saves what is written, and tells show, change, submit, submit.success and finish as documented', async () => {
    const { page, close, errors } = await openList();
    await pencilOf(page, '1').click();
    const row = page.locator('tr.list-edit');
    // The show handler disabled it; rich text and calculations are never written here.
    await row.locator('[data-field="memo"] textarea:disabled').waitFor();
    expect(await row.locator('[data-field="rich"] :is(input, textarea, button)').count()).toBe(0);
    expect(await row.locator('[data-field="double"] :is(input, button)').count()).toBe(0);
    await row.locator('[data-field="kind"] button').click();
    await row.getByRole('option', { name: '公園' }).click();
    const title = row.getByLabel('件名');
    await expect(title.inputValue()).resolves.toBe('公園の件');
    await row.getByLabel('数量').fill('７');
    await row.getByRole('button', { name: '保存', exact: true }).click();
    await pencilOf(page, '1').waitFor();
    await page.locator('tr[data-record="1"]').getByText('14').waitFor();

    const events = await told(page);
    expect(events.map(({ type }) => type.replace('app.record.index.edit.', ''))).toEqual([
      'show',
      'change.kind',
      'submit',
      'submit.success',
      'finish',
    ]);
    expect(events.map(({ recordId }) => recordId)).toEqual(['1', '1', '1', '1', '1']);
    expect(events[1]?.changes).toEqual({ field: { type: 'DROP_DOWN', value: '公園' }, row: null });
    // A calculated column is empty to change and submit, and calculated after the save.
    expect(events.map(({ record }) => record['double']?.value)).toEqual(['4', '', '', '14', '14']);
    expect(events[3]?.record['title']?.value).toBe('公園の件');
    const { record } = await client().record.getRecord({ app, id: 1 });
    expect(record['amount']?.value).toBe('7');
    expect(errors).toEqual([]);
    await close();
  });

  test('errors of the field, of a handler and of the server keep the row open with what was typed', async () => {
    const { page, close } = await openList();
    await pencilOf(page, '2').click();
    const row = page.locator('tr.list-edit');
    const below = page.locator('tr.list-edit-below');
    const title = row.getByLabel('件名');
    const save = row.getByRole('button', { name: '保存', exact: true });
    await title.fill('だめ');
    await save.click();
    await row.locator('.rf-error', { hasText: '件名を直してください' }).waitFor();
    await title.fill('上');
    await save.click();
    await below.getByText('保存できない件名です').waitFor();
    await title.fill('いいえ');
    await save.click();
    await page.locator('tr.list-edit[aria-busy="false"]').waitFor();
    await expect(title.inputValue()).resolves.toBe('いいえ');
    await title.fill('');
    await save.click();
    await row.locator('.rf-error', { hasText: '必須です。' }).waitFor();
    const { record } = await client().record.getRecord({ app, id: 2 });
    expect(record['title']?.value).toBe('側溝');

    await title.fill('側溝のふた');
    await client().record.updateRecord({ app, id: 2, record: { amount: { value: '9' } } });
    await save.click();
    await below.getByText('ほかのユーザーがこのレコードを更新したため').waitFor();
    await expect(title.inputValue()).resolves.toBe('側溝のふた');
    await below.getByRole('button', { name: /最新の内容の上に/ }).click();
    await pencilOf(page, '2').waitFor();
    const after = await client().record.getRecord({ app, id: 2 });
    expect([after.record['title']?.value, after.record['amount']?.value]).toEqual([
      '側溝のふた',
      '9',
    ]);
    await close();
  });

  test('Enter saves, Esc cancels, and another row opens only when what was typed is given up', async () => {
    const { page, close } = await openList();
    await pencilOf(page, '3').click();
    const title = page.locator('tr.list-edit').getByLabel('件名');
    await title.fill('すべり台');
    await title.press('Enter');
    await page.locator('tr[data-record="3"]').getByText('すべり台').waitFor();
    await pencilOf(page, '3').press('Enter');
    await title.fill('ぶらんこ');
    await pencilOf(page, '1').click();
    await page.getByRole('button', { name: '入力を続ける' }).click();
    await expect(title.inputValue()).resolves.toBe('ぶらんこ');
    await title.press('Escape');
    await page.getByRole('button', { name: '破棄して移動する' }).click();
    await page.locator('tr[data-record="3"]').getByText('すべり台').waitFor();
    expect(await page.locator('tr.list-edit').count()).toBe(0);
    expect((await told(page)).at(-1)?.type).toBe('app.record.index.edit.finish');
    await page.locator('tr[data-record="1"] td[data-field="rich"]').dblclick();
    await page.locator('tr.list-edit[data-record="1"]').waitFor();
    await close();
  });
});

describe('the menu of the list', () => {
  const menu = async (page: Page, item: string): Promise<void> => {
    await page.getByRole('button', { name: 'オプション' }).click();
    await page.getByRole('button', { name: item }).click();
  };

  test('writes the records of the list into a file, in its order and with the fields chosen', async () => {
    const { page, close } = await openList();
    await page.goto(
      `${kintone.url}/k/${app}/?query=${encodeURIComponent('amount > 2 order by amount desc')}`,
    );
    await menu(page, 'ファイルに書き出す');
    const dialog = page.getByRole('dialog', { name: 'ファイルに書き出す' });
    await dialog.getByRole('button', { name: 'すべて外す' }).click();
    await dialog.getByLabel('件名').check();
    await dialog.getByLabel('数量').check();
    await dialog.getByLabel('文字コード').selectOption('Shift_JIS');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '書き出す', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('一覧の試験.csv');
    const body = readFileSync(await download.path());
    expect(new TextDecoder('shift_jis').decode(body)).toBe(
      '"件名","数量"\r\n"側溝のふた","9"\r\n"公園の件","7"\r\n',
    );
    await close();
  });

  test('reads a file: what is right is taken, what is wrong is told and handed back', async () => {
    const { page, close } = await openList();
    await menu(page, 'ファイルから読み込む');
    const dialog = page.getByRole('dialog', { name: 'ファイルから読み込む' });
    const lines = [
      'レコード番号,件名,種別,数量',
      '1,公園のベンチ,公園,1',
      ',川の件,川,1',
      ',,道路,1',
      ',看板,道路,5',
    ];
    await dialog.locator('input[type="file"]').setInputFiles({
      name: '読み込み.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\r\n')),
    });
    const target = dialog.getByLabel('種別 → 読み込み先のフィールド');
    await expect(target.inputValue()).resolves.toBe('kind');
    await dialog.getByLabel('更新のキー').selectOption({ label: 'レコード番号' });
    await dialog.getByRole('button', { name: '読み込む', exact: true }).click();
    await dialog.getByText('1件のレコードを登録し、1件を更新しました。').waitFor();
    await dialog.getByText('GAIA_IL16: ファイルの3行目のフィールド「種別」').waitFor();
    await dialog.getByText('GAIA_IL16: ファイルの4行目のフィールド「件名」').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: '読み込めなかった行をダウンロードする' }).click(),
    ]);
    const back = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(back[0]).toBe('\uFEFF"レコード番号","件名","種別","数量","エラー"');
    expect(back[1]).toMatch(/^"","川の件","川","1","GAIA_IL16/);
    await dialog.getByRole('button', { name: '閉じる' }).click();
    await page.getByText('看板').waitFor();
    await page.getByText('公園のベンチ').waitFor();
    await close();
  });

  test('deletes the records of a condition once the person says that there is no way back', async () => {
    const { page, close } = await openList();
    await page.getByRole('button', { name: 'オプション' }).click();
    expect(await page.getByRole('button', { name: 'レコードを一括削除' }).count()).toBe(0);
    const { app: api, record } = client();
    await api.updateAppSettings({ app, enableBulkDeletion: true });
    await api.deployApp({ apps: [{ app }] });
    const before = await record.getRecords({ app, query: 'kind in ("道路")' });
    const query = encodeURIComponent('kind in ("道路")');
    await page.goto(`${kintone.url}/k/${app}/?query=${query}`);
    await menu(page, 'レコードを一括削除');
    const dialog = page.getByRole('dialog', { name: 'レコードを一括削除' });
    await dialog.getByText(`対象のレコード: ${before.records.length}件`).waitFor();
    const go = dialog.getByRole('button', { name: '削除する' });
    await go.click();
    await dialog.getByText('元に戻せないことを確認して').waitFor();
    await dialog.getByRole('checkbox').check();
    await go.click();
    await page.getByText('条件に一致するレコードがありません。').waitFor();
    const left = await record.getRecords({ app, fields: ['kind'] });
    expect(left.records.map(({ kind }) => kind?.value)).toEqual(['公園']);
    await close();
  });
});
