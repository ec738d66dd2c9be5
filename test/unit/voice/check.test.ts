import { parseInstant, type Instant } from '../../../src/calendar/instant';
import type { Day } from '../../../src/calendar/day';
import { faults, type CheckedVoice } from '../../../src/voice/check';
import { fieldsWithMyNumber } from '../../../src/voice/checked-voice';
import { proposeTitle } from '../../../src/voice/title';

const instant = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};
const rules = {
  shortestBody: 5,
  wanted: '希望する',
  zone: 'Asia/Tokyo',
  now: instant('2026-05-11T01:30:00Z'),
};
const good: CheckedVoice = {
  body: '公園の街灯が切れています',
  received: { at: instant('2026-05-11T01:00:00Z') },
  replyWish: '未確認',
  contact: '',
};
const found = (change: Partial<CheckedVoice>): string[] =>
  faults({ ...good, ...change }, rules).map(({ rule }) => rule);

test.each<[string, Partial<CheckedVoice>, string[]]>([
  ['正しい記録', {}, []],
  ['内容が空', { body: '' }, ['bodyEmpty']],
  ['内容が空白だけ', { body: ' 　\n' }, ['bodyEmpty']],
  ['内容が4文字', { body: 'うるさい' }, ['bodyShort']],
  ['内容が5文字', { body: '道が暗いよ' }, []],
  ['受付が未来', { received: { at: instant('2026-05-11T03:00:00Z') } }, ['receivedInFuture']],
  ['受付が1分先（時計のずれ）', { received: { at: instant('2026-05-11T01:31:00Z') } }, []],
  ['受付日だけのアプリで明日', { received: { on: '2026-05-12' as Day } }, ['receivedInFuture']],
  ['受付日だけのアプリで今日', { received: { on: '2026-05-11' as Day } }, []],
  ['回答希望で連絡先なし', { replyWish: '希望する' }, ['contactMissing']],
  ['回答希望で連絡先の項目がないアプリ', { replyWish: '希望する', contact: undefined }, []],
  ['回答希望で電話番号あり', { replyWish: '希望する', contact: '093-642-1441' }, []],
  ['連絡先が短い番号', { contact: '090-12' }, ['contactMalformed']],
  ['連絡先が壊れたメール', { contact: 'hana@example' }, ['contactMalformed']],
  ['連絡先が住所', { contact: '黒崎三丁目15番3号' }, []],
  ['回答日が受付日の前', { answered: '2026-05-10' as Day }, ['answeredBeforeReceived']],
  ['回答日が受付日と同じ', { answered: '2026-05-11' as Day }, []],
])('%s', (_, change, expected) => {
  expect(found(change)).toEqual(expected);
});

test('マイナンバーは、設定していない項目や表の中でも見つける', () => {
  const number = '1234-5678-9018';
  const inTable = { type: 'SINGLE_LINE_TEXT', value: number };
  const memo = { type: 'MULTI_LINE_TEXT', value: `番号は${number}` };
  const rich = { type: 'RICH_TEXT', value: '<b>1234</b>5678<i>9018</i>' };
  const fields = fieldsWithMyNumber({
    memo,
    rich,
    plain: { type: 'SINGLE_LINE_TEXT', value: '123456789012' },
    table: { type: 'SUBTABLE', value: [{ id: '1', value: { inTable } }] },
  });
  expect(fields).toEqual([memo, rich, inTable]);
});

test.each([
  ['公園の街灯が切れています。夜道が怖いです。', '公園の街灯が切れています'],
  ['一行目\n二行目', '一行目'],
  ['', ''],
  [
    '先週から市民センターの前の横断歩道の白線が消えていて、子どもたちが渡るときに危ないと思います',
    '先週から市民センターの前の横断歩道の白線が消えていて…',
  ],
  ['あ'.repeat(40), `${'あ'.repeat(30)}…`],
])('「%s」の件名の案は「%s」', (body, title) => {
  expect(proposeTitle(body)).toBe(title);
});
