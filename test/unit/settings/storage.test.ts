import { fromConfig, toConfig } from '../../../src/settings/storage';

describe('what kintone keeps of the settings', () => {
  test('is the same text again', () => {
    expect(fromConfig(toConfig('{"version":1}') ?? {})).toBe('{"version":1}');
  });

  test('is split where one value would pass 65,535 characters, never inside a character', () => {
    const text = 'あ' + '𠮷'.repeat(40_000);
    const config = toConfig(text);
    expect(config).not.toBeNull();
    for (const value of Object.values(config ?? {})) {
      expect(value.length).toBeLessThanOrEqual(65_535);
      // encodeURIComponent throws on half a character.
      expect(() => encodeURIComponent(value)).not.toThrow();
    }
    expect(fromConfig(config ?? {})).toBe(text);
  });

  test('is refused when it passes 256 KB in all', () => {
    expect(toConfig('あ'.repeat(90_000))).toBeNull();
  });

  test('is empty before the first save, and unreadable when a part is missing', () => {
    expect(fromConfig({})).toBe('');
    expect(fromConfig({ 'settings.parts': '2', 'settings.0': '{' })).toBeNull();
    expect(fromConfig({ other: 'x' })).toBeNull();
  });
});
