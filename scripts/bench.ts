/** `npm run bench`: measures everything in one run and writes docs/benchmarks.md. `-- NAME…` runs some. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { benchBundles } from '../test/bench/bundle';
import { benchCreateScreen } from '../test/bench/create-screen';
import { benchEmulatorStore } from '../test/bench/emulator-store';
import { benchGrouping } from '../test/bench/grouping';
import { benchMemory } from '../test/bench/memory';
import { benchPersonalData } from '../test/bench/personal-data';
import { benchReading } from '../test/bench/reading';
import { benchScreen } from '../test/bench/screen';
import { toMarkdown, type Section } from '../test/bench/report';
import { buildIfStale } from './build/fresh';
import { root } from './paths';

const BENCHES: Record<string, () => Promise<Section[]>> = {
  bundles: benchBundles,
  'create-screen': benchCreateScreen,
  'emulator-store': benchEmulatorStore,
  grouping: benchGrouping,
  memory: benchMemory,
  'personal-data': benchPersonalData,
  reading: benchReading,
  screen: benchScreen,
};

async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  const names = chosen.length > 0 ? chosen : Object.keys(BENCHES);
  await buildIfStale(console.log);
  const parts: string[] = [];
  for (const name of names) {
    const bench = BENCHES[name];
    if (!bench)
      throw new Error(`no such bench: ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
    console.log(`[bench] ${name}…`);
    parts.push(...(await bench()).map(toMarkdown));
  }
  const text = [
    '# 測定 / Benchmarks',
    '',
    `\`npm run bench\` が書いたもの（${new Date().toISOString().slice(0, 10)}、Node.js ${process.versions.node}、${cpus().length} コア）。`,
    '時間は機械で変わるので、同じ回の中の比を見てください。',
    '',
    ...parts,
  ].join('\n');
  if (chosen.length === 0) writeFileSync(join(root, 'docs', 'benchmarks.md'), text);
  console.log(text);
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
