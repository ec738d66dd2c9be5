/** Plugins from the zip to the page: what is installed, what is refused, and when settings take effect. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { packPlugin, type Packed } from './plugin-package';
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
let packed: Packed;
beforeAll(async () => {
  packed = await packPlugin();
});
beforeEach(async () => {
  stage = await startStage();
});
afterEach(async () => {
  await stage.stop();
});

async function upload(data: Uint8Array | string): Promise<string> {
  const file = { name: 'plugin.zip', data: Buffer.from(data as string) };
  return (await stage.client.file.uploadFile({ file })).fileKey;
}

async function install(): Promise<void> {
  await stage.client.plugin.installPlugin({ fileKey: await upload(packed.plugin) });
}

async function appWithPlugin(): Promise<string> {
  await install();
  const { app } = await stage.client.app.addApp({ name: '区民のこえ' });
  await stage.client.app.addPlugins({ app, ids: [packed.id] });
  await stage.client.app.deployApp({ apps: [{ app }] });
  return app;
}

test('an installed plugin has the id that the packer gave, its version and its words', async () => {
  const fileKey = await upload(packed.plugin);
  expect(await stage.client.plugin.installPlugin({ fileKey })).toEqual({
    id: packed.id,
    version: '1',
  });
  expect((await stage.client.plugin.getPlugins({})).plugins).toEqual([
    {
      id: packed.id,
      name: '見本',
      description: '見本のプラグイン',
      isMarketPlugin: false,
      version: '1',
    },
  ]);
});

test('installed plugins are told newest first, page by page, or those asked for', async () => {
  await install();
  const newer = await packPlugin();
  const fileKey = await upload(newer.plugin);
  await stage.client.plugin.installPlugin({ fileKey });
  const ids = async (query: object) =>
    (await stage.client.plugin.getPlugins(query)).plugins.map(({ id }) => id);
  expect(await ids({})).toEqual([newer.id, packed.id]);
  expect(await ids({ offset: 1 })).toEqual([packed.id]);
  expect(await ids({ limit: 1 })).toEqual([newer.id]);
  expect(await ids({ ids: [packed.id] })).toEqual([packed.id]);
  expect(await ids({ ids: [] })).toEqual([newer.id, packed.id]);
  const many = { ids: Array.from({ length: 101 }, () => packed.id) };
  for (const [member, query] of Object.entries({
    offset: { offset: -1 },
    limit: { limit: 101 },
    ids: many,
  })) {
    const { errors } = (await ids(query).catch((error: unknown) => error)) as { errors: object };
    expect(Object.keys(errors)).toEqual([member]);
  }
});

test('a newer zip signed with the same key updates, one signed with another key does not', async () => {
  await install();
  const newer = await packPlugin('2.0.0', packed.privateKey);
  expect(newer.id).toBe(packed.id);
  const fileKey = await upload(newer.plugin);
  expect(await stage.client.plugin.updatePlugin({ id: packed.id, fileKey })).toEqual({
    id: packed.id,
    version: '2.0.0',
  });
  const stranger = await packPlugin(3);
  const strangerKey = await upload(stranger.plugin);
  await expect(
    stage.client.plugin.updatePlugin({ id: packed.id, fileKey: strangerKey }),
  ).rejects.toMatchObject({ code: 'CB_VA01' });
});

describe('a zip is refused in words when', () => {
  const cases: [string, () => Uint8Array, RegExp][] = [
    ['it is no zip', () => strToU8('これはzipではありません'), /読み込めません/],
    ['it is empty', () => new Uint8Array(), /読み込めません/],
    [
      'it is no plugin',
      () => zipSync({ 'a.txt': strToU8('a') }),
      /プラグインファイルではありません/,
    ],
    ['its contents were changed', tampered, /署名/],
    ['it is cut off', () => packed.plugin.subarray(0, packed.plugin.length / 2), /読み込めません/],
  ];

  function tampered(): Uint8Array {
    const files = unzipSync(packed.plugin);
    const contents = unzipSync(files['contents.zip'] ?? new Uint8Array());
    contents['js/desktop.js'] = strToU8('alert(1)');
    return zipSync({ ...files, 'contents.zip': zipSync(contents) });
  }

  test.each(cases)('%s', async (_case, zip, words) => {
    const fileKey = await upload(zip());
    const { status, body } = await stage.call('POST', '/k/v1/plugin.json', { fileKey });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'CB_VA01' });
    expect(body.errors?.['fileKey']?.messages[0]).toMatch(words);
    expect((await stage.client.plugin.getPlugins({})).plugins).toEqual([]);
  });
});

test('only a system administrator installs', async () => {
  await stage.call('POST', '/v1/users.json', {
    users: [{ code: 'sato', name: '佐藤', password: 'pass' }],
  });
  const sato = passwordHeader('sato', 'pass');
  const { status, body } = await stage.call('POST', '/k/v1/plugin.json', { fileKey: 'x' }, sato);
  expect({ status, code: body.code }).toEqual({ status: 403, code: 'CB_NO02' });
});

test('settings saved on the config page take effect when the app is deployed', async () => {
  const app = await appWithPlugin();
  const config = { settings: '{"version":1}' };
  await stage.call('PUT', '/k/internal/plugin/config.json', { app, id: packed.id, config });
  const live = () =>
    JSON.parse(
      stage.kintone.db.get<{ live: string }>('SELECT live FROM apps WHERE id = ?', app)?.live ?? '',
    ) as { plugins: { config: object }[] };
  expect(live().plugins[0]?.config).toEqual({});
  const saved = await stage.call(
    'GET',
    `/k/internal/plugin/config.json?app=${app}&id=${packed.id}`,
  );
  expect(saved.body['config']).toEqual(config);
  await stage.client.app.deployApp({ apps: [{ app }] });
  expect(live().plugins[0]?.config).toEqual(config);
});

test('settings over 256 KB are refused', async () => {
  const app = await appWithPlugin();
  const config = { settings: 'あ'.repeat(90_000) };
  const body = { app, id: packed.id, config };
  const answer = await stage.call('PUT', '/k/internal/plugin/config.json', body);
  expect(answer).toMatchObject({ status: 400, body: { code: 'CB_VA01' } });
});

test('an app keeps a removed plugin’s entry, and it is named as required', async () => {
  const app = await appWithPlugin();
  expect((await stage.client.plugin.getApps({ id: packed.id })).apps).toEqual([
    { id: app, name: '区民のこえ' },
  ]);
  await stage.client.plugin.uninstallPlugin({ id: packed.id });
  const { plugins } = await stage.client.plugin.getRequiredPlugins({});
  expect(plugins).toMatchObject([{ id: packed.id }]);
  expect((await stage.client.app.getPlugins({ app })).plugins).toMatchObject([
    { id: packed.id, enabled: false },
  ]);
});

test('a page loads plugin files with their type, signed in only', async () => {
  await appWithPlugin();
  const row = stage.kintone.db.get<{ files: string }>('SELECT files FROM plugins');
  const files = JSON.parse(row?.files ?? '{}') as Record<string, string>;
  const url = `${stage.kintone.url}/k/resource/${files['js/desktop.js']}`;
  expect((await fetch(url)).status).toBe(404);
  const login = await fetch(`${stage.kintone.url}/k/internal/login.json`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Requested-With': 'XMLHttpRequest' },
    body: JSON.stringify({ code: 'Administrator', password: 'cybozu' }),
  });
  const Cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  const script = await fetch(url, { headers: { Cookie } });
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(await script.text()).toContain('pluginVersion');
});
