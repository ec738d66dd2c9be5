/** Loads the published facilities the way an office would: a CSV file and kintone's own command line tool. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../paths';
import { clientUrl } from '../provision/client';
import { readDefinition } from '../provision/definition';
import { facilityCsv } from './facilities-csv';

const SOURCES = [
  {
    file: 'yaizu-community-centers.csv',
    source: '焼津市オープンデータ 地域交流センター（PDL1.0）',
  },
  {
    file: 'yaizu-childcare-facilities.csv',
    source: '焼津市オープンデータ 子育て施設一覧（PDL1.0）',
  },
];

interface Target {
  baseUrl: string;
  username: string;
  password: string;
  app: string;
}

export async function loadFacilities(target: Target): Promise<void> {
  const columns = Object.values(readDefinition('facilities').fields)
    .filter((field) => field.type !== 'RECORD_NUMBER')
    .map((field) => field.code);
  const folder = mkdtempSync(join(tmpdir(), 'facilities-'));
  try {
    for (const { file, source } of SOURCES) {
      const published = readFileSync(join(root, 'apps', 'data', file));
      const csv = join(folder, file);
      writeFileSync(csv, facilityCsv(published, columns, source));
      await importCsv(target, csv);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Run again, a facility is updated, not added twice: its key is the update key. */
async function importCsv({ baseUrl, username, password, app }: Target, csv: string): Promise<void> {
  const require = createRequire(join(root, 'package.json'));
  const cli = join(dirname(require.resolve('@kintone/cli/package.json')), 'cli.js');
  const options = [
    '--base-url',
    clientUrl(baseUrl),
    '--app',
    app,
    '--file-path',
    csv,
    '--update-key',
    '施設キー',
  ];
  // The password goes by the environment: a command line is seen by every user of the machine.
  const child = spawn(process.execPath, [cli, 'record', 'import', ...options], {
    env: { ...process.env, KINTONE_USERNAME: username, KINTONE_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (said += part.toString()));
  }
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`施設の取り込みに失敗しました。\n${said.trim()}`);
}
