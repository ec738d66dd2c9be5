/** The import of past logs: a CP932 file through the page, a lost answer in the middle, and all of it taken back. */
import type { Browser, Locator, Page } from 'playwright-core';
import writeXlsxFile from 'write-excel-file/node';
import { kintoneClient } from '../../scripts/provision/client';
import { toCp932 } from '../../src/text/cp932';
import { launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const ROWS = 250;
const ADMIN = { code: 'Administrator', password: 'cybozu' };
const CLERK = 'miura-mayumi';

let ward: Ward;
let browser: Browser;
let admin: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  admin = await visit(browser, ward.url, { ...ADMIN, path: `/k/${ward.voiceAppId}/` });
  page = admin.page;
  page.on('dialog', (dialog) => void dialog.accept());
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
});

const dialog = (of = page): Locator => of.getByRole('dialog');
const press = (name: string | RegExp, of = page): Promise<void> =>
  dialog(of).getByRole('button', { name }).click();
const said = (words: string | RegExp, of = page): Promise<void> =>
  dialog(of).getByText(words).first().waitFor();

async function choose(of: Page, name: string, buffer: Buffer): Promise<void> {
  await of.getByRole('button', { name: '過去の記録を読み込む' }).click();
  await dialog(of)
    .getByLabel(/ファイルを選ぶ/)
    .setInputFiles({ name, mimeType: '', buffer });
}

describe('a log of 250 rows, three of them faulty', () => {
  test('is read as CP932, mapped, and checked with the reason at each row', async () => {
    await choose(page, 'R6記録.csv', log());
    await said(`「R6記録.csv」 ${ROWS}行`);
    expect(
      await dialog()
        .getByLabel(/^文字コード/)
        .inputValue(),
    ).toBe('cp932');
    await press('次へ');
    expect(await dialog().getByLabel('受付日時: 列').inputValue()).toBe('0');
    expect(await dialog().getByLabel('受付部署: 列').inputValue()).toBe('5');
    // 公園 is no 分野: the one most like it is proposed.
    expect(await dialog().getByLabel('公園: どうするか').locator(':checked').innerText()).toBe(
      '道路・公園',
    );
    await press('次へ');
    await said('点検の結果');
    const counts = dialog().getByRole('listitem');
    await counts.filter({ hasText: /^読み込む247行/ }).waitFor();
    await counts.filter({ hasText: /^エラーのため読み込まない3行/ }).waitFor();
    const table = dialog().getByRole('table', { name: 'エラーと注意' });
    const reason = (row: number) => table.getByRole('row', { name: new RegExp(`^${row} エラー`) });
    expect(await reason(12).innerText()).toContain('日付として読めません');
    expect(await reason(22).innerText()).toContain('「内容」が空です');
    expect(await reason(32).innerText()).toContain('マイナンバー');
    const file = page.waitForEvent('download');
    await press('エラーの行を CSV でダウンロード');
    expect((await file).suggestedFilename()).toMatch(/^読み込めない行_R\d+\.\d+\.\d+\.csv$/);
  });

  test('comes in once, though an answer is lost in the middle', async () => {
    // Back and forth, and nothing chosen is lost.
    await press('戻る');
    await press('次へ');
    await said('点検の結果');
    await press('次へ');
    let posts = 0;
    await page.route('**/k/v1/records.json', async (route) => {
      if (route.request().method() === 'POST' && (posts += 1) === 2) {
        await route.fetch();
        return route.abort();
      }
      return route.continue();
    });
    await press('247行を読み込む');
    await said('途中で止まりました（100 / 247行）');
    await page.unrouteAll();
    await press('続きから再開する');
    await said('✓ 247行を読み込みました。');
    expect(await imported()).toHaveLength(247);
  });

  test('is known when it is chosen again', async () => {
    await press('閉じる');
    await choose(page, '別の名前.csv', log());
    await said(`${ROWS}行`);
    await press('次へ');
    await press('次へ');
    await dialog().getByRole('listitem').filter({ hasText: '前に読み込み済み247行' }).waitFor();
    await press('次へ');
    await said('読み込める行がありません');
  });

  test('is undone after the page was closed, but for what somebody changed', async () => {
    const [changed] = await imported();
    await client().record.updateRecord({
      app: ward.voiceAppId,
      id: changed ?? '',
      record: { 件名: { value: '直した件名' } },
    });
    await page.reload();
    await page.getByRole('button', { name: '過去の記録を読み込む' }).click();
    await press('この読み込みを取り消す');
    await said('✓ 246件の声を削除しました。');
    await said('読み込んだ後に変えられた1件は残しました');
    expect(await imported()).toEqual([changed]);
    await press('閉じる');
  });
});

