/** No sequence of REST calls corrupts the store: after each call everything is as the rules of the API say. */
import fc from 'fast-check';
import { startKintone, type Kintone } from '../../emulator';
import { RequestError } from '../../emulator/control/helpers';
import { passwordHeader } from '../contract/support';
import {
  after,
  picked,
  requestOf,
  verify,
  type Model,
  type Op,
  type Real,
  type Values,
} from './store-model';

const RUNS = 30;
const STEPS = 25;
const PATIENCE_MS = 180_000;
const MOST_CURSORS = 10;

type Step = fc.AsyncCommand<Model, Real>;

/** A step that always can be taken, and is followed by looking at everything. */
abstract class Taken implements Step {
  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    await this.take(model, real);
    await verify(model, real);
  }

  abstract take(model: Model, real: Real): Promise<void>;
  abstract toString(): string;
}

/** Adding, updating and deleting: alone, or up to four together in a bulkRequest. */
class Write extends Taken {
  constructor(readonly ops: Op[]) {
    super();
  }

  async take(model: Model, { kintone }: Real): Promise<void> {
    const requests = this.ops.map((op) => requestOf(model, op));
    const next = after(model, this.ops);
    const [first] = requests;
    const sent =
      requests.length === 1 && first
        ? kintone.request(first.method as 'POST', first.api, { ...first.payload })
        : kintone.request('POST', '/k/v1/bulkRequest.json', { requests });
    if (next) {
      await sent;
      Object.assign(model, next);
    } else {
      await refused(sent);
    }
  }

  toString = (): string => `write ${JSON.stringify(this.ops)}`;
}

class Act extends Taken {
  constructor(
    readonly pick: number,
    readonly action: '終える' | '戻す',
  ) {
    super();
  }

  async take(model: Model, { kintone }: Real): Promise<void> {
    const id = picked(model, this.pick);
    const record = model.records.get(id);
    const [from, to] = this.action === '終える' ? ['受付', '完了'] : ['完了', '受付'];
    const params = { app: model.app, id, action: this.action };
    const sent = kintone.request('PUT', '/k/v1/record/status.json', params);
    if (record?.status !== from) return refused(sent);
    await sent;
    // An action adds 2 to the revision, and is one entry of the history.
    const { revision, changes } = record;
    const made = { status: to ?? '', revision: revision + 2, changes: changes + 1 };
    model.records.set(id, { ...record, ...made });
  }

  toString = (): string => `act ${this.pick} ${this.action}`;
}

class Comment extends Taken {
  constructor(
    readonly pick: number,
    readonly remove: boolean,
  ) {
    super();
  }

  async take(model: Model, { kintone }: Real): Promise<void> {
    const id = picked(model, this.pick);
    const record = model.records.get(id);
    const path = '/k/v1/record/comment.json';
    const about = { app: model.app, record: id };
    if (this.remove) {
      const comment = record?.comments[0];
      const sent = kintone.request('DELETE', path, { ...about, comment: comment ?? 1 });
      if (!record || comment === undefined) return refused(sent);
      await sent;
      model.records.set(id, { ...record, comments: record.comments.slice(1) });
      return;
    }
    const sent = kintone.request<{ id: string }>('POST', path, {
      ...about,
      comment: { text: '確認' },
    });
    if (!record) return refused(sent);
    const made = record.lastComment + 1;
    expect(await sent).toEqual({ id: String(made) });
    const comments = [...record.comments, made];
    model.records.set(id, { ...record, comments, lastComment: made });
  }

  toString = (): string => `comment ${this.pick} ${this.remove ? 'remove' : 'add'}`;
}

class Attach extends Taken {
  constructor(readonly pick: number) {
    super();
  }

