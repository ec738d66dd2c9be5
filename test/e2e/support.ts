/**
 * What every e2e test stands on: a local kintone with the ward's world (a copy per test file, so
 * that no test sees another's records) and Chromium, which may call that kintone and nothing else.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { startKintone, type Kintone } from '../../emulator';
import { pagesFolder } from '../../scripts/paths';
import { findBrowser } from '../../scripts/setup/browser';
import { WORLD_FACTS, WORLD_FILE, type WorldFacts } from './world-file';

export interface Ward extends WorldFacts {
  url: string;
  kintone: Kintone;
  stop(): Promise<void>;
}

/** A ward of its own. */
export async function startWard(): Promise<Ward> {
  const folder = mkdtempSync(join(tmpdir(), 'ward-'));
  const file = join(folder, 'kintone.sqlite');
  copyFileSync(WORLD_FILE, file);
  const kintone = await startKintone({ file, pagesDir: pagesFolder });
  const facts = JSON.parse(readFileSync(WORLD_FACTS, 'utf8')) as WorldFacts;
  return {
    ...facts,
    url: kintone.url,
    kintone,
    async stop() {
      await kintone.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param more arguments of Chromium beside those every test needs */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}

/**
 * How long an element may take, in milliseconds: a missing one fails by its name, long before the test itself runs
 * out of time, and a slow machine is not taken for a fault.
 */
export const PATIENCE = 20_000;

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Addresses outside the local kintone that the page asked for; must stay empty. */
  foreignRequests: string[];
  /** Uncaught errors of the page; must stay empty unless the test provokes one. */
  pageErrors: string[];
}

export const PHONE: BrowserContextOptions = {
  viewport: { width: 375, height: 740 },
  isMobile: true,
  hasTouch: true,
};

/** @param url of the local kintone. Signs `code` in through the sign-in page and goes to `path`. */
export async function visit(
  browser: Browser,
  url: string,
  {
    code,
    password,
    path,
    width = 1280,
    screen = {},
  }: {
    code: string;
    password: string;
    path: string;
    width?: number;
    /** How the device differs from a PC: `PHONE`. */
    screen?: BrowserContextOptions;
  },
): Promise<Visit> {
  const context = await browser.newContext({
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    viewport: { width, height: 900 },
    ...screen,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const foreignRequests: string[] = [];
  const pageErrors: string[] = [];
  context.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(url) && !/^(data|blob|about):/.test(asked)) foreignRequests.push(asked);
  });
  page.on('pageerror', (error) => pageErrors.push(String(error)));
  await page.goto(`${url}${path}`);
  await page.getByLabel('ログイン名').fill(code);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.waitForURL((there) => !there.pathname.startsWith('/login'));
  return { context, page, foreignRequests, pageErrors };
}

/** When every card of the dashboards is drawn: they come some in a frame, and their pictures after them. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !document.querySelector(':is(.kumin-chart-grid, .kumin-chart-sheet)[aria-busy]'),
  );
}
