/** The plugin's record engine reads and syncs from the local kintone, as a clerk who may not view every record. */
import { RequestError, type FormField, type Host } from '../../src/kintone/host';
import { tableOf } from '../../src/records/columns';
import { readingAll, type Kept } from '../../src/records/read-all';
import { refreshed } from '../../src/records/sync';
import { passwordHeader, startStage, type Stage } from './support';

const COUNT = 2100;

let stage: Stage;
let app: string;
let fields: Record<string, FormField>;
let sent = 0;

/** The REST requests of a host, as the clerk. */
const host: Pick<Host, 'request' | 'user'> = {
  user: { code: 'clerk', name: 'clerk', language: 'ja', timezone: 'Asia/Tokyo' },
  async request<T>(method: string, path: string, body: unknown): Promise<T> {
    sent += 1;
    const answer = await stage.call('POST', `/k/v1/${path}.json`, body, {
      ...passwordHeader('clerk', 'pass'),
      'X-HTTP-Method-Override': method,
    });
    if (answer.status === 200) return answer.body as T;
    throw new RequestError(answer.status, answer.body.code ?? '', answer.body.message ?? '');
  },
};

beforeAll(async () => {
  stage = await startStage();
  await stage.call('POST', '/v1/users.json', {
    users: [{ code: 'clerk', name: '職員', password: 'pass', valid: true, timezone: 'Asia/Tokyo' }],
  });
  ({ app } = await stage.client.app.addApp({ name: '声' }));
  await stage.client.app.addFormFields({
    app,
    properties: {
      件名: { type: 'SINGLE_LINE_TEXT', code: '件名', label: '件名' },
      件数: { type: 'NUMBER', code: '件数', label: '件数' },
      明細: {
        ...{ type: 'SUBTABLE', code: '明細', label: '明細' },
        fields: { 品名: { type: 'SINGLE_LINE_TEXT', code: '品名', label: '品名' } },
      },
    } as never,
  });
  await stage.client.app.deployApp({ apps: [{ app }] });
  await recordRights('件名 in ("内密")');
  const { properties } = await stage.client.app.getFormFields({ app });
  fields = Object.fromEntries(
    ['件名', '件数', '明細'].map((code) => [code, properties[code] as unknown as FormField]),
  );
  await stage.client.record.addAllRecords({
    app,
    records: Array.from({ length: COUNT }, (_, index) => ({
      件名: { value: index % 100 === 5 ? '内密' : `声${index % 10}` },
      件数: { value: String(index) },
      明細: { value: [{ value: { 品名: { value: `品${index % 3}` } } }] },
    })),
  });
});

afterAll(() => stage.stop());

const recordRights = (hidden: string) =>
  stage.call('PUT', '/k/v1/record/acl.json', {
    app,
    rights: [
      {
        filterCond: hidden,
        entities: [
          {
            entity: { type: 'USER', code: 'Administrator' },
            ...{ viewable: true, editable: true, deletable: true },
          },
          { entity: { type: 'GROUP', code: 'everyone' }, viewable: false },
        ],
      },
    ],
  });

function minutesPass(count: number): void {
  const now = stage.kintone.clock.now().getTime();
  stage.kintone.clock.set({ now: new Date(now + count * 60_000) });
}

/** What the clerk sees, read by the official client. */
async function right(condition: string) {
  const records = await stage
    .clientOf('clerk', 'pass')
    .record.getAllRecords({ app, condition, fields: ['$id', ...Object.keys(fields)] });
  return tableOf(records as never, fields);
}

async function readAfresh(condition: string): Promise<Kept> {
  const kept = await readingAll(host, { app: Number(app), fields, condition }).read();
  expect(kept.table).toEqual(await right(condition));
  return kept;
}

async function sync(kept: Kept): Promise<Kept> {
  sent = 0;
  const outcome = await refreshed(host, kept);
  if (!('kept' in outcome)) throw new Error(`afresh: ${outcome.afresh}`);
  expect(outcome.kept.table).toEqual(await right(kept.wanted.condition));
  return outcome.kept;
}

test.each(['', '件名 in ("声1", "声2", "声3", "新しい声")'])(
  'what the clerk may view stays right through updates, deletions and hidings (%s)',
  async (condition) => {
    const { record } = stage.client;
    minutesPass(10);
    const own = await record.addRecord({ app, record: { 件名: { value: '声1' } } });
    let kept = await readAfresh(condition);

    minutesPass(10);
    kept = await sync(kept);
    expect(sent).toBe(3);

    await record.updateRecord({ app, id: own.id, record: { 件数: { value: '7' } } });
    await record.addRecord({ app, record: { 件名: { value: '新しい声' } } });
    kept = await sync(kept);
    expect(sent).toBe(3);

    const { records } = await record.getRecords({
      ...{ app, fields: ['$id'], query: '件名 in ("声1", "声2") order by $id asc limit 200' },
    });
    const ids = records.map(({ $id }) => Number($id?.value));
    await record.deleteRecords({ app, ids: ids.slice(10, 13) });
    await record.updateRecord({
      ...{ app, id: ids[50] ?? 0, record: { 件名: { value: '内密' } } },
    });
    await record.updateRecord({ app, id: ids[60] ?? 0, record: { 件名: { value: '別の声' } } });
    kept = await sync(kept);
    expect(sent).toBeLessThanOrEqual(8);

    minutesPass(10);
    await record.updateRecord({ app, id: ids[50] ?? 0, record: { 件名: { value: '声2' } } });
    kept = await sync(kept);
    expect(sent).toBe(3);

    await stage.client.app.updateFormFields({
      app,
      properties: { 件数: { type: 'NUMBER', label: '数' } } as never,
    });
    await stage.client.app.deployApp({ apps: [{ app }] });
    expect(await refreshed(host, kept)).toEqual({ afresh: 'form', requests: 1 });
  },
);

test('a change of the rights of records makes the reading start afresh', async () => {
  const kept = await readAfresh('');
  await recordRights('件名 in ("内密", "声3")');
  expect(await refreshed(host, kept)).toEqual({ afresh: 'form', requests: 1 });
  const { table } = await readAfresh('');
  expect(table.ids.length).toBeLessThan(kept.table.ids.length);
  await recordRights('件名 in ("内密")');
});

test('without the right to view the update time, each reading starts afresh', async () => {
  const noUpdates = [
    {
      code: '更新日時',
      entities: [{ entity: { type: 'GROUP', code: 'everyone' }, accessibility: 'NONE' }],
    },
  ];
  const answer = await stage.call('PUT', '/k/v1/field/acl.json', { app, rights: noUpdates });
  expect(answer.status).toBe(200);
  const kept = await readAfresh('');
  expect(await refreshed(host, kept)).toMatchObject({ afresh: 'update time' });
  await stage.call('PUT', '/k/v1/field/acl.json', { app, rights: [] });
});
