/** The whole official description has an answer here: an endpoint that is emulated, or one that says it is not. */
import { findRoute } from '../../emulator/server/routes';
import type { Method } from '../../emulator/server/route';
import { readDescription } from './description';

const METHODS: readonly string[] = ['get', 'post', 'put', 'delete', 'patch'];

const operations = Object.entries(readDescription().paths).flatMap(([path, methods]) =>
  Object.keys(methods)
    .filter((method) => METHODS.includes(method))
    .map((method) => ({ method: method.toUpperCase(), path })),
);

test('the description is read whole', () => {
  expect(operations.length).toBeGreaterThan(200);
});

test('every path and method of the official description is answered or told not to be emulated', () => {
  const missing = operations.filter(({ method, path }) => {
    const below = path.replace(/^\/k\/(guest\/\{guestSpaceId\}\/)?v1\//, '');
    return findRoute(method as Method, below) === undefined;
  });
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
