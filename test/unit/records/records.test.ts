/** Records through their endpoints: what is stored is what comes back, and nothing half. */
import { NOW, options, Stage, wrap, type Shown } from './harness';

const voice = {
  件名: { type: 'SINGLE_LINE_TEXT' },
  受付番号2: { type: 'SINGLE_LINE_TEXT', unique: true },
  内容: { type: 'MULTI_LINE_TEXT', required: true },
  経路: { type: 'RADIO_BUTTON', options: options('窓口', '電話'), defaultValue: '窓口' },
  分野: { type: 'DROP_DOWN', options: options('道路', 'ごみ'), defaultValue: '' },
  対応時間: { type: 'NUMBER', defaultValue: '' },
  時給: { type: 'CALC', expression: '対応時間 * 10', format: 'NUMBER' },
  明細: {
    type: 'SUBTABLE',
    fields: { 品名: { type: 'SINGLE_LINE_TEXT', defaultValue: '未定' }, 数: { type: 'NUMBER' } },
  },
};

test('a record comes back as it was given, with what kintone adds', () => {
  const stage = new Stage();
  const app = stage.app(voice, { code: 'VOICE' });
  const id = stage.add(app, { 件名: '街灯', 内容: '暗い\r\n道', 対応時間: 1.5, 知らない欄: 'x' });
  expect(stage.get(app, id)).toEqual({
    $id: '1',
    $revision: '1',
    レコード番号: 'VOICE-1',
    作成者: { code: 'sato', name: '佐藤 花子' },
    作成日時: '2026-11-24T01:23:00Z',
    更新者: { code: 'sato', name: '佐藤 花子' },
    更新日時: '2026-11-24T01:23:00Z',
    件名: '街灯',
    受付番号2: '',
    内容: '暗い\n道',
    経路: '窓口',
    分野: null,
    対応時間: '1.5',
    時給: '15',
    明細: [],
  });
});

test('each field says its type; fields limits the answer; totalCount only when asked', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  stage.add(app, { 内容: 'a' });
  expect(
    stage.call('GET', 'records.json', { app: String(app.id), fields: ['経路', '$revision'] }),
  ).toEqual({
    records: [
      {
        経路: { type: 'RADIO_BUTTON', value: '窓口' },
        $revision: { type: '__REVISION__', value: '1' },
      },
    ],
    totalCount: null,
  });
  expect(stage.call('GET', 'records.json', { app: app.id, totalCount: 'true' })).toMatchObject({
    totalCount: '1',
  });
});

describe('updating', () => {
  test('changes only what is given, by id or unique key, and counts the revision', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    const id = stage.add(app, { 内容: 'a', 件名: 'b', 受付番号2: 'K-1' });
    stage.call('PUT', 'record.json', {
      app: app.id,
      id,
      revision: '1',
      record: wrap({ 件名: 'c' }),
    });
    const answer = stage.call('PUT', 'record.json', {
      app: app.id,
      updateKey: { field: '受付番号2', value: 'K-1' },
      revision: -1,
      record: wrap({ 受付番号2: 'K-9', 対応時間: '2' }),
    });
    expect(answer).toEqual({ revision: '3' });
    expect(stage.get(app, id)).toMatchObject({
      件名: 'c',
      内容: 'a',
      受付番号2: 'K-1',
      時給: '20',
    });
  });

  test('an old revision is refused', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    const id = stage.add(app, { 内容: 'a' });
    const put = (): unknown =>
      stage.call('PUT', 'record.json', { app: app.id, id, revision: 7, record: {} });
    expect(stage.fault(put).code).toBe('GAIA_CO02');
  });

  test('required is judged on the whole record', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    const id = stage.add(app, { 内容: 'a' });
    stage.call('PUT', 'record.json', { app: app.id, id, record: wrap({ 件名: 'x' }) });
    const empty = (): unknown =>
      stage.call('PUT', 'record.json', { app: app.id, id, record: wrap({ 内容: '' }) });
    expect(stage.fault(empty)).toEqual({
      code: 'CB_VA01',
      errors: { 'record.内容.value': ['必須です。'] },
    });
  });

  test('upsert adds what no record has, and says which it did', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    stage.add(app, { 内容: 'a', 受付番号2: 'K-1' });
    const entry = (value: string): object => ({
      updateKey: { field: '受付番号2', value },
      record: wrap({ 内容: 'b' }),
    });
    const records = [entry('K-1'), entry('K-2')];
    expect(stage.call('PUT', 'records.json', { app: app.id, upsert: true, records })).toEqual({
      records: [
        { id: '1', revision: '2', operation: 'UPDATE' },
        { id: '2', revision: '1', operation: 'INSERT' },
      ],
    });
    expect(stage.get(app, '2')).toMatchObject({ 受付番号2: 'K-2' });
    expect(
      stage.fault(() => stage.call('PUT', 'records.json', { app: app.id, records: [entry('K-3')] }))
        .code,
    ).toBe('GAIA_RE01');
  });
});

