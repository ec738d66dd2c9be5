/** The run, what it does when an answer is lost, and taking it back. */
import { RequestError } from '../../../../src/kintone/host';
import type { Instant } from '../../../../src/calendar/instant';
import { ImportRun, type RowToSend } from '../../../../src/voice/import/run';
import { PastRuns, ranges, rowsOf, type PastRun } from '../../../../src/voice/import/runs';
import { undoRun } from '../../../../src/voice/import/undo';
import { mayUndo } from '../../../../src/voice/import/undo-rights';
import { FakeHost } from '../../fake-host';

interface Stored {
  id: number;
  key: string;
  revision: number;
}

/** A kintone that takes no key twice, and gives and deletes what it took. */
class Shelf {
  readonly stored: Stored[] = [];
  /** What befalls the next POST instead of an answer. */
  next: 'answers' | 'is lost' | 'arrives unanswered' = 'answers';
  undeletable: number[] = [];
  bad: string[] = [];
  readonly host: FakeHost = new FakeHost({
    'POST records': (body: unknown) =>
      this.add(body as { records: { 送信キー: { value: string } }[] }),
    'GET records': (body: unknown) => this.find(body as { query: string }),
    'GET records/acl/evaluate': (body: unknown) => ({
      rights: (body as { ids: number[] }).ids.map((id) => ({
        id: String(id),
        record: { deletable: !this.undeletable.includes(id) },
      })),
    }),
    'DELETE records': (body: unknown) =>
      this.remove(body as { ids: number[]; revisions: number[] }),
  });

  get posts(): number {
    return this.host.requests.filter(({ method }) => method === 'POST').length;
  }

  private add({ records }: { records: { 送信キー: { value: string } }[] }): unknown {
    const fate = this.next;
    this.next = 'answers';
    if (fate === 'is lost') return new RequestError(0, '', '');
    const keys = records.map((record) => record.送信キー.value);
    const errors = Object.fromEntries(
      keys.flatMap((key, index) => {
        if (this.bad.includes(key))
          return [[`records[${index}].件名.value`, { messages: ['長すぎます'] }]];
        const isTwice = this.stored.some((each) => each.key === key);
        return isTwice ? [[`records[${index}].送信キー.value`, { messages: ['重複'] }]] : [];
      }),
    );
    if (Object.keys(errors).length > 0) return new RequestError(400, 'CB_VA01', '入力内容', errors);
    const ids = keys.map((key) => {
      const id = this.stored.length + 1;
      this.stored.push({ id, key, revision: 1 });
      return String(id);
    });
    return fate === 'arrives unanswered' ? new RequestError(0, '', '') : { ids };
  }

  private find({ query }: { query: string }): unknown {
    return {
      records: this.stored
        .filter(({ key }) => query.includes(`"${key}"`))
        .map(({ id, key, revision }) => ({
          $id: { value: String(id) },
          $revision: { value: String(revision) },
          送信キー: { value: key },
        })),
    };
  }

  private remove({ ids, revisions }: { ids: number[]; revisions: number[] }): unknown {
    const stale = ids.some(
      (id, at) => this.stored.find((each) => each.id === id)?.revision !== revisions[at],
    );
    if (stale) return new RequestError(409, 'GAIA_CO02', '');
    for (const id of ids)
      this.stored.splice(
        this.stored.findIndex((each) => each.id === id),
        1,
      );
    return {};
  }
}

const rows = (count: number): RowToSend[] =>
  Array.from({ length: count }, (_, at) => ({
    number: at + 2,
    record: { 送信キー: { value: `imp-x-0-${at + 2}` } },
  }));

const signal = new AbortController().signal;
const silent = (): void => undefined;

