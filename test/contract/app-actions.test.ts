/** App actions: their settings as kintone checks them, and what the buttons on a record bring along. */
import { passwordHeader, startStage, type Stage } from './support';

const PASSWORD = 'tantou2026';

let stage: Stage;
let from: string;
let to: string;

beforeAll(async () => {
  stage = await startStage();
  await stage.call('POST', '/v1/users.json', {
    users: [
      { code: 'tantou', name: '担当', password: PASSWORD, valid: true },
      { code: 'yoso', name: 'よそ', password: PASSWORD, valid: true },
    ],
  });
  from = await makeApp('相談', {
    件名: text('件名'),
    番号: { type: 'NUMBER', code: '番号', label: '番号' },
    区分: choices('区分', ['道路', '公園']),
    係: { type: 'USER_SELECT', code: '係', label: '係' },
    明細: { type: 'SUBTABLE', code: '明細', label: '明細', fields: { 品: text('品') } },
  });
  to = await makeApp('対応', {
    元: { type: 'LINK', code: '元', label: '元', protocol: 'WEB' },
    題: text('題'),
    元番号: { type: 'NUMBER', code: '元番号', label: '元番号' },
    種別: choices('種別', ['道路']),
    受付者: { type: 'USER_SELECT', code: '受付者', label: '受付者' },
    表: { type: 'SUBTABLE', code: '表', label: '表', fields: { 名: text('名') } },
  });
});
afterAll(() => stage.stop());

const text = (code: string) => ({ type: 'SINGLE_LINE_TEXT', code, label: code });

const choices = (code: string, names: string[]) => ({
  type: 'DROP_DOWN',
  code,
  label: code,
  options: Object.fromEntries(names.map((label, index) => [label, { label, index }])),
});

async function makeApp(name: string, properties: object): Promise<string> {
  const { app } = await stage.client.app.addApp({ name });
  await stage.client.app.addFormFields({ app, properties: properties as never });
  await stage.client.app.deployApp({ apps: [{ app }] });
  return app;
}

const everyone = [{ type: 'GROUP', code: 'everyone' }];
const action = (change: object = {}) => ({
  name: '対応する',
  index: 0,
  destApp: { app: to },
  mappings: [{ srcType: 'FIELD', srcField: '件名', destField: '題' }],
  entities: everyone,
  filterCond: '',
  ...change,
});

const put = (actions: object) =>
  stage.call('PUT', '/k/v1/preview/app/actions.json', { app: from, actions });

async function deployed(actions: object): Promise<void> {
  const { status, body } = await put(actions);
  expect([status, body.message]).toEqual([200, undefined]);
  await stage.client.app.deployApp({ apps: [{ app: from }] });
}

function asked(path: string, code: string) {
  return stage.call('GET', path, undefined, passwordHeader(code, PASSWORD));
}

async function offered(id: string, code = 'tantou'): Promise<unknown[]> {
  const { body } = await asked(`/k/internal/record/app-actions.json?app=${from}&id=${id}`, code);
  return (body['actions'] as { name: string }[]).map(({ name }) => name);
}

async function added(record: object): Promise<string> {
  return (await stage.client.record.addRecord({ app: from, record: record as never })).id;
}

test('an action is read back as it was set, with its id, and keeps what a change leaves out', async () => {
  const { body } = await put({ 対応する: action() });
  const { id } = (body['actions'] as Record<string, { id: string }>)['対応する'] ?? { id: '' };
  expect(id).toMatch(/^\d+$/);
  await put({ 対応する: { index: '3', name: '対応をはじめる', filterCond: '番号 > 5' } });
  const read = await stage.call('GET', `/k/v1/preview/app/actions.json?app=${from}`);
  expect(read.body['actions']).toEqual({
    対応をはじめる: {
      name: '対応をはじめる',
      id,
      index: '0',
      destApp: { app: to, code: '' },
      mappings: [{ srcType: 'FIELD', srcField: '件名', destField: '題' }],
      entities: everyone,
      filterCond: '番号 > 5',
    },
  });
});

test.each<[string, () => object, string]>([
  ['no index', () => ({ a: { ...action(), name: 'a', index: undefined } }), 'actions[a].index'],
  ['no name', () => ({ a: { ...action(), name: undefined } }), 'actions[a].name'],
  ['another name than its key', () => ({ a: action() }), 'actions[a].name'],
  [
    'a name of 33 characters',
    () => ({ ['あ'.repeat(33)]: action({ name: 'あ'.repeat(33) }) }),
    '.name',
  ],
  ['no other app', () => ({ 対応する: action({ destApp: undefined }) }), '.destApp'],
  [
    'an app that is not there',
    () => ({ 対応する: action({ destApp: { code: 'NONE' } }) }),
    '.destApp.code',
  ],
  ['no mappings', () => ({ 対応する: action({ mappings: undefined }) }), '.mappings'],
  ['nobody said', () => ({ 対応する: action({ entities: undefined }) }), '.entities'],
  [
    'an unknown user',
    () => ({ 対応する: action({ entities: [{ type: 'USER', code: 'nobody' }] }) }),
    '.entities[0].code',
  ],
  [
    'a field that is not there',
    () => ({
      対応する: action({ mappings: [{ srcType: 'FIELD', srcField: '無', destField: '題' }] }),
    }),
    '.mappings[0].srcField',
  ],
  [
    'fields that do not fit',
    () => ({
      対応する: action({ mappings: [{ srcType: 'FIELD', srcField: '件名', destField: '元番号' }] }),
    }),
    '.mappings[0].destField',
  ],
  [
    'the address of the record into a text',
    () => ({ 対応する: action({ mappings: [{ srcType: 'RECORD_URL', destField: '題' }] }) }),
    '.mappings[0].destField',
  ],
  [
    'a table’s field outside a table',
    () => ({
      対応する: action({ mappings: [{ srcType: 'FIELD', srcField: '品', destField: '題' }] }),
    }),
    '.mappings[0].destField',
  ],
  [
    'the same index twice',
    () => ({ a: action({ name: 'a' }), b: action({ name: 'b' }) }),
    'actions',
  ],
])('%s is refused at its place', async (_what, actions, path) => {
  const { status, body } = await put(actions());
  expect([status, body.code]).toEqual([400, 'CB_VA01']);
  expect(Object.keys(body.errors ?? {}).join()).toContain(path);
});

