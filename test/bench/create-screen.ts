/**
 * Main-thread time that the plugin adds to opening the create screen: the same app with the plugin
 * and without it, opened in turn in one browser, so that both meet the same machine.
 */
import type { Browser, Page } from 'playwright-core';
import { loadSampleWorld } from '../../scripts/sample';
import { prepareWorld, ADMINISTRATOR } from '../../scripts/world';
import { launchBrowser, visit } from '../e2e/support';
import { pagesFolder } from '../../scripts/paths';
import { startKintone, type Kintone } from '../../emulator';
import { taskDuration } from './main-thread';
import { median, milliseconds, ratio, type Section } from './report';

const ROUNDS = 15;

export async function benchCreateScreen(): Promise<Section[]> {
  const [withPlugin, without] = await Promise.all([
    startWorld(async (url) => (await prepareWorld(url, () => {})).voiceAppId),
    startWorld(withoutPlugin),
  ]);

  const browser = await launchBrowser();
  const times: Record<'with' | 'without', number[]> = { with: [], without: [] };
  const pages = {
    with: await open(browser, withPlugin),
    without: await open(browser, without),
  };
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    for (const side of ['with', 'without'] as const) {
      const spent = await mainThreadTime(pages[side].page, pages[side].path);
      // The first two rounds fill caches and compile.
      if (round >= 2) times[side].push(spent);
    }
  }
  await browser.close();
  await Promise.all([withPlugin.kintone.stop(), without.kintone.stop()]);

  const [withTime, withoutTime] = [median(times.with), median(times.without)];
  return [
    {
      title: '追加画面を開く時間 / Opening the create screen',
      method: `同じアプリをプラグインあり・なしで交互に ${ROUNDS} 回開いたときの、メインスレッドの仕事時間（Chromium の TaskDuration）の中央値。`,
      header: ['', 'main thread', 'ratio'],
      rows: [
        ['without the plugin', milliseconds(withoutTime), ratio(1)],
        ['with the plugin', milliseconds(withTime), ratio(withTime / withoutTime)],
        ['added', milliseconds(withTime - withoutTime), ''],
      ],
    },
  ];
}

interface StartedWorld {
  kintone: Kintone;
  voiceAppId: number;
}

async function startWorld(prepare: (url: string) => Promise<number>): Promise<StartedWorld> {
  const kintone = await startKintone({ pagesDir: pagesFolder });
  return { kintone, voiceAppId: await prepare(kintone.url) };
}

async function withoutPlugin(baseUrl: string): Promise<number> {
  const { apps } = await loadSampleWorld({ baseUrl, ...ADMINISTRATOR, log: () => {} });
  return apps.voice;
}

async function open(browser: Browser, { kintone, voiceAppId }: StartedWorld) {
  const path = `/k/${voiceAppId}/edit`;
  const { page } = await visit(browser, kintone.url, {
    code: ADMINISTRATOR.username,
    password: ADMINISTRATOR.password,
    path,
  });
  return { page, path: `${kintone.url}${path}` };
}

/** Milliseconds of main-thread tasks from navigation until the page is quiet. */
async function mainThreadTime(page: Page, url: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await taskDuration(session);
  await page.goto(url, { waitUntil: 'networkidle' });
  const after = await taskDuration(session);
  await session.detach();
  return (after - before) * 1000;
}
