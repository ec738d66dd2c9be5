/** New names for what records and conditions refer to: nothing loses its value. */
import { startStage, type Stage } from './support';

let stage: Stage;
let app: string;
let id: string;

beforeEach(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '区民のこえ' }));
  const options = { 要望: { label: '要望', index: '0' }, 苦情: { label: '苦情', index: '1' } };
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
      種別: { type: 'DROP_DOWN', code: '種別', label: '種別', options, defaultValue: '苦情' },
      経過: {
        type: 'SUBTABLE',
        code: '経過',
        label: '経過',
        fields: { 印: { type: 'CHECK_BOX', code: '印', label: '印', options } },
      },
    },
  });
  await stage.client.app.updateProcessManagement({
    app,
    enable: true,
    states: {
      受付: { name: '受付', index: 0, assignee: { type: 'ONE', entities: [] } },
      完了: { name: '完了', index: 1, assignee: { type: 'ONE', entities: [] } },
    },
    actions: [{ name: '閉じる', from: '受付', to: '完了', filterCond: '種別 in ("要望")' }],
  });
  await stage.client.app.updateViews({
    app,
    views: {
      一覧: {
        type: 'LIST',
        index: 0,
        name: '一覧',
        fields: ['件名'],
        filterCond: '件名 like "道" and (種別 in ("要望", "苦情") or ステータス = "受付")',
        sort: '件名 asc, レコード番号 desc',
      },
    },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  ({ id } = await stage.client.record.addRecord({
    app,
    record: {
      件名: { value: '道の穴' },
      種別: { value: '要望' },
      経過: { value: [{ value: { 印: { value: ['苦情', '要望'] } } }] },
    },
  }));
});
afterEach(async () => {
  await stage.stop();
});

const view = async () => (await stage.client.app.getViews({ app })).views['一覧'];

test('a renamed option is renamed in records, tables, defaults and conditions', async () => {
  const options = {
    要望: { label: 'ご要望', index: '0' },
    苦情: { label: '要望', index: '1' },
  };
  await stage.client.app.updateFormFields({
    app,
    properties: {
      種別: { type: 'DROP_DOWN', code: '種別', label: '種別', options },
      経過: {
        type: 'SUBTABLE',
        code: '経過',
        fields: { 印: { type: 'CHECK_BOX', code: '印', label: '印', options } },
      },
    },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  const { record } = await stage.client.record.getRecord({ app, id });
  expect(record['種別']?.value).toBe('ご要望');
  expect(record['経過']?.value).toMatchObject([{ value: { 印: { value: ['要望', 'ご要望'] } } }]);
  const { properties } = await stage.client.app.getFormFields({ app });
  expect(properties['種別']).toMatchObject({ defaultValue: '要望' });
  expect((await view())?.filterCond).toContain('種別 in ("ご要望", "要望")');
  const found = await stage.client.record.getRecords({ app, query: '種別 in ("ご要望")' });
  expect(found.records).toHaveLength(1);
});

test('a renamed status takes its records, actions and conditions along', async () => {
  await stage.client.app.updateProcessManagement({
    app,
    states: {
      受付: { name: '未着手', index: 0, assignee: { type: 'ONE', entities: [] } },
      完了: { name: '完了', index: 1, assignee: { type: 'ONE', entities: [] } },
    },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  const { record } = await stage.client.record.getRecord({ app, id });
  expect(record['ステータス']?.value).toBe('未着手');
  expect((await view())?.filterCond).toContain('ステータス = "未着手"');
  await stage.client.record.updateRecordStatus({ app, id, action: '閉じる' });
});

test('a renamed field is renamed in conditions and orders', async () => {
  await stage.client.app.updateFormFields({
    app,
    properties: { 件名: { type: 'SINGLE_LINE_TEXT', code: '題名', label: '題名' } },
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  expect(await view()).toMatchObject({
    fields: ['題名'],
    filterCond: '題名 like "道" and (種別 in ("要望", "苦情") or ステータス = "受付")',
    sort: '題名 asc, レコード番号 desc',
  });
});
