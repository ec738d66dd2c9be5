/** The app endpoints through the official client: what is set is read back, in preview first, live after deploy. */
import { startStage, type Stage } from './support';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const text = (code: string, more: object = {}) => ({
  type: 'SINGLE_LINE_TEXT' as const,
  code,
  label: code,
  ...more,
});

async function newApp(name = '区民のこえ'): Promise<string> {
  return (await stage.client.app.addApp({ name })).app;
}

async function deploy(app: string): Promise<void> {
  await stage.client.app.deployApp({ apps: [{ app }] });
}

test('a new app has the built-in fields, an empty form and the usual rights', async () => {
  const app = await newApp();
  const { properties } = await stage.client.app.getFormFields({ app, preview: true });
  expect(Object.values(properties).map(({ type }) => type)).toEqual([
    'RECORD_NUMBER',
    'STATUS_ASSIGNEE',
    'MODIFIER',
    'CREATOR',
    'UPDATED_TIME',
    'STATUS',
    'CATEGORY',
    'CREATED_TIME',
  ]);
  expect(properties['ステータス']).toEqual({
    type: 'STATUS',
    code: 'ステータス',
    label: 'ステータス',
    enabled: false,
  });
  expect((await stage.client.app.getFormLayout({ app, preview: true })).layout).toEqual([]);
  const { rights } = await stage.client.app.getAppAcl({ app, preview: true });
  expect(rights.map(({ entity }) => entity)).toEqual([
    { type: 'CREATOR', code: null },
    { type: 'GROUP', code: 'everyone' },
  ]);
});

test('an app is not there for readers until it is deployed', async () => {
  const app = await newApp();
  await expect(stage.client.app.getApp({ id: app })).rejects.toMatchObject({
    status: 404,
    code: 'GAIA_AP01',
  });
  await deploy(app);
  expect(await stage.client.app.getDeployStatus({ apps: [app] })).toEqual({
    apps: [{ app, status: 'SUCCESS' }],
  });
  expect(await stage.client.app.getApp({ id: app })).toMatchObject({
    appId: app,
    name: '区民のこえ',
    spaceId: null,
    creator: { code: 'Administrator' },
  });
  const { apps } = await stage.client.app.getApps({ ids: [app] });
  expect(apps).toHaveLength(1);
});

test('fields of every kind keep their settings, with kintone’s defaults where none is given', async () => {
  const app = await newApp();
  const options = { 要望: { label: '要望', index: '1' }, 苦情: { label: '苦情', index: '0' } };
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: text('件名', { required: true, maxLength: '64' }),
      内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
      種別: { type: 'RADIO_BUTTON', code: '種別', label: '種別', options },
      分野: { type: 'DROP_DOWN', code: '分野', label: '分野', options },
      要配慮: {
        type: 'CHECK_BOX',
        code: '要配慮',
        label: '要配慮',
        options,
        defaultValue: ['苦情'],
      },
      受付日時: {
        type: 'DATETIME',
        code: '受付日時',
        label: '受付日時',
        defaultNowValue: true,
      },
      対応時間: { type: 'NUMBER', code: '対応時間', label: '対応時間', unit: '分', minValue: '0' },
      倍: { type: 'CALC', code: '倍', label: '倍', expression: '対応時間 * 2' },
      受付者: {
        type: 'USER_SELECT',
        code: '受付者',
        label: '受付者',
        defaultValue: [{ type: 'FUNCTION', code: 'LOGINUSER()' }],
      },
      参考: { type: 'LINK', code: '参考', label: '参考', protocol: 'WEB' },
      写真: { type: 'FILE', code: '写真', label: '写真' },
      詳細: { type: 'GROUP', code: '詳細', label: '詳細', openGroup: true },
      経過: {
        type: 'SUBTABLE',
        code: '経過',
        label: '経過',
        fields: { 経過日: { type: 'DATE', code: '経過日', label: '経過日' } },
      },
    },
  });
  await deploy(app);
  const { properties } = await stage.client.app.getFormFields({ app });
  expect(properties['種別']).toEqual({
    type: 'RADIO_BUTTON',
    code: '種別',
    label: '種別',
    noLabel: false,
    required: true,
    align: 'HORIZONTAL',
    options: { 苦情: { label: '苦情', index: '0' }, 要望: { label: '要望', index: '1' } },
    defaultValue: '苦情',
  });
  expect(properties['件名']).toMatchObject({ required: true, maxLength: '64', minLength: '' });
  expect(properties['対応時間']).toMatchObject({
    unit: '分',
    unitPosition: 'BEFORE',
    minValue: '0',
  });
  expect(properties['経過']).toMatchObject({ fields: { 経過日: { type: 'DATE', unique: false } } });
  const { layout } = await stage.client.app.getFormLayout({ app });
  expect(layout).toHaveLength(13);
});

