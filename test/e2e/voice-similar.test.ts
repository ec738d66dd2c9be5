/** While a clerk writes, past voices of the same wish come up in other words, with their answers and the reason. */
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
const WISH = '自転車を停める場所が足りない';

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  clerk = await signedIn(CLERK);
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

describe('while a voice is written', () => {
  test('voices of the same wish in other words come up, with state, section, answer and reason', async () => {
    await create();
    await cardText().fill(WISH);
    await similar()
      .getByText(/件の声から、似た声を5件見つけました。/)
      .waitFor();
    const hit = hits().filter({ hasText: '駐輪場' }).first();
    await hit.getByText(/似ているところ: 「自転車…停める」と「駐輪場」/).waitFor();
    await hit.getByText('完了', { exact: true }).waitFor();
    await hit.getByText(/受付 \d{4}-\d\d-\d\d ・ まちづくり整備課 ・ 交通・駐輪/).waitFor();
    await hit.getByText(/^回答: .{10}/).waitFor();
    expect(await hits().count()).toBe(5);
    await picture('1-found');
  });

  test('what is typed next is looked up anew, and what is like nothing is said to be so', async () => {
    await cardText().fill('国保の保険料が高くて払えない');
    await hits().filter({ hasText: '国保' }).first().waitFor();
    expect(await hits().filter({ hasText: '駐輪場' }).count()).toBe(0);
    await cardText().fill('ぷぺぽぷぺぽ');
    await similar()
      .getByText(/件の声の中に、似た声は見つかりませんでした。/)
      .waitFor();
    expect(await hits().count()).toBe(0);
  });

  test('one touch links it as the same, another takes that back', async () => {
    await create();
    await cardText().fill(WISH);
    const hit = hits().first();
    const id = await numberOf(hit);
    await button(hit, '「同じ声」にする').click();
    await similar()
      .getByText(
        `この声は No.${id} と「同じ声」です。同じことを言った人は、この声を入れて2人です。`,
      )
      .waitFor();
    await hit.getByText('同じ声 2人').waitFor();
    expect(await inForm('代表の声')).toBe(id);
    await button(hit, '「関連」にする').click();
    expect(await inForm('関連する声')).toBe(id);
    await picture('2-linked');
    await button(hit, '「同じ声」を外す').click();
    expect(await inForm('代表の声')).toBe('');
    await button(hit, '「関連」を外す').click();
    expect(await inForm('関連する声')).toBe('');
    expect(await hit.getByText('同じ声 2人').count()).toBe(0);
  });

  test('an answer becomes a draft that says so, and never overwrites what is written', async () => {
    await create();
    await cardText().fill(WISH);
    const hit = hits()
      .filter({ has: page.getByRole('button', { name: '回答を下書きに使う' }) })
      .first();
    const id = await numberOf(hit);
    await button(hit, '回答を下書きに使う').click();
    expect(await inForm('回答')).toMatch(new RegExp(`^【下書き：No\\.${id} の回答から】\\n.{10}`));
    await hits()
      .getByText('「回答」の欄には、すでに書かれているものがあります。')
      .first()
      .waitFor();
    await button(hits().filter({ hasText: `No.${id}` }), '下書きを取り消す').click();
    expect(await inForm('回答')).toBe('');
  });

  test('a suggested choice has its reason and confidence, and is entered by touch alone', async () => {
    await create();
    await cardText().fill('防災無線の放送が聞こえず、避難所がどこか分からない');
    const chip = similar().getByRole('button', {
      name: /^分野を「防犯・防災」にする（確からしさ \d+%）$/,
    });
    await chip.waitFor();
    await similar()
      .getByText(/語の一覧の「.*」/)
      .first()
      .waitFor();
    expect(await inForm('分野')).toBe('');
    await picture('3-chips');
    await chip.click();
    expect(await inForm('分野')).toBe('防犯・防災');
    await page
      .getByRole('region', { name: 'かんたん記録' })
      .getByRole('radio', { name: '防犯・防災', checked: true })
      .waitFor();
    expect(await chip.getAttribute('aria-pressed')).toBe('true');
    await chip.click();
    expect(await inForm('分野')).toBe('');
  });

  test('a link is saved with the voice, and the representative tells how many said the same', async () => {
    await create();
    await cardText().fill(WISH);
    const id = await numberOf(hits().first());
    await button(hits().first(), '「同じ声」にする').click();
    await page.getByRole('radio', { name: '交通・駐輪' }).first().click();
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText('保存しました。').waitFor();
    const saved = /record=(\d+)/.exec(page.url())?.[1] ?? '';
    const { record } = await client().record.getRecord({ app: ward.voiceAppId, id: saved });
    expect(record['代表の声']?.value).toBe(id);

    await show(id);
    await page.getByRole('button', { name: '似た声を探す' }).click();
    await similar()
      .getByText('この声は代表の声です。同じことを言った人は、この声を入れて2人です。')
      .waitFor();
    await hits()
      .filter({ hasText: `No.${saved}` })
      .getByText(`No.${saved} は、この声を代表とする「同じ声」です。`)
      .waitFor();
  });
});

