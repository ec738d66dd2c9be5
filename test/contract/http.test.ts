/** What every endpoint shares: who asks, how parameters come, how errors look, how many at once. */
import { Agent, request } from 'node:http';
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
let app: string;
beforeAll(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '共通' }));
  await stage.client.app.addFormFields({
    app,
    properties: { 件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' } },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
});
afterAll(() => stage.stop());

/** Signs in as a browser does. */
async function signIn(code = 'Administrator', password = 'cybozu') {
  const response = await fetch(`${stage.kintone.url}/k/internal/login.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify({ code, password }),
  });
  const cookie = response.headers.get('set-cookie') ?? '';
  const { requestToken } = (await response.json()) as { requestToken: string };
  return {
    status: response.status,
    setCookie: cookie,
    cookie: cookie.split(';')[0] ?? '',
    requestToken,
  };
}

const page = (cookie: string) => ({ Cookie: cookie, 'X-Requested-With': 'XMLHttpRequest' });

describe('authentication', () => {
  test('no credentials: 401 CB_AU01', async () => {
    const { status, body, headers } = await stage.call(
      'GET',
      `/k/v1/app.json?id=${app}`,
      undefined,
      {},
    );
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'CB_AU01' });
    expect(headers.get('X-Cybozu-Error')).toBe('CB_AU01');
  });

  test.each([
    ['a wrong password', 'Administrator:wrong'],
    ['an unknown user', 'nobody:cybozu'],
    ['no colon', 'Administrator'],
  ])('%s: 401 CB_WA01', async (_case, credentials) => {
    const headers = { 'X-Cybozu-Authorization': Buffer.from(credentials).toString('base64') };
    const { status, body } = await stage.call(
      'GET',
      `/k/v1/app.json?id=${app}`,
      undefined,
      headers,
    );
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'CB_WA01' });
  });

  test('a session reads with X-Requested-With and writes with the request token', async () => {
    const { cookie, setCookie, requestToken } = await signIn();
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Lax/);
    const url = `/k/v1/app.json?id=${app}`;
    expect((await stage.call('GET', url, undefined, { Cookie: cookie })).status).toBe(400);
    const empty = { Cookie: cookie, 'X-Requested-With': '' };
    expect((await stage.call('GET', url, undefined, empty)).status).toBe(400);
    expect((await stage.call('GET', url, undefined, page(cookie))).status).toBe(200);
    // 「XMLHttpRequest」または空文字列以外の文字列 (page kintone REST APIの共通仕様)
    const other = { Cookie: cookie, 'X-Requested-With': 'fetch' };
    expect((await stage.call('GET', url, undefined, other)).status).toBe(200);
    const record = { app, record: { 件名: { value: '窓口' } } };
    const forged = await stage.call('POST', '/k/v1/record.json', record, page(cookie));
    expect(forged).toMatchObject({ status: 400, body: { code: 'CB_IL02' } });
    const honest = { ...record, __REQUEST_TOKEN__: requestToken };
    expect((await stage.call('POST', '/k/v1/record.json', honest, page(cookie))).status).toBe(200);
  });

  test('signing out ends the session, switching gives another user’s', async () => {
    await stage.call('POST', '/v1/users.json', {
      users: [{ code: 'sato', name: '佐藤', password: 'sato-pass', locale: 'ja' }],
    });
    const first = await signIn();
    const answer = await fetch(`${stage.kintone.url}/k/internal/switch-user.json`, {
      method: 'POST',
      headers: { ...page(first.cookie), 'Content-Type': 'application/json' },
      body: JSON.stringify({ code: 'sato', __REQUEST_TOKEN__: first.requestToken }),
    });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { requestToken } = (await answer.json()) as { requestToken: string };
    const users = await stage.call('GET', '/v1/users.json', undefined, page(first.cookie));
    expect(users.status).toBe(401);
    const token = { __REQUEST_TOKEN__: requestToken };
    expect((await stage.call('POST', '/k/internal/logout.json', token, page(cookie))).status).toBe(
      200,
    );
    expect((await stage.call('GET', '/v1/users.json', undefined, page(cookie))).status).toBe(401);
  });

  test('a session ends after a day without use', async () => {
    const { cookie } = await signIn();
    stage.kintone.db.run(
      'UPDATE sessions SET last_used = ?',
      new Date(Date.now() - 25 * 3_600_000).toISOString(),
    );
    const { status, body } = await stage.call('GET', '/v1/users.json', undefined, page(cookie));
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'CB_AU01' });
  });

  test('an API token may do what it was made for, in its app only', async () => {
    const made = await stage.call('POST', '/k/internal/app/tokens.json', { app, rights: ['VIEW'] });
    const headers = { 'X-Cybozu-API-Token': String(made.body['token']) };
    const early = await stage.call('GET', `/k/v1/records.json?app=${app}`, undefined, headers);
    expect(early).toMatchObject({ status: 400, body: { code: 'GAIA_IA02' } });
    await stage.client.app.deployApp({ apps: [{ app }] });
    const list = await stage.call('GET', `/k/v1/records.json?app=${app}`, undefined, headers);
    expect(list.status).toBe(200);
    const add = await stage.call('POST', '/k/v1/record.json', { app, record: {} }, headers);
    expect(add).toMatchObject({ status: 403, body: { code: 'GAIA_NO01' } });
    const unknown = { 'X-Cybozu-API-Token': 'x' };
    const refused = await stage.call('GET', `/k/v1/records.json?app=${app}`, undefined, unknown);
    expect(refused).toMatchObject({ status: 400, body: { code: 'GAIA_IA02' } });
  });

  test('a deleted API token works until the app is updated, and for good when the change is discarded', async () => {
    const tokens = '/k/internal/app/tokens.json';
    const { token } = (await stage.call('POST', tokens, { app, rights: ['VIEW'] })).body;
    await stage.client.app.deployApp({ apps: [{ app }] });
    const headers = { 'X-Cybozu-API-Token': String(token) };
    const read = async () =>
      (await stage.call('GET', `/k/v1/records.json?app=${app}`, undefined, headers)).status;
    await stage.call('DELETE', tokens, { app, token });
    expect(await read()).toBe(200);
    await stage.client.app.deployApp({ apps: [{ app }], revert: true });
    await stage.client.app.deployApp({ apps: [{ app }] });
    expect(await read()).toBe(200);
    await stage.call('DELETE', tokens, { app, token });
    await stage.client.app.deployApp({ apps: [{ app }] });
    expect(await read()).toBe(400);
  });
});

describe('the name a request is sent to', () => {
  const askedAs = (host: string, path: string) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const headers = { ...passwordHeader('Administrator', 'cybozu'), Host: host };
      request(`${stage.kintone.url}${path}`, { headers }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => (body += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      })
        .on('error', reject)
        .end();
    });

  test.each(['127.0.0.1', 'localhost', '[::1]', 'LOCALHOST'])(
    '%s is this machine: answered',
    async (name) => {
      const api = await askedAs(`${name}:${stage.kintone.port}`, `/k/v1/app.json?id=${app}`);
      expect(api.status).toBe(200);
      expect((await askedAs(name, '/login')).status).toBe(200);
    },
  );

  test.each(['kintone.example.com', 'localhost.example.com:80', '127.0.0.1.example.com', '[::2]'])(
    '%s may be a foreign page that points here: refused in words, API and pages alike',
    async (name) => {
      for (const path of [`/k/v1/app.json?id=${app}`, '/login', '/k/']) {
        const { status, body } = await askedAs(name, path);
        expect(status).toBe(403);
        expect(JSON.parse(body)).toMatchObject({
          code: 'EMULATOR_FOREIGN_HOST',
          message: expect.stringContaining(name) as string,
        });
      }
    },
  );
});

describe('parameters', () => {
  test('a GET may come as a POST that says so', async () => {
    const headers = {
      ...passwordHeader('Administrator', 'cybozu'),
      'X-HTTP-Method-Override': 'GET',
    };
    const { status, body } = await stage.call('POST', '/k/v1/app.json', { id: app }, headers);
    expect({ status, appId: body['appId'] }).toEqual({ status: 200, appId: app });
  });

  test('a URL over 8 KB is too large; its query fits in a body [page kintone REST APIの共通仕様]', async () => {
    const query = `件名 = "${'a'.repeat(8000)}"`;
    const url = `/k/v1/records.json?app=${app}&query=`;
    const room = 8 * 1024 - url.length;
    expect((await stage.call('GET', url + '+'.repeat(room))).status).toBe(200);
    expect((await stage.call('GET', url + '+'.repeat(room + 1))).status).toBe(414);
    const headers = {
      ...passwordHeader('Administrator', 'cybozu'),
      'X-HTTP-Method-Override': 'GET',
    };
    const body = { app, query };
    expect((await stage.call('POST', '/k/v1/records.json', body, headers)).status).toBe(200);
  });

  test('lists come indexed in a query string', async () => {
    const path = `/k/v1/apps.json?ids[0]=${app}&ids[1]=999`;
    const { body } = await stage.call('GET', path);
    expect(body['apps']).toHaveLength(1);
  });

  test('a broken body is CB_IJ01, a body type without a body CB_IL02', async () => {
    const broken = await stage.call('POST', '/k/v1/record.json', '{"app": 1');
    expect(broken).toMatchObject({ status: 400, body: { code: 'CB_IJ01' } });
    const empty = await stage.call('GET', `/k/v1/app.json?id=${app}`, undefined, {
      ...passwordHeader('Administrator', 'cybozu'),
      'Content-Type': 'application/json',
    });
    expect(empty).toMatchObject({ status: 400, body: { code: 'CB_IL02' } });
  });

  test('an unknown path is 404 in words; a known one that is missing says so', async () => {
    expect((await stage.call('GET', '/k/v1/recordz.json')).status).toBe(404);
    const { status, body } = await stage.call('PUT', '/v1/groups/codes.json', { codes: [] });
    expect({ status, code: body.code }).toEqual({ status: 501, code: 'EMULATOR_NOT_EMULATED' });
  });
});

describe('the language of messages', () => {
  beforeAll(async () => {
    const user = (code: string, locale: string) => ({ code, name: code, password: 'pass', locale });
    await stage.call('POST', '/v1/users.json', {
      users: [user('user-ja', 'ja'), user('user-en', 'en'), user('user-auto', 'auto')],
    });
  });

  test.each([
    ['user-ja', 'en', '指定したアプリ'],
    ['user-en', 'ja', 'The app (ID:'],
    ['user-auto', 'ja', '指定したアプリ'],
    ['user-auto', 'en-US', 'The app (ID:'],
    ['user-auto', '*', '指定したアプリ'],
    ['user-auto', undefined, '指定したアプリ'],
  ])('%s with a browser that asks for %s reads "%s…"', async (code, language, words) => {
    const headers = {
      ...passwordHeader(code, 'pass'),
      ...(language ? { 'Accept-Language': language } : { 'Accept-Language': '' }),
    };
    const { body } = await stage.call('GET', '/k/v1/app.json?id=999', undefined, headers);
    expect(body.message).toContain(words);
  });
});

test('every answer tells the limit of requests at once, and the hundred and first is refused', async () => {
  const { headers } = await stage.call('GET', `/k/v1/app.json?id=${app}`);
  expect(headers.get('X-ConcurrencyLimit-Limit')).toBe('100');
  expect(headers.get(RUNNING)).toBe('1');
  // Requests whose bodies never end keep the service busy: those of pages first, which do not count.
  const pages = await hold('/k/internal/logout.json', 5);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await stage.call('GET', `/k/v1/app.json?id=${app}`)).headers.get(RUNNING)).toBe('1');
  const held = [...pages, ...(await hold('/k/v1/record.json', 100))];
  const running = async () => {
    const answer = await stage.call('GET', `/k/v1/app.json?id=${app}`);
    return Number(answer.headers.get(RUNNING));
  };
  while ((await running()) <= 100);
  const refused = await stage.call('GET', `/k/v1/app.json?id=${app}`);
  expect(refused).toMatchObject({ status: 429, body: { code: 'GAIA_TO04' } });
  for (const open of held) open.destroy();
  while ((await running()) > 1);
});

const RUNNING = 'X-ConcurrencyLimit-Running';

/** Begins so many requests whose bodies never end. */
async function hold(path: string, count: number): Promise<ReturnType<typeof request>[]> {
  const agent = new Agent({ maxSockets: Infinity });
  const begin = () =>
    new Promise<ReturnType<typeof request>>((resolve, reject) => {
      const open = request(`${stage.kintone.url}${path}`, {
        agent,
        method: 'POST',
        headers: {
          ...passwordHeader('Administrator', 'cybozu'),
          'Content-Type': 'application/json',
          'Content-Length': '1000',
        },
      });
      open.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET') reject(error);
      });
      open.write('{', () => resolve(open));
    });
  return Promise.all(Array.from({ length: count }, begin));
}
