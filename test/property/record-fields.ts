/** A form with a field of every kind of column, and records of it made at random. */
import fc from 'fast-check';
import type { FormField, KintoneRecord } from '../../src/kintone/host';
import type { TableFields } from '../../src/records/columns';

const field = (type: string, code: string, more: Partial<FormField> = {}): FormField => ({
  ...{ type, code, label: code },
  ...more,
});

const byCode = (...fields: FormField[]): Record<string, FormField> =>
  Object.fromEntries(fields.map((each) => [each.code, each]));

export const fields: TableFields = byCode(
  field('DROP_DOWN', '分野'),
  field('CHECK_BOX', '対象'),
  field('USER_SELECT', '担当'),
  field('CREATOR', '作成者'),
  field('NUMBER', '件数'),
  field('DATE', '受付日'),
  field('DATETIME', '受付日時'),
  field('TIME', '時刻'),
  field('SUBTABLE', '明細', {
    fields: byCode(field('SINGLE_LINE_TEXT', '品名'), field('NUMBER', '単価')),
  }),
);

const valued = <Value>(type: string, value: fc.Arbitrary<Value>) =>
  value.map((each) => ({ type, value: each }));

const word = fc.constantFrom('', '道路・公園', 'ごみ', 'その他', '福祉', '防災');
const person = fc
  .constantFrom('sato', 'suzuki', 'tanaka', 'ito')
  .map((code) => ({ code, name: `${code}さん` }));
const number = fc.oneof(
  fc.constant(''),
  fc.integer({ min: -5, max: 5 }).map((each) => String(each)),
);

/** `broken` adds values that cannot be read. */
export function recordValues(broken: readonly string[] = []): fc.Arbitrary<KintoneRecord> {
  const some = (values: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    broken.length === 0
      ? values
      : fc.oneof({ weight: 4, arbitrary: values }, fc.constantFrom(...broken));
  return fc.record({
    分野: valued('DROP_DOWN', word),
    対象: valued('CHECK_BOX', fc.uniqueArray(word, { maxLength: 3 })),
    担当: valued('USER_SELECT', fc.uniqueArray(person, { maxLength: 2, selector: (p) => p.code })),
    作成者: valued('CREATOR', person),
    件数: valued('NUMBER', some(number)),
    受付日: valued('DATE', some(fc.constantFrom('', '2026-04-01', '2026-03-31'))),
    受付日時: valued('DATETIME', fc.constantFrom('', '2026-05-11T01:30:00Z')),
    時刻: valued('TIME', fc.constantFrom('', '09:30', '23:59')),
    明細: valued(
      'SUBTABLE',
      fc.array(
        fc.record({
          id: fc.constant('1'),
          value: fc.record({
            品名: valued('SINGLE_LINE_TEXT', word),
            単価: valued('NUMBER', some(number)),
          }),
        }),
        { maxLength: 3 },
      ),
    ),
  });
}

export const withId = (id: number, values: KintoneRecord): KintoneRecord => ({
  ...values,
  $id: { type: '__ID__', value: String(id) },
});
