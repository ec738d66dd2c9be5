/** @jest-environment jsdom */
import { RequestError, type BulkWrite, type KintoneRecord } from '../../../../src/kintone/host';
import { plan, type BulkFacts, type Order } from '../../../../src/voice/handling/bulk-plan';
import { Halted, runTasks } from '../../../../src/voice/handling/bulk-run';
import {
  AT_ONCE,
  nextBatch,
  settled,
  tally,
  tasksOf,
  writesOf,
  type Task,
} from '../../../../src/voice/handling/bulk-tasks';
import { NOTHING_SAID } from '../../../../src/voice/handling/moves';
import { handlingDefaults } from '../../../../src/voice/handling/settings';
import { FakeHost } from '../../fake-host';
import { fukushi, machi, now, sato, voice, where } from './sample';

const facts: BulkFacts = {
  ...{ places: where, settings: handlingDefaults(), assignee: '作業者', meeting: undefined },
  circumstances: { now, zone: 'Asia/Tokyo', user: sato },
};
const nothing: Order = { said: NOTHING_SAID, category: undefined, action: undefined };
const send = { name: '担当課へ送る', from: '受付', to: '担当課確認', filterCond: '' };
const sending: Order = { ...nothing, action: { name: send.name, ways: [send] } };
const setSection: Order = { ...nothing, said: { ...NOTHING_SAID, section: machi, reason: '道路' } };

describe('確かめる', () => {
  test('何がどう変わるかを言う', () => {
    const order = { ...setSection, category: '道路・公園', action: sending.action };
    const planned = plan(voice(), order, facts);
    expect(planned.parts).toEqual([
      { part: 'section', from: '', to: 'まちづくり整備課' },
      { part: 'category', from: '', to: '道路・公園' },
      { part: 'status', from: '受付', to: '担当課確認' },
    ]);
    expect(planned).toMatchObject({ id: 7, revision: 3, why: undefined });
  });

  test.each([
    [
      'すでにその分野',
      voice({ 分野: '道路・公園' }),
      { ...nothing, category: '道路・公園' },
      { kind: 'same' },
    ],
    ['すでにその課', voice({ 担当課: [machi] }), setSection, { kind: 'same' }],
    [
      'ほかのステータス',
      voice({ ステータス: '対応中' }),
      sending,
      { kind: 'status', status: '対応中' },
    ],
    ['担当課が空のまま送る', voice(), sending, { kind: 'section' }],
    [
      'ほかの人が作業者',
      voice({ 担当課: [machi], 作業者: [{ code: 'kato', name: '加藤' }] }),
      sending,
      { kind: 'assignee', names: '加藤' },
    ],
  ] as const)('変えられない声は、わけを言う: %s', (_name, record, order, why) => {
    expect(plan(record, order, facts)).toMatchObject({ why, parts: [], written: {} });
  });

  test('アクションの条件に当てはまらない声は変えない', () => {
    const conditional = { ...send, filterCond: '回答希望 in ("希望する")' };
    const order = { ...sending, action: { name: send.name, ways: [conditional] } };
    const record = voice({ 担当課: [machi] });
    expect(plan(record, order, { ...facts, meeting: new Set() }).why).toEqual({
      kind: 'condition',
    });
    expect(plan(record, order, { ...facts, meeting: new Set([7]) }).why).toBeUndefined();
  });

  test('同じものは書かず、違うところだけを変える', () => {
    const order = { ...setSection, category: '道路・公園' };
    const planned = plan(voice({ 担当課: [machi] }), order, facts);
    expect(planned.written).toEqual({ 分野: { value: '道路・公園' } });
  });

  test('課から課へは、経過と転送回数も一緒に書く', () => {
    const { written } = plan(voice({ 担当課: [fukushi] }), setSection, facts);
    expect(Object.keys(written).sort()).toEqual(['担当課', '経過', '転送回数'].sort());
  });
});

test('項目とステータスを1つの要求で送り、読んだときの版を付ける', () => {
  const [task] = tasksOf([plan(voice(), { ...setSection, action: sending.action }, facts)]);
  expect(writesOf([task!], 5)).toEqual([
    {
      ...{ method: 'PUT', path: 'records' },
      body: { app: 5, records: [{ id: 7, revision: 3, record: { 担当課: { value: [machi] } } }] },
    },
    {
      ...{ method: 'PUT', path: 'records/status' },
      body: { app: 5, records: [{ id: 7, action: '担当課へ送る' }] },
    },
  ]);
  const [only] = tasksOf([plan(voice({ 担当課: [machi] }), sending, facts)]);
  expect(writesOf([only!], 5)).toEqual([
    {
      ...{ method: 'PUT', path: 'records/status' },
      body: { app: 5, records: [{ id: 7, revision: 3, action: '担当課へ送る' }] },
    },
  ]);
});

describe('答えが来なかったとき', () => {
  const [task] = tasksOf([plan(voice(), { ...setSection, action: sending.action }, facts)]);
  test.each([
    ['版が同じなら、まだ', voice(), { at: 'waiting' }],
    [
      '望んだとおりなら、済み',
      voice({ $revision: '6', 担当課: [machi], ステータス: '担当課確認' }),
      { at: 'done' },
    ],
    [
      '別の更新なら、ほかの人が先',
      voice({ $revision: '4', 分野: 'ごみ・環境' }),
      { at: 'failed', why: 'conflict', words: '' },
    ],
    ['なくなっていたら、ない', undefined, { at: 'failed', why: 'gone', words: '' }],
  ] as const)('%s', (_name, record, state) => {
    expect(settled(task!, record, 'ステータス')).toEqual(state);
  });
});

