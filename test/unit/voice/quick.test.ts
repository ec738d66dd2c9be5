/** @jest-environment jsdom */
/** The quick card behind its screen: the record it begins with, what is kept, and what is sent once. */
import type { Instant } from '../../../src/calendar/instant';
import { RequestError, type FormField } from '../../../src/kintone/host';
import { newRecord, valuesToSend } from '../../../src/voice/quick/new-record';
import { Outbox, type Unsent } from '../../../src/voice/quick/outbox';
import { showQuickBar } from '../../../src/voice/quick/quick-bar';
import { send, sendAll } from '../../../src/voice/quick/send';
import { defaults } from '../../../src/voice/settings';
import { FakeHost } from '../fake-host';

const user = { code: 'sato', name: '佐藤', language: 'ja' as const, timezone: 'Asia/Tokyo' };
const field = (type: string, code: string, defaultValue?: unknown): FormField => ({
  type,
  code,
  label: code,
  ...(defaultValue === undefined ? {} : { defaultValue }),
});

describe('新しいレコード', () => {
  test('フォームの初期値で始まり、関数は自分の分だけ', () => {
    const all = [
      field('SINGLE_LINE_TEXT', '件名', '（無題）'),
      field('RADIO_BUTTON', '経路', '窓口'),
      field('CHECK_BOX', '要配慮', ['長時間']),
      field('USER_SELECT', '受付者', [{ type: 'FUNCTION', code: 'LOGINUSER()' }]),
      field('ORGANIZATION_SELECT', '部署', [{ type: 'FUNCTION', code: 'PRIMARY_ORGANIZATION()' }]),
      field('GROUP_SELECT', '組', [{ type: 'GROUP', code: 'a' }]),
      field('NUMBER', '分'),
      field('RECORD_NUMBER', '番号'),
      field('CALC', '計'),
      field('SUBTABLE', '表'),
    ];
    const record = newRecord(Object.fromEntries(all.map((each) => [each.code, each])), user);
    expect(
      Object.fromEntries(Object.entries(record).map(([code, { value }]) => [code, value])),
    ).toEqual({
      件名: '（無題）',
      経路: '窓口',
      要配慮: ['長時間'],
      受付者: [{ code: 'sato', name: '佐藤' }],
      部署: [],
      組: [{ type: 'GROUP', code: 'a' }],
      分: '',
    });
  });

  test('空の項目は送らない: kintone の初期値が入る', () => {
    expect(
      valuesToSend({
        件名: { type: 'SINGLE_LINE_TEXT', value: '' },
        部署: { type: 'ORGANIZATION_SELECT', value: [] },
        内容: { type: 'MULTI_LINE_TEXT', value: '暗い' },
      }),
    ).toEqual({ 内容: { value: '暗い' } });
  });
});

const unsent = (key: string, at = 1): Unsent => ({
  key,
  savedAt: at as Instant,
  record: { 内容: { value: key } },
});

beforeEach(() => localStorage.clear());

describe('預かり', () => {
  test('古い順に残り、同じ鍵は置き換わり、送れば消える', () => {
    const outbox = new Outbox(localStorage, 1, 'sato');
    expect(outbox.put(unsent('b', 2)) && outbox.put(unsent('a', 1))).toBe(true);
    outbox.put({ ...unsent('b', 2), refused: 'だめ' });
    const again = new Outbox(localStorage, 1, 'sato');
    expect(again.all().map(({ key, refused }) => [key, refused])).toEqual([
      ['a', undefined],
      ['b', 'だめ'],
    ]);
    again.remove('a');
    again.remove('b');
    expect(localStorage).toHaveLength(0);
  });
  test('ほかの人と、ほかのアプリには見えない', () => {
    new Outbox(localStorage, 1, 'sato').put(unsent('a'));
    expect(new Outbox(localStorage, 1, 'suzuki').all()).toEqual([]);
    expect(new Outbox(localStorage, 2, 'sato').all()).toEqual([]);
  });
  test('読めないものは無いものとし、置けないときは置けないと言う', () => {
    localStorage.setItem('kumin.voice.unsent.1.sato', '{');
    expect(new Outbox(localStorage, 1, 'sato').all()).toEqual([]);
    localStorage.setItem('kumin.voice.unsent.1.sato', '[{"key":1},null]');
    expect(new Outbox(localStorage, 1, 'sato').all()).toEqual([]);
    expect(new Outbox(null, 1, 'sato').put(unsent('a'))).toBe(false);
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    } as unknown as Storage;
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(new Outbox(full, 1, 'sato').put(unsent('a'))).toBe(false);
    warn.mockRestore();
  });
});

