/** What dashboards keep in the browser: unreadable without the session's key, gone with its user, nothing when turned off. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';
import type { Browser, Page } from 'playwright-core';
import { kintoneClient } from '../../scripts/provision/client';
import { ADMINISTRATOR } from '../../scripts/world/administrator';
import { readDashboards } from '../../scripts/world/dashboards';
import { saveCharts } from './charts-config';
import { drawn, launchBrowser, startWard, visit, type Ward } from './support';

const CLERK = 'miura-mayumi';
/** Words that nearly every record of the app holds. */
const WORDS = ['晴', '駿河', '事故内容', '天候', '"$id"'];

let ward: Ward;
let browser: Browser;
let page: Page;
let client: KintoneRestAPIClient;

beforeAll(async () => {
  [ward, browser] = await Promise.all([startWard(), launchBrowser()]);
  client = kintoneClient({ baseUrl: ward.url, ...ADMINISTRATOR });
  const path = `/k/${ward.trafficAppId}/`;
  ({ page } = await visit(browser, ward.url, {
    ...{ code: CLERK, password: ward.samplePassword, path },
  }));
  await page.getByRole('button', { name: /^集計「.*」を開く$/ }).click();
  await counted();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await ward?.stop();
});

test('what is kept tells nothing of any record', async () => {
  const before = await soon(kept, ({ entries }) => entries > 0);
  expect(before.entries).toBeGreaterThan(0);
  for (const word of WORDS) expect(before.text).not.toContain(word);
});

test('another user of the same browser finds nothing of the former', async () => {
  const former = await kept();
  await page.goto(`${ward.url}/login?switch=1`);
  await page.getByLabel('ログイン名').fill(ADMINISTRATOR.username);
  await page.getByLabel('パスワード').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: 'ログイン' }).click();
  await page.waitForURL((there) => !there.pathname.startsWith('/login'));
  await page.goto(`${ward.url}/k/${ward.trafficAppId}/`);
  const unfold = page.getByRole('button', { name: /^集計「.*」を開く$/ });
  await unfold.click();
  await counted();
  const now = await soon(kept, (now) => shared(former, now).length === 0);
  expect(shared(former, now)).toEqual([]);
});

test('turned off, the next look at the app empties it, without opening the dashboard', async () => {
  expect((await soon(kept, ({ entries }) => entries > 0)).entries).toBeGreaterThan(0);
  await saveCharts({ url: ward.url, client, app: ward.trafficAppId }, readDashboards('traffic'), {
    keep: 'off',
  });
  await page.evaluate(() => localStorage.clear());
  await page.goto(`${ward.url}/k/${ward.trafficAppId}/`);
  await page.getByRole('button', { name: /^集計「.*」を開く$/ }).waitFor();
  expect((await soon(kept, ({ entries }) => entries === 0)).entries).toBe(0);
  await page.getByRole('button', { name: /^集計「.*」を開く$/ }).click();
  await counted();
  expect((await kept()).entries).toBe(0);
});

interface Kept {
  /** Things of some size: records, not what the store knows of itself. */
  entries: number;
  keys: string[];
  /** Everything in all stores as text, bytes read as UTF-8. */
  text: string;
}

function kept(): Promise<Kept> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason'));
      });
    const decoder = new TextDecoder();
    const found: Kept = { entries: 0, keys: [], text: '' };
    const told = (value: unknown): string => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
        if (bytes.byteLength > 500) found.entries += 1;
        return decoder.decode(bytes);
      }
      if (value !== null && typeof value === 'object') {
        return Object.entries(value)
          .map(([key, each]) => `${key}=${told(each)}`)
          .join(' ');
      }
      return String(value);
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        found.keys.push(...(await done(objects.getAllKeys())).map((key) => JSON.stringify(key)));
        for (const value of await done(database.transaction(store).objectStore(store).getAll())) {
          found.text += told(value);
        }
      }
      database.close();
    }
    return found;
  });
}

async function counted(): Promise<void> {
  await page.getByText(/この表示で kintone に\d+回問い合わせました/).waitFor();
  await drawn(page);
}

async function soon(actual: () => Promise<Kept>, isSo: (now: Kept) => boolean): Promise<Kept> {
  let now = await actual();
  for (let tries = 50; tries > 0 && !isSo(now); tries -= 1) {
    await page.waitForTimeout(100);
    now = await actual();
  }
  return now;
}

/** Keys in both, but for the one under which the store has the name of its session's key. */
function shared(former: Kept, now: Kept): string[] {
  return now.keys.filter((key) => key !== '"secret"' && former.keys.includes(key));
}
