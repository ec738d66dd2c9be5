/** The record on paper, opened from the detail screen. */
import type { Browser } from 'playwright-core';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { launchBrowser, startWard, visit, type Visit, type Ward } from './support';

let ward: Ward;
let browser: Browser;
let visited: Visit;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  const { username: code, password } = ADMINISTRATOR;
  const path = `/k/${ward.voiceAppId}/show#record=1`;
  visited = await visit(browser, ward.url, { code, password, path });
  // A print dialog would wait for a person.
  await visited.context.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await visited.page.getByRole('link', { name: 'レコードを印刷する' }).click();
  await visited.page.locator('html[data-printed="yes"]').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

test('the detail screen opens the print page, which shows status and record without the frame', async () => {
  const { page, pageErrors, foreignRequests } = visited;
  const { pathname, search } = new URL(page.url());
  expect(pathname + search).toBe(`/k/${ward.voiceAppId}/print?record=1`);
  await expect(page.locator('.print-status').innerText()).resolves.toMatch(/^ステータス：/);
  expect(await page.getByText('受付番号').count()).toBe(1);
  expect(await page.getByRole('banner').count()).toBe(0);
  expect([...pageErrors, ...foreignRequests]).toEqual([]);
});

test('on A4 paper each group keeps its heading, stands open, and nothing lies beyond the edge', async () => {
  const { page } = visited;
  await page.emulateMedia({ media: 'print' });
  const group = page.locator('.rf-group').first();
  expect(await group.locator('.rf-group-head').isVisible()).toBe(true);
  expect(await group.locator('.rf-group-body').isVisible()).toBe(true);
  const a4 = Math.floor((186 / 25.4) * 96);
  await page.setViewportSize({ width: a4, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(a4);
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(paper).toMatch(/\/MediaBox \[0 0 594\.9\d* 841\.\d+\]/);
  await page.emulateMedia({ media: 'screen' });
});
