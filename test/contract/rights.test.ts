/**
 * Rights of records and fields through REST, for each kind of asker: the clerk who wrote a record, the
 * chief by the organization, everybody else, and an API token.
 */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
let app: string;
/** Written by the clerk, with a chief's field in it. */
let clerks: string;
/** Written by the administrator. */
let others: string;

const client = (code: string) => stage.clientOf(code, 'pass');

beforeAll(async () => {
  stage = await startStage();
  await stage.call('POST', '/v1/organizations.json', {
    organizations: [
      { code: 'kuminka', name: '区民課' },
      { code: 'kakari', name: '相談係', parentCode: 'kuminka' },
    ],
  });
  await stage.call('POST', '/v1/users.json', {
    users: ['clerk', 'chief', 'guard'].map((code) => ({
      ...{ code, name: code, password: 'pass', valid: true },
    })),
  });
  await stage.call('PUT', '/v1/userOrganizations.json', {
    userOrganizations: [{ code: 'chief', organizations: [{ orgCode: 'kakari' }] }],
  });
  ({ app } = await stage.client.app.addApp({ name: '相談' }));
  const text = (code: string, more = {}) => ({
    ...{ type: 'SINGLE_LINE_TEXT', code, label: `${code}の名`, ...more },
  });
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: text('件名'),
      評価: text('評価', { defaultValue: '未' }),
      番号: text('番号', { unique: true }),
      資料: { type: 'FILE', code: '資料', label: '資料' },
      明細: {
        ...{ type: 'SUBTABLE', code: '明細', label: '明細' },
        fields: { 品名: text('品名'), 単価: text('単価') },
      },
    } as never,
  });
  await stage.client.app.updateViews({
    app,
    views: {
      一覧: {
        ...{ index: 0, type: 'LIST', name: '一覧', fields: ['件名', '評価'] },
        ...{ filterCond: '評価 != "済" and 件名 != ""', sort: '評価 asc' },
      },
    },
  } as never);
  await stage.client.app.deployApp({ apps: [{ app }] });
  const file = await stage.client.file.uploadFile({ file: { name: 'a.txt', data: 'secret' } });
  ({ id: others } = await stage.client.record.addRecord({
    app,
    record: {
      件名: { value: '他の人の' },
      評価: { value: '甲' },
      番号: { value: '1' },
      資料: { value: [file] },
      明細: { value: [{ value: { 品名: { value: '電球' }, 単価: { value: '4321' } } }] },
    },
  }));
  ({ id: clerks } = await client('clerk').record.addRecord({
    app,
    record: { 件名: { value: '自分の' }, 番号: { value: '2' } },
  }));
});

afterAll(() => stage.stop());

const everyone = { type: 'GROUP', code: 'everyone' };
const chiefs = { type: 'ORGANIZATION', code: 'kuminka' };

async function recordRights(rights: unknown[]): Promise<void> {
  const { status, body } = await stage.call('PUT', '/k/v1/record/acl.json', { app, rights });
  expect({ status, body }).toMatchObject({ status: 200 });
}

async function fieldRights(rights: unknown[]): Promise<void> {
  const { status, body } = await stage.call('PUT', '/k/v1/field/acl.json', { app, rights });
  expect({ status, body }).toMatchObject({ status: 200 });
}

afterEach(async () => {
  await recordRights([]);
  await fieldRights([]);
});

const ids = (records: { $id: { value: string } }[]) => records.map(({ $id }) => $id.value);

