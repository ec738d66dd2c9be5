import { answerOf, type ChartAnswer } from '../../../src/charts/answer';
import { ALL } from '../../../src/drawing/figure';
import { chart, dataOf, level, measure, NOW, type Voice } from './sample';

const voices: Voice[] = [
  { 受付日: '2026-04-01', 回答日: '2026-04-06', 分野: '道路', 経路: ['電話'], 対応時間: 10 },
  { 受付日: '2026-04-30', 分野: '道路', 経路: ['電話', 'メール'], 対応時間: 25 },
  { 受付日: '2026-06-10', 分野: '公園', 経路: [], 対応時間: 0 },
  { 受付日: '2025-11-26', 分野: 'ごみ', 経路: ['窓口'], 対応時間: 40 },
  { 受付日: '2025-12-01', 分野: '道路', 経路: ['電話'] },
  { 受付日: '2026-06-30', 経路: ['電話'], 対応時間: 5 },
];

const labels = ({ figure }: ChartAnswer, at = 0): string[] =>
  (figure.levels[at]?.keys ?? []).map(({ label }) => label);
const words = ({ figure }: ChartAnswer, of = 0): string[] =>
  (figure.levels[0]?.keys ?? []).map((_, key) => figure.words(of, [key]));

test('choices stand in the order of the form, one that nobody chose as 0件, and what is unset last', () => {
  const answer = answerOf(chart(), dataOf(voices), [], NOW);
  expect(labels(answer)).toEqual(['道路', '公園', 'ごみ', '窓口', '未入力']);
  expect(words(answer)).toEqual(['3件', '1件', '1件', '0件', '1件']);
  expect(answer.figure.words(0, [ALL])).toBe('6件');
});

test('choices without a record are left out when the chart says so', () => {
  const answer = answerOf(
    chart({ levels: [level('分野', { zeros: 'hidden' })] }),
    dataOf(voices),
    [],
    NOW,
  );
  expect(labels(answer)).toEqual(['道路', '公園', 'ごみ', '未入力']);
});

test('beyond the first, the others are counted together and nothing is dropped', () => {
  const answer = answerOf(
    chart({ levels: [level('分野', { order: 'descending', top: 1 })] }),
    dataOf(voices),
    [],
    NOW,
  );
  expect(labels(answer)).toEqual(['道路', 'その他（3項目）', '未入力']);
  expect(words(answer)).toEqual(['3件', '2件', '1件']);
  expect(answer.condition([1])).toBe('分野 in ("公園", "ごみ", "窓口")');
});

test('a record with two of the others stands among them once', () => {
  const answer = answerOf(
    chart({ levels: [level('経路', { order: 'descending', top: 1 })] }),
    dataOf([{ 経路: ['電話'] }, { 経路: ['電話'] }, { 経路: ['窓口', 'メール'] }]),
    [],
    NOW,
  );
  expect(words(answer)).toEqual(['2件', '1件']);
  expect(answer.basis.overlapping).toBe(true);
});

test('months of one 年度 are called 4月; those of several R8.4, and 西暦 when the dashboard wishes', () => {
  const monthly = chart({ levels: [level('受付日', { how: { by: 'month' } })] });
  const short = (answer: ChartAnswer): (string | undefined)[] =>
    (answer.figure.levels[0]?.keys ?? []).map((key) => key.short);
  expect(short(answerOf(monthly, dataOf(voices.slice(0, 3)), [], NOW))).toEqual([
    '4月',
    '5月',
    '6月',
  ]);
  const both = answerOf(monthly, dataOf(voices), [], NOW);
  expect(short(both)[0]).toBe('R7.11');
  expect(labels(both)[0]).toBe('令和7年11月');
  const western = answerOf(monthly, dataOf(voices), [], { ...NOW, era: 'seireki' });
  expect([short(western)[0], labels(western)[0]]).toEqual(['2025.11', '2025年11月']);
});

