/** @jest-environment jsdom */
import * as v from 'valibot';
import { defaults, schema } from '../../../src/voice/settings';
import { slots } from '../../../src/voice/slots';
import { slotText } from '../../../src/voice/slot-messages';
import { readReadings, settingsView } from '../../../src/voice/settings-view';

test('初めの設定は正しい設定である', () => {
  expect(v.parse(schema, defaults())).toEqual(defaults());
});

test('あとから増えた設定は、初めの値で補う', () => {
  expect(v.parse(schema, { enabled: true, fields: {} })).toEqual(defaults());
  expect(v.parse(schema, { enabled: true, fields: {}, deadline: { days: 10 } })).toMatchObject({
    deadline: { days: 10, soonDays: 3 },
  });
});

test.each([
  { deadline: { days: -1 } },
  { deadline: { days: 1.5 } },
  { draft: 'sometimes' },
  { done: { statuses: [''] } },
])('誤った設定 %j は受け付けない', (wrong) => {
  expect(v.safeParse(schema, { enabled: true, fields: {}, ...wrong }).success).toBe(false);
});

test('必須は受付日時・内容・分野だけで、どの項目にも日英の言葉がある', () => {
  expect(slots.filter(({ required }) => required).map(({ names }) => names[0])).toEqual([
    '受付日時',
    '内容',
    '分野',
  ]);
  for (const { key } of slots) {
    expect(slotText('ja')[key]).toMatch(/.+\|.+/);
    expect(slotText('en')[key]).toMatch(/.+\|.+/);
  }
});

test('設定画面で変えた値が伝わり、範囲外の数は元に戻る', () => {
  const told = jest.fn();
  const view = settingsView(defaults(), {}, told, {
    request: () => Promise.resolve({ apps: [] } as never),
  });
  const [days, soon] = view.querySelectorAll<HTMLInputElement>('input[type=number]');
  days!.value = '10';
  days!.dispatchEvent(new Event('change'));
  soon!.value = '-5';
  soon!.dispatchEvent(new Event('change'));
  expect(told).toHaveBeenCalledTimes(1);
  expect(told.mock.lastCall?.[0]).toMatchObject({ deadline: { days: 10, soonDays: 3 } });
  expect(soon!.value).toBe('3');
});

test('地域の読みは「名前=よみ」の行で書く', () => {
  expect(readReadings('黒崎=くろさき\n折尾西 ＝ おりおにし\n書きかけ\n')).toEqual({
    黒崎: 'くろさき',
    折尾西: 'おりおにし',
  });
});
