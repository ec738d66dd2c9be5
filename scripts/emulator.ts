/** `npm run emulator -- --port N --data DIR --empty`: the local kintone alone, its pages built first. */
import { buildIfStale } from './build/fresh';

// Not to stdout: whoever starts the emulator from a program waits for its one line there.
buildIfStale((text) => console.error(`[setup] ${text}`), ['pages'])
  .then(() => import('../emulator/cli'))
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