test('the record number takes the office’s own name', async () => {
  const app = await newApp();
  await stage.client.app.addFormFields({
    app,
    properties: { 受付番号: { type: 'RECORD_NUMBER', code: '受付番号', label: '受付番号' } },
  });
  await deploy(app);
  const { id } = await stage.client.record.addRecord({ app, record: {} });
  const { record } = await stage.client.record.getRecord({ app, id });
  expect(record['受付番号']).toMatchObject({ type: 'RECORD_NUMBER', value: id });
});

test('a renamed field keeps its data', async () => {
  const app = await newApp();
  await stage.client.app.addFormFields({ app, properties: { 件名: text('件名') } });
  await stage.client.app.updateViews({
    app,
    views: { 一覧: { type: 'LIST', index: 0, name: '一覧', fields: ['件名'] } },
  });
  await deploy(app);
  const { id } = await stage.client.record.addRecord({
    app,
    record: { 件名: { value: '道路の穴' } },
  });
  await stage.client.app.updateFormFields({ app, properties: { 件名: text('題名') } });
  await deploy(app);
  const { record } = await stage.client.record.getRecord({ app, id });
  expect(record['題名']).toMatchObject({ value: '道路の穴' });
  const { views } = await stage.client.app.getViews({ app });
  expect(views['一覧']).toMatchObject({ fields: ['題名'] });
});

test('the layout holds every field once, with spaces and groups', async () => {
  const app = await newApp();
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: text('件名'),
      中: text('中'),
      組: { type: 'GROUP', code: '組', label: '組' },
    },
  });
  const layout = [
    {
      type: 'ROW' as const,
      fields: [
        { type: 'SINGLE_LINE_TEXT' as const, code: '件名', size: { width: '200' } },
        { type: 'SPACER' as const, elementId: 'voice-card', size: { width: '300', height: '80' } },
      ],
    },
    {
      type: 'GROUP' as const,
      code: '組',
      layout: [
        {
          type: 'ROW' as const,
          fields: [{ type: 'SINGLE_LINE_TEXT' as const, code: '中', size: { width: '193' } }],
        },
      ],
    },
  ];
  await stage.client.app.updateFormLayout({ app, layout });
  expect((await stage.client.app.getFormLayout({ app, preview: true })).layout).toEqual(layout);
  await expect(
    stage.client.app.updateFormLayout({ app, layout: layout.slice(0, 1) }),
  ).rejects.toMatchObject({ code: 'CB_VA01', errors: { layout: expect.anything() } });
});