describe('several at once', () => {
  test('all that is wrong is told, and nothing is kept', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    const records = [wrap({ 内容: 'ok' }), wrap({ 内容: '' }), wrap({ 内容: 'a', 分野: '空' })];
    expect(
      stage.fault(() => stage.call('POST', 'records.json', { app: app.id, records })).errors,
    ).toEqual({
      'records[1].内容.value': ['必須です。'],
      'records[2].分野.value': ['"空"は選択肢にありません。'],
    });
    expect(stage.find(app, '')).toEqual([]);
  });

  test('none is fine; more than a hundred is not; two with one unique value are not', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    const post = (records: unknown[]) => () =>
      stage.call('POST', 'records.json', { app: app.id, records });
    expect(post([])()).toEqual({ ids: [], revisions: [] });
    expect(stage.fault(post(Array.from({ length: 101 }, () => ({})))).code).toBe('CB_VA01');
    const twins = [wrap({ 内容: 'a', 受付番号2: 'X' }), wrap({ 内容: 'b', 受付番号2: 'X' })];
    expect(stage.fault(post(twins)).errors).toEqual({
      'records[1].受付番号2.value': ['値がほかのレコードと重複しています。'],
    });
  });

  test('deleting: numbers are not given again, an unknown one undoes all', () => {
    const stage = new Stage();
    const app = stage.app(voice);
    for (const 内容 of ['a', 'b', 'c']) stage.add(app, { 内容 });
    const remove = (params: object) => () =>
      stage.call('DELETE', 'records.json', { app: app.id, ...params });
    expect(stage.fault(remove({})).errors.ids).toHaveLength(2);
    expect(stage.fault(remove({ ids: [1, 9] })).code).toBe('GAIA_RE01');
    expect(stage.fault(remove({ ids: [1], revisions: [5] })).code).toBe('GAIA_CO02');
    expect(remove({ ids: ['2', '3'], revisions: ['', '-1'] })()).toEqual({});
    expect(stage.add(app, { 内容: 'd' })).toBe('4');
    expect(stage.find(app, '')).toEqual([4, 1]);
  });
});

test('a subtable row keeps its id and its other fields; a row left out is deleted', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  const rows = [{ value: wrap({ 品名: '旗', 数: '1' }) }, { value: wrap({ 数: '2' }) }];
  const id = stage.add(app, { 内容: 'a', 明細: rows });
  const [first, second] = stage.get(app, id).明細 as { id: string; value: Shown }[];
  expect(second?.value.品名).toEqual({ type: 'SINGLE_LINE_TEXT', value: '未定' });
  stage.call('PUT', 'record.json', {
    app: app.id,
    id,
    record: wrap({
      明細: [{ value: wrap({ 数: '9' }) }, { id: first?.id, value: wrap({ 数: '5' }) }],
    }),
  });
  const after = stage.get(app, id).明細 as { id: string; value: Shown }[];
  expect(after.map((row) => [row.id, row.value.品名?.value, row.value.数?.value])).toEqual([
    ['3', '未定', '9'],
    [first?.id, '旗', '5'],
  ]);
});