const known = new RequestError(400, 'CB_VA01', '', { 'record.鍵.value': { messages: ['重複'] } });
const both = new RequestError(400, 'CB_VA01', '', {
  'record.鍵.value': { messages: ['重複'] },
  'record.分野.value': { messages: ['必須です。'] },
});

describe('送る', () => {
  test.each([
    ['届いた', { id: '7' }, { outcome: 'saved', id: 7 }],
    ['前に届いていた', known, { outcome: 'saved before' }],
    ['つながらない', new RequestError(0, '', ''), { outcome: 'waits' }],
    ['ログインが切れた', new RequestError(401, 'CB_AU01', ''), { outcome: 'waits' }],
    ['混雑', new RequestError(429, 'GAIA_TO04', ''), { outcome: 'waits' }],
    ['保守の画面', new RequestError(503, '', ''), { outcome: 'waits' }],
    ['ほかの値も断られた', both, { outcome: 'refused' }],
    ['権限がない', new RequestError(403, 'CB_NO02', ''), { outcome: 'refused' }],
  ])('%s', async (_case, answer, outcome) => {
    const host = new FakeHost({ 'POST record': answer });
    expect(await send(host, unsent('a'), '鍵')).toMatchObject(outcome);
    expect(host.requests).toMatchObject([
      { body: { app: 1, record: { 内容: { value: 'a' }, 鍵: { value: 'a' } } } },
    ]);
  });

  test('鍵の項目がなければ、鍵なしで送り、重複の断りを届いたこととしない', async () => {
    const host = new FakeHost({ 'POST record': known });
    expect(await send(host, unsent('a'), undefined)).toMatchObject({ outcome: 'refused' });
    expect(host.requests[0]?.body).toEqual({ app: 1, record: { 内容: { value: 'a' } } });
  });

  test('待つものを古い順に送り、つながらなければそこでやめ、断られたものは人を待つ', async () => {
    const answers: unknown[] = [{ id: '1' }, both, known, new RequestError(0, '', '')];
    const host = new FakeHost({ 'POST record': () => answers.shift() });
    const outbox = new Outbox(localStorage, 1, 'sato');
    for (const [place, key] of ['a', 'b', 'c', 'd', 'e'].entries()) outbox.put(unsent(key, place));
    expect(await sendAll(host, outbox, '鍵')).toBe(2);
    expect(outbox.all().map(({ key, refused }) => [key, refused !== undefined])).toEqual([
      ['b', true],
      ['d', false],
      ['e', false],
    ]);
    expect(host.requests).toHaveLength(4);
    host.answers['POST record'] = () => ({ id: '9' });
    expect(await sendAll(host, outbox, '鍵')).toBe(2);
    expect(outbox.all()).toMatchObject([{ key: 'b' }]);
  });

  test('カードが送っている途中のものを、一覧が同時に送らない', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const slow = new Promise((resolve) => (answer = resolve));
    const host = new FakeHost({ 'POST record': () => slow });
    const outbox = new Outbox(localStorage, 1, 'sato');
    outbox.put(unsent('a'));
    const first = send(host, unsent('a'), '鍵');
    expect(await sendAll(host, outbox, '鍵')).toBe(0);
    answer({ id: '3' });
    expect(await first).toEqual({ outcome: 'saved', id: 3 });
    expect(host.requests).toHaveLength(1);
  });
});

test('「端末に残す」を外しても、前に預かった声は送る', async () => {
  localStorage.clear();
  const outbox = new Outbox(localStorage, 1, 'sato');
  outbox.put(unsent('a'));
  const host = new FakeHost({ 'POST record': { id: '3' } });
  host.header = document.createElement('div');
  const settings = { ...defaults(), draft: 'off' as const, fields: { sendKey: '鍵' } };
  showQuickBar(host, settings, { storage: localStorage, now: () => new Date() });
  await host.fire('index.show');
  await new Promise((resolve) => setTimeout(resolve));
  expect(host.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST record']);
  expect(outbox.all()).toEqual([]);
});
