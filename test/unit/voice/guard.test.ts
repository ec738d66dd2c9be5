import * as v from 'valibot';
import { findPersonalData } from '../../../src/text/personal-data';
import {
  guardedTexts,
  marksIn,
  replacing,
  undone,
  weightOf,
  type GuardedSlot,
} from '../../../src/voice/guard';
import { guardDefaults, guardSchema } from '../../../src/voice/guard-settings';
import { plainText } from '../../../src/voice/rich-text';
import { settings } from './sample';

const all = guardDefaults();
const found = (text: string, change = {}): string[] =>
  marksIn(text, { ...all, ...change }).map((mark) => mark.found);

test.each<[GuardedSlot, string, string]>([
  ['body', '山田さんから', 'hint'],
  ['background', '山田さんから', 'hint'],
  ['response', '山田さんから', 'hint'],
  ['answer', '山田さんへ', 'hint'],
  ['title', '山田さんから', 'warning'],
  ['publicSummary', '山田さんから', 'warning'],
  ['publicText', '山田さんから', 'warning'],
  ['body', '番号は１２３４　５６７８　９０１８', 'stop'],
  ['publicText', '番号は123456789018', 'stop'],
  ['body', 'マイナンバーは123456789012（写し間違い）', 'hint'],
])('%s の「%s」は %s', (slot, text, weight) => {
  expect(marksIn(text, all).map((mark) => weightOf(slot, mark))).toEqual([weight]);
});

test('設定した種類だけに印を付ける。マイナンバーは外しても印が付く', () => {
  const text = '山田さん 090-0000-1234 マイナンバー123456789018';
  expect(found(text)).toEqual(['山田さん', '090-0000-1234', '123456789018']);
  expect(found(text, { kinds: ['phone'] })).toEqual(['090-0000-1234', '123456789018']);
  expect(found('マイナンバー123456789012', { kinds: [] })).toEqual([]);
});

test('区の番号は印が付かない', () => {
  expect(found('代表 093-000-1000', { allowed: ['０９３（０００）１０００'] })).toEqual([]);
});

test('設定していない項目は見ず、書式のある項目は文字だけを見る', () => {
  const { fields } = settings();
  const record = {
    内容: { type: 'MULTI_LINE_TEXT', value: '山田さん' },
    公表文: { type: 'RICH_TEXT', value: '<p>090-<b>0000</b>-1234</p>' },
    関係ない項目: { type: 'MULTI_LINE_TEXT', value: '田中さん' },
  };
  expect(guardedTexts(record, fields)).toEqual([
    { slot: 'body', text: '山田さん', form: 'plain' },
    { slot: 'publicText', text: '090-0000-1234\n', form: 'rich' },
  ]);
  expect(plainText('1234&nbsp;5678&amp;<br>次')).toBe('1234 5678&\n次');
});

describe('replacing', () => {
  const text = '黒崎の山田さん（090-0000-1234）から';
  const marks = findPersonalData(text);
  const change = replacing(text, marks);

  test('すべての印を一度に置き換え、元に戻せる', () => {
    expect(change?.after).toBe('黒崎の方（電話番号）から');
    expect(change && undone(change.after, change)).toBe(text);
  });

  test('後を書き足しても、前を書き足しても、置き換えた所だけを戻す', () => {
    const more = `急ぎ。${change?.after}、街灯の話。`;
    expect(change && undone(more, change)).toBe(`急ぎ。${text}、街灯の話。`);
  });

  test('置き換えた所が書き直されていれば、戻さない', () => {
    expect(change && undone('黒崎の別の話', change)).toBeUndefined();
    expect(change && undone(`${change.after}${change.after}`, change)).toBeUndefined();
  });

  test('印を付けた後で文が変わっていれば、置き換えない', () => {
    expect(replacing(`急ぎ。${text}`, marks)).toBeUndefined();
  });
});

test('設定の形: 知らない種類は受け付けず、ない設定は初めの値で補う', () => {
  expect(v.parse(guardSchema, {})).toEqual(all);
  expect(v.safeParse(guardSchema, { kinds: ['shoeSize'] }).success).toBe(false);
});
