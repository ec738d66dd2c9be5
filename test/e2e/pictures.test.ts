/**
 * Every look in Chromium: as its stored picture shows it, reached by keys, and without a fault that axe finds. After a
 * change that is meant: `UPDATE_PICTURES=1 npx jest --runInBand test/e2e/pictures`, and look at test/pictures.
 */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { bundlePage } from '../pictures/bundle';
import { comparePicture } from '../pictures/compare';
import type { Page as Pictures } from '../pictures/page';
import { looks } from '../pictures/samples';
import { launchBrowser } from './support';

declare const pictures: Pictures;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SIZE = { width: 640, height: 420 };

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { script, style } = await bundlePage();
  // Letters as the font has them, not as this screen would sharpen them.
  browser = await launchBrowser(['--font-render-hinting=none', '--disable-lcd-text']);
  page = await browser.newPage({ viewport: SIZE, locale: 'ja-JP', deviceScaleFactor: 1 });
  await page.setContent(
    '<!doctype html><html lang="ja"><head><title>図</title></head><body style="margin: 8px; font-family: \'Noto Sans CJK JP\', sans-serif"></body></html>',
  );
  await page.addStyleTag({ path: style });
  await page.addScriptTag({ path: script });
  await page.addScriptTag({ content: AXE });
});

afterAll(() => browser?.close());

test.each(looks.map(({ name }) => name))('%s is drawn as its stored picture', async (name) => {
  await show(name);
  const problem = comparePicture(name, await page.screenshot());
  if (problem) throw new Error(problem);
});

const onCanvas = looks.filter(
  ({ look }) => !['tiles', 'kpi', 'ranking', 'pivot'].includes(look.type),
);

test.each(onCanvas.map(({ name }) => name))(
  '%s in the place of another figure is drawn as its stored picture',
  async (name) => {
    expect(await page.evaluate((which) => pictures.showUpdated(which), name)).toBe(true);
    await settled();
    const problem = comparePicture(name, await page.screenshot());
    if (problem) throw new Error(problem);
  },
);

test.each(onCanvas.map(({ name }) => name))(
  '%s: the arrow keys say each number, Enter chooses it',
  async (name) => {
    await show(name);
    await page.getByRole('application').focus();
    const said = page.locator('.kumin-chart-said');
    const first = await said.innerText();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    const last = await said.innerText();
    expect(first).toMatch(/[\d－]/);
    expect(last).toMatch(/[\d－]/);
    expect(last).not.toBe(first);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => pictures.chosen)).not.toBeNull();
  },
);

test.each(['tiles', 'kpi', 'ranking', 'pivot'])('%s: a number is a button', async (name) => {
  await show(name);
  const button = page.getByRole('button', { name: /\d/ }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  expect(await page.evaluate(() => pictures.chosen)).not.toBeNull();
});

test('axe finds no fault with them', async () => {
  await page.evaluate(() => pictures.showAll('looks'));
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(at: Node, how: object): Promise<AxeResults> } }).axe.run(
      document.body,
      // The page around the drawings is none of the product's.
      { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } },
    ),
  );
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`),
  ).toEqual([]);
});

async function show(name: string): Promise<void> {
  await page.evaluate((which) => pictures.show(which), name);
  await settled();
}

/** Chart.js takes the size of its box in the next frame. */
async function settled(): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
