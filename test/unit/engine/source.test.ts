import type { Keep } from '../../../src/keep/keep';
import { RequestError } from '../../../src/kintone/host';
import { tableOf, type TableFields } from '../../../src/records/columns';
import { recordsOf } from '../../../src/records/source';
import { MemoryKeep } from '../../memory-keep';
import { FakeApp } from './fake-app';
import { expectSame } from './same-table';

const fields: TableFields = { 分野: { type: 'DROP_DOWN', code: '分野', label: '分野' } };
const value = (text: string) => ({ 分野: { type: 'DROP_DOWN', value: text } });
const wanted = { app: 7, fields, condition: '' };

function appOf(count: number): FakeApp {
  const app = new FakeApp();
  for (let index = 0; index < count; index += 1) {
    app.add(
      value(`語${index % 7}`),
      index === count - 1 ? '2026-05-02T00:00:00Z' : '2026-05-01T00:00:00Z',
    );
  }
  return app;
}

const look = async (app: FakeApp, keep: Keep, asked = wanted) => {
  const { kept, ...records } = await recordsOf({ host: app, keep }, asked);
  await kept;
  expectSame(records.table, tableOf(app.find(asked.condition), asked.fields));
  return records;
};

test('初めはすべて読み、次からは3回の要求で同じものになる', async () => {
  const app = appOf(20_000);
  const keep = new MemoryKeep();
  const first = await look(app, keep);
  expect(first.afresh).toBe('nothing kept');
  expect(first.requests).toBeLessThanOrEqual(20_000 / 500 + 8);
  expect(await look(app, keep)).toMatchObject({ requests: 3 });
  app.change(17, value('変わった'));
  app.records.delete(9000);
  app.add(value('増えた'));
  const after = await look(app, keep);
  expect(after.afresh).toBeUndefined();
  expect(after.requests).toBeLessThan(20);
});

test('フォームや権限が変われば、すべて読み直す。理由も分かる', async () => {
  const app = appOf(30);
  const keep = new MemoryKeep();
  await look(app, keep);
  app.revision += 1;
  expect((await look(app, keep)).afresh).toBe('form');
  expect((await look(app, keep)).afresh).toBeUndefined();
});

test('条件や項目が違えば、別のものとして取っておく', async () => {
  const app = appOf(30);
  const keep = new MemoryKeep();
  await look(app, keep);
  const some = { ...wanted, condition: '分野 in ("語1")' };
  expect((await look(app, keep, some)).afresh).toBe('nothing kept');
  const others = { ...wanted, fields: { 件数: { type: 'NUMBER', code: '件数', label: '件数' } } };
  expect((await look(app, keep, others)).afresh).toBe('nothing kept');
  expect(keep.entries.size).toBe(3);
  expect((await look(app, keep)).afresh).toBeUndefined();
});

test('取っておいたものが壊れていたら、何もなかったものとして読む', async () => {
  const app = appOf(30);
  const keep = new MemoryKeep();
  await look(app, keep);
  for (const [name, bytes] of keep.entries)
    keep.entries.set(name, bytes.slice(0, bytes.length / 2));
  expect((await look(app, keep)).afresh).toBe('nothing kept');
});

test('届かなかったときは理由のまま伝え、取っておいたものは残る', async () => {
  const app = appOf(30);
  const keep = new MemoryKeep();
  await look(app, keep);
  app.onRequest = () => {
    throw new RequestError(503, '', '');
  };
  await expect(recordsOf({ host: app, keep }, wanted)).rejects.toMatchObject({ status: 503 });
  delete app.onRequest;
  expect((await look(app, keep)).requests).toBe(3);
});

test('まとめて書き込んだすぐ後でも、サーバーの時刻が分かれば3回で済む', async () => {
  const app = new FakeApp();
  app.tellsTime = true;
  for (let index = 0; index < 3000; index += 1) app.add(value('取り込み'));
  app.now += 5 * 60_000;
  const keep = new MemoryKeep();
  await look(app, keep);
  expect(await look(app, keep)).toMatchObject({ requests: 3 });
  // 読んだ直後の変更は、見のがさない。
  app.change(17, value('変わった'));
  await look(app, keep);
});
