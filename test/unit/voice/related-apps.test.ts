import { readDefinition } from '../../../scripts/provision/definition';
import type { FormField } from '../../../src/kintone/host';
import {
  relatedFields,
  relatedSlots,
  tableFields,
  tableSlots,
  type RelatedKey,
  type TableKey,
} from '../../../src/voice/related-apps';

const fieldsOf = (app: Parameters<typeof readDefinition>[0]): Record<string, FormField> =>
  readDefinition(app).fields as unknown as Record<string, FormField>;

test.each(Object.keys(relatedSlots) as RelatedKey[])(
  '標準アプリ %s の項目は、名前で全部見つかる',
  (key) => {
    const found: Record<string, string> = relatedFields(key, fieldsOf(key));
    expect(Object.keys(found).sort()).toEqual(relatedSlots[key].map((slot) => slot.key).sort());
    expect(new Set(Object.values(found)).size).toBe(Object.keys(found).length);
  },
);

test.each([
  ['trace', '経過'],
  ['publicHistory', '公表履歴'],
] as [TableKey, string][])('声の表 %s の列は、名前で全部見つかる', (key, code) => {
  const table = fieldsOf('voice')[code] as FormField;
  const found: Record<string, string> = tableFields(key, table);
  expect(Object.keys(found).sort()).toEqual(tableSlots[key].map((slot) => slot.key).sort());
});

test('ない項目は、ないまま', () => {
  expect(relatedFields('areas', {})).toEqual({});
});
