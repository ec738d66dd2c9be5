import { defineMessages } from '../../../emulator/pages/messages';

const text = defineMessages({
  ja: { save: '保存', rows: (count: number) => `${count}件` },
  en: { save: 'Save', rows: (count: number) => `${count} rows` },
});

test('a page without a language speaks Japanese', () => {
  expect(text().save).toBe('保存');
});

test('words take parameters in either language', () => {
  expect(text('ja').rows(3)).toBe('3件');
  expect(text('en').rows(3)).toBe('3 rows');
});
