import { paperLines } from '../../../src/charts/dashboard-lines';
import type { Loaded } from '../../../src/charts/data';
import { readDashboards } from '../../../scripts/world/dashboards';
import { dataOf, NOW } from './sample';

const loaded: Loaded = {
  data: new Map([['own', dataOf([{}, {}, {}])]]),
  faults: new Map(),
  requests: 1,
  partial: false,
};
const [dashboard] = readDashboards('voice');
if (!dashboard) throw new Error('the voices have no dashboard');

const lines = (maskBelow: number): string =>
  paperLines({ ...dashboard, maskBelow }, loaded, ['黒崎'], NOW).join('\n');

test('paper tells how many records there are, unless small numbers are hidden on it', () => {
  expect(lines(0)).toMatch(/09:00 時点で、閲覧できる3件を数えています。/);
  expect(lines(5)).toMatch(/09:00 時点で、閲覧できるレコードを数えています。/);
  expect(lines(5)).not.toContain('3件');
});

test('paper tells what was chosen, and the day: it is read on another', () => {
  expect(lines(5)).toContain('黒崎');
  expect(lines(5)).toMatch(/(年|-)\d+(月|-)\d+/);
});
