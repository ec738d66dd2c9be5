/** Reply templates: found, filled in, put below what is there, and made from an answer without the resident in it. */
import { sampleTemplates } from '../../../scripts/sample/templates';
import {
  isDueForReview,
  searchTemplates,
  type Template,
} from '../../../src/voice/templates/template';
import { appended, fillVariables } from '../../../src/voice/templates/variables';
import { voiceValues } from '../../../src/voice/templates/voice-values';
import { withoutPersonal } from '../../../src/voice/templates/without-personal';
import type { Day } from '../../../src/calendar/day';
import { emptyRecord, settings } from './sample';

const template = (title: string, change: Partial<Template> = {}): Template => ({
  id: 1,
  title,
  category: '',
  text: '',
  easyText: '',
  words: '',
  owner: '',
  reviewDate: undefined,
  ...change,
});

describe('さがす', () => {
  const all = [
    template('ごみの出し方', { category: 'ごみ・環境', words: 'カラス 分別' }),
    template('公園の遊具', { category: '道路・公園', text: 'ブランコなどの遊具とごみ箱' }),
    template('道路の修繕', { category: '道路・公園', words: '穴 段差' }),
  ];
  const found = (typed: string, category = ''): string[] =>
    searchTemplates(all, typed, category).map(({ title }) => title);
  test.each<[string, string[]]>([
    ['', ['ごみの出し方', '公園の遊具', '道路の修繕']],
    ['ゴミ', ['ごみの出し方', '公園の遊具']],
    ['からす', ['ごみの出し方']],
    ['ﾌﾞﾗﾝｺ', ['公園の遊具']],
    ['公園　穴', ['道路の修繕']],
    ['図書館', []],
  ])('「%s」で %j', (typed, titles) => {
    expect(found(typed)).toEqual(titles);
  });
  test('同じ強さなら、この声の分野が先', () => {
    expect(found('', '道路・公園')[0]).toBe('公園の遊具');
  });
});

test('見直し日を過ぎたものだけに注意する', () => {
  const on = (day: string): Template => template('', { reviewDate: day as Day });
  expect(isDueForReview(on('2026-05-10'), '2026-05-11' as Day)).toBe(true);
  expect(isDueForReview(on('2026-05-11'), '2026-05-11' as Day)).toBe(false);
  expect(isDueForReview(template(''), '2026-05-11' as Day)).toBe(false);
});

describe('印', () => {
  const record = emptyRecord({
    件名: '街灯が暗い',
    受付日時: '2026-05-11T01:32:00Z',
    回答期限: '2026-05-25',
    担当課: [{ code: 'machi', name: 'まちづくり整備課' }],
  });
  const values = voiceValues(
    record,
    settings().fields,
    12,
    'Asia/Tokyo',
    new Date('2026-05-12T16:00:00Z'),
  );

  test('声の値が入る', () => {
    expect(
      fillVariables('{件名}（{受付番号}）{受付日}→{回答期限} ｛担当課｝ {今日}', values),
    ).toEqual({
      text: '街灯が暗い（12）2026年5月11日（月）→2026年5月25日（月） まちづくり整備課 2026年5月13日（水）',
      open: [],
      unknown: [],
    });
  });
  test('声に無いものと、知らないものは、残して言う', () => {
    expect(fillVariables('{氏名} 様 {課長} {氏名}', values)).toEqual({
      text: '{氏名} 様 {課長} {氏名}',
      open: ['氏名'],
      unknown: ['課長'],
    });
  });
  test('見本の定型文は、知らない印を持たない', () => {
    for (const sample of sampleTemplates()) {
      for (const words of [sample.本文, sample.やさしい日本語]) {
        expect(fillVariables(words, values).unknown).toEqual([]);
      }
    }
    expect(sampleTemplates()).toHaveLength(12);
  });
});

test('空なら入り、書いてあれば下に足す。消さない', () => {
  expect(appended(' \n', '定型')).toBe('定型');
  expect(appended('前の回答。\n', '定型')).toBe('前の回答。\n\n定型');
});

describe('回答から住民のことを外す', () => {
  const person = { name: '見本 一郎', contact: '093-000-0000' };
  test.each([
    ['見本 一郎 様へ', '{氏名} 様へ', ['見本 一郎']],
    ['見本様、こんにちは', '{氏名}様、こんにちは', ['見本']],
    ['電話 093-000-0000 に', '電話 （連絡先） に', ['093-000-0000']],
    ['０９０－０００１－０００２へ', '（電話番号）へ', ['０９０－０００１－０００２']],
    ['お電話（093-111-0000）で', 'お電話（電話番号）で', ['093-111-0000']],
    ['０９３（１１１）００００に', '（電話番号）に', ['０９３（１１１）００００']],
    ['x@example.jp まで', '（メールアドレス） まで', ['x@example.jp']],
    ['〒806-0000 に送る', '（郵便番号） に送る', ['〒806-0000']],
    ['黒崎3丁目15番3号の前', '黒崎の前', ['3丁目15番3号']],
    ['田中さんの家', '{氏名}さんの家', ['田中さん']],
    ['利用者様と皆様とお客様へ', '利用者様と皆様とお客様へ', []],
    ['3月の工事', '3月の工事', []],
  ])('%s', (written, text, removed) => {
    expect(withoutPersonal(written, person)).toEqual({ text, removed });
  });
  test('名前が書かれていない声では、空の名前で何も外さない', () => {
    expect(withoutPersonal('調べます。', { name: '', contact: '' }).text).toBe('調べます。');
  });
});
