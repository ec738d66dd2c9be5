/** What `kintone.app.setRecordListStyle` takes and `getRecordListStyle` tells (cybozu.dev, set-record-list-style). */
import type { FieldProperty } from '../../../emulator/apps/definition';
import {
  columnsOfCards,
  columnsOfTable,
  drawnStyle,
  NO_STYLE,
  toldStyle,
  withListStyle,
} from '../../../emulator/pages/list/list-style';

const field = (code: string): FieldProperty => ({
  ...{ fieldId: 1, type: 'DATE', code, label: code },
});
const fields = [field('期限日'), field('OPEN_DETAIL')];
const table = { columns: columnsOfTable(fields), records: ['8', '7'] };
const styled = (...configs: unknown[]) =>
  configs.reduce<typeof NO_STYLE>((style, one) => withListStyle(style, one, table), NO_STYLE);
const told = (...configs: unknown[]) => toldStyle(styled(...configs), table);

const red = { column: '期限日', content: { color: '#ff0000' } };
const row = (...style: unknown[]) => ({ body: [{ recordId: '7', style }] });

test('tells every column and record in the order of the screen, DEFAULT where nothing is set', () => {
  const { header, body } = told({ header: [red] });
  expect(header.map(({ columnType, column }) => [columnType, column])).toEqual([
    ['ACTION', 'OPEN_DETAIL'],
    ['FIELD', '期限日'],
    ['FIELD', 'OPEN_DETAIL'],
    ['ACTION', 'RECORD_ACTIONS'],
  ]);
  expect(header[1]).toEqual({
    columnType: 'FIELD',
    column: '期限日',
    content: { color: '#ff0000', fontWeight: 'DEFAULT', textDecoration: 'DEFAULT' },
    background: { backgroundColor: 'DEFAULT' },
  });
  expect(body.map(({ recordId }) => recordId)).toEqual(['8', '7']);
  expect(Object.keys(body[0]?.style[0]?.content ?? {}).sort()).toEqual([
    ...['backgroundColor', 'borderColor', 'color', 'fontWeight', 'textDecoration'],
  ]);
});

test('a column without columnType is a field, even one called like an action column', () => {
  const { body } = told(row({ column: 'OPEN_DETAIL', background: { backgroundColor: '#eeeeee' } }));
  const colors = body[1]?.style.map(({ background }) => background['backgroundColor']);
  expect(colors).toEqual(['DEFAULT', 'DEFAULT', '#eeeeee', 'DEFAULT']);
});

test('what is not named stays, and DEFAULT undoes a property, a part, a row, the body, or all', () => {
  const bold = row({ column: '期限日', content: { fontWeight: 'bold' } });
  const content = (...configs: unknown[]) => told(...configs).body[1]?.style[1]?.content;
  expect(content(row(red), bold)).toMatchObject({ color: '#ff0000', fontWeight: 'bold' });
  const undone = row({ column: '期限日', content: { color: 'DEFAULT' } });
  expect(content(row(red), bold, undone)).toMatchObject({ color: 'DEFAULT', fontWeight: 'bold' });
  for (const all of [
    row({ column: '期限日', content: 'DEFAULT' }),
    { body: [{ recordId: '7', style: 'DEFAULT' }] },
    { body: 'DEFAULT' },
    'DEFAULT',
  ]) {
    expect(told(row(red), all)).toEqual(told());
  }
  expect(told({ header: [red] }, { body: 'DEFAULT' }).header[1]?.content['color']).toBe('#ff0000');
  expect(told({ header: [red] }, { header: 'DEFAULT' })).toEqual(told());
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a list', []],
  ['a member that is none', { footer: [] }],
  ['a header that is no list', { header: {} }],
  ['a column the view does not show', { header: [{ ...red, column: '件名' }] }],
  ['no column', { header: [{ content: { color: '#ff0000' } }] }],
  ['a type of column that is none', { header: [{ ...red, columnType: 'CUSTOM' }] }],
  ['an action column that is none', { header: [{ columnType: 'ACTION', column: '期限日' }] }],
  ['a colour by name', { header: [{ column: '期限日', content: { color: 'red' } }] }],
  ['three hex digits', row({ column: '期限日', background: { backgroundColor: '#f00' } })],
  [
    'a border of the header',
    { header: [{ column: '期限日', content: { borderColor: '#ff0000' } }] },
  ],
  ['a label', { header: [{ column: '期限日', label: {} }] }],
  ['a record of another page', { body: [{ recordId: '99', style: 'DEFAULT' }] }],
  ['a record id that is a number', { body: [{ recordId: 7, style: 'DEFAULT' }] }],
])('refuses %s', (_, config) => {
  expect(() => styled(config)).toThrow(TypeError);
});

test('an error leaves what was set before, and what is told can be changed without harm', () => {
  const before = styled(row(red));
  expect(() => withListStyle(before, row(red, { column: '件名' }), table)).toThrow(TypeError);
  const answer = toldStyle(before, table);
  Object.assign(answer.body[1]?.style[1]?.content ?? {}, { color: '#000000' });
  expect(toldStyle(before, table)).toEqual(told(row(red)));
});

test('a phone’s cards have the fields alone', () => {
  const cards = { columns: columnsOfCards(fields), records: ['7'] };
  expect(toldStyle(NO_STYLE, cards).header.map(({ column }) => column)).toEqual([
    ...['期限日', 'OPEN_DETAIL'],
  ]);
  const action = { header: [{ columnType: 'ACTION', column: 'OPEN_DETAIL', content: 'DEFAULT' }] };
  expect(() => withListStyle(NO_STYLE, action, cards)).toThrow(TypeError);
});

test('a cell is drawn by one class for each property that is set', () => {
  const style = styled(row(red), {
    header: [{ ...red, background: { backgroundColor: '#eeeeee' } }],
  });
  const column = { columnType: 'FIELD', column: '期限日' } as const;
  expect(drawnStyle(style, column)).toEqual({
    classes: 'list-own-content-color list-own-background-backgroundcolor',
    properties: '--content-color:#ff0000;--background-backgroundcolor:#eeeeee',
  });
  expect(drawnStyle(style, column, '7').classes).toBe('list-own-content-color');
  expect(drawnStyle(style, column, '8')).toEqual({ classes: '', properties: '' });
});
