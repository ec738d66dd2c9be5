import type { Day } from '../../../../src/calendar/day';
import type { KintoneRecord } from '../../../../src/kintone/host';
import {
  changes,
  faultsOf,
  needs,
  NOTHING_SAID,
  wasReturned,
  type Changes,
  type Said,
} from '../../../../src/voice/handling/moves';
import { placesOf } from '../../../../src/voice/handling/places';
import { settings } from '../sample';
import { circumstances, fields, fukushi, machi, sato, today, voice, where } from './sample';

const said = (change: Partial<Said> = {}): Said => ({ ...NOTHING_SAID, ...change });

/** The last row of 経過 that was written, its cells without types. */
function lastRow(written: Changes): Record<string, unknown> {
  const rows = written['経過']?.value as { value: KintoneRecord }[];
  return Object.fromEntries(
    Object.entries(rows.at(-1)?.value ?? {}).map(([code, { value }]) => [code, value]),
  );
}

const after = (record: KintoneRecord, written: Changes): KintoneRecord => ({
  ...record,
  ...written,
});

describe('担当課へ送る', () => {
  test('担当課が空なら、送り先だけを尋ね、経過も転送回数も残さない', () => {
    const record = voice();
    expect(needs('send', record, where, said())).toEqual(['section']);
    const written = changes(
      'send',
      record,
      where,
      said({ section: machi }),
      circumstances('受付', '担当課確認'),
    );
    expect(written).toEqual({ 担当課: { value: [machi] } });
  });

  test('担当課が決まっていれば、何も尋ねない', () => {
    const record = voice({ 担当課: [machi] });
    expect(needs('send', record, where, said())).toEqual([]);
    expect(changes('send', record, where, said(), circumstances('受付', '担当課確認'))).toEqual({});
  });

  test('送る時に別の課にするなら、理由を尋ねて経過に残し、1回と数える', () => {
    const record = voice({ 担当課: [machi], 転送回数: '1' });
    const to = said({ section: fukushi, reason: '歩道ではなく通院の話' });
    expect(needs('send', record, where, to)).toEqual(['section', 'reason']);
    const written = changes('send', record, where, to, circumstances('受付', '担当課確認'));
    expect(written['転送回数']).toEqual({ value: '2' });
    expect(lastRow(written)).toMatchObject({
      ...{ 経過の種類: '担当課の変更', 経過元: 'まちづくり整備課', 経過先: '保健福祉課' },
      経過の理由: '歩道ではなく通院の話',
    });
  });
});

test('担当違いで戻すと、担当課は空になり、理由と誰がいつかが残り、転送回数が増える', () => {
  const record = voice({ 担当課: [machi], ステータス: '担当課確認' });
  expect(needs('return', record, where, said())).toEqual(['reason']);
  const written = changes(
    'return',
    record,
    where,
    said({ reason: '県道です\n土木の担当' }),
    circumstances('担当課確認', '受付'),
  );
  expect(written).toMatchObject({ 担当課: { value: [] }, 転送回数: { value: '1' } });
  expect(lastRow(written)).toEqual({
    経過日時: '2026-05-11T01:00:00Z',
    経過の種類: '担当違い',
    ...{ 経過元: 'まちづくり整備課', 経過先: '受付', 経過の理由: '県道です 土木の担当' },
    ...{ 新しい期限: '', 経過の記入者: [sato] },
  });
});

test('担当違いのあとで送り直しても2回とは数えず、どこへ行ったかは経過に残る', () => {
  const first = voice({ 担当課: [machi] });
  const returned = after(
    first,
    changes(
      'return',
      first,
      where,
      said({ reason: '担当が違う' }),
      circumstances('担当課確認', '受付'),
    ),
  );
  expect(wasReturned(returned, where)).toBe(true);
  const written = changes(
    'send',
    returned,
    where,
    said({ section: fukushi }),
    circumstances('受付', '担当課確認'),
  );
  expect(written['転送回数']).toBeUndefined();
  expect(lastRow(written)).toMatchObject({
    経過の種類: '担当課の変更',
    経過元: '受付',
    経過先: '保健福祉課',
  });
  expect(wasReturned(after(returned, written), where)).toBe(false);
});

test('移ちょうは、渡した先と理由を残す', () => {
  const record = voice({ 担当課: [machi] });
  expect(needs('passOn', record, where, said())).toEqual(['to', 'reason']);
  const written = changes(
    'passOn',
    record,
    where,
    said({ to: ' 福岡県警 ', reason: '信号' }),
    circumstances('対応中', '移ちょう'),
  );
  expect(written['移ちょう先']).toEqual({ value: '福岡県警' });
  expect(lastRow(written)).toMatchObject({
    経過の種類: '移ちょう',
    経過元: 'まちづくり整備課',
    経過先: '福岡県警',
  });
});

