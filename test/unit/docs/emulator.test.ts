/** The page for plugin authors lists the REST endpoints that there are, no more and no fewer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../../emulator/server/routes';
import { notEmulatedRoutes } from '../../../emulator/server/routes/not-emulated';
import { root } from '../../../scripts/paths';

test('docs/emulator.md names every endpoint with its methods', () => {
  const page = readFileSync(join(root, 'docs', 'emulator.md'), 'utf8');
  const table = /<!-- routes -->([\s\S]*)<!-- \/routes -->/.exec(page)?.[1] ?? '';
  const written = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [path = '', live = '', preview = ''] = line.split('|').slice(1);
      const name = /`([^`]+)`/.exec(path)?.[1] ?? '';
      return [...endpoints(live, name), ...endpoints(preview, `preview/${name}`)];
    });
  const answered = routes
    .filter((route) => !notEmulatedRoutes.includes(route) && !route.path.startsWith('/k/internal/'))
    .map(({ method, path }) => `${method} ${path}`);
  expect(written.sort()).toEqual(answered.sort());
});

function endpoints(cell: string, path: string): string[] {
  return (cell.match(/[A-Z]+/g) ?? []).map((method) => `${method} ${path}`);
}
