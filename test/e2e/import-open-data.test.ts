/** Files as a city publishes them, read into their apps on the list by a person: all rows come in, or are told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder, root } from '../../scripts/paths';
import { provisionApps } from '../../scripts/provision/apps';
import { kintoneClient } from '../../scripts/provision/client';
import { words } from '../../scripts/provision/messages';
import { OPEN_DATA, withPlainNumbers, type OpenDataFile } from '../../scripts/sample/open-data-csv';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, visit, type Visit } from './support';

let kintone: Kintone;
let browser: Browser;
let apps: Record<OpenDataFile['app'], string>;

beforeAll(async () => {
  kintone = await startKintone({ pagesDir: pagesFolder });
  const client = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
  const desk = { client, text: words('ja'), log: () => undefined };
  const { traffic, parks } = await provisionApps(desk, ['traffic', 'parks']);
  apps = { traffic: traffic.appId, parks: parks.appId };
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await kintone?.stop();
});

function openList(app: string): Promise<Visit> {
  const { username: code, password } = ADMINISTRATOR;
  return visit(browser, kintone.url, { code, password, path: `/k/${app}/` });
}

function fileOf(name: string): OpenDataFile {
  const file = OPEN_DATA.find((one) => one.file === name);
  if (!file) throw new Error(name);
  return file;
}

const published = ({ file }: OpenDataFile) => readFileSync(join(root, 'apps', 'data', file));

async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<Locator> {
  await page.getByRole('button', { name: 'オプション' }).click();
  await page.getByRole('button', { name: 'ファイルから読み込む' }).click();
  const dialog = page.getByRole('dialog', { name: 'ファイルから読み込む' });
  await dialog.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/csv', buffer });
  return dialog;
}

const target = (dialog: Locator, heading: string) =>
  dialog.getByLabel(`${heading} → 読み込み先のフィールド`, { exact: true });

async function mapColumns(dialog: Locator, columns: Record<string, string>): Promise<void> {
  for (const [heading, label] of Object.entries(columns)) {
    await target(dialog, heading).selectOption({ label });
  }
}

const read = (dialog: Locator) =>
  dialog.getByRole('button', { name: '読み込む', exact: true }).click();

test('公園: 桁区切りのある行は行ごとに断られ、断られた行だけを直して読み込むと、142か所がそろう', async () => {
  const { page, context, foreignRequests, pageErrors } = await openList(apps.parks);
  const file = fileOf('yaizu-parks.csv');
  let dialog = await chooseFile(page, file.file, published(file));
  await dialog.getByText('ファイルの先頭（全143行）').first().waitFor();
  await mapColumns(dialog, file.columns);
  await dialog.getByLabel('更新のキー').selectOption({ label: 'ID' });
  await read(dialog);

  const small = published(file)
    .toString()
    .split('\r\n')
    .filter((line) => /,\d{1,3} ,/.test(line)).length;
  await dialog.getByText(`${small}件のレコードを登録し、0件を更新しました。`).waitFor();
  await dialog.getByText(`${142 - small}件は読み込めませんでした。`).waitFor();
  await dialog.getByText('GAIA_IL17: ファイルの2行目のフィールド「面積」').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '読み込めなかった行をダウンロードする' }).click(),
  ]);
  await dialog.getByRole('button', { name: '閉じる' }).click();

  const refused = readFileSync(await download.path());
  const mended = Buffer.from(withPlainNumbers(refused, '面積（㎡）'));
  dialog = await chooseFile(page, download.suggestedFilename(), mended);
  await mapColumns(dialog, file.columns);
  expect(await target(dialog, 'エラー').inputValue()).toBe('');
  await dialog.getByLabel('更新のキー').selectOption({ label: 'ID' });
  await read(dialog);
  await dialog.getByText(`${142 - small}件のレコードを登録し、0件を更新しました。`).waitFor();
  await dialog.getByRole('button', { name: '閉じる' }).click();

  await page.getByText('（142件中）').first().waitFor();
  // The greatest comes first in this list.
  const first = page.getByRole('row').nth(1);
  await first.getByText('247,038').waitFor();
  expect(foreignRequests).toEqual([]);
  expect(pageErrors).toEqual([]);
  await context.close();
});

test('交通事故: コードの列と名前の列を取り違えると言われ、直すと1年分の729件がそろう', async () => {
  const { page, context, pageErrors } = await openList(apps.traffic);
  const file = fileOf('yaizu-traffic-accidents-2021.csv');
  const dialog = await chooseFile(page, file.file, published(file));
  // The heading is the field's name, but the column holds codes.
  await target(dialog, '事故内容').waitFor();
  expect(await target(dialog, '事故内容').inputValue()).toBe('事故内容');
  await mapColumns(dialog, file.columns);
  await read(dialog);
  await dialog.getByRole('alert').filter({ hasText: 'に2つの列が対応付けられています' }).waitFor();

  for (const heading of ['事故内容', '事故類型', '天候', '昼夜', '道路形状']) {
    await target(dialog, heading).selectOption({ label: '（読み込まない）' });
  }
  await read(dialog);
  await dialog.getByText('729件のレコードを登録し、0件を更新しました。').waitFor();
  await dialog.getByRole('button', { name: '閉じる' }).click();
  await page.getByText('（729件中）').first().waitFor();
  const latest = page.getByRole('row').nth(1);
  await latest.getByText('2021-12-29').waitFor();
  expect(pageErrors).toEqual([]);
  await context.close();
});
