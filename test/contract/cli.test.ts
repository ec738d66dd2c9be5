/** The local kintone from the command line: one line when ready, a clean end, data that lives on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passwordHeader } from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kintone-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  url: string;
  out: string[];
  child: ChildProcess;
  /** Ctrl-C. @returns the exit code */
  end(): Promise<number | null>;
}

function launch(...args: string[]): { child: ChildProcess; exit: Promise<number | null> } {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'emulator/cli.ts', '--data', folder, ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return { child, exit: new Promise((done) => child.on('close', done)) };
}

async function start(...args: string[]): Promise<Running> {
  const { child, exit } = launch('--port', '0', ...args);
  const out: string[] = [];
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out.push(chunk.toString());
      if (out.join('').includes('\n')) ready();
    });
    void exit.then((code) => failed(new Error(`ended with ${code}`)));
  });
  const url = /ready: (http:\/\/127\.0\.0\.1:\d+)\/k\/\n$/.exec(out.join(''))?.[1] ?? '';
  return {
    url,
    out,
    child,
    end: () => {
      child.kill('SIGINT');
      return exit;
    },
  };
}

const as = { ...passwordHeader('Administrator', 'cybozu') };

test('prints one line, ends on Ctrl-C, and keeps what was done', async () => {
  const first = await start('--empty');
  expect(first.out.join('')).toMatch(/^kintone emulator ready: http:\/\/127\.0\.0\.1:\d+\/k\/\n$/);
  const made = await fetch(`${first.url}/k/v1/preview/app.json`, {
    method: 'POST',
    headers: { ...as, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: '区民のこえ' }),
  });
  expect(made.status).toBe(200);
  expect(await first.end()).toBe(0);
  const second = await start();
  const settings = await fetch(`${second.url}/k/v1/preview/app/settings.json?app=1`, {
    headers: as,
  });
  expect(await settings.json()).toMatchObject({ name: '区民のこえ' });
  await second.end();
  const third = await start('--empty');
  const gone = await fetch(`${third.url}/k/v1/preview/app/settings.json?app=1`, { headers: as });
  expect(gone.status).toBe(404);
  await third.end();
});

test('a port in use is told in both languages, and the program ends with 1', async () => {
  const other: Server = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  const { child, exit } = launch('--port', String(port));
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  expect(await exit).toBe(1);
  expect(words).toContain(`ポート ${port} はほかのプログラムが使用しています。`);
  expect(words).toContain(`Port ${port} is in use`);
  await new Promise((done) => other.close(done));
});
