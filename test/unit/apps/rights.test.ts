/** Who may do what in an app: the first entry that means the asker decides. */
import type { AppDefinition, AppRight } from '../../../emulator/apps/definition';
import { hasAppRight, requireAppRight } from '../../../emulator/apps/rights';
import type { Context } from '../../../emulator/context';
import { Database } from '../../../emulator/store/database';
import { seedDirectory } from '../../../emulator/users/seed';

const now = () => new Date('2026-04-01T00:00:00Z');
let db: Database;

beforeEach(() => {
  db = new Database(':memory:');
  seedDirectory(db, now());
  for (const code of ['sato', 'suzuki']) {
    db.run(
      `INSERT INTO users (code, name, password_hash, created, modified) VALUES (?, ?, '', '', '')`,
      code,
      code,
    );
  }
  db.run(`INSERT INTO organizations (code, name) VALUES ('bu', '部')`);
  db.run(`INSERT INTO organizations (code, name, parent_code) VALUES ('ka', '課', 'bu')`);
  db.run(`INSERT INTO user_organizations VALUES ('sato', 'ka', 0)`);
  db.run(
    `INSERT INTO apps (id, preview, creator, created, modifier, modified) VALUES (1, '{}', 'suzuki', '', '', '')`,
  );
});
afterEach(() => db.close());

const as = (code: string, isSystemAdmin = false): Context => ({
  db,
  actor: { kind: 'user', code, name: code, isSystemAdmin },
  language: 'ja',
  timezone: 'Asia/Tokyo',
  now,
});

const right = (
  type: AppRight['entity']['type'],
  code: string | null,
  recordViewable: boolean,
  includeSubs = false,
): AppRight => ({
  entity: { type, code },
  includeSubs,
  appEditable: false,
  recordViewable,
  recordAddable: false,
  recordEditable: false,
  recordDeletable: false,
  recordImportable: false,
  recordExportable: false,
});

const app = (...rights: AppRight[]) => ({ id: 1, rights }) as AppDefinition;
const sees = (code: string, ...rights: AppRight[]) =>
  hasAppRight(as(code), app(...rights), 'recordViewable');

test('the upper entry has priority', () => {
  const everyone = right('GROUP', 'everyone', true);
  expect(sees('sato', right('USER', 'sato', false), everyone)).toBe(false);
  expect(sees('sato', everyone, right('USER', 'sato', false))).toBe(true);
});

test('an organization means those below it only when it says so', () => {
  expect(sees('sato', right('ORGANIZATION', 'bu', true))).toBe(false);
  expect(sees('sato', right('ORGANIZATION', 'bu', true, true))).toBe(true);
  expect(sees('suzuki', right('ORGANIZATION', 'bu', true, true))).toBe(false);
});

test('the creator is the one who made the app', () => {
  expect(sees('suzuki', right('CREATOR', null, true))).toBe(true);
  expect(sees('sato', right('CREATOR', null, true))).toBe(false);
});

test('a system administrator administers every app, but sees records only by its rights', () => {
  const admin = as('Administrator', true);
  expect(hasAppRight(admin, app(), 'appEditable')).toBe(true);
  expect(hasAppRight(admin, app(), 'recordViewable')).toBe(false);
});

test('an API token may do in its own app what it was made for', () => {
  const token: Context = {
    ...as('Administrator'),
    actor: {
      kind: 'token',
      code: 'Administrator',
      name: 'Administrator',
      rightsByApp: new Map([[1, new Set(['VIEW' as const])]]),
    },
  };
  expect(hasAppRight(token, app(), 'recordViewable')).toBe(true);
  expect(() => requireAppRight(token, app(), 'recordAddable')).toThrow('GAIA_NO01');
  expect(() => requireAppRight(as('sato'), app(), 'recordAddable')).toThrow('CB_NO02');
});
