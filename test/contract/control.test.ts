/** The emulator's own switches: faults on demand, the clock, and several instances in one process. */
import { request } from 'node:http';
import { startKintone, type Kintone } from '../../emulator';
import { passwordHeader } from './support';
import { packPlugin } from './plugin-package';

const ADMIN = passwordHeader('Administrator', 'cybozu');
const TITLE = { 件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' } };

let kintone: Kintone;
let app: number;
beforeAll(async () => {
  kintone = await startKintone();
  app = await kintone.createApp({ name: '操作', properties: TITLE });
});
afterEach(() => {
  kintone.faults.clear();
  kintone.clock.reset();
});
afterAll(() => kintone.stop());

const add = (title: string) =>
  kintone.request<{ id: string }>('POST', '/k/v1/record.json', {
    app,
    record: { 件名: { value: title } },
  });
const count = async (): Promise<number> =>
  Number(
    (
      await kintone.request<{ totalCount: string }>('GET', '/k/v1/records.json', {
        app,
        totalCount: true,
        query: 'limit 1',
      })
    ).totalCount,
  );

/** A request to the emulator's own paths, as a program on this machine sends it. */
async function control(method: string, path: string, body?: unknown, headers = {}) {
  const response = await fetch(`${kintone.url}/emulator/${path}`, {
    method,
    headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

describe('faults on demand', () => {
  test('the next two writes fail as told, the third is done; reading never fails', async () => {
    const { status } = await control('POST', 'faults', {
      match: 'POST /k/v1/record*.json',
      count: 2,
      answer: { status: 503, code: 'GAIA_XX01', message: '混み合っています。' },
    });
    expect(status).toBe(200);
    const failed = { status: 503, code: 'GAIA_XX01', body: { message: '混み合っています。' } };
    await expect(add('1')).rejects.toMatchObject(failed);
    expect(await count()).toBe(0);
    await expect(add('2')).rejects.toMatchObject(failed);
    await add('3');
    expect(await count()).toBe(1);
    const { body } = await control('GET', 'faults');
    expect(body.faults).toMatchObject([
      { match: 'POST /k/v1/record*.json', count: 2, remaining: 0, hits: [{ method: 'POST' }, {}] },
    ]);
  });

  test('the error looks like kintone’s, in the language asked for', async () => {
    kintone.faults.next({ match: '/k/v1/apps.json', answer: { status: 429, code: 'GAIA_TO04' } });
    const response = await fetch(`${kintone.url}/k/v1/apps.json`, {
      headers: { ...ADMIN, 'Accept-Language': 'en' },
    });
    expect([response.status, response.headers.get('X-Cybozu-Error')]).toEqual([429, 'GAIA_TO04']);
    expect(await response.json()).toEqual({
      code: 'GAIA_TO04',
      id: expect.any(String),
      message: 'An error the emulator was told to answer with.',
    });
  });

  test('a body of one’s own: a proxy’s page, or JSON', async () => {
    kintone.faults.next({ match: '/k/*', answer: { status: 502, body: '<h1>Bad Gateway</h1>' } });
    kintone.faults.next({ match: '/k/*', answer: { status: 400, body: { results: [] } } });
    const page = await fetch(`${kintone.url}/k/v1/apps.json`, { headers: ADMIN });
    expect([page.status, await page.text()]).toEqual([502, '<h1>Bad Gateway</h1>']);
    const json = await fetch(`${kintone.url}/k/v1/apps.json`, { headers: ADMIN });
    expect([json.status, await json.json()]).toEqual([400, { results: [] }]);
  });

  test('late, but right', async () => {
    kintone.faults.next({ match: '/k/v1/records.json', answer: { delayMs: 150 } });
    const started = performance.now();
    await count();
    expect(performance.now() - started).toBeGreaterThanOrEqual(145);
  });

  test('a connection cut before: nothing is done; in the middle: done, and the answer broken off', async () => {
    const before = await count();
    kintone.faults.next({ match: 'POST /k/v1/record.json', answer: 'disconnect' });
    await expect(add('cut')).rejects.toThrow('fetch failed');
    expect(await count()).toBe(before);
    kintone.faults.next({ match: 'POST /k/v1/record.json', answer: 'disconnect-midway' });
    const { status, received, ended } = await readRaw('/k/v1/record.json', {
      app,
      record: { 件名: { value: 'half' } },
    });
    expect({ status, ended }).toEqual({ status: 200, ended: false });
    expect(received.length).toBeGreaterThan(0);
    expect(await count()).toBe(before + 1);
  });

  test('a session that ended: the page must sign in again, and can', async () => {
    const cookie = await signIn();
    const portal = () =>
      fetch(`${kintone.url}/k/`, { headers: { Cookie: cookie }, redirect: 'manual' });
    expect((await portal()).status).not.toBe(302);
    kintone.faults.next({ match: '/k/v1/*', answer: 'session-expired' });
    const rest = await fetch(`${kintone.url}/k/v1/apps.json`, {
      headers: { Cookie: cookie, 'X-Requested-With': 'XMLHttpRequest' },
    });
    expect([rest.status, ((await rest.json()) as { code: string }).code]).toEqual([401, 'CB_AU01']);
    expect((await portal()).status).toBe(302);
    expect(await signIn()).not.toBe(cookie);
  });

  test.each([
    [{ match: 'record.json', answer: 'disconnect' }, 'match'],
    [{ match: '/k/*', answer: 'explode' }, 'answer'],
    [{ match: '/k/*' }, 'answer'],
    [{ match: '/k/*', answer: { status: 200 } }, 'answer.status'],
    [{ match: '/k/*', answer: { status: 500, code: 'a\r\nb' } }, 'answer.code'],
    [{ match: '/k/*', answer: { delayMs: -1 } }, 'answer.delayMs'],
    [{ match: '/k/*', answer: 'disconnect', count: 0 }, 'count'],
  ])('refuses %j', async (order, key) => {
    const { status, body } = await control('POST', 'faults', order);
    expect({ status, keys: Object.keys(body.errors) }).toEqual({ status: 400, keys: [key] });
    expect(kintone.faults.list()).toEqual([]);
  });

  test('pages of other sites may not order them, nor move the clock', async () => {
    const order = { match: '/k/*', answer: 'disconnect' };
    for (const headers of [
      { Origin: 'https://example.com' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]) {
      expect((await control('POST', 'faults', order, headers)).body.code).toBe(
        'EMULATOR_FOREIGN_ORIGIN',
      );
      expect((await control('PUT', 'clock', { offsetMs: 1 }, headers)).status).toBe(403);
    }
    expect((await control('POST', 'faults', order, { Origin: kintone.url })).status).toBe(200);
    expect((await control('GET', 'faults', undefined)).body.faults).toHaveLength(1);
  });

  test('they never stand in the way of taking them back', async () => {
    kintone.faults.next({ match: '/*', count: 100, answer: 'disconnect' });
    expect((await control('DELETE', 'faults')).status).toBe(200);
    await count();
  });
});

describe('the clock', () => {
  test('is the one that every answer is dated with', async () => {
    kintone.clock.set({ now: '2027-04-01T00:00:00Z', frozen: true });
    const { headers } = await fetch(`${kintone.url}/k/`, { method: 'HEAD', redirect: 'manual' });
    expect(headers.get('Date')).toBe('Thu, 01 Apr 2027 00:00:00 GMT');
  });

  const created = async () => {
    const { id } = await add('時刻');
    const { record } = await kintone.request<{ record: Record<string, { value: string }> }>(
      'GET',
      '/k/v1/record.json',
      { app, id },
    );
    return record['作成日時']?.value;
  };

  test('records are created, and TODAY() is reckoned, at the time that was set', async () => {
    const { body } = await control('PUT', 'clock', { now: '2031-04-01T09:30:00+09:00' });
    expect(body).toMatchObject({ frozen: false, now: expect.stringMatching(/^2031-04-01T00:30/) });
    expect(await created()).toBe('2031-04-01T00:30:00Z');
    const { records } = await kintone.request<{ records: unknown[] }>('GET', '/k/v1/records.json', {
      app,
      query: '作成日時 = TODAY()',
    });
    expect(records).toHaveLength(1);
    await control('DELETE', 'clock');
    expect((await control('GET', 'clock')).body).toMatchObject({ offsetMs: 0, frozen: false });
  });

  test('stands still when told to, and runs on', async () => {
    kintone.clock.set({ now: '2030-01-01T00:00:00Z', frozen: true });
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(kintone.clock.now().toISOString()).toBe('2030-01-01T00:00:00.000Z');
    kintone.clock.set({ frozen: false });
    await new Promise((resolve) => setTimeout(resolve, 15));
    const now = kintone.clock.now().toISOString();
    expect(now > '2030-01-01T00:00:00.000Z' && now < '2030-01-01T00:01').toBe(true);
  });

  test('a cursor runs out after ten minutes, a sign-in after a day, an unused upload after three', async () => {
    const { id } = await kintone.request<{ id: string }>('POST', '/k/v1/records/cursor.json', {
      app,
    });
    const cookie = await signIn();
    const portal = () =>
      fetch(`${kintone.url}/k/`, { headers: { Cookie: cookie }, redirect: 'manual' });
    const files = () => kintone.db.get<{ n: number }>('SELECT COUNT(*) AS n FROM files')?.n;
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.txt');
    await fetch(`${kintone.url}/k/v1/file.json`, { method: 'POST', headers: ADMIN, body: form });
    const minute = 60_000;
    kintone.clock.set({ offsetMs: 11 * minute });
    await expect(kintone.request('GET', '/k/v1/records/cursor.json', { id })).rejects.toMatchObject(
      { code: 'GAIA_CN01' },
    );
    expect((await portal()).status).not.toBe(302);
    expect(files()).toBe(1);
    kintone.clock.set({ offsetMs: 26 * 60 * minute });
    expect((await portal()).status).toBe(302);
    kintone.clock.set({ offsetMs: 4 * 24 * 60 * minute });
    expect(files()).toBe(0);
  });

  test.each([
    [{}, 'now'],
    [{ now: '2030-01-01T00:00' }, 'now'],
    [{ now: 'tomorrow' }, 'now'],
    [{ now: '2030-01-01T00:00:00Z', offsetMs: 1 }, 'offsetMs'],
    [{ offsetMs: 'x' }, 'offsetMs'],
    [{ offsetMs: 1e15 }, 'offsetMs'],
  ])('refuses %j', async (setting, key) => {
    const { status, body } = await control('PUT', 'clock', setting);
    expect({ status, keys: Object.keys(body.errors ?? {}) }).toEqual({ status: 400, keys: [key] });
  });
});

describe('the page /emulator/', () => {
  const send = (fields: Record<string, string>) =>
    fetch(`${kintone.url}/emulator/`, {
      method: 'POST',
      headers: { Origin: kintone.url, 'Accept-Language': 'ja' },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });

  test('its forms set what the paths set', async () => {
    const fault = { do: 'fault', method: 'PUT', path: '/k/v1/*', count: '3', status: '409' };
    expect((await send({ ...fault, answer: 'status', code: 'GAIA_CO02' })).status).toBe(303);
    expect((await send({ ...fault, answer: 'delay', delay: '0.5' })).status).toBe(303);
    expect(kintone.faults.list()).toMatchObject([
      { match: 'PUT /k/v1/*', count: 3, answer: { status: 409, code: 'GAIA_CO02' } },
      { match: 'PUT /k/v1/*', count: 3, answer: { delayMs: 500 } },
    ]);
    await send({ do: 'clock', now: '2030-05-06T07:08', frozen: 'on' });
    expect(kintone.clock.state()).toMatchObject({ now: '2030-05-05T22:08:00.000Z', frozen: true });
    const html = await (await fetch(`${kintone.url}/emulator/`)).text();
    expect(html).toContain('2030-05-06 07:08');
    expect(html).toContain('409 GAIA_CO02');
    await send({ do: 'clear-faults' });
    await send({ do: 'reset-clock' });
    expect([kintone.faults.list(), kintone.clock.state().frozen]).toEqual([[], false]);
  });

  test('says what was wrong, keeps what was typed, and shows no markup of it', async () => {
    const response = await send({
      ...{ do: 'fault', path: '"><script>alert(1)</script>', count: '1' },
      ...{ answer: 'status', status: '500' },
    });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('role="alert"');
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
    expect(html).not.toContain('<script>alert');
  });
});

describe('started from a program', () => {
  test('five at once in one process know nothing of each other', async () => {
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => startKintone()));
    const packed = await packPlugin();
    await Promise.all(
      five.map(async (one, index) => {
        one.clock.set({ now: `203${index}-01-01T00:00:00Z`, frozen: true });
        const properties = {
          [`欄${index}`]: { type: 'SINGLE_LINE_TEXT', code: `欄${index}`, label: '欄' },
        };
        // Only the third has a plugin, only the second a fault.
        const plugins =
          index === 2 ? { [await one.installPlugin(packed.plugin)]: { key: 'value' } } : {};
        const id = await one.createApp({ name: `アプリ${index}`, properties, plugins });
        expect(id).toBe(1);
        for (let n = 0; n <= index; n += 1) {
          await one.request('POST', '/k/v1/record.json', {
            app: id,
            record: { [`欄${index}`]: { value: `${index}-${n}` } },
          });
        }
        if (index === 1) one.faults.next({ match: '/k/v1/plugins.json', answer: { status: 500 } });
      }),
    );
    for (const [index, one] of five.entries()) {
      const { records, totalCount } = await one.request<{
        records: Record<string, { value: string }>[];
        totalCount: string;
      }>('GET', '/k/v1/records.json', { app: 1, totalCount: true, query: 'order by $id asc' });
      expect(totalCount).toBe(String(index + 1));
      expect(records.map((record) => record[`欄${index}`]?.value)).toEqual(
        Array.from({ length: index + 1 }, (_, n) => `${index}-${n}`),
      );
      expect(records[0]?.['作成日時']?.value).toBe(`203${index}-01-01T00:00:00Z`);
      if (index === 1) continue;
      const { plugins } = await one.request<{ plugins: unknown[] }>('GET', '/k/v1/plugins.json');
      expect(plugins).toHaveLength(index === 2 ? 1 : 0);
    }
    await Promise.all(five.map((one) => one.stop()));
  });

  test('starts and stops again and again, and stopping leaves nothing that would keep a program alive', async () => {
    const held = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'));
    const before = held().length;
    for (let round = 0; round < 3; round += 1) {
      const one = await startKintone();
      await one.request('GET', '/k/v1/apps.json');
      await one.stop();
      await expect(one.stop()).resolves.toBeUndefined();
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(held().length).toBeLessThanOrEqual(before);
  });
});

async function signIn(): Promise<string> {
  const response = await fetch(`${kintone.url}/k/internal/login.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify({ code: 'Administrator', password: 'cybozu' }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** What arrives of an answer before the connection ends. */
function readRaw(
  path: string,
  body: unknown,
): Promise<{ status: number; received: string; ended: boolean }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${kintone.url}${path}`,
      { method: 'POST', headers: { ...ADMIN, 'Content-Type': 'application/json' } },
      (response) => {
        let received = '';
        response.on('data', (part: Buffer) => (received += part.toString()));
        response.on('error', () => undefined);
        response.on('close', () =>
          resolve({ status: response.statusCode ?? 0, received, ended: response.complete }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
