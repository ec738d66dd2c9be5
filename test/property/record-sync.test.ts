/**
 * Whatever was added, changed, deleted, hidden and shown between syncs: the table kept is the one that a reading of
 * all gives, and no sync sends more requests than it may. Small tables, where the look at 500 `$id`s is exact, and
 * large ones, where records are never shown and hidden in the same turn.
 */
import fc from 'fast-check';
import { tableOf } from '../../src/records/columns';
import { readingAll, type Kept } from '../../src/records/read-all';
import { refreshed } from '../../src/records/sync';
import { FakeApp } from '../unit/engine/fake-app';
import { expectSame } from '../unit/engine/same-table';
import { fields, recordValues } from './record-fields';

type Step =
  | { kind: 'add' | 'change'; values: ReturnType<FakeApp['find']>[number]; at: number }
  | { kind: 'delete' | 'hide' | 'show'; at: number }
  | { kind: 'deleteMany'; at: number; every: number }
  | { kind: 'minutes'; count: number }
  | { kind: 'updateApp' }
  | { kind: 'sync' };

const at = fc.nat(100_000);
const common: fc.Arbitrary<Step>[] = [
  fc.record({ kind: fc.constant('add'), values: recordValues(), at }) as fc.Arbitrary<Step>,
  fc.record({ kind: fc.constant('change'), values: recordValues(), at }) as fc.Arbitrary<Step>,
  fc.record({ kind: fc.constantFrom('delete', 'hide'), at }) as fc.Arbitrary<Step>,
  fc.record({ kind: fc.constant('minutes'), count: fc.nat(5) }) as fc.Arbitrary<Step>,
  fc.constant<Step>({ kind: 'sync' }),
];
const rare: fc.Arbitrary<Step>[] = [
  fc.record({
    ...{ kind: fc.constant('deleteMany'), at, every: fc.integer({ min: 2, max: 40 }) },
  }) as fc.Arbitrary<Step>,
  fc.constant<Step>({ kind: 'updateApp' }),
];
const shows = fc.record({ kind: fc.constant('show'), at }) as fc.Arbitrary<Step>;
const condition = fc.constantFrom(
  '',
  '分野 in ("ごみ", "福祉")',
  '分野 in ("防災") or 分野 in ("")',
);

function take(app: FakeApp, step: Step): void {
  const ids = [...app.records.keys()];
  const id = 'at' in step ? (ids[step.at % Math.max(1, ids.length)] ?? 0) : 0;
  switch (step.kind) {
    case 'add':
      // Now and then an administrator brings a record with its old update time.
      app.add(step.values, step.at % 5 === 0 ? '2020-01-01T00:00:00Z' : app.minute());
      break;
    case 'change':
      app.change(id, step.values);
      break;
    case 'delete':
      app.records.delete(id);
      break;
    case 'deleteMany':
      ids.filter((each) => each % step.every === 0).forEach((each) => app.records.delete(each));
      break;
    case 'hide':
      app.hide(id);
      break;
    case 'show':
      app.hide(id, false);
      break;
    case 'minutes':
      app.now += step.count * 60_000 + 7000;
      break;
    case 'updateApp':
      app.revision += 1;
  }
}

/** @returns what is kept now; afresh where the sync says so */
async function look(app: FakeApp, kept: Kept): Promise<Kept> {
  const { wanted } = kept;
  app.requests = [];
  const outcome = await refreshed(app, kept);
  expect(outcome.requests).toBe(app.requests.length);
  const ids = Math.ceil(kept.table.ids.length / 500);
  const changed = Math.ceil(app.find('').length / 500) + 5;
  // Twice the changes, the count, what left by a change, and all ids.
  expect(outcome.requests).toBeLessThanOrEqual(1 + 2 * (changed + 1) + 8 + ids);
  const now = 'kept' in outcome ? outcome.kept : await readingAll(app, wanted).read();
  expectSame(now.table, tableOf(app.find(wanted.condition), fields));
  return now;
}

async function run(app: FakeApp, steps: readonly Step[], asked: string): Promise<void> {
  let kept = await readingAll(app, { app: 7, fields, condition: asked }).read();
  for (const step of [...steps, { kind: 'sync' } as const]) {
    if (step.kind === 'sync') kept = await look(app, kept);
    else take(app, step);
  }
}

test('a table of up to some hundred records is always that of a fresh reading', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(recordValues(), { maxLength: 30 }),
      fc.array(fc.oneof(...common, ...rare, shows), { maxLength: 40 }),
      condition,
      fc.boolean(),
      async (before, steps, asked, tellsTime) => {
        const app = new FakeApp();
        app.tellsTime = tellsTime;
        before.forEach((values) => app.add(values, '2026-05-01T00:00:00Z'));
        await run(app, steps, asked);
      },
    ),
    { numRuns: 400 },
  );
});

test('a table of thousands is too, but for exchanges by rights', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(recordValues(), { minLength: 5, maxLength: 20 }),
      fc.array(fc.oneof(...common, ...rare), { maxLength: 25 }),
      condition,
      fc.boolean(),
      fc.boolean(),
      async (before, steps, asked, tellsTime, justImported) => {
        const app = new FakeApp();
        app.tellsTime = tellsTime;
        const written = justImported ? app.minute() : '2026-05-01T00:00:00Z';
        for (let index = 0; index < 4000; index += 1) {
          app.add(before[index % before.length] ?? {}, written);
        }
        await run(app, steps, asked);
      },
    ),
    { numRuns: 12 },
  );
});