test('中間回答は、日付と理由を残し、期限を新しい日にする', () => {
  const record = voice({ 担当課: [machi], 回答期限: '2026-05-15' });
  expect(needs('interim', record, where, said())).toEqual(['newDue', 'reason']);
  const to = said({ reason: '現地の調査', newDue: '2026-06-01' as Day });
  const written = changes('interim', record, where, to, circumstances('対応中', '中間回答'));
  expect(written).toMatchObject({
    中間回答日: { value: '2026-05-11' },
    中間回答理由: { value: '現地の調査' },
    回答期限: { value: '2026-06-01' },
  });
  expect(lastRow(written)).toMatchObject({ 経過の種類: '中間回答', 新しい期限: '2026-06-01' });
});

test('再意見は、前の回答日を経過に移し、対応済みでなくする。回答の文には触れない', () => {
  const record = voice({ 回答日: '2026-05-08', 回答: '修繕しました。' });
  const to = said({ reason: 'まだ暗い', newDue: '2026-05-25' as Day });
  const written = changes('reopen', record, where, to, circumstances('回答済', '対応中'));
  expect(written).toMatchObject({ 回答日: { value: '' }, 回答期限: { value: '2026-05-25' } });
  expect(written['回答']).toBeUndefined();
  expect(lastRow(written)).toMatchObject({
    経過の種類: '再意見',
    経過元: '回答済（2026-05-08）',
    経過先: '対応中',
  });
});

test('前の行は、番号も中身もそのまま残る', () => {
  const row = { id: '31', value: { 経過の種類: { value: '中間回答' } } };
  const record = voice({ 担当課: [machi], 経過: [row] });
  const written = changes(
    'change',
    record,
    where,
    said({ section: fukushi, reason: '話の中身' }),
    circumstances('受付', '受付'),
  );
  expect((written['経過']?.value as unknown[])[0]).toEqual(row);
  expect(written['経過']?.value).toHaveLength(2);
});

test('フォームが残した空の行は経過に数えず、書くときに除く', () => {
  const blank = { id: '1', value: { 経過の種類: { value: '' }, 経過の記入者: { value: [] } } };
  const record = voice({ 担当課: [machi], 経過: [blank] });
  const written = changes(
    ...(['return', record, where, said({ reason: 'わけ' })] as const),
    circumstances('担当課確認', '受付'),
  );
  expect(written['経過']?.value).toHaveLength(1);
  expect(lastRow(written)).toMatchObject({ 経過の種類: '担当違い' });
});

test.each([
  ['return', voice({ 担当課: [machi] }), said(), [{ need: 'reason', fault: 'missing' }]],
  [
    'return',
    voice({ 担当課: [machi] }),
    said({ reason: ' ' }),
    [{ need: 'reason', fault: 'missing' }],
  ],
  ['send', voice(), said(), [{ need: 'section', fault: 'missing' }]],
  [
    'change',
    voice({ 担当課: [machi] }),
    said({ section: machi, reason: 'x' }),
    [{ need: 'section', fault: 'same' }],
  ],
  [
    'interim',
    voice(),
    said({ reason: 'x', newDue: '2026-05-10' as Day }),
    [{ need: 'newDue', fault: 'past' }],
  ],
  ['interim', voice(), said({ reason: 'x', newDue: today }), []],
  ['passOn', voice(), said({ reason: 'x' }), [{ need: 'to', fault: 'missing' }]],
] as const)('%s で足りないものを言う（%#）', (step, record, given, faults) => {
  expect(faultsOf(step, record, where, given, today)).toEqual(faults);
});

test('残す場所のないものは尋ねず、書かない', () => {
  const bare = settings();
  const gone = ['経過', '中間回答理由', '移ちょう先', '転送回数'];
  const form = Object.fromEntries(Object.entries(fields).filter(([code]) => !gone.includes(code)));
  const places = placesOf(bare, form);
  expect(needs('return', voice({ 担当課: [machi] }), places, said())).toEqual([]);
  expect(needs('passOn', voice(), places, said())).toEqual([]);
  expect(needs('interim', voice(), places, said())).toEqual(['newDue']);
  const written = changes(
    'return',
    voice({ 担当課: [machi] }),
    places,
    said(),
    circumstances('担当課確認', '受付'),
  );
  expect(written).toEqual({ 担当課: { value: [] } });
});
