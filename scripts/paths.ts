/** Where things are, from the repository's root. */
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..');
export const dist = join(root, 'dist');
export const pluginFolder = join(dist, 'plugin');
export const pluginZip = join(dist, 'plugin.zip');
export const customizeFolder = join(dist, 'customize');
export const pagesFolder = join(dist, 'emulator');
export const coverageFile = join(root, 'docs', 'emulator-coverage.md');