/** A kintone of so many voices that counts how often each is written, and fails when told. */
function office(count: number): {
  host: FakeHost;
  tasks: Task[];
  written: Map<number, number>;
  /** Told before each bulk request with its number from 1 on. */
  before: (at: (request: number) => 'lost' | 'lost-after' | undefined) => void;
} {
  const records = new Map<number, KintoneRecord>();
  for (let id = 1; id <= count; id += 1)
    records.set(id, voice({ $id: String(id), $revision: '1' }));
  const written = new Map<number, number>();
  let fault: (request: number) => 'lost' | 'lost-after' | undefined = () => undefined;
  let requests = 0;
  const host = new FakeHost({
    'POST bulkRequest': (body: unknown) => {
      const { writes } = body as { writes: BulkWrite[] };
      requests += 1;
      const now = fault(requests);
      if (now === 'lost') return new RequestError(0, '', '');
      const rows = (
        writes[0]?.body as { records: { id: number; revision: number; record: KintoneRecord }[] }
      ).records;
      expect(rows.length).toBeLessThanOrEqual(AT_ONCE);
      if (
        rows.some(({ id, revision }) => Number(records.get(id)?.['$revision']?.value) !== revision)
      ) {
        return new RequestError(409, 'GAIA_CO02', '');
      }
      for (const { id, record } of rows) {
        written.set(id, (written.get(id) ?? 0) + 1);
        records.set(id, { ...records.get(id), ...record, $revision: { value: '2' } });
      }
      return now === 'lost-after' ? new RequestError(0, '', '') : { results: [{}] };
    },
    'GET records': (body: unknown) => {
      const ids = /\((.*)\)/
        .exec((body as { query: string }).query)?.[1]
        ?.split(', ')
        .map(Number);
      const found = (ids ?? []).map((id) => records.get(id));
      return { records: found.filter((record) => record !== undefined) };
    },
  });
  const order = { ...nothing, category: '道路・公園' };
  const tasks = tasksOf([...records.values()].map((record) => plan(record, order, facts)));
  return {
    ...{ host, tasks, written },
    before: (at) => (fault = at),
  };
}

const run = (host: FakeHost, tasks: Task[], signal = new AbortController().signal): Promise<void> =>
  runTasks(host, { tasks, status: 'ステータス', signal, onChange: () => undefined });

describe('実行', () => {
  test('100件ずつ、全部を1度ずつ変える', async () => {
    const { host, tasks, written } = office(250);
    await run(host, tasks);
    expect(tally(tasks)).toEqual({ total: 250, done: 250, failed: 0, open: 0 });
    expect(host.requests.map(({ path }) => path)).toEqual(Array(3).fill('bulkRequest'));
    expect([...written.values()].every((times) => times === 1)).toBe(true);
  });

  test.each(['lost', 'lost-after'] as const)(
    '2回目で接続が切れても（%s）、続きから始めれば、どの声も2度は変えない',
    async (how) => {
      const { host, tasks, written, before } = office(250);
      before((request) => (request === 2 ? how : undefined));
      await expect(run(host, tasks)).rejects.toThrow(Halted);
      expect(tally(tasks)).toMatchObject({ done: 100, open: 150 });
      await run(host, tasks);
      expect(tally(tasks)).toMatchObject({ done: 250, failed: 0 });
      expect([...written.values()].filter((times) => times !== 1)).toEqual([]);
      expect(written.size).toBe(250);
    },
  );

  test('ほかの人が先に変えた声だけを残し、ほかは変える', async () => {
    const { host, tasks, written } = office(250);
    const stale = [3, 150];
    for (const id of stale) tasks[id - 1]!.planned.revision = 0;
    await run(host, tasks);
    expect(tally(tasks)).toMatchObject({ done: 248, failed: 2 });
    expect(stale.map((id) => tasks[id - 1]?.state)).toEqual(
      stale.map(() => ({ at: 'failed', why: 'conflict', words: '' })),
    );
    expect(written.size).toBe(248);
  });

  test('断られた1件を探し出し、ほかは変える', async () => {
    const { host, tasks } = office(8);
    const bulk = host.answers['POST bulkRequest'] as (body: unknown) => unknown;
    host.answers['POST bulkRequest'] = (body: unknown) => {
      const { writes } = body as { writes: BulkWrite[] };
      const rows = (writes[0]?.body as { records: { id: number }[] }).records;
      return rows.some(({ id }) => id === 5) ? new RequestError(403, 'CB_NO02', '') : bulk(body);
    };
    await run(host, tasks);
    expect(tasks.map(({ state }) => state.at)).toEqual([
      ...Array<string>(4).fill('done'),
      'failed',
      ...Array<string>(3).fill('done'),
    ]);
  });

  test('どれも断られるなら、数を尽くさず止まる', async () => {
    const { host, tasks } = office(100);
    host.answers['POST bulkRequest'] = new RequestError(403, 'CB_NO02', '');
    await expect(run(host, tasks)).rejects.toThrow(Halted);
    expect(host.requests.length).toBeLessThan(70);
    expect(tally(tasks).done).toBe(0);
  });

  test('止めると、送った分の答えを待って終わり、続きから始められる', async () => {
    const { host, tasks } = office(250);
    const stop = new AbortController();
    await runTasks(host, {
      ...{ tasks, status: 'ステータス', signal: stop.signal },
      onChange: () => stop.abort(),
    });
    expect(tally(tasks)).toMatchObject({ done: 100, open: 150 });
    await run(host, tasks);
    expect(tally(tasks)).toMatchObject({ done: 250 });
    expect(nextBatch(tasks)).toEqual([]);
  });
});