test('renaming a field code keeps its data; deleting a field forgets it', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  const id = stage.add(app, { 内容: 'a', 件名: '街灯' });
  const { 件名: title, ...others } = app.fields;
  const renamed = { ...app, fields: { ...others, 題: { ...title!, code: '題' } } };
  stage.deploy(app, renamed);
  expect(stage.get(renamed, id)).toMatchObject({ 題: '街灯' });
  expect(stage.find(renamed, '題 = "街灯"')).toEqual([1]);
  stage.deploy(renamed, { ...app, fields: others });
  expect(stage.db.get('SELECT doc FROM records_1')).toEqual({
    doc: expect.not.stringContaining('街灯'),
  });
});

test('creator and times are for an administrator to give', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  const given = { 内容: 'a', 作成者: { code: 'ito' }, 作成日時: '2025-04-01T09:00:00+09:00' };
  expect(stage.fault(() => stage.add(app, given, 'sato')).code).toBe('CB_NO02');
  expect(stage.get(app, stage.add(app, given, 'Administrator'))).toMatchObject({
    作成者: { code: 'ito' },
    作成日時: '2025-04-01T00:00:00Z',
  });
});

describe('bulkRequest', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  const add = (内容: string): object => ({
    method: 'POST',
    api: '/k/v1/record.json',
    payload: { app: app.id, record: wrap({ 内容 }) },
  });

  test('answers in order', () => {
    const remove = {
      method: 'DELETE',
      api: '/k/v1/records.json',
      payload: { app: app.id, ids: [1] },
    };
    expect(stage.call('POST', 'bulkRequest.json', { requests: [add('a'), remove] })).toEqual({
      results: [{ id: '1', revision: '1' }, {}],
    });
  });

  test('one failure undoes all and says which it was', () => {
    const requests = [add('b'), add(''), add('c')];
    const run = (): unknown => stage.call('POST', 'bulkRequest.json', { requests });
    expect(run).toThrow(expect.objectContaining({ name: 'BulkRequestError', index: 1, count: 3 }));
    expect(stage.find(app, '')).toEqual([]);
  });

  test('reads and more than twenty are refused', () => {
    const read = { method: 'GET', api: '/k/v1/record.json', payload: {} };
    for (const requests of [[read], Array.from({ length: 21 }, () => add('x'))]) {
      expect(stage.fault(() => stage.call('POST', 'bulkRequest.json', { requests })).code).toBe(
        'CB_VA01',
      );
    }
  });
});

test('cursors hand out what the query found, ten at once, ten minutes each', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  for (const 件名 of ['a', 'b', 'c']) stage.add(app, { 件名, 内容: 'x' });
  const open = (): { id: string; totalCount: string } =>
    stage.call('POST', 'records/cursor.json', {
      app: app.id,
      query: 'order by 件名 asc',
      size: 2,
      fields: ['件名'],
    });
  const cursor = open();
  expect(cursor.totalCount).toBe('3');
  const next = (id: string): { next: boolean; records: Shown[] } =>
    stage.call('GET', 'records/cursor.json', { id });
  expect(next(cursor.id)).toMatchObject({
    next: true,
    records: [{ 件名: { value: 'a' } }, { 件名: { value: 'b' } }],
  });
  expect(next(cursor.id)).toMatchObject({ next: false, records: [{ 件名: { value: 'c' } }] });
  expect(() => next(cursor.id)).toThrow(/GAIA_CN01/);
  const kept = Array.from({ length: 10 }, open);
  expect(open).toThrow(/GAIA_TM12/);
  stage.now = new Date(Date.parse(NOW) + 600_000).toISOString();
  expect(() => next(kept[0]!.id)).toThrow(/GAIA_CN01/);
  stage.call('DELETE', 'records/cursor.json', { id: open().id });
});

