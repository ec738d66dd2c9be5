/** Improvements: what is written to link a voice and to undo it, and what is told of before and after. */
import type { Day } from '../../../src/calendar/day';
import {
  changeTable,
  newRecord,
  withoutVoices,
  withVoices,
  type ActionFields,
} from '../../../src/voice/improvements/actions';
import { beforeAfter } from '../../../src/voice/improvements/before-after';
import { measuredBy } from '../../../src/voice/improvements/topic-of';
import type { TopicVoice } from '../../../src/voice/topics/voice';
import { FakeHost } from '../fake-host';

const fields: ActionFields = {
  title: '題名',
  pillar: '取組の柱',
  section: '担当課',
  fiscalYear: '年度',
  quarter: '四半期',
  topicWords: '話題の言葉',
  voices: '関係する声',
  voiceNumber: '声の番号',
  voiceTitle: '声の件名',
};
const row = (id: string, number: string) => ({
  id,
  value: { 声の番号: { value: number }, 声の件名: { value: '前からの声' } },
});
const record = {
  $revision: { value: '7' },
  関係する声: { value: [row('11', '3'), row('12', '')] },
};

describe('links', () => {
  test('rows that are there stay as they are, also those without a number; a voice is linked once', () => {
    expect(
      withVoices(record, fields, [
        { id: 3, title: '' },
        { id: 5, title: '猫' },
      ]),
    ).toEqual({
      関係する声: {
        value: [
          { id: '11', value: { 声の番号: { value: '3' }, 声の件名: { value: '前からの声' } } },
          { id: '12', value: { 声の番号: { value: '' }, 声の件名: { value: '前からの声' } } },
          { value: { 声の番号: { value: '5' }, 声の件名: { value: '猫' } } },
        ],
      },
    });
    expect(withVoices(record, fields, [{ id: 3, title: '' }])).toBeUndefined();
  });
  test('taking a link away leaves all others', () => {
    expect(withoutVoices(record, fields, [3])).toEqual({
      関係する声: {
        value: [
          { id: '12', value: { 声の番号: { value: '' }, 声の件名: { value: '前からの声' } } },
        ],
      },
    });
    expect(withoutVoices(record, fields, [4])).toBeUndefined();
  });
  test('a write is based on the revision that was read', async () => {
    const host = new FakeHost({ 'GET record': { record }, 'PUT record': {} });
    const app = { app: 7, fields, pillars: [], quarters: [] };
    await changeTable(host, app, 1, (read) => withoutVoices(read, fields, [3]));
    expect(host.requests.at(-1)).toMatchObject({
      method: 'PUT',
      path: 'record',
      body: { app: 7, id: 1, revision: '7' },
    });
  });
  test('a new one holds only what the app has a field for and somebody chose', () => {
    const without = Object.fromEntries(
      Object.entries(fields).filter(([slot]) => slot !== 'section'),
    ) as ActionFields;
    const action = {
      title: '題',
      pillar: '',
      section: 'shimin',
      fiscalYear: 2026,
      quarter: '4〜6月',
      topicWords: ['猫', '餌'],
      voices: [{ id: 5, title: '猫' }],
    };
    expect(newRecord(action, without)).toEqual({
      題名: { value: '題' },
      年度: { value: '2026' },
      四半期: { value: '4〜6月' },
      話題の言葉: { value: '猫、餌' },
      関係する声: { value: [{ value: { 声の番号: { value: '5' }, 声の件名: { value: '猫' } } }] },
    });
  });
});

let next = 0;
const voices = (count: number, day: string, told = ''): TopicVoice[] =>
  Array.from({ length: count }, () => {
    next += 1;
    return {
      id: next,
      title: '',
      told,
      day: day as Day,
      section: '',
      area: '',
      channel: '',
      language: '',
      kind: '',
      category: '',
      answer: '',
      root: next,
    };
  });

describe('before and after', () => {
  const start = '2026-04-15' as Day;
  const today = '2026-11-24' as Day;
  const others = [...voices(50, '2025-10-05'), ...voices(50, '2026-10-05')];
  test('as many whole months on both sides, the month of the date in neither, this month not yet', () => {
    const own = [
      ...voices(20, '2026-03-31'),
      ...voices(9, '2026-04-20'),
      ...voices(4, '2026-05-01'),
      ...voices(8, '2026-11-02'),
    ];
    const found = beforeAfter(own, [...own, ...others], start, today);
    expect(found).toMatchObject({
      months: 6,
      before: { from: '2025-10-01', to: '2026-03-31', others: 50 },
      after: { from: '2026-05-01', to: '2026-10-31', others: 50 },
      verdict: 'fewer',
    });
    expect(found?.before.voices).toHaveLength(20);
    expect(found?.after.voices).toHaveLength(4);
    expect(found?.monthly.counts).toEqual([0, 0, 0, 0, 0, 20, 9, 4, 0, 0, 0, 0, 0]);
  });
  test.each([
    [4, 20, 'more'],
    [12, 10, 'unsure'],
    [6, 1, 'few'],
  ])('%i before and %i after: %s', (before, after, verdict) => {
    const own = [...voices(before, '2026-02-01'), ...voices(after, '2026-06-01')];
    expect(beforeAfter(own, [...own, ...others], start, today)?.verdict).toBe(verdict);
  });
  test('where all voices fell as much, fewer is no merit of the action', () => {
    const own = [...voices(20, '2026-02-01'), ...voices(8, '2026-06-01')];
    const fell = [...voices(100, '2025-10-05'), ...voices(40, '2026-10-05')];
    expect(beforeAfter(own, [...own, ...others], start, today)?.verdict).toBe('fewer');
    expect(beforeAfter(own, [...own, ...fell], start, today)?.verdict).toBe('unsure');
  });
  test('before a whole month has passed nothing is compared', () => {
    expect(beforeAfter([], others, '2026-11-02' as Day, today)).toBeUndefined();
    expect(beforeAfter([], [], start, today)).toBeUndefined();
  });
});

test('an action is measured by the topic of most of its voices, else by its words, else by its voices', () => {
  const cats = voices(3, '2026-04-01', '野良ネコ');
  const rest = voices(2, '2026-04-01', '道路');
  const all = [...cats, ...rest];
  const topics = [{ id: 1, words: [], label: '猫', voices: cats }];
  const ids = (some: TopicVoice[]): number[] => some.map(({ id }) => id);
  expect(measuredBy({ voices: ids(cats.slice(1)), topicWords: [] }, topics, all)).toMatchObject({
    by: 'topic',
    name: '猫',
  });
  const byWords = measuredBy({ voices: ids(rest), topicWords: ['ねこ'] }, topics, all);
  expect([byWords.by, byWords.voices.length]).toEqual(['words', 3]);
  const byVoices = measuredBy({ voices: ids(rest), topicWords: [] }, topics, all);
  expect([byVoices.by, byVoices.voices.length]).toEqual(['voices', 2]);
});
