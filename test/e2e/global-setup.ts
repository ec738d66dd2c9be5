/** Builds what is stale, then makes the ward's world once; the tests copy its file. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { startKintone } from '../../emulator';
import { buildIfStale } from '../../scripts/build/fresh';
import { pagesFolder } from '../../scripts/paths';
import { prepareWorld } from '../../scripts/world';
import { checkExchange } from '../contract/openapi';
import { WORLD_FACTS, WORLD_FILE, type WorldFacts } from './world-file';

export default async function setup(): Promise<void> {
  const log = (text: string) => console.log(`[e2e] ${text}`);
  await buildIfStale(log);
  rmSync(dirname(WORLD_FILE), { recursive: true, force: true });
  mkdirSync(dirname(WORLD_FILE), { recursive: true });
  const problems: string[] = [];
  const kintone = await startKintone({
    file: WORLD_FILE,
    pagesDir: pagesFolder,
    observe: (exchange) => problems.push(...checkExchange(exchange)),
  });
  const world: WorldFacts = await prepareWorld(kintone.url, log);
  // Stopping folds SQLite's write-ahead log into the one file that is copied.
  await kintone.stop();
  if (problems.length > 0) throw new Error(problems.join('\n'));
  writeFileSync(WORLD_FACTS, JSON.stringify(world));
}