test('a lookup names what is there, and what it needs cannot be deleted', async () => {
  const master = await newApp('施設');
  await stage.client.app.addFormFields({
    app: master,
    properties: { 施設名: text('施設名', { unique: true }), 住所: text('住所') },
  });
  await deploy(master);
  const app = await newApp();
  const lookup = {
    relatedApp: { app: master },
    relatedKeyField: '施設名',
    fieldMappings: [{ field: '所在地', relatedField: '住所' }],
    lookupPickerFields: ['施設名'],
  };
  await stage.client.app.addFormFields({
    app,
    properties: { 所在地: text('所在地'), 施設: text('施設', { lookup }) },
  });
  await deploy(app);
  await stage.client.record.addRecord({
    app: master,
    record: { 施設名: { value: '中央館' }, 住所: { value: '本町1' } },
  });
  const { id } = await stage.client.record.addRecord({
    app,
    record: { 施設: { value: '中央館' } },
  });
  const { record } = await stage.client.record.getRecord({ app, id });
  expect(record['所在地']).toMatchObject({ value: '本町1' });
  await expect(
    stage.client.app.deleteFormFields({ app: master, fields: ['住所'] }),
  ).rejects.toMatchObject({ status: 400, code: 'GAIA_LO02' });
  await expect(
    stage.client.app.addFormFields({
      app,
      properties: {
        別: text('別', {
          lookup: { ...lookup, fieldMappings: [{ field: '無い', relatedField: '住所' }] },
        }),
      },
    }),
  ).rejects.toMatchObject({ code: 'CB_VA01' });
});

test.each([
  ['a code with a space', { '件 名': text('件 名') }, 'properties[件 名].code'],
  ['a code that begins with a number', { '1件': text('1件') }, 'properties[1件].code'],
  ['a reserved code', { not: text('not') }, 'properties[not].code'],
  ['a code taken', { 作成日時: text('作成日時') }, 'properties[作成日時].code'],
  ['no label', { 件名: text('件名', { label: '' }) }, 'properties[件名].label'],
  [
    'a maximum below the minimum',
    { 件名: text('件名', { minLength: '5', maxLength: '3' }) },
    'properties[件名].maxLength',
  ],
  [
    'a choice without options',
    { 種別: { type: 'DROP_DOWN', code: '種別', label: '種別', options: {} } },
    'properties[種別].options',
  ],
  [
    'a default that is no option',
    {
      種別: {
        type: 'DROP_DOWN',
        code: '種別',
        label: '種別',
        options: { a: { label: 'a', index: '0' } },
        defaultValue: 'b',
      },
    },
    'properties[種別].defaultValue',
  ],
])('a field with %s is refused at its own key', async (_case, properties, key) => {
  const app = await newApp();
  const { status, body } = await stage.call('POST', '/k/v1/preview/app/form/fields.json', {
    app,
    properties,
  });
  expect(status).toBe(400);
  expect(body.code).toBe('CB_VA01');
  expect(Object.keys(body.errors ?? {})).toEqual([key]);
});

test('a calculation that cannot run stops the deploy, and the live app stays', async () => {
  const app = await newApp();
  await deploy(app);
  await stage.client.app.addFormFields({
    app,
    properties: { 計: { type: 'CALC', code: '計', label: '計', expression: '無い * 2' } },
  });
  await expect(deploy(app)).rejects.toMatchObject({ status: 400, code: 'GAIA_IL01' });
  expect((await stage.client.app.getFormFields({ app })).properties['計']).toBeUndefined();
});

test('views keep their ids, and one left out is gone', async () => {
  const app = await newApp();
  const list = {
    ...{ type: 'LIST' as const, index: 0, name: '未対応', filterCond: '', sort: '' },
    fields: ['レコード番号'],
  };
  const first = await stage.client.app.updateViews({
    app,
    views: {
      未対応: list,
      地図: { type: 'CUSTOM', index: 1, name: '地図', html: '<div id="map"></div>', pager: true },
      暦: { type: 'CALENDAR', index: 2, name: '暦', date: '作成日時', title: 'レコード番号' },
    },
  });
  const { views } = await stage.client.app.updateViews({ app, views: { 未対応: list } });
  expect(views).toEqual({ 未対応: first.views['未対応'] });
  await expect(
    stage.client.app.updateViews({ app, views: { 未対応: { ...list, filterCond: '無い = "1"' } } }),
  ).rejects.toMatchObject({ code: 'GAIA_IQ11' });
});

