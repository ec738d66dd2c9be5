/** 公表ゲート: who may do what at which step, and what a step leaves behind. */
import {
  acknowledge,
  actionsOf,
  changesOf,
  hindrances,
  stageOf,
  type Action,
  type GateVoice,
} from '../../../../src/voice/publishing/gate';
import { gateVoice, writtenFields } from '../../../../src/voice/publishing/gate-record';
import { rowsOf, versionsOf } from '../../../../src/voice/publishing/history';
import {
  CHECKER,
  checked,
  day,
  DRAFTER,
  form,
  mapped,
  published,
  PUBLISHED,
  record,
  toCheck,
  version,
  voice,
  WORDS,
} from './sample';

const act = { me: CHECKER, now: '2026-08-02T01:00:00Z', today: day('2026-08-02'), reason: 'わけ' };
const changedWords = { ...WORDS, text: '直した文。' };

test.each<[string, GateVoice, string, Action[]]>([
  ['未判定', voice(), 'undecided', ['draft', 'refuse']],
  ['確認待ち', toCheck, 'toCheck', ['check', 'reopen']],
  ['別の人が確かめた', checked, 'checked', ['publish', 'reopen']],
  [
    '確かめたあとで文が変わった',
    { ...checked, words: changedWords },
    'toCheck',
    ['check', 'reopen'],
  ],
  [
    '確かめたあとで件名が変わった',
    { ...checked, words: { ...WORDS, title: '別の件名' } },
    'toCheck',
    ['check', 'reopen'],
  ],
  [
    '起案した人の名が確認者にある',
    { ...checked, checker: DRAFTER.code },
    'toCheck',
    ['check', 'reopen'],
  ],
  ['確認日時がない', { ...checked, checkedAt: '' }, 'toCheck', ['check', 'reopen']],
  ['確かめた文の控えがない', { ...checked, versions: [] }, 'toCheck', ['check', 'reopen']],
  ['公表中', published, 'published', ['takeDown']],
  [
    '公表のあとで文が変わった',
    { ...published, words: changedWords },
    'published',
    ['draft', 'takeDown'],
  ],
  ['控えのない公表', { ...published, versions: [] }, 'published', ['draft', 'takeDown']],
  ['公表しない', voice({ choice: 'refused' }), 'refused', ['check', 'reopen']],
  [
    '確かめた公表しない',
    voice({ choice: 'refused', checker: CHECKER.code }),
    'refused',
    ['reopen'],
  ],
  ['取り下げ', voice({ choice: 'takenDown' }), 'takenDown', ['reopen']],
  ['意味の決まっていない区分', voice({ choice: undefined }), 'undecided', []],
])('%s の声の段階と、できること', (_, given, stage, actions) => {
  expect(stageOf(given)).toBe(stage);
  expect(actionsOf(given)).toEqual(actions);
});

const phone = { ...WORDS, text: '電話は093-642-1441です。' };

test.each<[string, Action, GateVoice, string, string[]]>([
  ['何もなければ起案できる', 'draft', voice(), '', []],
  [
    '要旨と公表文がなければ起案できない',
    'draft',
    voice({ words: { title: '', summary: '', text: ' ' } }),
    '',
    ['noSummary', 'noText'],
  ],
  ['閲覧に注意の声は起案できない', 'draft', voice({ restricted: true }), '', ['restricted']],
  ['印が残っていれば起案できない', 'draft', voice({ words: phone }), '', ['openMark']],
  [
    '件名の印でも起案できない',
    'draft',
    voice({ words: { ...WORDS, title: 'a@example.jp' } }),
    '',
    ['openMark'],
  ],
  ['印が残っていれば確かめられない', 'check', { ...toCheck, words: phone }, '', ['openMark']],
  ['印が残っていれば公表できない', 'publish', { ...checked, words: phone }, '', ['openMark']],
  ['ほかの人は確かめられる', 'check', toCheck, '', []],
  [
    '起案した人は確かめられない',
    'check',
    { ...toCheck, drafter: CHECKER.code },
    '',
    ['samePerson'],
  ],
  [
    'だれが起案したか分からなければ確かめられない',
    'check',
    { ...toCheck, drafter: '' },
    '',
    ['noDrafter'],
  ],
  [
    '公表しない判定も、決めた人は確かめられない',
    'check',
    voice({ choice: 'refused', drafter: CHECKER.code }),
    '',
    ['samePerson'],
  ],
  [
    '公表しない判定は、印があっても確かめられる',
    'check',
    voice({ choice: 'refused', drafter: DRAFTER.code, words: phone }),
    '',
    [],
  ],
  ['理由がなければ公表しないにできない', 'refuse', voice(), ' ', ['noReason']],
  ['理由がなければ取り下げられない', 'takeDown', published, '', ['noReason']],
  ['印があっても取り下げられる', 'takeDown', { ...published, words: phone }, '本人の申し出', []],
])('%s', (_, action, given, reason, expected) => {
  expect(hindrances(action, given, CHECKER, reason).map(({ rule }) => rule)).toEqual(expected);
});

