/**
 * `npm run screenshots`: takes the README's pictures from the running product, into docs/screenshots/. With names
 * behind it (`npm run screenshots -- list charts-voice`) those alone.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { startKintone, type Kintone } from '../emulator';
import { buildIfStale } from './build/fresh';
import { pagesFolder, root } from './paths';
import { ensureBrowser } from './setup/browser';
import { chartShots } from './shots/charts';
import { CHIEF, CLERK, PHONE, type Shot } from './shots/shot';
import { voiceShots } from './shots/voice';
import { ADMINISTRATOR, prepareWorld } from './world';

const log = (text: string) => console.log(`[screenshots] ${text}`);
const folder = join(root, 'docs', 'screenshots');

interface World {
  app: number;
  traffic: number;
  pluginId: string;
  /** A record that waits for the chief. */
  waiting: number;
  /** A voice that went from section to section. */
  passedOn: number;
  /** A voice that was published. */
  published: number;
  /** Id of the stacked columns by month among the app's graphs. */
  graph: string;
  /** Id of the list that the dashboard stands on. */
  view: string;
}

function shots({
  app,
  traffic,
  pluginId,
  waiting,
  passedOn,
  published,
  graph,
  view,
}: World): Shot[] {
  const settings = `/k/admin/app/flow?app=${app}`;
  return [
    { name: 'list', path: `/k/${app}/`, height: 1100 },
    { name: 'create', path: `/k/${app}/edit`, height: 1250, before: recordHalf },
    { name: 'detail', path: `/k/${app}/show#record=1`, height: 1000 },
    {
      name: 'config',
      path: `/k/admin/app/${app}/plugin/config?pluginId=${pluginId}`,
      height: 1200,
    },
    { name: 'list-phone', path: `/k/m/${app}/`, user: CLERK, ...PHONE },
    { name: 'create-phone', path: `/k/m/${app}/edit`, user: CLERK, ...PHONE },
    { name: 'portal', path: '/k/', user: CLERK },
    { name: 'plugins', path: '/k/admin/system/plugin/' },
    { name: 'approval', path: `/k/${app}/show#record=${waiting}`, user: CHIEF },
    { name: 'inline-edit', path: `/k/${app}/`, height: 1000, before: editRow },
    { name: 'graph', path: `/k/${app}/report?report=${graph}` },
    { name: 'rights', path: `${settings}#section=rights` },
    { name: 'process', path: `${settings}#section=process`, height: 1000 },
    { name: 'shortcuts', path: `/k/${app}/`, before: (page) => page.keyboard.press('?') },
    { name: 'requests', path: '/k/admin/system/app/' },
    { name: 'faults', path: '/emulator/', height: 1000 },
    ...voiceShots({ app, published, passedOn }),
    ...chartShots({ voice: app, traffic, pluginId, view }),
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

async function editRow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'レコードを編集する' }).first().click();
}

async function main(): Promise<void> {
  const executablePath = ensureBrowser(log);
  await buildIfStale(log);
  mkdirSync(folder, { recursive: true });
  const kintone = await startKintone({ pagesDir: pagesFolder });
  const { voiceAppId: app, trafficAppId: traffic, ...more } = await prepareWorld(kintone.url, log);
  const { pluginId, samplePassword } = more;
  const wanted = chosen(shots({ app, traffic, pluginId, ...(await found(kintone, app)) }));

  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const pages = new Map<string, Page>();
  for (const { name, path, user = ADMINISTRATOR.username, ...shot } of wanted) {
    const { width = 1280, height = 800, before, part } = shot;
    const password = user === ADMINISTRATOR.username ? ADMINISTRATOR.password : samplePassword;
    const page = pages.get(user) ?? (await signIn(browser, kintone.url, user, password));
    pages.set(user, page);
    await page.setViewportSize({ width, height });
    await page.goto(`${kintone.url}${path}`, { waitUntil: 'networkidle' });
    await before?.(page);
    // Charts come from a thread beside the page.
    await page.waitForFunction(() => !document.querySelector('.kumin-chart-sheet[aria-busy]'));
    await (part?.(page) ?? page).screenshot({ path: join(folder, `${name}.png`) });
    log(`docs/screenshots/${name}.png`);
  }
  await browser.close();
  await kintone.stop();
}

/** Those whose names the command line tells; all unless it tells any. */
function chosen(all: readonly Shot[]): readonly Shot[] {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !all.some((shot) => shot.name === name));
  if (unknown.length > 0) throw new Error(`There is no picture called ${unknown.join(', ')}.`);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

async function found(
  kintone: Kintone,
  app: number,
): Promise<Pick<World, 'waiting' | 'passedOn' | 'published' | 'graph' | 'view'>> {
  const newest = async (condition: string): Promise<number> => {
    const { records } = (await kintone.request('GET', '/k/v1/records.json', {
      app,
      query: `${condition} order by $id desc limit 1`,
      fields: ['$id'],
    })) as { records: { $id: { value: string } }[] };
    return Number(records[0]?.$id.value);
  };
  const waiting = await newest(`ステータス in ("担当課確認") and 作業者 in ("${CHIEF}")`);
  const passedOn = await newest('転送回数 >= 2 and ステータス in ("対応中")');
  const published = await newest('公表区分 in ("公表する") and 公表日 != ""');
  const { reports } = (await kintone.request('GET', '/k/v1/app/reports.json', { app })) as {
    reports: Record<string, { id: string; chartMode?: string }>;
  };
  const stacked = Object.values(reports).find(({ chartMode }) => chartMode === 'STACKED');
  const { views } = (await kintone.request('GET', '/k/v1/app/views.json', { app })) as {
    views: Record<string, { id: string }>;
  };
  const view = views['集計'];
  if (!waiting || !passedOn || !published || !stacked || !view)
    throw new Error('The sample world lacks what the pictures show.');
  return { waiting, passedOn, published, graph: stacked.id, view: view.id };
}

async function signIn(
  browser: Browser,
  url: string,
  user: string,
  password: string,
): Promise<Page> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
  const page = await context.newPage();
  await page.goto(`${url}/k/`);
  await page.getByLabel('ログイン名').fill(user);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.waitForURL((there) => !there.pathname.startsWith('/login'));
  return page;
}

main().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