describe('with a voice that is there already', () => {
  test('it is linked from its own page, and the link is taken away there', async () => {
    const [id = ''] = await voicesWith('保育園');
    await show(id);
    await page.getByRole('button', { name: '似た声を探す' }).click();
    await button(hits().first(), '「同じ声」にする').click();
    await page.getByText(/^この声は No\.\d+ と「同じ声」です。/).waitFor();
    expect((await stored(id))['代表の声']).toMatch(/^\d+$/);
    await picture('4-detail');
    await button(hits(), '「同じ声」を外す').click();
    await page.waitForLoadState('load');
    await button(hits().first(), '「同じ声」にする').waitFor();
    expect((await stored(id))['代表の声']).toBe('');
  });

  test('a link to a voice that is not like it is taken away where it is told', async () => {
    const [id = ''] = await voicesWith('カーブミラー');
    const [other = ''] = await voicesWith('国保');
    await client().record.updateRecord({
      app: ward.voiceAppId,
      id,
      record: { 代表の声: { value: other } },
    });
    await show(id);
    await page.getByRole('button', { name: '似た声を探す' }).click();
    await hits().first().waitFor();
    await similar()
      .getByText(`この声は No.${other} と「同じ声」です。`)
      .getByRole('button', { name: '「同じ声」を外す' })
      .click();
    await similar()
      .getByText(`この声は No.${other} と「同じ声」です。`)
      .waitFor({ state: 'detached' });
    await hits().first().waitFor();
    expect((await stored(id))['代表の声']).toBe('');
  });

  test('while it is edited, the link waits for the save', async () => {
    const [id = ''] = await voicesWith('街灯');
    await show(id);
    await page.getByRole('button', { name: 'レコードを編集する' }).click();
    await page.getByRole('button', { name: '似た声を探す' }).click();
    await button(hits().first(), '「関連」にする').click();
    await similar()
      .getByText(/保存すると残ります。/)
      .waitFor();
    expect((await stored(id))['関連する声']).toBe('');
    expect(await inForm('関連する声')).toMatch(/^\d+$/);
  });
});

test('the next page reads only what changed, and offers no voice that was deleted or restricted since', async () => {
  // As on another day: the sample voices all bear the time at which they were made, and the minutes before the last
  // change are read again.
  ward.kintone.clock.set({ offsetMs: 10 * 60_000 });
  const [some = ''] = await voicesWith('街灯');
  await client().record.updateRecord({
    app: ward.voiceAppId,
    id: some,
    record: { 対応時間: { value: 5 } },
  });
  const words = [
    '公園のラマに餌をやりたい',
    '公園でラマに追いかけられた',
    '公園のラマの柵が壊れている',
  ];
  const { ids } = await client().record.addRecords({
    app: ward.voiceAppId,
    records: words.map((title) => ({
      受付日時: { value: '2026-11-01T00:00:00Z' },
      分野: { value: 'その他' },
      件名: { value: title },
      内容: { value: `${title}。` },
    })),
  });
  const [deleted = '', restricted = ''] = ids;
  const [first = '', second = '', third = ''] = words;
  const from = Date.now();
  await create();
  await cardText().fill('公園のラマのこと');
  for (const title of words) await hits().filter({ hasText: title }).waitFor();
  await keptSince(from, 3);

  await client().record.deleteRecords({ app: ward.voiceAppId, ids: [Number(deleted)] });
  await client().record.updateRecord({
    app: ward.voiceAppId,
    id: restricted,
    record: { 要配慮: { value: ['閲覧に注意'] } },
  });
  const read = { requests: 0, voices: 0 };
  page.on('response', async (response) => {
    if (!response.url().includes('/k/v1/records')) return;
    read.requests += 1;
    const { records } = (await response.json()) as { records: Record<string, unknown>[] };
    read.voices += records.filter((record) => '内容' in record).length;
  });
  await create();
  await cardText().fill('公園のラマのこと');
  await hits().filter({ hasText: third }).waitFor();
  expect(await hits().filter({ hasText: first }).count()).toBe(0);
  expect(await hits().filter({ hasText: second }).count()).toBe(0);
  // What changed, how many there are, and which two are gone.
  expect(read.requests).toBeLessThanOrEqual(4);
  expect(read.voices).toBeLessThanOrEqual(words.length + 1);
});

