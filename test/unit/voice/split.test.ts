/** One entry with several wishes, made into several voices. */
import { cutBySentence, proposeCut } from '../../../src/voice/split/cut';
import { pieceFault, splitRecords } from '../../../src/voice/split/split-records';
import { makePieces } from '../../../src/voice/split/pieces';
import { RequestError } from '../../../src/kintone/host';
import { FakeHost } from '../fake-host';
import { emptyRecord, fields, settings } from './sample';

describe('分けどころの案', () => {
  test.each<[string, string[]]>([
    ['公園の水が出ない。直してほしい。', ['公園の水が出ない。直してほしい。']],
    [
      '公園の水が出ない。また、街灯も切れている。早く直してほしい。',
      ['公園の水が出ない。', '街灯も切れている。早く直してほしい。'],
    ],
    [
      '歩道が狭い。あと、駐輪場も足りない。それから、バスの本数を増やして。',
      ['歩道が狭い。', '駐輪場も足りない。', 'バスの本数を増やして。'],
    ],
    [
      '歩道を直してほしい、あと、公園の草も刈ってほしい。',
      ['歩道を直してほしい。', '公園の草も刈ってほしい。'],
    ],
    ['1. 街灯をつけて\n2. 草を刈って', ['街灯をつけて', '草を刈って']],
    [
      'お願いが二つ。\n① 側溝のふた\n② カーブミラー\n割れています。',
      ['お願いが二つ。\n① 側溝のふた', 'カーブミラー\n割れています。'],
    ],
    ['・ごみの日を知りたい\n・分け方も知りたい', ['ごみの日を知りたい', '分け方も知りたい']],
    ['窓口が混む。もう一つ、案内が分かりにくい。', ['窓口が混む。', '案内が分かりにくい。']],
    ['部屋のまた貸しを見た。あと3日で期限だ。', ['部屋のまた貸しを見た。あと3日で期限だ。']],
    ['「また、来ます。」と言われた。', ['「また、来ます。」と言われた。']],
    ['', []],
  ])('%s', (written, pieces) => {
    expect(proposeCut(written)).toEqual(pieces);
  });

  test('文ごと', () => {
    expect(cutBySentence('暗い。怖い！\n直して')).toEqual(['暗い。', '怖い！', '直して']);
  });
});

const original = emptyRecord({
  受付日時: '2026-05-11T01:32:00Z',
  受付者: [{ code: 'sato', name: '佐藤' }],
  受付部署: [{ code: 'shimin', name: '市民課' }],
  経路: '電話',
  地域: '黒崎',
  回答希望: '希望する',
  連絡先氏名: '見本一郎',
  連絡先: '093-000-0000',
  要配慮: ['閲覧に注意'],
  対応時間: '30',
  担当課: [{ code: 'machi', name: 'まちづくり整備課' }],
  回答: '調べます',
});

const split = () =>
  splitRecords({
    original,
    originId: 12,
    mapping: settings().fields,
    fields: {
      ...fields,
      部屋: { type: 'SINGLE_LINE_TEXT', code: '部屋', label: '部屋', required: true },
    },
    pieces: [
      { body: '公園の水が出ない。', category: '道路・公園', kind: '要望' },
      { body: 'ごみの日を知りたい。', category: 'ごみ・環境', kind: '' },
    ],
    keys: ['a', 'b'],
  });

test('分けた声は、来た経緯と住民のことを引き継ぎ、元の声を覚える', () => {
  const [first, second] = split();
  expect(first).toEqual({
    受付日時: { value: '2026-05-11T01:32:00Z' },
    受付者: { value: [{ code: 'sato' }] },
    受付部署: { value: [{ code: 'shimin' }] },
    経路: { value: '電話' },
    地域: { value: '黒崎' },
    回答希望: { value: '希望する' },
    連絡先氏名: { value: '見本一郎' },
    連絡先: { value: '093-000-0000' },
    要配慮: { value: ['閲覧に注意'] },
    内容: { value: '公園の水が出ない。' },
    件名: { value: '公園の水が出ない' },
    分野: { value: '道路・公園' },
    種別: { value: '要望' },
    元の声: { value: '12' },
    送信キー: { value: 'a' },
  });
  expect(second).toMatchObject({ 分野: { value: 'ごみ・環境' }, 送信キー: { value: 'b' } });
  expect(second).not.toHaveProperty('種別');
});

test('空・短い・分野なしの1件は、作る前に言う', () => {
  const piece = { body: '公園の水が出ない', category: 'その他', kind: '' };
  expect(pieceFault(piece, 5)).toBeUndefined();
  expect(pieceFault({ ...piece, body: ' ' }, 5)).toBe('empty');
  expect(pieceFault({ ...piece, body: '水' }, 5)).toBe('short');
  expect(pieceFault({ ...piece, category: '' }, 5)).toBe('noCategory');
});

test.each([
  [new RequestError(0, '', '届かない'), 'unknown'],
  [
    new RequestError(400, 'CB_VA01', '', {
      'records[0].送信キー.value': { messages: ['重複'] },
      'records[1].送信キー.value': { messages: ['重複'] },
    }),
    'made before',
  ],
  [
    new RequestError(400, 'CB_VA01', 'だめ', {
      'records[0].分野.value': { messages: ['必須です。'] },
    }),
    { refused: expect.stringContaining('必須です。') as string },
  ],
])('作る要求が %s のとき %j', async (error, made) => {
  const host = new FakeHost({ 'POST records': error });
  expect(await makePieces(host, split(), '送信キー')).toEqual(made);
});
