/** The example of docs/emulator.md for tests of plugins: its tests are run here as they are written there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as emulator from '../../emulator';
import { root } from '../../scripts/paths';
import { packPlugin } from './plugin-package';

const page = readFileSync(join(root, 'docs', 'emulator.md'), 'utf8');
const written = /<!-- example -->[\s\S]*?```ts\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

let zip: Buffer;
beforeAll(async () => {
  zip = (await packPlugin()).plugin;
});

test('the example is there, with tests of its own', () => {
  expect(written.match(/^test\(/gm)?.length).toBeGreaterThanOrEqual(2);
});

const modules: Record<string, unknown> = {
  './emulator': emulator,
  'node:fs': { readFileSync: (name: string) => (name === 'plugin.zip' ? zip : undefined) },
};
const { outputText } = transpileModule(written, {
  compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
});
new Function('require', 'exports', outputText)((name: string) => modules[name], {});
