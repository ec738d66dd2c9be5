/** Views as kintone checks them (update-views), notes for administrators, and paging through plugins. */
import { passwordHeader, startStage, type Stage } from './support';

let stage: Stage;
let app: string;

beforeAll(async () => {
  stage = await startStage();
  ({ app } = await stage.client.app.addApp({ name: '一覧' }));
  const text = { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' };
  const table = {
    ...{ type: 'SUBTABLE', code: '表', label: '表' },
    fields: { 品: { type: 'SINGLE_LINE_TEXT', code: '品', label: '品' } },
  };
  const group = { type: 'GROUP', code: '囲み', label: '囲み' };
  const properties = { 件名: text, 表: table, 囲み: group };
  await stage.client.app.addFormFields({ app, properties: properties as never });
  await stage.client.app.deployApp({ apps: [{ app }] });
});
afterAll(() => stage.stop());

const put = (views: object) => stage.call('PUT', '/k/v1/preview/app/views.json', { app, views });
const view = (change: object) => ({ 新: { type: 'LIST', index: 0, name: '新', ...change } });

async function read(): Promise<unknown> {
  const { body } = await stage.call('GET', `/k/v1/preview/app/views.json?app=${app}`);
  return (body['views'] as Record<string, unknown>)['新'];
}

test.each<[string, object, string]>([
  ['a list without columns', {}, 'fields'],
  ['no name', { name: undefined, fields: ['件名'] }, 'name'],
  ['another name than its key', { name: '別', fields: ['件名'] }, 'name'],
  ['a name of 65 characters', { name: 'あ'.repeat(65), fields: ['件名'] }, 'name'],
  ['no index', { index: undefined, fields: ['件名'] }, 'index'],
  ['a column inside a table', { fields: ['品'] }, 'fields[0]'],
  ['a group as a column', { fields: ['件名', '囲み'] }, 'fields[1]'],
  ['a calendar by a text', { type: 'CALENDAR', date: '件名' }, 'date'],
  ['a calendar with an unknown title', { type: 'CALENDAR', title: '無' }, 'title'],
  ['a custom view for watches', { type: 'CUSTOM', device: 'WATCH' }, 'device'],
])('%s is refused at its place', async (_what, change, member) => {
  const { status, body } = await put(view(change));
  expect([status, body.code]).toEqual([400, 'CB_VA01']);
  expect(Object.keys(body.errors ?? {})).toEqual([`views[新].${member}`]);
});

test('a custom view has pages and stands on PCs only until said otherwise, and a change keeps what it leaves out', async () => {
  await put(view({ type: 'CUSTOM', html: '<p></p>' }));
  expect(await read()).toMatchObject({ html: '<p></p>', pager: true, device: 'DESKTOP' });
  await put(view({ type: 'CUSTOM', pager: false, device: 'ANY' }));
  await put(view({ type: 'CUSTOM' }));
  expect(await read()).toMatchObject({ html: '<p></p>', pager: false, device: 'ANY' });
});

test('a calendar shows record numbers by the time of creation until said otherwise', async () => {
  await put({});
  await put(view({ type: 'CALENDAR' }));
  expect(await read()).toMatchObject({ date: '作成日時', title: 'レコード番号' });
});

test('notes are told to administrators of the app, up to 10,000 characters', async () => {
  const path = '/k/v1/preview/app/adminNotes.json';
  const notes = { app, content: 'あ'.repeat(10_000), includeInTemplateAndDuplicates: true };
  expect((await stage.call('PUT', path, notes)).status).toBe(200);
  const long = await stage.call('PUT', path, { app, content: 'あ'.repeat(10_001) });
  expect(Object.keys(long.body.errors ?? {})).toEqual(['content']);
  await stage.client.app.deployApp({ apps: [{ app }] });
  const live = `/k/v1/app/adminNotes.json?app=${app}`;
  const { body } = await stage.call('GET', live);
  expect(body).toMatchObject({ content: notes.content, includeInTemplateAndDuplicates: true });
  const users = [{ code: 'tantou', name: '担当', password: 'tantou2026', valid: true }];
  await stage.call('POST', '/v1/users.json', { users });
  const asked = await stage.call('GET', live, undefined, passwordHeader('tantou', 'tantou2026'));
  expect([asked.status, asked.body.code]).toEqual([403, 'CB_NO02']);
});
