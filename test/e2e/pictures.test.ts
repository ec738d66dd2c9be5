/**
 * Every look in Chromium: as its stored picture shows it, reached by keys, and without a fault that axe finds. After a
 * change that is meant: `UPDATE_PICTURES=1 npx jest --runInBand test/e2e/pictures`, and look at test/pictures.
 */
import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { bundlePage, openBundled, settled, type Bundled } from '../pictures/bundle';
import { comparePicture } from '../pictures/compare';
import type { Page as Pictures } from '../pictures/page';
import { looks } from '../pictures/samples';
import { launchBrowser } from './support';

declare const pictures: Pictures;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const HOW = { viewport: { width: 640, height: 420 }, locale: 'ja-JP', deviceScaleFactor: 1 };

let browser: Browser;
/** Charts are drawn in a thread beside it. */
let page: Page;
/** Charts are drawn in it, as where no thread can be started. */
let inPage: Page;
let bundled: Bundled;

beforeAll(async () => {
  bundled = await bundlePage();
  // Letters as the font has them, not as this screen would sharpen them.
  browser = await launchBrowser(['--font-render-hinting=none', '--disable-lcd-text']);
  [page, inPage] = [await browser.newPage(HOW), await browser.newPage(HOW)];
  await openBundled(page, bundled, 'thread');
  await openBundled(inPage, bundled, 'page');
  await page.addScriptTag({ content: AXE });
});

afterAll(() => browser?.close());

test.each(looks.map(({ name }) => name))('%s is drawn as its stored picture', async (name) => {
  await show(name);
  const problem = comparePicture(name, await page.screenshot());
  if (problem) throw new Error(problem);
});

test('a thread beside the page draws, and none beside the other', () => {
  expect(page.workers()).toHaveLength(1);
  expect(inPage.workers()).toHaveLength(0);
});

const onCanvas = looks.filter(
  ({ look }) => !['tiles', 'kpi', 'ranking', 'pivot'].includes(look.type),
);

test.each(onCanvas.map(({ name }) => name))(
  '%s in the place of another figure is drawn as its stored picture',
  async (name) => {
    expect(await page.evaluate((which) => pictures.showUpdated(which), name)).toBe(true);
    await settled(page);
    const problem = comparePicture(name, await page.screenshot());
    if (problem) throw new Error(problem);
  },
);

test.each(onCanvas.map(({ name }) => name))(
  '%s looks so, too, where the page draws',
  async (name) => {
    await show(name, inPage);
    const problem = comparePicture(name, await inPage.screenshot());
    if (problem) throw new Error(problem);
  },
);

test('where the thread does not come, the page draws what was asked of it', async () => {
  const refused = await browser.newPage(HOW);
  await openBundled(refused, bundled, 'refused');
  for (const name of ['column', 'pie']) {
    await show(name, refused);
    const problem = comparePicture(name, await refused.screenshot());
    if (problem) throw new Error(problem);
  }
  expect(refused.workers()).toHaveLength(0);
  await refused.close();
});

test('the pointer is told what it is upon, and a press chooses it', async () => {
  for (const on of [page, inPage]) {
    await show('column', on);
    const { x, y, bar } = await firstBar(on);
    await on.mouse.move(x, y);
    await on.waitForFunction(
      () => document.querySelector<HTMLElement>('.kumin-chart-sheet')?.style.cursor === 'pointer',
    );
    await settled(on);
    const problem = comparePicture('column-pointed', await on.screenshot());
    if (problem) throw new Error(problem);
    await on.mouse.click(x, y);
    await on.waitForFunction(() => pictures.chosen !== null);
    expect(await on.evaluate(() => pictures.chosen)).toEqual([bar]);
    expect(await on.locator('.kumin-chart-said').innerText()).toBe('道路・公園 1,204件');
    // The keys go on from there.
    await on.keyboard.press('ArrowRight');
    expect(await on.locator('.kumin-chart-said').innerText()).toBe('ごみ・環境 830件');
    await on.mouse.move(1, 400);
  }
});

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

async function show(name: string, on = page): Promise<void> {
  await on.evaluate((which) => pictures.show(which), name);
  await settled(on);
}

/** A place in the first bar of the sample `column`, by far its highest. */
async function firstBar(on: Page): Promise<{ x: number; y: number; bar: number }> {
  const box = await on.locator('.kumin-chart-sheet').boundingBox();
  if (!box) throw new Error('no chart');
  return { x: box.x + 100, y: box.y + box.height / 2, bar: 0 };
}
