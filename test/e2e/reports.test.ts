/** kintone's own graphs in the browser: drawn, told as a table, and leading to the records behind a figure. */
import type { Browser } from 'playwright-core';
import { launchBrowser, startWard, visit, type Ward } from './support';

let ward: Ward;
let browser: Browser;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await ward.stop();
});

const APP_GRAPHS = 3;

test('each graph of the voice app shows its figures, and a figure opens as many records as it says', async () => {
  const { page, pageErrors } = await visit(browser, ward.url, {
    code: 'Administrator',
    password: 'cybozu',
    path: '/k/',
  });
  const [app, ids] = await page.evaluate(async () => {
    const get = async (path: string) =>
      (await (
        await fetch(path, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      ).json()) as Record<string, unknown>;
    const { apps } = (await get('/k/v1/apps.json')) as { apps: { appId: string }[] };
    for (const { appId } of apps) {
      const answer = await get(`/k/v1/app/reports.json?app=${appId}`);
      const reports = Object.values(answer['reports'] as Record<string, { id: string }>);
      if (reports.length > 0) return [appId, reports.map(({ id }) => id)] as const;
    }
    return ['', []] as const;
  });
  expect(ids.length).toBeGreaterThanOrEqual(APP_GRAPHS);
  for (const id of ids) {
    await page.goto(`${ward.url}/k/${app}/report?report=${id}`);
    const figure = page.locator('.report-table td a').first();
    await figure.waitFor();
    const count = await figure.innerText();
    await figure.click();
    await page
      .getByText(new RegExp(`${count}件`))
      .first()
      .waitFor();
  }
  expect(pageErrors).toEqual([]);
});
