/** Topics of the ward's voices are seen from the list, lead to their voices, and become improvements whose effect is told. */
import type { Browser, Locator, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, PHONE, startWard, visit, type Visit, type Ward } from './support';

const CLERK = 'nagai-shota';

let ward: Ward;
let browser: Browser;
let clerk: Visit;
let page: Page;

beforeAll(async () => {
  ward = await startWard();
  browser = await launchBrowser();
  clerk = await signedIn();
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

test('voices of one wish in other words make one topic, whose number opens exactly these', async () => {
  await open();
  await screen()
    .getByText(/^\d+件の声のうち、\d+個の話題にまとまりました。/)
    .waitFor();
  await screen()
    .getByText(/「閲覧に注意」の声は、ここのどの数にも入れていません。/)
    .waitFor();
  await picture('1-topics');
  const strays = topic('猫');
  const link = strays.getByRole('link');
  const count = Number((await link.innerText()).replace('件', ''));
  expect(count).toBeGreaterThan(2);
  const address = decodeURIComponent((await link.getAttribute('href')) ?? '');
  await link.click();
  await page.waitForURL(/query=/);
  const ids = [...address.matchAll(/"(\d+)"/g)].map(([, id]) => id);
  expect(ids.length).toBe(count);
  const { records } = await client().record.getRecords({
    app: ward.voiceAppId,
    query: `$id in (${ids.map((id) => `"${id}"`).join(', ')})`,
    fields: ['内容', '件名'],
  });
  const cats = records.filter((record) =>
    /猫/.test(`${String(record['件名']?.value)}${String(record['内容']?.value)}`),
  );
  expect(cats.length).toBe(count);
});

test('topics are compared, and read for what rises, what is hidden and what is asked', async () => {
  await open();
  await screen().getByLabel('くらべる').selectOption({ label: '受付部署' });
  const table = screen().getByRole('table');
  await table.getByRole('columnheader', { name: '市民課' }).waitFor();
  await picture('2-compared');
  await tab('増えている話題').click();
  await screen()
    .getByText(/偶然では20回に1回も起きない増え方のときに/)
    .waitFor();
  await screen()
    .getByText(/声全体では、\d+件から\d+件になりました。/)
    .waitFor();
  await picture('3-rising');
  await tab('隠れたニーズ').click();
  await rows()
    .filter({ hasText: /[4-9]部署（/ })
    .first()
    .waitFor();
  await picture('4-hidden');
  await tab('FAQの候補').click();
  await screen().getByLabel('期間').selectOption({ label: 'すべての期間' });
  await rows()
    .filter({ hasText: /No\.\d+/ })
    .first()
    .waitFor();
  await picture('5-faq');
});

test('it says who passes on to whom and which section has stopped recording', async () => {
  await client().record.updateRecord({
    app: ward.voiceAppId,
    id: 100,
    record: {
      経過: {
        value: [transfer('市民課', '国保年金課'), transfer('国保年金課', '保護第一課')],
      },
    },
  });
  await open();
  await screen().getByLabel('期間').selectOption({ label: 'すべての期間' });
  await tab('たらい回し').click();
  await screen().getByText('担当が移った声は12件、そのうち2度以上移った声は3件です。').waitFor();
  await picture('6-transfers');
  // By keyboard to the next tab.
  await tab('たらい回し').press('ArrowRight');
  await screen()
    .getByText(/週のあいだ記録がありません（それまでは全部で\d+件）/)
    .first()
    .waitFor();
  expect(await tab('記録の状況').getAttribute('aria-selected')).toBe('true');
  await picture('7-coverage');
});

test('a topic leads to an improvement, each voice tells so, and the link is taken back', async () => {
  await open();
  await topic('猫')
    .getByRole('button', { name: /改善につなげる$/ })
    .click();
  const dialog = page.getByRole('dialog', { name: '声を改善につなげる' });
  await dialog.getByLabel('題名').fill('地域猫の相談日をつくる');
  await dialog.getByLabel('取組の柱').selectOption('つなげる');
  await picture('8-link');
  await dialog.getByRole('button', { name: 'つなげる', exact: true }).click();
  await dialog.getByText('改善「地域猫の相談日をつくる」をつくり、つなげました。').waitFor();
  await dialog.getByRole('button', { name: '閉じる' }).click();
  const action = await newest();
  expect(action['取組の柱']).toBe('つなげる');
  expect(action['話題の言葉']).toContain('猫');
  const [first = ''] = linkedIn(action);

  await page.goto(`${ward.url}/k/${ward.voiceAppId}/show#record=${first}`);
  const box = page.getByRole('region', { name: 'この声から生まれた改善' });
  await box.getByRole('link', { name: '地域猫の相談日をつくる' }).waitFor();
  await box.scrollIntoViewIfNeeded();
  await picture('9-voice');
  await box.getByRole('button', { name: /つながりを外す/ }).click();
  await box.getByText('改善「地域猫の相談日をつくる」とのつながりを外しました。').waitFor();
  const after = linkedIn(await newest());
  expect(after).not.toContain(first);
  expect(after.length).toBe(linkedIn(action).length - 1);
  await box.getByRole('button', { name: '元に戻す' }).click();
  await box.getByRole('link', { name: '地域猫の相談日をつくる' }).waitFor();
});

test('the register tells the count before and after in words', async () => {
  await open();
  await tab('改善の台帳').click();
  const bicycles = rows().filter({ hasText: '放置自転車の指導を週2回に増やし' });
  await bicycles.getByText(/話題「.*自転車.*」の声で測ります。/).waitFor();
  await bicycles.getByText(/の月を除き、前の\d+か月は\d+件、後の\d+か月は\d+件。/).waitFor();
  await rows()
    .filter({ hasText: '市民センターの予約を抽選の結果まで' })
    .getByText('実施日がまだ入っていないため、前と後を比べられません。')
    .waitFor();
  await picture('10-ledger');
});

test('a topic is renamed, and keeps its name in this browser', async () => {
  await open();
  await topic('猫')
    .getByRole('button', { name: /名前を変える$/ })
    .click();
  await screen()
    .getByLabel(/^この話題の名前/)
    .fill('地域猫のこと');
  await picture('11-rename');
  await screen().getByRole('button', { name: '決める' }).click();
  await topic('地域猫のこと').waitFor();
  await open();
  await topic('地域猫のこと').waitFor();
});

test('a list of the app that has a place for topics shows them by itself', async () => {
  const app = ward.voiceAppId;
  const { views } = await client().app.getViews({ app });
  const html = '<div id="kumin-topics"></div>';
  const topics = { type: 'CUSTOM', name: '話題', index: 20, html, pager: false, device: 'DESKTOP' };
  const { views: made } = await client().app.updateViews({
    app,
    views: { ...views, 話題: topics } as never,
  });
  await client().app.deployApp({ apps: [{ app }] });
  for (;;) {
    const { apps } = await client().app.getDeployStatus({ apps: [app] });
    if (apps[0]?.status === 'SUCCESS') break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await page.goto(`${ward.url}/k/${app}/?view=${made['話題']?.id}`);
  await screen()
    .getByText(/^\d+件の声のうち、\d+個の話題にまとまりました。/)
    .waitFor();
  await rows().first().waitFor();
  expect(
    await page.locator('#kumin-topics').getByRole('region', { name: '声の話題' }).count(),
  ).toBe(1);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('on a phone the topics are read one under the other, without scrolling sideways', async () => {
  const phone = await signedIn(PHONE);
  const desktop = page;
  page = phone.page;
  await page.goto(`${ward.url}/k/m/${ward.voiceAppId}/`);
  await page.getByRole('button', { name: 'ほかの道具' }).click();
  await page.getByRole('button', { name: '話題を見る' }).click();
  await rows().first().waitFor();
  const wide = await page
    .getByRole('dialog', { name: '声の話題' })
    .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  expect(wide).toBe(0);
  await picture('12-phone');
  expect(phone.pageErrors).toEqual([]);
  await phone.context.close();
  page = desktop;
});

const screen = () => page.getByRole('region', { name: '声の話題' });
const tab = (name: string) => screen().getByRole('tab', { name });
const rows = () =>
  screen()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
const topic = (label: string): Locator => rows().filter({ hasText: label }).first();

function signedIn(device = {}): Promise<Visit> {
  return visit(browser, ward.url, {
    code: CLERK,
    password: ward.samplePassword,
    path: '/k/',
    screen: device,
  });
}

async function open(): Promise<void> {
  await page.goto(`${ward.url}/k/${ward.voiceAppId}/`);
  await page.getByRole('button', { name: '話題を見る' }).click();
  await rows().first().waitFor();
}

function transfer(from: string, to: string) {
  return {
    value: {
      経過の種類: { value: '担当違い' },
      経過元: { value: from },
      経過先: { value: to },
    },
  };
}

async function newest(): Promise<Record<string, unknown>> {
  const { records } = await client().record.getRecords({
    app: ward.actionsAppId,
    query: 'order by $id desc limit 1',
  });
  const [record = {}] = records;
  return Object.fromEntries(Object.entries(record).map(([code, { value }]) => [code, value]));
}

function linkedIn(action: Record<string, unknown>): string[] {
  const table = action['関係する声'] as { value: Record<string, { value: string }> }[];
  return table.map(({ value }) => value['声の番号']?.value ?? '');
}

function client() {
  return kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
}

/** For looking at: TOPICS_PICTURES names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env['TOPICS_PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