test('a clerk imports a workbook on a phone, and takes it back', async () => {
  const path = `/k/m/${ward.voiceAppId}/`;
  const password = ward.samplePassword;
  const phone = await visit(browser, ward.url, { code: CLERK, password, path, screen: PHONE });
  phone.page.on('dialog', (asked) => void asked.accept());
  const day = new Date(Date.UTC(2025, 3, 1));
  const workbook = await writeXlsxFile([
    [{ value: '令和7年度 区民の声' }],
    [{ value: '日付' }, { value: '声' }],
    [
      { value: day, format: '[$-411]ge.m.d', type: Date },
      { value: 'エレベーターの音声案内が小さい' },
    ],
  ]).toBuffer();
  await phone.page.getByRole('button', { name: 'ほかの道具' }).click();
  await choose(phone.page, '記録.xlsx', workbook);
  await said('「記録.xlsx」 1行', phone.page);
  await press('次へ', phone.page);
  await press('次へ', phone.page);
  await said('点検の結果', phone.page);
  await press('次へ', phone.page);
  await press('1行を読み込む', phone.page);
  await said('✓ 1行を読み込みました。', phone.page);
  const records = await voicesLike('エレベーターの音声案内');
  expect(records.map((record) => record['受付日時']?.value)).toEqual(['2025-03-31T15:00:00Z']);
  expect(records.map((record) => record['ステータス']?.value)).toEqual(['受付']);
  expect(records.map((record) => record['受付者']?.value)).toEqual([[]]);
  await press('この読み込みを取り消す', phone.page);
  await said('✓ 1件の声を削除しました。', phone.page);
  expect(await voicesLike('エレベーターの音声案内')).toEqual([]);
  expect(phone.foreignRequests).toEqual([]);
  expect(phone.pageErrors).toEqual([]);
});

/** Rows 12, 22 and 32 are faulty. */
function log(): Buffer {
  const lines = Array.from({ length: ROWS }, (_, index) => {
    const row = index + 2;
    const day =
      row === 12 ? '昨日' : `R6.${(index % 9) + 4 > 12 ? 1 : (index % 9) + 4}.${(index % 28) + 1}`;
    const body = row === 22 ? '' : `"記録${row}番、\n道路の段差について"`;
    const memo = row === 32 ? '番号 1234-5678-9018' : '';
    return [
      day,
      body,
      index % 3 === 0 ? '公園' : 'ごみ・環境',
      '電話',
      '要望',
      '市民課',
      memo,
    ].join(',');
  });
  const heading = '受付日,声の内容,分野,受付方法,種別,受付課,備考';
  return Buffer.from(toCp932([heading, ...lines].join('\r\n')).bytes);
}

/** Record numbers with a key of an import, ascending. */
async function imported(): Promise<string[]> {
  const records = await client().record.getAllRecords({
    app: ward.voiceAppId,
    condition: '送信キー != ""',
    fields: ['$id', '送信キー'],
  });
  return records
    .filter((record) => String(record['送信キー']?.value).startsWith('imp-'))
    .map((record) => String(record['$id']?.value))
    .sort((a, b) => Number(a) - Number(b));
}

const voicesLike = (words: string) =>
  client().record.getAllRecords({ app: ward.voiceAppId, condition: `内容 like "${words}"` });

function client() {
  return kintoneClient({ baseUrl: ward.url, username: ADMIN.code, password: ADMIN.password });
}
