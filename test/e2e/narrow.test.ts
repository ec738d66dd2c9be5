/** On a screen as narrow as a phone nothing of the administration is out of sight, and a finger meets what it aims at. */
import type { Browser, Page } from 'playwright-core';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, PHONE, startWard, visit, type Ward } from './support';

/** WCAG 2.5.5, in pixels. */
const FINGER = 44;

let ward: Ward;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  const { username: code, password } = ADMINISTRATOR;
  ({ page } = await visit(browser, ward.url, { code, password, path: '/k/', screen: PHONE }));
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

const APP = 'APP';

test.each([
  ['the fields', `/k/admin/app/flow?app=${APP}#section=form`, '受付番号'],
  ['the views', `/k/admin/app/flow?app=${APP}#section=views`, '期限超過'],
  ['the graphs', `/k/admin/app/flow?app=${APP}#section=reports`, '分野別の件数'],
  ['notifications', `/k/admin/app/flow?app=${APP}#section=notifications`, 'フィールド「作成者」'],
  ['the rights', `/k/admin/app/flow?app=${APP}#section=rights`, 'すべてのユーザー'],
  ['the plugins of an app', `/k/admin/app/${APP}/plugin/`, '区役所アプリ支援'],
  ['the plugins', '/k/admin/system/plugin/', '区役所アプリ支援'],
  ['the users', '/k/admin/system/users', 'Administrator'],
  ['the API requests', '/k/admin/system/app/', '区民のこえ'],
])('the table of %s fits, each cell under the name of its column', async (_what, path, ready) => {
  await page.goto('about:blank');
  await page.goto(ward.url + path.replace(APP, String(ward.voiceAppId)));
  await page.locator('.k-table tbody').getByText(ready).first().waitFor();

  const { hidden, small, unnamed } = await page.evaluate((finger) => {
    const all = (selector: string): HTMLElement[] =>
      [...document.querySelectorAll(selector)] as HTMLElement[];
    return {
      hidden: all('.k-table-scroll').filter((box) => box.scrollWidth > box.clientWidth).length,
      small: all('.k-table button')
        .map((button) => button.getBoundingClientRect())
        .filter(({ width, height }) => Math.min(width, height) < finger).length,
      unnamed: all('.k-table tbody td:not([class*=k-table__actions], .k-order)').filter(
        (cell) => cell.innerText.trim() !== '' && !cell.dataset['head'],
      ).length,
    };
  }, FINGER);
  expect({ hidden, small, unnamed }).toEqual({ hidden: 0, small: 0, unnamed: 0 });
});

test('a day of the calendar that picks a date has room for a finger', async () => {
  await page.goto(`${ward.url}/k/m/${ward.voiceAppId}/edit`);
  const date = page.locator('input[class*="-mobile-base-date-"]').first();
  await date.click();
  const day = page.getByRole('dialog').locator('td').first();
  await day.waitFor();
  const box = await day.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(FINGER);
});
