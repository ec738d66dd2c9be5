/**
 * `npm run build`: dist/plugin.zip, dist/customize/ and the emulator's pages.
 *   --only plugin|customize|pages   build one part
 *   --dev                           readable output
 *   --into FOLDER                   the plugin in another folder than dist/
 *   --settings FILE                 settings (exported on the config screen) for the plain customization
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildCustomize, buildPages, buildPlugin } from './build/targets';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    dev: { type: 'boolean', default: false },
    into: { type: 'string' },
    settings: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const log = (text: string) => console.log(`[build] ${text}`);
  const wants = (part: string) => !values.only || values.only === part;
  const settings: unknown = values.settings
    ? JSON.parse(readFileSync(values.settings, 'utf8'))
    : undefined;
  const { dev: development, into } = values;
  if (wants('plugin')) await buildPlugin({ development, log, into });
  if (wants('customize')) await buildCustomize({ development, settings, log });
  if (wants('pages')) await buildPages({ development, log });
}

main().catch((error: Error) => {
  console.error(`[build] ${error.message}`);
  process.exitCode = 1;
});
