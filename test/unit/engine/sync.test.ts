import { parseInstant, type Instant } from '../../../src/calendar/instant';
import { tableOf, type TableFields } from '../../../src/records/columns';
import type { Kept } from '../../../src/records/read-all';
import { refreshed, type Refreshed } from '../../../src/records/sync';
import { FakeApp } from './fake-app';
import { expectSame } from './same-table';

const fields: TableFields = {
  分野: { type: 'DROP_DOWN', code: '分野', label: '分野' },
};
const value = (text: string) => ({ 分野: { type: 'DROP_DOWN', value: text } });
const OLD = '2026-05-01T00:00:00Z';

function appOf(count: number): FakeApp {
  const app = new FakeApp();
  for (let index = 0; index < count; index += 1) {
    // The newest alone is of a later minute, as in an app in use.
    app.add(value(`語${index % 7}`), index === count - 1 ? '2026-05-02T00:00:00Z' : OLD);
  }
  return app;
}

function keptOf(app: FakeApp, condition = '', since = '2026-05-02T00:00:00Z'): Kept {
  return {
    wanted: { app: 7, fields, condition },
    table: tableOf(app.find(condition), fields),
    revision: String(app.revision),
    since: parseInstant(since) as Instant,
  };
}

/** The rows kept are those of a reading of all; how many requests it took. */
function expectFresh(app: FakeApp, outcome: Refreshed, condition = ''): number {
  if (!('kept' in outcome)) throw new Error(`afresh: ${outcome.afresh}`);
  expectSame(outcome.kept.table, tableOf(app.find(condition), fields));
  expect(outcome.requests).toBe(app.requests.length);
  return outcome.requests;
}

test.each(['', '分野 in ("語1", "語2", "語3")'])(
  'an unchanged app of 100,000 records costs three requests (%s)',
  async (condition) => {
    const app = appOf(100_000);
    const kept = keptOf(app, condition);
    expect(expectFresh(app, await refreshed(app, kept), condition)).toBe(3);
  },
);

test('what was added and changed costs three requests too', async () => {
  const app = appOf(5000);
  const kept = keptOf(app);
  app.change(17, value('新しい語'));
  app.add(value('追加'));
  const outcome = await refreshed(app, kept);
  expect(expectFresh(app, outcome)).toBe(3);
  expect('kept' in outcome && outcome.kept.since).toBe(parseInstant('2026-05-11T01:30:00Z'));
});

test('a second sync asks from where the first one was', async () => {
  const app = appOf(3000);
  app.change(17, value('新しい語'));
  const first = await refreshed(app, keptOf(app));
  app.requests = [];
  app.change(18, value('次の語'));
  if (!('kept' in first)) throw new Error(first.afresh);
  expect(expectFresh(app, await refreshed(app, first.kept))).toBe(3);
  expect(app.requests[1]?.query).toContain('更新日時 >= "2026-05-11T01:28:00Z"');
});

test('a change within the minute of the newest update is seen', async () => {
  const app = appOf(3000);
  app.change(17, value('一'));
  const kept = keptOf(app, '', app.minute());
  app.change(17, value('二'));
  expectFresh(app, await refreshed(app, kept));
});

test('a record registered with an old update time is seen', async () => {
  const app = appOf(3000);
  const kept = keptOf(app);
  app.add(value('移したもの'), '2019-04-01T00:00:00Z');
  expect(expectFresh(app, await refreshed(app, kept))).toBe(3);
});

test.each([1, 3])('%i deleted of 30,000 are found by halving', async (count) => {
  const app = appOf(30_000);
  const kept = keptOf(app);
  for (let each = 0; each < count; each += 1) app.records.delete(2345 + each * 9001);
  // And one that names what is missing in the second half of the last two.
  const looks = Math.ceil(Math.log2(30_000 / 500)) + 1;
  expect(expectFresh(app, await refreshed(app, kept))).toBeLessThanOrEqual(3 + count * looks);
});

test.each([
  ['every 50th', (id: number) => id % 50 === 0],
  ['every second', (id: number) => id % 2 === 0],
  ['all but one', (id: number) => id !== 4711],
  ['the first 9,000', (id: number) => id <= 9000],
  ['all in the last stretch', (id: number) => id > 19_400],
])('%s of 20,000 deleted costs no more than reading all ids', async (_case, isGone) => {
  const app = appOf(20_000);
  const kept = keptOf(app);
  [...app.records.keys()].filter(isGone).forEach((id) => app.records.delete(id));
  // The sync's three, and at most what 20,000 take, 500 at a time.
  expect(expectFresh(app, await refreshed(app, kept))).toBeLessThanOrEqual(3 + 40);
});

