/**
 * Tables that exist once per local kintone. Records live in one table per app, made at deploy by
 * `records/`. JSON columns hold the REST shapes of the official description (openapi.yaml).
 * Times are UTC, ISO 8601 with seconds and `Z`.
 */
import { SPACE_TABLES } from '../spaces/tables';
import { USAGE_TABLES } from '../usage/tables';

export const CORE_TABLES = `
CREATE TABLE IF NOT EXISTS users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'ja',           -- ja | en | auto (follow the browser)
  timezone TEXT NOT NULL DEFAULT 'Asia/Tokyo',
  password_hash TEXT NOT NULL,
  is_system_admin INTEGER NOT NULL DEFAULT 0,    -- may administer users and kintone
  valid INTEGER NOT NULL DEFAULT 1,
  profile TEXT NOT NULL DEFAULT '{}',            -- further members of /v1/users.json
  created TEXT NOT NULL,
  modified TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS organizations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent_code TEXT,
  description TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS groups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS user_organizations (
  user_code TEXT NOT NULL REFERENCES users(code) ON UPDATE CASCADE ON DELETE CASCADE,
  organization_code TEXT NOT NULL REFERENCES organizations(code) ON UPDATE CASCADE ON DELETE CASCADE,
  is_primary INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (user_code, organization_code)
);
CREATE TABLE IF NOT EXISTS user_groups (
  user_code TEXT NOT NULL REFERENCES users(code) ON UPDATE CASCADE ON DELETE CASCADE,
  group_code TEXT NOT NULL REFERENCES groups(code) ON UPDATE CASCADE ON DELETE CASCADE,
  PRIMARY KEY (user_code, group_code)
);
CREATE TABLE IF NOT EXISTS sessions (
  id TEXT PRIMARY KEY,                           -- random; the cookie's value
  user_code TEXT NOT NULL REFERENCES users(code) ON UPDATE CASCADE ON DELETE CASCADE,
  request_token TEXT NOT NULL,
  created TEXT NOT NULL,
  last_used TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS apps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  live TEXT,                                     -- AppDefinition JSON; NULL until the first deploy
  preview TEXT NOT NULL,                         -- AppDefinition JSON being edited
  deploy_status TEXT NOT NULL DEFAULT 'SUCCESS', -- PROCESSING | SUCCESS | FAIL | CANCEL
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  modifier TEXT NOT NULL,
  modified TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS api_tokens (
  token TEXT PRIMARY KEY,
  app_id INTEGER NOT NULL REFERENCES apps(id) ON DELETE CASCADE,
  rights TEXT NOT NULL                           -- JSON array of VIEW | ADD | EDIT | DELETE | ADMIN
);
CREATE TABLE IF NOT EXISTS files (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  body BLOB NOT NULL,
  app_id INTEGER,                                -- app whose record or settings use it; NULL while only uploaded
  uploaded_by TEXT NOT NULL,
  uploaded TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS plugins (
  id TEXT PRIMARY KEY,                           -- the 32 letters a-p derived from the public key
  manifest TEXT NOT NULL,                        -- manifest.json as packed
  files TEXT NOT NULL,                           -- JSON: path in the package -> key in files
  version TEXT NOT NULL,
  installed TEXT NOT NULL,
  modified TEXT NOT NULL
);
${SPACE_TABLES}${USAGE_TABLES}`;
