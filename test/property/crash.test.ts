/**
 * The server is killed (SIGKILL) at random moments while clients write, and started again on the same file: every
 * write that was answered is there, and of one that was not, all or nothing.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Helpers, RequestError } from '../../emulator/control/helpers';
import { Database } from '../../emulator/store/database';

const KILLS = 20;
const CLIENTS = 3;
/** Longest that clients go on writing once the next server is loaded, milliseconds. */
const LONGEST_MS = 100;
/** Twenty processes start: on a machine that does other things as well this takes its time. */
const PATIENCE_MS = 240_000;

const folder = mkdtempSync(join(tmpdir(), 'crash-'));
const file = join(folder, 'kintone.sqlite');
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Records written together, by the name they share: how many they are in each app. */
type Batch = { name: string; first: number; second: number };

const acknowledged = new Map<string, Batch>();
const unanswered: Batch[] = [];
/** One record that is updated again and again: what was answered, and what was last asked for. */
const counter = { id: 0, answered: 0, asked: 0 };

test(
  `no acknowledged write is lost over ${KILLS} kills, and nothing is half written`,
  async () => {
    let spare = load();
    let server = await open(spare);
    spare = load();
    const apps = [await makeApp(server.kintone, '一'), await makeApp(server.kintone, '二')];
    const [first = 0, second = 0] = apps;
    const record = { 名: { value: 'counter' }, 数: { value: '0' } };
    const { id } = await server.kintone.request<{ id: string }>('POST', '/k/v1/record.json', {
      ...{ app: first, record },
    });
    counter.id = Number(id);

    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, kintone } = server;
      const clients = Array.from({ length: CLIENTS }, (_, client) =>
        write(kintone, { first, second }, `${kill}-${client}`),
      );
      const counting = count(kintone, first);
      await spare.loaded;
      await sleep(Math.random() * LONGEST_MS);
      child.kill('SIGKILL');
      await Promise.all([...clients, counting, once(child, 'exit')]);
      server = await open(spare);
      if (kill < KILLS - 1) spare = load();
      await verify(server.kintone, { first, second });
    }
    // Otherwise nothing was tried.
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    expect(counter.answered).toBeGreaterThan(KILLS);
  },
  PATIENCE_MS,
);

/** Starts a process that has not yet opened the file: loading takes longer than everything else. */
function load(): { child: ChildProcess; loaded: Promise<unknown> } {
  const child = fork(join(__dirname, 'crash-server.ts'), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  return { child, loaded: once(child, 'message') };
}

async function open({ child, loaded }: ReturnType<typeof load>) {
  await loaded;
  child.send(file);
  const [answer] = (await once(child, 'message')) as [{ url?: string; error?: string }];
  if (!answer.url) throw new Error(answer.error);
  return { child, kintone: new Helpers(answer.url) };
}

function makeApp(kintone: Helpers, name: string): Promise<number> {
  return kintone.createApp({
    name,
    properties: {
      名: { type: 'SINGLE_LINE_TEXT', code: '名', label: '名' },
      数: { type: 'NUMBER', code: '数', label: '数' },
    },
  });
}

/** Adds records until the server is gone: one, several, or several in two apps at once. */
async function write(
  kintone: Helpers,
  { first, second }: { first: number; second: number },
  client: string,
): Promise<void> {
  for (let step = 0; ; step += 1) {
    const batch = {
      name: `${client}-${step}`,
      first: 1 + Math.floor(Math.random() * 20),
      second: step % 3 === 0 ? 1 + Math.floor(Math.random() * 20) : 0,
    };
    const body = (app: number, records: number) => ({
      app,
      records: Array.from({ length: records }, () => ({ 名: { value: batch.name } })),
    });
    const add = (app: number, records: number) => ({
      ...{ method: 'POST', api: '/k/v1/records.json', payload: body(app, records) },
    });
    const answered = await tried(() =>
      batch.second > 0
        ? kintone.request('POST', '/k/v1/bulkRequest.json', {
            requests: [add(first, batch.first), add(second, batch.second)],
          })
        : kintone.request('POST', '/k/v1/records.json', body(first, batch.first)),
    );
    if (!answered) {
      unanswered.push(batch);
      return;
    }
    acknowledged.set(batch.name, batch);
  }
}

async function count(kintone: Helpers, app: number): Promise<void> {
  for (;;) {
    const next = Math.max(counter.asked, counter.answered) + 1;
    counter.asked = next;
    const record = { 数: { value: String(next) } };
    const params = { app, id: counter.id, record };
    if (!(await tried(() => kintone.request('PUT', '/k/v1/record.json', params)))) return;
    counter.answered = next;
  }
}

/** Whether there was an answer. An answer that says no would be a fault of the server. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof RequestError) throw error;
    return false;
  }
}

async function verify(
  kintone: Helpers,
  { first, second }: { first: number; second: number },
): Promise<void> {
  const { record } = await kintone.request<{ record: Record<string, { value: string }> }>(
    'GET',
    '/k/v1/record.json',
    { app: first, id: counter.id },
  );
  const value = Number(record['数']?.value);
  expect(value).toBeGreaterThanOrEqual(counter.answered);
  expect(value).toBeLessThanOrEqual(counter.asked);
  [counter.answered, counter.asked] = [value, value];

  const db = new Database(file);
  try {
    expect(db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const inFirst = sizes(db, first);
    const inSecond = sizes(db, second);
    const found = (name: string) => [inFirst.get(name) ?? 0, inSecond.get(name) ?? 0];
    for (const batch of acknowledged.values()) {
      expect([batch.name, ...found(batch.name)]).toEqual([batch.name, batch.first, batch.second]);
    }
    for (const batch of unanswered.splice(0)) {
      const there = found(batch.name);
      if (there[0] === 0 && there[1] === 0) continue;
      expect([batch.name, ...there]).toEqual([batch.name, batch.first, batch.second]);
      acknowledged.set(batch.name, batch);
    }
    const { revision, changes } = db.get<{ revision: number; changes: number }>(
      `SELECT revision, (SELECT COUNT(*) FROM record_history WHERE app_id = ? AND record_id = r.id) AS changes
       FROM records_${first} AS r WHERE id = ?`,
      first,
      counter.id,
    ) ?? { revision: 0, changes: 0 };
    expect({ revision, changes }).toEqual({ revision: changes + 1, changes });
  } finally {
    db.close();
  }
}

/** How many records of each name an app has. */
function sizes(db: Database, app: number): Map<string, number> {
  const names = db.all<{ name: string; n: number }>(
    `SELECT value AS name, COUNT(*) AS n FROM records_${app}, json_each(doc) WHERE value LIKE '%-%-%' GROUP BY value`,
  );
  return new Map(names.map(({ name, n }) => [name, n]));
}