test('no value is 「－」 and nothing added up is 0', () => {
  const answer = answerOf(
    chart({
      measures: [
        measure({ take: { of: 'sum', amount: { field: '対応時間' } } }),
        measure({ take: { of: 'mean', amount: { field: '対応時間' } }, digits: 1 }),
      ],
    }),
    dataOf(voices),
    [],
    NOW,
  );
  expect(words(answer)).toEqual(['35分', '0分', '40分', '0分', '5分']);
  expect(words(answer, 1)).toEqual(['17.5分', '0.0分', '40.0分', '－', '5.0分']);
});

test('年度 to date compares the days up to the same date, and opens exactly these', () => {
  const answer = answerOf(
    chart({
      levels: [level('受付日', { how: { by: 'fiscalYear' } })],
      toDate: '受付日',
      measures: [measure(), measure({ derive: { as: 'difference', against: 'lastFiscalYear' } })],
    }),
    dataOf(voices),
    [],
    NOW,
  );
  expect(labels(answer)).toEqual(['令和7年度', '令和8年度']);
  // 1 December 2025 lies behind 26 November.
  expect(words(answer)).toEqual(['1件', '4件']);
  expect(words(answer, 1)).toEqual(['－', '3件']);
  expect(answer.condition([0])).toContain('受付日 <= "2025-11-26"');
  expect(answer.basis.rules.map(({ rule }) => rule).join()).toContain('11月26日');
});

test('a single number of now is that of the present period, though nothing fell into it yet', () => {
  const answer = answerOf(
    chart({
      look: { type: 'kpi', number: 'latest', target: null, better: 'more' },
      levels: [level('受付日', { how: { by: 'month' } })],
      measures: [measure(), measure({ derive: { as: 'difference', against: 'lastFiscalYear' } })],
    }),
    dataOf([...voices, { 受付日: '2099-01-01' }]),
    [],
    NOW,
  );
  expect(labels(answer).at(-1)).toBe('令和8年11月');
  expect(words(answer).at(-1)).toBe('0件');
  expect(words(answer, 1).at(-1)).toBe('-1件');
});

test('the course of a single number of this 年度 is that of its months', () => {
  const answer = answerOf(
    chart({
      look: { type: 'kpi', number: 'latest', target: null, better: 'more' },
      levels: [
        level('受付日', { how: { by: 'fiscalYear' } }),
        level('受付日', { how: { by: 'month' } }),
      ],
    }),
    dataOf(voices),
    [],
    NOW,
  );
  expect(labels(answer, 1)).toEqual(['令和8年4月', '令和8年5月', '令和8年6月']);
  expect([0, 1, 2].map((month) => answer.figure.value(0, [1, month]))).toEqual([2, 0, 2]);
});

test('years bear no commas, other numbers do', () => {
  const years = dataOf([{ 対応時間: 1961 }, { 対応時間: 2050 }]);
  const of = (unit: string): string[] => {
    const field = {
      ...years.fields['対応時間'],
      type: 'NUMBER',
      code: '対応時間',
      label: '',
      unit,
    };
    const data = { ...years, fields: { ...years.fields, 対応時間: field } };
    const ranges = level('対応時間', { how: { by: 'ranges', edges: [2000] } });
    const mean = measure({ take: { of: 'max', amount: { field: '対応時間' } } });
    const answer = answerOf(chart({ levels: [ranges], measures: [mean] }), data, [], NOW);
    return [...labels(answer), ...words(answer)];
  };
  expect(of('年')).toEqual(['2000年未満', '2000年以上', '1961年', '2050年']);
  expect(of('円')).toEqual(['2,000円未満', '2,000円以上', '1,961円', '2,050円']);
});

