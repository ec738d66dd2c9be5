/** The list of a PC and its companions: editing in a row, told through a customization that keeps every event. */
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
