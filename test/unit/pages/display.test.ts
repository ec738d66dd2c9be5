/** @jest-environment jsdom */
import { render } from 'lit';
import type { FieldProperty } from '../../../emulator/apps/definition';
import { displayField, type DisplayContext } from '../../../emulator/pages/fields/display';
import { relatedQuery } from '../../../emulator/pages/fields/reference-table';

const context: DisplayContext = {
  place: 'detail',
  language: 'ja',
  timezone: 'Asia/Tokyo',
  appId: '7',
  record: { $id: { value: '12' } },
  get: () => Promise.reject(new Error('nothing is asked for here')),
};

function shown(
  settings: Partial<FieldProperty> & { type: string },
  value: unknown,
  more: Partial<DisplayContext> = {},
): HTMLElement {
  const root = document.createElement('div');
  const property = { code: 'f', label: 'f', fieldId: 1, ...settings };
  render(displayField(property, value, { ...context, ...more }), root);
  return root;
}

test('markup typed into a text field stays text', () => {
  const root = shown({ type: 'MULTI_LINE_TEXT' }, '<img src=x onerror=alert(1)>\n二行目');
  expect(root.querySelector('img')).toBeNull();
  expect(root.textContent).toContain('<img src=x onerror=alert(1)>\n二行目');
});

test('rich text keeps its form and loses its scripts', () => {
  const root = shown(
    { type: 'RICH_TEXT' },
    '<b>太字</b><img src="x" onerror="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)">x</a>',
  );
  expect(root.querySelector('b')?.textContent).toBe('太字');
  expect(root.querySelector('script')).toBeNull();
  expect(root.querySelector('img')?.getAttribute('onerror')).toBeNull();
  expect(root.querySelector('a')?.getAttribute('href')).toBeNull();
});

describe('links', () => {
  test.each([
    ['WEB', 'https://example.jp/a?b=1', 'https://example.jp/a?b=1'],
    ['MAIL', 'ku@example.jp', 'mailto:ku@example.jp'],
    ['CALL', '03-1234-5678', 'tel:03-1234-5678'],
  ] as const)('%s %s goes to %s', (protocol, value, address) => {
    const anchor = shown({ type: 'LINK', protocol }, value).querySelector('a');
    expect(anchor?.getAttribute('href')).toBe(address);
    expect(anchor?.textContent).toBe(value);
  });

  test('an address that would run a script is no link', () => {
    const root = shown({ type: 'LINK', protocol: 'WEB' }, 'javascript:alert(1)');
    expect(root.querySelector('a')).toBeNull();
    expect(root.textContent).toContain('javascript:alert(1)');
  });
});

test('a record number opens the record from a list', () => {
  const anchor = shown({ type: 'RECORD_NUMBER' }, 'VOICE-12', { place: 'list' }).querySelector('a');
  expect(anchor?.getAttribute('href')).toBe('/k/7/show#record=12');
});

describe('tables', () => {
  const table = {
    type: 'SUBTABLE',
    fields: {
      品名: { type: 'SINGLE_LINE_TEXT', code: '品名', label: '品名', fieldId: 2 },
      数: { type: 'NUMBER', code: '数', label: '数', fieldId: 3, unit: '個' },
    },
  };
  const rows = [{ id: '1', value: { 品名: { value: '机' }, 数: { value: '3' } } }];

  test('the detail screen shows rows in the order of the layout', () => {
    const root = shown(table, rows, { columns: { f: ['数', '品名'] } });
    expect([...root.querySelectorAll('th')].map((cell) => cell.textContent)).toEqual([
      '数',
      '品名',
    ]);
    expect([...root.querySelectorAll('td')].map((cell) => cell.textContent?.trim())).toEqual([
      '3 個',
      '机',
    ]);
  });

  test('a list keeps them folded', () => {
    const root = shown(table, rows, { place: 'list' });
    expect(root.querySelector('details')?.open).toBe(false);
    expect(root.querySelector('summary')?.textContent).toBe('表示する（1行）');
  });
});

describe('related records', () => {
  const setting = {
    condition: { field: '会社', relatedField: '会社名' },
    filterCond: '状態 in ("有効")',
    sort: '更新日時 desc',
  };

  test('have the key of this record, the further condition and the sort of the setting', () => {
    expect(relatedQuery(setting, 'SINGLE_LINE_TEXT', '大田"町"会')).toBe(
      '会社名 = "大田\\"町\\"会" and (状態 in ("有効")) order by 更新日時 desc',
    );
    expect(relatedQuery({ ...setting, filterCond: '', sort: '' }, 'DROP_DOWN', 'A')).toBe(
      '会社名 in ("A") order by $id desc',
    );
  });

  test('an empty key relates to nothing', () => {
    expect(relatedQuery(setting, 'SINGLE_LINE_TEXT', '')).toBeUndefined();
  });
});
