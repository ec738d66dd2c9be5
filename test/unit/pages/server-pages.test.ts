import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppDefinition } from '../../../emulator/apps/definition';
import type { Boot } from '../../../emulator/pages/boot';
import { AssetFiles } from '../../../emulator/server/page-files';
import { embedJson } from '../../../emulator/server/page-html';
import { findResource } from '../../../emulator/server/page-resources';
import type { PageDeps } from '../../../emulator/server/pages';
import { answerPage } from '../../../emulator/server/pages';
import { Database } from '../../../emulator/store/database';

const NOW = '2026-04-01T00:00:00Z';
const PLUGIN = 'abcdefghijklmnopabcdefghijklmnop';
let db: Database;
let directory: string;
let deps: PageDeps;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pages-'));
  writeFileSync(join(directory, 'pages.js'), 'void 0;');
  db = new Database(':memory:');
  for (const [code, admin] of [
    ['admin', 1],
    ['clerk', 0],
  ] as const) {
    db.run(
      "INSERT INTO users (code, name, password_hash, is_system_admin, created, modified) VALUES (?, ?, '', ?, ?, ?)",
      code,
      `${code} </script><b>`,
      admin,
      NOW,
      NOW,
    );
  }
  deps = {
    db,
    pageClock: () => undefined,
    assets: new AssetFiles(directory),
    now: () => new Date(NOW),
  };
});

afterEach(() => {
  db.close();
  rmSync(directory, { recursive: true });
});

function visit(url: string, user?: string, headers: Record<string, string> = {}) {
  return answerPage(deps, {
    method: 'GET',
    url,
    headers,
    session: () => (user ? { userCode: user, requestToken: 'token' } : undefined),
  });
}

function get(url: string, user?: string) {
  const answer = visit(url, user);
  if (!answer) throw new Error(`no page at ${url}`);
  return { ...answer, body: String(answer.body) };
}

function bootOf(html: string): Boot {
  const json = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(json ?? '') as Boot;
}

/** An app with one right: everyone may view, and nobody but system administrators administer it. */
function addApp(change: Partial<AppDefinition> = {}, side: 'live' | 'preview' = 'live'): number {
  const { lastInsertRowid: id } = db.run(
    "INSERT INTO apps (live, preview, creator, created, modifier, modified) VALUES (NULL, '{}', 'admin', ?, 'admin', ?)",
    NOW,
    NOW,
  );
  const definition = JSON.stringify({
    id,
    settings: { name: '区民のこえ' },
    rights: [
      {
        entity: { type: 'GROUP', code: 'everyone' },
        includeSubs: false,
        recordViewable: true,
        recordAddable: false,
        appEditable: false,
      },
    ],
    customization: { scope: 'ALL', desktop: { js: [], css: [] }, mobile: { js: [], css: [] } },
    plugins: [],
    fields: {},
    layout: [],
    kept: {},
    ...change,
  });
  db.run('UPDATE apps SET preview = ? WHERE id = ?', definition, id);
  if (side === 'live') db.run('UPDATE apps SET live = preview WHERE id = ?', id);
  db.run("INSERT OR IGNORE INTO groups (code, name) VALUES ('everyone', 'Everyone')");
  return id;
}

test('who is not signed in is asked to, and comes back to the page with its query', () => {
  const answer = get('/k/1/?view=20');
  expect(answer.status).toBe(302);
  expect(answer.headers.location).toBe('/login?returnTo=%2Fk%2F1%2F%3Fview%3D20');
});

test('who is signed in already passes the sign-in page, never to another site', () => {
  expect(get('/login?returnTo=//example.com', 'clerk').headers.location).toBe('/k/');
});

test('data cannot end the block it is embedded in', () => {
  const json = embedJson({ name: '</script><script>alert(1)</script><!--', line: '\u2028' });
  expect(json).not.toMatch(/[<>\u2028]/);
  expect(JSON.parse(json)).toEqual({
    name: '</script><script>alert(1)</script><!--',
    line: '\u2028',
  });
});

