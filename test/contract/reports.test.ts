/** The settings of graphs through REST: kept as the official description says, and refused with reasons. */
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
let app: string;

beforeAll(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: 'グラフの台' }));
  await stage.client.app.addFormFields({
    app,
    properties: {
      分野: {
        type: 'DROP_DOWN',
        code: '分野',
        label: '分野',
        options: { 道路: { label: '道路', index: '0' }, ごみ: { label: 'ごみ', index: '1' } },
      },
      時間: { type: 'NUMBER', code: '時間', label: '時間' },
      受付日: { type: 'DATE', code: '受付日', label: '受付日' },
      本文: { type: 'MULTI_LINE_TEXT', code: '本文', label: '本文' },
    },
  });
});

afterAll(async () => {
  await stage.stop();
});

const REPORT = {
  ...{ chartType: 'COLUMN', chartMode: 'STACKED', name: '月別', index: 0 },
  groups: [{ code: '受付日', per: 'MONTH' }, { code: '分野' }],
  aggregations: [{ type: 'COUNT' }],
  filterCond: '時間 > 0',
  sorts: [{ by: 'GROUP1', order: 'ASC' }],
};

const put = (reports: Record<string, unknown>) =>
  stage.call('PUT', '/k/v1/preview/app/reports.json', { app, reports });
const get = async () =>
  (await stage.call('GET', `/k/v1/preview/app/reports.json?app=${app}`)).body['reports'] as Record<
    string,
    Record<string, unknown>
  >;

test('a graph is kept as it was given, with an id and its place', async () => {
  const { status, body } = await put({
    月別: REPORT,
    表: { ...REPORT, chartType: 'TABLE', name: '表', index: 5, groups: [], sorts: [] },
  });
  expect(status).toBe(200);
  const { 月別, 表 } = await get();
  const ids = body['reports'] as Record<string, { id: string }>;
  expect(月別).toEqual({ ...REPORT, index: '0', id: ids['月別']?.id, periodicReport: null });
  expect(表).toEqual({
    ...{ chartType: 'TABLE', name: '表', index: '1', id: ids['表']?.id, filterCond: '時間 > 0' },
    ...{ aggregations: [{ type: 'COUNT' }], sorts: [], periodicReport: null },
  });
});

test('renaming keeps the id, members left out stay, and a graph left out is deleted', async () => {
  const before = await get();
  const { status } = await put({
    月別: {
      chartType: 'BAR',
      name: '月ごと',
      index: 0,
      periodicReport: { period: { every: 'HOUR', minute: 20 } },
    },
  });
  expect(status).toBe(200);
  expect(await get()).toEqual({
    月ごと: {
      ...before['月別'],
      ...{ name: '月ごと', chartType: 'BAR' },
      periodicReport: { active: true, period: { every: 'HOUR', minute: '20' } },
    },
  });
});

test('graphs follow a new field code, and lose a deleted field', async () => {
  await stage.client.app.updateFormFields({ app, properties: { 分野: { code: '区分' } } });
  await stage.client.app.updateFormFields({ app, properties: { 時間: { code: '所要時間' } } });
  expect((await get())['月ごと']).toMatchObject({
    groups: [{ code: '受付日', per: 'MONTH' }, { code: '区分' }],
    filterCond: '所要時間 > 0',
  });
  await stage.client.app.deleteFormFields({ app, fields: ['区分'] });
  expect((await get())['月ごと']?.['groups']).toEqual([{ code: '受付日', per: 'MONTH' }]);
});

