/** Calculated fields: what an expression gives, and which are refused when settings are deployed. */
import {
  displayNumber,
  recalculate,
  recalculateRecord,
  validateCalcFields,
  type CalcFields,
  type Values,
} from '../../../emulator/calc';
import { KintoneError } from '../../../emulator/errors';
import { Stage } from '../records/harness';
import { from, testRows } from './rows';

const OPERATORS = 'help: k/ja/app/form/autocalc/basic_error/autocalc_format';
const TYPES = 'help: k/ja/app/form/autocalc/ref_data/calculation_type';
const ERRORS = 'help: k/ja/app/form/autocalc/basic_error/autocalc_error';
const DATES = 'help: k/ja/app/form/autocalc/function/date_format';
const PRECISION = 'help: k/ja/user/app_settings/app_othersettings/significant_figures';
const OBSERVED = 'observed: calc-precision †';
const COMPUTED = 'observed: calc-compute †';
const CONTRACT = 'contract: Fields †';

const inputs: CalcFields = {
  数: { type: 'NUMBER', code: '数' },
  単価: { type: 'NUMBER', code: '単価' },
  空: { type: 'NUMBER', code: '空' },
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名' },
  無題: { type: 'SINGLE_LINE_TEXT', code: '無題' },
  種別: { type: 'RADIO_BUTTON', code: '種別' },
  区分: { type: 'DROP_DOWN', code: '区分' },
  印: { type: 'CHECK_BOX', code: '印' },
  複数: { type: 'MULTI_SELECT', code: '複数' },
  日: { type: 'DATE', code: '日' },
  期限: { type: 'DATE', code: '期限' },
  空日: { type: 'DATE', code: '空日' },
  日時: { type: 'DATETIME', code: '日時' },
  開始: { type: 'TIME', code: '開始' },
  終了: { type: 'TIME', code: '終了' },
  リンク: { type: 'LINK', code: 'リンク' },
  作成者: { type: 'CREATOR', code: '作成者' },
  作成日時: { type: 'CREATED_TIME', code: '作成日時' },
  明細: {
    type: 'SUBTABLE',
    code: '明細',
    fields: {
      金額: { type: 'NUMBER', code: '金額' },
      個数: { type: 'NUMBER', code: '個数' },
      品名: { type: 'SINGLE_LINE_TEXT', code: '品名' },
      小計: { type: 'CALC', code: '小計', expression: '金額 * 個数', format: 'NUMBER' },
    },
  },
  空表: {
    type: 'SUBTABLE',
    code: '空表',
    fields: { 空額: { type: 'NUMBER', code: '空額' } },
  },
};

const sample = (): Values => ({
  数: '3',
  単価: '1132.85',
  空: '',
  件名: '街灯の修理',
  無題: '',
  種別: '要望',
  区分: '',
  印: ['高齢', '障害'],
  複数: [],
  日: '2026-11-20',
  期限: '2026-12-04',
  空日: null,
  日時: '2026-11-20T01:30:00Z',
  開始: '09:15',
  終了: '11:00',
  リンク: 'https://example.com/',
  作成者: { code: 'sato', name: '佐藤 花子' },
  作成日時: '2026-11-24T01:23:00Z',
  明細: [
    { value: { 金額: '100', 個数: '2', 品名: '砂', 小計: '' } },
    { value: { 金額: '50.5', 個数: '', 品名: '旗', 小計: '' } },
    { value: { 金額: '0.1', 個数: '3', 品名: '札', 小計: '' } },
  ],
  空表: [],
});

