/**
 * The JavaScript API through the real pages: what each event carries, what a handler may change, and the functions,
 * told by a customization that hears everything (test/fixtures/customizations).
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder, root } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let visited: Visit;
let page: Page;
let app: string;
let places: string;
let other: Server;

beforeAll(async () => {
  other = createServer((request, response) => {
    response.writeHead(200, { 'X-Asked': request.method ?? '' });
    request.pipe(response);
  });
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
  kintone = await startKintone({ pagesDir: pagesFolder });
  await makeApps();
  browser = await launchBrowser();
  const { username: code, password } = ADMINISTRATOR;
  visited = await visit(browser, kintone.url, { code, password, path: '/k/' });
  page = visited.page;
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
  await new Promise((ended) => other?.close(ended));
});

afterEach(() => {
  expect(visited.foreignRequests).toEqual([]);
});

async function makeApps(): Promise<void> {
  const { app: api, file, record } = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const text = (code: string) => ({ type: 'SINGLE_LINE_TEXT' as const, code, label: code });
  places = (await api.addApp({ name: '施設' })).app;
  const name = { ...text('name'), unique: true };
  await api.addFormFields({ app: places, properties: { name, where: text('where') } });
  await api.deployApp({ apps: [{ app: places }] });
  await record.addRecord({
    app: places,
    record: { name: { value: '中央図書館' }, where: { value: '本町1' } },
  });

  app = (await api.addApp({ name: '出来事' })).app;
  const options = { 道路: { label: '道路', index: '0' }, 公園: { label: '公園', index: '1' } };
  const properties = {
    title: text('title'),
    memo: { type: 'MULTI_LINE_TEXT', code: 'memo', label: 'memo' },
    amount: { type: 'NUMBER', code: 'amount', label: 'amount' },
    total: { type: 'CALC', code: 'total', label: 'total', expression: 'amount * 100' },
    kind: { type: 'DROP_DOWN', code: 'kind', label: 'kind', options },
    marks: { type: 'CHECK_BOX', code: 'marks', label: 'marks', options },
    day: { type: 'DATE', code: 'day', label: 'day' },
    person: { type: 'USER_SELECT', code: 'person', label: 'person' },
    address: text('address'),
    place: {
      ...text('place'),
      lookup: {
        relatedApp: { app: places },
        relatedKeyField: 'name',
        fieldMappings: [{ field: 'address', relatedField: 'where' }],
        lookupPickerFields: ['where'],
        filterCond: '',
        sort: '',
      },
    },
    lines: { type: 'SUBTABLE', code: 'lines', label: 'lines', fields: { item: text('item') } },
  };
  await api.addFormFields({ app, properties: properties as never });
  const assignee = { type: 'ONE', entities: [] };
  await api.updateProcessManagement({
    app,
    enable: true,
    states: {
      未処理: { name: '未処理', index: '0', assignee },
      処理中: { name: '処理中', index: '1', assignee },
    },
    actions: [{ name: '着手', from: '未処理', to: '処理中', filterCond: '' }],
  } as never);
  const { fileKey } = await file.uploadFile({
    file: {
      name: 'every-event.js',
      data: readFileSync(join(root, 'test', 'fixtures', 'customizations', 'every-event.js')),
    },
  });
  await api.updateAppCustomize({
    app,
    desktop: { js: [{ type: 'FILE', file: { fileKey } }] },
  });
  await api.deployApp({ apps: [{ app }] });
}

interface Heard {
  type: string;
  appId?: number;
  recordId?: number | string;
  record?: Record<string, { type?: string; value: unknown; error?: string }>;
  changes?: { field: { value: unknown }; row?: { value: object } | null };
  [member: string]: unknown;
}

/** What was heard since the last question. */
async function heard(): Promise<Heard[]> {
  return page.evaluate(() => {
    const all = JSON.parse(sessionStorage.getItem('heard') ?? '[]') as Heard[];
    sessionStorage.removeItem('heard');
    return all;
  });
}

async function rule(type: string, body: string): Promise<void> {
  await page.evaluate(([key, code]) => sessionStorage.setItem(key, code), [
    `rule ${type}`,
    body,
  ] as const);
}

async function noRules(): Promise<void> {
  await page.evaluate(() => sessionStorage.clear());
}

