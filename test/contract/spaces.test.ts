/** Spaces, guest spaces and the paths of their apps. */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { ADMIN, startStage, type Stage } from './support';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  await stage.call('POST', '/v1/organizations.json', {
    organizations: [{ code: 'soumu', name: '総務課' }],
  });
  await stage.call('POST', '/v1/users.json', {
    users: ['sato', 'kato', 'ito'].map((code) => ({ code, name: code, password: 'cybozu' })),
  });
  await stage.call('PUT', '/v1/userOrganizations.json', {
    userOrganizations: [{ code: 'kato', organizations: [{ orgCode: 'soumu' }] }],
  });
});
afterAll(() => stage.stop());

const user = (code: string, isAdmin: boolean) => ({
  entity: { type: 'USER' as const, code },
  isAdmin,
});

async function addSpace(options: { isGuest?: boolean; isPrivate?: boolean } = {}): Promise<string> {
  const members = [user('Administrator', true), user('sato', false)];
  const { id } = await stage.client.space.addSpaceFromTemplate({
    id: 1,
    name: '防災訓練',
    members,
    ...options,
  });
  return String(id);
}

async function addApp(name: string, space?: string, client = stage.client): Promise<string> {
  const { app } = await client.app.addApp({ name, ...(space ? { space } : {}) });
  await client.app.deployApp({ apps: [{ app }] });
  return String(app);
}

const guestClient = (guestSpaceId: string, username: string = ADMIN.username) =>
  new KintoneRestAPIClient({
    baseUrl: stage.baseUrl,
    guestSpaceId,
    auth: { username, password: ADMIN.password },
  });

test('a space has one thread at first, and is changed by its administrators alone', async () => {
  const id = await addSpace();
  expect(await stage.client.space.getSpace({ id })).toMatchObject({
    name: '防災訓練',
    isPrivate: false,
    isGuest: false,
    useMultiThread: false,
    memberCount: '2',
    attachedApps: [],
    permissions: { createApp: 'EVERYONE' },
  });
  await expect(
    stage.clientOf('sato').space.updateSpace({ id, name: '乗っ取り' }),
  ).rejects.toMatchObject({ code: 'CB_NO02', status: 403 });
  await stage.client.space.updateSpace({
    id,
    name: '水防訓練',
    permissions: { createApp: 'ADMIN' },
  });
  expect((await stage.client.space.getSpace({ id })).name).toBe('水防訓練');
  await expect(addApp('名簿', id, stage.clientOf('sato'))).rejects.toMatchObject({
    code: 'CB_NO02',
  });
});

test('threads and a body of its own come with several threads, and what may not be in HTML is taken out', async () => {
  const id = await addSpace();
  await expect(stage.client.space.updateSpaceBody({ id, body: 'x' })).rejects.toMatchObject({
    code: 'CB_VA01',
  });
  await expect(stage.client.space.addThread({ space: id, name: '班' })).rejects.toMatchObject({
    code: 'CB_VA01',
  });
  await stage.client.space.updateSpace({ id, useMultiThread: true });
  await stage.client.space.updateSpaceBody({ id, body: '<b>集合</b><script>1</script>' });
  expect((await stage.client.space.getSpace({ id })).body).toBe('<b>集合</b>');
  const thread = await stage.client.space.addThread({ space: id, name: '給水班' });
  await stage.client.space.updateThread({ id: thread.id, name: '給水', body: '<p>水</p>' });
  const comment = { text: '了解しました', mentions: [{ code: 'sato', type: 'USER' as const }] };
  const first = { space: id, thread: thread.id, comment };
  expect(await stage.clientOf('sato').space.addThreadComment(first)).toEqual({
    id: expect.stringMatching(/^\d+$/),
  });
  const nothing = { space: id, thread: thread.id, comment: { text: '' } };
  await expect(stage.client.space.addThreadComment(nothing)).rejects.toMatchObject({
    code: 'CB_VA01',
  });
  const unknown = {
    ...first,
    comment: { ...comment, mentions: [{ code: 'x', type: 'USER' as const }] },
  };
  await expect(stage.client.space.addThreadComment(unknown)).rejects.toMatchObject({
    code: 'GAIA_IL26',
  });
});

test('an organization brings its users as members, and a space needs an administrator', async () => {
  const id = await addSpace({ isPrivate: true });
  await expect(stage.clientOf('kato').space.getSpace({ id })).rejects.toMatchObject({
    code: 'CB_NO02',
  });
  const soumu = { entity: { type: 'ORGANIZATION' as const, code: 'soumu' }, isAdmin: false };
  await stage.client.space.updateSpaceMembers({
    id,
    members: [user('Administrator', true), soumu],
  });
  expect((await stage.clientOf('kato').space.getSpaceMembers({ id })).members).toEqual([
    { ...user('Administrator', true), isImplicit: false },
    { ...soumu, includeSubs: false },
    { ...user('kato', false), isImplicit: true },
  ]);
  await expect(
    stage.client.space.updateSpaceMembers({ id, members: [user('sato', false)] }),
  ).rejects.toMatchObject({ code: 'CB_VA01' });
});

