/** `npm run screenshots`: takes the README's pictures from the running product, into docs/screenshots/. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { startKintone } from '../emulator';
import { buildIfStale } from './build/fresh';
import { pagesFolder, root } from './paths';
import { ensureBrowser } from './setup/browser';
import { ADMINISTRATOR, prepareWorld } from './world';

const log = (text: string) => console.log(`[screenshots] ${text}`);
const folder = join(root, 'docs', 'screenshots');

interface Shot {
  name: string;
  path: string;
  width?: number;
  height?: number;
  /** What to do on the page before the picture. */
  before?(page: Page): Promise<void>;
}

function shots(app: number, pluginId: string): Shot[] {
  return [
    { name: 'list', path: `/k/${app}/`, height: 1100 },
    { name: 'create', path: `/k/${app}/edit`, height: 1250, before: recordHalf },
    { name: 'detail', path: `/k/${app}/show#record=1`, height: 1000 },
    {
      name: 'config',
      path: `/k/admin/app/${app}/plugin/config?pluginId=${pluginId}`,
      height: 1200,
    },
    { name: 'portal', path: '/k/' },
    { name: 'plugins', path: '/k/admin/system/plugin/' },
    { name: 'list-phone', path: `/k/${app}/`, width: 375, height: 800 },
    { name: 'create-phone', path: `/k/${app}/edit`, width: 375, height: 800 },
  ];
}

/** A card that somebody has begun to fill in. */
async function recordHalf(page: Page): Promise<void> {
  for (const choice of [/電話$/, /困りごと$/, /防犯・防災$/, /黒崎$/]) {
    await page.getByRole('radio', { name: choice }).first().click();
  }
  await page
    .getByPlaceholder('聞いたことを、そのままの言葉で')
    .fill('駅の東側の街灯が2つ消えたまま。塾の帰りの子どもが通るので早く直してほしい。');
  await page.keyboard.press('Tab');
}

async function main(): Promise<void> {
  const executablePath = ensureBrowser(log);
  await buildIfStale(log);
  mkdirSync(folder, { recursive: true });
  const kintone = await startKintone({ pagesDir: pagesFolder });
  const { voiceAppId, pluginId } = await prepareWorld(kintone.url, log);

  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await page.goto(`${kintone.url}/k/`);
  await page.getByLabel('ログイン名').fill(ADMINISTRATOR.username);
  await page.getByLabel('パスワード').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  for (const { name, path, width = 1280, height = 800, before } of shots(voiceAppId, pluginId)) {
    await page.setViewportSize({ width, height });
    await page.goto(`${kintone.url}${path}`, { waitUntil: 'networkidle' });
    await before?.(page);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    log(`docs/screenshots/${name}.png`);
  }
  await browser.close();
  await kintone.stop();
}

main().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