const usual = { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' };

interface Formula {
  expression: string;
  format?: string;
  type?: string;
  precision?: typeof usual;
}

function result({ expression, format = 'NUMBER', type = 'CALC', precision }: Formula): unknown {
  const values = sample();
  recalculate({ ...inputs, 結果: { type, code: '結果', expression, format } }, values, {
    precision: precision ?? usual,
    timezone: 'Asia/Tokyo',
  });
  return values['結果'];
}

const asNumber = (expression: string): unknown => result({ expression });
const asText = (expression: string): unknown => result({ expression, type: 'SINGLE_LINE_TEXT' });

describe('operators', () => {
  testRows(
    [
      ...from<string, string>(OPERATORS, [
        ['+ adds', '数 + 10', '13'],
        ['- subtracts', '10 - 数', '7'],
        ['- alone turns the sign', '-数', '-3'],
        ['* multiplies', '7 * 0.1', '0.7'],
        ['/ divides', '10 / 4', '2.5'],
        ['^ raises to a power', '10 ^ 数', '1000'],
        ['the exponent loses its decimals', '3 ^ 2.5', '9'],
        ['a negative exponent', '4 ^ -2', '0.0625'],
        ['an exponent over 100 gives nothing', '1 ^ 101', ''],
        ['an exponent below -100 gives nothing', '1 ^ -101', ''],
        ['* before +', '1 + 2 * 3 ^ 2', '19'],
        ['brackets first', '(1 + 2) * 3', '9'],
        ['= of equal numbers', '数 = 3', '1'],
        ['= of different numbers', '数 = 4', '0'],
        ['= of equal texts', '種別 = "要望"', '1'],
        ['= of different types is false', '数 = "3"', '0'],
        ['!= of different types is true', '数 != "3"', '1'],
        ['<> is !=', '数 <> 3', '0'],
        ['< below', '2 < 数', '1'],
        ['< equal', '3 < 数', '0'],
        ['<= equal', '3 <= 数', '1'],
        ['> above', '4 > 数', '1'],
        ['>= below', '2 >= 数', '0'],
      ]),
      ...from<string, string>(COMPUTED, [
        ['a number divided by 0 gives nothing', '5 / 0', ''],
        ['0 divided by 0 gives nothing', '0 / 0', ''],
        ['an empty number counts as 0', '空 + 5', '5'],
        ['a comparison that holds is 1', '数 > 2', '1'],
        ['one that does not is 0', '数 > 3', '0'],
        ['a text in a number field gives nothing', 'IF(数 > 0, "pos", "neg")', ''],
      ]),
      ...from<string, string>(TYPES, [
        ['a text cannot be added', '件名 + 1', ''],
        ['a choice cannot be added', '種別 + 1', ''],
        ['texts have no order', '件名 > "a"', ''],
      ]),
      ...from<string, string>(OBSERVED, [
        ['an empty number alone stays empty', '空', ''],
        ['in brackets too', '(空)', ''],
        ['with a sign it is 0', '-空', '0'],
        ['it equals 0', '空 = 0', '1'],
        ['an empty date alone stays empty', '空日', ''],
        ['added to, it is 0', '空日 + 86400', '86400'],
        ['a condition cannot be added', '(1 > 0) + 1', ''],
        ['IF needs a condition', 'IF(1, 1, 2)', ''],
        ['AND needs conditions', 'AND(1, 1)', ''],
      ]),
    ],
    asNumber,
  );
});

describe('digits and rounding', () => {
  const coarse = { digits: '5', decimalPlaces: '2', roundingMode: 'UP' };
  const fine = { digits: '30', decimalPlaces: '10', roundingMode: 'HALF_EVEN' };
  const one = (roundingMode: string): typeof usual => ({
    digits: '16',
    decimalPlaces: '1',
    roundingMode,
  });
  testRows<Formula, string>(
    [
      ...from<Formula, string>(PRECISION, [
        ['to the even neighbour', { expression: '0.5 * 2.5', precision: one('HALF_EVEN') }, '1.2'],
        ['up', { expression: '0.5 * 2.5', precision: one('UP') }, '1.3'],
        ['down', { expression: '0.5 * 2.7', precision: one('DOWN') }, '1.3'],
        ['up means away from 0', { expression: '-0.5 * 2.5', precision: one('UP') }, '-1.3'],
      ]),
      ...from<Formula, string>(CONTRACT, [
        ['a division keeps four decimals', { expression: '10 / 3' }, '3.3333'],
        ['a quotient is rounded half up', { expression: '0.0005 / 2' }, '0.0003'],
      ]),
      ...from<Formula, string>(OBSERVED, [
        ['the rounded quotient goes on', { expression: '1 / 3 * 3' }, '0.9999'],
        ['a number written in is rounded', { expression: '0.00015 * 10000' }, '2'],
        ['to the even neighbour, too', { expression: '0.00025 * 1' }, '0.0002'],
        ['thirteen whole digits are too many', { expression: '999999999999 + 1' }, ''],
        ['on the way too', { expression: '999999999999 * 10 / 10' }, ''],
        ['twelve and four are kept', { expression: '999999999999.9999 + 0' }, '999999999999.9999'],
        ['ten decimals', { expression: '1 / 3', precision: fine }, '0.3333333333'],
        ['ten decimals, rounded', { expression: '10 / 7', precision: fine }, '1.4285714286'],
        [
          'more digits hold more',
          { expression: '999999999999 + 1', precision: fine },
          '1000000000000',
        ],
        ['a small power', { expression: '2 ^ -20', precision: fine }, '0.0000009537'],
        ['UP: a quotient', { expression: '1 / 3', precision: coarse }, '0.34'],
        ['UP: going on', { expression: '1 / 3 * 3', precision: coarse }, '1.02'],
        ['UP: below 0', { expression: '-0.00001', precision: coarse }, '-0.01'],
        [
          'UP: only the power itself is rounded',
          { expression: '2 ^ -20', precision: coarse },
          '0.01',
        ],
        [
          'a number written in may be too long',
          { expression: '0.01 * 10000', precision: coarse },
          '',
        ],
      ]),
    ],
    result,
  );
});

describe('functions with a number', () => {
  testRows(
    [
      ...from<string, string>('help: k/ja/user/app_settings/form/autocalc/round_function', [
        ['ROUND without digits: whole numbers', 'ROUND(298 * 1.1)', '328'],
        ['ROUND to two decimals', 'ROUND(1234.567, 2)', '1234.57'],
        ['ROUND to hundreds', 'ROUND(1250, -2)', '1300'],
        ['ROUNDDOWN to one decimal', 'ROUNDDOWN(1234.567, 1)', '1234.5'],
        ['ROUNDDOWN to hundreds', 'ROUNDDOWN(1299, -2)', '1200'],
        ['ROUNDUP to two decimals', 'ROUNDUP(1234.561, 2)', '1234.57'],
        ['ROUNDUP to thousands', 'ROUNDUP(1001, -3)', '2000'],
      ]),
      ...from<string, string>(OBSERVED, [
        ['ROUND goes away from 0', 'ROUND(-2.5, 0)', '-3'],
        ['ROUND is half up, not to even', 'ROUND(1.25, 1)', '1.3'],
        ['ROUNDUP goes away from 0', 'ROUNDUP(-1.21, 1)', '-1.3'],
        ['ROUNDDOWN goes towards 0', 'ROUNDDOWN(-1.29, 1)', '-1.2'],
        ['SUM of an empty number', 'SUM(空)', '0'],
        ['SUM of a table without rows gives nothing', 'SUM(空額)', ''],
        ['nor does what is reckoned with it', 'SUM(空額) + 1', ''],
        ['IF gives an empty number on as empty', 'IF(1 > 0, 空, 2)', ''],
        ['an empty number in a condition is 0', 'IF(空 > 0, 1, 2)', '2'],
      ]),
      ...from<string, string>(OPERATORS, [
        ['SUM of several', 'SUM(1, 数, 空)', '4'],
        ['SUM of a field of a table', 'SUM(金額)', '150.6'],
        ['SUM of a calculated field of a table', 'SUM(小計)', '200.3'],
        ['SUM of both', 'SUM(金額, 数)', '153.6'],
      ]),
      ...from<string, string>(OPERATORS, [
        ['IF true', 'IF(数 >= 3, 数 * 2, 数 / 2)', '6'],
        ['IF false', 'IF(数 > 3, 10, 20)', '20'],
        ['IF in IF', 'IF(数 > 5, 1, IF(数 > 2, 2, 3))', '2'],
      ]),
      ...from<string, string>('assumed', [
        ['an empty number is the empty text', 'IF(空 = "", 1, 0)', '1'],
        ['an unchosen drop-down is the empty text', 'IF(区分 = "", 1, 0)', '1'],
      ]),
      ...from<string, string>(OPERATORS, [
        ['AND of all', 'AND(数 > 0, 数 < 100)', '1'],
        ['AND with one that fails', 'AND(数 > 0, 数 > 100)', '0'],
        ['OR with one that holds', 'OR(数 > 100, 数 = 3)', '1'],
        ['OR of none', 'OR(数 > 100, 単価 = 0)', '0'],
        ['NOT', 'NOT(数 = 3)', '0'],
      ]),
      ...from<string, string>('observed: fastsystem.funaisoken.co.jp/digital/contains-function', [
        ['CONTAINS an option chosen', 'CONTAINS(印, "障害")', '1'],
        ['not one unchosen', 'CONTAINS(印, "外国語")', '0'],
        ['not a part of an option', 'CONTAINS(印, "障")', '0'],
        ['nothing chosen', 'CONTAINS(複数, "")', '0'],
        ['a value in a row of a table', 'CONTAINS(品名, "旗")', '1'],
        ['not a part of a value', 'CONTAINS(品名, "")', '0'],
      ]),
    ],
    asNumber,
  );
});

describe('texts', () => {
  testRows(
    [
      ...from<string, string>(OPERATORS, [
        ['& joins', '件名 & "（" & 数 & "件）"', '街灯の修理（3件）'],
        ['an empty number is the empty text', '件名 & 空', '街灯の修理'],
        ['an empty text too', '無題 & "x"', 'x'],
        ['a sum inside', '数 & " + 1 = " & (数 + 1)', '3 + 1 = 4'],
        ['the name of who made the record', '"担当 " & 作成者', '担当 佐藤 花子'],
      ]),
      ...from<string, string>(OBSERVED, [
        ['an empty number alone', '空', ''],
        ['a number alone', '数', '3'],
        ['a condition is a word', '(1 > 0) & "x"', 'truex'],
        ['a quotient is rounded first', '1 / 3 & ""', '0.3333'],
        ['IF needs a condition', 'IF(1, "a", "b")', ''],
      ]),
      ...from<string, string>('help: k/ja/user/app_settings/form/autocalc/yen_function', [
        ['YEN to one decimal', 'YEN(単価, 1)', '¥1,132.9'],
        ['YEN to whole yen', 'YEN(単価, 0)', '¥1,133'],
        ['YEN to tens', 'YEN(単価, -1)', '¥1,130'],
        ['YEN fills decimals', 'YEN(数, 2)', '¥3.00'],
      ]),
      ...from<string, string>(DATES, [
        [
          'a date and time in a zone',
          'DATE_FORMAT(日時, "YYYY年M月d日 HH:mm", "Asia/Tokyo")',
          '2026年11月20日 10:30',
        ],
        ['in UTC', 'DATE_FORMAT(日時, "YYYY-MM-dd HH:mm", "Etc/GMT")', '2026-11-20 01:30'],
        ['the next day', 'DATE_FORMAT(日+24*60*60*1, "YYYY/MM/dd", "Etc/GMT")', '2026/11/21'],
        ['the zone of the user', 'DATE_FORMAT(日時, "HH:mm", "system")', '10:30'],
        ['a UNIX time', 'DATE_FORMAT(1459468800, "YYYY-MM-dd", "Etc/GMT")', '2016-04-01'],
        ['a time', 'DATE_FORMAT(開始, "H時m分", "Etc/GMT")', '9時15分'],
        ['morning', 'DATE_FORMAT(開始, "ah時", "Etc/GMT")', '午前9時'],
        ['when the record was made', 'DATE_FORMAT(作成日時, "M/d", "Etc/GMT")', '11/24'],
        ['the last time there is', 'DATE_FORMAT(253402300799, "YYYY", "Etc/GMT")', '9999'],
        ['a later one gives nothing', 'DATE_FORMAT(253402300800, "YYYY", "Etc/GMT")', ''],
        ['an earlier one than the first too', 'DATE_FORMAT(-30610224001, "YYYY", "Etc/GMT")', ''],
        ['a letter that means nothing', 'DATE_FORMAT(日時, "Q", "Etc/GMT")', ''],
        ['an unknown zone', 'DATE_FORMAT(日時, "YYYY", "Mars/Base")', ''],
      ]),
      ...from<string, string>(COMPUTED, [
        ['"UTC" is a zone', 'DATE_FORMAT(1745574000, "YYYY-MM-dd", "UTC")', '2025-04-25'],
      ]),
      ...from<string, string>('observed: qiita.com/Banchan_k12/items/33225dfb0d74dcbb2f54 †', [
        ['an empty date is 1970', 'DATE_FORMAT(空日, "YYYY-MM-dd", "Etc/GMT")', '1970-01-01'],
      ]),
    ],
    asText,
  );
});

describe('dates, times and durations', () => {
  testRows<Formula, string>(
    [
      ...from<Formula, string>(DATES, [
        ['days between dates', { expression: '(期限 - 日) / (60*60*24)' }, '14'],
        ['ten days later', { expression: '日 + 60*60*24*10', format: 'DATE' }, '2026-11-30'],
        [
          'an hour later',
          { expression: '日時 + 60*60', format: 'DATETIME' },
          '2026-11-20T02:30:00Z',
        ],
        ['half an hour later', { expression: '開始 + 60*30', format: 'TIME' }, '09:45'],
        ['time worked', { expression: '終了 - 開始', format: 'HOUR_MINUTE' }, '1:45'],
        [
          'days and hours are hours to REST',
          { expression: '期限 - 日', format: 'DAY_HOUR_MINUTE' },
          '336:00',
        ],
      ]),
      ...from<Formula, string>(COMPUTED, [
        ['over a day', { expression: '90061', format: 'HOUR_MINUTE' }, '25:01'],
        ['a clock begins anew', { expression: '90061', format: 'TIME' }, '01:01'],
        ['a date is midnight in UTC', { expression: '日時 - 日' }, '5400'],
        [
          'seconds are a date and time',
          { expression: '90061 * 3600', format: 'DATETIME' },
          '1980-04-10T13:00:00Z',
        ],
        [
          'marks of thousands are not for REST',
          { expression: '90061 * 3', format: 'NUMBER_DIGIT' },
          '270183',
        ],
        ['before midnight', { expression: '開始 - 60*60*10', format: 'TIME' }, '23:15'],
      ]),
      ...from<Formula, string>(PRECISION, [
        [
          'the digits of the app are for numbers, not for dates',
          {
            expression: '日 + 60*60*24',
            format: 'DATE',
            precision: { digits: '5', decimalPlaces: '2', roundingMode: 'DOWN' },
          },
          '2026-11-21',
        ],
      ]),
    ],
    result,
  );
});

describe('refused when settings are deployed', () => {
  const why = (expression: string): unknown => {
    const fields = {
      ...inputs,
      結果: { type: 'CALC', code: '結果', label: '合計額', expression },
      相手: { type: 'CALC', code: '相手', expression: '結果 + 1' },
    };
    try {
      validateCalcFields(fields);
    } catch (error) {
      if (error instanceof KintoneError) return { code: error.code, message: error.text.ja };
      throw error;
    }
    return undefined;
  };
  const because = (reason: string): { code: string; message: string } => ({
    code: 'GAIA_IL01',
    message: `フィールド「合計額」の計算式が正しくありません。(エラーの内容：${reason})`,
  });
  const ungrammatical = because('計算式の文法が正しくありません。');
  testRows(
    from<string, unknown>(ERRORS, [
      [
        'an unknown field',
        '無い + 1',
        because('計算式に含まれるフィールドコード（無い）が存在しません。'),
      ],
      [
        'a table',
        '明細 + 1',
        because('計算式で利用できないフィールドタイプ(SUBTABLE)が指定されています。'),
      ],
      [
        'a link',
        'リンク & "x"',
        because('計算式で利用できないフィールドタイプ(LINK)が指定されています。'),
      ],
      [
        'a field of a table outside SUM',
        '金額 + 1',
        because('配列型の値に対して適切な関数が利用されていません。'),
      ],
      ['a function there is not', 'MAX(数)', because('MAX関数は使用できません。')],
      ['a function in small letters', 'sum(数)', because('sum関数は使用できません。')],
      ['too few for IF', 'IF(数 > 1, 2)', because('IF関数には3個の引数が必要です。')],
      ['too few for YEN', 'YEN(数)', because('YEN関数には2個の引数が必要です。')],
      [
        'too few for DATE_FORMAT',
        'DATE_FORMAT(日, "M")',
        because('DATE_FORMAT関数には3個の引数が必要です。'),
      ],
      ['too few for SUM', 'SUM()', because('SUM関数には1個以上の引数が必要です。')],
      ['too few for ROUND', 'ROUND()', because('ROUND関数には1個または2個の引数が必要です。')],
      [
        'too many for NOT',
        'NOT(1 > 0, 1 > 0)',
        because('NOT関数に指定できる引数は、1個までです。'),
      ],
      ['nothing', '', ungrammatical],
      ['half an expression', '数 +', ungrammatical],
      ['an open bracket', '(数', ungrammatical],
      ['an open text', '"abc', ungrammatical],
      [
        'a full-width symbol',
        '数 ＋ 1',
        because(
          '全角記号「＋」が入力されています。半角記号「+」を入力するか、または入力した内容に誤りがないか確認してください。',
        ),
      ],
      ['itself', '結果 + 1', because('フィールドの参照が循環しています。')],
      ['another that needs it', '相手 + 1', because('フィールドの参照が循環しています。')],
      ['none of these', '数 + 1', undefined],
      ['full-width symbols within a text', 'IF(件名 = "（＋）", 1, 0)', undefined],
    ]),
    why,
  );
});

test('fields that depend on others are worked out in order, in tables too', () => {
  const fields: CalcFields = {
    税込: { type: 'CALC', code: '税込', expression: '合計 * 1.1' },
    合計: { type: 'CALC', code: '合計', expression: 'SUM(小計)' },
    ...inputs,
  };
  const values = sample();
  recalculate(fields, values, { precision: usual });
  expect(values).toMatchObject({ 合計: '200.3', 税込: '220.33' });
  const record = {
    税込: { value: '' as unknown },
    明細: {
      value: [
        { value: { 金額: { value: '5' }, 個数: { value: '2' }, 小計: { value: '' } } },
      ] as unknown,
    },
  };
  recalculateRecord(fields, record, { precision: usual });
  expect(record.税込.value).toBe('11');
  expect(record.明細.value).toMatchObject([{ value: { 小計: { value: '10' } } }]);
});

describe('on saving', () => {
  const formula = (expression: string, type = 'CALC'): unknown => {
    const stage = new Stage();
    const app = stage.app({
      数: { type: 'NUMBER' },
      結果: { type, expression, format: 'NUMBER' },
    });
    const id = stage.add(app, { 数: '10', 結果: '99' });
    const first = stage.get(app, id).結果;
    stage.now = '2026-11-24T02:23:59.000Z';
    stage.call('PUT', 'record.json', { app: app.id, id, record: { 数: { value: '20' } } }, 'ito');
    return [first, stage.get(app, id).結果];
  };
  testRows(
    [
      ...from<string, string[]>(COMPUTED, [
        ['a change is reckoned with, what a request gives is not', '数 + 3', ['13', '23']],
        ['just made, a record is as old as its last change', '更新日時 - 作成日時', ['0', '3600']],
      ]),
    ],
    formula,
  );
  testRows(
    from<string, string[]>(TYPES, [
      [
        'who made it and who changed it last are texts',
        '作成者 & "/" & 更新者',
        ['佐藤 花子/佐藤 花子', '佐藤 花子/伊藤 一郎'],
      ],
    ]),
    (expression) => formula(expression, 'SINGLE_LINE_TEXT'),
  );
});

describe('shown to a person', () => {
  testRows<[string, Parameters<typeof displayNumber>[1]], string>(
    from('help: k/ja/app/form/form_parts/calculated', [
      ['marks of thousands', ['1234567.5', { type: 'NUMBER', digit: true }], '1,234,567.5'],
      [
        'decimals cut',
        ['1234.567', { type: 'CALC', format: 'NUMBER_DIGIT', displayScale: '2' }],
        '1,234.57',
      ],
      ['no sign before 0', ['-0.004', { type: 'NUMBER', displayScale: '2' }], '0.00'],
      ['decimals filled', ['3', { type: 'NUMBER', displayScale: '2' }], '3.00'],
      ['hours and minutes', ['49:30', { type: 'CALC', format: 'HOUR_MINUTE' }], '49時間30分'],
      ['days too', ['49:30', { type: 'CALC', format: 'DAY_HOUR_MINUTE' }], '2日1時間30分'],
    ]),
    ([value, property]) => displayNumber(value, property),
  );
});