test('an app belongs to the space it was made in until it is moved', async () => {
  const [one, two] = [await addSpace(), await addSpace()];
  const app = await addApp('名簿', one);
  const { defaultThread } = await stage.client.space.getSpace({ id: one });
  expect(await stage.client.app.getApp({ id: app })).toMatchObject({
    spaceId: one,
    threadId: defaultThread,
  });
  expect((await stage.client.app.getApps({ spaceIds: [one] })).apps).toHaveLength(1);
  await stage.client.app.move({ app, space: two });
  expect((await stage.client.app.getApps({ spaceIds: [one] })).apps).toHaveLength(0);
  const moved = await stage.client.space.getSpace({ id: two });
  expect(moved.attachedApps.map(({ appId }) => appId)).toEqual([app]);
  await stage.client.app.move({ app, space: null });
  expect((await stage.client.app.getApp({ id: app })).spaceId).toBeNull();
});

test('apps of a private space are for its members', async () => {
  const space = await addSpace({ isPrivate: true });
  const app = await addApp('名簿', space);
  expect((await stage.clientOf('sato').app.getApp({ id: app })).appId).toBe(app);
  await expect(stage.clientOf('kato').record.getRecords({ app })).rejects.toMatchObject({
    code: 'CB_NO02',
  });
  const { apps } = await stage.clientOf('kato').app.getApps({ ids: [app] });
  expect(apps).toEqual([]);
});

test('a space is deleted with its apps', async () => {
  const space = await addSpace();
  const app = await addApp('名簿', space);
  await stage.client.record.addRecord({ app, record: {} });
  await stage.client.space.deleteSpace({ id: space });
  await expect(stage.client.space.getSpace({ id: space })).rejects.toMatchObject({ status: 404 });
  await expect(stage.client.app.getApp({ id: app })).rejects.toMatchObject({ code: 'GAIA_AP01' });
});

describe('a guest space', () => {
  let space: string;
  let app: string;
  let ordinary: string;
  let inside: KintoneRestAPIClient;
  beforeAll(async () => {
    space = await addSpace({ isGuest: true });
    inside = guestClient(space);
    app = await addApp('共同研究', undefined, inside);
    ordinary = await addApp('庁内');
  });

  test('gives its apps through its own path only: GAIA_IL23 elsewhere', async () => {
    const elsewhere = { status: 400, code: 'GAIA_IL23' };
    await expect(stage.client.app.getApp({ id: app })).rejects.toMatchObject(elsewhere);
    await expect(stage.client.record.getRecords({ app })).rejects.toMatchObject(elsewhere);
    await expect(stage.client.app.getFormFields({ app })).rejects.toMatchObject(elsewhere);
    await expect(stage.client.record.addRecord({ app, record: {} })).rejects.toMatchObject(
      elsewhere,
    );
    expect((await inside.app.getApp({ id: app })).spaceId).toBe(space);
    const { id } = await inside.record.addRecord({ app, record: {} });
    expect((await inside.record.getRecord({ app, id })).record['$id']).toMatchObject({ value: id });
  });

  test('gives no other app through its path: CB_NO02', async () => {
    await expect(inside.app.getApp({ id: ordinary })).rejects.toMatchObject({
      status: 403,
      code: 'CB_NO02',
    });
  });

  test('lists its apps on its own path, and among all on the ordinary one', async () => {
    const ids = (apps: { appId: string }[]) => apps.map(({ appId }) => appId);
    expect(ids((await inside.app.getApps({})).apps)).toEqual([app]);
    expect(ids((await stage.client.app.getApps({})).apps)).toEqual(
      expect.arrayContaining([app, ordinary]),
    );
  });

  test('runs requests together on its path', async () => {
    const payload = { app, record: {} };
    const { results } = await inside.bulkRequest({
      requests: [
        { method: 'POST', api: `/k/guest/${space}/v1/record.json`, payload },
        { method: 'POST', api: `/k/guest/${space}/v1/record.json`, payload },
      ],
    });
    expect(results).toHaveLength(2);
  });

  test('lets in the guests it invited, who see nothing else', async () => {
    const guest = {
      code: 'ogawa@example.com',
      password: 'cybozu',
      timezone: 'Asia/Tokyo',
      name: '小川',
    };
    await stage.client.space.addGuests({ guests: [guest] });
    const visitor = guestClient(space, 'guest/ogawa@example.com');
    await expect(visitor.record.getRecords({ app })).rejects.toMatchObject({ code: 'CB_NO02' });
    await inside.space.updateSpaceGuests({ id: space, guests: [guest.code] });
    expect((await visitor.record.getRecords({ app })).records.length).toBeGreaterThan(0);
    const outside = stage.clientOf('guest/ogawa@example.com');
    await expect(outside.record.getRecords({ app: ordinary })).rejects.toMatchObject({
      code: 'CB_NO02',
    });
    expect((await outside.app.getApps({})).apps.map(({ appId }) => appId)).toEqual([app]);
    const { body } = await stage.call('GET', '/v1/users.json');
    expect(JSON.stringify(body)).not.toContain('ogawa');
    await stage.client.space.deleteGuests({ guests: [guest.code] });
    await expect(visitor.record.getRecords({ app })).rejects.toMatchObject({ code: 'CB_WA01' });
  });

  test('takes and gives no app', async () => {
    await expect(stage.client.app.move({ app: ordinary, space })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('that is not there is told', async () => {
    const { status } = await stage.call('GET', `/k/guest/999/v1/app.json?id=${app}`);
    expect(status).toBe(404);
  });
});

test('system administrators see the figures of all spaces, others of those they may enter', async () => {
  const secret = await addSpace({ isPrivate: true });
  const ids = async (client: KintoneRestAPIClient) =>
    (await client.space.getStatistics({})).spaces.map(({ id }) => String(id));
  expect(await ids(stage.client)).toContain(secret);
  expect(await ids(stage.clientOf('ito'))).not.toContain(secret);
});
