/** `npm run bench`: measures everything and writes docs/benchmarks.md. `-- NAME…` measures some and replaces their sections. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { benchBundles } from '../test/bench/bundle';
import { benchCreateScreen } from '../test/bench/create-screen';
import { benchEmulatorStore } from '../test/bench/emulator-store';
import { benchGrouping } from '../test/bench/grouping';
import { benchMemory } from '../test/bench/memory';
import { benchPersonalData } from '../test/bench/personal-data';
import { benchReading } from '../test/bench/reading';
import { benchScreen } from '../test/bench/screen';
import { toMarkdown, withSections, type Section } from '../test/bench/report';
import { benchSimilar } from '../test/bench/similar';
import { benchSuggestions } from '../test/bench/suggestions';
import { benchTopics } from '../test/bench/topics';
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
  similar: benchSimilar,
  suggestions: benchSuggestions,
  topics: benchTopics,
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
    const [load = 0] = loadavg();
    const measured = { day: new Date().toISOString().slice(0, 10), load };
    parts.push(...(await bench()).map((section) => toMarkdown(section, measured)));
  }
  const head = [
    '# 測定 / Benchmarks',
    '',
    `\`npm run bench\` が書いたもの（Node.js ${process.versions.node}、${cpus().length} コア）。`,
    '時間は機械と、そのときのほかの仕事で変わるので、同じ節の中の比を見てください。',
    '',
  ].join('\n');
  const file = join(root, 'docs', 'benchmarks.md');
  const former = chosen.length === 0 ? head : readFileSync(file, 'utf8');
  writeFileSync(file, withSections(former, parts));
  console.log(parts.join('\n'));
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
