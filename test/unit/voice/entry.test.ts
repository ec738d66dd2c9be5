/** @jest-environment jsdom */
import { FakeHost } from '../fake-host';
import { startEntry } from '../../../src/voice/entry';
import { checkBeforeSaving } from '../../../src/voice/save-check';
import { offerNextVoice } from '../../../src/voice/next-voice';
import type { KintoneRecord } from '../../../src/kintone/host';
import { emptyRecord, fields, settings } from './sample';

const now = (): Date => new Date('2026-05-11T01:32:00Z');

async function open(
  change: Record<string, unknown> = {},
  chosen = settings(),
): Promise<{ host: FakeHost; card: HTMLElement }> {
  const host = new FakeHost();
  host.fields = fields;
  host.spaces['voice-card'] = document.body.appendChild(document.createElement('div'));
  startEntry(host, chosen, { storage: localStorage, now });
  checkBeforeSaving(host, chosen, now);
  offerNextVoice(host, sessionStorage);
  const event = await host.fire('create.show', { record: emptyRecord(change) });
  if (!event) throw new Error('cancelled');
  host.setRecord(event.record);
  await drawn();
  return { host, card: host.spaces['voice-card'] };
}

/** The card waits for the form, which answers in Promises. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const value = (host: FakeHost, code: string): unknown => host.getRecord()?.[code]?.value;

function button(card: HTMLElement, words: string): HTMLButtonElement {
  const found = [...card.querySelectorAll('button')].find((each) =>
    each.textContent?.includes(words),
  );
  if (!found) throw new Error(`no button ${words}`);
  return found;
}

function type(card: HTMLElement, selector: string, text: string): void {
  const input = card.querySelector<HTMLTextAreaElement>(selector);
  if (!input) throw new Error(selector);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
});

test('新しい声には、今・ログインしている人・その部署・14日後の期限が入る', async () => {
  const { host } = await open();
  expect(value(host, '受付日時')).toBe('2026-05-11T01:32:00Z');
  expect(value(host, '受付者')).toEqual([{ code: 'sato', name: '佐藤' }]);
  expect(value(host, '受付部署')).toEqual([{ code: 'somu', name: '総務企画課' }]);
  expect(value(host, '回答期限')).toBe('2026-05-25');
});

test('すでに入っている値は変えない', async () => {
  const { host } = await open({
    受付日時: '2026-05-01T01:00:00Z',
    受付者: [{ code: 'suzuki', name: '鈴木' }],
    回答期限: '2026-06-30',
  });
  expect(value(host, '受付日時')).toBe('2026-05-01T01:00:00Z');
  expect(value(host, '受付者')).toEqual([{ code: 'suzuki', name: '鈴木' }]);
  expect(value(host, '回答期限')).toBe('2026-06-30');
});

test('フォームがまだ受け取れないうちは、カードは「読み込み中」のまま待つ', async () => {
  const host = new FakeHost();
  host.fields = fields;
  host.spaces['voice-card'] = document.body.appendChild(document.createElement('div'));
  startEntry(host, settings(), { storage: localStorage, now });
  const event = await host.fire('create.show', { record: emptyRecord({}) });
  await drawn();
  expect(host.spaces['voice-card'].textContent).toBe('読み込み中です…');
  if (event) host.setRecord(event.record);
  await drawn();
  button(host.spaces['voice-card'], '電話').click();
  expect(value(host, '経路')).toBe('電話');
});

test('カードで選ぶとフォームに入り、印が付く', async () => {
  const { host, card } = await open();
  button(card, '電話').click();
  button(card, 'ごみ・環境').click();
  expect(value(host, '経路')).toBe('電話');
  expect(value(host, '分野')).toBe('ごみ・環境');
  expect(button(card, '電話').getAttribute('aria-checked')).toBe('true');
  expect(button(card, '窓口').getAttribute('aria-checked')).toBe('false');
});

test('フォームで選ぶとカードに映る', async () => {
  const { host, card } = await open();
  const record = host.getRecord() as KintoneRecord;
  record['種別'] = { type: 'RADIO_BUTTON', value: '苦情' };
  await host.fire('change.種別', { record });
  expect(button(card, '苦情').getAttribute('aria-checked')).toBe('true');
});

test('フォームに書いた内容は、焦点が移るとカードに映る', async () => {
  const { host, card } = await open();
  const record = host.getRecord() as KintoneRecord;
  record['内容'] = { type: 'MULTI_LINE_TEXT', value: 'フォームで書いた' };
  host.setRecord(record);
  document.dispatchEvent(new Event('focusin'));
  expect(card.querySelector('textarea')?.value).toBe('フォームで書いた');
});

test('数字で選ぶと次の項目へ進む', async () => {
  const { host, card } = await open();
  const first = card.querySelector('[role=radio]') as HTMLElement;
  first.focus();
  first.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true }));
  expect(value(host, '経路')).toBe('電話');
  expect(document.activeElement?.textContent).toContain('要望');
});

test.each([
  ['おりお', '折尾西'],
  ['オリオヒ', '折尾東'],
  ['くろさき', '黒崎'],
  ['八児', '八児'],
])('33の地域から「%s」で「%s」が見つかり、Enterで選べる', async (typed, area) => {
  const { host, card } = await open();
  const search = card.querySelector<HTMLInputElement>('input[type=search]');
  if (!search) throw new Error('no search');
  search.value = typed;
  search.dispatchEvent(new Event('input'));
  search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(value(host, '地域')).toBe(area);
});

test('最近選んだ地域が先に出る', async () => {
  const { card } = await open();
  button(card, '八枝').click();
  document.body.replaceChildren();
  const again = await open();
  const area = again.card.querySelector('.kumin-many-list [role=radio]');
  expect(area?.textContent).toContain('八枝');
});

test('内容を書くと件名の案が入り、直した件名は内容を直しても残る', async () => {
  const { host, card } = await open();
  type(card, 'textarea', '街灯が切れています。暗いです。');
  expect(value(host, '内容')).toBe('街灯が切れています。暗いです。');
  expect(value(host, '件名')).toBe('街灯が切れています');
  type(card, '#kumin-card-title', '公園の街灯');
  type(card, 'textarea', '街灯が三つ切れています。');
  expect(value(host, '件名')).toBe('公園の街灯');
});

test('書きかけの件名は、手が止まっても焦点が移っても、なくならない', async () => {
  const { host, card } = await open();
  type(card, '#kumin-card-body', '街灯が消えている。');
  const title = card.querySelector<HTMLInputElement>('#kumin-card-title');
  if (!title) throw new Error('no title');
  title.value = '090-1234-5678 に電話';
  title.dispatchEvent(new Event('input', { bubbles: true }));
  card.dispatchEvent(new Event('focusin', { bubbles: true }));
  expect(title.value).toBe('090-1234-5678 に電話');
  expect(card.textContent).toContain('電話番号');
  // Ctrl+S of kintone saves without the focus leaving the field.
  const submitted = await host.fire('create.submit', { record: host.getRecord() ?? {} });
  expect(submitted && submitted.record['件名']?.value).toBe('090-1234-5678 に電話');
});

test('書いてすぐ保存しても、最後の文字まで保存される', async () => {
  const { host, card } = await open();
  const area = card.querySelector('textarea') as HTMLTextAreaElement;
  area.value = '最後まで書いた内容';
  area.dispatchEvent(new Event('input', { bubbles: true }));
  const event = await host.fire('create.submit', { record: host.getRecord() as KintoneRecord });
  expect(event && event.record['内容']).toEqual({
    type: 'MULTI_LINE_TEXT',
    value: '最後まで書いた内容',
  });
  expect(event && event.error).toBeUndefined();
});

test('直すところがあれば、その項目に言葉で出して保存を止める', async () => {
  const { host } = await open();
  const record = emptyRecord({
    受付日時: '2026-05-11T01:00:00Z',
    内容: '番号は 1234-5678-9018 です',
    回答希望: '希望する',
  });
  const event = await host.fire('create.submit', { record });
  if (!event) throw new Error('cancelled');
  expect(event.error).toContain('保存していません');
  expect(event.record['内容']?.error).toContain('マイナンバー');
  expect(event.record['連絡先']?.error).toContain('連絡先を入力');
});

test('Ctrl+Enterは、内容をフォームに移して点検する', async () => {
  const { host, card } = await open();
  const area = card.querySelector('textarea') as HTMLTextAreaElement;
  area.value = '短い';
  area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  expect(value(host, '内容')).toBe('短い');
  const alert = card.querySelector('[role=alert]');
  expect(alert?.textContent).toContain('1つ');
  expect(alert?.textContent).toContain('「内容」');
  expect(area.getAttribute('aria-invalid')).toBe('true');
});

const guard = (card: HTMLElement, weight: string): HTMLElement | null =>
  card.querySelector(`.kumin-guard-${weight}`);

test('内容と件名の電話番号は、それぞれの下に知らせるだけで、保存は止めない', async () => {
  const { host, card } = await open();
  type(card, 'textarea', '093-642-1441に電話してほしいとのこと');
  expect(guard(card, 'hint')?.querySelector('mark')?.textContent).toBe('093-642-1441');
  expect(guard(card, 'warning')?.textContent).toContain('「件名」は人の目に触れる項目です');
  const event = await host.fire('create.submit', { record: host.getRecord() as KintoneRecord });
  expect(event && event.error).toBeUndefined();
});

test('一回押すと内容も件名の案も置き換わり、元に戻せる', async () => {
  const { host, card } = await open();
  const words = '黒崎の山田さんから、街灯が切れているとの話。';
  type(card, 'textarea', words);
  button(card, '「方」に置き換える').click();
  expect(value(host, '内容')).toBe('黒崎の方から、街灯が切れているとの話。');
  expect(value(host, '件名')).toBe('黒崎の方から、街灯が切れているとの話');
  expect(card.querySelector('textarea')?.value).toBe('黒崎の方から、街灯が切れているとの話。');
  expect(document.activeElement?.textContent).toBe('元に戻す');
  button(card, '元に戻す').click();
  expect(value(host, '内容')).toBe(words);
  expect(guard(card, 'hint')?.querySelector('mark')?.textContent).toBe('山田さん');
});

test('「このままでよい」とした言葉は、もう一度示すまで出ない', async () => {
  const { card } = await open();
  type(card, 'textarea', '山田さんと田中さんから、街灯のこと。');
  const body = guard(card, 'hint') as HTMLElement;
  button(body, 'このままでよい').click();
  const found = (): string[] =>
    [...(guard(card, 'hint')?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent);
  expect(found()).toEqual(['田中さん']);
  type(card, 'textarea', '山田さんと田中さんから、また街灯のこと。');
  expect(found()).toEqual(['田中さん']);
  button(guard(card, 'hint') as HTMLElement, 'もう一度示す').click();
  expect(found()).toEqual(['山田さん', '田中さん']);
});

test('印は、変わらない間は描き直さない（押している途中のボタンがなくならない）', async () => {
  const { card } = await open();
  type(card, 'textarea', '山田さんから、街灯のこと。');
  const before = card.querySelector('.kumin-guard-replace');
  document.dispatchEvent(new Event('focusin'));
  expect(card.querySelector('.kumin-guard-replace')).toBe(before);
});

test('マイナンバーは「このままでよい」にできない', async () => {
  const { card } = await open();
  type(card, 'textarea', '番号は１２３４　５６７８　９０１８です');
  const stop = guard(card, 'stop') as HTMLElement;
  expect(stop.textContent).toContain('保存できません');
  expect(stop.textContent).not.toContain('このままでよい');
  button(stop, '置き換える').click();
  expect(card.querySelector('textarea')?.value).toBe('番号は（マイナンバー）です');
});

test('区の番号には印が付かない', async () => {
  const own = { kinds: settings().guard.kinds, allowed: ['093-642-1441'] };
  const { card } = await open({}, settings({ guard: own }));
  type(card, 'textarea', '０９３（６４２）１４４１にかけ直してほしい');
  expect(card.querySelector('.kumin-guard')).toBeNull();
});

test('回答を希望しない声に期限は要らず、手で決めた期限は動かさない', async () => {
  const { host } = await open();
  const record = host.getRecord() as KintoneRecord;
  record['回答希望'] = { type: 'RADIO_BUTTON', value: '希望しない' };
  const declined = await host.fire('change.回答希望', { record });
  expect(declined && declined.record['回答期限']?.value).toBe('');
  record['回答希望'] = { type: 'RADIO_BUTTON', value: '希望する' };
  record['回答期限'] = { type: 'DATE', value: '2026-05-20' };
  const byHand = await host.fire('change.回答希望', { record });
  expect(byHand && byHand.record['回答期限']?.value).toBe('2026-05-20');
});

test('タブを閉じた後の下書きを復元でき、保存すると消える', async () => {
  const first = await open();
  type(first.card, 'textarea', '書きかけの声です');
  document.body.replaceChildren();

  const second = new FakeHost();
  second.fields = fields;
  second.spaces['voice-card'] = document.body.appendChild(document.createElement('div'));
  const later = (): Date => new Date('2026-05-11T02:00:00Z');
  startEntry(second, settings(), { storage: localStorage, now: later });
  const event = await second.fire('create.show', { record: emptyRecord() });
  second.setRecord((event as { record: KintoneRecord }).record);
  await drawn();
  const card = second.spaces['voice-card'];
  expect(card.textContent).toContain('下書きがあります（10:32）');
  button(card, '復元').click();
  expect(value(second, '内容')).toBe('書きかけの声です');
  expect(card.textContent).not.toContain('下書きがあります');
  await second.fire('create.submit.success', { recordId: 5 });
  expect(localStorage.getItem('kumin.voice.draft.1')).toBeNull();
});

test('下書きを切ると、何も残さず、前の下書きも消す', async () => {
  const first = await open();
  type(first.card, 'textarea', '書きかけの声です');
  document.body.replaceChildren();
  const { card } = await open({}, settings({ draft: 'off' }));
  type(card, 'textarea', '別の書きかけの声');
  expect(localStorage.getItem('kumin.voice.draft.1')).toBeNull();
});

test('保存の後の画面から、一回で次の声へ進める', async () => {
  const { host } = await open();
  await host.fire('create.submit.success', { recordId: 5 });
  host.header = document.createElement('div');
  await host.fire('detail.show', { recordId: 5 });
  const link = host.header.querySelector('a');
  expect(link?.textContent).toBe('続けて記録する');
  expect(link?.getAttribute('href')).toBe('/k/1/edit');
  host.header = document.createElement('div');
  await host.fire('detail.show', { recordId: 5 });
  expect(host.header.textContent).toBe('');
});

test('必要な三つの項目だけの設定でも、カードは使える', async () => {
  const few = settings({ fields: { receivedAt: '受付日時', body: '内容', category: '分野' } });
  const { host, card } = await open({}, few);
  expect(card.querySelectorAll('[role=radiogroup]')).toHaveLength(1);
  type(card, 'textarea', '街灯が切れています');
  expect(value(host, '内容')).toBe('街灯が切れています');
  expect(value(host, '受付者')).toEqual([]);
});

test('選択肢を読めないときは理由を示し、もう一度試せる', async () => {
  const host = new FakeHost();
  host.spaces['voice-card'] = document.body.appendChild(document.createElement('div'));
  let broken = true;
  host.formFields = async () => {
    if (broken) throw new Error('down');
    return fields;
  };
  startEntry(host, settings(), { storage: localStorage, now });
  const event = await host.fire('create.show', { record: emptyRecord() });
  host.setRecord((event as { record: KintoneRecord }).record);
  await drawn();
  const card = host.spaces['voice-card'];
  expect(card.querySelector('[role=alert]')?.textContent).toContain('不具合');
  broken = false;
  button(card, 'もう一度').click();
  await new Promise((resolve) => setTimeout(resolve));
  expect(card.querySelectorAll('[role=radiogroup]').length).toBe(4);
});
