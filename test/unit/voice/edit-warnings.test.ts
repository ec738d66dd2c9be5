/** @jest-environment jsdom */
import { FakeHost } from '../fake-host';
import { warnWhileEditing } from '../../../src/voice/edit-warnings';
import { emptyRecord, settings } from './sample';

function space(host: FakeHost, id: string): HTMLElement {
  const element = document.body.appendChild(document.createElement('div'));
  host.spaces[id] = element;
  return element;
}

function edit(change: Record<string, unknown>): { host: FakeHost; all: HTMLElement } {
  const host = new FakeHost();
  const all = space(host, 'voice-check');
  warnWhileEditing(host, settings());
  host.setRecord(emptyRecord(change));
  return { host, all };
}

const open = (host: FakeHost): Promise<unknown> =>
  host.fire('edit.show', { record: host.getRecord() ?? {} });

beforeEach(() => document.body.replaceChildren());

test('編集画面では、項目のスペースがあればそこに、なければ一つの所に印を出す', async () => {
  const { host, all } = edit({ 公表要旨: '山田さんの声', 回答: '田中様へ' });
  const own = space(host, 'voice-check-publicSummary');
  await open(host);
  expect(own.querySelector('mark')?.textContent).toBe('山田さん');
  expect(own.textContent).toContain('「公表要旨」は人の目に触れる項目です');
  expect(all.querySelector('mark')?.textContent).toBe('田中様');
  // Its group may be closed.
  expect(all.textContent).toContain('↓ 「公表要旨」は人の目に触れる項目です');
});

test('置き換えるとフォームに入り、打っている間も印が追う', async () => {
  jest.useFakeTimers();
  const { host, all } = edit({ 公表文: '山田さんの声' });
  await open(host);
  all.querySelector<HTMLElement>('.kumin-guard-replace')?.click();
  expect(host.getRecord()?.['公表文']?.value).toBe('ある方の声');
  host.setRecord(emptyRecord({ 公表文: 'ある方と田中さんの声' }));
  document.dispatchEvent(new Event('input'));
  jest.advanceTimersByTime(1000);
  expect(all.querySelector('mark')?.textContent).toBe('田中さん');
  jest.useRealTimers();
});

test('次の記録を開くと、前の記録の印は残らない', async () => {
  const { host, all } = edit({ 公表文: '山田さんの声' });
  await open(host);
  host.setRecord(emptyRecord({}));
  await open(host);
  expect(all.textContent).toBe('');
});
