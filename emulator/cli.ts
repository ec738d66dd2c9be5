/**
 * The local kintone from the command line.
 *   --port N     3939 unless told
 *   --data DIR   folder of the store, .data unless told
 *   --empty      begins with no apps; a store already there is set aside, never deleted
 * Prints one line when it is ready; Ctrl-C ends it and keeps the data.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startKintone } from './index';

const DEFAULT_PORT = '3939';
const DEFAULT_DATA = '.data';
const LAST_PORT = 65_535;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['PORT'] ?? DEFAULT_PORT },
      data: { type: 'string', default: DEFAULT_DATA },
      empty: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > LAST_PORT) {
    throw new Error(
      `--port には 0 から ${LAST_PORT} の整数を指定してください: ${values.port}\n` +
        `--port takes an integer from 0 to ${LAST_PORT}: ${values.port}`,
    );
  }
  const folder = resolve(values.data);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'kintone.sqlite');
  if (values.empty) setAside(file);
  const kintone = await startKintone({ file, port, pagesDir: resolve('dist/emulator') });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void kintone.stop().then(() => process.exit(0)));
  }
  console.log(`kintone emulator ready: ${kintone.url}/k/`);
}

/** Gives the store and its two SQLite companions another name. */
function setAside(file: string): void {
  if (!existsSync(file)) return;
  const stamp = new Date().toISOString().replace(/[^0-9]/g, '');
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(`${file}${suffix}`)) {
      renameSync(`${file}${suffix}`, `${file}.${stamp}${suffix}`);
    }
  }
  console.error(`以前のデータを残しました / kept the former data: ${file}.${stamp}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
