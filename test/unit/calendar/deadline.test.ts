import type { Day } from '../../../src/calendar/day';
import { deadline, left, urgency, type DeadlineRule } from '../../../src/calendar/deadline';
import { officeDays } from '../../../src/calendar/office-days';

const day = (text: string): Day => text as Day;
const plain: DeadlineRule = { days: 14, unit: 'calendar', cutOff: '', closedEnd: 'stays' };
const office = officeDays();

/** 受けた日時、日数、ほかの決まり、期限 */
function due(received: string, rule: Partial<DeadlineRule>, own = office): Day {
  const [date = '', clock] = received.split(' ');
  const receipt = { day: day(date), ...(clock === undefined ? {} : { clock }) };
  return deadline(receipt, { ...plain, ...rule }, own);
}

test.each([
  ['2026-05-01', 14, '2026-05-15', '翌日から数える'],
  ['2026-12-25', 14, '2027-01-08', '年をまたぐ'],
  ['2026-05-01', 0, '2026-05-01', '0日はその日'],
  ['2026-05-03 23:59', 14, '2026-05-17', '時刻の区切りがなければ、休みの日の夜もその日'],
])('暦日: %s に受けて%d日なら %s（%s）', (received, days, expected) =>
  expect(due(received, { days })).toBe(expected),
);

test.each([
  ['2026-05-11', 5, '2026-05-18', '土日をはさむ'],
  ['2026-04-24', 10, '2026-05-14', '昭和の日と5月の連休、振替休日をはさむ'],
  ['2026-09-18', 1, '2026-09-24', '敬老の日、国民の休日、秋分の日をはさむ'],
  ['2026-12-25', 10, '2027-01-15', '年末年始と成人の日をはさむ'],
  ['2026-12-28', 1, '2027-01-04', '仕事納めの翌開庁日は仕事始め'],
  ['2026-12-31', 1, '2027-01-04', '閉庁日に受けた'],
  ['2026-05-02', 1, '2026-05-07', '土曜に受けた'],
  ['2026-05-11', 0, '2026-05-11', '0日はその日'],
])('開庁日: %s に受けて%d開庁日なら %s（%s）', (received, days, expected) =>
  expect(due(received, { days, unit: 'office' })).toBe(expected),
);

test.each([
  ['2026-05-01 15:59', '2026-05-20', '区切りの前'],
  ['2026-05-01 16:00', '2026-05-21', '区切りちょうどは、次の開庁日の受付'],
  ['2026-05-03 09:00', '2026-05-21', '閉庁日は、次の開庁日の受付'],
  ['2026-05-02', '2026-05-21', '時刻が分からない閉庁日'],
  ['2026-05-01', '2026-05-20', '時刻が分からない開庁日は、その日の受付'],
  ['2026-12-28 16:30', '2027-01-19', '仕事納めの夕方は、仕事始めの受付'],
])('16時の区切り、10開庁日: %s なら %s（%s）', (received, expected) =>
  expect(due(received, { days: 10, unit: 'office', cutOff: '16:00' })).toBe(expected),
);

test.each([
  ['2026-05-01 16:00', '2026-05-21', '次の開庁日の5月7日から14日'],
  ['2026-05-01 15:59', '2026-05-15', '区切りの前'],
])('16時の区切り、暦の14日: %s なら %s（%s）', (received, expected) =>
  expect(due(received, { cutOff: '16:00' })).toBe(expected),
);

test.each([
  ['2026-05-03', '2026-05-18', '日曜に当たる'],
  ['2026-12-20', '2027-01-04', '1月3日に当たる'],
  ['2026-05-01', '2026-05-15', '開庁日に当たる'],
])('暦日の期限が閉庁日なら次の開庁日へ: %s は %s（%s）', (received, expected) =>
  expect(due(received, { closedEnd: 'next' })).toBe(expected),
);

test('区の休みの日は数えず、開ける日は数える', () => {
  const own = officeDays({ closed: [day('2026-05-12')], open: [day('2026-05-16')] });
  expect(due('2026-05-11', { days: 1, unit: 'office' }, own)).toBe('2026-05-13');
  expect(due('2026-05-15', { days: 1, unit: 'office' }, own)).toBe('2026-05-16');
});

test('開庁日の期限は、1日ずつ数えたものと同じ', () => {
  for (let days = 1; days <= 40; days += 1) {
    const last = due('2026-12-01', { days, unit: 'office' });
    let counted = 0;
    const end = Date.parse(last) / 86_400_000;
    for (let at = Date.parse('2026-12-02') / 86_400_000; at <= end; at += 1) {
      if (office.isOpen(at)) counted += 1;
    }
    expect(counted).toBe(days);
    expect(office.isOpen(end)).toBe(true);
  }
});

test.each([
  ['2026-05-10', 'overdue'],
  ['2026-05-11', 'soon'],
  ['2026-05-14', 'soon'],
  ['2026-05-15', 'later'],
])('5月11日に見て、3日前から知らせるとき、期限 %s は %s', (last, expected) => {
  expect(urgency(day(last), day('2026-05-11'), 3)).toBe(expected);
});

test.each([
  ['2026-05-09', 'office', { kind: 'overdue', days: 2 }],
  ['2026-05-11', 'office', { kind: 'today' }],
  ['2026-05-14', 'office', { kind: 'left', days: 3, unit: 'office' }],
  ['2026-05-18', 'office', { kind: 'left', days: 5, unit: 'office' }],
  ['2026-05-18', 'calendar', { kind: 'left', days: 7, unit: 'calendar' }],
] as const)('5月11日（月）に見た期限 %s（%s）は %j', (last, unit, expected) =>
  expect(left(day(last), day('2026-05-11'), unit, office)).toEqual(expected),
);

test('次の開庁日より前の期限は、暦の日数で言う', () => {
  expect(left(day('2026-05-10'), day('2026-05-08'), 'office', office)).toEqual({
    ...{ kind: 'left', days: 2, unit: 'calendar' },
  });
});