test('the portal knows its user', () => {
  const answer = get('/k/', 'clerk');
  expect(answer.status).toBe(200);
  expect(bootOf(answer.body)).toMatchObject({
    page: 'portal',
    language: 'ja',
    requestToken: 'token',
    user: { code: 'clerk', name: 'clerk </script><b>', isSystemAdmin: false },
  });
});

test.each(['/k/999/', '/k/999/show', '/k/admin/app/flow?app=999', '/k/admin/app/999/plugin/'])(
  '%s of an app that is not there says so',
  (url) => {
    const answer = get(url, 'admin');
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('指定したアプリ（id: 999）が見つかりません');
  },
);

test('an app that was never published leads its administrator to its settings', () => {
  const id = addApp({}, 'preview');
  const answer = get(`/k/${id}/`, 'admin');
  expect(answer.status).toBe(404);
  expect(answer.body).toContain(`/k/admin/app/flow?app=${id}`);
  expect(get(`/k/${id}/`, 'clerk').body).not.toContain('/k/admin/');
});

test('administration is refused in words to who may not', () => {
  const id = addApp();
  for (const url of [
    '/k/admin/system/users',
    '/k/admin/system/plugin/',
    `/k/admin/app/flow?app=${id}`,
    `/k/${id}/edit`,
  ]) {
    expect(get(url, 'clerk')).toMatchObject({
      status: 403,
      body: expect.stringContaining('権限がありません'),
    });
  }
  expect(bootOf(get('/k/admin/system/users', 'admin').body).page).toBe('users');
});

test('customization comes before plugins, plugins in their order, disabled ones not at all', () => {
  for (const id of [PLUGIN, 'second', 'off']) {
    db.run(
      "INSERT INTO plugins (id, manifest, files, version, installed, modified) VALUES (?, ?, ?, '1', ?, ?)",
      id,
      JSON.stringify({ name: { en: 'P' }, desktop: { js: ['js/desktop.js'], css: ['a.css'] } }),
      JSON.stringify({ 'js/desktop.js': `${id}-js`, 'a.css': `${id}-css` }),
      NOW,
      NOW,
    );
  }
  const id = addApp({
    plugins: [
      { id: 'second', enabled: true, config: {} },
      { id: 'off', enabled: false, config: { secret: '1' } },
      { id: PLUGIN, enabled: true, config: { a: '1' } },
    ],
    customization: {
      scope: 'ALL',
      desktop: { js: [{ type: 'URL', url: 'https://example.com/a.js' }], css: [] },
      mobile: { js: [], css: [] },
    },
  });
  const boot = bootOf(get(`/k/${id}/`, 'clerk').body);
  expect(boot.resources).toEqual([
    { js: ['https://example.com/a.js'], css: [] },
    {
      pluginId: 'second',
      pluginName: 'P',
      js: ['/k/resource/second-js/desktop.js'],
      css: ['/k/resource/second-css/a.css'],
    },
    {
      pluginId: PLUGIN,
      pluginName: 'P',
      js: [`/k/resource/${PLUGIN}-js/desktop.js`],
      css: [`/k/resource/${PLUGIN}-css/a.css`],
    },
  ]);
  expect(boot.pluginConfigs).toEqual({ second: {}, [PLUGIN]: { a: '1' } });
});

