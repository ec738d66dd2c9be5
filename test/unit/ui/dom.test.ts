/** @jest-environment jsdom */
import { el, fill } from '../../../src/ui/dom';

describe('elements of the plugin', () => {
  test('show text from a record as text, whatever it contains', () => {
    const item = el('p', { title: '"><script>' }, '<img src=x onerror=alert(1)>');
    expect(item.children).toHaveLength(0);
    expect(item.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(item.getAttribute('title')).toBe('"><script>');
  });

  test('listen through functions and refuse text as a program', () => {
    let clicks = 0;
    const button = el('button', { type: 'button', onclick: () => (clicks += 1) }, '保存');
    button.click();
    expect(clicks).toBe(1);
    expect(() => el('button', { onclick: 'alert(1)' })).toThrow('onclick');
  });

  test('leave out absent children and false attributes, and keep zero', () => {
    const row = el('div', { hidden: false, 'data-count': 0, 'aria-busy': true }, [
      null,
      undefined,
      false,
      0,
      '件',
    ]);
    expect(row.outerHTML).toBe('<div data-count="0" aria-busy="">0件</div>');
    fill(row, el('b', {}, '済'));
    expect(row.innerHTML).toBe('<b>済</b>');
  });
});
