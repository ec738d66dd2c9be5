/** Merging and joining tables gives what making a table of all the records anew gives. */
import fc from 'fast-check';
import type { KintoneRecord } from '../../src/kintone/host';
import { tableOf } from '../../src/records/columns';
import { joined, merged } from '../../src/records/merge';
import { fields, recordValues, withId } from './record-fields';

const recordsById = (broken: readonly string[] = []) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40 }), recordValues(broken)), {
      selector: ([id]) => id,
      maxLength: 25,
    })
    .map((entries) => new Map(entries.map(([id, values]) => [id, withId(id, values)])));

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 10 });
const table = (records: Map<number, KintoneRecord>) => tableOf([...records.values()], fields);

/** The records that a merge shall hold. */
function laidOver(
  before: Map<number, KintoneRecord>,
  changed: Map<number, KintoneRecord>,
  removed: readonly number[],
): Map<number, KintoneRecord> {
  const after = new Map([...before, ...changed]);
  removed.filter((id) => !changed.has(id)).forEach((id) => after.delete(id));
  return after;
}

test('a merged table equals the table of the merged records', () => {
  fc.assert(
    fc.property(recordsById(), recordsById(), ids, (before, changed, removed) => {
      expect(merged(table(before), table(changed), removed)).toEqual(
        table(laidOver(before, changed, removed)),
      );
    }),
    { numRuns: 300 },
  );
});

test('unreadable values are counted right, or the merge says that it cannot', () => {
  let told = 0;
  fc.assert(
    fc.property(
      recordsById(['abc', '2026-02-30']),
      recordsById(['abc', '2026-02-30']),
      ids,
      (before, changed, removed) => {
        const after = merged(table(before), table(changed), removed);
        if (after === undefined) return;
        told += 1;
        expect(after).toEqual(table(laidOver(before, changed, removed)));
      },
    ),
    { numRuns: 300 },
  );
  expect(told).toBeGreaterThan(50);
});

test('parts joined in any order equal the table of all', () => {
  fc.assert(
    fc.property(
      recordsById(['abc']),
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 4 }),
      fc.infiniteStream(fc.nat()),
      (records, cuts, order) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 41];
        const parts = edges.slice(1).map((end, index) =>
          tableOf(
            [...records]
              .filter(([id]) => id >= (edges[index] ?? 0) && id < end)
              .map(([, record]) => record),
            fields,
          ),
        );
        const shuffled = parts
          .map((part) => ({ part, place: order.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ part }) => part);
        expect(joined(shuffled)).toEqual(table(records));
      },
    ),
    { numRuns: 200 },
  );
});
