import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../../../src/calendar/day';
import { epochDay, weekdayOf } from '../../../src/calendar/epoch-day';
import { officeDays } from '../../../src/calendar/office-days';

const at = (day: string): number => epochDay(day as Day);
const office = officeDays();

test.each([
  ['2026-05-11', true, 'ふつうの月曜日'],
  ['2026-05-09', false, '土曜日'],
  ['2026-05-10', false, '日曜日'],
  ['2026-05-06', false, '振替休日'],
  ['2026-09-22', false, '国民の休日'],
  ['2026-12-28', true, '仕事納め'],
  ['2026-12-29', false, '年末'],
  ['2027-01-03', false, '年始'],
  ['2027-01-04', true, '仕事始め'],
])('%s は開庁日か: %s（%s）', (day, open) => expect(office.isOpen(at(day))).toBe(open));

test('内閣府の「国民の祝日」にある平日は、すべて閉庁日。ほかの平日は、年末年始を除いて開庁日', () => {
  const file = join(__dirname, '../../../apps/data/holidays.csv');
  const listed = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const holidays = new Set(
    listed.map((line) => {
      const [year, month, date] = (line.split(',')[0] ?? '').split('/');
      return at(`${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`);
    }),
  );
  expect(holidays.size).toBeGreaterThan(1000);
  const differing: number[] = [];
  for (let day = at('1955-01-04'); day <= at('2027-12-28'); day += 1) {
    const weekend = [0, 6].includes(weekdayOf(day));
    const turn = /-(12-29|12-30|12-31|01-01|01-02|01-03)$/.test(
      new Date(day * 86_400_000).toISOString().slice(0, 10),
    );
    if (office.isOpen(day) !== !(weekend || turn || holidays.has(day))) differing.push(day);
  }
  expect(differing).toEqual([]);
});

test.each([
  ['2026-05-11', '2026-05-11', 0, '同じ日'],
  ['2026-05-11', '2026-05-12', 1, '翌日'],
  ['2026-05-01', '2026-05-07', 1, '連休をはさむ'],
  ['2026-12-28', '2027-01-04', 1, '年末年始をはさむ'],
  ['2027-01-04', '2026-12-28', -1, '逆向き'],
  ['2026-04-01', '2027-03-31', 240, '1年度: 平日260日から、平日の祝日17日と年末の3日を引く'],
])('%s の翌日から %s まで、開庁日は %d 日（%s）', (from, to, days) =>
  expect(office.between(at(from), at(to))).toBe(days),
);

test('数えた日数は、1日ずつ見たものと同じ', () => {
  let count = 0;
  for (let day = at('2023-12-28') + 1; day <= at('2028-01-05'); day += 1) {
    if (office.isOpen(day)) count += 1;
    expect(office.between(at('2023-12-28'), day)).toBe(count);
  }
});

test('その役所だけの閉庁日と開庁日', () => {
  const own = officeDays({ closed: ['2026-05-11' as Day], open: ['2026-05-10' as Day] });
  expect(own.isOpen(at('2026-05-11'))).toBe(false);
  expect(own.isOpen(at('2026-05-10'))).toBe(true);
  expect(own.between(at('2026-05-08'), at('2026-05-12'))).toBe(2);
});
