/** Passwords at rest. */
import { hashPassword, passwordMatches } from '../../../emulator/users/passwords';

test('a password matches its own hash and no other', () => {
  const hash = hashPassword('ひみつ');
  expect(hash).not.toContain('ひみつ');
  expect(passwordMatches('ひみつ', hash)).toBe(true);
  expect(passwordMatches('himitsu', hash)).toBe(false);
});

test('the same password is kept differently each time', () => {
  expect(hashPassword('cybozu')).not.toBe(hashPassword('cybozu'));
});

test('what is no hash matches nothing', () => {
  expect(passwordMatches('', '')).toBe(false);
});
