/** The local kintone as a person meets it: finding, reading, recording, and being told what is wrong. */
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

type SavedVoice = kintone.types.SavedVoiceFields;

const CLERK = { code: 'ueki-asuka', name: '植木 明日香' };
/** The voice that these tests look for, read and change; recorded before them. */
const TITLE = '番号札が読みにくい';
const VOICE = {
  件名: { value: TITLE },
  内容: { value: '字が小さく、\n遠くから読めない。' },
  経路: { value: '窓口' },
  種別: { value: '要望' },
  分野: { value: '窓口対応・庁舎' },
  地域: { value: '黒崎' },
  回答希望: { value: '未確認' },
  受付者: { value: [{ code: 'murakami-hina' }] },
  担当課: { value: [{ code: 'hogo1' }] },
} satisfies Partial<Record<keyof SavedVoice, { value: unknown }>>;

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;
let list: string;
let recordId: number;
/** How many voices the app holds. */
let total: number;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  list = `${ward.url}/k/${ward.voiceAppId}/`;
  const { samplePassword: password } = ward;
  clerk = await visit(browser, ward.url, { code: CLERK.code, password, path: '/k/' });
  page = clerk.page;
  const { id } = await client().record.addRecord({ app: ward.voiceAppId, record: VOICE });
  recordId = Number(id);
  // Heavy voices are seen by few: neither by this clerk nor by the administrator.
  const seen = kintoneClient({ baseUrl: ward.url, username: CLERK.code, password });
  const { totalCount } = await seen.record.getRecords({
    app: ward.voiceAppId,
    totalCount: true,
    query: 'limit 1',
  });
  total = Number(totalCount);
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(clerk.foreignRequests).toEqual([]);
  expect(clerk.pageErrors).toEqual([]);
});

describe('the door', () => {
  test('a wrong password is said in words, and the login name stays', async () => {
    const context = await browser.newContext({ locale: 'ja-JP' });
    const door = await context.newPage();
    await door.goto(`${ward.url}/k/`);
    await door.getByLabel('ログイン名').fill(CLERK.code);
    await door.getByLabel('パスワード').fill('ちがう言葉');
    await door.getByRole('button', { name: 'ログイン' }).click();
    await door.getByRole('alert').filter({ hasText: 'パスワードが正しくありません' }).waitFor();
    expect(await door.getByLabel('ログイン名').inputValue()).toBe(CLERK.code);
    await context.close();
  });

  test('the portal shows the apps of the ward', async () => {
    await page.getByRole('link', { name: '施設', exact: true }).waitFor();
    await page.getByRole('link', { name: '区民のこえ', exact: true }).click();
    await range(1, 20).waitFor();
  });

  test('an app that does not exist is said so, with the way back', async () => {
    const answer = await page.goto(`${ward.url}/k/9999/`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { name: 'アプリが見つかりません' }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'ポータルへ' }).click();
    await page.getByRole('heading', { name: 'ポータル' }).waitFor();
  });

  test('system administration is closed to a clerk, in words', async () => {
    const answer = await page.goto(`${ward.url}/k/admin/system/plugin/`);
    expect(answer?.status()).toBe(403);
    await page.getByText('システム管理の権限がありません').waitFor();
  });
});

describe('the list', () => {
  test('turns its pages, and a link to a page holds', async () => {
    await page.goto(list);
    await range(1, 20).waitFor();
    await page.getByRole('button', { name: '次のページ' }).first().click();
    await range(21, 40).waitFor();
    await page.reload();
    await range(21, 40).waitFor();
  });

  test('sorts by a column', async () => {
    await page.goto(list);
    await page.getByRole('columnheader').getByRole('button', { name: '受付番号' }).click();
    await expectFirst('1');
    await page
      .getByRole('columnheader')
      .getByRole('button', { name: /^受付番号/ })
      .click();
    await expectFirst(String(recordId));
  });

  test('finds a voice through the filter dialog', async () => {
    await page.goto(list);
    await page.getByRole('button', { name: '絞り込む' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '条件を追加する' }).click();
    await dialog.getByRole('combobox', { name: 'フィールド' }).first().selectOption('件名');
    await dialog.getByRole('textbox', { name: '値' }).fill(TITLE);
    await dialog.getByRole('button', { name: '適用' }).click();
    await page.getByText('1 - 1 （1件中）').first().waitFor();
    await page.getByRole('cell', { name: TITLE }).waitFor();
  });
});

