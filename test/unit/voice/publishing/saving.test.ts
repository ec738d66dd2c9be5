/** @jest-environment jsdom */
/** The gate at saving: what the panel refuses cannot be typed into the form either. */
import { FakeHost } from '../../fake-host';
import type { KintoneRecord, ScreenEvent } from '../../../../src/kintone/host';
import type { GateVoice } from '../../../../src/voice/publishing/gate';
import { guardSaving } from '../../../../src/voice/publishing/save-gate';
import { judgeSave, UNTOUCHED } from '../../../../src/voice/publishing/saving';
import {
  checked,
  CHECKER,
  DRAFTER,
  fields,
  mapped,
  published,
  PUBLISHED,
  record,
  toCheck,
  voice,
  WORDS,
} from './sample';

const changedWords = { ...WORDS, text: '直した文。' };
const phone = { ...WORDS, text: '電話は093-642-1441です。' };

test.each<[string, GateVoice, Partial<GateVoice>, string[], boolean]>([
  ['何も変えない', published, {}, [], false],
  ['未判定のまま文を書く（印があってもよい）', voice(), { words: phone }, [], false],
  ['手で公表するにする', voice(), { choice: 'published' }, ['publishByHand'], false],
  [
    '確認済みでも、手では公表するにできない',
    checked,
    { choice: 'published' },
    ['publishByHand'],
    false,
  ],
  ['手で取り下げる', published, { choice: 'takenDown' }, ['leavesPublished'], false],
  ['公表中を手で未判定に戻す', published, { choice: 'undecided' }, ['leavesPublished'], false],
  ['未判定から手で取り下げにする', voice(), { choice: 'takenDown' }, ['takeDownByHand'], false],
  ['手で確認待ちにする（起案になる）', voice(), { choice: 'toCheck' }, [], true],
  ['印のある文を確認待ちにする', voice(), { choice: 'toCheck', words: phone }, ['hindered'], false],
  [
    '空の文を確認待ちにする',
    voice(),
    { choice: 'toCheck', words: UNTOUCHED.words },
    ['hindered'],
    false,
  ],
  [
    '閲覧に注意の声を確認待ちにする',
    voice(),
    { choice: 'toCheck', restricted: true },
    ['hindered'],
    false,
  ],
  ['理由のない公表しない', voice(), { choice: 'refused' }, ['refusalMissing'], false],
  ['理由のある公表しない', voice(), { choice: 'refused', refusal: '内容が不明確' }, [], false],
  ['確認済みの文を変える', checked, { words: changedWords }, [], true],
  ['確認待ちの文を変える（変えた人が起案者）', toCheck, { words: changedWords }, [], true],
  ['確認待ちの文に印を入れる', toCheck, { words: phone }, ['hindered'], false],
  ['公表中の文を変える', published, { words: changedWords }, [], true],
  ['公表中の声を閲覧に注意にする', published, { restricted: true }, ['hindered'], false],
  ['確認待ちを未判定に戻す', toCheck, { choice: 'undecided', words: phone }, [], false],
  ['確認者を手で入れる', toCheck, { checker: CHECKER.code }, ['checkedByHand'], false],
  [
    '確認日時を手で入れる',
    toCheck,
    { checkedAt: '2026-08-01T01:00:00Z' },
    ['checkedByHand'],
    false,
  ],
  ['起案者を手で変える', toCheck, { drafter: CHECKER.code }, ['draftedByHand'], false],
  [
    '公表履歴を手で変える',
    published,
    { versions: [{ ...PUBLISHED, words: changedWords }] },
    ['historyByHand'],
    false,
  ],
  ['公表履歴の行を消す', published, { versions: [] }, ['historyByHand'], false],
])('%s', (_, before, change, rules, recheck) => {
  const verdict = judgeSave(before, { ...before, ...change });
  expect(verdict.faults.map(({ rule }) => rule)).toEqual(rules);
  expect(verdict.recheck).toBe(recheck);
});

describe('kintone の保存のイベントで', () => {
  const set = (given: KintoneRecord, code: string, value: unknown): KintoneRecord => ({
    ...given,
    [code]: { ...given[code], value },
  });

  async function save(
    screens: { show: string; submit: string },
    before: KintoneRecord,
    after: KintoneRecord,
  ): Promise<ScreenEvent> {
    const host = new FakeHost();
    host.fields = fields;
    host.user = { ...host.user, ...DRAFTER };
    guardSaving(host, mapped);
    await host.fire(screens.show, { record: before });
    const event = await host.fire(screens.submit, { record: structuredClone(after) });
    if (event === false) throw new Error('cancelled');
    return event;
  }
  const edit = { show: 'edit.show', submit: 'edit.submit' };
  const row = { show: 'index.edit.show', submit: 'index.edit.submit' };

  test('公表中の文を変えて保存すると、確認待ちに戻り、変えた人が起案者になる', async () => {
    const before = record({ 公表起案者: [CHECKER], 公表確認者: [DRAFTER] }, [{}]);
    const { record: saved, error } = await save(edit, before, set(before, '公表文', '直した文。'));
    expect(error).toBeUndefined();
    expect(saved['公表区分']?.value).toBe('確認待ち');
    expect(saved['公表起案者']?.value).toEqual([DRAFTER]);
    expect(saved['公表確認者']?.value).toEqual([]);
    expect(saved['公表確認日時']?.value).toBe('');
    expect(saved['公表履歴']).toEqual(before['公表履歴']);
  });

  test('手で公表するを選ぶと、項目に言葉が出て保存されない', async () => {
    const before = record({ 公表区分: '確認待ち' });
    const { record: saved, error } = await save(edit, before, set(before, '公表区分', '公表する'));
    expect(saved['公表区分']?.error).toContain('別の人の確認が要ります');
    expect(error).toContain('公表ゲート');
  });

  test('新しい記録を、初めから公表するでは保存できない', async () => {
    const create = { show: 'create.show', submit: 'create.submit' };
    const { error } = await save(create, record({ 公表区分: '未判定' }), record());
    expect(error).toContain('公表ゲート');
  });

  test('再利用した記録は、公表の道のりを引き継がない', async () => {
    const host = new FakeHost();
    host.fields = fields;
    guardSaving(host, mapped);
    const event = await host.fire('create.show', {
      record: record({ 公表日: '2026-08-01' }, [{}]),
    });
    expect(event && event.record).toMatchObject({
      公表区分: { value: '未判定' },
      公表起案者: { value: [] },
      公表確認者: { value: [] },
      公表日: { value: '' },
      公表履歴: { value: [] },
      公表文: { value: WORDS.text },
    });
  });

  test('一覧の中では、公表にかかわることを変えられない', async () => {
    const before = record({}, [{}]);
    const changed = await save(row, before, set(before, '公表要旨', '直した要旨'));
    expect(changed.error).toContain('一覧では変えられません');
    const other = await save(row, before, set(before, '分野', 'その他'));
    expect(other.error).toBeUndefined();
  });

  test('公表の項目がそろわないアプリでは、口を出さない', async () => {
    const host = new FakeHost();
    host.fields = Object.fromEntries(
      Object.entries(fields).filter(([code]) => code !== '公表履歴'),
    );
    guardSaving(host, mapped);
    await host.fire('edit.show', { record: record({ 公表区分: '未判定' }) });
    const event = await host.fire('edit.submit', { record: record() });
    expect(event && event.error).toBeUndefined();
  });
});
