/**
 * `kintone.proxy` and `kintone.plugin.app.proxy` on the server. Rules: cybozu.dev/ja/kintone/docs/js-api,
 * proxy/kintone-proxy, plugins/kintone-plug-in-proxy and plugins/set-config-for-proxy.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { packPlugin } from './plugin-package';
import { startStage, type Stage } from './support';

let stage: Stage;
let other: Server;
let elsewhere: string;
let app: string;
let plugin: string;

/** What the other service saw of the last request. */
let seen: { method: string; url: string; headers: Record<string, unknown>; body: Buffer };

beforeAll(async () => {
  other = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen = { method, url, headers, body: Buffer.concat(chunks) };
      if (url.startsWith('/moved')) response.writeHead(302, { Location: 'https://example.com/' });
      else response.writeHead(url === '/teapot' ? 418 : 200, { 'X-Reply': 'はい'.length });
      response.end('{"答え":1}');
    });
  });
  await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
  elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;

  stage = await startStage();
  const { client } = stage;
  app = (await client.app.addApp({ name: '送る' })).app;
  const packed = await packPlugin();
  const { fileKey } = await client.file.uploadFile({
    file: { name: 'plugin.zip', data: packed.plugin },
  });
  plugin = packed.id;
  await stage.call('POST', '/k/v1/plugin.json', { fileKey });
  await stage.call('POST', '/k/v1/preview/app/plugins.json', { app, ids: [plugin] });
  await store('/', 'POST', { 'X-Key': 'whole' }, { from: 'whole' });
  await store('/deep', 'POST', { 'X-Key': 'secret' }, { from: 'plugin', more: '1' });
  await store('/deep', 'GET', { Authorization: 'Bearer secret' }, { key: 'k 1' });
  await client.app.deployApp({ apps: [{ app }] });
});

afterAll(async () => {
  await stage?.stop();
  await new Promise((ended) => other?.close(ended));
});

function store(path: string, method: string, headers: object, data: object) {
  const url = `${elsewhere}${path}`;
  return stage.call('PUT', '/k/internal/plugin/proxy.json', {
    ...{ app, id: plugin, url, method, headers, data },
  });
}

function call(request: object) {
  return stage.call('POST', '/k/internal/proxy/call.json', { headers: {}, data: {}, ...request });
}

describe('a request to elsewhere', () => {
  it('gives body, status and headers as the other side wrote them, whatever the status', async () => {
    const { body } = await call({ url: `${elsewhere}/teapot`, method: 'GET' });
    expect(body).toMatchObject({
      body: '{"答え":1}',
      status: 418,
      headers: { 'X-Reply': '2' },
    });
  });

  it('sends data with POST and PUT, and none with GET and DELETE', async () => {
    await call({ url: `${elsewhere}/a`, method: 'PUT', data: { a: 1 } });
    expect(seen.body.toString()).toBe('{"a":1}');
    await call({ url: `${elsewhere}/a`, method: 'POST', data: 'plain text' });
    expect(seen.body.toString()).toBe('plain text');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await call({ url: `${elsewhere}/a`, method: 'POST', headers, data: { a: '1 2' } });
    expect(seen.body.toString()).toBe('a=1+2');
    await call({ url: `${elsewhere}/a?b=1`, method: 'DELETE', data: { a: 1 } });
    expect(seen).toMatchObject({ method: 'DELETE', url: '/a?b=1' });
    expect(seen.body).toHaveLength(0);
  });

  it('carries no cookie and no credentials of kintone', async () => {
    await call({ url: `${elsewhere}/a`, method: 'GET' });
    expect(Object.keys(seen.headers)).toEqual(expect.arrayContaining(['host']));
    expect(seen.headers).not.toHaveProperty('cookie');
    expect(seen.headers).not.toHaveProperty('x-cybozu-authorization');
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1.example.com/',
    'http://10.0.0.1/',
    'http://localhost@example.com/',
    'file:///etc/passwd',
    'nowhere',
  ])('to %s is refused, naming the rule', async (url) => {
    const answer = await call({ url, method: 'GET' });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('EMULATOR_PROXY_LOOPBACK_ONLY');
    expect(answer.body.message).toContain('127.0.0.1');
  });

  it('is not redirected away from this computer', async () => {
    const { body } = await call({ url: `${elsewhere}/moved`, method: 'GET' });
    expect(body).toMatchObject({ status: 302, headers: { Location: 'https://example.com/' } });
  });

  it('to where nobody listens is answered with 503', async () => {
    const { body } = await call({ url: 'http://127.0.0.1:9/', method: 'GET' });
    expect(body['status']).toBe(503);
  });

  it('needs a method of the four', async () => {
    const answer = await call({ url: elsewhere, method: 'PATCH' });
    expect(answer.body).toMatchObject({ code: 'CB_VA01', errors: { method: {} } });
  });
});

