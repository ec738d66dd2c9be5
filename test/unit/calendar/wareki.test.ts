import type { Day } from '../../../src/calendar/day';
import {
  formatDay,
  formatDayShort,
  formatFiscalYear,
  formatFiscalYearShort,
  readDay,
  readYear,
} from '../../../src/calendar/wareki';

test.each([
  ['2019-04-30', '平成31年4月30日', 'H31.4.30'],
  ['2019-05-01', '令和元年5月1日', 'R1.5.1'],
  ['2025-04-01', '令和7年4月1日', 'R7.4.1'],
  ['1989-01-07', '昭和64年1月7日', 'S64.1.7'],
])('%s は %s', (day, long, short) => {
  expect(formatDay(day as Day)).toBe(long);
  expect(formatDayShort(day as Day)).toBe(short);
});

test.each([
  [2018, '平成30年度', 'H30年度'],
  [2019, '令和元年度', 'R1年度'],
  [2025, '令和7年度', 'R7年度'],
])('%d年度は %s', (year, long, short) => {
  expect(formatFiscalYear(year)).toBe(long);
  expect(formatFiscalYearShort(year)).toBe(short);
});

test.each([
  ['R7', 2025],
  ['r7', 2025],
  ['Ｒ７', 2025],
  ['令和7年', 2025],
  ['令和７年度', 2025],
  ['令和元年', 2019],
  ['令和元年度', 2019],
  ['平成31年', 2019],
  ['H30', 2018],
  ['2025', 2025],
  ['２０２５年', 2025],
  ['7', 2025],
  ['R0', undefined],
  ['X7', undefined],
  ['令和', undefined],
  ['', undefined],
])('年「%s」は %s', (text, year) => {
  expect(readYear(text)).toBe(year);
});

test.each([
  ['R7.4.1', '2025-04-01'],
  ['令和7年4月1日', '2025-04-01'],
  ['令和７年４月１日', '2025-04-01'],
  ['7.4.1', '2025-04-01'],
  ['2025/4/1', '2025-04-01'],
  ['2025-04-01', '2025-04-01'],
  ['20250401', '2025-04-01'],
  ['平成31年4月30日', '2019-04-30'],
  ['令和元年5月1日', '2019-05-01'],
  ['令和元年4月30日', undefined],
  ['平成31年5月1日', undefined],
  ['R7.2.29', undefined],
  ['きのう', undefined],
])('日付「%s」は %s', (text, day) => {
  expect(readDay(text)).toBe(day);
});