describe('a run', () => {
  test('sends a hundred rows at a time, each once', async () => {
    const shelf = new Shelf();
    const run = new ImportRun(shelf.host, rows(250), '送信キー');
    await run.go(signal, silent);
    expect(shelf.posts).toBe(3);
    expect(shelf.stored).toHaveLength(250);
    expect(run.outcomes.get(2)).toEqual({ kind: 'saved', id: 1 });
    expect(run.mine()).toHaveLength(250);
  });

  test.each(['is lost', 'arrives unanswered'] as const)(
    'goes on without sending a row twice when a request %s',
    async (fate) => {
      const shelf = new Shelf();
      const run = new ImportRun(shelf.host, rows(250), '送信キー');
      await run
        .go(signal, () => {
          if (run.outcomes.size === 100) shelf.next = fate;
        })
        .then(
          () => Promise.reject(new Error('did not stop')),
          (error: unknown) => expect(error).toMatchObject({ status: 0 }),
        );
      // What may have arrived is in the list for undoing before it is known.
      expect(run.mine()).toHaveLength(200);
      shelf.next = 'answers';
      await run.go(signal, silent);
      expect(shelf.stored).toHaveLength(250);
      expect(new Set(shelf.stored.map(({ key }) => key)).size).toBe(250);
      expect([...run.outcomes.values()].every(({ kind }) => kind === 'saved')).toBe(true);
    },
  );

  test('leaves out what kintone refuses, and what is there already, and sends the rest', async () => {
    const shelf = new Shelf();
    shelf.stored.push({ id: 900, key: 'imp-x-0-3', revision: 4 });
    shelf.bad = ['imp-x-0-5'];
    const run = new ImportRun(shelf.host, rows(5), '送信キー');
    await run.go(signal, silent);
    expect(run.outcomes.get(3)).toEqual({ kind: 'present', id: 900 });
    expect(run.outcomes.get(5)).toEqual({
      kind: 'refused',
      errors: [{ code: '件名', message: '長すぎます' }],
    });
    expect(run.mine()).toEqual([2, 4, 6]);
  });

  test('stops when it is told to, and goes on', async () => {
    const shelf = new Shelf();
    const stop = new AbortController();
    const run = new ImportRun(shelf.host, rows(250), '送信キー');
    const going = run.go(stop.signal, () => {
      if (run.outcomes.size === 100) stop.abort(new Error('stopped'));
    });
    await expect(going).rejects.toThrow('stopped');
    await run.go(signal, silent);
    expect(shelf.stored).toHaveLength(250);
  });

  test('an answer that is no fault of a row stops it, and nothing is in doubt', async () => {
    const shelf = new Shelf();
    shelf.host.answers['POST records'] = new RequestError(403, 'CB_NO02', '権限がありません。');
    const run = new ImportRun(shelf.host, rows(3), '送信キー');
    await expect(run.go(signal, silent)).rejects.toMatchObject({ status: 403 });
    expect(run.mine()).toEqual([]);
  });
});

describe('taking a run back', () => {
  const past = (count: number): PastRun => ({
    at: 1 as Instant,
    keyPrefix: 'imp-x-0-',
    rows: [[2, count + 1]],
  });

  async function ran(count: number): Promise<Shelf> {
    const shelf = new Shelf();
    await new ImportRun(shelf.host, rows(count), '送信キー').go(signal, silent);
    shelf.stored.push({ id: 9000, key: 'imp-other-0-2', revision: 1 });
    return shelf;
  }

  test('deletes exactly its records that nobody changed', async () => {
    const shelf = await ran(150);
    const changed = shelf.stored[6];
    if (changed) changed.revision = 2;
    shelf.undeletable = [9];
    shelf.stored.splice(0, 1);
    expect(await undoRun(shelf.host, past(150), '送信キー', signal, silent)).toEqual({
      deleted: 147,
      changed: [7],
      forbidden: [9],
      gone: 1,
    });
    expect(shelf.stored.map(({ id }) => id).sort((a, b) => a - b)).toEqual([7, 9, 9000]);
  });

  test('a record changed at that moment stays', async () => {
    const shelf = await ran(3);
    const remove = shelf.host.answers['DELETE records'] as (body: unknown) => unknown;
    let isFirst = true;
    shelf.host.answers['DELETE records'] = (body: unknown) => {
      const other = shelf.stored[1];
      if (isFirst && other) other.revision = 2;
      isFirst = false;
      return remove(body);
    };
    expect(await undoRun(shelf.host, past(3), '送信キー', signal, silent)).toMatchObject({
      deleted: 2,
      changed: [2],
    });
  });
});