test('a record that may no longer be viewed goes, and its words with it', async () => {
  const app = appOf(3000);
  app.change(500, value('内密'));
  const kept = keptOf(app);
  app.hide(500);
  const outcome = await refreshed(app, kept);
  expectFresh(app, outcome);
  expect(JSON.stringify(outcome)).not.toContain('内密');
});

describe('with a condition', () => {
  const condition = '分野 in ("語1", "語2")';

  test('what left it by a change is found by the change', async () => {
    const app = appOf(10_000);
    const kept = keptOf(app, condition);
    for (let id = 2; id < 300; id += 7) app.change(id, value('ほか'));
    expect(expectFresh(app, await refreshed(app, kept), condition)).toBeLessThanOrEqual(5);
  });

  test('what came, left and was deleted at once is sorted out', async () => {
    const app = appOf(10_000);
    const kept = keptOf(app, condition);
    app.change(1, value('語1'));
    app.change(2, value('ほか'));
    app.records.delete(9);
    expectFresh(app, await refreshed(app, kept), condition);
  });

  test.each([
    '受付日 = TODAY()',
    '受付日 >= FROM_TODAY(-7, DAYS)',
    '組織 in (PRIMARY_ORGANIZATION())',
  ])('%s means something else tomorrow: all is read afresh', async (moving) => {
    const app = appOf(1);
    const kept = { ...keptOf(app), wanted: { app: 7, fields, condition: moving } };
    expect(await refreshed(app, kept)).toEqual({ afresh: 'condition', requests: 0 });
  });

  test('the name of a function within a text is no function', async () => {
    const app = appOf(600);
    const spoken = '分野 in ("TODAY()", "語\\"1", "語2")';
    expectFresh(app, await refreshed(app, keptOf(app, spoken)), spoken);
  });
});

describe('all is read afresh', () => {
  const reason = async (app: FakeApp, kept: Kept) => {
    const outcome = await refreshed(app, kept, { random: () => 0.99 });
    return 'afresh' in outcome ? outcome.afresh : undefined;
  };

  test('after an update of the app', async () => {
    const app = appOf(10);
    const kept = keptOf(app);
    app.revision += 1;
    expect(await reason(app, kept)).toBe('form');
    expect(app.requests).toHaveLength(1);
  });

  test('when the rights show more', async () => {
    const app = appOf(3000);
    app.hide(700);
    const kept = keptOf(app);
    app.hide(700, false);
    expect(await reason(app, kept)).toBe('rights');
  });

  test('when the rights show more here and less there', async () => {
    const app = appOf(3000);
    app.hide(700);
    const kept = keptOf(app);
    app.hide(700, false);
    [2000, 2001, 2002].forEach((id) => app.hide(id));
    expect(await reason(app, kept)).toBe('rights');
  });

  test('when they do so far apart among many', async () => {
    const app = appOf(20_000);
    app.hide(700);
    const kept = keptOf(app);
    app.hide(700, false);
    [15_000, 15_001, 15_002].forEach((id) => app.hide(id));
    expect(await reason(app, kept)).toBe('rights');
  });

  test('when the rights exchange one record for another, of 500 at once', async () => {
    const app = appOf(500);
    app.hide(300);
    const kept = keptOf(app);
    app.hide(300, false);
    app.hide(20);
    expect(await reason(app, kept)).toBe('rights');
  });

  test('when they do so among many, at one of the next looks', async () => {
    const app = appOf(5000);
    app.hide(300);
    const kept = keptOf(app);
    app.hide(300, false);
    app.hide(1700);
    const seen: unknown[] = [];
    for (let place = 0; place < 10; place += 1) {
      // The first number says from which end is counted.
      const numbers = [0, place / 10, 0, place / 10];
      const outcome = await refreshed(app, kept, { random: () => numbers.shift() ?? 0 });
      seen.push('afresh' in outcome ? outcome.afresh : 'kept');
    }
    // Wherever the look falls within or between the two.
    expect(seen.slice(0, 4)).toEqual(['rights', 'rights', 'rights', 'rights']);
    expect(seen.slice(4)).toEqual(Array.from({ length: 6 }, () => 'kept'));
  });

  test('when the update time may no longer be viewed', async () => {
    const app = appOf(10);
    const kept = keptOf(app);
    app.showsUpdated = false;
    expect(await reason(app, kept)).toBe('update time');
    expect(await reason(app, { ...kept, since: undefined })).toBe('update time');
  });

  test('when a value that could not be read may have gone', async () => {
    const number = { 件数: { type: 'NUMBER', code: '件数', label: '件数' } };
    const app = new FakeApp();
    ['一', '1', ''].forEach((text) => app.add({ 件数: { type: 'NUMBER', value: text } }, OLD));
    const kept = {
      ...keptOf(app),
      wanted: { app: 7, fields: number, condition: '' },
      table: tableOf(app.find(''), number),
    };
    app.change(2, { 件数: { type: 'NUMBER', value: '2' } });
    const outcome = await refreshed(app, kept);
    expect('kept' in outcome && outcome.kept.table).toEqual(tableOf(app.find(''), number));
    app.change(1, { 件数: { type: 'NUMBER', value: '2' } });
    expect(await reason(app, kept)).toBe('unreadable');
  });
});

