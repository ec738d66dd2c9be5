/** Expressions: what is typed into the form's settings, and what a record then shows. */
import {
  recalculate,
  recalculateRecord,
  validateCalcFields,
  displayNumber,
} from '../../../emulator/calc';
import type { CalcFields, Values } from '../../../emulator/calc';

const precision = { digits: '16', decimalPlaces: '4', roundingMode: 'HALF_EVEN' };

const inputs: CalcFields = {
  単価: { type: 'NUMBER', code: '単価' },
  数量: { type: 'NUMBER', code: '数量' },
  空: { type: 'NUMBER', code: '空' },
  件名: { type: 'SINGLE_LINE_TEXT', code: '件名' },
  種別: { type: 'RADIO_BUTTON', code: '種別' },
  要配慮: { type: 'CHECK_BOX', code: '要配慮' },
  受付日: { type: 'DATE', code: '受付日' },
  期限: { type: 'DATE', code: '期限' },
  日時: { type: 'DATETIME', code: '日時' },
  開始: { type: 'TIME', code: '開始' },
  終了: { type: 'TIME', code: '終了' },
  空日: { type: 'DATE', code: '空日' },
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
};

const sample = (): Values => ({
  単価: '1234.5',
  数量: '3',
  空: '',
  件名: '街灯の修理',
  種別: '要望',
  要配慮: ['高齢', '障害'],
  受付日: '2026-11-20',
  期限: '2026-12-04',
  日時: '2026-11-20T01:30:00Z',
  開始: '09:15',
  終了: '11:00',
  空日: null,
  明細: [
    { value: { 金額: '100', 個数: '2', 品名: '砂', 小計: '' } },
    { value: { 金額: '50.5', 個数: '', 品名: '旗', 小計: '' } },
    { value: { 金額: '0.1', 個数: '3', 品名: '札', 小計: '' } },
  ],
});

function calc(expression: string, format = 'NUMBER', type = 'CALC', using = precision): unknown {
  const fields = { ...inputs, 結果: { type, code: '結果', expression, format } };
  const values = sample();
  recalculate(fields, values, { precision: using, timezone: 'Asia/Tokyo' });
  return values['結果'];
}

describe('numbers', () => {
  test.each([
    ['単価 * 数量', '3703.5'],
    ['0.1 + 0.2', '0.3'],
    ['1 + 2 * 3 ^ 2', '19'],
    ['-2 ^ 2', '4'],
    ['(1 + 2) * 3', '9'],
    ['2 ^ 3.9', '8'], // the exponent is cut off
    ['2 ^ -1', '0.5'],
    ['2 ^ 101', ''],
    ['10 / 3', '3.3333'],
    ['1 / 3 * 3', '0.9999'],
    ['5 / 0', ''],
    ['空 + 1', '1'], // an empty number counts as 0
    ['空日 + 1', ''],
    ['件名 + 1', ''],
    ['ROUND(2.5)', '3'],
    ['ROUND(-2.5)', '-3'],
    ['ROUND(1234.567, 2)', '1234.57'],
    ['ROUND(1250, -2)', '1300'],
    ['ROUNDUP(1.01, 1)', '1.1'],
    ['ROUNDUP(-1.01)', '-2'],
    ['ROUNDDOWN(1.99)', '1'],
    ['ROUNDDOWN(-1.99, 1)', '-1.9'],
    ['SUM(単価, 数量, 空)', '1237.5'],
    ['SUM(金額)', '150.6'],
    ['SUM(小計)', '200.3'],
    ['SUM(金額, 数量)', '153.6'],
    ['IF(数量 >= 3, 10, 20)', '10'],
    ['IF(AND(数量 > 0, NOT(単価 = 0)), 1, 0)', '1'],
    ['IF(OR(数量 > 100, 単価 <> 1234.5), 1, 0)', '0'],
    ['IF(種別 = "要望", 1, 0)', '1'],
    ['IF(空 = "", 1, 0)', '1'],
    ['IF(CONTAINS(要配慮, "障害"), 1, 0)', '1'],
    ['IF(CONTAINS(要配慮, "障"), 1, 0)', '0'], // an option, whole
    ['IF(CONTAINS(件名, "修理"), 1, 0)', '1'],
    ['IF(CONTAINS(品名, "旗"), 1, 0)', '1'],
    ['"12"', ''], // a text needs a text field
    ['12345678901234567', '12345678901234570'], // sixteen digits are kept,
  ])('%s is %s', (expression, expected) => {
    expect(calc(expression)).toBe(expected);
  });

  test('the app decides the rounding of the result', () => {
    const one = (roundingMode: string): unknown =>
      calc('1.25 * 1', 'NUMBER', 'CALC', { digits: '16', decimalPlaces: '1', roundingMode });
    expect([one('HALF_EVEN'), one('UP'), one('DOWN')]).toEqual(['1.2', '1.3', '1.2']);
  });
});

