/** What is read out of topics: rises, hidden needs, questions, transfers and who has stopped recording. */
import type { Day } from '../../../src/calendar/day';
import { ALL } from '../../../src/drawing/figure';
import { tableOf } from '../../../src/records/columns';
import { coverageOf, hasStopped } from '../../../src/voice/topics/coverage';
import { faqCandidates } from '../../../src/voice/topics/faq';
import { hiddenNeeds } from '../../../src/voice/topics/hidden-needs';
import { finished, making } from '../../../src/voice/topics/make';
import { matrixOf, matrixRows, voicesAt } from '../../../src/voice/topics/matrix';
import { TopicNames } from '../../../src/voice/topics/names';
import { voicesIn, wantedFields } from '../../../src/voice/topics/read';
import { risingTopics } from '../../../src/voice/topics/rising';
import { topicDefaults } from '../../../src/voice/topics/settings';
import { aYearBefore, spansAt } from '../../../src/voice/topics/spans';
import type { Topic, TopicVoice } from '../../../src/voice/topics/voice';
import { fields, settings } from './sample';

let next = 0;
const voice = (over: Partial<TopicVoice> = {}): TopicVoice => {
  next += 1;
  const own: TopicVoice = {
    id: next,
    title: '',
    told: '',
    day: '2026-06-01' as Day,
    section: '市民課',
    area: '',
    channel: '窓口',
    language: '',
    kind: '要望',
    category: '',
    answer: '',
    root: next,
  };
  return { ...own, ...over };
};
const many = (count: number, over: Partial<TopicVoice>): TopicVoice[] =>
  Array.from({ length: count }, () => voice(over));
const topicOf = (voices: TopicVoice[]): Topic => ({
  id: voices[0]?.id ?? 0,
  words: ['駐輪場', '自転車', '駅'],
  label: '駐輪場',
  voices,
});
const day = (text: string): Day => text as Day;

describe('periods', () => {
  const today = day('2026-11-24');
  const spans = spansAt(today, day('2025-04-01'));
  test('this 年度 ends today, the last on 31 March, and quarters that have not come are not offered', () => {
    expect(spans.find(({ key }) => key === '2026')).toMatchObject({
      from: '2026-04-01',
      to: today,
    });
    expect(spans.find(({ key }) => key === '2025')?.to).toBe('2026-03-31');
    expect(spans.map(({ key }) => key)).toEqual([
      ...['2026', '2026q1', '2026q2', '2026q3', '2025', '2025q1', '2025q2', '2025q3', '2025q4'],
      ...['twelve', 'all'],
    ]);
  });
  test('the same days of last year, 28 February for the 29th', () => {
    expect(aYearBefore({ from: day('2027-04-01'), to: day('2028-02-29') })).toEqual({
      from: '2026-04-01',
      to: '2027-02-28',
    });
  });
});

describe('rising topics', () => {
  const now = { from: day('2026-04-01'), to: day('2026-11-24') };
  const rise = (count: number, before: number, others = 100): string | undefined => {
    const own = [
      ...many(count, { day: day('2026-05-01') }),
      ...many(before, { day: day('2025-05-01') }),
    ];
    const rest = [
      ...many(others, { day: day('2026-06-01') }),
      ...many(100, { day: day('2025-06-01') }),
    ];
    return risingTopics([topicOf(own)], [...own, ...rest], now).rises[0]?.verdict;
  };
  test.each([
    ['12 after 2 is more than chance', 12, 2, 'risen'],
    ['5 after none too, but few', 6, 0, 'risen few'],
    ['3 after 1 may be chance', 3, 1, 'unsure'],
    ['as many as before has not risen', 4, 4, undefined],
  ])('%s', (_, count, before, verdict) => {
    expect(rise(count, before)).toBe(verdict);
  });
  test('what grew no more than all voices did may be chance', () => {
    expect(rise(12, 3, 100)).toBe('risen');
    expect(rise(12, 3, 300)).toBe('unsure');
  });
  test('days after the same day of last 年度 are not compared', () => {
    const own = [...many(5, { day: day('2026-05-01') }), ...many(9, { day: day('2026-01-10') })];
    const all = [...own, voice({ day: day('2025-05-02') })];
    expect(risingTopics([topicOf(own)], all, now).rises[0]?.before).toEqual([]);
  });
  test('without voices of last year nothing is said to rise', () => {
    const own = many(9, { day: day('2026-05-01') });
    expect(risingTopics([topicOf(own)], own, now)).toEqual({ rises: [], now: 9, before: 0 });
  });
});

test('隠れたニーズ: heard in n sections, at most m times in each', () => {
  const few = topicOf(
    ['市民課', '国保年金課', '保護第一課', '保護第一課'].map((section) => voice({ section })),
  );
  const often = topicOf([...few.voices, voice({ section: '保護第一課' })]);
  const needs = (sections: number, each: number): number[] =>
    hiddenNeeds([few, often], () => true, { sections, each }).map(({ voices }) => voices.length);
  expect(needs(3, 2)).toEqual([4]);
  expect(needs(3, 3)).toEqual([4, 5]);
  expect(needs(4, 3)).toEqual([]);
  // A voice without a section is no section.
  const blank = topicOf([...few.voices, voice({ section: '' })]);
  expect(hiddenNeeds([blank], () => true, { sections: 4, each: 2 })).toEqual([]);
});

