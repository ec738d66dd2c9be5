/** The form's layout while fields come, go and are renamed. */
import type { AppDefinition, FieldProperty } from '../../../emulator/apps/definition';
import {
  appendToLayout,
  isPlaced,
  removeFromLayout,
  renameInLayout,
  setLayout,
} from '../../../emulator/apps/layout';

const field = (type: string, code: string, fields?: FieldProperty[]): FieldProperty => ({
  type,
  code,
  label: code,
  fieldId: 1,
  ...(fields ? { fields: Object.fromEntries(fields.map((inner) => [inner.code, inner])) } : {}),
});

function form(...fields: FieldProperty[]): AppDefinition {
  const app = {
    fields: Object.fromEntries(fields.map((one) => [one.code, one])),
    layout: [],
  } as unknown as AppDefinition;
  for (const one of fields) appendToLayout(app, one);
  return app;
}

const text = field('SINGLE_LINE_TEXT', '件名');
const table = field('SUBTABLE', '経過', [field('DATE', '経過日')]);
const group = field('GROUP', '詳細');

test('a new field stands at the end, a table with what is in it', () => {
  expect(form(text, table).layout).toEqual([
    { type: 'ROW', fields: [{ type: 'SINGLE_LINE_TEXT', code: '件名', size: { width: '193' } }] },
    {
      type: 'SUBTABLE',
      code: '経過',
      fields: [{ type: 'DATE', code: '経過日', size: { width: '193' } }],
    },
  ]);
});

test('a deleted group leaves what stood in it', () => {
  const app = form(text, group);
  setLayout(app, {
    layout: [
      {
        type: 'GROUP',
        code: '詳細',
        layout: [{ type: 'ROW', fields: [{ type: 'SINGLE_LINE_TEXT', code: '件名' }] }],
      },
    ],
  });
  removeFromLayout(app, '詳細');
  expect(isPlaced(app, '件名')).toBe(true);
  expect(isPlaced(app, '詳細')).toBe(false);
});

test('a renamed field stays where it was, in a table too', () => {
  const app = form(text, table);
  renameInLayout(app, '経過日', '日');
  expect(isPlaced(app, '日')).toBe(true);
  expect(isPlaced(app, '経過日')).toBe(false);
});

const row = (...fields: object[]) => ({ type: 'ROW', fields });
const subject = { type: 'SINGLE_LINE_TEXT', code: '件名' };

test.each([
  ['a field twice', [row(subject, subject)]],
  ['an unknown field', [row(subject), row({ type: 'DATE', code: '無い' })]],
  ['a field as another type', [row({ type: 'DATE', code: '件名' })]],
  ['no place for a field', [row()]],
  ['a group in a group', [row(subject), { type: 'GROUP', code: 'x', layout: [{ type: 'GROUP' }] }]],
])('a layout with %s is refused and nothing is changed for good', (_case, layout) => {
  expect(() => setLayout(form(text), { layout })).toThrow('CB_VA01');
});
