/** @jest-environment jsdom */
import { DraftStore } from '../../../src/voice/draft';

let now = new Date('2026-05-11T01:32:00Z');
const store = (user = 'sato'): DraftStore => new DraftStore(localStorage, 8, user, () => now);

beforeEach(() => {
  localStorage.clear();
  now = new Date('2026-05-11T01:32:00Z');
});

test('下書きはタブを閉じても残り、保存すると消える', () => {
  store().save('a', { body: '街灯が切れている', category: '道路・公園' });
  expect(store().all()).toMatchObject([
    { id: 'a', values: { body: '街灯が切れている', category: '道路・公園' } },
  ]);
  store().remove('a');
  expect(store().all()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('連絡先とマイナンバーは下書きに残らない', () => {
  store().save('a', {
    body: '折り返してほしい',
    contact: '093-642-1441',
    contactName: '佐藤',
    memo: '1234-5678-9018',
  });
  expect(store().all()[0]?.values).toEqual({ body: '折り返してほしい' });
});

test('選んだだけで何も書いていなければ、下書きは作らない', () => {
  store().save('a', { category: '道路・公園', body: '' });
  expect(store().all()).toEqual([]);
});

test('ほかの人がログインすると、前の人の下書きは消える', () => {
  store('sato').save('a', { body: '街灯が切れている' });
  expect(store('suzuki').all()).toEqual([]);
  expect(store('sato').all()).toEqual([]);
});

test('7日たつと出さない', () => {
  store().save('a', { body: '街灯が切れている' });
  now = new Date('2026-05-18T01:31:00Z');
  expect(store().all()).toHaveLength(1);
  now = new Date('2026-05-18T01:32:00Z');
  expect(store().all()).toEqual([]);
});

test('二つのタブの下書きは混ざらない', () => {
  store().save('a', { body: '一つ目の声です' });
  now = new Date('2026-05-11T01:33:00Z');
  store().save('b', { body: '二つ目の声です' });
  expect(
    store()
      .all()
      .map(({ id }) => id),
  ).toEqual(['b', 'a']);
});

test('壊れた下書きは無いものとして扱う', () => {
  localStorage.setItem('kumin.voice.draft.8', '{');
  expect(store().all()).toEqual([]);
  localStorage.setItem('kumin.voice.draft.8', '{"user":"sato","drafts":[{}]}');
  expect(store().all()).toEqual([]);
});

test('ブラウザーが記憶を許さなくても、止まらない', () => {
  const nowhere = new DraftStore(null, 8, 'sato', () => now);
  nowhere.save('a', { body: '街灯が切れている' });
  expect(nowhere.all()).toEqual([]);
});
