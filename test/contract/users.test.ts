/** The platform's User API: how a ward's people and sections come in, and who may bring them. */
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await post('organizations', [
    { code: 'kusei', name: '区政推進部' },
    { code: 'kohoka', name: '広報課', parentCode: 'kusei' },
    { code: 'douro', name: '道路課' },
  ]);
  await post('groups', [{ code: 'readers', name: '閲覧者' }]);
  await post('users', [
    { code: 'sato', name: '佐藤 花子', password: 'pass', locale: 'ja', employeeNumber: '1001' },
  ]);
});
afterAll(() => stage.stop());

const post = (what: string, list: object[], as?: Record<string, string>) =>
  stage.call('POST', `/v1/${what}.json`, { [what]: list }, as);

test('a fresh service has its administrator and two groups', async () => {
  const { body } = await stage.call('GET', '/v1/group/users.json?code=Administrators');
  expect(body['users']).toMatchObject([{ code: 'Administrator', valid: true }]);
  const groups = await stage.call('GET', '/v1/groups.json');
  expect(groups.body['groups']).toMatchObject([
    { code: 'everyone' },
    { code: 'Administrators' },
    { code: 'readers' },
  ]);
});

test('a user is read back as added', async () => {
  const { body } = await stage.call('GET', '/v1/users.json?codes[0]=sato');
  expect(body['users']).toMatchObject([
    {
      code: 'sato',
      name: '佐藤 花子',
      locale: 'ja',
      employeeNumber: '1001',
      timezone: 'Asia/Tokyo',
    },
  ]);
  expect(JSON.stringify(body)).not.toContain('pass');
});

test('a user belongs to organizations, one of them first', async () => {
  await stage.call('PUT', '/v1/userOrganizations.json', {
    userOrganizations: [
      { code: 'sato', organizations: [{ orgCode: 'douro' }, { orgCode: 'kohoka' }] },
    ],
  });
  await stage.call('PUT', '/v1/users.json', {
    users: [{ code: 'sato', primaryOrganization: 'kohoka' }],
  });
  const { body } = await stage.call('GET', '/v1/user/organizations.json?code=sato');
  expect(body['organizationTitles']).toMatchObject([
    { organization: { code: 'kohoka', parentCode: 'kusei' }, title: null },
    { organization: { code: 'douro' }, title: null },
  ]);
  const members = await stage.call('GET', '/v1/organization/users.json?code=kohoka');
  expect(members.body['userTitles']).toMatchObject([{ user: { code: 'sato' } }]);
});

test('groups of a user, and the right that Administrators gives', async () => {
  await stage.call('PUT', '/v1/user/groups.json', { code: 'sato', groups: ['readers'] });
  const { body } = await stage.call('GET', '/v1/user/groups.json?code=sato');
  expect(body['groups']).toMatchObject([{ code: 'everyone' }, { code: 'readers' }]);
  const as = passwordHeader('sato', 'pass');
  const refused = await post('users', [{ code: 'x', name: 'x', password: 'x' }], as);
  expect(refused).toMatchObject({ status: 403, body: { code: 'CB_NO02' } });
});

test('one bad entry keeps out the whole request', async () => {
  const { status, body } = await post('users', [
    { code: 'suzuki', name: '鈴木', password: 'pass' },
    { code: 'sato', name: '別の佐藤', password: 'pass' },
  ]);
  expect(status).toBe(400);
  expect(Object.keys(body.errors ?? {})).toEqual(['users[1].code']);
  const found = await stage.call('GET', '/v1/users.json?codes[0]=suzuki');
  expect(found.body['users']).toEqual([]);
});

test.each([
  ['no name', { code: 'a', password: 'p' }, 'users[0].name'],
  ['no password', { code: 'a', name: 'a' }, 'users[0].password'],
  [
    'an unknown time zone',
    { code: 'a', name: 'a', password: 'p', timezone: 'Moon' },
    'users[0].timezone',
  ],
  ['a code too long', { code: 'a'.repeat(129), name: 'a', password: 'p' }, 'users[0].code'],
])('a user with %s is refused', async (_case, user, key) => {
  const { status, body } = await post('users', [user]);
  expect(status).toBe(400);
  expect(Object.keys(body.errors ?? {})).toEqual([key]);
});

test('an inactive user cannot sign in any more', async () => {
  await post('users', [{ code: 'left', name: '退職者', password: 'pass' }]);
  await stage.call('PUT', '/v1/users.json', { users: [{ code: 'left', valid: false }] });
  const as = passwordHeader('left', 'pass');
  expect(await stage.call('GET', '/v1/users.json', undefined, as)).toMatchObject({
    status: 401,
    body: { code: 'CB_WA01' },
  });
});

test('an organization cannot stand below itself', async () => {
  const { status } = await stage.call('PUT', '/v1/organizations.json', {
    organizations: [{ code: 'kusei', parentCode: 'kohoka' }],
  });
  expect(status).toBe(400);
});
