/** A local kintone without HTTP: a database in memory, an app made of fields, handlers called directly. */
import type {
  AppDefinition,
  FieldProperty,
  ProcessManagement,
} from '../../../emulator/apps/definition';
import type { Context } from '../../../emulator/context';
import { KintoneError } from '../../../emulator/errors';
import { syncRecordTables } from '../../../emulator/records/tables';
import type { Method, Params } from '../../../emulator/server/route';
import { bulkRequestRoute, recordRoutes } from '../../../emulator/server/routes/records';
import { Database } from '../../../emulator/store/database';

export type FieldSpec = Partial<Omit<FieldProperty, 'fields'>> & {
  type: string;
  fields?: Record<string, FieldSpec>;
};

export const NOW = '2026-11-24T01:23:45.678Z'; // 10:23 in Tokyo

export class Stage {
  readonly db = new Database(':memory:');
  now = NOW;
  #fieldId = 100;

  constructor() {
    for (const [code, name] of [
      ['Administrator', '管理者'],
      ['sato', '佐藤 花子'],
      ['ito', '伊藤 一郎'],
    ]) {
      this.db.run(
        `INSERT INTO users (code, name, password_hash, created, modified) VALUES (?, ?, '', '', '')`,
        code as string,
        name as string,
      );
    }
    this.db.run(
      `INSERT INTO organizations (code, name) VALUES ('kuminka', '区民課'), ('doboku', '土木課')`,
    );
    this.db.run(`INSERT INTO groups (code, name) VALUES ('everyone', 'Everyone')`);
    this.db.run(`INSERT INTO user_organizations VALUES ('sato', 'kuminka', 1)`);
  }

  context(user = 'sato'): Context {
    return {
      db: this.db,
      actor: { kind: 'user', code: user, name: user, isSystemAdmin: user === 'Administrator' },
      language: 'ja',
      timezone: 'Asia/Tokyo',
      now: () => new Date(this.now),
    };
  }

