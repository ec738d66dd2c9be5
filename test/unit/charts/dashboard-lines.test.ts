import { clockIn, type Instant } from '../../../src/calendar/instant';
import { countedWords, readWords } from '../../../src/charts/dashboard-lines';
import type { Loaded } from '../../../src/charts/data';
import { dataOf, NOW } from './sample';

const loaded: Loaded = {
  data: new Map([['own', dataOf([{}, {}, {}])]]),
  faults: new Map(),
  requests: 1,
  partial: false,
};

const when = (asOf: Instant): string => clockIn(NOW.zone, asOf);

test('paper tells how many records there are, unless small numbers are hidden on it', () => {
  expect(countedWords(loaded, when)).toBe('09:00 時点で、閲覧できる3件を数えています。');
  expect(readWords(loaded, when)).toBe('09:00 時点で、閲覧できるレコードを数えています。');
});