test('a histogram has round ranges, the same whatever narrows it', () => {
  const histogram = chart({
    look: { type: 'histogram', width: 10 },
    levels: [],
    measures: [measure({ take: { of: 'sum', amount: { field: '対応時間' } } })],
  });
  const all = answerOf(histogram, dataOf(voices), [], NOW);
  expect(labels(all)).toEqual([
    '0以上 10分未満',
    '10以上 20分未満',
    '20以上 30分未満',
    '30以上 40分未満',
    '40以上 50分未満',
    '未入力',
  ]);
  expect(words(all)).toEqual(['2件', '1件', '1件', '0件', '1件', '1件']);
  const filtered = answerOf(
    histogram,
    dataOf(voices),
    [{ field: '分野', how: { by: 'value' }, keys: ['w道路'] }],
    NOW,
  );
  expect(labels(filtered)).toEqual(labels(all));
  expect(all.condition([0])).toBe('$id in ("3", "6")');
});

test('a box has five numbers of its amount', () => {
  const answer = answerOf(
    chart({
      look: { type: 'box' },
      measures: [measure({ take: { of: 'median', amount: { field: '対応時間' } } })],
    }),
    dataOf(voices),
    [],
    NOW,
  );
  expect(answer.figure.measures.map((_, at) => answer.figure.value(at, [0]))).toEqual([
    10, 13.75, 17.5, 21.25, 25,
  ]);
});

test('the condition of a place is that of its source, of what narrows it and of its keys', () => {
  const answer = answerOf(
    chart({ levels: [level('分野'), level('受付日', { how: { by: 'quarter' } })] }),
    dataOf(voices, '件名 != "試験"'),
    [{ field: '経路', how: { by: 'value' }, keys: ['w電話'] }],
    NOW,
  );
  expect(answer.condition([0, ALL])).toBe(
    '件名 != "試験" and 経路 in ("電話") and 分野 in ("道路")',
  );
  expect(answer.basis.filters).toEqual(['経路: 電話']);
  expect(answer.basis.leftOut).toBe(2);
});

test('what kintone has no words for is named by its ids', () => {
  const answer = answerOf(
    chart({ levels: [level('受付日', { how: { by: 'weekday' } })] }),
    dataOf(voices),
    [],
    NOW,
  );
  // 1 April and 10 June 2026, and 26 November 2025, were Wednesdays.
  expect(labels(answer)[2]).toBe('水曜日');
  expect(answer.condition([2])).toBe('$id in ("1", "3", "4")');
});

test('the basis tells what is unset among what counted', () => {
  const answer = answerOf(
    chart({ measures: [measure({ take: { of: 'mean', amount: { field: '対応時間' } } })] }),
    dataOf(voices),
    [{ field: '受付日', how: { by: 'fiscalYear' }, keys: ['fiscalYear 2026'] }],
    NOW,
  );
  expect(answer.basis.counted.records).toBe(4);
  expect(answer.basis.unset).toEqual([
    { label: '分野', count: 1 },
    { label: '対応時間', count: 0 },
  ]);
});

test('開庁日 between two dates leave out weekends and holidays', () => {
  const days = (count: 'calendar' | 'office'): number =>
    answerOf(
      chart({
        levels: [],
        measures: [
          measure({ take: { of: 'max', amount: { from: '受付日', to: '回答日', days: count } } }),
        ],
      }),
      dataOf(voices),
      [],
      NOW,
    ).figure.value(0, []);
  expect(days('calendar')).toBe(5);
  // 4 and 5 April 2026 were Saturday and Sunday.
  expect(days('office')).toBe(3);
});

describe('addresses', () => {
  const long = 'あ'.repeat(900);
  const given = dataOf([{ 件名: long }, { 件名: '道路の穴' }]);

  test('a condition longer than an address names the records instead', () => {
    const { condition, figure } = answerOf(chart({ levels: [level('件名')] }), given, [], NOW);
    const at = figure.levels[0]?.keys.findIndex(({ label }) => label === long) ?? -1;
    expect(condition([at])).toBe('$id in ("1")');
  });

  test('where both are too long there is none', () => {
    const many = dataOf(Array.from({ length: 301 }, () => ({ 件名: long })));
    const { condition } = answerOf(chart({ levels: [level('件名')] }), many, [], NOW);
    expect(condition([0])).toBeUndefined();
  });
});
