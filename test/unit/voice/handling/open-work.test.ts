/** @jest-environment jsdom */
import type { KintoneRecord } from '../../../../src/kintone/host';
import type { Planned } from '../../../../src/voice/handling/bulk-plan';
import type { Task, TaskState } from '../../../../src/voice/handling/bulk-tasks';
import {
  keptWork,
  openTasks,
  OpenWork,
  standing,
  type Choices,
  type KeptTask,
} from '../../../../src/voice/handling/open-work';
import { openWorkNotice } from '../../../../src/voice/handling/open-work-notice';
import { machi, voice, where } from './sample';

const choices: Choices = { section: machi, category: undefined, action: '担当課へ送る' };
const planned: Planned = {
  ...{ id: 7, revision: 3, title: '駅前の自転車', why: undefined },
  parts: [
    { part: 'section', from: '', to: 'まちづくり整備課' },
    { part: 'status', from: '受付', to: '担当課確認' },
  ],
  written: { 経過: { value: [{ value: { 理由: { value: '道路のことだから' } } }] } },
  action: { name: '担当課へ送る', from: '受付', to: '担当課確認', filterCond: '' },
};
const task = (at: 'waiting' | 'sent' | 'done', id = 7): Task => ({
  planned: { ...planned, id },
  state: { at } satisfies TaskState,
});
const place = 'kumin.voice.triage.1.sato';
const store = () => new OpenWork(localStorage, 1, 'sato');

beforeEach(() => localStorage.clear());

describe('what is kept of work that is not finished', () => {
  test('is found again by the same user in the same app only, and holds no word of a voice', () => {
    store().put(keptWork(choices, [task('done', 1), task('sent', 2), task('waiting', 3)], []));
    expect(openTasks(store().read() ?? { choices, tasks: [] }).map(({ id }) => id)).toEqual([2, 3]);
    expect(new OpenWork(localStorage, 2, 'sato').read()).toBeUndefined();
    expect(new OpenWork(localStorage, 1, 'suzuki').read()).toBeUndefined();
    const written = localStorage.getItem(place) ?? '';
    expect(written).not.toContain(planned.title);
    expect(written).not.toContain('道路のこと');
  });

  test('is gone when nothing is open', () => {
    store().put(keptWork(choices, [task('sent')], []));
    store().put(keptWork(choices, [task('done')], []));
    expect(localStorage.getItem(place)).toBeNull();
    expect(store().read()).toBeUndefined();
  });

  test.each([['{"tasks":'], ['{"tasks":[{}],"choices":{}}'], ['null'], ['[]']])(
    'is nothing where the place holds %s',
    (written) => {
      localStorage.setItem(place, written);
      expect(store().read()).toBeUndefined();
    },
  );

  test('lasts as long as the page where the browser keeps nothing', () => {
    const work = new OpenWork(null, 1, 'sato');
    work.put(keptWork(choices, [task('waiting')], []));
    expect(work.read()?.tasks).toHaveLength(1);
    work.clear();
    expect(work.read()).toBeUndefined();
  });
});

describe('where a voice stands when the work is gone on with', () => {
  const kept = (at: 'waiting' | 'sent'): KeptTask =>
    keptWork(choices, [task(at)], []).tasks[0] ?? { id: 0, revision: 0, at, to: [] };
  const moved = { 担当課: [machi], ステータス: '担当課確認' };
  const now = (revision: number, more: Parameters<typeof voice>[0] = {}): KintoneRecord => ({
    ...voice(more),
    $revision: { value: String(revision) },
  });

  test.each<[string, 'waiting' | 'sent', KintoneRecord | undefined, string]>([
    ['not sent, untouched', 'waiting', now(3), 'waiting'],
    ['not sent, changed by somebody', 'waiting', now(4), 'conflict'],
    ['not sent, and somebody did the same', 'waiting', now(6, moved), 'conflict'],
    ['sent, never arrived', 'sent', now(3), 'waiting'],
    ['sent, and done', 'sent', now(6, moved), 'done'],
    ['sent, changed by somebody', 'sent', now(4, { 担当課: [machi] }), 'conflict'],
    ['deleted', 'sent', undefined, 'gone'],
  ])('%s', (_case, at, record, expected) => {
    expect(standing(kept(at), record, where)).toBe(expected);
  });
});

test('the notice tells how many are left, goes on, and leaves only when asked twice', () => {
  const work = store();
  const goneOn: number[] = [];
  const notice = openWorkNotice(work, ({ tasks }) => goneOn.push(tasks.length));
  expect(notice.hidden).toBe(true);
  work.put(keptWork(choices, [task('sent', 2), task('waiting', 3)], [{ ...oneDone }]));
  expect(notice.hidden).toBe(false);
  expect(notice.textContent).toContain(
    'まとめて整理（まちづくり整備課・担当課へ送る）の途中です。2件が未処理です（終わったもの 1件）。',
  );
  const press = (name: string): void =>
    [...notice.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click();
  press('続ける');
  expect(goneOn).toEqual([3]);
  const confirm = jest.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValue(true);
  press('やめる');
  expect(work.read()).toBeDefined();
  press('やめる');
  expect(work.read()).toBeUndefined();
  expect(notice.hidden).toBe(true);
  confirm.mockRestore();
});

const oneDone: KeptTask = { id: 1, revision: 1, at: 'done', to: [] };
