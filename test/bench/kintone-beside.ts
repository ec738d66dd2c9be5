/**
 * The local kintone in a process of its own, as a kintone is: what a reader does with one answer goes on while the next
 * is made.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Helpers } from '../../emulator/control/helpers';
import { root } from '../../scripts/paths';

export interface KintoneBeside {
  url: string;
  helpers: Helpers;
  /** Its data is gone then. */
  stop(): Promise<void>;
}

const READY = /kintone emulator ready: http:\/\/[^/]+:(\d+)\/k\//;

/** @throws Error with what it said, when it ends before it is ready */
export async function startKintoneBeside(): Promise<KintoneBeside> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-kintone-'));
  const command = ['--import', 'tsx', 'emulator/cli.ts', '--port', '0', '--data', folder];
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      const port = READY.exec(said)?.[1];
      // rest-api-client takes http of this name alone.
      if (port !== undefined) resolve(`http://localhost:${port}`);
    });
    child.on('exit', () => reject(new Error(`The local kintone ended: ${said}`)));
  });
  // A bench that fails must not be kept waiting by it.
  process.once('exit', () => child.kill());
  child.unref();
  if (child.stdout instanceof Socket) child.stdout.unref();
  return {
    url,
    helpers: new Helpers(url),
    async stop() {
      child.ref();
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
