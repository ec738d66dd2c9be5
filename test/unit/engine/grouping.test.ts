import { fields, keyedBy, voice } from './sample';
import { tableOf } from '../../../src/records/columns';
import { keyId } from '../../../src/records/key';
import type { Keyed } from '../../../src/records/grouping';

const ids = ({ keys }: Keyed): string[] => keys.map(keyId);

test('選択肢はフォームの順に並び、だれも選んでいないものも出る', () => {
  expect(ids(keyedBy('分野', { by: 'value' }, ['道路', '道路']))).toEqual([
    'wごみ',
    'w道路',
    'w防犯',
  ]);
});

test('フォームからなくなった選択肢はその後に、未入力は最後に出る', () => {
  const { keys, codes } = keyedBy('分野', { by: 'value' }, ['', '昔の分野', '道路']);
  expect(keys.slice(3)).toEqual([
    { kind: 'word', word: '昔の分野', label: '昔の分野', gone: true },
    { kind: 'unset' },
  ]);
  expect([...codes]).toEqual([4, 3, 1]);
});

test('複数選択は、選んだ数だけ鍵をもつ。選んでいなければ未入力', () => {
  const { keys, codes, starts } = keyedBy('タグ', { by: 'value' }, [['b', 'a'], [], ['b']]);
  expect(keys.map(keyId)).toEqual(['wa', 'wb', '']);
  expect([...(starts ?? [])]).toEqual([0, 2, 3, 4]);
  expect([...codes]).toEqual([1, 0, 2, 1]);
});

test('文字は読みやすい順に（数は数の順に）並ぶ', () => {
  expect(ids(keyedBy('件名', { by: 'value' }, ['10番', '9番', '1番']))).toEqual([
    'w1番',
    'w9番',
    'w10番',
  ]);
});

test('人は、ログイン名で数え、表示名で見せる', () => {
  const people = [[{ code: 'sato', name: '佐藤' }], [{ code: 'sato2', name: '佐藤' }]];
  const { keys } = keyedBy('担当者', { by: 'value' }, people);
  expect(keys).toEqual([
    { kind: 'word', word: 'sato', label: '佐藤' },
    { kind: 'word', word: 'sato2', label: '佐藤' },
  ]);
});

test('レコードのない月も、間にあれば出る', () => {
  const months = keyedBy('受付日', { by: 'month' }, ['2026-01-31', '2026-04-01', '']);
  expect(ids(months)).toEqual(['month 24309', 'month 24310', 'month 24311', 'month 24312', '']);
});

test('千年まちがえた日付があっても、間の日をすべて描こうとはしない', () => {
  const days = keyedBy('受付日', { by: 'day' }, ['0206-05-11', '2026-05-11']);
  expect(days.keys).toHaveLength(2);
});

test('日時の日は、利用者の時間帯の日', () => {
  const instant = '2026-03-31T15:00:00Z';
  expect(ids(keyedBy('受付日時', { by: 'fiscalYear' }, [instant]))).toEqual(['fiscalYear 2026']);
  expect(ids(keyedBy('受付日時', { by: 'fiscalYear' }, [instant], 'UTC'))).toEqual([
    'fiscalYear 2025',
  ]);
});

test('曜日は月曜から、時刻は0時から、すべて出る', () => {
  expect(ids(keyedBy('受付日', { by: 'weekday' }, ['2026-05-10']))).toEqual(
    [1, 2, 3, 4, 5, 6, 0].map((day) => `d${day}`),
  );
  const hours = keyedBy('開始', { by: 'hour' }, ['09:30', '']);
  expect(hours.keys).toHaveLength(25);
  expect([...hours.codes]).toEqual([9, 24]);
});

test('数の範囲は、下の端を含み、上の端を含まない', () => {
  const { keys, codes } = keyedBy('分', { by: 'ranges', edges: [10, 30] }, ['9.9', '10', '30', '']);
  expect(keys.map(keyId)).toEqual(['r_10', 'r10_30', 'r30_', '']);
  expect([...codes]).toEqual([0, 1, 2, 3]);
});

test('できない分け方は、理由を付けて断る', () => {
  expect(() => keyedBy('件名', { by: 'month' }, ['街灯'])).toThrow(/件名/);
  expect(() => keyedBy('受付日', { by: 'hour' }, ['2026-05-11'])).toThrow(/受付日/);
  expect(() => keyedBy('件名', { by: 'ranges', edges: [1] }, ['1'])).toThrow(/件名/);
});

test('読み取れない値は未入力として数え、いくつあったかを覚えておく', () => {
  const table = tableOf([voice({ 受付日: '2026-02-31' }), voice({ 分: '1,000' })], fields);
  expect(table.unreadable).toEqual({ 受付日: 1, 分: 1 });
});

test('レコードがなければ、選択肢だけが出る', () => {
  expect(ids(keyedBy('分野', { by: 'value' }, []))).toHaveLength(3);
  expect(ids(keyedBy('受付日', { by: 'month' }, []))).toEqual([]);
});
