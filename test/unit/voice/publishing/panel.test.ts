/** @jest-environment jsdom */
/** The panel at a record: one write per step, based on the revision that is shown; trouble in words. */
import { FakeHost } from '../../fake-host';
import { RequestError, type KintoneRecord } from '../../../../src/kintone/host';
import { publishingButton } from '../../../../src/voice/publishing/dialog';
import { showGate } from '../../../../src/voice/publishing/gate-panel';
import { CHECKER, fields, mapped, record } from './sample';

const now = (): Date => new Date('2026-08-02T01:00:30Z');

async function open(
  given: KintoneRecord,
  answer: unknown = { revision: '8' },
): Promise<{ host: FakeHost; panel: HTMLElement; reloads: () => number }> {
  const host = new FakeHost({ 'PUT record': answer });
  host.fields = fields;
  host.user = { ...host.user, ...CHECKER };
  host.spaces = { 'voice-publish': document.createElement('div') };
  document.body.replaceChildren(host.spaces['voice-publish'] ?? '');
  let reloads = 0;
  showGate(host, mapped, { now, reload: () => (reloads += 1) });
  await host.fire('detail.show', { record: given });
  const panel = document.querySelector<HTMLElement>('.kumin-gate');
  if (!panel) throw new Error('no panel');
  return { host, panel, reloads: () => reloads };
}

function press(panel: HTMLElement, label: string): void {
  const found = [...panel.querySelectorAll('button')].find(
    ({ textContent }) => textContent === label,
  );
  if (!found) throw new Error(`no button ${label}: ${panel.textContent}`);
  found.click();
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const waiting = { 公表区分: '確認待ち', 公表確認者: [], 公表確認日時: '' };
const pending = { 版の公表日: '', 版の確認者: '' };

test('確かめると、見ていた版に対して1回だけ書き、画面を開き直す', async () => {
  const { host, panel, reloads } = await open(record(waiting, [pending]));
  press(panel, '確かめた');
  press(panel, '確かめた');
  await settled();
  expect(host.requests).toHaveLength(1);
  expect(host.requests[0]).toMatchObject({
    method: 'PUT',
    path: 'record',
    body: {
      id: '1',
      revision: '7',
      record: {
        公表確認者: { value: [CHECKER] },
        公表確認日時: { value: '2026-08-02T01:00:00Z' },
        公表履歴: { value: [{ id: '1', value: { 版の確認者: { value: CHECKER.name } } }] },
      },
    },
  });
  expect(reloads()).toBe(1);
});

test('自分の起案を確かめようとすると、書かずにわけを言う', async () => {
  const { host, panel } = await open(record({ ...waiting, 公表起案者: [CHECKER] }, [pending]));
  press(panel, '確かめた');
  await settled();
  expect(host.requests).toEqual([]);
  expect(panel.querySelector('[role=status].kumin-gate-status')?.textContent).toContain(
    '起案した人は確認できません',
  );
});

test('先に更新されていたら、そう言って、開き直すボタンを出す', async () => {
  const conflict = new RequestError(409, 'GAIA_CO02', '');
  const { panel, reloads } = await open(record(waiting, [pending]), conflict);
  press(panel, '確かめた');
  await settled();
  expect(panel.textContent).toContain('ほかの人がこの記録を先に更新しました');
  expect(reloads()).toBe(0);
  press(panel, '開き直す');
  expect(reloads()).toBe(1);
});

test('公表しない理由は、選択肢の順の番号と基準の文で選ぶ', async () => {
  const { host, panel } = await open(record({ 公表区分: '未判定' }));
  const reasons = [...panel.querySelectorAll('fieldset strong')].map((each) => each.textContent);
  expect(reasons).toEqual([
    '1. 個人が特定されるおそれ',
    '2. 差別・ひぼう中傷',
    '3. やり取りが続いている',
  ]);
  expect(panel.textContent).toContain('市の考え方がまだ定まらないもの');
  press(panel, '公表しない');
  expect(panel.textContent).toContain('理由を入れてください');
  panel.querySelectorAll<HTMLInputElement>('input[type=radio]')[2]?.click();
  press(panel, '公表しない');
  await settled();
  expect(host.requests[0]?.body).toMatchObject({
    record: { 公表区分: { value: '公表しない' }, 非公表理由: { value: 'やり取りが続いている' } },
  });
});

test('声の中のタグは文字のまま、印は種類の名とともに見える', async () => {
  const { panel } = await open(record({ 公表文: '<img src=x onerror=alert(1)> 093-642-1441' }));
  expect(panel.querySelector('img')).toBeNull();
  expect(panel.querySelector('mark')?.textContent).toBe('093-642-1441電話番号');
});

test('足りない項目があれば名前で言い、何も書けない', async () => {
  const host = new FakeHost();
  host.fields = Object.fromEntries(Object.entries(fields).filter(([code]) => code !== '公表履歴'));
  host.header = document.createElement('div');
  document.body.replaceChildren(host.header);
  showGate(host, mapped, { now, reload: () => undefined });
  await host.fire('detail.show', { record: record() });
  expect(host.header.textContent).toContain('公表履歴');
  expect(host.header.querySelector('button')).toBeNull();
});

test('公表区分のないアプリには、一覧のボタンもない', () => {
  const host = new FakeHost();
  const rest = { ...fields };
  delete rest['公表区分'];
  expect(publishingButton(host, mapped, rest, now)).toBeNull();
  expect(publishingButton(host, mapped, fields, now)?.textContent).toBe('公表');
});