test.each([
  ['an unknown chart type', { chartType: 'DONUT' }, 'chartType'],
  ['no chart type', { chartType: undefined }, 'chartType'],
  ['a column chart without a mode', { chartMode: undefined }, 'chartMode'],
  ['no place', { index: undefined }, 'index'],
  ['a name other than the key of a new graph', { name: '別の名' }, 'name'],
  ['a name of 65 characters', { name: 'あ'.repeat(65) }, 'name'],
  ['no groups', { groups: undefined }, 'groups'],
  ['four groups', { groups: Array(4).fill({ code: '所要時間' }) }, 'groups'],
  ['a group by an unknown field', { groups: [{ code: 'ない' }] }, 'groups[0].code'],
  ['a group by a long text', { groups: [{ code: '本文' }] }, 'groups[0].code'],
  ['a date without a unit', { groups: [{ code: '受付日' }] }, 'groups[0].per'],
  ['a date by the hour', { groups: [{ code: '受付日', per: 'HOUR' }] }, 'groups[0].per'],
  ['no function', { aggregations: [] }, 'aggregations'],
  ['eleven functions', { aggregations: Array(11).fill({ type: 'COUNT' }) }, 'aggregations'],
  ['a sum of nothing', { aggregations: [{ type: 'SUM' }] }, 'aggregations[0].code'],
  ['a sum of dates', { aggregations: [{ type: 'SUM', code: '受付日' }] }, 'aggregations[0].code'],
  ['four sort keys', { sorts: Array(4).fill({ by: 'TOTAL', order: 'ASC' }) }, 'sorts'],
  [
    'sorting by a group that is not there',
    { sorts: [{ by: 'GROUP3', order: 'ASC' }] },
    'sorts[0].by',
  ],
  ['sorting in no order', { sorts: [{ by: 'TOTAL' }] }, 'sorts[0].order'],
  [
    'a pivot table of one group',
    { chartType: 'PIVOT_TABLE', groups: [{ code: '所要時間' }] },
    'groups',
  ],
  [
    'a periodic report at 25:00',
    { periodicReport: { period: { every: 'DAY', time: '25:00' } } },
    'periodicReport.period.time',
  ],
  [
    'a periodic report at the fifth minute',
    { periodicReport: { period: { every: 'HOUR', minute: 5 } } },
    'periodicReport.period.minute',
  ],
])('%s is refused at its place', async (_, change, place) => {
  const groups = [{ code: '受付日', per: 'MONTH' }, { code: '所要時間' }];
  const { status, body } = await put({
    新: { ...REPORT, groups, filterCond: '', name: '新', ...change },
  });
  expect([status, body.code]).toEqual([400, 'CB_VA01']);
  expect(Object.keys(body.errors ?? {})).toEqual([`reports[新].${place}`]);
});

test('two graphs at one place, or of one name, are refused', async () => {
  const plain = { ...REPORT, filterCond: '', groups: [], sorts: [] };
  const twice = await put({ 甲: { ...plain, name: '甲' }, 乙: { ...plain, name: '乙' } });
  expect([twice.status, twice.body.errors]).toEqual([
    400,
    { reports: { messages: [expect.stringContaining('index')] } },
  ]);
  const same = await put({
    月ごと: { ...plain, name: '甲' },
    甲: { ...plain, name: '甲', index: 1 },
  });
  expect([same.status, same.body.errors]).toEqual([
    400,
    { reports: { messages: [expect.stringContaining('グラフ名')] } },
  ]);
});

test('a filter that cannot run is refused in the words of the query language', async () => {
  const { status, body } = await put({
    新: { ...REPORT, groups: [], sorts: [], name: '新', filterCond: 'ない = 1' },
  });
  expect([status, body.code]).toEqual([400, 'GAIA_IQ11']);
});

test('a graph has an effect when the app is deployed, for who may see records', async () => {
  const before = await stage.call('GET', `/k/v1/app/reports.json?app=${app}`);
  expect(before.status).toBe(404);
  await stage.client.app.deployApp({ apps: [{ app }] });
  await stage.client.record.addRecord({
    app,
    record: { 受付日: { value: '2026-11-01' }, 所要時間: { value: 5 } },
  });
  const { body } = await stage.call('GET', `/k/v1/app/reports.json?app=${app}`);
  const report = (body['reports'] as Record<string, { id: string }>)['月ごと'];
  const computed = await stage.call(
    'GET',
    `/k/internal/report.json?app=${app}&report=${report?.id}`,
  );
  expect(computed.body['rows']).toMatchObject([{ labels: ['2026年11月'], values: ['1'] }]);
  const missing = await stage.call('GET', `/k/internal/report.json?app=${app}&report=1`);
  expect(missing.status).toBe(404);
});