describe('rights of records', () => {
  const onlyOwn = [
    {
      filterCond: '',
      entities: [
        {
          ...{ entity: { type: 'FIELD_ENTITY', code: '作成者' } },
          ...{ viewable: true, editable: true, deletable: false },
        },
        { entity: chiefs, includeSubs: true, viewable: true },
        { entity: everyone },
      ],
    },
  ];

  test.each([
    ['clerk', () => [clerks]],
    ['chief', () => [clerks, others]],
    ['guard', () => []],
    ['Administrator', () => [others]],
  ])('%s sees and counts only what the rights allow', async (code, expected) => {
    await recordRights(onlyOwn);
    const asked = code === 'Administrator' ? stage.client : client(code);
    const list = await asked.record.getRecords({ app, totalCount: true });
    expect(ids(list.records as never)).toEqual(expected());
    expect(list.totalCount).toBe(String(expected().length));
    const all = await asked.record.getAllRecordsWithCursor({ app });
    expect(ids(all as never)).toEqual(expected());
  });

  test('a record that may not be viewed is refused one by one, with its comments and history', async () => {
    await recordRights(onlyOwn);
    const refused = { status: 403, code: 'CB_NO02' };
    const { record } = client('clerk');
    await expect(record.getRecord({ app, id: others })).rejects.toMatchObject(refused);
    await expect(record.getRecordComments({ app, record: others })).rejects.toMatchObject(refused);
    await expect(
      record.addRecordComment({ app, record: others, comment: { text: 'x' } }),
    ).rejects.toMatchObject(refused);
    await expect(record.updateRecord({ app, id: others, record: {} })).rejects.toMatchObject(
      refused,
    );
    await expect(
      record.updateRecord({ app, updateKey: { field: '番号', value: '1' }, record: {} }),
    ).rejects.toMatchObject(refused);
    const history = await stage.call(
      'GET',
      `/k/internal/record/history.json?app=${app}&id=${others}`,
      undefined,
      passwordHeader('clerk', 'pass'),
    );
    expect(history.status).toBe(403);
  });

  test('a record that may be viewed only cannot be changed; one that may not be deleted stays', async () => {
    await recordRights(onlyOwn);
    const refused = { status: 403, code: 'CB_NO02' };
    await expect(
      client('chief').record.updateRecord({ app, id: clerks, record: {} }),
    ).rejects.toMatchObject(refused);
    await expect(
      client('clerk').record.deleteRecords({ app, ids: [clerks] }),
    ).rejects.toMatchObject(refused);
    await client('clerk').record.updateRecord({
      app,
      id: clerks,
      record: { 件名: { value: '自分の' } },
    });
  });

  test('one refused record of a bulk request undoes the others', async () => {
    await recordRights(onlyOwn);
    await expect(
      client('clerk').bulkRequest({
        requests: [clerks, others].map((id) => ({
          ...{ method: 'PUT' as const, api: '/k/v1/record.json' },
          payload: { app, id, record: { 件名: { value: '変えた' } } },
        })),
      }),
    ).rejects.toMatchObject({ code: 'CB_NO02' });
    const { record } = await client('clerk').record.getRecord({ app, id: clerks });
    expect(record['件名']).toMatchObject({ value: '自分の' });
  });

  test('the first row whose condition a record meets decides, and the app’s rights where none does', async () => {
    await recordRights([
      { filterCond: '件名 = "自分の"', entities: [{ entity: everyone, viewable: true }] },
      { filterCond: '番号 in ("1", "2")', entities: [{ entity: everyone }] },
    ]);
    const { id: third } = await stage.client.record.addRecord({
      app,
      record: { 番号: { value: '3' } },
    });
    const { records } = await client('guard').record.getRecords({ app });
    expect(ids(records as never)).toEqual([third, clerks]);
    expect(await evaluate('guard', [third, clerks, others])).toMatchObject({
      rights: [
        { record: { viewable: true, editable: true, deletable: true } },
        { record: { viewable: true, editable: false, deletable: false } },
        { record: { viewable: false, editable: false, deletable: false } },
      ],
    });
    await stage.client.record.deleteRecords({ app, ids: [third] });
  });

  test('an API token goes by its own rights alone', async () => {
    await recordRights([{ filterCond: '', entities: [{ entity: everyone }] }]);
    await fieldRights([{ code: '評価', entities: [{ entity: everyone, accessibility: 'NONE' }] }]);
    const { body } = await stage.call('POST', '/k/internal/app/tokens.json', {
      app,
      rights: ['VIEW'],
    });
    await stage.client.app.deployApp({ apps: [{ app }] });
    const token = new KintoneRestAPIClient({
      baseUrl: stage.baseUrl,
      auth: { apiToken: String(body['token']) },
    });
    const { records } = await token.record.getRecords({ app, query: '評価 = "甲"' });
    expect(records).toMatchObject([{ 評価: { value: '甲' } }]);
  });
});

