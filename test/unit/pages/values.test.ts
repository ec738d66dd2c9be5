import type { FieldProperty } from '../../../emulator/apps/definition';
import {
  calcText,
  dateText,
  dateTimeText,
  numberText,
  plainText,
  sizeText,
  timeText,
} from '../../../emulator/pages/fields/values';
import { inZone, instantOf } from '../../../emulator/pages/fields/zone';

const ja = { language: 'ja', timezone: 'Asia/Tokyo' } as const;
const en = { language: 'en', timezone: 'America/Los_Angeles' } as const;

const field = (settings: Partial<FieldProperty> & { type: string }): FieldProperty => ({
  code: 'f',
  label: 'f',
  fieldId: 1,
  ...settings,
});

describe('numbers are shown as their field says', () => {
  test.each([
    ['1234567', {}, '1234567'],
    ['1234567', { digit: true }, '1,234,567'],
    ['-1234567.891', { digit: true }, '-1,234,567.891'],
    ['1.5', { displayScale: '2' }, '1.50'],
    ['2.5', { displayScale: '0' }, '2'],
    ['3.5', { displayScale: '0' }, '4'],
    ['90', { unit: '分', unitPosition: 'AFTER' as const }, '90 分'],
    ['1000', { digit: true, unit: '¥', unitPosition: 'BEFORE' as const }, '¥ 1,000'],
    [
      '123456789012345678901234567890.12',
      { digit: true, displayScale: '1' },
      '123,456,789,012,345,678,901,234,567,890.1',
    ],
    ['', { unit: '分' }, ''],
  ])('%s with %j is %s', (value, settings, shown) => {
    expect(numberText(settings, value)).toBe(shown);
  });

  test('the rounding of the app settings decides halves', () => {
    expect(numberText({ displayScale: '0' }, '2.5', 'UP')).toBe('3');
    expect(numberText({ displayScale: '0' }, '2.9', 'DOWN')).toBe('2');
  });
});

describe('calc fields are shown in their format', () => {
  test.each([
    ['NUMBER_DIGIT', '12345.6', '12,345.6'],
    ['HOUR_MINUTE', '49:30', '49時間30分'],
    ['HOUR_MINUTE', '-1:05', '-1時間5分'],
    ['DAY_HOUR_MINUTE', '49:30', '2日1時間30分'],
    ['DATE', '2026-11-24', '2026-11-24'],
    ['TIME', '09:05', '09:05'],
    ['DATETIME', '2026-11-24T00:05:00Z', '2026-11-24 09:05'],
    ['NUMBER', '', ''],
  ])('%s %s as %s', (format, value, shown) => {
    expect(calcText(field({ type: 'CALC', format }), value, ja)).toBe(shown);
  });
});

describe('dates and times', () => {
  test('an instant is shown in the zone of the user, a date without time never moves', () => {
    expect(dateTimeText('2026-11-23T23:30:00Z', ja)).toBe('2026-11-24 08:30');
    expect(dateTimeText('2026-11-24T07:05:00Z', en)).toBe('Nov 23, 2026 11:05 PM');
    expect(dateText('2026-11-24', 'ja')).toBe('2026-11-24');
    expect(dateText('2026-11-24', 'en')).toBe('Nov 24, 2026');
  });

  test('midnight is 00:00 and not 24:00', () => {
    expect(inZone('2026-11-23T15:00:00Z', 'Asia/Tokyo')).toEqual({
      date: '2026-11-24',
      time: '00:00',
    });
    expect(timeText('00:00', 'en')).toBe('12:00 AM');
    expect(timeText('12:00', 'en')).toBe('12:00 PM');
  });

  test('a time on the wall clock of a zone is one instant', () => {
    expect(instantOf('2026-11-24T09:05', 'Asia/Tokyo')).toBe('2026-11-24T00:05:00Z');
    expect(instantOf('2026-07-01T00:00', 'America/Los_Angeles')).toBe('2026-07-01T07:00:00Z');
    expect(instantOf('', 'Asia/Tokyo')).toBeUndefined();
  });

  test('what is no date stays as it is', () => {
    expect(dateTimeText('昨日', ja)).toBe('昨日');
    expect(dateTimeText('', ja)).toBe('');
  });
});

describe('any value on one line', () => {
  test.each([
    [{ type: 'CHECK_BOX' }, ['妊娠中', '車いす'], '妊娠中, 車いす'],
    [
      { type: 'USER_SELECT' },
      [
        { code: 'sato', name: '佐藤' },
        { code: 'ito', name: '伊藤' },
      ],
      '佐藤, 伊藤',
    ],
    [{ type: 'CREATOR' }, { code: 'sato', name: '佐藤' }, '佐藤'],
    [{ type: 'RICH_TEXT' }, '<p>公園の<b>段差</b></p>', '公園の 段差'],
    [{ type: 'RADIO_BUTTON' }, null, ''],
  ])('%j', (settings, value, shown) => {
    expect(plainText(field(settings), value, ja)).toBe(shown);
  });
});

test('file sizes are read by a person', () => {
  expect(sizeText(812)).toBe('812 B');
  expect(sizeText(20_480)).toBe('20 KB');
  expect(sizeText(5_400_000)).toBe('5.1 MB');
});
