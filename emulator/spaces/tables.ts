/** Spaces, their people, threads and comments, and which app is in which space. Times as in store/tables.ts. */
export const SPACE_TABLES = `
CREATE TABLE IF NOT EXISTS spaces (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  is_guest INTEGER NOT NULL,
  settings TEXT NOT NULL,                        -- SpaceSettings JSON
  body TEXT NOT NULL DEFAULT '',                 -- HTML of the portal of a space of several threads
  default_thread INTEGER NOT NULL DEFAULT 0,
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  modifier TEXT NOT NULL,
  modified TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS space_members (
  space_id INTEGER NOT NULL REFERENCES spaces(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,                            -- USER | GROUP | ORGANIZATION
  code TEXT NOT NULL,
  is_admin INTEGER NOT NULL,
  include_subs INTEGER NOT NULL,
  PRIMARY KEY (space_id, type, code)
);
CREATE TABLE IF NOT EXISTS space_guests (
  space_id INTEGER NOT NULL REFERENCES spaces(id) ON DELETE CASCADE,
  user_code TEXT NOT NULL REFERENCES users(code) ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (space_id, user_code)
);
CREATE TABLE IF NOT EXISTS threads (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  space_id INTEGER NOT NULL REFERENCES spaces(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  body TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS thread_comments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  thread_id INTEGER NOT NULL REFERENCES threads(id) ON DELETE CASCADE,
  content TEXT NOT NULL,                         -- ThreadComment JSON
  creator TEXT NOT NULL,
  created TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS space_apps (
  app_id INTEGER PRIMARY KEY REFERENCES apps(id) ON DELETE CASCADE,
  space_id INTEGER NOT NULL REFERENCES spaces(id),
  thread_id INTEGER NOT NULL
);
`;