test('comments count in their record, name those mentioned, and are deleted by their writer', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  const record = stage.add(app, { 内容: 'a' });
  const write = (text: string, mentions: object[] = []): { id: string } =>
    stage.call('POST', 'record/comment.json', { app: app.id, record, comment: { text, mentions } });
  write('一');
  expect(write('お願いします', [{ code: 'ito', type: 'USER' }])).toEqual({ id: '2' });
  expect(stage.fault(() => write('x', [{ code: 'nobody', type: 'USER' }])).code).toBe('CB_VA01');
  const read = (more = {}): unknown =>
    stage.call('GET', 'record/comments.json', { app: app.id, record, ...more });
  expect(read({ limit: 1 })).toEqual({
    comments: [
      {
        id: '2',
        text: '伊藤 一郎 \nお願いします',
        createdAt: '2026-11-24T01:23:45Z',
        creator: { code: 'sato', name: '佐藤 花子' },
        mentions: [{ code: 'ito', type: 'USER' }],
      },
    ],
    older: true,
    newer: false,
  });
  const remove = (comment: number, user: string) => () =>
    stage.call('DELETE', 'record/comment.json', { app: app.id, record, comment }, user);
  expect(remove(2, 'ito')).toThrow(/CB_NO02/);
  expect(remove(2, 'sato')()).toEqual({});
  expect(remove(2, 'sato')).toThrow(/GAIA_RE02/);
  expect(write('三')).toEqual({ id: '3' });
  expect(read({ order: 'asc' })).toMatchObject({
    comments: [{ id: '1' }, { id: '3' }],
    older: false,
  });
});

test('history tells who changed what, newest first, down to the adding', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  const id = stage.add(app, { 内容: 'a', 対応時間: '1' });
  stage.call('PUT', 'record.json', { app: app.id, id, record: wrap({ 対応時間: '2' }) }, 'ito');
  const history = stage.call<{ history: unknown[]; hasMore: boolean }>(
    'GET',
    '/k/internal/record/history.json',
    { app: app.id, id },
  );
  expect(history).toMatchObject({
    hasMore: false,
    history: [
      {
        revision: '2',
        user: { code: 'ito', name: '伊藤 一郎' },
        kind: 'UPDATE',
        changes: [
          { code: '対応時間', type: 'NUMBER', before: '1', after: '2' },
          { code: '時給', before: '10', after: '20' },
        ],
      },
      { revision: '1', kind: 'ADD', user: { code: 'sato' } },
    ],
  });
  expect(
    stage.call('GET', '/k/internal/record/history.json', { app: app.id, id, limit: 1 }),
  ).toMatchObject({ hasMore: true });
  expect(
    stage.call('GET', '/k/internal/record/history.json', { app: app.id, id, limit: 1, offset: 1 }),
  ).toMatchObject({
    hasMore: false,
    history: [{ kind: 'ADD' }],
  });
});

test.each([
  ['no app', 'GET', 'record.json', { id: 1 }, 'CB_VA01', 'app', '必須です。'],
  ['id 0', 'GET', 'record.json', { app: 1, id: 0 }, 'CB_VA01', 'id', '最小でも1以上です。'],
  ['unknown app', 'GET', 'record.json', { app: 99, id: 1 }, 'GAIA_AP01', '', ''],
  ['unknown record', 'GET', 'record.json', { app: 1, id: 99 }, 'GAIA_RE01', '', ''],
] as const)('%s', (_name, method, path, params, code, key, message) => {
  const stage = new Stage();
  stage.app(voice);
  const fault = stage.fault(() => stage.call(method, path, params));
  expect(fault.code).toBe(code);
  if (key) expect(fault.errors).toEqual({ [key]: [message] });
});

test('without the right to see, add or delete', () => {
  const stage = new Stage();
  const app = stage.app(voice, { rights: [] });
  for (const run of [
    () => stage.find(app, ''),
    () => stage.add(app, { 内容: 'a' }),
    () => stage.call('DELETE', 'records.json', { app: app.id, ids: [1] }),
  ]) {
    expect(run).toThrow(/CB_NO02/);
  }
});

test('what one may do with a record is told by field', () => {
  const stage = new Stage();
  const app = stage.app(voice);
  stage.add(app, { 内容: 'a' });
  expect(stage.call('GET', 'records/acl/evaluate.json', { app: app.id, ids: ['1'] })).toMatchObject(
    {
      rights: [
        {
          id: '1',
          record: { viewable: true, editable: true, deletable: true },
          fields: {
            件名: { viewable: true, editable: true },
            時給: { viewable: true, editable: false },
          },
        },
      ],
    },
  );
});