describe('a record', () => {
  test('shows what was recorded', async () => {
    await page.getByRole('link', { name: 'レコードの詳細を表示する' }).click();
    await page.getByRole('heading', { name: TITLE }).waitFor();
    for (const text of ['村上 陽菜', '黒崎', '窓口対応・庁舎']) {
      await page.getByRole('main').getByText(text, { exact: true }).first().waitFor();
    }
  });

  test('takes a comment', async () => {
    await page
      .getByRole('textbox', { name: 'コメントを書き込む' })
      .fill('窓口で<b>確認</b>しました。');
    await page.getByRole('button', { name: '書き込む' }).click();
    const comments = page.getByRole('tabpanel', { name: 'コメント' });
    await comments.getByText('窓口で<b>確認</b>しました。').waitFor();
    await comments.getByText(CLERK.name).first().waitFor();
  });

  test('looked at for editing and left untouched, asks nothing', async () => {
    await page.getByRole('button', { name: 'レコードを編集する' }).click();
    await page.getByRole('button', { name: '保存', exact: true }).waitFor();
    await page.getByRole('button', { name: 'キャンセル' }).click();
    await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('keeps a history of what was changed, by whom', async () => {
    await page.getByRole('button', { name: 'レコードを編集する' }).click();
    await page.getByRole('textbox', { name: '対応時間' }).fill('25');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('tab', { name: '変更履歴' }).click();
    const latest = page.getByRole('tabpanel', { name: '変更履歴' }).getByRole('listitem').first();
    await latest.getByText(CLERK.name).waitFor();
    expect(await latest.innerText()).toMatch(/対応時間[\s\S]*25/);
  });

  test('moves on by an action of its process', async () => {
    await page.getByRole('button', { name: '担当課へ送る' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '実行する' }).click();
    await page.getByRole('strong').filter({ hasText: '担当課確認' }).waitFor();
    // The section's members are its assignees now; this clerk is none of them.
    await page.getByText('作業者：和田 紀子').waitFor();
    expect(await page.getByRole('button', { name: '対応を始める' }).count()).toBe(0);
  });
});

test('a record is added with every kind of field', async () => {
  await page.goto(`${list}edit`);
  await page.getByRole('button', { name: '保存', exact: true }).waitFor();
  for (const group of ['連絡先と言語', '内部メモと要配慮']) {
    await page.getByRole('button', { name: group, exact: true }).click();
  }
  const received = page.getByRole('group', { name: '受付日時' }).getByRole('textbox');
  await received.fill('2026-11-20');
  await received.blur();
  await person('受付者', '青柳 結衣');
  await page.getByRole('radio', { name: '電話' }).last().check({ force: true });
  await choose('分野', 'ごみ・環境');
  await choose('地域', '折尾西');
  await type('件名', '収集の時間');
  await type('内容', '朝8時より前に収集車が来る。\n出すのが間に合わない。');
  await type('対応時間', '12.5');
  await type('連絡先氏名', '架空 太郎');
  await type('回答期限', '2026-12-04');
  await page.getByRole('checkbox', { name: '長時間' }).check({ force: true });
  await page.getByRole('checkbox', { name: '繰り返し' }).check({ force: true });
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.waitForURL((there) => there.hash === `#record=${recordId + 1}`);
  await page.getByRole('heading', { name: '収集の時間' }).waitFor();

  const saved = await client().record.getRecord({ app: ward.voiceAppId, id: recordId + 1 });
  // Two packages describe the same record; ours comes from the app itself.
  const record = saved.record as unknown as SavedVoice;
  expect(record.受付日時.value).toMatch(/^2026-11-(19|20)T\d\d:\d\d:00Z$/);
  expect(record.受付者.value).toEqual([CLERK, { code: 'aoyagi-yui', name: '青柳 結衣' }]);
  expect(record.受付部署.value).toEqual([{ code: 'shimin', name: '市民課' }]);
  expect(record.経路.value).toBe('電話');
  expect(record.分野.value).toBe('ごみ・環境');
  expect(record.地域.value).toBe('折尾西');
  expect(record.内容.value).toBe('朝8時より前に収集車が来る。\n出すのが間に合わない。');
  expect(record.対応時間.value).toBe('12.5');
  expect(record.連絡先氏名.value).toBe('架空 太郎');
  expect(record.回答期限.value).toBe('2026-12-04');
  expect(record.要配慮.value).toEqual(['長時間', '繰り返し']);
  expect(record.中間回答日.value).toBeNull();
  expect(record.作成者.value).toEqual(CLERK);
});

test('the user is switched in the header, and the page is theirs', async () => {
  await page.goto(`${ward.url}/k/`);
  await page.getByRole('button', { name: /^ユーザーのメニュー/ }).click();
  await page.getByRole('button', { name: 'ユーザーを切り替える' }).click();
  await page.getByRole('searchbox', { name: /で探す/ }).fill('保護第一課 徳永');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /徳永 亮/ })
    .click();
  await page.getByRole('button', { name: 'ユーザーのメニュー：徳永 亮' }).waitFor();
  await page.goto(`${list}show#record=${recordId}`);
  await page.getByRole('button', { name: '対応を始める' }).waitFor();
});

test.each([
  ['portal', () => `${ward.url}/k/`, '区民のこえ'],
  ['list', () => list, '件中）'],
  ['record', () => `${list}show#record=${recordId}`, '変更履歴'],
  ['form', () => `${list}edit`, 'レコードの追加'],
])('on a narrow screen the %s needs no sideways scrolling', async (_name, address, text) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(address());
  await page.getByText(text).first().waitFor();
  const { wide, seen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    seen: window.innerWidth,
  }));
  expect(wide).toBeLessThanOrEqual(seen);
});

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}

/** What the list says of the page it shows; it stands above and below the table. */
function range(from: number, to: number) {
  return page.getByText(`${from} - ${to} （${total}件中）`).first();
}

async function expectFirst(recordNumber: string): Promise<void> {
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('link', { name: recordNumber, exact: true })
    .waitFor();
}

/** A field's own input: the card, which comes first, has inputs of the same names. */
async function type(label: string, value: string): Promise<void> {
  const input = page.getByRole('textbox', { name: new RegExp(`^${label}`) }).last();
  await input.fill(value);
  await input.blur();
}

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}`) }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

async function person(label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).pressSequentially(name.slice(0, 2));
  await page.getByRole('option', { name }).click();
}