const evaluate = async (code: string, records: string[]) =>
  (
    await stage.call(
      'GET',
      `/k/v1/records/acl/evaluate.json?app=${app}&${records.map((id, i) => `ids[${i}]=${id}`).join('&')}`,
      undefined,
      passwordHeader(code, 'pass'),
    )
  ).body;

describe('rights of fields', () => {
  const hidden = ['評価', '資料', '単価'].map((code) => ({
    code,
    entities: [
      { entity: { type: 'USER', code: 'chief' }, accessibility: 'READ' },
      { entity: { type: 'USER', code: 'Administrator' }, accessibility: 'WRITE' },
    ],
  }));

  test('a field that may not be viewed is in no record, list or part of the form', async () => {
    await fieldRights(hidden);
    const { record: api, app: settings } = client('clerk');
    const { record } = await api.getRecord({ app, id: others });
    expect(Object.keys(record)).not.toEqual(expect.arrayContaining(['評価']));
    expect(record['資料']).toBeUndefined();
    expect(record['明細']).toMatchObject({ value: [{ value: { 品名: { value: '電球' } } }] });
    const answers = [
      record,
      await api.getRecords({ app, fields: ['評価', '件名'] }),
      await settings.getFormFields({ app }),
      await settings.getFormLayout({ app }),
      await settings.getViews({ app }),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/評価|資料|単価|甲|4321/);
    const { views } = await settings.getViews({ app });
    expect(views['一覧']).toMatchObject({ fields: ['件名'], filterCond: '件名 != ""', sort: '' });
  });

  test('nor can it be asked for by a query, sorted by, named by a key or downloaded', async () => {
    const { record } = await stage.client.record.getRecord({ app, id: others });
    await fieldRights([
      ...hidden,
      {
        code: '番号',
        entities: [{ entity: { type: 'USER', code: 'chief' }, accessibility: 'READ' }],
      },
    ]);
    const api = client('clerk');
    for (const query of ['評価 = "甲"', 'order by 評価 asc', '単価 in ("4321")']) {
      await expect(api.record.getRecords({ app, query })).rejects.toMatchObject({
        code: 'GAIA_IQ11',
      });
    }
    await expect(
      api.record.updateRecord({ app, updateKey: { field: '番号', value: '1' }, record: {} }),
    ).rejects.toMatchObject({ code: 'CB_VA01' });
    const [{ fileKey }] = (record['資料'] as unknown as { value: [{ fileKey: string }] }).value;
    for (const [code, status] of [
      ['clerk', 403],
      ['chief', 200],
    ] as const) {
      const path = `/k/v1/file.json?fileKey=${fileKey}`;
      const answer = await stage.call('GET', path, undefined, passwordHeader(code, 'pass'));
      expect(answer.status).toBe(status);
    }
  });

  test('a field that may be viewed only cannot be written, and a row keeps what it may not show', async () => {
    await fieldRights(hidden);
    const refused = { status: 403, code: 'CB_NO02' };
    const rows = { 明細: { value: [{ id: '1', value: { 品名: { value: '電池' } } }] } };
    for (const [code, record] of [
      ['chief', { 評価: { value: '乙' } }],
      ['clerk', { 評価: { value: '乙' } }],
      ['chief', { 明細: { value: [{ id: '1', value: { 単価: { value: '200' } } }] } }],
      ['clerk', { 明細: { value: [{ value: { 単価: { value: '200' } } }] } }],
    ] as const) {
      await expect(
        client(code).record.updateRecord({ app, id: others, record }),
      ).rejects.toMatchObject(refused);
      await expect(client(code).record.addRecord({ app, record })).rejects.toMatchObject(refused);
    }
    await client('clerk').record.updateRecord({ app, id: others, record: rows });
    const { record } = await stage.client.record.getRecord({ app, id: others });
    expect(record['明細']).toMatchObject({
      value: [{ value: { 品名: { value: '電池' }, 単価: { value: '4321' } } }],
    });
  });

  test('a new record takes the default of a field that its author may not edit', async () => {
    await fieldRights(hidden);
    const { id } = await client('clerk').record.addRecord({ app, record: {} });
    const { record } = await stage.client.record.getRecord({ app, id });
    expect(record['評価']).toMatchObject({ value: '未' });
    await stage.client.record.deleteRecords({ app, ids: [id] });
  });

  test('a field shown to the one who made the record is shown in that record only', async () => {
    await fieldRights([
      {
        code: '評価',
        entities: [{ entity: { type: 'FIELD_ENTITY', code: '作成者' }, accessibility: 'READ' }],
      },
    ]);
    const { records } = await client('clerk').record.getRecords({ app });
    expect(records.map((record) => record['評価']?.value)).toEqual(['未', undefined]);
    const { records: found } = await client('clerk').record.getRecords({
      app,
      query: '評価 not in ("x")',
    });
    expect(ids(found as never)).toEqual([clerks]);
    expect(await evaluate('clerk', [clerks, others])).toMatchObject({
      rights: [
        { fields: { 評価: { viewable: true, editable: false } } },
        { fields: { 評価: { viewable: false, editable: false } } },
      ],
    });
  });
});

