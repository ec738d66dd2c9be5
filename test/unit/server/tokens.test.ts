import { newToken } from '../../../emulator/apps/tokens';

test('an API token is 40 letters and digits, so that a command line takes it as it is', () => {
  const tokens = Array.from({ length: 200 }, newToken);
  expect(tokens.filter((token) => !/^[A-Za-z0-9]{40}$/.test(token))).toEqual([]);
  expect(new Set(tokens).size).toBe(200);
});