  async take(model: Model, { kintone }: Real): Promise<void> {
    const form = new FormData();
    form.append('file', new Blob(['x']), 'x.txt');
    const answer = await fetch(`${kintone.url}/k/v1/file.json`, {
      method: 'POST',
      headers: passwordHeader('Administrator', 'cybozu'),
      body: form,
    });
    const { fileKey } = (await answer.json()) as { fileKey: string };
    const id = picked(model, this.pick);
    const record = model.records.get(id);
    const sent = kintone.request('PUT', '/k/v1/record.json', {
      ...{ app: model.app, id },
      record: { 添: { value: [{ fileKey }] } },
    });
    if (!record) return refused(sent);
    await sent;
    const { revision, changes } = record;
    const { record: shown } = await kintone.request<{
      record: { 添: { value: { fileKey: string }[] } };
    }>('GET', '/k/v1/record.json', { app: model.app, id });
    const file = shown.添.value[0]?.fileKey;
    expect(file).toBeTruthy();
    const made = { file, revision: revision + 1, changes: changes + 1 };
    model.records.set(id, { ...record, ...made });
  }

  toString = (): string => `attach ${this.pick}`;
}

class Redeploy extends Taken {
  constructor(readonly change: 'add' | 'remove' | 'rename' | 'nothing') {
    super();
  }

  async take(model: Model, { kintone }: Real): Promise<void> {
    const { app, titleCode } = model;
    const path = '/k/v1/preview/app/form/fields.json';
    const removed = model.extraFields[0];
    if (this.change === 'add') {
      model.madeFields += 1;
      const code = `追${model.madeFields}`;
      const property = { type: 'NUMBER', code, label: code, defaultValue: '7' };
      await kintone.request('POST', path, { app, properties: { [code]: property } });
      model.extraFields = [...model.extraFields, code];
      for (const [id, record] of model.records) {
        model.records.set(id, { ...record, extra: { ...record.extra, [code]: '' } });
      }
    } else if (this.change === 'remove' && removed !== undefined) {
      await kintone.request('DELETE', path, { app, fields: [removed] });
      model.extraFields = model.extraFields.slice(1);
      for (const [id, record] of model.records) {
        const extra = { ...record.extra };
        delete extra[removed];
        model.records.set(id, { ...record, extra });
      }
    } else if (this.change === 'rename') {
      const code = titleCode === '題' ? '件名' : '題';
      await kintone.request('PUT', path, { app, properties: { [titleCode]: { code } } });
      model.titleCode = code;
    }
    await kintone.request('POST', '/k/v1/preview/app/deploy.json', { apps: [{ app }] });
  }

  toString = (): string => `deploy ${this.change}`;
}

class OpenCursor extends Taken {
  async take(model: Model, { kintone }: Real): Promise<void> {
    const sent = kintone.request<{ id: string; totalCount: string }>(
      'POST',
      '/k/v1/records/cursor.json',
      { app: model.app, size: 2, query: 'order by $id asc' },
    );
    if (model.cursors.length >= MOST_CURSORS) return refused(sent);
    const { id, totalCount } = await sent;
    expect(totalCount).toBe(String(model.records.size));
    model.cursors.push({ id, left: [...model.records.keys()] });
  }

  toString = (): string => 'open cursor';
}

class ReadCursor extends Taken {
  constructor(readonly pick: number) {
    super();
  }

  override check(model?: Readonly<Model>): boolean {
    return (model?.cursors.length ?? 0) > 0;
  }

  async take(model: Model, { kintone }: Real): Promise<void> {
    const at = this.pick % model.cursors.length;
    const cursor = model.cursors[at];
    if (!cursor) return;
    const { records, next } = await kintone.request<{
      records: { $id: { value: string } }[];
      next: boolean;
    }>('GET', '/k/v1/records/cursor.json', { id: cursor.id });
    // Records deleted since are left out, records added since are not there.
    const part = cursor.left.splice(0, 2).filter((id) => model.records.has(id));
    expect(records.map(({ $id }) => Number($id.value))).toEqual(part);
    expect(next).toBe(cursor.left.length > 0);
    if (!next) model.cursors.splice(at, 1);
  }

