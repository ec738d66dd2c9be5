/** Rights of the standard app: who sees a heavy voice (要配慮「閲覧に注意」), and who deletes one recorded by mistake. */
import { type Kintone, startKintone } from '../../emulator';
import { provisionApps } from '../../scripts/provision/apps';
import { kintoneClient } from '../../scripts/provision/client';
import { words } from '../../scripts/provision/messages';
import { loadDirectory, readWard, userApi } from '../../scripts/sample/directory';

const ADMINISTRATOR = { username: 'Administrator', password: 'cybozu' };
const ward = readWard();
let kintone: Kintone;
let app: string;
const log: string[] = [];

const person = (organization: string, title: string): string =>
  ward.people.find((each) => each.organization === organization && each.title === title)?.code ??
  '';
const as = (username: string) =>
  kintoneClient({ baseUrl: kintone.url, username, password: ward.password });

const RECORDER = person('shimin', '担当');
const IN_CHARGE = person('hogo1', '担当');
const CHIEF = person('kokuho', '課長');
const OTHER = person('community', '担当');

beforeAll(async () => {
  kintone = await startKintone();
  const { username, password } = ADMINISTRATOR;
  await loadDirectory(userApi(kintone.url, username, password), ward);
  const { voice } = await provisionApps(
    {
      client: kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR }),
      text: words('ja'),
      log: (line) => log.push(line),
      groups: new Set(ward.groups.map(({ code }) => code)),
    },
    ['voice'],
  );
  app = voice.appId;
  const { record } = as(RECORDER);
  const voiceOf = (body: string, care: string[]) => ({
    内容: { value: body },
    分野: { value: 'その他' },
    要配慮: { value: care },
    担当課: { value: [{ code: 'hogo1' }] },
  });
  await record.addRecords({
    app,
    records: [
      voiceOf('ふつうの相談です。', ['長時間']),
      voiceOf('重い事情の相談です。', ['長時間', '閲覧に注意']),
    ],
  });
});
afterAll(() => kintone.stop());

test.each([
  ['記録した人', RECORDER, 2],
  ['担当課の職員', IN_CHARGE, 2],
  ['係長以上', CHIEF, 2],
  ['ほかの課の職員', OTHER, 1],
  ['アプリを作った管理者', '', 1],
])('%s には %s で %i件', async (_who, code, seen) => {
  const client = code === '' ? kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR }) : as(code);
  const { records, totalCount } = await client.record.getRecords({ app, totalCount: true });
  expect(records).toHaveLength(seen);
  expect(totalCount).toBe(String(seen));
});

test('ほかの課の職員は、言葉でさがしても、番号でも、読めず、直せない', async () => {
  const { record } = as(OTHER);
  const found = await record.getRecords({ app, query: '内容 like "事情"', totalCount: true });
  expect(found).toEqual({ records: [], totalCount: '0' });
  await expect(record.getRecord({ app, id: 2 })).rejects.toMatchObject({ code: 'CB_NO02' });
  await expect(
    record.updateRecord({ app, id: 2, record: { 要配慮: { value: [] } } }),
  ).rejects.toMatchObject({ code: 'CB_NO02' });
});

describe('間違えて記録した声を消す', () => {
  const voiceOf = (more: Record<string, { value: string | string[] }> = {}) => ({
    内容: { value: '間違えて2度書きました。' },
    分野: { value: 'その他' },
    ...more,
  });
  const add = async (more = {}): Promise<string> =>
    (await as(RECORDER).record.addRecord({ app, record: voiceOf(more) })).id;
  const remove = (code: string, id: string) => as(code).record.deleteRecords({ app, ids: [id] });

  test.each([
    ['書いた声', {}],
    // A past log tells when it was answered, and comes in as 受付 all the same.
    ['読み込んだ、回答日のある声', { 回答日: { value: '2026-06-01' } }],
  ])('受付のままなら、%sを記録した本人が消せる', async (_what, more) => {
    await expect(remove(RECORDER, await add(more))).resolves.toEqual({});
  });

  test('管理者はいつでも消せる', async () => {
    const id = await add({ 公表区分: { value: '公表しない' } });
    const { record } = kintoneClient({ baseUrl: kintone.url, ...ADMINISTRATOR });
    await expect(record.deleteRecords({ app, ids: [id] })).resolves.toEqual({});
  });

  test.each([
    ['ほかの人', OTHER, {}],
    ['課長でも、記録した本人でなければ', CHIEF, {}],
    ['本人でも、公表を判定した声は', RECORDER, { 公表区分: { value: '公表しない' } }],
    ['本人でも、ほかの課から戻された声は', RECORDER, { 転送回数: { value: '1' } }],
    ['本人でも、閲覧に注意の声は', RECORDER, { 要配慮: { value: ['閲覧に注意'] } }],
  ])('%s消せない', async (_who, code, more) => {
    const id = await add(more);
    await expect(remove(code, id)).rejects.toMatchObject({ code: 'CB_NO02' });
  });

  test('本人でも、担当課へ送った声は消せない', async () => {
    const id = await add({ 担当課: { value: [{ code: 'hogo1' }] } });
    await as(RECORDER).record.updateRecordStatus({ app, id, action: '担当課へ送る' });
    await expect(remove(RECORDER, id)).rejects.toMatchObject({ code: 'CB_NO02' });
  });
});

test('グループのない kintone ではその行だけ付けず、そのことを言う', async () => {
  const own = await startKintone();
  try {
    const said: string[] = [];
    const client = kintoneClient({ baseUrl: own.url, ...ADMINISTRATOR });
    const desk = { client, text: words('ja'), log: (line: string) => said.push(line) };
    const { voice } = await provisionApps(desk, ['voice']);
    const { rights } = await client.app.getRecordAcl({ app: voice.appId });
    expect(rights.map(({ filterCond }) => filterCond)).toEqual([
      expect.stringContaining('受付'),
      '',
    ]);
    expect(said.join('\n')).toContain('kakaricho-ijo');
  } finally {
    await own.stop();
  }
});
