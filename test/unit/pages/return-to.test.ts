import { localPath } from '../../../emulator/pages/shell/return-to';

describe('after signing in', () => {
  test.each([
    ['/k/1/?view=20', '/k/1/?view=20'],
    ['/k/1/show#record=5', '/k/1/show#record=5'],
    ['/k/admin/app/flow?app=3', '/k/admin/app/flow?app=3'],
  ])('%s on this kintone is followed', (value, path) => {
    expect(localPath(value)).toBe(path);
  });

  test.each([
    ['another site', 'https://example.com/k/'],
    ['another site without a scheme', '//example.com/'],
    ['another site behind a backslash', '/\\example.com'],
    ['another site behind a hidden tab', '/\t/example.com'],
    ['another site behind dots', '/.//example.com'],
    ['a script', 'javascript:alert(1)'],
    ['the sign-in page itself', '/login?returnTo=%2Fk%2F'],
    ['nothing', ''],
    ['no value', null],
  ])('%s is not: the portal opens', (_name, value) => {
    expect(localPath(value)).toBe('/k/');
  });
});
