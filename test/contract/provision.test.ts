/** `npm run provision` and the sample ward, on a started local kintone. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Kintone, startKintone } from '../../emulator';
import { root } from '../../scripts/paths';
import { provisionApps } from '../../scripts/provision/apps';
import { kintoneClient } from '../../scripts/provision/client';
import { words } from '../../scripts/provision/messages';
import { loadSampleWorld } from '../../scripts/sample';
import { userApi } from '../../scripts/sample/directory';
import { loadOpenData } from '../../scripts/sample/open-data';

const ADMINISTRATOR = { username: 'Administrator', password: 'cybozu' };
let kintone: Kintone;

const client = (account = ADMINISTRATOR) => kintoneClient({ baseUrl: kintone.url, ...account });
const provision = async (log: (line: string) => void = () => undefined) =>
  provisionApps({ client: client(), text: words('ja'), log });

beforeEach(async () => {
  kintone = await startKintone();
});
afterEach(() => kintone.stop());

test('二回目は何も変えない', async () => {
  const first = await provision();
  expect(first.voice.created).toBe(true);
  const before = await client().app.getAppSettings({ app: first.voice.appId });

  const second = await provision();

  expect(second.voice).toEqual({ appId: first.voice.appId, created: false, changes: [] });
  expect(second.facilities).toMatchObject({ created: false, changes: [] });
  const after = await client().app.getAppSettings({ app: first.voice.appId });
  expect(after.revision).toBe(before.revision);
});

test('同じ名前の別のアプリに触らない', async () => {
  const { app } = await client().app.addApp({ name: '区民のこえ' });
  await client().app.deployApp({ apps: [{ app }] });
  const before = await client().app.getAppSettings({ app });
  const log: string[] = [];

  const { voice } = await provision((line) => log.push(line));

  expect(voice.appId).not.toBe(app);
  expect(await client().app.getAppSettings({ app })).toEqual(before);
  expect(Object.keys((await client().app.getFormFields({ app })).properties)).not.toContain('内容');
  expect(log.join('\n')).toContain('この道具が作ったものではない');
});

test('名前を変えたアプリも自分のものとして直し、名前は戻さない', async () => {
  const first = await provision();
  const app = first.voice.appId;
  await client().app.updateAppSettings({ app, name: 'まちのこえ' });
  await client().app.deleteFormFields({ app, fields: ['内部メモ'] });
  await client().app.deployApp({ apps: [{ app }] });

  const second = await provision();

  expect(second.voice).toMatchObject({ appId: app, created: false });
  expect(second.voice.changes.length).toBeGreaterThan(0);
  expect((await client().app.getFormFields({ app })).properties).toHaveProperty('内部メモ');
  expect((await client().app.getAppSettings({ app })).name).toBe('まちのこえ');
});

test('目印は、アプリを使う人の目に入る説明ではなく、アプリ管理者用メモにある', async () => {
  const app = (await provision()).voice.appId;

  expect((await client().app.getAppSettings({ app })).description).not.toContain('kumin-kintone');
  const notes = await client().app.getAdminNotes({ app });
  expect(notes.content).toContain(`kumin-kintone/voice#${app}`);
  expect(notes.includeInTemplateAndDuplicates).toBe(false);
});

test('0.2 が説明に書いた目印でも見つけ、メモへ移す。書き足された説明とメモは残る', async () => {
  const app = (await provision()).voice.appId;
  const { content } = await client().app.getAdminNotes({ app });
  const { description } = await client().app.getAppSettings({ app });
  await client().app.updateAppSettings({ app, description: `${description}${content}<p>追記</p>` });
  await client().app.updateAdminNotes({ app, content: '<div>担当は総務</div>' });
  await client().app.deployApp({ apps: [{ app }] });

  const again = await provision();

  expect(again.voice).toMatchObject({ appId: app, created: false });
  expect((await client().app.getAppSettings({ app })).description).toBe(
    `${description}<p>追記</p>`,
  );
  expect((await client().app.getAdminNotes({ app })).content).toBe(
    `<div>担当は総務</div>${content}`,
  );
  expect((await provision()).voice.changes).toEqual([]);
});

test('管理していない別の名前のアプリのメモは読めないが、そこで止まらずに作る', async () => {
  const { app } = await client().app.addApp({ name: '区民のこえ' });
  await client().app.deployApp({ apps: [{ app }] });
  const users = userApi(kintone.url, ADMINISTRATOR.username, ADMINISTRATOR.password);
  const account = { username: 'soumu', password: 'soumu-2026' };
  await users('POST', '/v1/users.json', {
    users: [{ code: account.username, name: '総務', password: account.password, valid: true }],
  });
  await expect(client(account).app.getAdminNotes({ app })).rejects.toMatchObject({ status: 403 });

  const desk = { client: client(account), text: words('ja'), log: () => undefined };
  const { facilities } = await provisionApps(desk, ['facilities']);

  expect(facilities.created).toBe(true);
});

test('管理者が足したフィールド、選択肢、一覧、データは残る', async () => {
  const app = (await provision()).voice.appId;
  const { properties } = await client().app.getFormFields({ app });
  const options = (properties['経路'] as { options: Record<string, object> }).options;
  await client().app.addFormFields({
    app,
    properties: { 町名: { type: 'SINGLE_LINE_TEXT', code: '町名', label: '町名' } },
  });
  await client().app.updateFormFields({
    app,
    properties: {
      経路: {
        type: 'RADIO_BUTTON',
        options: { ...options, 公聴会: { label: '公聴会', index: '8' } },
      } as never,
      件名: { type: 'SINGLE_LINE_TEXT', label: '題' },
    },
  });
  const { views } = await client().app.getViews({ app });
  await client().app.updateViews({
    app,
    views: {
      ...views,
      町名順: {
        type: 'LIST',
        name: '町名順',
        index: '9',
        fields: ['町名'],
        filterCond: '',
        sort: '町名 asc',
      },
    } as never,
  });
  await client().app.deployApp({ apps: [{ app }] });
  const { id } = await client().record.addRecord({
    app,
    record: { 内容: { value: '坂道が暗い' }, 経路: { value: '公聴会' }, 町名: { value: '坂の上' } },
  });

  const { voice } = await provision();

  expect(voice.changes).not.toEqual([]);
  const after = (await client().app.getFormFields({ app })).properties;
  expect(after['件名']?.label).toBe('件名');
  expect(after).toHaveProperty('町名');
  expect(Object.keys((await client().app.getViews({ app })).views)).toContain('町名順');
  const { record } = await client().record.getRecord({ app, id });
  expect(record['経路']?.value).toBe('公聴会');
  expect(record['町名']?.value).toBe('坂の上');
  expect((await provision()).voice.changes).toEqual([]);
});

test('別の種類のフィールドが居座るときは、言葉で断ってアプリを変えない', async () => {
  const app = (await provision()).voice.appId;
  await client().app.deleteFormFields({ app, fields: ['件名'] });
  await client().app.addFormFields({
    app,
    properties: { 件名: { type: 'NUMBER', code: '件名', label: '件名' } },
  });
  await client().app.deployApp({ apps: [{ app }] });

  await expect(provision()).rejects.toThrow('件名');
  expect((await client().app.getFormFields({ app })).properties['件名']?.type).toBe('NUMBER');
});

describe('見本の区役所', () => {
  test('職員、施設、公開データ、声が入り、二回目は何も増えない', async () => {
    const log: string[] = [];
    const options = {
      baseUrl: kintone.url,
      ...ADMINISTRATOR,
      log: (line: string) => log.push(line),
    };
    const world = await loadSampleWorld(options);
    const count = async (app: number, query = '') =>
      Number((await client().record.getRecords({ app, query, totalCount: true })).totalCount);

    const voices = await count(world.apps.voice);
    expect(voices).toBeGreaterThanOrEqual(400);
    expect(await count(world.apps.facilities)).toBe(69);
    // As many as the published files have rows.
    expect(await count(world.apps.traffic)).toBe(907 + 773 + 729);
    expect(await count(world.apps.parks)).toBe(142);
    expect(log).toContain('交通事故 2021年 729 件を公開データから読み込みました');
    expect(await count(world.apps.traffic, '負傷者数 = "" or 緯度 = "" or 発生時刻 = ""')).toBe(0);
    const { views: lists } = await client().app.getViews({ app: world.apps.parks });
    expect(await count(world.apps.parks, lists['遊具のない公園']?.filterCond)).toBe(32);
    const wide = await client().record.getRecords({
      app: world.apps.parks,
      query: '面積 > 200000',
    });
    expect(wide.records[0]).toMatchObject({
      面積: { value: '247038' },
      緯度: { value: expect.stringMatching(/^34\.\d{6}$/) },
      出典: { value: '焼津市オープンデータ 公園一覧（PDL1.0）' },
    });
    expect(await count(world.apps.voice, '受付日時 = TODAY()')).toBeGreaterThanOrEqual(5);
    for (const status of ['受付', '担当課確認', '対応中', '中間回答', '移ちょう', '完了']) {
      expect([status, await count(world.apps.voice, `ステータス in ("${status}")`)]).not.toEqual([
        status,
        0,
      ]);
    }
    const { views } = await client().app.getViews({ app: world.apps.voice });
    for (const name of ['未対応', '期限超過', '今週期限', '公表候補', 'あとで整理']) {
      const found = await count(world.apps.voice, views[name]?.filterCond);
      expect([name, found]).not.toEqual([name, 0]);
      expect([name, found]).not.toEqual([name, voices]);
    }

    await loadSampleWorld(options);
    expect(await count(world.apps.voice)).toBe(voices);
    expect(await count(world.apps.facilities)).toBe(69);
    expect(await count(world.apps.traffic)).toBe(2409);
    expect(await count(world.apps.parks)).toBe(142);

    const clerk = client({ username: 'aoyagi-yui', password: world.samplePassword });
    const mine = await clerk.record.getRecords({
      app: world.apps.voice,
      query: views['自分の課']?.filterCond,
      totalCount: true,
    });
    expect(Number(mine.totalCount)).toBeGreaterThan(0);
  });
});

test('公開データに断られた行があれば、何行読めてどの行がなぜ断られたかを言って止まる', async () => {
  const { traffic, parks } = await provision();
  await client().app.updateFormFields({
    app: parks.appId,
    properties: { 面積: { type: 'NUMBER', maxValue: '100000' } },
  });
  await client().app.deployApp({ apps: [{ app: parks.appId }] });

  const loading = loadOpenData({
    client: client(),
    baseUrl: kintone.url,
    ...ADMINISTRATOR,
    apps: { traffic: traffic.appId, parks: parks.appId },
    log: () => undefined,
  });

  await expect(loading).rejects.toThrow(
    /yaizu-parks.csv: 142 行のうち 141 行を.*84行目のフィールド「面積」.*100000以下/,
  );
});

describe('コマンド', () => {
  const run = (options: string[]) =>
    new Promise<{ status: number | null; said: string }>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', join(root, 'scripts', 'provision.ts'), ...options],
        { cwd: root, env: { ...process.env, LANG: 'ja_JP.UTF-8' } },
      );
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (part: Buffer) => (said += part.toString()));
      }
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, said }));
    });
  const account = (password = ADMINISTRATOR.password) => [
    '--base-url',
    kintone.url,
    '--username',
    ADMINISTRATOR.username,
    '--password',
    password,
  ];

  test('アプリを作り、進み具合を言葉で示す', async () => {
    const { status, said } = await run([...account(), '--app', 'facilities']);
    expect(said).toContain('施設: 作成しています');
    expect(status).toBe(0);
    expect((await run([...account(), '--app', 'facilities', '--lang', 'en'])).said).toContain(
      'no change',
    );
  });

  test('パスワードが違うときは、そう言う', async () => {
    const { status, said } = await run(account('違う'));
    expect(said).toContain('ログイン名かパスワードが違います');
    expect(status).toBe(1);
  });

  test('権限が足りないときは、そう言う', async () => {
    await provision();
    const call = userApi(kintone.url, ADMINISTRATOR.username, ADMINISTRATOR.password);
    await call('POST', '/v1/users.json', {
      users: [{ code: 'madoguchi', name: '窓口 係', password: 'himitsu1' }],
    });
    const { status, said } = await run([
      ...['--base-url', kintone.url],
      ...['--username', 'madoguchi', '--password', 'himitsu1'],
    ]);
    expect(said).toContain('権限が足りません');
    expect(status).toBe(1);
  });

  test('つながらないときは、そう言う', async () => {
    const options = account();
    await kintone.stop();
    const { status, said } = await run(options);
    expect(said).toContain('つながりません');
    expect(status).toBe(1);
  });

  test('指定が足りないときは、使い方を言う', async () => {
    const { status, said } = await run(['--base-url', 'https://example.cybozu.com']);
    expect(said).toContain('--username');
    expect(said).toContain('使い方');
    expect(status).toBe(1);
  });
});