describe('a write between the requests', () => {
  /** `write` happens just before the request of that number. */
  const during = (app: FakeApp, request: number, write: () => void) => {
    app.onRequest = (count) => {
      if (count === request) write();
    };
  };

  test('that takes a record into the condition is asked for once more', async () => {
    const app = appOf(3000);
    const condition = '分野 in ("語1")';
    const kept = keptOf(app, condition);
    during(app, 3, () => app.change(1, value('語1')));
    expect(expectFresh(app, await refreshed(app, kept), condition)).toBe(5);
  });

  test('that changes a record which still meets the condition does not take it out', async () => {
    const app = appOf(3000);
    const condition = '分野 in ("語1", "語2")';
    const kept = keptOf(app, condition);
    app.records.delete(9);
    during(app, 4, () => app.change(16, value('語2')));
    const first = await refreshed(app, kept);
    if (!('kept' in first)) throw new Error(first.afresh);
    expect([...first.kept.table.ids]).toEqual(
      app.find(condition).map((record) => Number(record['$id']?.value)),
    );
    delete app.onRequest;
    app.requests = [];
    expectFresh(app, await refreshed(app, first.kept), condition);
  });

  test('that adds one is left to the next sync, which finds it', async () => {
    const app = appOf(3000);
    const kept = keptOf(app);
    during(app, 3, () => app.add(value('追加')));
    const outcome = await refreshed(app, kept);
    if (!('kept' in outcome)) throw new Error(outcome.afresh);
    expect(outcome.kept.table.ids).toHaveLength(3000);
    delete app.onRequest;
    app.requests = [];
    expectFresh(app, await refreshed(app, outcome.kept));
  });

  test('that takes one away while another comes is found by the next sync', async () => {
    const app = appOf(10_000);
    const condition = '分野 in ("語1")';
    const kept = keptOf(app, condition);
    during(app, 3, () => {
      app.change(1, value('語1'));
      app.records.delete(9);
    });
    // Looked at far behind the two.
    const numbers = [0, 0.99];
    const first = await refreshed(app, kept, { random: () => numbers.shift() ?? 0 });
    if (!('kept' in first)) throw new Error(first.afresh);
    expect(first.kept.table).toEqual(kept.table);
    delete app.onRequest;
    app.requests = [];
    expectFresh(app, await refreshed(app, first.kept), condition);
  });
});

test('stopped, it rejects and sends nothing more', async () => {
  const app = appOf(10);
  const stop = new AbortController();
  app.onRequest = (count) => {
    if (count === 2) stop.abort();
  };
  await expect(refreshed(app, keptOf(app), { signal: stop.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(app.requests).toHaveLength(2);
});

test('a large import long ago is read again once and then left alone', async () => {
  const app = new FakeApp();
  for (let index = 0; index < 5000; index += 1) app.add(value('語'), OLD);
  const first = await refreshed(app, keptOf(app, '', OLD));
  expect(expectFresh(app, first)).toBeGreaterThan(10);
  app.requests = [];
  if (!('kept' in first)) throw new Error(first.afresh);
  expect(expectFresh(app, await refreshed(app, first.kept))).toBe(3);
});