/** Runs code with the page's `kintone`; a rejection becomes `{ error }`. */
function ask(code: string): Promise<unknown> {
  return page.evaluate(
    (body) =>
      (new Function(`return (async () => { ${body} })()`)() as Promise<unknown>).catch(
        (error: unknown) => ({ error: String(error) }),
      ),
    code,
  );
}

const box = (label: string) => page.getByRole('textbox', { name: label, exact: true });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

async function openCreate(): Promise<void> {
  await page.goto(`${kintone.url}/k/${app}/edit`);
  await box('title').waitFor();
}

async function saved(): Promise<void> {
  await page.waitForURL(/show#record=\d+$/);
  await page.locator('.rf-detail').waitFor();
}

describe('what events carry', () => {
  beforeAll(async () => {
    await page.goto(`${kintone.url}/k/${app}/`);
    await page.locator('.list-page').waitFor();
    await noRules();
  });

  test('create: show with reuse, change of each field, submit without a number, success with one as text', async () => {
    await openCreate();
    const [show] = await heard();
    expect(show).toMatchObject({
      type: 'app.record.create.show',
      appId: Number(app),
      reuse: false,
    });
    expect(show).not.toHaveProperty('recordId');
    expect(show?.record?.['lines']).toMatchObject({ type: 'SUBTABLE' });

    await box('title').fill('騒音');
    await box('amount').fill('３');
    await page.getByRole('checkbox', { name: '公園' }).first().check();
    await page.getByRole('button', { name: '行を追加する' }).first().click();
    await page.getByRole('button', { name: '行を削除する' }).first().click();
    await box('item').fill('机');
    await box('memo').fill('変わっても出来事はない');
    await box('place').fill('中央図書館');
    await press('取得');
    await page.getByText('参照先からデータが取得されました。').waitFor();
    const changes = await heard();
    expect(changes.map(({ type }) => type.replace('app.record.create.change.', ''))).toEqual([
      ...['title', 'amount', 'marks', 'lines', 'lines', 'item', 'address'],
    ]);
    const [title, amount, marks, added, removed, item, address] = changes;
    // Outside a table `row` is null (cybozu.dev, edit.change; taken to hold for create too).
    expect(title?.changes).toEqual({
      field: { type: 'SINGLE_LINE_TEXT', value: '騒音' },
      row: null,
    });
    expect(amount?.record).toMatchObject({ amount: { value: '3' }, total: { value: '300' } });
    expect(marks?.changes?.field.value).toEqual(['公園']);
    expect(added?.changes?.row?.value).toMatchObject({ item: { value: '' } });
    expect(removed?.changes?.row).toBeNull();
    expect(item?.changes).toMatchObject({
      field: { value: '机' },
      row: { value: { item: { value: '机' } } },
    });
    expect(address?.changes?.field.value).toBe('本町1');

    await press('保存');
    await saved();
    const [submit, success, detail] = await heard();
    expect(submit?.type).toBe('app.record.create.submit');
    expect(submit).not.toHaveProperty('recordId');
    expect(success).toMatchObject({
      type: 'app.record.create.submit.success',
      recordId: '1',
      record: { title: { value: '騒音' }, $id: { value: '1' } },
    });
    expect(detail).toMatchObject({ type: 'app.record.detail.show', recordId: 1 });
  });

  test('detail: proceed tells the action and both statuses, and saves what a handler wrote', async () => {
    await rule(
      'app.record.detail.process.proceed',
      "event.record.title.value = event.nextStatus.value + 'の件'; return event;",
    );
    await press('着手');
    await press('実行する');
    await page.getByText('処理中の件').first().waitFor();
    const [proceed, show] = await heard();
    expect(proceed).toMatchObject({
      type: 'app.record.detail.process.proceed',
      action: { value: '着手' },
      status: { value: '未処理' },
      nextStatus: { value: '処理中' },
    });
    expect(show?.record?.['title']?.value).toBe('処理中の件');
  });

  test('edit: the record’s number in every event, as text after the save', async () => {
    await page.goto(`${kintone.url}/k/${app}/show#record=1&mode=edit`);
    await box('title').fill('直した件');
    await press('保存');
    await saved();
    const told = (await heard()).filter(({ type }) => type.startsWith('app.record.edit.'));
    expect(told.map(({ type, recordId }) => [type, recordId])).toEqual([
      ['app.record.edit.show', 1],
      ['app.record.edit.change.title', 1],
      ['app.record.edit.submit', 1],
      ['app.record.edit.submit.success', '1'],
    ]);
  });

  test('a copied record says so', async () => {
    await page.goto(`${kintone.url}/k/${app}/edit?record=1`);
    await box('title').waitFor();
    expect((await heard()).find(({ type }) => type === 'app.record.create.show')?.['reuse']).toBe(
      true,
    );
  });
});

describe('what handlers may do', () => {
  beforeEach(async () => {
    await page.goto(`${kintone.url}/k/${app}/`);
    await page.locator('.list-page').waitFor();
    await noRules();
  });

  test('show writes values and a lookup’s key, disables, and runs the lookup', async () => {
    await rule(
      'app.record.create.show',
      `const { title, kind, place } = event.record;
       title.value = '初めの件名';
       kind.disabled = true;
       place.value = '中央図書館';
       place.lookup = true;
       event.record.total.value = '999';
       return event;`,
    );
    await openCreate();
    await page.getByText('参照先からデータが取得されました。').waitFor();
    expect(await box('title').inputValue()).toBe('初めの件名');
    expect(await ask('return kintone.app.record.get().record.address.value')).toBe('本町1');
    expect(await ask('return kintone.app.record.get().record.total.value')).not.toBe('999');
    await page
      .locator('[data-code="kind"] [aria-disabled="true"], [data-code="kind"] :disabled')
      .first()
      .waitFor();
  });

  test('an error in a change event is shown, and the values returned with it are dropped', async () => {
    await rule(
      'app.record.create.change.title',
      "event.record.title.error = '短くしてください'; event.record.amount.value = '9'; return event;",
    );
    await openCreate();
    await box('title').fill('長い件名');
    await box('amount').focus();
    await page.getByText('短くしてください').waitFor();
    expect(await box('amount').inputValue()).toBe('');
  });

  test('a Promise holds the save; a thrown error, false and event.error stop it', async () => {
    await openCreate();
    await rule('app.record.create.submit', "throw new Error('壊れた処理');");
    await press('保存');
    await page.getByText('壊れた処理').first().waitFor();
    // `kintone.api` rejects with an object that is no Error.
    await rule(
      'app.record.create.submit',
      "return kintone.api('/k/v1/record', 'GET', { app: event.appId, id: 99999 });",
    );
    await press('保存');
    await page.getByText('指定したレコード（id: 99999）が見つかりません。').waitFor();
    await rule('app.record.create.submit', "event.record.day.value = '2027/4/1'; return event;");
    await press('保存');
    await page.getByText('day (DATE): YYYY-MM-DD').waitFor();
    await rule('app.record.create.submit', 'return Promise.resolve(false);');
    await press('保存');
    await rule('app.record.create.submit', "event.error = '受け付けは終わりました'; return event;");
    await press('保存');
    await page.getByText('受け付けは終わりました').waitFor();
    await rule(
      'app.record.create.submit',
      "return new Promise((done) => setTimeout(() => { event.record.title.value = '待った件名'; done(event); }, 50));",
    );
    await rule(
      'app.record.create.submit.success',
      `event.url = '/k/${app}/?done=1'; return event;`,
    );
    await press('保存');
    await page.waitForURL(/\?done=1$/);
    await page.getByText('待った件名').first().waitFor();
  });

  test('rows are added with their types, and refused without', async () => {
    await openCreate();
    const add = (cell: string) =>
      ask(`const all = kintone.app.record.get();
           all.record.lines.value.push({ value: { item: ${cell} } });
           kintone.app.record.set(all);
           return kintone.app.record.get().record.lines.value.map((row) => row.value.item.value);`);
    expect(await add("{ type: 'SINGLE_LINE_TEXT', value: '足した行' }")).toEqual(['', '足した行']);
    expect(await add("{ value: '型のない行' }")).toEqual(['', '足した行']);
    await page.getByText(/lines\.value\[2\]\.item/).waitFor();
  });

  test('while a save waits for a handler nothing can be typed that it would not keep', async () => {
    await rule(
      'app.record.create.submit',
      'return new Promise((end) => { window.stopSaving = () => end(false); });',
    );
    await openCreate();
    await box('title').fill('騒音');
    await press('保存');
    await page.locator('form[inert][aria-busy="true"]').waitFor();
    const memo = page.locator('[data-code="memo"] textarea');
    await memo.focus();
    await page.keyboard.type('消える文');
    await expect(memo.inputValue()).resolves.toBe('');
    await ask('window.stopSaving()');
    await page.locator('form[aria-busy="false"]').waitFor();
    await memo.fill('残る文');
    await press('保存');
    await ask('window.stopSaving()');
    await page.locator('form[aria-busy="false"]').waitFor();
    expect(await box('title').inputValue()).toBe('騒音');
    expect(await memo.inputValue()).toBe('残る文');
    await noRules();
  });

  test('record.get and record.set are refused inside a handler', async () => {
    await rule('app.record.create.show', 'kintone.app.record.get(); return event;');
    await openCreate();
    await page
      .getByText(/kintone\.app\.record\.get\(\)は/)
      .first()
      .waitFor();
  });
});

describe('functions', () => {
  test('of the print page: its event, the record, its fields, the name of the page', async () => {
    await noRules();
    await rule('app.record.print.show', 'event.record.title.value = "書けない"; return event;');
    // A print dialog would wait for a person.
    await page.addInitScript(() => Object.assign(window, { print: () => undefined }));
    await page.goto(`${kintone.url}/k/${app}/print?record=1`);
    await page.locator('.print-page [data-code="title"]').waitFor();
    await page.waitForLoadState('networkidle');
    const [show] = await heard();
    expect(show).toMatchObject({
      type: 'app.record.print.show',
      appId: Number(app),
      recordId: 1,
      record: { $id: { value: '1' } },
    });
    expect(await ask('return kintone.getPageType()')).toEqual({ type: 'APP', page: 'APP_PRINT' });
    expect(await ask('return kintone.app.record.getId()')).toBe(1);
    const title = String(await ask('return kintone.app.record.get().record.title.value'));
    expect(title).not.toBe('書けない');
    expect(await ask("return kintone.app.record.getFieldElement('title').innerText.trim()")).toBe(
      title,
    );
    await noRules();
  });

  test('of the detail screen: style, side bar, rights, history, description of the page', async () => {
    await page.goto(`${kintone.url}/k/${app}/show#record=1`);
    await page.locator('.rf-detail').waitFor();
    expect(await ask('return kintone.getPageType()')).toEqual({ type: 'APP', page: 'APP_DETAIL' });
    await ask(`await kintone.app.record.setFieldStyle('title',
      { content: { color: '#ff0000' }, label: { fontWeight: 'bold' } })`);
    const color = page.locator('[data-code="title"] .rf-value');
    expect(await color.evaluate((one) => getComputedStyle(one).color)).toBe('rgb(255, 0, 0)');
    expect(await ask("return (await kintone.app.record.getFieldStyle('title')).content")).toEqual({
      color: '#ff0000',
      backgroundColor: 'DEFAULT',
      borderColor: 'DEFAULT',
      fontWeight: 'DEFAULT',
      textDecoration: 'DEFAULT',
    });
    expect(await ask("return kintone.app.record.setFieldStyle('lines', 'DEFAULT')")).toHaveProperty(
      'error',
    );
    await ask("await kintone.app.record.showSideBar('HISTORY')");
    expect(await ask('return kintone.app.record.getSideBarDisplayState()')).toBe('HISTORY');
    await ask("await kintone.app.record.showSideBar('CLOSED')");
    await page.getByRole('tab', { name: '変更履歴' }).waitFor({ state: 'hidden' });
    expect(await ask('return kintone.app.record.getPermissions()')).toEqual({
      editRecord: true,
      deleteRecord: true,
    });
    const fields = (await ask('return kintone.app.record.getFieldPermissions()')) as object;
    expect(fields).toMatchObject({ title: { readField: true, editField: true } });
    expect(await ask('return kintone.app.record.getStatusHistory()')).toMatchObject([
      { status: '処理中', assignees: [{ code: 'Administrator' }] },
    ]);
    expect(await ask('return kintone.app.record.getStatusHistory(0, 101)')).toHaveProperty('error');
    expect(await ask('return kintone.app.get()')).toMatchObject({ id: app, name: '出来事' });
    expect(await ask('return kintone.app.showViewSelectorItems({})')).toHaveProperty('error');
  });

  test('the proxy asks this computer, gives body, status and headers, and refuses any other', async () => {
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    const [body, status, headers] = (await ask(
      `return kintone.proxy('${url}', 'POST', {}, { a: 1 })`,
    )) as [string, number, Record<string, string>];
    expect([body, status, headers['X-Asked']]).toEqual(['{"a":1}', 200, 'POST']);
    expect(
      await ask(`return new Promise((done) => kintone.proxy.upload('${url}', 'PUT', {},
        { format: 'RAW', value: new Blob(['中身']) }, (text, code) => done([text, code])))`),
    ).toEqual(['中身', 200]);
    const refused = (await ask("return kintone.proxy('https://example.com/', 'GET', {}, {})")) as {
      error: string;
    };
    expect(refused.error).toContain('EMULATOR_PROXY_LOOPBACK_ONLY');
  });
});

describe('deleting a record', () => {
  beforeEach(async () => {
    await page.goto(`${kintone.url}/k/${app}/`);
    await page.locator('.list-page').waitFor();
    await noRules();
  });

  async function record(): Promise<string> {
    const { id } = await kintone.request('POST', '/k/v1/record.json', { app, record: {} });
    return String(id);
  }

  test('from its screen is told before and after, and a handler says where to go', async () => {
    const id = await record();
    await page.goto(`${kintone.url}/k/${app}/show#record=${id}`);
    await page.locator('.rf-detail').waitFor();
    await heard();
    const success = 'app.record.detail.delete.submit.success';
    await rule(success, `event.url = '/k/${places}/?after'; return Promise.resolve(event);`);
    await press('レコードを削除する');
    await page.getByRole('dialog').getByRole('button', { name: '削除' }).click();
    await page.waitForURL(/\?after$/);
    const [before, after] = await heard();
    expect(before).toMatchObject({ type: 'app.record.detail.delete.submit', recordId: Number(id) });
    expect(after).toEqual({ type: success, appId: Number(app), recordId: id });
  });

  test('from the list is told after it is gone, and not when a handler kept it', async () => {
    const id = await record();
    await page.reload();
    const row = page.locator(`tr[data-record="${id}"]`);
    await row.waitFor();
    await heard();
    const remove = async () => {
      await row.getByRole('button', { name: 'レコードを削除する' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '削除する' }).click();
    };
    await rule('app.record.index.delete.submit', "event.error = '消せません'; return event;");
    await remove();
    await page.getByText('消せません').waitFor();
    await rule('app.record.index.delete.submit', 'return false;');
    await remove();
    await page.getByText('消せません').waitFor({ state: 'detached' });
    await rule('app.record.index.delete.submit', 'return event;');
    await remove();
    await row.waitFor({ state: 'detached' });
    const told = (await heard()).filter(({ type }) => type.endsWith('.success'));
    const type = 'app.record.index.delete.submit.success';
    expect(told).toEqual([{ type, appId: Number(app), recordId: id }]);
  });
});

describe('a customization of the whole kintone', () => {
  const SITE = `window.order = ['site'];
    kintone.events.on('portal.show', () => {
      const note = document.createElement('p');
      note.textContent = '全体からのお知らせ';
      kintone.portal.getContentSpaceElement().append(note);
    });`;

  test('is uploaded by an administrator, runs on the portal, and before the app’s own', async () => {
    await page.goto(`${kintone.url}/k/admin/system/customization`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'site.js', mimeType: 'text/javascript', buffer: Buffer.from(SITE) });
    await page.getByText('site.js', { exact: true }).waitFor();
    await page.goto(`${kintone.url}/k/`);
    await page.getByText('全体からのお知らせ').waitFor();
    await page.goto(`${kintone.url}/k/${app}/`);
    await page.locator('.list-page').waitFor();
    expect(await page.evaluate('window.order')).toEqual(['site', 'app']);
  });

  test('does not run in the administration, nor for anybody once switched off', async () => {
    await page.goto(`${kintone.url}/k/admin/system/customization`);
    expect(await page.evaluate('window.order')).toBeUndefined();
    await page.getByRole('radio', { name: '適用しない' }).check();
    await page.getByText('保存しました。').first().waitFor();
    await page.goto(`${kintone.url}/k/${app}/`);
    await page.locator('.list-page').waitFor();
    expect(await page.evaluate('window.order')).toEqual(['app']);
  });
});
