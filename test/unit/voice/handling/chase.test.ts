import type { Day } from '../../../../src/calendar/day';
import { chaseRows, reminder, totals } from '../../../../src/voice/handling/chase';
import { endOfWeek, filtersOf } from '../../../../src/voice/handling/list-filters';
import { fields, fukushi, machi, office, today, voice, voiceSettings, where } from './sample';

const facts = {
  ...{ places: where, settings: voiceSettings, office, today, zone: 'Asia/Tokyo' },
};
let id = 0;
const late = (change: Record<string, unknown>) => voice({ $id: String((id += 1)), ...change });

const voices = [
  late({
    担当課: [machi],
    回答期限: '2026-05-09',
    ステータス: '対応中',
    受付日時: '2026-04-25T01:00:00Z',
  }),
  late({
    担当課: [machi],
    回答期限: '2026-05-16',
    ステータス: '受付',
    受付日時: '2026-04-20T01:00:00Z',
  }),
  late({ 担当課: [machi, fukushi], 回答期限: '2026-05-10', ステータス: '中間回答' }),
  late({ 回答期限: '', ステータス: '受付' }),
  late({ 担当課: [fukushi], 回答期限: '2026-05-17', ステータス: '対応中' }),
  late({ 担当課: [fukushi], 回答期限: '2026-05-01', ステータス: '完了' }),
  late({ 担当課: [fukushi], 回答期限: '2026-05-01', 回答日: '2026-05-02', ステータス: '対応中' }),
];

test('課ごとに、超過・今週・受付のまま・中間回答済みを数える。済んだ声は数えない', () => {
  const rows = chaseRows(voices, facts);
  expect(
    rows.map(({ section, counts }) => [section?.name ?? '', ...Object.values(counts)]),
  ).toEqual([
    ['', 0, 0, 1, 0],
    ['まちづくり整備課', 2, 1, 1, 1],
    ['保健福祉課', 1, 0, 0, 1],
  ]);
  expect(totals(rows)).toEqual({ overdue: 3, week: 1, waiting: 2, interim: 2 });
});

test('課の中は、受付の古い順', () => {
  const [, row] = chaseRows(voices, facts);
  expect(row?.voices.map((each) => each.id)).toEqual([2, 1, 3]);
});

test('今週は土曜まで。日曜はその日から始まる週', () => {
  expect(endOfWeek('2026-05-11' as Day)).toBe('2026-05-16');
  expect(endOfWeek('2026-05-16' as Day)).toBe('2026-05-16');
  expect(endOfWeek('2026-05-17' as Day)).toBe('2026-05-23');
});

test('数と同じ声を開く条件', () => {
  const filters = filtersOf(voiceSettings, fields, today);
  expect(filters).toMatchObject({
    overdue:
      '回答期限 != "" and 回答期限 < "2026-05-11" and (回答日 = "" and ステータス not in ("回答済", "完了"))',
    waiting: 'ステータス in ("受付") and (回答日 = "" and ステータス not in ("回答済", "完了"))',
    unassigned: '担当課 in ("") and (回答日 = "" and ステータス not in ("回答済", "完了"))',
  });
  expect(filters.section('machi')).toBe('担当課 in ("machi")');
});

test('督促の文は、課に宛て、1件を1度だけ、古い順に挙げる', () => {
  const [, row] = chaseRows(voices, facts);
  const words = reminder(row!, today, (number) => `https://example.jp/${number}`);
  expect(words).toContain('まちづくり整備課 ご担当者様');
  expect(words).toContain('■ 超過（2件）');
  expect(words).toContain(
    '・No.1 街灯が切れている（受付 4月25日（土）／回答期限 5月9日（土） 2日超過）',
  );
  expect(words.match(/No\.3 /g)).toHaveLength(1);
  expect(words.indexOf('No.1 ')).toBeLessThan(words.indexOf('No.2 '));
});