test('the button is there for whom it was given to, on records that meet its condition', async () => {
  await deployed({
    対応する: action({
      filterCond: '区分 in ("道路")',
      entities: [{ type: 'USER', code: 'tantou' }],
    }),
  });
  const road = await added({ 区分: { value: '道路' } });
  const park = await added({ 区分: { value: '公園' } });
  expect(await offered(road)).toEqual(['対応する']);
  expect(await offered(park)).toEqual([]);
  expect(await offered(road, 'yoso')).toEqual([]);
});

test('who may not add to the other app has no button, and its settings are told to administrators only', async () => {
  await deployed({ 対応する: action() });
  const record = await added({});
  const full = {
    ...{ recordViewable: true, recordAddable: true, recordEditable: true, recordDeletable: true },
    ...{ recordImportable: true, recordExportable: true, appEditable: true, includeSubs: false },
  };
  const nothing = Object.fromEntries(Object.keys(full).map((right) => [right, false]));
  const rights = [
    { entity: { type: 'CREATOR', code: null }, ...full },
    { entity: { type: 'USER', code: 'tantou' }, ...nothing },
    { entity: { type: 'GROUP', code: 'everyone' }, ...full },
  ];
  await stage.call('PUT', '/k/v1/app/acl.json', { app: to, rights });
  expect(await offered(record)).toEqual([]);
  expect(await offered(record, 'yoso')).toEqual(['対応する']);
  const admins = [
    { entity: { type: 'CREATOR', code: null }, ...full },
    { entity: { type: 'USER', code: 'tantou' }, ...full },
    { entity: { type: 'GROUP', code: 'everyone' }, ...nothing, recordViewable: true },
  ];
  await stage.call('PUT', '/k/v1/app/acl.json', { app: from, rights: admins });
  const settings = `/k/v1/app/actions.json?app=${from}`;
  const { body } = await asked(settings, 'tantou');
  expect(body['actions']).toMatchObject({ 対応する: { destApp: null, mappings: null } });
  expect((await asked(settings, 'yoso')).status).toBe(403);
  await stage.call('PUT', '/k/v1/app/acl.json', { app: to, rights: rights.slice(2) });
});

test('the new record begins with the mapped values; a choice the other field lacks is left out', async () => {
  const field = (srcField: string, destField: string) => ({
    srcType: 'FIELD',
    srcField,
    destField,
  });
  await deployed({
    対応する: action({
      mappings: [
        ...[field('件名', '題'), field('レコード番号', '元番号'), field('区分', '種別')],
        ...[field('作成者', '受付者'), field('品', '名')],
        { srcType: 'RECORD_URL', destField: '元' },
      ],
    }),
  });
  const id = await added({
    件名: { value: '街灯' },
    区分: { value: '公園' },
    明細: { value: [{ value: { 品: { value: '電球' } } }, { value: { 品: { value: '柱' } } }] },
  });
  const { body: settings } = await stage.call('GET', `/k/v1/app/actions.json?app=${from}`);
  const made = settings['actions'] as Record<string, { id: string }>;
  const action1 = made['対応する']?.id;
  const path = `/k/internal/record/app-action.json?app=${from}&id=${id}&action=`;
  const { body } = await asked(`${path}${action1}`, 'tantou');
  expect(body).toEqual({
    values: {
      題: '街灯',
      元番号: id,
      受付者: [{ code: 'Administrator', name: expect.any(String) as string }],
    },
    rows: { 表: [{ 名: '電球' }, { 名: '柱' }] },
    urls: ['元'],
  });
  expect((await asked(`${path}999`, 'tantou')).status).toBe(403);
});

test('a renamed field is still copied, a deleted one no more', async () => {
  await deployed({
    対応する: action({
      filterCond: '番号 > 0',
      mappings: [
        { srcType: 'FIELD', srcField: '件名', destField: '題' },
        { srcType: 'FIELD', srcField: '番号', destField: '元番号' },
      ],
    }),
  });
  const properties = { 番号: { type: 'NUMBER', code: '通番' } };
  await stage.client.app.updateFormFields({ app: from, properties: properties as never });
  await stage.client.app.deleteFormFields({ app: from, fields: ['件名'] });
  const { body } = await stage.call('GET', `/k/v1/preview/app/actions.json?app=${from}`);
  expect(body['actions']).toMatchObject({
    対応する: {
      filterCond: '通番 > 0',
      mappings: [{ srcType: 'FIELD', srcField: '通番', destField: '元番号' }],
    },
  });
});
