import { compareVersions } from '../../../emulator/server/page-inspect';

test.each([
  ['1', '2', -1],
  ['10', '9', 1],
  ['1.2.10', '1.2.9', 1],
  ['2', '1.9.9', 1],
  ['1.0.0', '1', 0],
])('version %s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});
