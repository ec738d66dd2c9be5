/**
 * Records as the official client sees them; every answer is held against the official description.
 */
import { startStage, type Stage } from './support';

let stage: Stage;
let app: string;

beforeAll(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '区民のこえ' }));
  const text = (code: string, more = {}): object => ({
    type: 'SINGLE_LINE_TEXT',
    code,
    label: code,
    ...more,
  });
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: text('件名', { required: true }),
      番号: text('番号', { unique: true }),
      内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
      対応時間: { type: 'NUMBER', code: '対応時間', label: '対応時間' },
      倍: { type: 'CALC', code: '倍', label: '倍', expression: '対応時間 * 2' },
      回答日: { type: 'DATE', code: '回答日', label: '回答日' },
      受付者: { type: 'USER_SELECT', code: '受付者', label: '受付者' },
      明細: {
        type: 'SUBTABLE',
        code: '明細',
        label: '明細',
        fields: { 品名: text('品名'), 品番: text('品番') },
      },
    } as never,
  });
  await stage.client.app.updateProcessManagement({
    app,
    enable: true,
    states: {
      受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
      完了: { name: '完了', index: 1, assignee: { type: 'ONE', entities: [] } },
    },
    actions: [{ name: '終える', from: '受付', to: '完了' }],
  } as never);
  await stage.client.app.deployApp({ apps: [{ app }] });
});

afterAll(() => stage.stop());

const voice = (
  件名: string,
  more: Record<string, unknown> = {},
): Record<string, { value: unknown }> =>
  Object.fromEntries(Object.entries({ 件名, ...more }).map(([code, value]) => [code, { value }]));

test('a record is added, read, updated and deleted', async () => {
  const { client } = stage;
  const { id } = await client.record.addRecord({
    app,
    record: voice('街灯', {
      対応時間: 1.5,
      受付者: [{ code: 'Administrator' }],
      明細: [{ value: { 品名: { value: '電球' } } }],
    }),
  });
  const { record } = await client.record.getRecord({ app, id });
  expect(record).toMatchObject({
    $id: { type: '__ID__', value: id },
    倍: { type: 'CALC', value: '3' },
    ステータス: { type: 'STATUS', value: '受付' },
    明細: { type: 'SUBTABLE', value: [{ id: '1', value: { 品名: { value: '電球' } } }] },
  });
  await client.record.updateRecord({ app, id, revision: 1, record: voice('街灯の修理') });
  await expect(
    client.record.updateRecord({ app, id, revision: 1, record: {} }),
  ).rejects.toMatchObject({
    status: 409,
    code: 'GAIA_CO02',
  });
  await client.record.deleteRecords({ app, ids: [id] });
  await expect(client.record.getRecord({ app, id })).rejects.toMatchObject({
    status: 404,
    code: 'GAIA_RE01',
  });
});

/**
 * cybozu.dev, レコード更新におけるテーブル操作のテクニック: a table that a request leaves out is kept, and of a table that it
 * has, "リクエストに含まれないデータは更新されない". That a row named by its id alone keeps all its cells is read from this
 * sentence (assumed for an empty `value`); so the plugin sends what must stay all the same.
 */
describe('rows of a table in an update', () => {
  type Row = { id: string; value: Record<string, { value: unknown }> };
  let id: string;
  const cells = async (): Promise<unknown[][]> => {
    const { record } = await stage.client.record.getRecord({ app, id });
    return (record['明細']?.value as Row[]).map((row) => [
      row.id,
      row.value['品名']?.value,
      row.value['品番']?.value,
    ]);
  };
  const update = (record: object) =>
    stage.client.record.updateRecord({ app, id, record: record as never });
  let first: unknown, second: unknown;

  beforeEach(async () => {
    const row = (品名: string, 品番: string) => ({
      value: { 品名: { value: 品名 }, 品番: { value: 品番 } },
    });
    const record = voice('街灯', { 明細: [row('電球', 'A1'), row('傘', 'B2')] });
    ({ id } = await stage.client.record.addRecord({ app, record }));
    [[first], [second]] = (await cells()) as [[unknown], [unknown]];
  });

  afterEach(() => stage.client.record.deleteRecords({ app, ids: [id] }));

  test('a table that is left out stays', async () => {
    await update({ 件名: { value: '街灯の修理' } });
    expect(await cells()).toEqual([
      [first, '電球', 'A1'],
      [second, '傘', 'B2'],
    ]);
  });

  test.each([
    ['an empty value', { value: {} }],
    ['no value', {}],
  ])('a row named by its id with %s keeps its cells', async (_case, more) => {
    await update({
      明細: {
        value: [
          { id: first, ...more },
          { id: second, ...more },
        ],
      },
    });
    expect(await cells()).toEqual([
      [first, '電球', 'A1'],
      [second, '傘', 'B2'],
    ]);
  });

  test('a cell that is left out of a row keeps its value', async () => {
    await update({
      明細: { value: [{ id: first, value: { 品名: { value: 'LED' } } }, { id: second }] },
    });
    expect((await cells())[0]).toEqual([first, 'LED', 'A1']);
  });

  test('a row that is not named is deleted', async () => {
    await update({ 明細: { value: [{ id: second }] } });
    expect(await cells()).toEqual([[second, '傘', 'B2']]);
  });
});

