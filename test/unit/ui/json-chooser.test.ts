/** @jest-environment jsdom */
import { jsonChooser } from '../../../src/ui/json-chooser';

test('a chosen file is read by its name, and the chooser is ready for the same one again', async () => {
  const told = new Promise((resolve) => {
    const chooser = jsonChooser('ファイルから読み込む', (...file) => resolve(file));
    // jsdom's files have no text().
    const file = { name: '状況.json', text: async () => '{}' };
    const value = jest.fn();
    Object.defineProperty(chooser, 'files', { value: [file] });
    Object.defineProperty(chooser, 'value', { set: value });
    chooser.dispatchEvent(new Event('change'));
    expect(value).toHaveBeenCalledWith('');
    expect(chooser.getAttribute('aria-label')).toBe('ファイルから読み込む');
  });
  expect(await told).toEqual(['状況.json', '{}']);
});
