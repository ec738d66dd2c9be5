/** Recording whole: the area from a place, the quick card also without a network, one voice made several, templates. */
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
const OTHER = 'kumagai-makoto';

let ward: Ward;
let browser: Browser;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

describe('at the counter', () => {
  let clerk: Visit;
  let page: Page;

  beforeAll(async () => {
    clerk = await signedIn(CLERK, `/k/${ward.voiceAppId}/edit`);
    page = clerk.page;
  });
  afterEach(() => {
    expect(clerk.foreignRequests).toEqual([]);
    expect(clerk.pageErrors).toEqual([]);
  });

  test('a town finds the area, several areas are offered, and a person’s choice stays', async () => {
    const place = page.getByRole('textbox', { name: '町名・場所' });
    const area = (name: string) => page.getByRole('button', { name: `地域 ${name}` }).waitFor();
    await page.getByRole('region', { name: 'かんたん記録' }).waitFor();
    await place.fill('相生町3番');
    await place.press('Tab');
    await area('竹末');
    await page.getByText('地域に「竹末」を入れました（町名「相生町」）。').waitFor();
    await place.fill('折尾中学校区');
    await place.press('Tab');
    await page.getByRole('button', { name: '折尾東にする' }).click();
    await area('折尾東');
    await place.fill('黒崎三丁目');
    await place.press('Tab');
    await page
      .getByText('丁目「黒崎3丁目」からは「黒崎」ですが、地域は「折尾東」のままです。')
      .waitFor();
    await area('折尾東');
  });

  test('one entry with two wishes becomes two voices, which lead back and can be undone', async () => {
    const words = '公園の水が出ない。あと、街灯も切れていて夜が怖い。';
    const { id } = await client().record.addRecord({
      app: ward.voiceAppId,
      record: {
        内容: { value: words },
        分野: { value: '道路・公園' },
        地域: { value: '本城' },
        経路: { value: '電話' },
        連絡先: { value: '093-000-0000' },
        要配慮: { value: ['繰り返し'] },
      },
    });
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${id}`);
    await page.getByRole('button', { name: 'いくつかの声に分ける' }).click();
    const dialog = page.getByRole('dialog', { name: 'いくつかの声に分ける' });
    const second = dialog.getByRole('listitem').nth(1);
    await second.getByLabel('2件目の内容').fill('街灯が切れていて夜が怖い。');
    await second.getByLabel('分野').selectOption('防犯・防災');
    await look(page, 'split');
    await dialog.getByRole('button', { name: '2件の声にする' }).click();
    await page.getByText('この声は、2件に分けてあります').waitFor();
    await look(page, 'split-done');
    const made = await pieces(id);
    expect(made).toMatchObject([
      { 内容: '公園の水が出ない。', 分野: '道路・公園', 件名: '公園の水が出ない' },
      { 内容: '街灯が切れていて夜が怖い。', 分野: '防犯・防災' },
    ]);
    for (const piece of made) {
      expect(piece).toMatchObject({ 地域: '本城', 経路: '電話', 連絡先: '093-000-0000' });
      expect(piece).toMatchObject({ 要配慮: ['繰り返し'], 元の声: id });
    }
    await page.getByRole('link', { name: /街灯が切れて/ }).click();
    await page
      .getByRole('link', { name: `この声は、受付番号 ${id} から分けたものです。` })
      .waitFor();

    // Only who split it may delete what came of it; everybody else is told who can.
    const path = `/k/${ward.voiceAppId}/show#record=${id}`;
    const other = await signedIn(OTHER, path);
    await other.page.getByText('削除する権限がないため、分けたのを取り消せません').waitFor();
    await other.context.close();
    await page.goto(`${ward.url}${path}`);
    page.once('dialog', (asked) => void asked.accept());
    await page.getByRole('button', { name: '分けたのを取り消す' }).click();
    await page.getByRole('button', { name: 'いくつかの声に分ける' }).waitFor();
    expect(await pieces(id)).toEqual([]);
  });

  test('a template goes below the answer that is there, says what it could not fill in, and comes out again', async () => {
    const { id } = await client().record.addRecord({
      app: ward.voiceAppId,
      record: {
        件名: { value: '歩道の段差' },
        内容: { value: '歩道の段差で車いすが進めない。' },
        分野: { value: '道路・公園' },
        担当課: { value: [{ code: 'machi' }] },
        回答: { value: '見に行きました。' },
        通訳の希望: { value: ['通訳'] },
        言語: { value: 'ベトナム語' },
      },
    });
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${id}`);
    await page.getByText('手配に1週間ほどかかる').waitFor();
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${id}&mode=edit`);
    await page.getByRole('button', { name: '回答と対応' }).click();
    await page.getByRole('button', { name: '定型文から回答を入れる' }).click();
    const dialog = page.getByRole('dialog', { name: '回答の定型文' });
    await dialog.getByRole('searchbox').fill('ソッコウ 舗装');
    await dialog.getByText('当てはまる定型文がありません。').waitFor();
    await dialog.getByRole('searchbox').fill('段差');
    await look(page, 'templates');
    await dialog.getByRole('button', { name: '入れる', exact: true }).click();
    const answer = page.getByRole('textbox', { name: '回答', exact: true });
    const both = await answer.inputValue();
    expect(both).toMatch(/^見に行きました。\n\n\{氏名\} 様\n/);
    expect(both).toContain('「歩道の段差」');
    expect(both).toContain('まちづくり整備課から');
    await page.getByText('この声に無いので残っている印: {氏名}').waitFor();
    await look(page, 'inserted');
    await page.getByRole('button', { name: '元に戻す' }).click();
    expect(await answer.inputValue()).toBe('見に行きました。');

    // On the record's own page it is written at once, with the way back.
    const written = (): Promise<unknown> =>
      page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok());
    const group = (): Promise<void> => page.getByRole('button', { name: '回答と対応' }).click();
    const bar = page.locator('.kumin-template-bar');
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${id}`);
    await group();
    await bar.getByRole('button', { name: '定型文から回答を入れる' }).click();
    await dialog.getByRole('searchbox').fill('段差');
    const put = written();
    await dialog.getByRole('button', { name: '入れる', exact: true }).click();
    await put;
    expect(await answerOf(id)).toBe(both);
    await page.waitForLoadState();
    await group();
    await bar.getByText('この声に無いので残っている印: {氏名}').waitFor();
    await look(page, 'inserted-detail');
    const back = written();
    await bar.getByRole('button', { name: '元に戻す' }).click();
    await back;
    expect(await answerOf(id)).toBe('見に行きました。');
  });

  test('a heavy voice is in no list, search or count of another section', async () => {
    const secret = '家庭の重い事情の相談で、名前を出さないでほしい。';
    const other = await signedIn('hashizume-ryo', `/k/${ward.voiceAppId}/`);
    const basis = async (of: Page): Promise<number> => {
      const line = await of
        .getByText(/あなたが見られる記録/)
        .first()
        .innerText();
      return Number(/記録 ([\d,]+)件/.exec(line)?.[1]?.replace(',', ''));
    };
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
    const [mine, theirs] = [await basis(page), await basis(other.page)];
    await kintoneClient({
      baseUrl: ward.url,
      username: CLERK,
      password: ward.samplePassword,
    }).record.addRecord({
      app: ward.voiceAppId,
      record: {
        件名: { value: secret },
        内容: { value: secret },
        分野: { value: 'その他' },
        要配慮: { value: ['閲覧に注意'] },
        担当課: { value: [{ code: 'hogo1' }] },
      },
    });
    await page.reload();
    await other.page.reload();
    expect([await basis(page), await basis(other.page)]).toEqual([mine + 1, theirs]);
    await page.getByText(secret).first().waitFor();
    expect(await other.page.getByText(secret).count()).toBe(0);
    const query = encodeURIComponent('内容 like "重い事情"');
    await other.page.goto(`${ward.url}/k/${ward.voiceAppId}/?query=${query}`);
    await other.page.getByText('条件に一致するレコードがありません。').waitFor();
    expect(await other.page.getByText(secret).count()).toBe(0);
    await reachesNot(other.page, '重い事情');
    await other.context.close();

    await page.getByText(secret).first().waitFor();
    await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
    await page.getByRole('button', { name: '内部メモと要配慮' }).click();
    await page.getByRole('checkbox', { name: '閲覧に注意' }).check();
    await page.getByText('この声はアプリのアクセス権で決めた人').waitFor();
    await look(page, 'caution');
  });
});

describe('on a visit, by phone', () => {
  let phone: Visit;
  let page: Page;

  beforeAll(async () => {
    phone = await signedIn(CLERK, `/k/m/${ward.voiceAppId}/`, PHONE);
    page = phone.page;
  });

  const card = () => page.getByRole('dialog', { name: 'すぐ記録（10秒カード）' });
  const record = async (words: string): Promise<void> => {
    await card().getByRole('radio', { name: '訪問' }).click();
    await card().getByRole('radio', { name: '困りごと' }).click();
    await card().getByRole('radio', { name: '道路・公園' }).click();
    await card().getByRole('textbox', { name: '町名・場所' }).fill('則松三丁目');
    await card().getByText('地域に「則松」を入れました').waitFor();
    await card().getByRole('textbox', { name: '内容' }).fill(words);
    await card().getByRole('button', { name: /^保存/ }).click();
  };

  test('every target of the quick card is wide enough for a thumb, and nothing is cut off', async () => {
    await page.getByRole('button', { name: 'すぐ記録' }).click();
    await card().waitFor();
    await look(page, 'quick-phone');
    const targets = card().locator('button, input, textarea, a');
    const boxes = await targets.evaluateAll((all) =>
      all
        .filter((each) => each.checkVisibility())
        .map((each) => {
          const { width, height, right } = each.getBoundingClientRect();
          return { name: each.textContent ?? '', width, height, right };
        }),
    );
    expect(boxes.length).toBeGreaterThan(50);
    expect(boxes.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
    expect(boxes.filter(({ right }) => right > 375)).toEqual([]);
  });

  test('without a network the voice stays on the phone, and is sent once when there is one', async () => {
    const words = '側溝のふたが割れていて、夜に足を取られそうになった。';
    await phone.context.setOffline(true);
    await record(words);
    await card().getByText('この端末に預かりました').waitFor();
    await page.getByText('未送信 1件').waitFor();
    await look(page, 'quick-kept');
    expect(await saved(words)).toHaveLength(0);
    await phone.context.setOffline(false);
    await page.getByText('預かっていた1件を送りました。').waitFor();
    expect(await saved(words)).toMatchObject([
      { 経路: '訪問', 種別: '困りごと', 分野: '道路・公園', 地域: '則松', 場所: '則松三丁目' },
    ]);
  });

  test('a voice that arrived though its answer was lost is not sent a second time', async () => {
    const words = 'バス停のベンチの板が外れていて、座ると危ない。';
    ward.kintone.faults.next({ match: 'POST /k/v1/record.json', answer: 'disconnect-midway' });
    await record(words);
    await card().getByText('この端末に預かりました').waitFor();
    expect(await saved(words)).toHaveLength(1);
    await card().getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '今すぐ送る' }).click();
    await page.getByText('預かっていた1件を送りました。').waitFor();
    expect(await page.getByText(/^未送信/).count()).toBe(0);
    expect(await saved(words)).toHaveLength(1);
    expect(phone.pageErrors).toEqual([]);
  });
});

/** Dashboard, topics, similar voices and the CSV for analysis, opened one by one: no answer of kintone holds the words. */
async function reachesNot(page: Page, words: string): Promise<void> {
  const holding: string[] = [];
  let answers = 0;
  page.on('response', (response) => {
    if (!response.url().includes('/k/v1/')) return;
    void response
      .text()
      .then((body) => {
        answers += 1;
        if (body.includes(words)) holding.push(response.url());
      })
      .catch(() => undefined);
  });
  const app = `${ward.url}/k/${ward.voiceAppId}`;
  const { views } = await client().app.getViews({ app: ward.voiceAppId });
  await page.goto(`${app}/?view=${views['集計']?.id}`);
  await page.getByRole('button', { name: /^集計「.*」を開く$/ }).click();
  await page
    .locator('.kumin-dashboard')
    .getByText(/[1-9]\d*件/)
    .first()
    .waitFor();
  await page.goto(`${app}/`);
  await page.getByRole('button', { name: '話題を見る' }).click();
  const topics = page.getByRole('dialog', { name: '声の話題' });
  await topics.getByText(/件の声のうち/).waitFor();
  await topics.getByRole('button', { name: '閉じる' }).click();
  await page.getByRole('button', { name: '公表', exact: true }).click();
  const publishing = page.getByRole('dialog');
  await publishing.getByRole('button', { name: '意見分析用CSV' }).click();
  // The quarter that is not over yet: the voice was received today.
  await publishing.getByRole('combobox').first().selectOption({ index: 0 });
  await publishing.getByRole('button', { name: '期間の声を読む' }).click();
  await publishing.getByText('除いた声: 閲覧に注意').waitFor();
  await page.goto(`${app}/edit`);
  const card = page.getByRole('region', { name: 'かんたん記録' });
  await card.getByRole('textbox', { name: '内容', exact: true }).fill('家庭の重い事情の相談です。');
  await page
    .getByRole('region', { name: '似た声', exact: true })
    .getByText(/件の声/)
    .waitFor();
  expect(answers).toBeGreaterThan(5);
  expect(holding).toEqual([]);
}

function signedIn(code: string, path: string, screen = {}): Promise<Visit> {
  return visit(browser, ward.url, { code, password: ward.samplePassword, path, screen });
}

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}

/** Voices of these very words. */
async function saved(words: string): Promise<Record<string, unknown>[]> {
  const newest = await voices('order by $id desc limit 50');
  return newest.filter((voice) => voice['内容'] === words);
}

async function answerOf(id: string): Promise<unknown> {
  return (await voices(`$id = "${id}"`))[0]?.['回答'];
}

function pieces(origin: string): Promise<Record<string, unknown>[]> {
  return voices(`元の声 = "${origin}" order by $id asc`);
}

/** As plain values. */
async function voices(query: string): Promise<Record<string, unknown>[]> {
  const { records } = await client().record.getRecords({ app: ward.voiceAppId, query });
  return records.map((record) =>
    Object.fromEntries(Object.entries(record).map(([code, { value }]) => [code, value])),
  );
}

async function look(page: Page, name: string): Promise<void> {
  if (process.env['LOOK']) await page.screenshot({ path: `/tmp/record-look/${name}.png` });
}