describe('whether a run may be taken back, before it is tried', () => {
  const run = (prefix: string, last: number): PastRun => ({
    at: last as Instant,
    keyPrefix: prefix,
    rows: [[2, last]],
  });
  const asked = async (shelf: Shelf, ...runs: PastRun[]) => {
    const answers = await mayUndo(shelf.host, runs, '送信キー');
    return runs.map(({ at }) => answers.get(at));
  };

  test('two requests tell it for all runs', async () => {
    const shelf = new Shelf();
    await new ImportRun(shelf.host, rows(200), '送信キー').go(signal, silent);
    shelf.host.requests.length = 0;
    expect(await asked(shelf, run('imp-x-0-', 201), run('imp-x-0-', 101))).toEqual([
      { may: true },
      { may: true },
    ]);
    expect(shelf.host.requests).toHaveLength(2);
  });

  test('who may delete none of them gets a list of theirs for whom may', async () => {
    const shelf = new Shelf();
    await new ImportRun(shelf.host, rows(9), '送信キー').go(signal, silent);
    shelf.undeletable = shelf.stored.map(({ id }) => id);
    shelf.host.fields = { 作成者: { type: 'CREATOR', code: '作成者', label: '作成者' } };
    expect(await asked(shelf, run('imp-x-0-', 10))).toEqual([
      { may: false, list: '$id >= "1" and $id <= "9" and 作成者 in ("sato")' },
    ]);
  });

  test.each<[string, (shelf: Shelf) => void]>([
    [
      'somebody worked on all of them',
      ({ stored }) => stored.forEach((each) => (each.revision = 2)),
    ],
    ['none is there any more', ({ stored }) => stored.splice(0)],
    ['one may be deleted', (shelf) => (shelf.undeletable = [1, 2, 3])],
  ])('the button is there where %s', async (_case, happen) => {
    const shelf = new Shelf();
    await new ImportRun(shelf.host, rows(4), '送信キー').go(signal, silent);
    happen(shelf);
    expect(await asked(shelf, run('imp-x-0-', 5))).toEqual([{ may: true }]);
  });
});

describe('former runs', () => {
  test('rows are kept as ranges', () => {
    expect(ranges([2, 3, 4, 7, 9, 10])).toEqual([
      [2, 4],
      [7, 7],
      [9, 10],
    ]);
    expect(
      rowsOf({
        at: 1 as Instant,
        keyPrefix: '',
        rows: [
          [2, 4],
          [7, 7],
        ],
      }),
    ).toEqual([2, 3, 4, 7]);
  });

  test('are one person’s own, the newest first, and go when nothing is left of them', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    } as unknown as Storage;
    const runs = new PastRuns(storage, 1, 'sato');
    const run = (at: number): PastRun => ({ at: at as Instant, keyPrefix: 'imp-', rows: [[2, 3]] });
    runs.put(run(1));
    runs.put(run(2));
    expect(runs.all().map(({ at }) => at)).toEqual([2, 1]);
    expect(new PastRuns(storage, 1, 'tanaka').all()).toEqual([]);
    runs.put({ ...run(2), rows: [] });
    runs.put({ ...run(1), rows: [] });
    expect(kept.size).toBe(0);
    kept.set('kumin.voice.imports.1.sato', '{broken');
    expect(runs.all()).toEqual([]);
  });
});