describe('dates and times', () => {
  test.each([
    ['(期限 - 受付日) / (60*60*24)', 'NUMBER', '14'],
    ['受付日 + 60*60*24*10', 'DATE', '2026-11-30'],
    ['日時 + 60*60', 'DATETIME', '2026-11-20T02:30:00Z'],
    ['日時 + 60*60*9', 'DATE', '2026-11-20'],
    ['開始 + 60*30', 'TIME', '09:45'],
    ['開始 - 60*60*10', 'TIME', '23:15'],
    ['終了 - 開始', 'HOUR_MINUTE', '1:45'],
    ['期限 - 受付日', 'DAY_HOUR_MINUTE', '336:00'],
  ])('%s as %s is %s', (expression, format, expected) => {
    expect(calc(expression, format)).toBe(expected);
  });
});

describe('texts', () => {
  test.each([
    ['件名 & "（" & 数量 & "件）"', '街灯の修理（3件）'],
    ['単価 & 空', '1234.5'],
    ['YEN(1234.567, 1)', '¥1,234.6'],
    ['YEN(1234567)', '¥1,234,567'],
    ['DATE_FORMAT(日時, "YYYY年M月d日 HH:mm", "Asia/Tokyo")', '2026年11月20日 10:30'],
    ['DATE_FORMAT(日時, "YYYY-MM-dd HH:mm", "Etc/GMT")', '2026-11-20 01:30'],
    ['DATE_FORMAT(受付日, "MM/dd（E）", "Etc/GMT")', '11/20（金）'],
    ['DATE_FORMAT(日時, "ah時", "system")', '午前10時'],
    ['DATE_FORMAT(日時, "Q", "Etc/GMT")', ''],
    ['IF(数量 > 1, "多い", "少ない")', '多い'],
    ['"say \\"hi\\""', 'say "hi"'],
    ['10 / 4', '2.5'],
  ])('%s is %s', (expression, expected) => {
    expect(calc(expression, '', 'SINGLE_LINE_TEXT')).toBe(expected);
  });
});

test('fields that depend on others are worked out in order, in tables too', () => {
  const fields: CalcFields = {
    税込: { type: 'CALC', code: '税込', expression: '合計 * 1.1' },
    合計: { type: 'CALC', code: '合計', expression: 'SUM(小計)' },
    ...inputs,
  };
  const values = sample();
  recalculate(fields, values, { precision });
  expect(values).toMatchObject({ 合計: '200.3', 税込: '220.33' });
  const record = {
    税込: { value: '' as unknown },
    明細: {
      value: [
        { value: { 金額: { value: '5' }, 個数: { value: '2' }, 小計: { value: '' } } },
      ] as unknown,
    },
  };
  recalculateRecord(fields, record, { precision });
  expect(record.税込.value).toBe('11');
  expect(record.明細.value).toMatchObject([{ value: { 小計: { value: '10' } } }]);
});

describe('refused when settings are deployed', () => {
  test.each([
    ['an unknown field', '無い + 1'],
    ['a field that cannot be calculated with', '明細 + 1'],
    ['a table field outside SUM', '金額 + 1'],
    ['an unknown function', 'MAX(単価)'],
    ['too few arguments', 'IF(単価 > 1, 2)'],
    ['nothing', ''],
    ['half an expression', '単価 +'],
    ['an open bracket', '(単価'],
    ['an open text', '"abc'],
    ['itself', '結果 + 1'],
  ])('%s', (_name, expression) => {
    const fields = { ...inputs, 結果: { type: 'CALC', code: '結果', expression } };
    expect(() => validateCalcFields(fields)).toThrow(/GAIA_IL01/);
  });

  test('two fields that need each other', () => {
    const fields = {
      甲: { type: 'CALC', code: '甲', expression: '乙 + 1' },
      乙: { type: 'CALC', code: '乙', expression: '甲 + 1' },
    };
    expect(() => validateCalcFields(fields)).toThrow(/GAIA_IL01/);
  });
});

test.each([
  ['1234567.5', { type: 'NUMBER', digit: true }, '1,234,567.5'],
  ['1234.567', { type: 'CALC', format: 'NUMBER_DIGIT', displayScale: '2' }, '1,234.57'],
  ['-0.004', { type: 'NUMBER', displayScale: '2' }, '0.00'],
  ['3', { type: 'NUMBER', displayScale: '2' }, '3.00'],
  ['49:30', { type: 'CALC', format: 'HOUR_MINUTE' }, '49時間30分'],
  ['49:30', { type: 'CALC', format: 'DAY_HOUR_MINUTE' }, '2日1時間30分'],
])('%s is shown as %s', (value, property, expected) => {
  expect(displayNumber(value, property)).toBe(expected);
});