describe('the settings themselves', () => {
  test('everyone is put last, and added with nothing when left out', async () => {
    await recordRights([
      {
        entities: [
          { entity: everyone, viewable: true },
          { entity: chiefs, includeSubs: true },
        ],
      },
      { filterCond: '件名 = "a"', entities: [] },
    ]);
    const { rights } = await stage.client.app.getRecordAcl({ app });
    expect(rights).toMatchObject([
      { filterCond: '', entities: [{ entity: chiefs, includeSubs: true }, { entity: everyone }] },
      { filterCond: '件名 = "a"', entities: [{ entity: everyone, viewable: false }] },
    ]);
  });

  test('rights follow a field that gets a new code, and end with it', async () => {
    const { client: admin } = stage;
    const extra = { type: 'SINGLE_LINE_TEXT', label: '仮', options: undefined };
    await admin.app.addFormFields({
      app,
      properties: {
        仮: { ...extra, code: '仮' },
        者: { ...extra, type: 'USER_SELECT', code: '者' },
      },
    } as never);
    await admin.app.deployApp({ apps: [{ app }] });
    const byField = { entity: { type: 'FIELD_ENTITY', code: '者' }, accessibility: 'READ' };
    await fieldRights([{ code: '仮', entities: [byField] }]);
    await recordRights([{ filterCond: '仮 = "a"', entities: [] }]);
    await admin.app.updateFormFields({
      app,
      properties: { 仮: { ...extra, code: '新' }, 者: { type: 'USER_SELECT', code: '人' } },
    } as never);
    await admin.app.deployApp({ apps: [{ app }] });
    expect((await admin.app.getFieldAcl({ app })).rights).toMatchObject([
      { code: '新', entities: [{ entity: { code: '人' } }, { entity: everyone }] },
    ]);
    expect((await admin.app.getRecordAcl({ app })).rights).toMatchObject([
      { filterCond: '新 = "a"' },
    ]);
    await expect(admin.app.deleteFormFields({ app, fields: ['新'] })).rejects.toMatchObject({
      code: 'EMULATOR_NOT_EMULATED',
    });
    await recordRights([]);
    await admin.app.deleteFormFields({ app, fields: ['新', '人'] });
    await admin.app.deployApp({ apps: [{ app }] });
    expect((await admin.app.getFieldAcl({ app })).rights).toEqual([]);
  });

  const entities = [{ entity: everyone, viewable: true }];
  test.each([
    ['record', [{ filterCond: '無い = "a"', entities }], 'GAIA_IQ11'],
    ['record', [{ filterCond: '件名 >', entities }], 'CB_VA01'],
    ['record', [{ entities: [{ entity: { type: 'USER', code: 'nobody' } }] }], 'CB_VA01'],
    ['record', [{ entities: [{ entity: { type: 'FIELD_ENTITY', code: '無い' } }] }], 'GAIA_FC01'],
    ['record', [{ entities: [{ entity: { type: 'FIELD_ENTITY', code: '件名' } }] }], 'CB_VA01'],
    ['record', [{ entities: [{ entity: everyone, editable: true }] }], 'CB_VA01'],
    ['record', [{ filterCond: '' }], 'CB_VA01'],
    ['field', [{ code: '無い', entities: [] }], 'GAIA_FC01'],
    ['field', [{ code: '件名', entities: [{ entity: everyone }] }], 'CB_VA01'],
    [
      'field',
      [{ code: '件名', entities: [{ entity: everyone, accessibility: 'ALL' }] }],
      'CB_VA01',
    ],
  ])('%s rights %j are refused with %s %s', async (kind, rights, code) => {
    const { status, body } = await stage.call('PUT', `/k/v1/${kind}/acl.json`, { app, rights });
    expect({ status, code: body.code }).toEqual({ status: 400, code });
  });
});