describe('段階を進めると', () => {
  test('起案: 確認待ちになり、起案した人が入り、前の確認は消える', () => {
    expect(changesOf('draft', voice({ checker: 'x' }), { ...act, me: DRAFTER })).toEqual({
      choice: 'toCheck',
      drafter: DRAFTER,
      checker: null,
      checkedAt: '',
      refusal: '',
      versions: [version({ checker: '' })],
    });
  });

  test('確認: 確かめた人と時刻と、確かめた文そのものが残る', () => {
    const old = { ...toCheck, versions: [version({ checker: '', words: changedWords })] };
    expect(changesOf('check', old, act)).toEqual({
      checker: CHECKER,
      checkedAt: act.now,
      versions: [version({ checker: CHECKER.name, words: WORDS })],
    });
  });

  test('公表: その版に公表した日が入る', () => {
    expect(changesOf('publish', checked, act)).toEqual({
      choice: 'published',
      publishedOn: act.today,
      versions: [version({ publishedOn: act.today })],
    });
  });

  test('公表した版は変わらず、次の版が加わる', () => {
    const changed = { ...published, words: changedWords };
    expect(changesOf('draft', changed, act).versions).toEqual([
      PUBLISHED,
      version({ version: 2, checker: '', words: changedWords }),
    ]);
  });

  test('取り下げ: 出ている版がすべて下がり、前の版が代わりに出ることはない', () => {
    const second = version({ version: 2, publishedOn: day('2026-08-02') });
    const { choice, versions } = changesOf(
      'takeDown',
      { ...published, versions: [PUBLISHED, second] },
      act,
    );
    expect(choice).toBe('takenDown');
    expect(
      versions?.map(({ takenDownOn, takeDownReason }) => [takenDownOn, takeDownReason]),
    ).toEqual([
      [act.today, 'わけ'],
      [act.today, 'わけ'],
    ]);
  });

  test('やり直し: 未判定に戻る。出ている版があれば、公表中に戻る', () => {
    expect(changesOf('reopen', toCheck, act).choice).toBe('undecided');
    expect(changesOf('reopen', { ...toCheck, versions: [PUBLISHED] }, act).choice).toBe(
      'published',
    );
  });
});

describe('残すことにした印', () => {
  const open = voice({ words: phone });
  const kept = { ...open, ...acknowledge(open, '093-642-1441', '区の代表｜番号') } as GateVoice;

  test('理由とともに残り、先へ進める', () => {
    expect(hindrances('draft', kept, DRAFTER, '')).toEqual([]);
    expect(kept.versions).toMatchObject([
      { version: 1, acknowledged: [{ found: '093-642-1441' }] },
    ]);
  });

  test('確認者の欄に人の読める言葉で残り、読み戻せる', () => {
    const [row] = rowsOf(
      [version({ acknowledged: [{ found: '093-642-1441', reason: '区の代表｜番号' }] })],
      form.columns,
    );
    expect(row?.value['版の確認者']?.value).toBe('熊谷 誠｜「093-642-1441」は区の代表 番号');
    const table = { value: [{ id: '1', value: row?.value }] };
    expect(versionsOf(table, form.columns)).toMatchObject([
      { checker: '熊谷 誠', acknowledged: [{ found: '093-642-1441', reason: '区の代表 番号' }] },
    ]);
  });

  test('別の番号は、また確かめる', () => {
    const other = { ...kept, words: { ...WORDS, text: '093-111-2222' } };
    expect(hindrances('draft', other, DRAFTER, '').map(({ rule }) => rule)).toEqual(['openMark']);
  });

  test('マイナンバーは、理由があっても残せない', () => {
    const number = voice({ words: { ...WORDS, text: '123456789018' } });
    const stood = { ...number, ...acknowledge(number, '123456789018', '理由') } as GateVoice;
    expect(hindrances('draft', stood, DRAFTER, '').map(({ rule }) => rule)).toEqual(['openMark']);
  });

  test('次の版を起案しても引き継ぐ', () => {
    const acknowledged = [{ found: '093-642-1441', reason: '代表番号' }];
    const live = { ...PUBLISHED, words: phone, acknowledged };
    const next = { ...published, versions: [live], words: { ...phone, summary: '新しい要旨' } };
    expect(hindrances('draft', next, DRAFTER, '')).toEqual([]);
    expect(changesOf('draft', next, act).versions?.at(-1)).toMatchObject({
      version: 2,
      acknowledged,
    });
  });
});

test('書く値は REST の形で、割り当てのない項目は書かない', () => {
  const rest = { ...mapped.fields };
  delete rest['publishedDate'];
  const changes = changesOf('draft', voice({ refusal: '内容が不明確' }), { ...act, me: DRAFTER });
  const written = writtenFields(changes, { ...mapped, fields: rest }, form.columns);
  expect(written).toMatchObject({
    公表区分: { value: '確認待ち' },
    公表起案者: { value: [DRAFTER] },
    公表確認者: { value: [] },
    公表確認日時: { value: '' },
    非公表理由: { value: null },
  });
  const back = gateVoice(record({}, [{}]), mapped, form.columns);
  expect(rowsOf(back.versions, form.columns)).toMatchObject([
    { id: '1', value: { 版: { value: '1' }, 版の考え方: { value: WORDS.text } } },
  ]);
});
