/** Builds only what changed: each target keeps a fingerprint of the files it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dist, pagesFolder, pluginZip, root } from '../paths';
import { buildPages, buildPlugin } from './targets';

const COMMON = ['package-lock.json', 'webpack.config.js', 'scripts/build'];

const TARGETS = [
  {
    name: 'plugin' as const,
    inputs: ['src', 'plugin', 'manifest.json', 'plugin.ppk'],
    output: pluginZip,
    build: buildPlugin,
  },
  {
    name: 'pages' as const,
    inputs: ['emulator'],
    output: join(pagesFolder, 'pages.js'),
    build: buildPages,
  },
];

/** Brings what is named (all unless told) of dist/plugin.zip and dist/emulator/ up to date with the sources. */
export async function buildIfStale(
  log: (text: string) => void,
  names: ('plugin' | 'pages')[] = ['plugin', 'pages'],
): Promise<void> {
  for (const { name, inputs, output, build } of TARGETS) {
    if (!names.includes(name)) continue;
    const stamp = join(dist, `.${name}-made-from`);
    const fresh =
      existsSync(output) &&
      existsSync(stamp) &&
      readFileSync(stamp, 'utf8') === fingerprint(inputs);
    if (fresh) continue;
    await build({ log });
    mkdirSync(dist, { recursive: true });
    // After the build: the first one makes the key that is an input itself.
    writeFileSync(stamp, fingerprint(inputs));
  }
}

function fingerprint(inputs: string[]): string {
  const hash = createHash('sha256').update(process.env['KINTONE_PLUGIN_PPK'] ?? '');
  for (const file of [...COMMON, ...inputs].flatMap((input) => filesIn(join(root, input)))) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(place: string): string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  return readdirSync(place)
    .sort()
    .flatMap((entry) => filesIn(join(place, entry)));
}