  toString = (): string => `read cursor ${this.pick}`;
}

/** The call must fail, by a rule and not by a fault of the server. */
async function refused(sent: Promise<unknown>): Promise<void> {
  const error: unknown = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestError)) throw error ?? new Error('The call should have failed.');
  expect(error.status).toBeGreaterThanOrEqual(400);
  expect(error.status).toBeLessThan(500);
}

const values = fc.record<Values>(
  {
    題: fc.constantFrom('', '街灯の修理', 'ごみ'),
    // Few, so that they often collide: the field allows each once.
    鍵: fc.constantFrom('', 'い', 'ろ', 'は', 'に'),
    数: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('', '1', '3', '5') },
      { weight: 1, arbitrary: fc.constant('NaN') },
    ),
    rows: fc.array(fc.constantFrom('一', '二', '三'), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);
const pick = fc.nat({ max: 20 });
const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    records: fc.array(values, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('update' as const),
    pick,
    revision: fc.constantFrom('any' as const, 'any' as const, 'right' as const, 'stale' as const),
    values,
  }),
  fc.record({ kind: fc.constant('remove' as const), pick }),
);
const write = fc
  .oneof(fc.tuple(op), fc.array(op, { minLength: 2, maxLength: 4 }))
  .map((ops) => new Write(ops));
const steps: fc.Arbitrary<Step>[] = [
  ...[write, write, write, write],
  fc
    .tuple(pick, fc.constantFrom('終える' as const, '戻す' as const))
    .map(([at, action]) => new Act(at, action)),
  fc.tuple(pick, fc.boolean()).map(([at, remove]) => new Comment(at, remove)),
  pick.map((at) => new Attach(at)),
  fc
    .constantFrom('add' as const, 'remove' as const, 'rename' as const, 'nothing' as const)
    .map((change) => new Redeploy(change)),
  fc.constant(new OpenCursor()),
  pick.map((at) => new ReadCursor(at)),
];

let kintone: Kintone;
beforeAll(async () => {
  kintone = await startKintone();
});
afterAll(() => kintone.stop());

async function freshApp(): Promise<number> {
  const text = (code: string, more = {}) => ({
    [code]: { type: 'SINGLE_LINE_TEXT', code, label: code, ...more },
  });
  const app = await kintone.createApp({
    name: '列',
    properties: {
      ...text('題'),
      ...text('鍵', { unique: true }),
      数: { type: 'NUMBER', code: '数', label: '数' },
      添: { type: 'FILE', code: '添', label: '添' },
      表: { type: 'SUBTABLE', code: '表', label: '表', fields: text('行') },
    },
  });
  const state = (name: string, index: string) => ({
    [name]: { name, index, assignee: { type: 'ONE', entities: [] } },
  });
  await kintone.request('PUT', '/k/v1/preview/app/status.json', {
    app,
    enable: true,
    states: { ...state('受付', '0'), ...state('完了', '1') },
    actions: [
      { name: '終える', from: '受付', to: '完了' },
      { name: '戻す', from: '完了', to: '受付' },
    ],
  });
  await kintone.request('POST', '/k/v1/preview/app/deploy.json', { apps: [{ app }] });
  return app;
}

test(
  'whatever is called, in whatever order: all or nothing, and all of it consistent',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands(steps, { maxCommands: STEPS, size: 'max' }),
        async (commands) => {
          const app = await freshApp();
          const model: Model = {
            ...{ app, titleCode: '題', extraFields: [], madeFields: 0 },
            ...{ records: new Map(), lastId: 0, rowOwners: new Map(), cursors: [] },
          };
          await fc.asyncModelRun(() => ({ model, real: { kintone } }), commands);
          for (const { id } of model.cursors) {
            await kintone.request('DELETE', '/k/v1/records/cursor.json', { id });
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(kintone.db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(kintone.db.all('PRAGMA foreign_key_check')).toEqual([]);
  },
  PATIENCE_MS,
);
