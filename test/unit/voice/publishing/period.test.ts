/** The days a publication is about, as the office names them. */
import {
  lastQuarter,
  ownPeriod,
  periodOptions,
  periodWords,
} from '../../../../src/voice/publishing/period';
import { day } from './sample';

test.each([
  ['2026-11-24', 2026, 2],
  ['2026-04-01', 2025, 4],
  ['2027-03-31', 2026, 3],
  ['2026-07-01', 2026, 1],
])('%s に、前の四半期は %i年度の第%i四半期', (today, fiscalYear, quarter) => {
  expect(lastQuarter(day(today))).toEqual({ kind: 'quarter', fiscalYear, quarter });
});

test('四半期を新しい順に8つと、年度を2つ選べる', () => {
  const options = periodOptions(day('2026-05-01'));
  expect(options.map(({ words }) => words)).toEqual([
    '令和8年度 第1四半期（4～6月）',
    '令和7年度 第4四半期（1～3月）',
    '令和7年度 第3四半期（10～12月）',
    '令和7年度 第2四半期（7～9月）',
    '令和7年度 第1四半期（4～6月）',
    '令和6年度 第4四半期（1～3月）',
    '令和6年度 第3四半期（10～12月）',
    '令和6年度 第2四半期（7～9月）',
    '令和8年度',
    '令和7年度',
  ]);
  expect(options[1]).toMatchObject({ from: '2026-01-01', to: '2026-03-31' });
});

test('自分で決めた日は、四半期や年度に当たればその名で、当たらなければ日で言う', () => {
  expect(periodWords({ from: day('2026-04-01'), to: day('2027-03-31') })).toBe('令和8年度');
  expect(periodWords({ from: day('2026-07-01'), to: day('2026-08-15') })).toBe(
    '令和8年7月1日から令和8年8月15日まで',
  );
  expect(ownPeriod('2026-08-02', '2026-08-01')).toBeUndefined();
  expect(ownPeriod('', '2026-08-01')).toBeUndefined();
});