test('process management is off until set, then gives the states as set', async () => {
  const app = await newApp();
  expect(await stage.client.app.getProcessManagement({ app, preview: true })).toMatchObject({
    enable: false,
    states: null,
    actions: null,
  });
  await stage.client.app.updateProcessManagement({
    app,
    enable: true,
    states: {
      受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
      完了: { name: '完了', index: 1 } as never,
    },
    actions: [{ name: '閉じる', from: '受付', to: '完了', filterCond: '' }],
  });
  const process = await stage.client.app.getProcessManagement({ app, preview: true });
  expect(process.actions).toEqual([
    { name: '閉じる', from: '受付', to: '完了', filterCond: '', type: 'PRIMARY' },
  ]);
  expect(process.states?.['完了']?.assignee).toEqual({
    type: 'ONE',
    entities: [{ entity: { type: 'FIELD_ENTITY', code: '作成者' }, includeSubs: false }],
  });
});

test('settings that nothing reads yet are kept as they were given', async () => {
  const app = await newApp();
  await stage.client.app.updateGeneralNotifications({
    app,
    notifications: [{ entity: { type: 'USER', code: 'Administrator' }, recordAdded: true }],
  });
  await stage.client.app.updateAdminNotes({ app, content: '<b>引継ぎ</b>' });
  await stage.client.app.updateReports({
    app,
    reports: {
      件数: {
        index: 0,
        name: '件数',
        chartType: 'BAR',
        chartMode: 'NORMAL',
        groups: [{ code: '作成日時', per: 'MONTH' }],
        aggregations: [{ type: 'COUNT' }],
        filterCond: '',
        sorts: [{ by: 'TOTAL', order: 'DESC' }],
      },
    },
  });
  await deploy(app);
  expect((await stage.client.app.getGeneralNotifications({ app })).notifications).toEqual([
    {
      entity: { type: 'USER', code: 'Administrator' },
      includeSubs: false,
      recordAdded: true,
      recordEdited: false,
      commentAdded: false,
      statusChanged: false,
      fileImported: false,
    },
  ]);
  expect((await stage.client.app.getAdminNotes({ app })).content).toBe('<b>引継ぎ</b>');
  expect((await stage.client.app.getReports({ app })).reports['件数']).toMatchObject({
    chartType: 'BAR',
  });
});

test('a change based on an old revision is refused', async () => {
  const app = await newApp();
  const { revision } = await stage.client.app.updateAppSettings({ app, theme: 'BLUE' });
  expect(revision).toBe('3');
  await expect(
    stage.client.app.updateAppSettings({ app, theme: 'RED', revision: '2' }),
  ).rejects.toMatchObject({ status: 409, code: 'GAIA_CO02' });
  await stage.client.app.updateAppSettings({ app, theme: 'RED', revision: -1 });
});

test('reverting throws the preview away', async () => {
  const app = await newApp();
  await deploy(app);
  await stage.client.app.updateAppSettings({ app, name: '別の名' });
  await stage.client.app.deployApp({ apps: [{ app }], revert: true });
  const { name } = await stage.client.app.getAppSettings({ app, preview: true });
  expect(name).toBe('区民のこえ');
});

test('a file of a customization is stored, given back and downloadable by its key', async () => {
  const app = await newApp();
  const { fileKey } = await stage.client.file.uploadFile({
    file: { name: '集計.js', data: 'console.log(1)' },
  });
  await stage.client.app.updateAppCustomize({
    app,
    desktop: {
      js: [
        { type: 'URL', url: 'https://example.com/a.js' },
        { type: 'FILE', file: { fileKey } },
      ],
    },
  });
  await deploy(app);
  const { desktop, mobile, scope } = await stage.client.app.getAppCustomize({ app });
  expect({ scope, mobile }).toEqual({ scope: 'ALL', mobile: { js: [], css: [] } });
  expect(desktop.js[1]).toMatchObject({
    type: 'FILE',
    file: { name: '集計.js', size: '14', contentType: expect.stringContaining('javascript') },
  });
  const body = await stage.client.file.downloadFile({ fileKey });
  expect(Buffer.from(body).toString()).toBe('console.log(1)');
});
