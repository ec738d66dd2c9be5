/** `npm run coverage`: writes docs/emulator-coverage.md from the emulator's lists of functions and events. */
import { writeFileSync } from 'node:fs';
import { coveragePage } from './docs/coverage-page';
import { coverageFile } from './paths';

writeFileSync(coverageFile, coveragePage());
