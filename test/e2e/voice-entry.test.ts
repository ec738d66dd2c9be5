/** A clerk at the counter records a voice: by touch or keys and one text, checked, never lost. */
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

const CLERK = { code: 'miura-mayumi', name: '三浦 真由美', section: '市民課' };
const COLLEAGUE = { code: 'tsuda-takumi', name: '津田 拓海' };

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  clerk = await signedIn(CLERK.code);
  page = clerk.page;
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

afterEach(() => {
  expect(clerk.foreignRequests).toEqual([]);
  expect(clerk.pageErrors).toEqual([]);
});

describe('the create screen', () => {
  test('begins with now, the signed-in person and their section', async () => {
    await create();
    const received = page.getByRole('group', { name: /^受付日時/ });
    const day = await received.getByRole('textbox').inputValue();
    const hour = await received.getByRole('spinbutton', { name: 'Hour' }).inputValue();
    const minute = await received.getByRole('spinbutton', { name: 'Minute' }).inputValue();
    const shown = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}+09:00`);
    expect(Math.abs(Date.now() - shown)).toBeLessThan(3 * 60_000);
    await page.getByRole('listitem').filter({ hasText: CLERK.name }).waitFor();
    await page.getByRole('listitem').filter({ hasText: CLERK.section }).waitFor();
  });

  test('shows every area of the ward without scrolling in a box', async () => {
    await allAreasAreSeen();
  });
});

describe('the quick-entry card', () => {
  test('comes when the form is ready for it, though the answer about the section is late', async () => {
    // The form proposes the section of a clerk; who has none makes the plugin ask, and the form wait.
    const { username: code, password } = ADMINISTRATOR;
    const { context, page } = await visit(browser, ward.url, { code, password, path: '/k/' });
    await page.waitForLoadState('networkidle');
    // The form asks once, for its default; then the plugin does.
    const answer = { delayMs: 1000 };
    ward.kintone.faults.next({ match: '/v1/user/organizations.json', count: 2, answer });
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
    const phone = page
      .getByRole('region', { name: 'かんたん記録' })
      .getByRole('radio', { name: /^電話/ });
    await phone.click();
    expect(await phone.isChecked()).toBe(true);
    const inForm = page.getByRole('radiogroup', { name: '経路' }).last();
    expect(await inForm.getByRole('radio', { name: '電話' }).isChecked()).toBe(true);
    expect(ward.kintone.faults.list()).toMatchObject([{ remaining: 0 }]);
    await context.close();
  });

  test('a touch chooses in the form as well, and a choice in the form shows on the card', async () => {
    await create();
    await choice('経路', '電話').click();
    await choice('種別', '苦情').click();
    await choice('分野', '防犯・防災').click();
    await choice('地域', '黒崎').click();
    expect(await formRadio('経路', '電話').isChecked()).toBe(true);
    expect(await formRadio('種別', '苦情').isChecked()).toBe(true);
    await page.getByRole('button', { name: '分野 防犯・防災' }).waitFor();
    await page.getByRole('button', { name: '地域 黒崎' }).waitFor();

    await formGroup('経路').getByText('訪問', { exact: true }).click();
    await chosen('経路', '訪問');
    await page.getByRole('button', { name: '分野 防犯・防災' }).click();
    await page.getByRole('option', { name: 'ごみ・環境' }).click();
    await chosen('分野', 'ごみ・環境');
  });

  test('the keys before the choices pick and go on, kana finds the area, then the text is next', async () => {
    await create();
    await choice('経路', '窓口').focus();
    await page.keyboard.press('3');
    await chosen('経路', 'メール');
    await page.keyboard.press('4');
    await chosen('種別', '困りごと');
    await page.keyboard.press('b');
    await chosen('分野', '窓口対応・庁舎');
    await page.keyboard.type('こうじ');
    await page.keyboard.press('Enter');
    await card().getByText('選択中: 上津役').waitFor();
    await page.keyboard.type('番号札の機械が止まっていた。');
    expect(await cardText('内容').inputValue()).toBe('番号札の機械が止まっていた。');

    await page.keyboard.press('Control+Enter');
    await card().getByText('直すところはありません。').waitFor();
    expect(await formText('内容').inputValue()).toBe('番号札の機械が止まっていた。');
    await page.getByRole('button', { name: '地域 上津役' }).waitFor();
  });

  test('arrow keys walk through the choices', async () => {
    await create();
    await choice('経路', '窓口').focus();
    await page.keyboard.press('ArrowRight');
    await chosen('経路', '電話');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await chosen('経路', '市民センター');
  });

  test('an area is found by kanji and by kana, also inside its name, and no hit is said', async () => {
    const search = card().getByRole('searchbox', { name: /^地域を探す/ });
    const found = () => group('地域').getByRole('radio').allInnerTexts();
    await search.fill('永犬');
    expect((await found()).map((name) => name.split('\n').at(-1))).toEqual(['永犬丸', '永犬丸西']);
    await search.fill('のはる');
    await choice('地域', '陣原').waitFor();
    await search.fill('東京');
    await card().getByText('当てはまる候補がありません。').waitFor();
    await search.fill('');
    await choice('地域', '八枝').waitFor();
  });

  test('the text proposes a title, which follows until someone writes their own', async () => {
    await create();
    await write('内容', '街灯が切れている。帰り道が暗い。');
    expect(await cardText('件名').inputValue()).toBe('街灯が切れている');
    expect(await formText('件名').inputValue()).toBe('街灯が切れている');
    await write('内容', '公園の水が出ない。三日前から。');
    expect(await formText('件名').inputValue()).toBe('公園の水が出ない');
    await write('件名', '公園の水道');
    await write('内容', '公園の水が濁っている。');
    expect(await formText('件名').inputValue()).toBe('公園の水道');
    expect(await formText('内容').inputValue()).toBe('公園の水が濁っている。');

    await formText('内容').fill('下の欄で直した内容です。');
    await choice('種別', '要望').focus();
    expect(await cardText('内容').inputValue()).toBe('下の欄で直した内容です。');
  });
});

describe('saving', () => {
  test('keeps what was entered, and one click leads to the next voice', async () => {
    await create();
    await choice('経路', '電話').click();
    await choice('分野', '道路・公園').click();
    await choice('地域', '本城').click();
    // Straight from the text to the button, as people do.
    await cardText('内容').fill('歩道の段差で車いすが進めない。直してほしい。');
    await save();
    await page.getByText('保存しました。').waitFor();
    const [, id = ''] = /record=(\d+)/.exec(page.url()) ?? [];
    const { record } = await client().record.getRecord({ app: ward.voiceAppId, id });
    expect(values(record)).toMatchObject({
      経路: '電話',
      種別: '要望',
      分野: '道路・公園',
      地域: '本城',
      内容: '歩道の段差で車いすが進めない。直してほしい。',
      件名: '歩道の段差で車いすが進めない',
      受付者: [{ code: CLERK.code, name: CLERK.name }],
      受付部署: [{ code: 'shimin', name: CLERK.section }],
    });

    await page.getByRole('link', { name: '続けて記録する' }).click();
    await card().waitFor();
    expect(await cardText('内容').inputValue()).toBe('');
    // Voices left unsaved before stay offered; this one is saved.
    expect(await offers().filter({ hasText: '歩道の段差' }).count()).toBe(0);
    // The area chosen last is the first offered.
    await group('地域').getByRole('radio').first().getByText('本城').waitFor();
  });

  test('the way to the next voice is offered once', async () => {
    await create();
    await write('内容', '窓口で待つ椅子が足りない。');
    await save();
    await page.getByText('保存しました。').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
    expect(await page.getByText('続けて記録する').count()).toBe(0);
  });
});

describe('the check before saving', () => {
  test('names each fault at its field, keeps what was typed, and saves once it is mended', async () => {
    await create();
    const before = await count();
    await page
      .getByRole('group', { name: /^受付日時/ })
      .getByRole('textbox')
      .fill('2099-01-01');
    await page.keyboard.press('Tab');
    await formGroup('回答希望').getByText('希望する', { exact: true }).click();
    await save();
    await page.getByText('保存していません。').waitFor();
    await faultAt('内容を入力してください。');
    await faultAt('受付日時が今より後になっています。');
    await faultAt('回答を希望されています。連絡先を入力してください。');

    const contact = page.getByRole('textbox', { name: '連絡先', exact: true });
    await contact.fill('093-12');
    await write('内容', '図書館の開く時間を延ばしてほしい。');
    await save();
    await faultAt('連絡先の電話番号またはメールアドレスの形が正しくないようです。');
    expect(await page.getByText('内容を入力してください。').count()).toBe(0);
    expect(await cardText('内容').inputValue()).toBe('図書館の開く時間を延ばしてほしい。');
    expect(await count()).toBe(before);

    await contact.fill('093-642-1441');
    await today();
    await save();
    await page.getByText('保存しました。').waitFor();
    expect(await count()).toBe(before + 1);
  });

  test('a マイナンバー stops the save with the reason; another 12-digit number does not', async () => {
    await create();
    await write('内容', '番号は１２３４-５６７８-９０１８です、と言われた。');
    await save();
    await faultAt('kintone にマイナンバーを記録することはできません。番号を消してください。');
    await write('内容', '番号は 123456789018 です、と言われた。');
    await save();
    await page.getByText('保存していません。').waitFor();
    await write('内容', '水道の番号は 123456789012 です、と言われた。');
    // The title was taken from the first text, and no one changed it.
    expect(await formText('件名').inputValue()).toContain('123456789012');
    await save();
    await page.getByText('保存しました。').waitFor();
  });

  test('a phone number in the title is pointed out, and may stay', async () => {
    await create();
    await write('内容', '折り返しの電話がほしいとのこと。');
    await write('件名', '090-1234-5678に折り返し');
    await card()
      .locator('.kumin-guard-warning')
      .getByText('「件名」は人の目に触れる項目です。')
      .waitFor();
    await save();
    await page.getByText('保存しました。').waitFor();
  });
});

describe('a draft', () => {
  const words = '夜の体育館の明かりが消えない。近所が眠れない。';

  beforeAll(async () => {
    // Another browser, so that no voice left unsaved above is offered.
    await clerk.context.close();
    clerk = await signedIn(CLERK.code);
    page = clerk.page;
  });

  test('of a closed tab is offered again and restored, without the contact', async () => {
    await create();
    await choice('経路', '訪問').click();
    await choice('地域', '則松').click();
    await formGroup('回答希望').getByText('希望する', { exact: true }).click();
    await page.getByRole('button', { name: '連絡先と言語' }).click();
    await page.getByRole('textbox', { name: '連絡先', exact: true }).fill('093-642-1441');
    await cardText('内容').fill(words);
    await closeAndOpen();

    await offers().waitFor();
    await card().getByRole('button', { name: '復元' }).click();
    await card().getByText('下書きを復元しました。').waitFor();
    expect(await cardText('内容').inputValue()).toBe(words);
    expect(await formText('内容').inputValue()).toBe(words);
    await chosen('経路', '訪問');
    await chosen('地域', '則松');
    expect(await formRadio('回答希望', '希望する').isChecked()).toBe(true);
    await page.getByRole('button', { name: '連絡先と言語' }).click();
    expect(await page.getByRole('textbox', { name: '連絡先', exact: true }).inputValue()).toBe('');
    expect(await offers().count()).toBe(0);
  });

  test('is not shown to another user of the same browser, and is gone after them', async () => {
    await closeAndOpen();
    await offers().waitFor();
    await signInAs(COLLEAGUE.code);
    await create();
    await page.getByRole('listitem').filter({ hasText: COLLEAGUE.name }).waitFor();
    expect(await offers().count()).toBe(0);
    expect(await stored()).not.toContain('体育館');
    await signInAs(CLERK.code);
    await create();
    expect(await offers().count()).toBe(0);
  });

  test('is thrown away when asked', async () => {
    await cardText('内容').fill(words);
    await closeAndOpen();
    await card().getByRole('button', { name: '捨てる' }).click();
    expect(await offers().count()).toBe(0);
    await closeAndOpen();
    expect(await offers().count()).toBe(0);
  });

  test('ends when the voice is saved', async () => {
    await cardText('内容').fill(words);
    await closeAndOpen();
    await card().getByRole('button', { name: '復元' }).click();
    await card().getByText('下書きを復元しました。').waitFor();
    await formGroup('回答希望').getByText('未確認', { exact: true }).click();
    await save();
    await page.getByText('保存しました。').waitFor();
    await create();
    expect(await offers().count()).toBe(0);
    expect(await stored()).not.toContain('体育館');
  });
});

test('on a phone the card is used in full, and the page never scrolls sideways', async () => {
  const phone = await signedIn(CLERK.code, 375);
  page = phone.page;
  await create();
  for (const radio of await card().getByRole('radio').all()) {
    const box = await radio.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(375);
  }
  await allAreasAreSeen();
  await choice('経路', '訪問').click();
  await choice('分野', 'その他').click();
  await card()
    .getByRole('searchbox', { name: /^地域を探す/ })
    .fill('やえだ');
  await card().getByText('当てはまる候補がありません。').waitFor();
  await card()
    .getByRole('searchbox', { name: /^地域を探す/ })
    .fill('やつえ');
  await choice('地域', '八枝').click();
  await write('内容', '訪問先で聞いた、庭の木の話。');
  expect(await sideways()).toBe(0);
  await save();
  await page.getByText('保存しました。').waitFor();
  expect(await sideways()).toBe(0);
  await page.getByRole('link', { name: '続けて記録する' }).click();
  await card().waitFor();
  expect(phone.pageErrors).toEqual([]);
  await phone.context.close();
});

const card = () => page.getByRole('region', { name: 'かんたん記録' });
const group = (label: string) => card().getByRole('radiogroup', { name: label });
const choice = (label: string, name: string) =>
  group(label).getByRole('radio', { name, exact: true });
const offers = () => card().getByText('下書きがあります');
const cardText = (label: string) => card().getByRole('textbox', { name: label, exact: true });
/** The form stands below the card. */
const formText = (label: string) => page.getByRole('textbox', { name: label, exact: true }).last();
const formGroup = (label: string) => page.getByRole('radiogroup', { name: label }).last();
const formRadio = (label: string, name: string) =>
  formGroup(label).getByRole('radio', { name, exact: true });

async function signedIn(code: string, width?: number): Promise<Visit> {
  const path = `/k/${ward.voiceAppId}/edit`;
  const signed = await visit(browser, ward.url, {
    code,
    password: ward.samplePassword,
    path,
    width,
  });
  return signed;
}

async function signInAs(code: string): Promise<void> {
  await page.getByRole('button', { name: /^ユーザーのメニュー/ }).click();
  await page.getByRole('button', { name: 'ログアウト' }).click();
  await page.getByLabel('ログイン名').fill(code);
  await page.getByLabel('パスワード').fill(ward.samplePassword);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.waitForURL((there) => !there.pathname.startsWith('/login'));
}

async function create(): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
  await choice('経路', '窓口').waitFor();
}

/** Closes the tab as a person does, saying yes to leaving, and opens the create screen in a new one. */
async function closeAndOpen(): Promise<void> {
  page.on('dialog', (dialog) => void dialog.accept());
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  page = await clerk.context.newPage();
  page.on('pageerror', (error) => clerk.pageErrors.push(String(error)));
  await create();
}

async function chosen(label: string, name: string): Promise<void> {
  await group(label).getByRole('radio', { name, exact: true, checked: true }).waitFor();
}

/** Types and leaves the field. */
async function write(label: string, words: string): Promise<void> {
  await cardText(label).fill(words);
  await cardText(label).blur();
}

async function save(): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
}

async function faultAt(words: string): Promise<void> {
  await page.getByRole('alert').filter({ hasText: words }).first().waitFor();
}

async function today(): Promise<void> {
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
  await page
    .getByRole('group', { name: /^受付日時/ })
    .getByRole('textbox')
    .fill(day);
  await page.keyboard.press('Tab');
}

/** None of them lies beyond the end of its list, where one would have to scroll without a sign of it. */
async function allAreasAreSeen(): Promise<void> {
  const areas = await group('地域').getByRole('radio').all();
  expect(areas).toHaveLength(33);
  const last = await areas.at(-1)?.boundingBox();
  expect(bottom(last)).toBeLessThanOrEqual(bottom(await group('地域').boundingBox()));
}

/** By how many pixels the page is wider than the window. */
function sideways(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** All that this browser keeps of the app between visits. */
function stored(): Promise<string> {
  return page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
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

function values(record: Record<string, { value: unknown }>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([code, { value }]) => [code, value]));
}

function bottom(box: { y: number; height: number } | null | undefined): number {
  if (!box) throw new Error('not on the screen');
  return box.y + box.height;
}