test('a voice that somebody may not see is not found by them', async () => {
  const words = '極秘のパンダ飼育の件';
  const { id } = await client().record.addRecord({
    app: ward.voiceAppId,
    record: {
      受付日時: { value: '2026-11-01T00:00:00Z' },
      分野: { value: 'その他' },
      件名: { value: words },
      内容: { value: 'パンダを庭で飼育したいという相談。' },
      ...required,
    },
  });
  await create();
  await cardText().fill('パンダの飼育について');
  await hits().filter({ hasText: words }).waitFor();
  await client().app.updateRecordAcl({
    app: ward.voiceAppId,
    rights: [
      {
        filterCond: `$id = "${id}"`,
        entities: [
          {
            entity: { type: 'GROUP', code: 'everyone' },
            viewable: false,
            editable: false,
            deletable: false,
            includeSubs: false,
          },
        ],
      },
    ],
  });
  await deployed();
  await create();
  await cardText().fill('パンダの飼育について');
  await similar()
    .getByText(/件の声/)
    .waitFor();
  expect(await hits().filter({ hasText: words }).count()).toBe(0);
});

test('on a phone it stands below the text, and the page never scrolls sideways', async () => {
  const phone = await signedIn(CLERK, PHONE);
  const desktop = page;
  page = phone.page;
  await page.goto(`${ward.url}/k/m/${ward.voiceAppId}/edit`);
  await cardText().waitFor();
  await cardText().fill(WISH);
  const hit = hits().first();
  await hit.waitFor();
  await button(hit, '「同じ声」にする').click();
  await similar()
    .getByText(/この声は No\.\d+ と「同じ声」です。/)
    .waitFor();
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBe(0);
  await picture('5-phone');
  expect(phone.pageErrors).toEqual([]);
  await phone.context.close();
  page = desktop;
});

/** Fields that the form demands beside those a test is about. */
const required = {};

const similar = () => page.getByRole('region', { name: '似た声', exact: true });
const hits = () => similar().getByRole('listitem').filter({ hasText: '似ているところ' });
const cardText = () =>
  page
    .getByRole('region', { name: 'かんたん記録' })
    .getByRole('textbox', { name: '内容', exact: true });
const button = (within: ReturnType<typeof hits>, name: string) =>
  within.getByRole('button', { name, exact: true });

async function signedIn(code: string, screen = {}): Promise<Visit> {
  return visit(browser, ward.url, { code, password: ward.samplePassword, path: '/k/', screen });
}

async function create(): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/edit`);
  await cardText().waitFor();
}

async function show(id: string): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${id}`);
  await page.reload();
  await page.getByRole('button', { name: 'レコードを編集する' }).waitFor();
}

async function numberOf(hit: ReturnType<typeof hits>): Promise<string> {
  const words = await hit.getByText(/^No\.\d+$/).innerText();
  return words.replace('No.', '');
}

/** What the open form holds, folded groups included. */
function inForm(code: string): Promise<string> {
  return page.evaluate((field) => {
    const { kintone } = window as unknown as {
      kintone: { app: { record: { get(): { record: Record<string, { value: unknown }> } } } };
    };
    const value = kintone.app.record.get().record[field]?.value;
    return typeof value === 'string' ? value : '';
  }, code);
}

async function stored(id: string): Promise<Record<string, unknown>> {
  const { record } = await client().record.getRecord({ app: ward.voiceAppId, id });
  return Object.fromEntries(Object.entries(record).map(([code, { value }]) => [code, value]));
}

async function voicesWith(word: string): Promise<string[]> {
  const { records } = await client().record.getRecords({
    app: ward.voiceAppId,
    query: `件名 like "${word}" order by $id asc limit 5`,
    fields: ['$id'],
  });
  return records.map((record) => String(record['$id']?.value));
}

/** Settles when so many things have been kept in the browser since then. */
async function keptSince(time: number, count: number): Promise<void> {
  const newer = () =>
    page.evaluate(
      (from) =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('kumin.keep');
          opening.onerror = () => reject(opening.error ?? new Error('no reason'));
          opening.onsuccess = () => {
            const database = opening.result;
            const all = database.transaction('entries').objectStore('entries').getAll();
            all.onerror = () => reject(all.error ?? new Error('no reason'));
            all.onsuccess = () => {
              database.close();
              const entries = all.result as { savedAt: number }[];
              resolve(entries.filter(({ savedAt }) => savedAt >= from).length);
            };
          };
        }),
      time,
    );
  for (let tries = 100; (await newer()) < count; tries -= 1) {
    if (tries === 0) throw new Error(`nothing was kept: ${await newer()} of ${count}`);
    await page.waitForTimeout(100);
  }
}

async function deployed(): Promise<void> {
  await client().app.deployApp({ apps: [{ app: ward.voiceAppId }] });
  for (;;) {
    const { apps } = await client().app.getDeployStatus({ apps: [ward.voiceAppId] });
    if (apps[0]?.status === 'SUCCESS') return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}

/** For looking at: SIMILAR_PICTURES names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env['SIMILAR_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
