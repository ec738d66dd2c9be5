/** The official command line tools, unmodified, against the local kintone. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packPlugin } from './plugin-package';
import { ADMIN, startStage, type Stage } from './support';

let stage: Stage;
let folder: string;
let app: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clients-'));
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '区民のこえ' }));
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名', required: true },
      対応時間: { type: 'NUMBER', code: '対応時間', label: '対応時間' },
      要配慮: {
        type: 'CHECK_BOX',
        code: '要配慮',
        label: '要配慮',
        options: { 高齢: { label: '高齢', index: '0' }, 外国: { label: '外国', index: '1' } },
      },
      経過: {
        type: 'SUBTABLE',
        code: '経過',
        label: '経過',
        fields: { 経過日: { type: 'DATE', code: '経過日', label: '経過日' } },
      },
    },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
});
afterAll(async () => {
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a tool of node_modules; the local kintone must go on answering meanwhile. */
function run(script: string, ...args: string[]): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [resolve('node_modules', script), ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: folder, LANG: 'ja_JP.UTF-8' },
    });
    const outcome: Outcome = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (outcome.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (outcome.err += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => done({ ...outcome, code }));
  });
}

const signIn = () => [
  '--base-url',
  stage.baseUrl,
  '--username',
  ADMIN.username,
  '--password',
  ADMIN.password,
];

const cli = (...args: string[]) => run('@kintone/cli/cli.js', ...args, ...signIn());

function succeeded(outcome: Outcome): Outcome {
  if (outcome.code !== 0) throw new Error(`${outcome.out}\n${outcome.err}`);
  return outcome;
}

test('cli-kintone imports records from CSV and exports them again', async () => {
  const csv = [
    '"件名","対応時間","要配慮"',
    '"公園の遊具","15","高齢"',
    '"ごみ出し, 曜日","5","高齢\n外国"',
  ].join('\n');
  writeFileSync(join(folder, 'in.csv'), csv);
  succeeded(await cli('record', 'import', '--app', app, '--file-path', 'in.csv'));
  const { records } = await stage.client.record.getRecords({ app, query: 'order by $id asc' });
  expect(records.map((record) => record['件名']?.value)).toEqual(['公園の遊具', 'ごみ出し, 曜日']);
  expect(records[1]?.['要配慮']?.value).toEqual(['高齢', '外国']);
  const { out } = succeeded(
    await cli('record', 'export', '--app', app, '--fields', '件名,対応時間,要配慮'),
  );
  expect(out).toContain('"公園の遊具","15","高齢"');
});

test('cli-kintone takes an API token and says when it may not', async () => {
  const { body } = await stage.call('POST', '/k/internal/app/tokens.json', {
    app,
    rights: ['VIEW'],
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  const token = String(body['token']);
  const args = ['--base-url', stage.baseUrl, '--app', app, '--api-token', token];
  succeeded(await run('@kintone/cli/cli.js', 'record', 'export', ...args));
  writeFileSync(join(folder, 'one.csv'), '"件名"\n"x"');
  const refused = await run(
    '@kintone/cli/cli.js',
    ...['record', 'import', ...args, '--file-path', 'one.csv'],
  );
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain('GAIA_NO01');
});

test('cli-kintone uploads a plugin', async () => {
  const { plugin, id } = await packPlugin();
  writeFileSync(join(folder, 'plugin.zip'), plugin);
  succeeded(await cli('plugin', 'upload', '--input', 'plugin.zip', '--yes'));
  expect((await stage.client.plugin.getPlugins({})).plugins).toMatchObject([{ id, version: '1' }]);
});

test('customize-uploader uploads, deploys, and imports what it uploaded', async () => {
  writeFileSync(join(folder, 'voice.js'), 'console.log("声");');
  writeFileSync(join(folder, 'voice.css'), '.voice { color: red; }');
  const manifest = {
    app,
    scope: 'ALL',
    desktop: { js: ['voice.js', 'https://example.com/lib.js'], css: ['voice.css'] },
    mobile: { js: [], css: [] },
  };
  writeFileSync(join(folder, 'customize.json'), JSON.stringify(manifest));
  succeeded(await run('@kintone/customize-uploader/bin/cli.js', 'customize.json', ...signIn()));
  const { desktop } = await stage.client.app.getAppCustomize({ app });
  expect(desktop.js).toMatchObject([
    { type: 'FILE', file: { name: 'voice.js' } },
    { type: 'URL', url: 'https://example.com/lib.js' },
  ]);
  succeeded(
    await run(
      '@kintone/customize-uploader/bin/cli.js',
      ...['import', 'customize.json', '--dest-dir', 'back', ...signIn()],
    ),
  );
  expect(readFileSync(join(folder, 'back/desktop/js/voice.js'), 'utf8')).toBe('console.log("声");');
});

test('dts-gen writes the types of an app', async () => {
  succeeded(
    await run('@kintone/dts-gen/dist/index.js', '--app-id', app, '-o', 'fields.d.ts', ...signIn()),
  );
  const types = readFileSync(join(folder, 'fields.d.ts'), 'utf8');
  expect(types).toContain('件名: kintone.fieldTypes.SingleLineText');
  expect(types).toContain('経過: {');
});
