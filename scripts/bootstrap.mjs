/**
 * The door of every `npm` command. It needs nothing but Node: it installs the packages of the lock
 * file when they are absent or stale, then hands over to the TypeScript script of that name.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [command, ...options] = process.argv.slice(2);

const say = (text) => console.error(`[setup] ${text}`);

requireNode();
installPackages();
run(command, options);

/** Ctrl-C reaches the script too (they share a terminal): this process only waits for its clean end. */
function run(name, parameters) {
  const script = spawn(
    process.execPath,
    ['--import', 'tsx', join('scripts', `${name}.ts`), ...parameters],
    { cwd: root, stdio: 'inherit' },
  );
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => script.kill('SIGTERM'));
  script.on('exit', (code) => process.exit(code ?? 1));
}

/** `require` of ES modules, which some packages need, came with Node 20.19. */
function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(
    `Node.js 20.19 以上が必要です（今は ${process.versions.node}）。 / Node.js 20.19 or later is needed.`,
  );
  process.exit(1);
}

function installPackages() {
  const stamp = join(root, 'node_modules', '.lock-hash');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('パッケージを入れています（初回は1分ほど）… / installing packages…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const installed = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) {
    say(
      'パッケージを入れられませんでした。上の表示を確かめてください。 / npm ci failed; see above.',
    );
    process.exit(installed.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