  app(specs: Record<string, FieldSpec>, more: Partial<AppDefinition> = {}): AppDefinition {
    const { lastInsertRowid: id } = this.db.run(
      `INSERT INTO apps (preview, creator, created, modifier, modified) VALUES ('{}', 'Administrator', '', 'Administrator', '')`,
    );
    const app: AppDefinition = {
      id,
      code: '',
      revision: 1,
      settings: {
        numberPrecision: { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' },
        enableComments: true,
      } as AppDefinition['settings'],
      fields: this.#fields({ ...SYSTEM, ...specs }),
      layout: [],
      views: {},
      process: { enable: false, states: null, actions: null },
      rights: [
        {
          entity: { type: 'GROUP', code: 'everyone' },
          includeSubs: false,
          appEditable: false,
          recordViewable: true,
          recordAddable: true,
          recordEditable: true,
          recordDeletable: true,
          recordImportable: true,
          recordExportable: true,
        },
      ],
      customization: {} as AppDefinition['customization'],
      plugins: [],
      kept: {},
      nextFieldId: 1000,
      ...more,
    };
    return this.deploy(null, app);
  }

  /** Puts a definition live, as deploying does. */
  deploy(before: AppDefinition | null, app: AppDefinition): AppDefinition {
    this.db.transaction(() => {
      syncRecordTables(this.db, before, app);
      this.db.run('UPDATE apps SET live = ? WHERE id = ?', JSON.stringify(app), app.id);
    });
    return app;
  }

  call<T = never>(method: Method, path: string, params: Params, user?: string): T {
    const bulk = bulkRequestRoute((m, p) =>
      recordRoutes.find((r) => r.method === m && r.path === p),
    );
    const route = [...recordRoutes, bulk].find((r) => r.method === method && r.path === path);
    if (!route) throw new Error(`no route ${method} ${path}`);
    return route.handle(this.context(user), params) as T;
  }

  add(app: AppDefinition, values: Record<string, unknown>, user?: string): string {
    return this.call<{ id: string }>(
      'POST',
      'record.json',
      { app: app.id, record: wrap(values) },
      user,
    ).id;
  }

  get(app: AppDefinition, id: string): Record<string, unknown> {
    const { record } = this.call<{ record: Shown }>('GET', 'record.json', { app: app.id, id });
    return Object.fromEntries(Object.entries(record).map(([code, field]) => [code, field.value]));
  }

  /** Ids a query finds, in its order. */
  find(app: AppDefinition, query: string, user?: string): number[] {
    const { records } = this.call<{ records: Shown[] }>(
      'GET',
      'records.json',
      { app: app.id, query, fields: ['$id'] },
      user,
    );
    return records.map((record) => Number(record['$id']?.value));
  }

  /** The error a call ends with: its code and the messages in Japanese by key. */
  fault(work: () => unknown): { code: string; errors: Record<string, string[]> } {
    try {
      work();
    } catch (error) {
      if (!(error instanceof KintoneError)) throw error;
      const errors = Object.entries(error.errors ?? {});
      return {
        code: error.code,
        errors: Object.fromEntries(
          errors.map(([key, { messages }]) => [key, messages.map((m) => m.ja)]),
        ),
      };
    }
    throw new Error('nothing failed');
  }

  #fields(specs: Record<string, FieldSpec>): Record<string, FieldProperty> {
    return Object.fromEntries(
      Object.entries(specs).map(([code, { fields, ...spec }]) => {
        this.#fieldId += 1;
        const property: FieldProperty = { code, label: code, fieldId: this.#fieldId, ...spec };
        if (fields) property.fields = this.#fields(fields);
        return [code, property];
      }),
    );
  }
}

export type Shown = Record<string, { type: string; value: unknown }>;

const SYSTEM: Record<string, FieldSpec> = {
  レコード番号: { type: 'RECORD_NUMBER' },
  作成者: { type: 'CREATOR' },
  作成日時: { type: 'CREATED_TIME' },
  更新者: { type: 'MODIFIER' },
  更新日時: { type: 'UPDATED_TIME' },
  ステータス: { type: 'STATUS', enabled: false },
  作業者: { type: 'STATUS_ASSIGNEE', enabled: false },
};

/** `{ 件名: 'x' }` → `{ 件名: { value: 'x' } }`. */
export function wrap(values: Record<string, unknown>): Record<string, { value: unknown }> {
  return Object.fromEntries(Object.entries(values).map(([code, value]) => [code, { value }]));
}

export function options(...names: string[]): FieldProperty['options'] {
  return Object.fromEntries(names.map((label, index) => [label, { label, index: String(index) }]));
}

export const PROCESS: ProcessManagement = {
  enable: true,
  states: {
    受付: { name: '受付', index: '0', assignee: { type: 'ONE', entities: [] } },
    対応中: {
      name: '対応中',
      index: '1',
      assignee: {
        type: 'ONE',
        entities: [
          { entity: { type: 'USER', code: 'ito' }, includeSubs: false },
          { entity: { type: 'USER', code: 'sato' }, includeSubs: false },
        ],
      },
    },
    確認: {
      name: '確認',
      index: '2',
      assignee: {
        type: 'ALL',
        entities: [
          { entity: { type: 'USER', code: 'ito' }, includeSubs: false },
          { entity: { type: 'USER', code: 'sato' }, includeSubs: false },
        ],
      },
    },
    完了: { name: '完了', index: '3', assignee: { type: 'ONE', entities: [] } },
  },
  actions: [
    { name: '渡す', from: '受付', to: '対応中', filterCond: '', type: 'PRIMARY' },
    { name: '確認を頼む', from: '対応中', to: '確認', filterCond: '件名 != ""', type: 'PRIMARY' },
    { name: '承認', from: '確認', to: '完了', filterCond: '', type: 'PRIMARY' },
    {
      name: '引き取る',
      from: '対応中',
      to: '完了',
      filterCond: '',
      type: 'SECONDARY',
      executableUser: {
        entities: [{ entity: { type: 'USER', code: 'Administrator' }, includeSubs: false }],
      },
    },
  ],
};
