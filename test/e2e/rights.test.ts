/**
 * What a person may not view is nowhere in the pages: not drawn, not in the HTML, in no answer that the
 * page was given, in no event; what may only be read is text in the form.
 */
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { launchBrowser, visit } from './support';

let kintone: Kintone;
let browser: Browser;
let app: string;
let record: string;

const SECRET = /査定|甲乙丙|satei|評点/;

async function call(method: string, path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${kintone.url}${path}`, {
    method,
    headers: {
      'X-Cybozu-Authorization': Buffer.from('Administrator:cybozu').toString('base64'),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(JSON.stringify(answer));
  return answer;
}

beforeAll(async () => {
  [kintone, browser] = await Promise.all([
    startKintone({ pagesDir: pagesFolder }),
    launchBrowser(),
  ]);
  await call('POST', '/v1/users.json', {
    users: [{ code: 'clerk', name: '窓口 花子', password: 'pass', valid: true }],
  });
  app = String((await call('POST', '/k/v1/preview/app.json', { name: '申請' }))['app']);
  await call('POST', '/k/v1/preview/app/form/fields.json', {
    app,
    properties: {
      件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名', required: true },
      決裁: { type: 'SINGLE_LINE_TEXT', code: '決裁', label: '決裁' },
      satei: { type: 'SINGLE_LINE_TEXT', code: 'satei', label: '査定' },
      明細: {
        ...{ type: 'SUBTABLE', code: '明細', label: '明細' },
        fields: {
          品名: { type: 'SINGLE_LINE_TEXT', code: '品名', label: '品名' },
          評点: { type: 'NUMBER', code: '評点', label: '評点' },
        },
      },
    },
  });
  await call('PUT', '/k/v1/preview/app/views.json', {
    app,
    views: {
      一覧: {
        ...{ index: 0, type: 'LIST', name: '一覧', fields: ['件名', 'satei', '決裁'] },
        ...{ filterCond: 'satei != "無"', sort: 'satei asc' },
      },
    },
  });
  await call('PUT', '/k/v1/preview/app/settings.json', {
    app,
    titleField: { selectionMode: 'MANUAL', code: 'satei' },
  });
  const everyone = { type: 'GROUP', code: 'everyone' };
  const admin = { type: 'USER', code: 'Administrator' };
  await call('PUT', '/k/v1/preview/field/acl.json', {
    app,
    rights: [
      ...['satei', '評点'].map((code) => ({
        code,
        entities: [{ entity: admin, accessibility: 'WRITE' }],
      })),
      { code: '決裁', entities: [{ entity: everyone, accessibility: 'READ' }] },
    ],
  });
  await call('PUT', '/k/v1/preview/record/acl.json', {
    app,
    rights: [
      { filterCond: '件名 = "人事"', entities: [{ entity: admin, viewable: true }] },
      {
        filterCond: '件名 = "済み"',
        entities: [{ entity: everyone, viewable: true }],
      },
    ],
  });
  await call('POST', '/k/v1/preview/app/deploy.json', { apps: [{ app }] });
  const add = async (件名: string) =>
    String(
      (
        await call('POST', '/k/v1/record.json', {
          app,
          record: {
            件名: { value: 件名 },
            satei: { value: '甲乙丙' },
            明細: { value: [{ value: { 品名: { value: '机' }, 評点: { value: '5' } } }] },
          },
        })
      )['id'],
    );
  await add('人事');
  await add('済み');
  record = await add('道路占用');
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

/** Signs the clerk in and keeps the text of everything kintone answers; scripts hold no records. */
async function openAsClerk(path: string): Promise<{ page: Page; told: () => Promise<string> }> {
  const { page } = await visit(browser, kintone.url, {
    ...{ code: 'clerk', password: 'pass', path: '/k/' },
  });
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    // A page left before its answer was read gave it to nobody.
    if (/json|html/.test(type)) answers.push(response.text().catch(() => ''));
  });
  await page.goto(`${kintone.url}${path}`);
  return {
    page,
    told: async () => [...(await Promise.all(answers)), await page.content()].join('\n'),
  };
}

test('the list shows the clerk’s records and fields, and no button for what may not be done', async () => {
  const { page, told } = await openAsClerk(`/k/${app}/`);
  await page.getByRole('cell', { name: '道路占用' }).waitFor();
  await page.getByRole('cell', { name: '済み' }).waitFor();
  expect(await page.getByRole('cell', { name: '人事' }).count()).toBe(0);
  const done = page.getByRole('row').filter({ hasText: '済み' });
  const open = page.getByRole('row').filter({ hasText: '道路占用' });
  expect(await done.getByRole('button').count()).toBe(0);
  expect(await open.getByRole('button').count()).toBeGreaterThan(0);
  const text = await told();
  expect(text).toContain('道路占用');
  expect(text).not.toMatch(SECRET);
  expect(text).not.toContain('人事');
  await page.context().close();
});

test('the detail screen and its event know nothing of the field', async () => {
  const { page, told } = await openAsClerk(`/k/${app}/show#record=${record}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText('机').waitFor();
  const given = await page.evaluate(() => {
    const { kintone } = window as unknown as {
      kintone: { app: { record: { get(): object }; getFormFields(): Promise<object> } };
    };
    return kintone.app
      .getFormFields()
      .then((fields) => JSON.stringify([fields, kintone.app.record.get()]));
  });
  expect(given).toContain('道路占用');
  expect(given).not.toMatch(SECRET);
  expect(await told()).not.toMatch(SECRET);
  await page.context().close();
});