test('a phone gets the files for phones and nothing of the PC, and a PC nothing of the phone', () => {
  const files = { name: { en: 'P' }, desktop: { js: ['d.js'] }, mobile: { js: ['m.js'] } };
  db.run(
    "INSERT INTO plugins (id, manifest, files, version, installed, modified) VALUES (?, ?, ?, '1', ?, ?)",
    PLUGIN,
    JSON.stringify(files),
    JSON.stringify({ 'd.js': 'd-key', 'm.js': 'm-key' }),
    NOW,
    NOW,
  );
  const id = addApp({
    plugins: [{ id: PLUGIN, enabled: true, config: {} }],
    customization: {
      scope: 'ALL',
      desktop: { js: [{ type: 'URL', url: 'https://example.com/pc.js' }], css: [] },
      mobile: { js: [{ type: 'URL', url: 'https://example.com/phone.js' }], css: [] },
    },
  });
  const loaded = (url: string) => bootOf(get(url, 'admin').body).resources.flatMap(({ js }) => js);
  for (const screen of ['', 'show'])
    expect(loaded(`/k/${id}/${screen}`)).toEqual([
      'https://example.com/pc.js',
      '/k/resource/d-key/d.js',
    ]);
  for (const screen of ['', 'show?record=1'])
    expect(loaded(`/k/m/${id}/${screen}`)).toEqual([
      'https://example.com/phone.js',
      '/k/resource/m-key/m.js',
    ]);
});

test('pages for phones stand under /k/m/, name a record in the query and lead back there', () => {
  const id = addApp({});
  expect(bootOf(get('/k/m/', 'clerk').body)).toMatchObject({ page: 'portal', device: 'MOBILE' });
  expect(bootOf(get(`/k/m/${id}/`, 'clerk').body)).toMatchObject({ page: 'index' });
  expect(bootOf(get(`/k/m/${id}/show?record=3`, 'clerk').body)).toMatchObject({ page: 'detail' });
  expect(get(`/k/m/${id}/edit`, 'clerk').status).toBe(403);
  expect(get(`/k/m/${id}/show`, 'clerk')).toMatchObject({
    status: 400,
    body: expect.stringContaining('CB_VA01'),
  });
  expect(get('/k/m/999/', 'clerk')).toMatchObject({
    status: 404,
    body: expect.stringContaining('href="/k/m/"'),
  });
  expect(get('/k/m/5').headers['location']).toBe('/k/m/5/');
  expect(get(`/k/m/${id}/`).headers['location']).toBe(`/login?returnTo=%2Fk%2Fm%2F${id}%2F`);
});

test('the bundle is kept for ever under its hash and asked about otherwise', () => {
  const url = /<script src="([^"]+)"/.exec(get('/k/', 'clerk').body)?.[1] ?? '';
  const fixed = get(url);
  expect(fixed.headers['cache-control']).toContain('immutable');
  expect(get('/k/assets/pages.js').headers['cache-control']).toBe('no-cache');
  const again = visit('/k/assets/pages.js', undefined, {
    'if-none-match': fixed.headers.etag ?? '',
  });
  expect(again?.status).toBe(304);
  expect(get('/k/assets/..%2fpackage.json').status).toBe(404);
});

test('without a bundle the page says which command makes it', () => {
  rmSync(join(directory, 'pages.js'));
  expect(get('/k/', 'clerk')).toMatchObject({
    status: 503,
    body: expect.stringContaining('npm run build'),
  });
});

test('REST and internal addresses are no pages', () => {
  for (const url of ['/k/v1/record.json', '/v1/users.json', '/k/guest/1/v1/app.json'])
    expect(visit(url)).toBeUndefined();
});

test('only files of customizations and plugins are given out as resources, never attachments', () => {
  const id = addApp({
    customization: {
      scope: 'ALL',
      desktop: {
        js: [{ type: 'FILE', file: { name: 'a.js', fileKey: 'used', contentType: '', size: '1' } }],
        css: [],
      },
      mobile: { js: [], css: [] },
    },
  });
  for (const key of ['used', 'attachment']) {
    db.run(
      "INSERT INTO files (key, name, content_type, size, body, app_id, uploaded_by, uploaded) VALUES (?, 'a.js', 'text/html', 1, ?, ?, 'admin', ?)",
      key,
      new Uint8Array([49]),
      id,
      NOW,
    );
  }
  expect(findResource(db, 'used')?.contentType).toContain('text/javascript');
  expect(findResource(db, 'attachment')).toBeUndefined();
});
