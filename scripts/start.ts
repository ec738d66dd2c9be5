/**
 * `npm start`: the ward's local kintone with the plugin installed and its sample data.
 *   --port N (or PORT)   port, 3939 unless told
 *   --data DIR           data folder, .data unless told
 *   --reset              begins afresh
 *   --no-open            opens no browser
 * EMULATOR_VALIDATE=1 in the environment tells of every REST answer that deviates from the official description.
 * The check lives with the tests: only those who have this repository need it, and its description is 1.5 MB.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Exchange, startKintone } from '../emulator';
import { buildIfStale } from './build/fresh';
import { pagesFolder, root } from './paths';
import { ADMINISTRATOR, prepareWorld } from './world';

const log = (text: string) => console.log(`[start] ${text}`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: process.env['PORT'] ?? '3939' },
      data: { type: 'string', default: join(root, '.data') },
      reset: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const data = resolve(values.data);
  const file = join(data, 'kintone.sqlite');
  if (values.reset) {
    // SQLite keeps two companions beside the file.
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
  mkdirSync(data, { recursive: true });

  await buildIfStale(log);
  const kintone = await startKintone({
    file,
    port: Number(values.port),
    pagesDir: pagesFolder,
    ...(process.env['EMULATOR_VALIDATE'] ? { observe: await validator() } : {}),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void kintone.stop().then(() => process.exit(0)));
  }
  const { voiceUrl, samplePassword } = await prepareWorld(kintone.url, log);

  log('');
  log(`区民のこえ        ${voiceUrl}`);
  log(`ポータル          ${kintone.url}/k/`);
  log(`管理者            ${ADMINISTRATOR.username} / ${ADMINISTRATOR.password}`);
  log(`窓口の職員（架空）miura-mayumi / ${samplePassword}`);
  log('終わるには Ctrl+C。データは残ります（--reset で最初から）。');
  if (!values['no-open']) openBrowser(voiceUrl);
}

async function validator(): Promise<(exchange: Exchange) => void> {
  const { checkExchange } = await import('../test/contract/openapi');
  return (exchange) => checkExchange(exchange).forEach((problem) => log(`OpenAPI: ${problem}`));
}

/** Only where there is a display to open it on. */
function openBrowser(url: string): void {
  const command = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  const hasDisplay =
    process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!hasDisplay) return;
  const child = spawn(command, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => log(`ブラウザーで開いてください: ${url}`));
  child.unref();
}

main().catch((error: Error) => {
  console.error(`[start] ${error.message}`);
  process.exit(1);
});