test('in the form a field only to be read is text, and saving keeps what was not shown', async () => {
  const { page, told } = await openAsClerk(`/k/${app}/show#record=${record}&mode=edit`);
  await page.getByLabel('件名').fill('道路占用（更新）');
  expect(await page.getByLabel('決裁').count()).toBe(0);
  await page.getByText('決裁').waitFor();
  await page.getByLabel('品名').fill('椅子');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('椅子').waitFor();
  expect(await told()).not.toMatch(SECRET);
  const saved = await fetch(`${kintone.url}/k/v1/record.json?app=${app}&id=${record}`, {
    headers: {
      'X-Cybozu-Authorization': Buffer.from('Administrator:cybozu').toString('base64'),
    },
  });
  expect(await saved.json()).toMatchObject({
    record: {
      件名: { value: '道路占用（更新）' },
      satei: { value: '甲乙丙' },
      明細: { value: [{ value: { 品名: { value: '椅子' }, 評点: { value: '5' } } }] },
    },
  });
  await page.context().close();
});

test('a new record is made without the fields that its author may not write', async () => {
  const { page, told } = await openAsClerk(`/k/${app}/edit`);
  await page.getByLabel('件名').fill('新規');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL(/show#record=/);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await told()).not.toMatch(SECRET);
  await page.context().close();
});

test('a record that may not be changed has no buttons to, and one that may not be viewed does not open', async () => {
  const { page } = await openAsClerk(`/k/${app}/show#record=2`);
  await page.getByText('机').waitFor();
  expect(await page.getByRole('button', { name: '編集' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '削除' }).count()).toBe(0);
  await page.goto(`${kintone.url}/k/${app}/`);
  await page.goto(`${kintone.url}/k/${app}/show#record=1`);
  await page.getByText('権限がありません').first().waitFor();
  await page.context().close();
});

test('an administrator sees the rights of records and fields in the app settings and changes them', async () => {
  const { page } = await visit(browser, kintone.url, {
    ...{ code: 'Administrator', password: 'cybozu', width: 375 },
    path: `/k/admin/app/flow?app=${app}#section=rights`,
  });
  await page.goto(`${kintone.url}/k/admin/app/flow?app=${app}#section=rights`);
  const fields = page.getByRole('region', { name: '決裁' });
  await fields
    .getByRole('combobox', { name: 'すべてのユーザー', exact: true })
    .selectOption('WRITE');
  await page.getByText('保存しました。').waitFor();
  const done = page.getByRole('region', { name: /済み/ });
  await done
    .getByRole('row')
    .filter({ hasText: 'すべてのユーザー' })
    .getByLabel('削除', { exact: true })
    .check();
  await page.getByText('保存しました。').waitFor();
  await page.getByLabel('レコードの条件（クエリ）').fill('件名 = "公開"');
  await page.getByRole('button', { name: '条件を追加する' }).click();
  await page.getByRole('region', { name: /公開/ }).waitFor();
  await page.getByLabel('レコードの条件（クエリ）').fill('無い = "公開"');
  await page.getByRole('button', { name: '条件を追加する' }).click();
  await page.getByRole('alert').filter({ hasText: '無い' }).waitFor();
  const kept = async (kind: string): Promise<unknown> => {
    const response = await fetch(`${kintone.url}/k/v1/preview/${kind}/acl.json?app=${app}`, {
      headers: {
        'X-Cybozu-Authorization': Buffer.from('Administrator:cybozu').toString('base64'),
      },
    });
    return ((await response.json()) as { rights: unknown }).rights;
  };
  expect(await kept('field')).toMatchObject([
    {},
    {},
    { code: '決裁', entities: [{ accessibility: 'WRITE' }] },
  ]);
  expect(await kept('record')).toMatchObject([
    {},
    { entities: [{ viewable: true, deletable: true }] },
    { filterCond: '件名 = "公開"' },
  ]);
  await page.context().close();
});

test('related records of an app that may not be viewed are told to be hidden, and a plugin knows the app’s number only', async () => {
  const text = (code: string) => ({ type: 'SINGLE_LINE_TEXT', code, label: code });
  const make = async (name: string, properties: object): Promise<string> => {
    const made = String((await call('POST', '/k/v1/preview/app.json', { name }))['app']);
    await call('POST', '/k/v1/preview/app/form/fields.json', { app: made, properties });
    await call('POST', '/k/v1/preview/app/deploy.json', { apps: [{ app: made }] });
    return made;
  };
  const target = await make('評点簿', { 番号: text('番号'), 評点: text('評点') });
  const reader = await make('案件', {
    番号: text('番号'),
    関連: {
      ...{ type: 'REFERENCE_TABLE', code: '関連', label: '関係する記録' },
      referenceTable: {
        relatedApp: { app: target },
        condition: { field: '番号', relatedField: '番号' },
        displayFields: ['評点'],
      },
    },
  });
  await call('POST', '/k/v1/record.json', { app: target, record: { 番号: { value: '7' } } });
  const { id } = await call('POST', '/k/v1/record.json', {
    app: reader,
    record: { 番号: { value: '7' } },
  });
  await call('PUT', '/k/v1/app/acl.json', {
    app: target,
    rights: [{ entity: { type: 'USER', code: 'Administrator' }, recordViewable: true }],
  });
  const { page, told } = await openAsClerk(`/k/${reader}/show#record=${String(id)}`);
  await page.getByText('参照先のアプリを閲覧する権限がない').waitFor();
  const number = await page.evaluate(() =>
    (
      window as unknown as {
        kintone: { app: { getRelatedRecordsTargetAppId(code: string): string } };
      }
    ).kintone.app.getRelatedRecordsTargetAppId('関連'),
  );
  expect(number).toBe(target);
  expect(await told()).not.toMatch(SECRET);
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(`${kintone.url}/k/m/${reader}/show?record=${String(id)}`);
  await page.getByText('参照先のアプリを閲覧する権限がない').waitFor();
  await page.context().close();
});
