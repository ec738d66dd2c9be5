/** The smaller endpoints: the old form API, what apps weigh, the list of APIs, the rest of the User API. */
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
let app: string;
beforeAll(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '備品' }));
  await stage.client.app.addFormFields({
    app,
    properties: {
      品名: {
        type: 'SINGLE_LINE_TEXT',
        code: '品名',
        label: '品名',
        required: true,
        maxLength: '20',
      },
      購入日: { type: 'DATE', code: '購入日', label: '購入日', defaultNowValue: true },
      区分: {
        type: 'DROP_DOWN',
        code: '区分',
        label: '区分',
        options: { 机: { label: '机', index: '1' }, 椅子: { label: '椅子', index: '0' } },
      },
      点検: {
        type: 'SUBTABLE',
        code: '点検',
        label: '点検',
        fields: { 数: { type: 'NUMBER', code: '数', label: '数', digit: true } },
      },
    },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
});
afterAll(() => stage.stop());

test.each(['form.json', 'preview/form.json'])(
  '%s tells the form as a flat list of texts',
  async (path) => {
    const { body } = await stage.call('GET', `/k/v1/${path}?app=${app}`);
    expect(body['properties']).toEqual([
      expect.objectContaining({
        type: 'SINGLE_LINE_TEXT',
        code: '品名',
        required: 'true',
        noLabel: 'false',
        maxLength: '20',
        minLength: null,
      }),
      expect.objectContaining({ type: 'DATE', defaultExpression: 'NOW' }),
      expect.objectContaining({ type: 'DROP_DOWN', options: ['椅子', '机'] }),
      {
        type: 'SUBTABLE',
        code: '点検',
        fields: [expect.objectContaining({ type: 'NUMBER', code: '数', digit: 'true' })],
      },
    ]);
  },
);