test('a lookup takes nothing from a record or field that its user may not view', async () => {
  const { app: bookings } = await stage.client.app.addApp({ name: '予約' });
  await stage.client.app.addFormFields({
    app: bookings,
    properties: {
      写し: { type: 'SINGLE_LINE_TEXT', code: '写し', label: '写し' },
      参照: {
        ...{ type: 'SINGLE_LINE_TEXT', code: '参照', label: '参照' },
        lookup: {
          relatedApp: { app },
          relatedKeyField: '番号',
          fieldMappings: [{ field: '写し', relatedField: '評価' }],
          lookupPickerFields: ['件名'],
          filterCond: '',
          sort: '番号 desc',
        },
      },
    } as never,
  });
  await stage.client.app.deployApp({ apps: [{ app: bookings }] });
  const book = (code: string) =>
    client(code).record.addRecord({ app: bookings, record: { 参照: { value: '1' } } });
  await expect(book('clerk')).resolves.toBeDefined();
  await fieldRights([{ code: '評価', entities: [{ entity: everyone, accessibility: 'NONE' }] }]);
  await expect(book('clerk')).rejects.toMatchObject({ code: 'GAIA_LO04' });
  await fieldRights([]);
  await recordRights([{ filterCond: '番号 = "1"', entities: [{ entity: everyone }] }]);
  await expect(book('clerk')).rejects.toMatchObject({ code: 'GAIA_LO04' });
});

test('related records tell nothing of an app that their reader may not view [official description, Get Form Fields]', async () => {
  const { client: admin } = stage;
  const { app: secret } = await admin.app.addApp({ name: '秘密' });
  await admin.app.addFormFields({
    app: secret,
    properties: { 鍵: { type: 'SINGLE_LINE_TEXT', code: '鍵', label: '鍵' } } as never,
  });
  await admin.app.deployApp({ apps: [{ app: secret }] });
  const { app: open } = await admin.app.addApp({ name: '公開' });
  const setting = {
    relatedApp: { app: secret },
    condition: { field: '件名', relatedField: '鍵' },
    displayFields: ['鍵'],
  };
  await admin.app.addFormFields({
    app: open,
    properties: {
      件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
      関連: { type: 'REFERENCE_TABLE', code: '関連', label: '関連', referenceTable: setting },
    } as never,
  });
  await admin.app.deployApp({ apps: [{ app: open }] });
  const told = async (asked: KintoneRestAPIClient, preview: boolean) =>
    (await asked.app.getFormFields({ app: open, preview })).properties['関連'];
  expect(await told(client('clerk'), false)).toMatchObject({ referenceTable: setting });

  const nobodyViews = [{ entity: everyone, recordAddable: true }];
  await admin.app.updateAppAcl({ app: secret, rights: nobodyViews as never });
  await admin.app.deployApp({ apps: [{ app: secret }] });
  const hidden = { type: 'REFERENCE_TABLE', label: '関連', referenceTable: null };
  expect(await told(client('clerk'), false)).toMatchObject(hidden);
  // Who administers the app itself is told no more; what it was set to stays.
  expect(await told(admin, true)).toMatchObject(hidden);
  await admin.app.updateFormFields({ app: open, properties: { 関連: hidden } } as never);
  await admin.app.updateAppAcl({
    app: secret,
    rights: [{ entity: everyone, recordViewable: true }] as never,
  });
  await admin.app.deployApp({ apps: [{ app: secret }, { app: open }] });
  expect(await told(client('clerk'), false)).toMatchObject({ referenceTable: setting });
});
