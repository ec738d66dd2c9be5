/** App actions through the real pages: the button of a record, and the new record it begins in the other app. */
import type { Browser, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let visited: Visit;
let page: Page;
let voices: string;
let works: string;

beforeAll(async () => {
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
});

afterEach(() => {
  expect(visited.foreignRequests).toEqual([]);
  expect(visited.pageErrors).toEqual([]);
});

async function makeApps(): Promise<void> {
  const { app: api, record } = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const text = (code: string) => ({ type: 'SINGLE_LINE_TEXT', code, label: code });
  const make = async (name: string, properties: object) => {
    const { app } = await api.addApp({ name });
    await api.addFormFields({ app, properties: properties as never });
    await api.deployApp({ apps: [{ app }] });
    return app;
  };
  const places = await make('施設', {
    名称: { ...text('名称'), unique: true },
    所在: text('所在'),
  });
  await record.addRecord({
    app: places,
    record: { 名称: { value: '中央公園' }, 所在: { value: '本町1' } },
  });
  works = await make('工事', {
    工事名: text('工事名'),
    依頼: { type: 'LINK', code: '依頼', label: '依頼', protocol: 'WEB' },
    場所: {
      ...text('場所'),
      lookup: {
        relatedApp: { app: places },
        relatedKeyField: '名称',
        fieldMappings: [{ field: '住所', relatedField: '所在' }],
        lookupPickerFields: [],
        filterCond: '',
        sort: '',
      },
    },
    住所: text('住所'),
    材料: { type: 'SUBTABLE', code: '材料', label: '材料', fields: { 品名: text('品名') } },
  });
  voices = await make('要望', {
    件名: text('件名'),
    施設: text('施設'),
    物: { type: 'SUBTABLE', code: '物', label: '物', fields: { 品: text('品') } },
  });
  const field = (srcField: string, destField: string) => ({
    srcType: 'FIELD' as const,
    ...{ srcField, destField },
  });
  await api.updateAppActions({
    app: voices,
    actions: {
      工事を依頼する: {
        ...{ name: '工事を依頼する', index: 0, destApp: { app: works } },
        mappings: [
          ...[field('件名', '工事名'), field('施設', '場所'), field('品', '品名')],
          { srcType: 'RECORD_URL', destField: '依頼' },
        ],
        entities: [{ type: 'GROUP', code: 'everyone' }],
        filterCond: '施設 != ""',
      },
    },
  });
  await api.deployApp({ apps: [{ app: voices }] });
  const rows = ['ベンチ', '砂'].map((品) => ({ value: { 品: { value: 品 } } }));
  await record.addRecord({
    app: voices,
    record: { 件名: { value: 'ベンチの修理' }, 施設: { value: '中央公園' }, 物: { value: rows } },
  });
  await record.addRecord({ app: voices, record: { 件名: { value: '窓口の案内' } } });
}

const button = () => page.getByRole('button', { name: '工事を依頼する' });

async function begin(path: string): Promise<void> {
  await page.goto(`${kintone.url}${path}`);
  await button().click();
  await page.waitForURL((there) => there.pathname.endsWith(`/${works}/edit`));
  await page.getByText('参照先からデータが取得されました').waitFor();
}

test('the button begins a record of the other app with the values of this one, its rows and its address', async () => {
  await begin(`/k/${voices}/show#record=1`);
  expect(await page.getByLabel('工事名').inputValue()).toBe('ベンチの修理');
  await page.getByText('本町1', { exact: true }).waitFor();
  expect(await page.getByLabel('依頼').inputValue()).toBe(
    `${kintone.url}/k/${voices}/show#record=1`,
  );
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL((there) => there.pathname.endsWith(`/${works}/show`));
  await page.getByText('ベンチの修理').first().waitFor();
  expect(await page.getByRole('cell', { name: /ベンチ|砂/ }).allTextContents()).toEqual([
    expect.stringContaining('ベンチ'),
    expect.stringContaining('砂'),
  ]);
});

test('plugins list the actions of the record and hide their buttons', async () => {
  await page.goto(`${kintone.url}/k/${voices}/show#record=1`);
  await button().waitFor();
  const answers = await page.evaluate(async () => {
    const { record } = (window as unknown as { kintone: { app: { record: Actions } } }).kintone.app;
    const before = await record.getActionButtonDisplayState('工事を依頼する');
    await record.showActionButton('工事を依頼する', 'HIDDEN');
    const after = await record.getActionButtonDisplayState('工事を依頼する');
    const wrong = await record.showActionButton('ない', 'HIDDEN').catch((error) => String(error));
    return { actions: await record.getActions(), before, after, wrong };

    interface Actions {
      getActions(): Promise<{ name: string; id: string }[]>;
      showActionButton(action: string, state: string): Promise<unknown>;
      getActionButtonDisplayState(action: string): Promise<string>;
    }
  });
  expect(answers).toEqual({
    actions: [{ name: '工事を依頼する', id: expect.stringMatching(/^\d+$/) as string }],
    before: 'VISIBLE',
    after: 'HIDDEN',
    wrong: expect.stringContaining('ない') as string,
  });
  expect(await button().count()).toBe(0);
});

test('a record that does not meet the condition has no button, and a phone has it as well', async () => {
  await page.goto(`${kintone.url}/k/${voices}/show#record=2`);
  await page.getByRole('heading', { name: /窓口の案内|2/ }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await button().count()).toBe(0);
  await begin(`/k/m/${voices}/show?record=1`);
  expect(await page.getByLabel('工事名').inputValue()).toBe('ベンチの修理');
});