test('hundreds at once, and every way the client reads them', async () => {
  const { client } = stage;
  const records = Array.from({ length: 230 }, (_, i) =>
    voice(`件${i}`, { 番号: `N${i}`, 対応時間: i }),
  );
  await client.record.addAllRecords({ app, records });
  expect(await client.record.getAllRecords({ app, condition: '対応時間 >= 100' })).toHaveLength(
    130,
  );
  expect(
    await client.record.getAllRecordsWithCursor({ app, query: 'order by 番号 asc' }),
  ).toHaveLength(230);
  expect(
    await client.record.getAllRecordsWithOffset({ app, orderBy: '対応時間 desc' }),
  ).toHaveLength(230);
  expect(
    await client.record.getRecords({ app, query: '対応時間 < 10 limit 3', totalCount: true }),
  ).toMatchObject({ totalCount: '10' });
  // Longer than an address may be: the client sends POST with X-HTTP-Method-Override.
  const long = await client.record.getRecords({
    app,
    query: `件名 in (${'"あ",'.repeat(3000)}"件5")`,
  });
  expect(long.records).toHaveLength(1);
  expect(
    await client.record.updateAllRecords({
      app,
      records: [{ updateKey: { field: '番号', value: 'N1' }, record: voice('新') }],
    }),
  ).toMatchObject({ records: [{ revision: '2' }] });
  await client.record.upsertRecord({
    app,
    updateKey: { field: '番号', value: 'M1' },
    record: voice('足'),
  });
  const { records: all } = await client.record.getRecords({ app, query: 'limit 500' });
  await client.record.deleteAllRecords({
    app,
    records: all.map((record) => ({ id: String(record.$id?.value) })),
  });
  expect((await client.record.getRecords({ app })).records).toEqual([]);
});

test('a bulk request tells which of its requests failed and keeps nothing', async () => {
  const request = (record: object) => ({
    method: 'POST' as const,
    api: '/k/v1/record.json',
    payload: { app, record },
  });
  const requests = [request(voice('一')), request({}), request(voice('三'))];
  await expect(stage.client.bulkRequest({ requests })).rejects.toMatchObject({
    code: 'CB_VA01',
    bulkRequestIndex: 1,
    errors: { 'record.件名.value': { messages: ['必須です。'] } },
  });
  expect((await stage.client.record.getRecords({ app })).records).toEqual([]);
});

test('status, assignees and comments', async () => {
  const { client } = stage;
  const { id } = await client.record.addRecord({ app, record: voice('手順') });
  expect(
    await client.record.updateRecordAssignees({ app, id, assignees: ['Administrator'] }),
  ).toEqual({ revision: '2' });
  expect(await client.record.updateRecordStatus({ app, id, action: '終える' })).toEqual({
    revision: '4',
  });
  await expect(
    client.record.updateRecordsStatus({ app, records: [{ id, action: '終える' }] }),
  ).rejects.toMatchObject({ code: 'GAIA_IL03' });
  const comment = await client.record.addRecordComment({
    app,
    record: id,
    comment: { text: '済みました', mentions: [{ code: 'Administrator', type: 'USER' }] },
  });
  expect((await client.record.getRecordComments({ app, record: id })).comments).toMatchObject([
    { id: comment.id, text: 'Administrator \n済みました' },
  ]);
  await client.record.deleteRecordComment({ app, record: id, comment: comment.id });
  const rights = await stage.call('GET', `/k/v1/records/acl/evaluate.json?app=${app}&ids[0]=${id}`);
  expect(rights.body).toMatchObject({ rights: [{ id, record: { viewable: true } }] });
});

test('wrong queries are refused under the service’s codes', async () => {
  for (const [query, code] of [
    ['件名 = ', 'CB_VA01'],
    ['内容 = "x"', 'GAIA_IQ03'],
    ['品名 = "x"', 'GAIA_IQ07'],
    ['無い = "x"', 'GAIA_IQ11'],
    ['limit 501', 'GAIA_QU01'],
    ['offset 10001', 'GAIA_QU02'],
  ]) {
    await expect(stage.client.record.getRecords({ app, query })).rejects.toMatchObject({
      status: 400,
      code,
    });
  }
});
