import { allOf, anyOf, compare, literal, oneOf } from '../../../src/records/condition';
import { crossTable } from '../../../src/records/cross-table';
import { countRecords, readRecords } from '../../../src/records/reader';
import { dayOf, numberOf } from '../../../src/records/value';
import { FakeHost } from '../fake-host';

test.each([
  ['道路', '"道路"'],
  ['"閉じる', '"\\"閉じる"'],
  ['a\\b', '"a\\\\b"'],
  ['一行\r\n二行\t末', '"一行\\n二行\\t末"'],
])('値 %j は引用符の外に出ない', (value, expected) => {
  expect(literal(value)).toBe(expected);
});

test('or を含む条件は括弧に入れてからつなぐ', () => {
  const either = anyOf(compare('日付', '=', ''), compare('日付', '>=', '2026-04-01'));
  expect(allOf('', oneOf('分野', ['']), either)).toBe(
    '分野 in ("") and (日付 = "" or 日付 >= "2026-04-01")',
  );
  expect(allOf('', null)).toBe('');
});

/** A kintone with records 1…count, answering `$id >` and `limit` as the real one does. */
function kintoneWith(count: number): FakeHost {
  return new FakeHost({
    'GET records': (body: unknown) => {
      const { query, totalCount } = body as { query: string; totalCount: boolean };
      const from = Number(/\$id > (\d+)/.exec(query)?.[1] ?? 0);
      const limit = Number(/limit (\d+)/.exec(query)?.[1]);
      const ids = Array.from({ length: count }, (_, index) => index + 1).filter((id) => id > from);
      return {
        records: ids.slice(0, limit).map((id) => ({ $id: { value: String(id) } })),
        totalCount: totalCount ? String(ids.length) : null,
      };
    },
  });
}

test.each([
  [0, 1],
  [499, 1],
  [500, 1],
  [501, 2],
  [1000, 2],
  [1201, 3],
])('%d件を%d回の問い合わせで、漏れも重なりもなく読む', async (count, requests) => {
  const host = kintoneWith(count);
  const steps: number[] = [];
  const records = await readRecords(host, {
    fields: ['分野'],
    condition: '分野 in ("道路") or 分野 in ("")',
    progress: (read, total) => steps.push(read / (total || 1)),
  });
  expect(new Set(records.map(({ $id }) => $id?.value)).size).toBe(count);
  expect(host.requests).toHaveLength(requests);
  expect(steps.at(-1)).toBe(count === 0 ? 0 : 1);
});

test('二度目からも、利用者の条件は括弧で守られる', async () => {
  const host = kintoneWith(501);
  await readRecords(host, { fields: [], condition: 'a in ("1") or b in ("2")' });
  expect((host.requests[1]?.body as { query: string }).query).toBe(
    '(a in ("1") or b in ("2")) and $id > 500 order by $id asc limit 500',
  );
});

test('やめた読み取りは、次の問い合わせを送らない', async () => {
  const host = kintoneWith(2000);
  const stop = new AbortController();
  const reading = readRecords(host, {
    fields: [],
    condition: '',
    signal: stop.signal,
    progress: () => stop.abort(),
  });
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(host.requests).toHaveLength(1);
});

test('件数だけなら一回で、一件だけ取り寄せる', async () => {
  const host = kintoneWith(1234);
  expect(await countRecords(host, '')).toBe(1234);
  expect(host.requests).toHaveLength(1);
});

test('集計は0件の分類も、未入力も、なくなった選択肢も数える', () => {
  const table = crossTable(
    [
      { row: '道路', column: '4', amount: 1 },
      { row: '道路', column: '4', amount: 1 },
      { row: null, column: '5', amount: 1 },
      { row: '旧分野', column: null, amount: 1 },
    ],
    ['道路', 'ごみ'],
    ['4', '5', '6'],
  );
  expect(table.rows).toEqual(['道路', 'ごみ', '旧分野', null]);
  expect(table.columns).toEqual(['4', '5', '6', null]);
  expect(table.cells).toEqual([
    [2, 0, 0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 1, 0, 0],
  ]);
  expect(table.rowTotals).toEqual([2, 0, 1, 1]);
  expect(table.columnTotals).toEqual([2, 1, 0, 1]);
  expect(table.total).toBe(4);
});

test('日時の日付は利用者のタイムゾーンで決まり、空欄の数値は0ではない', () => {
  expect(dayOf({ value: '2026-03-31T15:00:00Z' }, 'Asia/Tokyo')).toBe('2026-04-01');
  expect(dayOf({ value: '2026-03-31' }, 'Asia/Tokyo')).toBe('2026-03-31');
  expect(dayOf({ value: '' }, 'Asia/Tokyo')).toBeUndefined();
  expect(numberOf({ value: '' })).toBeUndefined();
  expect(numberOf({ value: '0' })).toBe(0);
});
