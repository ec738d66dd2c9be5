/** Fields of another app that a lookup may take as its key or copy, and that related records are found by. */
import type { FieldProperty } from '../../../emulator/apps/definition';
import {
  fitsCopy,
  fitsLookupKey,
  fitsRelated,
  LOOKUP_TYPES,
} from '../../../emulator/apps/link-pairs';
import { from, testRows } from './rows';

const RELATED = 'help: help.cybozu.com/ja/k/user/display_relatedrecords.html';
const CLIENT = '@kintone/rest-api-client, KintoneFields/types/property (Lookup)';
const OBSERVED = 'observed: record-lookup †';
const TABLES = 'help: k/ja/trouble_shooting/app_qa/table_restrictions.html';

type Pair = [string, string];
const field = (type: string, more: Partial<FieldProperty> = {}): FieldProperty => ({
  ...{ type, code: type, label: type, fieldId: 1 },
  ...more,
});
const yes = (...pairs: Pair[]) =>
  pairs.map((pair): [string, Pair, boolean] => [pair.join(' → '), pair, true]);
const no = (...pairs: Pair[]) =>
  pairs.map((pair): [string, Pair, boolean] => [`${pair.join(' → ')} not`, pair, false]);

test('a lookup is a text or a number', () => {
  expect([...LOOKUP_TYPES].sort()).toEqual(['NUMBER', 'SINGLE_LINE_TEXT']);
});

describe('key → lookup', () => {
  testRows<Pair, boolean>(
    [
      ...from<Pair, boolean>(OBSERVED, [
        ...yes(['SINGLE_LINE_TEXT', 'SINGLE_LINE_TEXT'], ['RECORD_NUMBER', 'NUMBER']),
      ]),
      ...from<Pair, boolean>(RELATED, [...yes(['NUMBER', 'NUMBER'], ['CALC', 'NUMBER'])]),
      ...from<Pair, boolean>(CLIENT, [
        ...no(['LINK', 'LINK'], ['DATE', 'DATE'], ['DROP_DOWN', 'DROP_DOWN']),
      ]),
      ...from<Pair, boolean>('assumed', [
        ...yes(['LINK', 'SINGLE_LINE_TEXT']),
        ...no(['SINGLE_LINE_TEXT', 'NUMBER'], ['NUMBER', 'SINGLE_LINE_TEXT']),
        ...no(['RECORD_NUMBER', 'SINGLE_LINE_TEXT'], ['MULTI_LINE_TEXT', 'SINGLE_LINE_TEXT']),
      ]),
    ],
    ([key, lookup]) => fitsLookupKey(field(key), field(lookup)),
  );
});

describe('source → copy', () => {
  testRows<Pair, boolean>(
    [
      ...from<Pair, boolean>(OBSERVED, [
        ...yes(['SINGLE_LINE_TEXT', 'SINGLE_LINE_TEXT'], ['NUMBER', 'NUMBER']),
        ...yes(['RECORD_NUMBER', 'NUMBER']),
      ]),
      ...from<Pair, boolean>(TABLES, [...no(['SUBTABLE', 'SUBTABLE'])]),
      // The help's own table could not be read; these are the likeliest.
      ...from<Pair, boolean>('assumed', [
        ...yes(['DROP_DOWN', 'SINGLE_LINE_TEXT'], ['CALC', 'NUMBER'], ['DATE', 'DATE']),
        ...yes(['CREATOR', 'USER_SELECT'], ['UPDATED_TIME', 'DATETIME'], ['LINK', 'LINK']),
        ...yes(['CHECK_BOX', 'CHECK_BOX'], ['RICH_TEXT', 'RICH_TEXT']),
        ...no(['SINGLE_LINE_TEXT', 'NUMBER'], ['NUMBER', 'DATE'], ['CHECK_BOX', 'DROP_DOWN']),
        ...no(['CREATOR', 'SINGLE_LINE_TEXT'], ['FILE', 'FILE'], ['CALC', 'CALC']),
        ...no(['STATUS', 'SINGLE_LINE_TEXT'], ['USER_SELECT', 'ORGANIZATION_SELECT']),
        ...no(['CREATOR', 'CREATOR'], ['RECORD_NUMBER', 'RECORD_NUMBER']),
      ]),
    ],
    ([source, target]) => fitsCopy(field(source), field(target)),
  );

  test('nothing into another lookup, nor into a text that is calculated [assumed]', () => {
    const lookup = field('SINGLE_LINE_TEXT', { lookup: {} as FieldProperty['lookup'] & object });
    expect(fitsCopy(field('SINGLE_LINE_TEXT'), lookup)).toBe(false);
    const calculated = field('SINGLE_LINE_TEXT', { expression: '姓 & 名' });
    expect(fitsCopy(field('SINGLE_LINE_TEXT'), calculated)).toBe(false);
  });
});

describe('own → related', () => {
  testRows<Pair, boolean>(
    from<Pair, boolean>(RELATED, [
      ...yes(['SINGLE_LINE_TEXT', 'SINGLE_LINE_TEXT'], ['SINGLE_LINE_TEXT', 'LINK']),
      ...yes(['NUMBER', 'NUMBER'], ['NUMBER', 'CALC'], ['NUMBER', 'RECORD_NUMBER']),
      ...yes(['CALC', 'NUMBER'], ['LINK', 'LINK'], ['RECORD_NUMBER', 'NUMBER']),
      ...yes(['RECORD_NUMBER', 'CALC']),
      ...no(['SINGLE_LINE_TEXT', 'NUMBER'], ['LINK', 'SINGLE_LINE_TEXT']),
      ...no(['RECORD_NUMBER', 'RECORD_NUMBER'], ['DROP_DOWN', 'DROP_DOWN'], ['DATE', 'DATE']),
      ...no(['MULTI_LINE_TEXT', 'SINGLE_LINE_TEXT'], ['SINGLE_LINE_TEXT', 'DROP_DOWN']),
    ]),
    ([own, related]) => fitsRelated(field(own), field(related)),
  );

  test(`links of one kind only [${RELATED}]`, () => {
    const mail = field('LINK', { protocol: 'MAIL' });
    expect(fitsRelated(mail, field('LINK', { protocol: 'WEB' }))).toBe(false);
    expect(fitsRelated(mail, mail)).toBe(true);
  });
});