describe('what a plugin stored', () => {
  it('is added to its requests, before what the page gave under the same names', async () => {
    await call({
      ...{ app, plugin, url: `${elsewhere}/deep/er`, method: 'POST' },
      ...{ headers: { 'x-key': 'page', 'X-Page': '1' }, data: { from: 'page', own: 'yes' } },
    });
    expect(seen.headers).toMatchObject({ 'x-key': 'secret', 'x-page': '1' });
    expect(JSON.parse(seen.body.toString())).toEqual({ from: 'plugin', more: '1', own: 'yes' });
  });

  it('is of the address that agrees furthest, of the same method, upper and lower case apart', async () => {
    await call({ app, plugin, url: `${elsewhere}/other`, method: 'POST' });
    expect(seen.headers['x-key']).toBe('whole');
    await call({ app, plugin, url: `${elsewhere}/DEEP`, method: 'POST' });
    expect(seen.headers['x-key']).toBe('whole');
    await call({ app, plugin, url: `${elsewhere}/deep`, method: 'DELETE' });
    expect(seen.headers['x-key']).toBeUndefined();
  });

  it('goes into the query of a GET', async () => {
    await call({ app, plugin, url: `${elsewhere}/deep?a=1`, method: 'GET' });
    expect(seen.url).toBe('/deep?a=1&key=k+1');
    expect(seen.headers['authorization']).toBe('Bearer secret');
  });

  it('is added to no request of a customization, nor to those of a plugin the app lacks', async () => {
    await call({ url: `${elsewhere}/deep`, method: 'POST' });
    expect(seen.headers['x-key']).toBeUndefined();
    const stranger = { app, plugin: 'a'.repeat(32) };
    const answer = await call({ ...stranger, url: `${elsewhere}/deep`, method: 'POST' });
    expect(answer.status).toBe(403);
  });

  it('takes no objects as values', async () => {
    const answer = await store('/x', 'POST', {}, { deep: { er: 1 } });
    expect(answer.body).toMatchObject({ code: 'CB_VA01', errors: { 'data.deep': {} } });
  });

  it('is effective when the app is deployed', async () => {
    await store('/late', 'POST', { 'X-Key': 'late' }, {});
    await call({ app, plugin, url: `${elsewhere}/late`, method: 'POST' });
    expect(seen.headers['x-key']).toBe('whole');
    await stage.client.app.deployApp({ apps: [{ app }] });
    await call({ app, plugin, url: `${elsewhere}/late`, method: 'POST' });
    expect(seen.headers['x-key']).toBe('late');
  });

  it('is told to no REST endpoint', async () => {
    for (const path of ['app/plugins.json', 'preview/app/plugins.json']) {
      const answer = await stage.call('GET', `/k/v1/${path}?app=${app}`);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    }
  });
});

it('uploads a file as it is', async () => {
  const form = new FormData();
  const request = { app, plugin, url: `${elsewhere}/deep`, method: 'POST', headers: {} };
  form.set('request', JSON.stringify(request));
  form.set('file', new Blob([new Uint8Array([0, 255, 1])]));
  const response = await fetch(`${stage.kintone.url}/k/internal/proxy/upload.json`, {
    method: 'POST',
    headers: {
      'X-Cybozu-Authorization': Buffer.from('Administrator:cybozu').toString('base64'),
    },
    body: form,
  });
  expect(await response.json()).toMatchObject({ status: 200 });
  expect([...seen.body]).toEqual([0, 255, 1]);
  expect(seen.headers['x-key']).toBe('secret');
});