test('FAQ candidates: asked often enough, with the title and the answer of the most typical', () => {
  const asks = { kind: '相談・問合せ' };
  const topic = topicOf([
    voice({ answer: '別の回答' }),
    voice({ ...asks, title: '駐輪場はどこか' }),
    voice({ ...asks, answer: '駅の北側です' }),
    voice(asks),
  ]);
  const found = faqCandidates([topic], () => true, { kinds: ['相談・問合せ'], least: 3 });
  expect(
    found.map(({ title, answered, asking }) => [title, answered?.answer, asking.length]),
  ).toEqual([['駐輪場はどこか', '駅の北側です', 3]]);
  expect(faqCandidates([topic], () => true, { kinds: ['相談・問合せ'], least: 4 })).toEqual([]);
});

test('coverage: who recorded nothing for k whole weeks has stopped; this week does not count against anyone', () => {
  // 2026-11-24 is a Tuesday.
  const voices = [
    voice({ section: '市民課', day: day('2026-11-20') }),
    voice({ section: '折尾出張所', day: day('2026-10-23') }),
    voice({ section: '折尾出張所', day: day('2026-10-12') }),
  ];
  const { weeks, sections } = coverageOf(voices, day('2026-11-24'), 7);
  expect(weeks).toHaveLength(7);
  expect(
    sections.map(({ name, silentWeeks, lastWeek, total }) => [name, silentWeeks, lastWeek, total]),
  ).toEqual([
    ['折尾出張所', 4, '2026-10-19', 2],
    ['市民課', 0, '2026-11-16', 1],
  ]);
  expect(sections[0]?.voices.map(({ length }) => length)).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(sections.map((section) => hasStopped(section, 4))).toEqual([true, false]);
});

test('a matrix counts by both names with totals, and knows the voices behind each number', () => {
  const matrix = matrixOf(
    {
      title: '',
      rowHeading: 'どこから',
      columnHeading: 'どこへ',
      rows: ['A', 'B'],
      columns: ['B', ''],
    },
    [
      { row: 'A', column: 'B', voice: 2 },
      { row: 'A', column: 'B', voice: 1 },
      { row: 'B', column: '', voice: 2 },
    ],
  );
  const words = { count: String, measure: '', unit: '', blank: '未入力', total: '計' };
  expect(matrixRows(matrix, words)).toEqual([
    ['どこから', 'B', '未入力', '計'],
    ['A', 2, 0, 2],
    ['B', 0, 1, 1],
    ['計', 2, 1, 3],
  ]);
  expect(voicesAt(matrix, [ALL, ALL])).toEqual([1, 2]);
});

describe('the voices that are read', () => {
  const mapping = settings().fields;
  const trace = {
    type: 'SUBTABLE',
    code: '経過',
    label: '経過',
    fields: Object.fromEntries(
      (
        [
          ['経過の種類', 'DROP_DOWN'],
          ['経過元', 'SINGLE_LINE_TEXT'],
          ['経過先', 'SINGLE_LINE_TEXT'],
        ] as const
      ).map(([code, type]) => [code, { type, code, label: code }]),
    ),
  };
  const form = { ...fields, 経過: trace };
  const row = (kind: string, from: string, to: string) => ({
    id: '1',
    value: { 経過の種類: { value: kind }, 経過元: { value: from }, 経過先: { value: to } },
  });
  const record = (id: number, over: Record<string, unknown>) => ({
    $id: { value: String(id) },
    ...Object.fromEntries(Object.entries(over).map(([code, value]) => [code, { value }])),
  });
  const read = () =>
    voicesIn(
      tableOf(
        [
          record(1, {
            内容: '猫の声',
            受付日時: '2026-03-31T15:30:00Z',
            受付部署: [{ code: 'shimin', name: '市民課' }],
            担当課: [{ code: 'machi', name: 'まちづくり整備課' }],
            経過: [],
          }),
          record(2, { 内容: '秘密', 要配慮: ['閲覧に注意'], 経過: [row('移ちょう', 'A', 'B')] }),
          record(3, {
            代表の声: '1',
            経過: [row('担当違い', 'A', 'B'), row('中間回答', 'A', 'B'), row('移ちょう', 'B', '')],
          }),
          record(4, { 代表の声: '99', 経過: [] }),
        ],
        wantedFields(mapping, form),
      ),
      mapping,
      form,
      '閲覧に注意',
      'Asia/Tokyo',
    );
  test('a voice 閲覧に注意 is left out of everything, its transfers too', () => {
    expect(read().voices.map(({ id }) => id)).toEqual([1, 3, 4]);
    expect(read().transfers).toEqual([{ voice: 3, from: 'A', to: 'B' }]);
  });
  test('sections go by name, days by the clock of the office, and what points to nothing stands alone', () => {
    const [first, third, fourth] = read().voices;
    expect(first).toMatchObject({ section: '市民課', day: '2026-04-01' });
    expect([third?.root, fourth?.root]).toEqual([1, 4]);
  });
  test('where 経過 says nothing, a voice that another section answers was handed over', () => {
    expect(read().handedOver).toEqual([{ voice: 1, from: '市民課', to: 'まちづくり整備課' }]);
  });
});

test('voices make topics under their own words, or the name that staff gave them', () => {
  const told = ['野良猫が増えた', '野良猫の餌やり', '野良猫のふん', '税の相談'];
  const voices = told.map((text) => voice({ title: text, told: text }));
  const words = { synonyms: [], stopWords: [] };
  const made = finished(making(voices, words, topicDefaults(), []));
  expect(made.topics.map((topic) => topic.voices.length)).toEqual([3]);
  expect(made.alone.map((each) => each.told)).toEqual(['税の相談']);
  const [topic] = made.topics;
  if (!topic) throw new Error('no topic');
  const names = new TopicNames(null, 'x');
  names.put(topic, '地域猫');
  expect(finished(making(voices, words, topicDefaults(), names.all())).topics[0]?.label).toBe(
    '地域猫',
  );
  names.put(topic, '');
  expect(names.all()).toEqual([]);
});