describe('whose records and fields a graph is about', () => {
  let report: string;
  const clerk = passwordHeader('graphclerk', 'pass');
  const everyone = { type: 'GROUP', code: 'everyone' };
  const administrator = { type: 'USER', code: 'Administrator' };
  const computed = (query = '') =>
    stage.call(
      'GET',
      `/k/internal/report.json?app=${app}&report=${report}&query=${encodeURIComponent(query)}`,
      undefined,
      clerk,
    );
  const made = (settings: Record<string, unknown>) =>
    stage.call(
      'POST',
      '/k/internal/report.json',
      {
        app,
        settings: {
          ...{ chartType: 'TABLE', groups: [], aggregations: [{ type: 'COUNT' }] },
          ...{ filterCond: '', sorts: [], ...settings },
        },
      },
      { ...clerk, 'Content-Type': 'application/json' },
    );

  beforeAll(async () => {
    await stage.call('POST', '/v1/users.json', {
      users: [{ code: 'graphclerk', name: '係', password: 'pass', valid: true }],
    });
    const { body } = await stage.call('GET', `/k/v1/app/reports.json?app=${app}`);
    report = (body['reports'] as Record<string, { id: string }>)['月ごと']?.id ?? '';
    await stage.client.record.addRecord({
      app,
      record: { 受付日: { value: '2026-12-01' }, 所要時間: { value: 900 } },
    });
  });

  test('a record that may not be viewed is not counted, nor told by a group of its own', async () => {
    await stage.call('PUT', '/k/v1/record/acl.json', {
      app,
      rights: [
        {
          filterCond: '所要時間 > 100',
          entities: [
            { entity: administrator, viewable: true, editable: true, deletable: true },
            { entity: everyone, viewable: false, editable: false, deletable: false },
          ],
        },
      ],
    });
    const { body } = await computed();
    expect(body).toMatchObject({ records: 1, rows: [{ labels: ['2026年11月'], values: ['1'] }] });
    const sum = await made({ aggregations: [{ type: 'SUM', code: '所要時間' }] });
    expect(sum.body['rows']).toMatchObject([{ values: ['5'] }]);
  });

  test('a field that may not be viewed gives no figure away: not as a group, a sum or a condition', async () => {
    await stage.call('PUT', '/k/v1/field/acl.json', {
      app,
      rights: [
        {
          code: '所要時間',
          entities: [
            { entity: administrator, accessibility: 'WRITE' },
            { entity: everyone, accessibility: 'NONE' },
          ],
        },
      ],
    });
    const refused = await Promise.all([
      made({ aggregations: [{ type: 'SUM', code: '所要時間' }] }),
      made({ groups: [{ code: '所要時間' }] }),
    ]);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'CB_NO02'],
      [403, 'CB_NO02'],
    ]);
    // The saved graph has it in its filter.
    const conditions = [await computed(), await made({ filterCond: '所要時間 > 1' })];
    expect(conditions.map(({ status, body }) => [status >= 400, body['rows']])).toEqual([
      [true, undefined],
      [true, undefined],
    ]);
  });

  test('who may not see records of the app gets no graph', async () => {
    await stage.call('PUT', '/k/v1/app/acl.json', {
      app,
      rights: [
        {
          entity: { type: 'USER', code: 'Administrator' },
          appEditable: true,
          recordViewable: true,
        },
      ],
    });
    const { status, body } = await computed();
    expect([status, body.code]).toEqual([403, 'CB_NO02']);
  });
});
