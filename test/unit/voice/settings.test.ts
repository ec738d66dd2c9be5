/** @jest-environment jsdom */
import * as v from 'valibot';
import type { ConfigHost } from '../../../src/kintone/host';
import { defaults, schema, type VoiceSettings } from '../../../src/voice/settings';
import { slots } from '../../../src/voice/slots';
import { slotText } from '../../../src/voice/slot-messages';
import { readingOf } from '../../../src/voice/recording-settings-view';
import { settingsParts } from '../../../src/voice/settings-parts';

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

/** One paragraph, drawn on these settings. */
function drawn(id: string, initial: VoiceSettings) {
  let settings = initial;
  const part = settingsParts().find((each) => each.id === id)!;
  const view = part.view({
    now: () => settings,
    fields: {},
    host: {} as ConfigHost,
    change: (edit) => (settings = edit(settings)),
  });
  const type = (label: RegExp, written: string) => {
    const named = [...view.querySelectorAll('label')].find((each) =>
      label.test(each.textContent ?? ''),
    )!;
    const control = named.control as HTMLInputElement;
    control.value = written;
    control.dispatchEvent(new Event('input'));
    control.dispatchEvent(new Event('change'));
    return control;
  };
  document.body.replaceChildren(view);
  return { part, view, type, now: () => settings };
}

test('設定画面で打った値が伝わり、範囲外の数は打ったまま残って、保存させない', () => {
  const { view, type, now } = drawn('handling', defaults());
  type(/^回答期限（/, '10');
  const soon = type(/^期限が近い/, '-5');
  expect(now().deadline).toMatchObject({ days: 10, soonDays: 3 });
  expect(soon.value).toBe('-5');
  expect(soon.validationMessage).toBe('0から366までの整数を入れてください。');
  expect(view.textContent).toContain(soon.validationMessage);
  type(/^期限が近い/, '5');
  expect(soon.validity.valid).toBe(true);
  expect(now().deadline.soonDays).toBe(5);
});

test('読み取れない行は捨てずに知らせ、直すまで前の設定のまま', () => {
  const { type, now } = drawn('handling', defaults());
  const closed = type(/^区で決めた閉庁日/, 'R7.8.15\n来週の月曜');
  expect(closed.validationMessage).toContain('「来週の月曜」');
  expect(now().deadline.closed).toEqual([]);
  type(/^区で決めた閉庁日/, 'R7.8.15');
  expect(now().deadline.closed).toEqual(['2025-08-15']);

  const recording = drawn('recording', defaults());
  const readings = recording.type(/^地域の読み/, '黒崎=くろさき\n書きかけ');
  expect(readings.validationMessage).toContain('「書きかけ」');
});

test('どの段落も、今の設定を1行の言葉で言う', () => {
  const settings: VoiceSettings = {
    ...defaults(),
    deadline: { ...defaults().deadline, days: 10, unit: 'office', cutOff: '17:00' },
    draft: 'off',
  };
  const words = Object.fromEntries(
    settingsParts().map(({ id, summary }) => [id, summary(settings, {})]),
  );
  expect(words['handling']).toMatch(/^受付の翌日から数えて10開庁日。17:00/);
  expect(words['recording']).toBe('内容は5文字以上。下書きと未送信の声を端末に残さない');
  expect(words['related']).toBe('どれも使わない');
  for (const each of Object.values(words)) expect(each).not.toBe('');
});

test('段落を初期値に戻しても、ほかの段落は変わらない', () => {
  const initial = defaults();
  const changed = settingsParts().reduce<VoiceSettings>(
    (now, part) => part.taken?.(now, other()) ?? now,
    initial,
  );
  expect(changed).toEqual({ ...other(), enabled: true, fields: {} });
  const back = settingsParts().find(({ id }) => id === 'recording')!.taken!(changed, initial);
  expect(back.check).toEqual(initial.check);
  expect(back.card).toEqual({ ...changed.card, readings: initial.card.readings });
  expect(back.recording.replySpace).toBe('別のスペース');
  expect(back.publishing).toEqual(changed.publishing);
});

/** Settings that differ in each part from the initial ones. */
function other(): VoiceSettings {
  const from = defaults();
  const space = '別のスペース';
  return {
    ...from,
    card: { space, warningSpace: space, readings: { 黒崎: 'くろさき' } },
    deadline: { ...from.deadline, days: 1 },
    handling: { ...from.handling, space },
    done: { statuses: ['済'], answered: 'ignored' },
    check: { shortestBody: 9, wanted: '要', declined: '不要' },
    draft: 'off',
    chart: { measure: 'minutes' },
    related: { areas: 5, templates: 6, actions: 7 },
    similar: { ...from.similar, shown: 'off' },
    guard: { kinds: [], allowed: ['区'] },
    publishing: { ...from.publishing, space, pageTitle: '声' },
    recording: {
      ...from.recording,
      ...{ areaSpace: space, replySpace: space, cautionSpace: space, longestSentence: 60 },
    },
    topics: { ...from.topics, actionSpace: space, smallest: 9 },
  };
}

test('地域の読みは「名前=よみ」の行で書く', () => {
  expect(readingOf('折尾西 ＝ おりおにし')).toEqual(['折尾西', 'おりおにし']);
  expect(readingOf('書きかけ')).toBeUndefined();
});
