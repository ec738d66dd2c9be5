/** What a field takes, keeps and refuses when a record is saved, and under which key it says so. */
import { options, Stage, wrap, type FieldSpec } from '../records/harness';
import { from, testRows } from './rows';

const TYPES = 'cybozu.dev/ja/kintone/docs/overview/field-types';
const CONTRACT = 'contract: CB_VA01 in detail †';
const COMMON = 'cybozu.dev/ja/kintone/docs/rest-api/overview/kintone-rest-api-overview';
const FIELDS = 'contract: Fields';
const OBSERVED = 'observed: record-validation †';
const PRECISION = 'observed: record-number-precision †';
const NUMBERS = 'observed: record-number †';
const DEFAULTS = 'observed: record-defaults †';
const EMPTY = 'observed: record-empty-fields †';
const TABLES = 'observed: record-subtable †';
const NOTES = 'observed: doc/kintone-behavior-notes †';

/** A field's settings, and the value a new record is given; without one the record leaves the field out. */
type Given = [FieldSpec, unknown?];

const choice = options('あ', 'い');
const usual = { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' };

function add([spec, ...value]: Given, precision = usual): { stage: Stage; shown: () => unknown } {
  const stage = new Stage();
  const app = stage.app({ 欄: spec });
  app.settings.numberPrecision = precision;
  stage.deploy(app, app);
  return {
    stage,
    shown: () => stage.get(app, stage.add(app, value.length === 0 ? {} : { 欄: value[0] })).欄,
  };
}

const shown = (given: Given): unknown => add(given).shown();
const errors = (given: Given): unknown => {
  const { stage, shown: save } = add(given);
  return stage.fault(save);
};
/** CB_VA01 with one message at one key. */
const at = (key: string, ...messages: string[]): unknown => ({
  code: 'CB_VA01',
  errors: { [key]: messages },
});
const REQUIRED = '必須です。';
const NO_NUMBER = '数字でなければなりません。';
const DIGITS = '有効桁数を超えています。';

describe('kept', () => {
  const text: FieldSpec = { type: 'SINGLE_LINE_TEXT' };
  const number: FieldSpec = { type: 'NUMBER' };
  testRows<Given, unknown>(
    [
      ...from<Given, unknown>(COMMON, [
        ['an instant without T', [{ type: 'DATETIME' }, '2026-04-01'], '2026-04-01T00:00:00Z'],
      ]),
      ...from<Given, unknown>(TYPES, [
        ['a text', [text, 'あ'], 'あ'],
        ['lines', [{ type: 'MULTI_LINE_TEXT' }, 'a\nb'], 'a\nb'],
        ['rich text', [{ type: 'RICH_TEXT' }, '<b>太</b>'], '<b>太</b>'],
        ['a number as text', [number, 12], '12'],
        ['a day', [{ type: 'DATE' }, '2026-04-01'], '2026-04-01'],
        ['a year alone', [{ type: 'DATE' }, '2026'], '2026-01-01'],
        ['a day without zeros', [{ type: 'DATE' }, '2026-4-1'], '2026-04-01'],
        ['a time', [{ type: 'TIME' }, '11:30'], '11:30'],
        ['a time without zeros', [{ type: 'TIME' }, '9:5'], '09:05'],
        [
          'a date and time in UTC',
          [{ type: 'DATETIME' }, '2026-11-24T10:23:00+09:00'],
          '2026-11-24T01:23:00Z',
        ],
        [
          'seconds are dropped',
          [{ type: 'DATETIME' }, '2026-11-24T01:23:45Z'],
          '2026-11-24T01:23:00Z',
        ],
        ['options', [{ type: 'CHECK_BOX', options: choice }, ['い']], ['い']],
        [
          'several options',
          [{ type: 'MULTI_SELECT', options: choice }, ['あ', 'い']],
          ['あ', 'い'],
        ],
        [
          'users with their names',
          [{ type: 'USER_SELECT' }, [{ code: 'ito', name: '偽' }]],
          [{ code: 'ito', name: '伊藤 一郎' }],
        ],
        [
          'organizations',
          [{ type: 'ORGANIZATION_SELECT' }, [{ code: 'doboku' }]],
          [{ code: 'doboku', name: '土木課' }],
        ],
        [
          'groups',
          [{ type: 'GROUP_SELECT' }, [{ code: 'everyone' }]],
          [{ code: 'everyone', name: 'Everyone' }],
        ],
      ]),
      ...from<Given, unknown>('assumed', [
        ['a single line has no line break', [text, 'a\r\nb'], 'ab'],
        ['lines keep theirs', [{ type: 'MULTI_LINE_TEXT' }, 'a\r\nb'], 'a\nb'],
        ['options once each', [{ type: 'CHECK_BOX', options: choice }, ['い', 'い']], ['い']],
        [
          'rich text loses scripts',
          [{ type: 'RICH_TEXT' }, '<b onclick="x()">太</b><script>x()</script>'],
          '<b>太</b>',
        ],
        [
          'and addresses that run',
          [{ type: 'RICH_TEXT' }, '<a href="javascript:x()">a</a>'],
          '<a>a</a>',
        ],
      ]),
      ...from<Given, unknown>(EMPTY, [
        ['no text', [text], ''],
        ['no lines', [{ type: 'MULTI_LINE_TEXT' }], ''],
        ['no number', [number], ''],
        ['no link', [{ type: 'LINK' }], ''],
        ['no choice', [{ type: 'DROP_DOWN', options: choice }], null],
        ['no day', [{ type: 'DATE' }], null],
        ['no time', [{ type: 'TIME' }], null],
        ['no date and time', [{ type: 'DATETIME' }], ''],
        ['no options', [{ type: 'CHECK_BOX', options: choice }], []],
        ['no files', [{ type: 'FILE' }], []],
        ['nobody', [{ type: 'USER_SELECT' }], []],
        ['no rows', [{ type: 'SUBTABLE', fields: { 品: text } }], []],
      ]),
      ...from<Given, unknown>(PRECISION, [
        ['rounded to the even neighbour', [number, '0.00015'], '0.0002'],
        ['down to it, too', [number, '0.00025'], '0.0002'],
        ['no sign before 0', [number, '-0.00005'], '0'],
        ['a fifth decimal', [number, '1.23456'], '1.2346'],
        ['nearly nothing', [number, '1e-7'], '0'],
        ['an exponent is written out', [number, '1e11'], '100000000000'],
        ['zeros go', [number, '00012.50'], '12.5'],
        ['a lonely point goes', [number, '5.'], '5'],
        ['sixteen digits', [number, '999999999999.9999'], '999999999999.9999'],
        ['the most there may be', [{ type: 'NUMBER', maxValue: '10' }, '1e1'], '10'],
      ]),
      ...from<Given, unknown>(NUMBERS, [
        ['blanks around go', [number, ' 42 '], '42'],
        ['an exponent', [number, '1.5e1'], '15'],
      ]),
      ...from<Given, unknown>(DEFAULTS, [
        ['left out: the initial text', [{ ...text, defaultValue: '未定' }], '未定'],
        ['left out: the initial number', [{ ...number, defaultValue: '42' }], '42'],
        [
          'left out: the initial options',
          [{ type: 'CHECK_BOX', options: choice, defaultValue: ['い'] }],
          ['い'],
        ],
        ['left out: today', [{ type: 'DATE', defaultNowValue: true }], '2026-11-24'],
        ['left out: the time', [{ type: 'TIME', defaultNowValue: true }], '10:23'],
        ['left out: now', [{ type: 'DATETIME', defaultNowValue: true }], '2026-11-24T01:23:00Z'],
        ['left out but required', [{ ...text, required: true, defaultValue: '未定' }], '未定'],
        [
          'given empty: no initial options',
          [{ type: 'CHECK_BOX', options: choice, defaultValue: ['い'] }, []],
          [],
        ],
        ['given empty: no initial text', [{ ...text, defaultValue: '未定' }, ''], ''],
        ['a drop-down given empty', [{ type: 'DROP_DOWN', options: choice }, ''], null],
      ]),
      ...from<Given, unknown>('openapi.yaml USER_SELECT', [
        [
          'left out: whoever is signed in',
          [{ type: 'USER_SELECT', defaultValue: [{ type: 'FUNCTION', code: 'LOGINUSER()' }] }],
          [{ code: 'sato', name: '佐藤 花子' }],
        ],
        [
          'left out: their organization',
          [
            {
              type: 'ORGANIZATION_SELECT',
              defaultValue: [{ type: 'FUNCTION', code: 'PRIMARY_ORGANIZATION()' }],
            },
          ],
          [{ code: 'kuminka', name: '区民課' }],
        ],
      ]),
      ...from<Given, unknown>(FIELDS, [
        [
          'an auto-calculated text follows its expression',
          [{ ...text, expression: '"第" & 1 + 1 & "号"' }, '偽'],
          '第2号',
        ],
      ]),
      ...from<Given, unknown>(NOTES, [
        [
          'a radio button is never required',
          [{ type: 'RADIO_BUTTON', required: true, options: choice }, ''],
          '',
        ],
        [
          'lines have no limit of length',
          [{ type: 'MULTI_LINE_TEXT', maxLength: '1' }, 'あい'],
          'あい',
        ],
      ]),
    ],
    shown,
  );
});

describe('numbers by the precision of the app', () => {
  const coarse = (roundingMode: string, value: string): unknown =>
    add([{ type: 'NUMBER' }, value], { digits: '5', decimalPlaces: '2', roundingMode }).shown();
  testRows<[string, string], string>(
    from(PRECISION, [
      ['half to even', ['HALF_EVEN', '0.005'], '0'],
      ['half to even, up', ['HALF_EVEN', '0.015'], '0.02'],
      ['up', ['UP', '0.00001'], '0.01'],
      ['up below 0', ['UP', '-0.00005'], '-0.01'],
      ['down', ['DOWN', '1.99999'], '1.99'],
      ['three whole digits', ['UP', '999.99'], '999.99'],
    ]),
    ([mode, value]) => coarse(mode, value),
  );
});

describe('refused', () => {
  const length: FieldSpec = { type: 'SINGLE_LINE_TEXT', maxLength: '5', minLength: '2' };
  const range: FieldSpec = { type: 'NUMBER', maxValue: '100', minValue: '10' };
  const number: FieldSpec = { type: 'NUMBER' };
  testRows<Given, unknown>(
    [
      ...from<Given, unknown>(OBSERVED, [
        [
          'no text',
          [{ type: 'SINGLE_LINE_TEXT', required: true }],
          at('record.欄.value', REQUIRED),
        ],
        [
          'an empty text',
          [{ type: 'SINGLE_LINE_TEXT', required: true }, ''],
          at('record.欄.value', REQUIRED),
        ],
        [
          'no lines',
          [{ type: 'MULTI_LINE_TEXT', required: true }],
          at('record.欄.value', REQUIRED),
        ],
        ['no rich text', [{ type: 'RICH_TEXT', required: true }], at('record.欄.value', REQUIRED)],
        ['no number', [{ ...number, required: true }], at('record.欄.value', REQUIRED)],
        ['no day', [{ type: 'DATE', required: true }], at('record.欄.value', REQUIRED)],
        ['no time', [{ type: 'TIME', required: true }], at('record.欄.value', REQUIRED)],
        [
          'no date and time',
          [{ type: 'DATETIME', required: true }],
          at('record.欄.value', REQUIRED),
        ],
        [
          'no choice',
          [{ type: 'DROP_DOWN', required: true, options: choice }],
          at('record.欄.value', REQUIRED),
        ],
        [
          'no options',
          [{ type: 'CHECK_BOX', required: true, options: choice }, []],
          at('record.欄.values', REQUIRED),
        ],
        [
          'none of several',
          [{ type: 'MULTI_SELECT', required: true, options: choice }],
          at('record.欄.values', REQUIRED),
        ],
        [
          'too long',
          [length, '123456'],
          at('record.欄.value', '6文字より短くなければなりません。'),
        ],
        ['too short', [length, 'x'], at('record.欄.value', '1文字より長くなければなりません。')],
        [
          'nothing is too short',
          [length, ''],
          at('record.欄.value', '1文字より長くなければなりません。'),
        ],
        [
          'left out is too short',
          [length],
          at('record.欄.value', '1文字より長くなければなりません。'),
        ],
        ['too big', [range, '150'], at('record.欄.value', '100以下である必要があります。')],
        ['too small', [range, '5'], at('record.欄.value', '10以上である必要があります。')],
        ['no number at all', [number, 'abc'], at('record[欄].value', NO_NUMBER)],
        [
          'no option',
          [{ type: 'RADIO_BUTTON', options: choice }, 'う'],
          at('record.欄.value', '"う"は選択肢にありません。'),
        ],
        [
          'no choice of these',
          [{ type: 'DROP_DOWN', options: choice }, 'う'],
          at('record.欄.value', '"う"は選択肢にありません。'),
        ],
        [
          'no option among others',
          [{ type: 'CHECK_BOX', options: choice }, ['あ', 'う']],
          at('record.欄.values[1].value', '"う"は選択肢にありません。'),
        ],
        [
          'two that are none',
          [{ type: 'MULTI_SELECT', options: choice }, ['う', 'え']],
          {
            code: 'CB_VA01',
            errors: {
              'record.欄.values[0].value': ['"う"は選択肢にありません。'],
              'record.欄.values[1].value': ['"え"は選択肢にありません。'],
            },
          },
        ],
      ]),
      ...from<Given, unknown>(NOTES, [
        [
          'a required number that is none: both',
          [{ ...number, required: true }, 'abc'],
          {
            code: 'CB_VA01',
            errors: { 'record[欄].value': [NO_NUMBER], 'record.欄.value': [REQUIRED] },
          },
        ],
        [
          'required options that are none: both',
          [{ type: 'CHECK_BOX', required: true, options: choice }, ['う']],
          {
            code: 'CB_VA01',
            errors: {
              'record.欄.values': [REQUIRED],
              'record.欄.values[0].value': ['"う"は選択肢にありません。'],
            },
          },
        ],
        [
          'an empty text where an initial one waits',
          [{ type: 'SINGLE_LINE_TEXT', required: true, defaultValue: '未定' }, ''],
          at('record.欄.value', REQUIRED),
        ],
        [
          'a required file',
          [{ type: 'FILE', required: true }, []],
          at('record.欄.values', REQUIRED),
        ],
        [
          'a required user',
          [{ type: 'USER_SELECT', required: true }, []],
          at('record.欄.values.value', REQUIRED),
        ],
        [
          'a required group',
          [{ type: 'GROUP_SELECT', required: true }, []],
          at('record.欄.values.value', REQUIRED),
        ],
      ]),
      ...from<Given, unknown>(PRECISION, [
        ['thirteen whole digits', [number, '1234567890123'], at('record.欄.value', DIGITS)],
        ['by exponent', [number, '1e12'], at('record.欄.value', DIGITS)],
        ['by rounding', [number, '999999999999.99995'], at('record.欄.value', DIGITS)],
        ['very many', [number, '1e400'], at('record.欄.value', DIGITS)],
        ['no 0 before the point', [number, '.5'], at('record[欄].value', NO_NUMBER)],
        ['full-width digits', [number, '５'], at('record[欄].value', NO_NUMBER)],
        ['sixteens', [number, '0x10'], at('record[欄].value', NO_NUMBER)],
        [
          'too big before it is rounded',
          [{ ...number, maxValue: '10' }, '10.00004'],
          at('record.欄.value', '10以下である必要があります。'),
        ],
        [
          'too small before it is rounded',
          [{ ...number, minValue: '-5' }, '-5.00004'],
          at('record.欄.value', '-5以上である必要があります。'),
        ],
      ]),
      ...from<Given, unknown>(CONTRACT, [
        [
          'rich text with nothing to see',
          [{ type: 'RICH_TEXT', required: true }, '<div><br></div>'],
          at('record.欄.value', REQUIRED),
        ],
      ]),
      ...from<Given, unknown>('assumed', [
        [
          'no such day',
          [{ type: 'DATE' }, '2026-02-30'],
          at('record[欄].value', '日付の形式が正しくありません。'),
        ],
        [
          'no such time',
          [{ type: 'TIME' }, '24:00'],
          at('record[欄].value', '時刻の形式が正しくありません。'),
        ],
        [
          'an instant on no such day',
          [{ type: 'DATETIME' }, '2026-02-30'],
          at('record[欄].value', '日時の形式が正しくありません。'),
        ],
        [
          'an instant without zone',
          [{ type: 'DATETIME' }, '2026-01-01T00:00'],
          at('record[欄].value', '日時の形式が正しくありません。'),
        ],
        [
          'an object for a text',
          [{ type: 'SINGLE_LINE_TEXT' }, {}],
          at('record[欄].value', '文字列でなければなりません。'),
        ],
        [
          'a text for a list',
          [{ type: 'CHECK_BOX', options: choice }, 'あ'],
          at('record[欄].value', '配列でなければなりません。'),
        ],
        [
          'an inherited name is no option',
          [{ type: 'DROP_DOWN', options: choice }, 'toString'],
          at('record.欄.value', '"toString"は選択肢にありません。'),
        ],
        [
          'an unknown user',
          [{ type: 'USER_SELECT' }, [{ code: 'nobody' }]],
          at('record.欄.values[0].value', '指定した値（コード: nobody）が見つかりません。'),
        ],
      ]),
    ],
    errors,
  );
});

describe('in rows of a table', () => {
  const table: FieldSpec = {
    type: 'SUBTABLE',
    fields: {
      品: { type: 'SINGLE_LINE_TEXT', required: true, maxLength: '5' },
      数: { type: 'NUMBER', maxValue: '100' },
      種: { type: 'RADIO_BUTTON', options: choice, defaultValue: 'あ' },
      札: { type: 'CHECK_BOX', options: choice },
    },
  };
  const rows = (...values: Record<string, unknown>[]): Given => [
    table,
    values.map((one) => ({ value: wrap(one) })),
  ];
  testRows<Given, unknown>(
    [
      ...from<Given, unknown>(TABLES, [
        ['nothing required', rows({ 数: '1' }), at('record.欄.value[0].value.品.value', REQUIRED)],
        [
          'too long',
          rows({ 品: 'ok' }, { 品: 'toolong' }),
          at('record.欄.value[1].value.品.value', '6文字より短くなければなりません。'),
        ],
        [
          'too big',
          rows({ 品: 'x', 数: '200' }),
          at('record.欄.value[0].value.数.value', '100以下である必要があります。'),
        ],
        [
          'no option',
          rows({ 品: 'x', 種: 'う' }),
          at('record.欄.value[0].value.種.value', '"う"は選択肢にありません。'),
        ],
        [
          'no option among others',
          rows({ 品: 'x', 札: ['あ', 'う'] }),
          at('record.欄.value[0].value.札.values[1].value', '"う"は選択肢にありません。'),
        ],
      ]),
      ...from<Given, unknown>(PRECISION, [
        [
          'too many digits',
          [
            { type: 'SUBTABLE', fields: { 数: { type: 'NUMBER' } } },
            [{ value: wrap({ 数: '1e12' }) }],
          ],
          at('record.欄.value[0].value.数.value', DIGITS),
        ],
      ]),
    ],
    errors,
  );
  const numberIn = (value: string): unknown => {
    const [first] = shown(rows({ 品: 'x', 数: value })) as {
      value: Record<string, { value: unknown }>;
    }[];
    return [first?.value.数?.value, first?.value.種?.value];
  };
  testRows(
    [
      ...from<string, unknown[]>(NUMBERS, [
        ['an exponent', '1.5e1', ['15', 'あ']],
        ['what is no number is empty', 'abc', ['', 'あ']],
        ['so are marks of thousands', '1,000', ['', 'あ']],
      ]),
      ...from<string, unknown[]>(PRECISION, [
        ['no 0 before the point', '.5', ['0.5', 'あ']],
        ['full-width digits', '５', ['5', 'あ']],
        ['sixteens', '0x10', ['', 'あ']],
      ]),
    ],
    numberIn,
  );
});

describe('unique values', () => {
  const twice = ([type, value]: [string, string]): unknown => {
    const stage = new Stage();
    const app = stage.app({ 欄: { type, unique: true } });
    stage.add(app, { 欄: value });
    try {
      return stage.fault(() => stage.add(app, { 欄: value }));
    } catch {
      return 'saved';
    }
  };
  const taken = at('record.欄.value', '値がほかのレコードと重複しています。');
  testRows<[string, string], unknown>(
    from<[string, string], unknown>(OBSERVED, [
      ['a text', ['SINGLE_LINE_TEXT', 'a'], taken],
      ['a number', ['NUMBER', '1'], taken],
      ['a link', ['LINK', 'https://example.com/a'], taken],
      ['a day', ['DATE', '2026-01-01'], taken],
      ['a date and time', ['DATETIME', '2026-01-01T00:00:00Z'], taken],
      ['a time cannot be kept apart', ['TIME', '12:00'], 'saved'],
      ['nor can lines', ['MULTI_LINE_TEXT', 'a'], 'saved'],
      ['empty ones are not the same', ['SINGLE_LINE_TEXT', ''], 'saved'],
    ]),
    twice,
  );
});

test('a file is tied to the record that names it and stays on update', () => {
  const stage = new Stage();
  const app = stage.app({ 添付: { type: 'FILE' } });
  stage.db.run(
    `INSERT INTO files VALUES ('k1', '案.txt', 'text/plain', 3, x'616263', NULL, 'sato', '')`,
  );
  const id = stage.add(app, { 添付: [{ fileKey: 'k1' }] });
  const file = { fileKey: 'k1', name: '案.txt', contentType: 'text/plain', size: '3' };
  expect(stage.get(app, id).添付).toEqual([file]);
  stage.call('PUT', 'record.json', { app: app.id, id, record: wrap({ 添付: [file] }) }, 'ito');
  expect(stage.get(app, id).添付).toEqual([file]);
  expect(stage.fault(() => stage.add(app, { 添付: [{ fileKey: 'nothing' }] })).code).toBe(
    'GAIA_BL01',
  );
});