test('the figures of an app count its records, fields, files and the day’s requests', async () => {
  const { fileKey } = await stage.client.file.uploadFile({ file: { name: 'a.txt', data: 'abc' } });
  await stage.client.app.updateAppCustomize({
    app,
    desktop: { js: [{ type: 'FILE', file: { fileKey } }] },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  await stage.client.record.addRecord({ app, record: { 品名: { value: '机' } } });
  const before = (await stage.client.app.getStatistics({})).apps[0];
  expect(before).toMatchObject({
    id: app,
    name: '備品',
    status: 'ACTIVATED',
    recordCount: '1',
    fieldCount: '5',
    storageUsage: '3',
    customized: true,
    space: null,
  });
  await stage.client.record.getRecords({ app });
  await stage.client.record.getRecords({ app });
  const after = (await stage.client.app.getStatistics({})).apps[0];
  expect(Number(after?.dailyRequestCount)).toBe(Number(before?.dailyRequestCount) + 2);
  await stage.client.app.updateAppSettings({ app, name: '備品台帳' });
  expect((await stage.client.app.getStatistics({})).apps[0]?.status).toBe('CHANGED');
});

test('a day of requests is one of UTC, and a request past the limit is still answered', async () => {
  stage.kintone.clock.set({ now: '2027-01-01T23:59:00Z' });
  const count = async () =>
    Number((await stage.client.app.getStatistics({})).apps[0]?.dailyRequestCount);
  await stage.client.record.getRecords({ app });
  expect(await count()).toBe(1);
  stage.kintone.db.run('UPDATE api_requests SET count = 10000');
  await stage.client.record.getRecords({ app });
  expect(await count()).toBe(10_001);
  stage.kintone.clock.set({ now: '2027-01-02T00:01:00Z' });
  expect(await count()).toBe(0);
});

test('the list of APIs is open to all, their schemas are not emulated', async () => {
  const list = await stage.call('GET', '/k/v1/apis.json', undefined, {});
  expect(list.body['baseUrl']).toBe(`${stage.kintone.url}/k/v1/`);
  expect(list.body['apis']).toMatchObject({
    'records/get': { link: 'apis/records/get.json' },
    'preview/app/deploy/post': {},
  });
  const one = await stage.call('GET', '/k/v1/apis/records/get.json', undefined, {});
  expect(one).toMatchObject({ status: 501, body: { code: 'EMULATOR_NOT_EMULATED' } });
});

describe('the User API', () => {
  beforeAll(async () => {
    await stage.call('POST', '/v1/users.json', {
      users: ['sato', 'kato'].map((code) => ({ code, name: code, password: 'cybozu' })),
    });
    await stage.call('POST', '/v1/groups.json', { groups: [{ code: 'g', name: '協議会' }] });
    await stage.call('POST', '/v1/organizations.json', {
      organizations: [
        { code: 'bu', name: '部' },
        { code: 'ka', name: '課', parentCode: 'bu' },
      ],
    });
  });

  const codes = async (what: string) => {
    const { body } = await stage.call('GET', `/v1/${what}.json`);
    return (body[what] as { code: string }[]).map(({ code }) => code);
  };

  test('tells and sets the services of users, Administrator left out', async () => {
    await stage.call('PUT', '/v1/users/services.json', { users: [{ code: 'kato', services: [] }] });
    const { body } = await stage.call('GET', '/v1/users/services.json');
    expect(body['users']).toEqual([
      { code: 'sato', services: ['kintone'] },
      { code: 'kato', services: [] },
    ]);
    const wrong = { users: [{ code: 'kato', services: ['mail'] }] };
    expect(await stage.call('PUT', '/v1/users/services.json', wrong)).toMatchObject({
      status: 400,
      body: { errors: { 'users[0].services[0]': {} } },
    });
  });

  test('sets the members of a group', async () => {
    await stage.call('PUT', '/v1/group/users.json', { code: 'g', users: ['sato'] });
    const { body } = await stage.call('GET', '/v1/group/users.json?code=g');
    expect(body['users']).toMatchObject([{ code: 'sato' }]);
  });

  test('deletes users, groups and an organization with all below it', async () => {
    await stage.call('DELETE', '/v1/organizations.json', { codes: ['bu'] });
    expect(await codes('organizations')).toEqual([]);
    await stage.call('DELETE', '/v1/groups.json', { codes: ['g'] });
    expect(await codes('groups')).toEqual(['everyone', 'Administrators']);
    await stage.call('DELETE', '/v1/users.json', { codes: ['sato'] });
    expect(await codes('users')).toEqual(['Administrator', 'kato']);
  });

  test('keeps Administrator and the built-in groups', async () => {
    const user = await stage.call('DELETE', '/v1/users.json', { codes: ['Administrator'] });
    expect(user.status).toBe(403);
    const group = await stage.call('DELETE', '/v1/groups.json', { codes: ['everyone'] });
    expect(group.status).toBe(403);
    const unknown = await stage.call('DELETE', '/v1/users.json', { codes: ['nobody'] });
    expect(unknown).toMatchObject({ status: 400, body: { errors: { 'codes[0]': {} } } });
  });
});

/** "Up to 100 IDs can be specified", "Must be between 0 and 2147483647": the official description says so in words only. */
describe('limits that the official description names in words', () => {
  const many = (key: string, count: number, value: string) =>
    Array.from({ length: count }, (_, index) => `${key}[${index}]=${value}`).join('&');
  const asked = (path: string) => stage.call('GET', `/k/v1/${path}`);

  test.each([
    ['apps.json', many('ids', 101, '1'), 'ids'],
    ['apps.json', many('codes', 101, 'A'), 'codes'],
    ['apps.json', many('codes', 1, 'a'.repeat(65)), 'codes[0]'],
    ['apps.json', many('spaceIds', 101, '1'), 'spaceIds'],
    ['apps.json', `name=${'a'.repeat(65)}`, 'name'],
    ['apps.json', 'offset=-1', 'offset'],
    ['apps.json', 'offset=2147483648', 'offset'],
    ['apps/statistics.json', 'offset=-1', 'offset'],
    ['spaces/statistics.json', 'offset=-1', 'offset'],
    ['plugins.json', many('ids', 101, 'a'), 'ids'],
    ['preview/app/deploy.json', many('apps', 301, '1'), 'apps'],
  ])('%s refuses more (%#)', async (path, query, key) => {
    const { status, body } = await asked(`${path}?${query}`);
    expect({ status, keys: Object.keys(body.errors ?? {}) }).toEqual({ status: 400, keys: [key] });
  });

  test('and as many as they allow are taken', async () => {
    // So many do not fit into a URL.
    const most = { ids: Array(100).fill('1'), codes: Array(100).fill('a'.repeat(64)) };
    const { status } = await stage.call('POST', '/k/v1/apps.json', most, {
      ...passwordHeader('Administrator', 'cybozu'),
      'X-HTTP-Method-Override': 'GET',
    });
    expect(status).toBe(200);
  });

  test('a hundred fields are deleted at once', async () => {
    const { app } = await stage.client.app.addApp({ name: '百' });
    const fields = Array.from({ length: 101 }, (_, index) => `f${index}`);
    const path = '/k/v1/preview/app/form/fields.json';
    const properties = Object.fromEntries(
      fields.map((code) => [code, { type: 'NUMBER', code, label: code }]),
    );
    await stage.call('POST', path, { app, properties });
    const refused = await stage.call('DELETE', path, { app, fields });
    expect(refused).toMatchObject({ status: 400, body: { errors: { fields: {} } } });
    expect((await stage.call('DELETE', path, { app, fields: fields.slice(1) })).status).toBe(200);
  });
});
