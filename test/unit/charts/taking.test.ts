import { measureRule } from '../../../src/charts/taking';
import { measure } from './sample';

test('the rule of a rate tells that of what it is divided by, too', () => {
  const rate = measure({
    derive: {
      ...{ as: 'rate', per: 1000 },
      against: { of: 'joinedSum', amount: { field: '地域.人口' } },
    },
  });
  expect(measureRule(rate, {}, '')).toMatch(
    /レコードを1件ずつ数えます。.*結合先のアプリのレコードを1件ずつ足します/,
  );
});
