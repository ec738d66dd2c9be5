/** Pictures of 集計: dashboards of the sample world, what leaves them, and the editor. */
import type { Locator, Page } from 'playwright-core';
import { CLERK, PHONE, type Shot } from './shot';

interface Apps {
  voice: number;
  traffic: number;
  pluginId: string;
  /** Id of the list 「集計」 of the 区民のこえ app. */
  view: string;
}

export function chartShots({ voice, traffic, pluginId, view }: Apps): Shot[] {
  const voices = `/k/${voice}/?view=${view}`;
  const accidents = `/k/${traffic}/`;
  const of = (title: string) => (page: Page) => card(page, title);
  return [
    { name: 'charts-voice', path: voices, user: CLERK, height: 960, before: unfold },
    { name: 'charts-mark', path: accidents, user: CLERK, height: 1040, before: chooseMonth },
    {
      name: 'charts-heatmap',
      path: accidents,
      user: CLERK,
      before: unfold,
      part: of('事故の多い曜日と時刻'),
    },
    {
      name: 'charts-pivot',
      path: accidents,
      user: CLERK,
      before: unfold,
      part: of('道路形状・事故類型と年度'),
    },
    { name: 'charts-tiles', path: voices, user: CLERK, before: unfold, part: of('33地域の受付') },
    {
      name: 'charts-basis',
      path: accidents,
      user: CLERK,
      before: openBasis,
      part: (page) => page.getByRole('dialog', { name: /^根拠票/ }),
    },
    {
      name: 'charts-report',
      path: voices,
      user: CLERK,
      width: 1000,
      height: 900,
      before: openReport,
    },
    {
      name: 'charts-phone',
      path: `/k/m/${voice}/?view=${view}`,
      user: CLERK,
      ...PHONE,
      before: async (page) => {
        await unfold(page);
        await page.evaluate(() => scrollTo(0, 0));
      },
    },
    {
      name: 'charts-editor',
      path: `/k/admin/app/${voice}/plugin/config?pluginId=${pluginId}`,
      height: 1100,
      before: openEditor,
    },
    {
      name: 'charts-looks',
      path: `/k/admin/app/${voice}/plugin/config?pluginId=${pluginId}`,
      before: openEditor,
      part: (page) => page.getByRole('radiogroup', { name: '見せ方' }),
    },
  ];
}

function card(page: Page, title: string): Locator {
  return page.getByRole('article', { name: title, exact: true });
}

/** A person unfolds it once; this browser remembers it. */
async function unfold(page: Page): Promise<void> {
  const counted = page.getByText(/この表示で kintone に\d+回問い合わせました/);
  const folded = page.getByRole('button', { name: /^集計「.*」を開く$/ });
  await counted.or(folded).first().waitFor();
  if (await folded.isVisible()) await folded.click();
  await counted.waitFor();
  await toTop(page);
}

/** The dashboard begins where the picture begins. */
async function toTop(page: Page): Promise<void> {
  const dashboard = page.locator('.kumin-charts').first();
  await dashboard.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

/** By way of the table, where a mark can be found by its name. */
async function chooseMonth(page: Page): Promise<void> {
  await unfold(page);
  const months = card(page, '月ごとの事故');
  await months.getByRole('button', { name: '表で見る' }).click();
  await months
    .getByRole('row', { name: /^令和元年11月/ })
    .getByRole('button', { name: /91/ })
    .first()
    .click();
  await months.getByRole('button', { name: 'グラフで見る' }).click();
  await months.getByText(/^選択中/).waitFor();
  await toTop(page);
}

async function openBasis(page: Page): Promise<void> {
  await unfold(page);
  await card(page, '天候').getByRole('button', { name: '天候の出力' }).click();
  await page.getByRole('menuitem', { name: '根拠票', exact: true }).click();
}

async function openReport(page: Page): Promise<void> {
  await unfold(page);
  await page.getByRole('button', { name: '四半期報告' }).click();
}

async function openEditor(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'ダッシュボード', exact: true }).click();
  const editor = page.locator('.kumin-charts-editor').first();
  await editor
    .getByRole('button', { name: /^開いて直す/ })
    .first()
    .click();
  await editor.getByRole('button', { name: '直す: 月ごとの受付と分野' }).click();
  await page
    .getByRole('region', { name: 'できあがり' })
    .getByRole('application', { name: /^月ごとの受付と分野/ })
    .waitFor();
  await editor.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}
