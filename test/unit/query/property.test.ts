/** Any combination of scalar conditions finds exactly what looking at each record would. */
import fc from 'fast-check';
import { options, Stage } from '../records/harness';

interface Sample {
  数: string;
  名: string;
  選: string;
  日: string;
}

const names = ['', '街灯', 'ごみ', '公園'];
const days = ['', '2026-04-01', '2026-11-24', '2027-03-31'];
const numbers = ['', '-3', '0', '0.5', '10', '10.0'];
const sample = fc.record<Sample>({
  数: fc.constantFrom(...numbers),
  名: fc.constantFrom(...names),
  選: fc.constantFrom('', '高', '低'),
  日: fc.constantFrom(...days),
});

interface Rule {
  text: string;
  holds(record: Sample): boolean;
}

const compare = {
  '=': (a: number) => a === 0,
  '!=': (a: number) => a !== 0,
  '<': (a: number) => a < 0,
  '>': (a: number) => a > 0,
  '<=': (a: number) => a <= 0,
  '>=': (a: number) => a >= 0,
};
const operator = fc.constantFrom(...(Object.keys(compare) as (keyof typeof compare)[]));

const numberRule = fc
  .tuple(operator, fc.constantFrom('-3', '0', '0.5', '10'))
  .map(([op, value]): Rule => ({
    text: `数 ${op} "${value}"`,
    holds: ({ 数 }) => (数 === '' ? op === '!=' : compare[op](Number(数) - Number(value))),
  }));
const dateRule = fc.tuple(operator, fc.constantFrom(...days.slice(1))).map(([op, value]): Rule => ({
  text: `日 ${op} "${value}"`,
  holds: ({ 日 }) => (日 === '' ? op === '!=' : compare[op](日 < value ? -1 : 日 > value ? 1 : 0)),
}));
const inRule = fc
  .tuple(
    fc.constantFrom('名' as const, '選' as const),
    fc.boolean(),
    fc.uniqueArray(fc.constantFrom(...names, '高'), { minLength: 1 }),
  )
  .map(([field, negative, values]): Rule => ({
    text: `${field} ${negative ? 'not in' : 'in'} (${values.map((v) => `"${v}"`).join(', ')})`,
    holds: (record) => values.includes(record[field]) !== negative,
  }));
const { rule } = fc.letrec<{ rule: Rule; single: Rule; group: Rule }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, tie('single'), tie('group')),
  single: fc.oneof(numberRule, dateRule, inRule),
  group: fc
    .tuple(fc.constantFrom('and', 'or'), fc.array(tie('rule'), { minLength: 2, maxLength: 3 }))
    .map(([word, rules]): Rule => ({
      text: rules.map(({ text }) => `(${text})`).join(` ${word} `),
      holds: (record) =>
        word === 'and' ? rules.every((r) => r.holds(record)) : rules.some((r) => r.holds(record)),
    })),
}));

test('a query finds what a naive filter finds', () => {
  const stage = new Stage();
  const app = stage.app({
    数: { type: 'NUMBER' },
    名: { type: 'SINGLE_LINE_TEXT' },
    選: { type: 'DROP_DOWN', options: options('高', '低') },
    日: { type: 'DATE' },
  });
  const records = fc.sample(sample, { numRuns: 60, seed: 7 });
  records.forEach((record) => stage.add(app, { ...record }));
  fc.assert(
    fc.property(rule, ({ text, holds }) => {
      const expected = records.flatMap((record, index) => (holds(record) ? [index + 1] : []));
      expect(stage.find(app, `${text} order by $id asc limit 500`)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});
