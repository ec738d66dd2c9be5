/** Personal data in a voice is marked as one types, put in general words at one touch, and a マイナンバー is refused. */
import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

describe.each([
  { device: 'desktop', path: '/k/', screen: {} },
  { device: 'phone', path: '/k/m/', screen: PHONE },
])('on a $device', ({ path, screen, device }) => {
  const shot = async (name: string): Promise<void> => {
    const folder = process.env['SHOTS'];
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    const guard = page.locator('.kumin-guard').first();
    await guard.screenshot({ path: `${folder}/${device}-${name}.png` });
  };

  beforeAll(async () => {
    const create = `${path}${ward.voiceAppId}/edit`;
    clerk = await visit(browser, ward.url, {
      ...{ code: CLERK, password: ward.samplePassword, path: create, screen },
    });
    page = clerk.page;
    await page.goto(`${ward.url}${create}`);
    await text('内容').waitFor();
  });

  afterAll(async () => {
    expect(clerk.foreignRequests).toEqual([]);
    expect(clerk.pageErrors).toEqual([]);
    await clerk.context.close();
  });

  test('a phone number and a name are marked while one types, and one touch puts other words', async () => {
    await text('内容').click();
    await page.keyboard.type('黒崎の山田さん（０９０−００００−１２３４）から、街灯のこと。');
    // Still in the field: no other was touched.
    const marks = card().locator('.kumin-guard-hint mark');
    await marks.nth(1).waitFor();
    expect(await marks.allInnerTexts()).toEqual(['山田さん', '０９０−００００−１２３４']);
    await card().getByText('「内容」に個人の情報と思われる言葉が2つあります。').first().waitFor();
    await shot('marks');

    await card()
      .getByRole('button', { name: /「山田さん」を\s*「方」に置き換える/ })
      .first()
      .click();
    const masked = '黒崎の方（０９０−００００−１２３４）から、街灯のこと。';
    expect(await text('内容').inputValue()).toBe(masked);
    expect(await form('内容').inputValue()).toBe(masked);

    await card().getByRole('button', { name: '元に戻す' }).first().click();
    expect(await text('内容').inputValue()).toContain('山田さん');
    await shot('undone');
  });

  test('what may stay is not shown again, and the record can be saved', async () => {
    const body = card().locator('.kumin-guard-hint');
    await body.getByRole('button', { name: /「山田さん」は\s*このままでよい/ }).click();
    await body.getByText('このままでよいとした言葉: 1つ').waitFor();
    expect(await body.locator('mark').allInnerTexts()).toEqual(['０９０−００００−１２３４']);
    expect(await sideways()).toBe(0);
  });

  test('a マイナンバー in full width with blanks stops the save, and nothing typed is lost', async () => {
    const words = '番号は１２３４　５６７８　９０１８　だと言われた。';
    const before = await count();
    await text('内容').fill(words);
    await text('内容').blur();
    await card().getByText('「内容」にマイナンバーがあります。').first().waitFor();
    await save();
    await page.getByText('kintone にマイナンバーを記録することはできません。').first().waitFor();
    expect(await text('内容').inputValue()).toBe(words);
    expect(await count()).toBe(before);
    await shot('stopped');

    const stop = card().locator('.kumin-guard-stop').first();
    await stop.getByRole('button', { name: /「（マイナンバー）」に置き換える/ }).click();
    expect(await text('内容').inputValue()).toBe('番号は（マイナンバー）　だと言われた。');
    await save();
    await page.getByText('保存しました。').waitFor();
    expect(await count()).toBe(before + 1);
  });

  test('on the edit screen the marks stand below the text for the public', async () => {
    const { id } = await client().record.addRecord({
      app: ward.voiceAppId,
      record: {
        受付日時: { value: '2026-05-11T01:00:00Z' },
        経路: { value: '電話' },
        種別: { value: '要望' },
        分野: { value: '道路・公園' },
        内容: { value: '街灯が切れている。' },
        公表要旨: { value: '黒崎の山田さんから、街灯が切れているとの声。' },
      },
    });
    await page.goto(`${ward.url}${editPath(path, id)}`);
    await page.getByText('「公表要旨」は人の目に触れる項目です。').first().waitFor();
    const own = page.locator('[id$="voice-check-publicSummary"]');
    if (!(await own.isVisible())) await openGroup('公表');
    await shot('edit');
    await own.getByRole('button', { name: /「山田さん」を\s*「方」に置き換える/ }).click();
    expect(await page.getByRole('textbox', { name: '公表要旨', exact: true }).inputValue()).toBe(
      '黒崎の方から、街灯が切れているとの声。',
    );
    await shot('edited');
    await save();
    // The button goes before the answer of kintone has come.
    await page.waitForURL(({ hash }) => !hash.includes('mode=edit'));
    const { record } = await client().record.getRecord({ app: ward.voiceAppId, id });
    expect(record['公表要旨']?.value).toBe('黒崎の方から、街灯が切れているとの声。');
  });
});

test('the office’s own number, listed in the settings, is marked no more', async () => {
  const { username: code, password } = ADMINISTRATOR;
  const path = `/k/admin/app/${ward.voiceAppId}/plugin/`;
  const admin = await visit(browser, ward.url, { ...{ code, password, path } });
  page = admin.page;
  await page.getByRole('link', { name: '「区役所アプリ支援」の設定' }).click();
  await page.getByRole('link', { name: '個人データの印', exact: true }).click();
  await page.getByRole('textbox', { name: /^印を付けないもの/ }).fill('093-000-1000');
  await page.getByRole('checkbox', { name: '年齢', exact: true }).uncheck();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: 'アプリを更新' }).click();
  await page.getByText('アプリを更新しました。').waitFor();

  await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
  await text('内容').fill('代表０９３（０００）１０００と090-0000-1234のどちらにも出ない。72歳。');
  const marks = card().locator('.kumin-guard-hint mark');
  await marks.first().waitFor();
  expect(await marks.allInnerTexts()).toEqual(['090-0000-1234']);
  expect(admin.foreignRequests).toEqual([]);
  expect(admin.pageErrors).toEqual([]);
  await admin.context.close();
});

const card = () => page.getByRole('region', { name: 'かんたん記録' });
const text = (label: string) => card().getByRole('textbox', { name: label, exact: true });
/** The form stands below the card. */
const form = (label: string) => page.getByRole('textbox', { name: label, exact: true }).last();

async function save(): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
}

async function openGroup(name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

function editPath(path: string, id: string): string {
  const app = `${path}${ward.voiceAppId}/show`;
  return path === '/k/' ? `${app}#record=${id}&mode=edit` : `${app}?record=${id}#mode=edit`;
}

function sideways(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}

async function count(): Promise<number> {
  const { totalCount } = await client().record.getRecords({
    app: ward.voiceAppId,
    query: 'limit 1',
    totalCount: true,
  });
  return Number(totalCount);
}
