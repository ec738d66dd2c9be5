/** How often each app was asked through REST, by day. */
export const USAGE_TABLES = `
CREATE TABLE IF NOT EXISTS api_requests (
  app_id INTEGER NOT NULL REFERENCES apps(id) ON DELETE CASCADE,
  day TEXT NOT NULL,                             -- YYYY-MM-DD, UTC
  count INTEGER NOT NULL,
  PRIMARY KEY (app_id, day)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS usage_settings (
  name TEXT PRIMARY KEY,                         -- course
  value TEXT NOT NULL
);
`;
