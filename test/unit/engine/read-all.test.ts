import { RequestError } from '../../../src/kintone/host';
import { tableOf, type TableFields } from '../../../src/records/columns';
import type { Progress } from '../../../src/records/paging';
import { readingAll } from '../../../src/records/read-all';
import { FakeApp } from './fake-app';
import { expectSame } from './same-table';

const fields: TableFields = {
  分野: { type: 'DROP_DOWN', code: '分野', label: '分野' },
};
const wanted = { app: 7, fields, condition: '' };
const value = (text: string) => ({ 分野: { type: 'DROP_DOWN', value: text } });

function appOf(count: number, gap: (index: number) => number = () => 1): FakeApp {
  const app = new FakeApp();
  for (let index = 0; index < count; index += 1) {
    app.nextId += gap(index) - 1;
    app.add(value(`語${index % 7}`), '2026-05-01T00:00:00Z');
  }
  return app;
}

const everything = (app: FakeApp, condition = '') => tableOf(app.find(condition), fields);

test.each([0, 1, 499, 500, 501, 1000, 1001, 1500, 5000, 12_345])(
  '%i records are read once each, in as few requests as kintone allows',
  async (count) => {
    const app = appOf(count);
    const { table } = await readingAll(app, wanted).read();
    expectSame(table, everything(app));
    const pages = app.requests.filter(({ fields: asked }) => asked?.includes('分野'));
    expect(pages.length).toBeLessThanOrEqual(Math.max(1, Math.ceil(count / 500)) + 4);
    // The form, the newest update, and for many records whether that is long ago.
    expect(app.requests.length - pages.length).toBeLessThanOrEqual(3);
  },
);

test.each([
  ['a far first stretch', (index: number) => (index === 3000 ? 1_000_000 : 1)],
  ['a far end', (index: number) => (index === 5999 ? 1_000_000 : 1)],
  ['gaps everywhere', (index: number) => 1 + ((index * 7) % 13)],
])('%s costs no more requests', async (_case, gap) => {
  const app = appOf(6000, gap);
  const { table } = await readingAll(app, wanted).read();
  expect(table).toEqual(everything(app));
  expect(app.requests.length).toBeLessThanOrEqual(12 + 5 + 3);
});

test('only the fields asked for are read, of the records that meet the condition', async () => {
  const app = appOf(3000);
  const condition = '分野 in ("語1") or 分野 in ("語2")';
  const reading = readingAll(app, { ...wanted, condition });
  expect((await reading.read()).table).toEqual(everything(app, condition));
  const pages = app.requests.filter(({ query }) => query.includes('order by $id'));
  expect(new Set(pages.map(({ fields: asked }) => asked?.join()))).toEqual(new Set(['$id,分野']));
});

test('tells how far it is, and gives what is there meanwhile', async () => {
  const app = appOf(2600);
  const told: Progress[] = [];
  const rows: number[] = [];
  const reading = readingAll(app, wanted);
  await reading.read({
    onPage({ progress, part }) {
      told.push(progress);
      expect(part.ids.length).toBeLessThanOrEqual(500);
      rows.push(reading.soFar().ids.length);
    },
  });
  expect(told.every(({ total }) => total === 2600)).toBe(true);
  expect(told.map(({ read }) => read)).toEqual(rows);
  expect(rows).toEqual([...rows].sort((a, b) => a - b));
  expect(told.at(-1)).toEqual({ read: 2600, total: 2600, requests: app.requests.length });
});

test('a dropped connection leaves what was read, and the reading goes on from there', async () => {
  const app = appOf(6000);
  const reading = readingAll(app, wanted);
  app.onRequest = (count) => {
    if (count % 6 === 0) throw new RequestError(0, '', 'dropped');
  };
  let failures = 0;
  let table;
  while (table === undefined) {
    table = await reading.read().then(
      (kept) => kept.table,
      (error: unknown) => {
        expect(error).toMatchObject({ status: 0 });
        failures += 1;
        return undefined;
      },
    );
  }
  expect(failures).toBeGreaterThan(1);
  expect(table).toEqual(everything(app));
  expect(reading.progress.read).toBe(6000);
});

test('a listener that throws costs no page and reads none twice', async () => {
  const app = appOf(3000);
  const reading = readingAll(app, wanted);
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(
      reading.read({
        onPage() {
          throw new Error('view is gone');
        },
      }),
    ).rejects.toThrow('view is gone');
  }
  expect((await reading.read()).table).toEqual(everything(app));
});

test('stopped, it sends nothing more, and can go on', async () => {
  const app = appOf(6000);
  const stop = new AbortController();
  const reading = readingAll(app, wanted);
  const stopped = reading.read({
    signal: stop.signal,
    onPage({ progress }) {
      if (progress.read > 1000) stop.abort();
    },
  });
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  const sent = app.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(app.requests).toHaveLength(sent);
  expect(reading.soFar().ids.length).toBeLessThan(6000);
  expect((await reading.read()).table).toEqual(everything(app));
});

test('four requests at most are under way at once', async () => {
  const app = appOf(6000);
  let [running, most] = [0, 0];
  const request = app.request.bind(app);
  app.request = async (...given: Parameters<typeof request>) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return request(...given) as never;
  };
  await readingAll(app, wanted).read();
  expect(most).toBe(4);
});

describe('the time from which on changes are asked for', () => {
  const sinceOf = async (app: FakeApp) => {
    const { since } = await readingAll(app, wanted).read();
    return since === undefined ? undefined : new Date(since).toISOString();
  };

  test('is the newest update before the reading, whatever this computer’s clock says', async () => {
    const app = appOf(3);
    app.add(value('語1'), '2026-05-11T01:29:00Z');
    expect(await sinceOf(app)).toBe('2026-05-11T01:29:00.000Z');
  });

  test('is no update time in the future, and there is none where some cannot be compared', async () => {
    const app = appOf(3);
    app.add(value('語1'), '2099-01-01T00:00:00Z');
    expect(await sinceOf(app)).toBeUndefined();
  });

  test('is the end of that day after a large import long ago', async () => {
    expect(await sinceOf(appOf(600))).toBe('2026-05-02T00:00:00.000Z');
    const fresh = appOf(600);
    fresh.now = Date.parse('2026-05-02T12:00:00Z');
    expect(await sinceOf(fresh)).toBe('2026-05-01T00:00:00.000Z');
  });

  test('is not known where the update time may not be viewed', async () => {
    const app = appOf(3);
    app.showsUpdated = false;
    expect(await sinceOf(app)).toBeUndefined();
  });

  test('is known though a record was added between the counts', async () => {
    const app = appOf(3);
    app.onRequest = (count) => {
      if (count === 3) app.add(value('語1'));
    };
    expect(await sinceOf(app)).toBe('2026-05-01T00:00:00.000Z');
  });
});
