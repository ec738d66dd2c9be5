/** Pictures of 区民のこえ: from the first word at the counter to the published answer. */
import type { Locator, Page } from 'playwright-core';
import { CLERK, PHONE, type Shot } from './shot';

/** A person of the planning section. */
const PLANNER = 'kumagai-makoto';

interface Records {
  app: number;
  /** A published voice. */
  published: number;
  /** One that went from section to section. */
  passedOn: number;
}

export function voiceShots({ app, published, passedOn }: Records): Shot[] {
  const list = `/k/${app}/`;
  const record = (id: number) => `/k/${app}/show#record=${id}`;
  return [
    { name: 'quick', path: list, user: CLERK, before: quick, part: dialog },
    {
      name: 'quick-phone',
      path: `/k/m/${app}/`,
      user: CLERK,
      ...PHONE,
      before: (page) => page.getByRole('button', { name: 'すぐ記録' }).click(),
    },
    { name: 'similar', path: `/k/${app}/edit`, user: CLERK, height: 1000, before: similar },
    { name: 'guard', path: `/k/${app}/edit`, user: CLERK, before: guard, part: marks },
    { name: 'handling', path: record(passedOn), user: PLANNER, part: handling },
    { name: 'chase', path: list, user: PLANNER, before: open('課ごとの督促'), part: dialog },
    { name: 'triage', path: list, user: PLANNER, before: open('まとめて整理'), part: dialog },
    { name: 'gate', path: record(published), user: PLANNER, height: 1000, part: gate },
    {
      name: 'topics',
      path: list,
      user: PLANNER,
      height: 900,
      before: topics,
      part: dialog,
    },
    { name: 'import', path: list, user: PLANNER, before: importLog, part: dialog },
    { name: 'publication', path: list, user: PLANNER, before: publication, part: dialog },
  ];
}

const dialog = (page: Page): Locator => page.getByRole('dialog').last();
const gate = (page: Page): Locator => page.getByRole('region', { name: '公表ゲート' });
const handling = (page: Page): Locator => page.getByRole('region', { name: '対応の状況' });
const marks = (page: Page): Locator => page.locator('.kumin-guard-box').first();

function open(name: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.getByRole('button', { name, exact: true }).click();
    await dialog(page).getByRole('row').nth(3).waitFor();
  };
}

async function quick(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'すぐ記録' }).click();
  for (const choice of [/困りごと$/, /防犯・防災$/]) {
    await dialog(page).getByRole('radio', { name: choice }).first().click();
  }
  await dialog(page)
    .getByPlaceholder('聞いたことを、そのままの言葉で')
    .fill('駅の東側の街灯が2つ消えたまま。');
}

async function similar(page: Page): Promise<void> {
  await page
    .getByPlaceholder('聞いたことを、そのままの言葉で')
    .fill('駅前に自転車を停める場所が足りない。');
  const found = page.locator('.kumin-similar').first();
  await found
    .getByRole('button', { name: /同じ声/ })
    .first()
    .waitFor();
  await found.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

async function guard(page: Page): Promise<void> {
  await page
    .getByPlaceholder('聞いたことを、そのままの言葉で')
    .fill('見本一郎さん（52歳、電話 093-000-0000）から。隣の空き家の木が道に出ている。');
  await marks(page).getByRole('button').first().waitFor();
}

async function publication(page: Page): Promise<void> {
  await page.getByRole('button', { name: '公表', exact: true }).click();
  await dialog(page)
    .getByRole('list', { name: 'つくる手順' })
    .getByRole('button', { name: '見本' })
    .click();
  await dialog(page).frameLocator('iframe').first().getByRole('heading', { level: 1 }).waitFor();
}

async function topics(page: Page): Promise<void> {
  await page.getByRole('button', { name: '話題を見る' }).click();
  await dialog(page).getByRole('row').nth(3).waitFor();
}

/** Two rows of an invented log, of which one has a fault. */
async function importLog(page: Page): Promise<void> {
  await page.getByRole('button', { name: '過去の記録を読み込む' }).click();
  await dialog(page)
    .getByLabel(/ファイルを選ぶ/)
    .setInputFiles({
      name: '令和6年度の声.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(
        '受付日,内容,分野,経路\nR6.7.1,歩道の段差でつまずいた。直してほしい。,道路・公園,窓口\nR6.13.1,公園の水飲み場が壊れている。,道路・公園,電話\n',
      ),
    });
  for (const ready of ['次へ', '次へ'])
    await dialog(page).getByRole('button', { name: ready }).click();
  await dialog(page).getByText('点検の結果').first().waitFor();
}
