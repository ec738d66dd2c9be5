/**
 * No page breaks a rule of WCAG 2.1 A or AA (or a common practice) that a tool can see: names for what a
 * screen reader reads, contrast, headings and landmarks in order. What only a person can judge is not here.
 */
import { readFileSync } from 'node:fs';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, startWard, visit, type Ward } from './support';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  // What passes need not be described, nor what lies outside the page be fetched: half the time.
  resultTypes: ['violations'],
  preload: false,
};

/** Of a desk, and the least that a page must fit in. */
const WIDTHS = [1280, 375];

/** kintone UI Component's drop-down says aria-required on its button; screen readers pass over it. */
const OF_THE_LIBRARY = /^aria-allowed-attr: .*-toggle [^]*aria-required/;

/** In a row of the list the column's heading is the visible label; axe sees only that its own label is not. */
const UNDER_A_HEADING = /^label-title-only: \.kuc-user-org-group-select/;

let ward: Ward;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  const { username: code, password } = ADMINISTRATOR;
  ({ page } = await visit(browser, ward.url, { code, password, path: '/k/' }));
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

const APP = 'APP';
const PAGES: [what: string, path: string, ready: string][] = [
  ['the sign-in', '/login?switch=1', 'ログイン名'],
  ['the portal', '/k/', '区民のこえ'],
  ['the list with the plugin', `/k/${APP}/`, '分野'],
  ['a new record with the plugin', `/k/${APP}/edit`, 'かんたん記録'],
  ['a record', `/k/${APP}/show#record=1`, '受付番号'],
  ['a record being changed', `/k/${APP}/show#record=1&mode=edit`, '保存'],
  ['the settings of an app', `/k/admin/app/flow?app=${APP}`, 'フィールド'],
  ['process management', `/k/admin/app/flow?app=${APP}#section=process`, '担当課確認'],
  ['notifications', `/k/admin/app/flow?app=${APP}#section=notifications`, 'アプリの条件通知'],
  ['the rights of an app', `/k/admin/app/flow?app=${APP}#section=rights`, 'すべてのユーザー'],
  ['the notes for administrators', `/k/admin/app/flow?app=${APP}#section=notes`, 'メモの内容'],
  ['a record on paper', `/k/${APP}/print?record=1`, '受付番号'],
  ['the plugins of an app', `/k/admin/app/${APP}/plugin/`, '区役所アプリ支援'],
  ['the plugins of kintone', '/k/admin/system/plugin/', '区役所アプリ支援'],
  ['the customization of the whole site', '/k/admin/system/customization', 'JavaScript'],
  ['the API requests', '/k/admin/system/app/', '区民のこえ'],
  ['the users', '/k/admin/system/users', 'ユーザー'],
  ['the page of faults and the clock', '/emulator/', '時計'],
];

test.each(PAGES)('%s', async (_what, path, ready) => {
  await visitPage(path, ready);
  expect(await brokenAtBoth()).toEqual([]);
});

describe('the list with', () => {
  const menu = async (item: string): Promise<void> => {
    await page.getByRole('button', { name: 'オプション' }).click();
    await page.getByRole('button', { name: item }).click();
    await page.getByRole('dialog').waitFor();
  };

  test.each<[what: string, open: () => Promise<void>]>([
    ['a row being changed', () => page.getByRole('button', { name: '編集' }).first().click()],
    ['its menu open', () => page.getByRole('button', { name: 'オプション' }).click()],
    ['the filter open', () => page.getByRole('button', { name: '絞り込む' }).click()],
    ['the export open', () => menu('ファイルに書き出す')],
    ['the import open', () => menu('ファイルから読み込む')],
  ])('%s', async (_what, open) => {
    await visitPage(`/k/${APP}/`, '分野');
    await open();
    expect(await brokenAtBoth()).toEqual([]);
  });
});

describe('on a phone', () => {
  beforeAll(() => page.setViewportSize({ width: 375, height: 740 }));

  test.each([
    ['the portal', '/k/m/', '区民のこえ'],
    ['the list with the plugin', `/k/m/${APP}/`, '件中）'],
    ['a new record with the plugin', `/k/m/${APP}/edit`, 'かんたん記録'],
    ['a record', `/k/m/${APP}/show?record=1`, '受付番号'],
  ])('%s', async (_what, path, ready) => {
    expect(await broken(path, ready)).toEqual([]);
  });
});

test('the config screen of the plugin', async () => {
  const { plugins } = (await ward.kintone.request('GET', '/k/v1/app/plugins.json', {
    app: ward.voiceAppId,
  })) as { plugins: { id: string }[] };
  const path = `/k/admin/app/${APP}/plugin/config?pluginId=${plugins[0]?.id}`;
  expect(await broken(path, '直すところはありません。')).toEqual([]);
  // What is folded is not looked at.
  await page.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
  expect(await brokenNow()).toEqual([]);
});

async function broken(path: string, ready: string): Promise<string[]> {
  await visitPage(path, ready);
  return brokenNow();
}

async function visitPage(path: string, ready: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(ward.url + path.replace(APP, String(ward.voiceAppId)));
  await page.getByText(ready).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
}

/** At both widths in turn; it is left as wide as a desk. */
async function brokenAtBoth(): Promise<string[]> {
  const found: string[] = [];
  for (const width of WIDTHS.toReversed()) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await brokenNow()).map((line) => `${width} px: ${line}`));
  }
  return found;
}

/** Each broken rule in one line: its id, where, and why. */
async function brokenNow(): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: { run(at: Document, how: RunOptions): AxeResults } }).axe.run(
        document,
        rules,
      ),
    RULES,
  );
  return violations
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    )
    .filter((line) => !OF_THE_LIBRARY.test(line) && !UNDER_A_HEADING.test(line));
}
