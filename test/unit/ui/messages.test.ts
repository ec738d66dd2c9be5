import { defineMessages, setLanguage } from '../../../src/ui/messages';

const text = defineMessages({
  ja: { save: '保存', voices: (count: number) => `${count}件` },
  en: { save: 'Save', voices: (count: number) => `${count} voices` },
});

describe('words', () => {
  afterEach(() => setLanguage('ja'));

  test('are in the signed-in user’s language, Japanese until it is known', () => {
    expect(text().save).toBe('保存');
    setLanguage('en');
    expect(text().voices(3)).toBe('3 voices');
  });

  test('can be asked in a named language', () => {
    expect(text('en').save).toBe('Save');
  });
});
