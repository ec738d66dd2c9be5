/** @jest-environment jsdom */
import { FakeHost } from '../fake-host';
import { RequestError, type KintoneRecord } from '../../../src/kintone/host';
import { showListBar } from '../../../src/voice/list-bar';
import type { ListTools } from '../../../src/voice/list-parts';
import { headPart } from '../../../src/voice/list-head';
import { conditions } from '../../../src/voice/list-conditions';
import { cellCondition, reading, yearAsked, yearTable } from '../../../src/voice/year-table';
import type { Day } from '../../../src/calendar/day';
import { tableOf } from '../../../src/records/columns';
import { ALL } from '../../../src/records/summary';
import { fields, settings } from './sample';

const now = (): Date => new Date('2026-05-11T01:32:00Z');
const zone = 'Asia/Tokyo';

const record = (receivedAt: string, category: string): KintoneRecord => ({
  受付日時: { type: 'DATETIME', value: receivedAt },
  分野: { type: 'DROP_DOWN', value: category },
});
const voices = [
  record('2026-03-31T15:00:00Z', '道路・公園'),
  record('2026-05-01T01:00:00Z', '道路・公園'),
  record('2026-05-02T01:00:00Z', ''),
  record('', 'その他'),
  record('2027-03-31T14:59:00Z', '昔の分野'),
];

function open(answer: unknown, condition = ''): { host: FakeHost; header: HTMLElement } {
  const host = new FakeHost({ 'GET records': answer });
  host.fields = fields;
  host.condition = condition;
  host.header = document.createElement('div');
  document.body.replaceChildren(host.header);
  showListBar(host, settings(), { storage: localStorage, now, go: () => undefined }, tools);
  return { host, header: host.header };
}

/** What asks for attention at `now`: of each rule a voice on either side of its border. */
const waiting = [
  ['2026-05-10', '受付'],
  ['2026-05-10', '完了'],
  ['2026-05-11', '受付'],
  ['2026-05-14', '受付'],
  ['2026-05-14', '回答済'],
  ['', '受付', '2026-05-10T15:00:00Z', ''],
  ['', '受付', '2026-05-11T15:00:00Z', 'その他', ''],
].map(([due, status, received, category = '道路・公園', title = '件名']) => ({
  受付日時: { type: 'DATETIME', value: received ?? '2026-05-01T00:00:00Z' },
  回答期限: { type: 'DATE', value: due ?? '' },
  回答日: { type: 'DATE', value: '' },
  ステータス: { type: 'STATUS', value: status ?? '' },
  件名: { type: 'SINGLE_LINE_TEXT', value: title },
  分野: { type: 'DROP_DOWN', value: category },
}));

/** Of the chart, of what asks for attention, or of one count. */
const answers = (body: unknown): unknown => {
  const { query } = body as { query: string };
  if (query.includes('order by')) return { records: voices, totalCount: '5' };
  if (query.endsWith('limit 500')) return { records: waiting, totalCount: String(waiting.length) };
  return { records: [], totalCount: query.includes('!=') ? '3' : '2' };
};

/** The handling's own are tested with it. */
const tools = (): ListTools => ({
  filters: [],
  chase: document.createElement('button'),
  triage: document.createElement('button'),
  openWork: document.createElement('div'),
});

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

beforeEach(() => {
  localStorage.clear();
  // jsdom has no canvas; the bar then shows its table, as it does in any browser without one.
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

const links = (header: HTMLElement): HTMLAnchorElement[] => [
  ...header.querySelectorAll<HTMLAnchorElement>('.kumin-counts a'),
];
const conditionOf = (link: HTMLAnchorElement): string =>
  decodeURIComponent(link.getAttribute('href')?.split('query=')[1] ?? '');

test('急ぐものから順に、期限超過・期限間近・あとで整理・今日の受付を数える', async () => {
  const { host, header } = open(answers);
  await host.fire('index.show');
  await settled();
  expect(links(header).map(({ textContent }) => textContent)).toEqual([
    '！期限超過1件',
    '△期限まで3日以内2件',
    'あとで整理2件',
    '今日の受付1件',
  ]);
  const asked = host.requests.map(({ body }) => (body as { query: string }).query);
  for (const link of links(header)) {
    expect(asked.some((query) => query.includes(conditionOf(link)))).toBe(true);
  }
});

test('一度に読めないほど多いときは、リンクと同じ条件で1つずつ数えさせる', async () => {
  const { host, header } = open((body: unknown) => {
    const { query } = body as { query: string };
    return query.endsWith('limit 500') && !query.includes('order by')
      ? { records: waiting, totalCount: '501' }
      : answers(body);
  });
  await host.fire('index.show');
  await settled();
  expect(links(header).map(({ textContent }) => textContent)).toEqual([
    '！期限超過3件',
    '△期限まで3日以内2件',
    'あとで整理2件',
    '今日の受付2件',
  ]);
  const asked = host.requests.map(({ body }) => (body as { query: string }).query);
  for (const link of links(header)) expect(asked).toContain(`${conditionOf(link)} limit 1`);
});

test('急ぐものがなければ、そう言う', async () => {
  const { host, header } = open((body: unknown) =>
    (body as { query: string }).query.includes('order by')
      ? answers(body)
      : { records: [], totalCount: '0' },
  );
  await host.fire('index.show');
  await settled();
  expect(header.textContent).toContain('期限の迫った声も、あとで整理する声もありません。');
});

test('表は0件も未入力も日付なしも示し、マスは同じ条件の一覧につながる', async () => {
  const { host, header } = open(answers, '種別 in ("要望") or 種別 in ("苦情")');
  await host.fire('index.show');
  await settled();
  header.querySelector<HTMLButtonElement>('.kumin-panel-switch')?.click();
  const rows = [...header.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(rows.map(([label]) => label)).toEqual([
    '道路・公園',
    'ごみ・環境',
    'その他',
    '昔の分野',
    '未入力',
  ]);
  expect(rows[0]?.slice(1)).toEqual('1 1 0 0 0 0 0 0 0 0 0 0 0 2'.split(' '));
  expect(rows[1]?.at(-1)).toBe('0');
  expect(header.querySelector('thead')?.textContent).toContain('日付なし');
  const may = header.querySelectorAll('tbody tr')[4]?.children[2]?.querySelector('a');
  expect(decodeURIComponent(may?.getAttribute('href') ?? '')).toBe(
    '/k/1/?query=(種別 in ("要望") or 種別 in ("苦情")) and ' +
      '(受付日時 >= "2026-04-30T15:00:00Z" and 受付日時 < "2026-05-31T15:00:00Z") and 分野 in ("")',
  );
  const gone = header.querySelectorAll('tbody tr')[3]?.querySelector('a');
  expect(gone).toBeNull();
});

test('一覧を開くたびの問い合わせは2回だけ', async () => {
  const { host } = open(answers);
  await host.fire('index.show');
  await settled();
  expect(host.requests).toHaveLength(2);
});

test('前年度に切り替えると、その年度を読み直す', async () => {
  const { host, header } = open(answers);
  await host.fire('index.show');
  await settled();
  const last = [...header.querySelectorAll('button')].find((each) =>
    each.textContent?.includes('前年度'),
  );
  last?.click();
  await settled();
  expect(JSON.stringify(host.requests.at(-1)?.body)).toContain('2025-03-31T15:00:00Z');
  expect(header.querySelector('caption')?.textContent).toContain('令和7年度');
});

test('読んでいる間に前年度を選ぶと、後から着いた今年度は示さない', async () => {
  let answerThisYear = (): void => undefined;
  const { host, header } = open((body: unknown) => {
    const { query } = body as { query: string };
    if (!query.includes('limit 500') || query.includes('2025-03-31')) return answers(body);
    return new Promise((resolve) => (answerThisYear = () => resolve(answers(body))));
  });
  await host.fire('index.show');
  await settled();
  [...header.querySelectorAll('button')]
    .find((each) => each.textContent?.includes('前年度'))
    ?.click();
  await settled();
  answerThisYear();
  await settled();
  expect(header.querySelector('caption')?.textContent).toContain('令和7年度');
});

test('読めないときは理由を示し、もう一度試せる', async () => {
  let down = true;
  const { host, header } = open((body: unknown) =>
    down ? new RequestError(503, 'CB_XX', 'down') : answers(body),
  );
  await host.fire('index.show');
  await settled();
  const alerts = [...header.querySelectorAll('[role=alert]')];
  expect(alerts).toHaveLength(2);
  expect(alerts[0]?.textContent).toContain('サーバーが一時的に使えません');
  down = false;
  for (const alert of alerts) alert.querySelector('button')?.click();
  await settled();
  expect(header.querySelector('[role=alert]')).toBeNull();
  expect(header.querySelector('table')).not.toBeNull();
});

test('たたむと、次に開いたときも読みに行かない', async () => {
  const { host, header } = open(answers);
  await host.fire('index.show');
  await settled();
  header.querySelector<HTMLButtonElement>('.kumin-panel-toggle')?.click();
  const before = host.requests.length;
  await host.fire('index.show');
  await settled();
  expect(host.requests.length - before).toBe(1);
});

test('スマートフォンでは、集計は開くまで読みに行かない', async () => {
  const { host, header } = open(answers);
  host.device = 'mobile';
  await host.fire('index.show');
  await settled();
  expect(host.requests).toHaveLength(1);
  header.querySelector<HTMLButtonElement>('.kumin-panel-toggle')?.click();
  await settled();
  expect(host.requests).toHaveLength(2);
  expect(header.querySelector('table')).not.toBeNull();
});

test('一覧が描き直されても、まとめは一つ', async () => {
  const { host, header } = open(answers);
  await host.fire('index.show');
  await host.fire('index.show');
  await settled();
  expect(header.querySelectorAll('.kumin-list-bar')).toHaveLength(1);
});

test('回答期限の項目がなければ、そう言う', async () => {
  const host = new FakeHost({ 'GET records': answers });
  host.fields = fields;
  host.header = document.createElement('div');
  const few = settings({ fields: { receivedAt: '受付日時', body: '内容', category: '分野' } });
  showListBar(host, few, { storage: null, now, go: () => undefined }, tools);
  await host.fire('index.show');
  await settled();
  expect(host.header.textContent).toContain('回答期限の項目が選ばれていない');
});

test('期限超過は、済んだ声と期限のない声を数えない', () => {
  const rules = conditions(settings(), fields, zone);
  expect(rules.overdue('2026-05-11' as Day)).toBe(
    '回答期限 != "" and 回答期限 < "2026-05-11" and (回答日 = "" and ステータス not in ("回答済", "完了"))',
  );
});

test('プロセス管理を使わないアプリでは、ステータスで絞らない', () => {
  const without = { ...fields, ステータス: { ...fields['ステータス']!, enabled: false } };
  expect(conditions(settings(), without, zone).overdue('2026-05-11' as Day)).not.toContain(
    'ステータス',
  );
});

test('マスの合計は、数えた記録の数に等しい', () => {
  const rules = conditions(settings(), fields, zone);
  const asked = yearAsked(settings(), fields, rules, zone, 2026);
  const table = yearTable(asked, tableOf(voices, reading(asked, '').fields));
  expect(table.summary.value(0, [ALL, ALL])).toBe(voices.length);
  expect(cellCondition(table, [ALL, ALL], '')).toBe(
    '(受付日時 >= "2026-03-31T15:00:00Z" and 受付日時 < "2027-03-31T15:00:00Z") or 受付日時 = ""',
  );
});

test('受付が1か月にしかなくても、年度の12か月を4月から並べる', () => {
  const asked = yearAsked(settings(), fields, conditions(settings(), fields, zone), zone, 2026);
  const june = record('2026-06-01T01:00:00Z', 'その他');
  const table = yearTable(asked, tableOf([june], reading(asked, '').fields));
  const amounts = table.summary.levels[0]?.map((_, month) => table.summary.value(0, [month, ALL]));
  expect(amounts).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('対応時間は分を足し、未入力は0分として数を言う', async () => {
  const minutes = (record: KintoneRecord, value: string): KintoneRecord => ({
    ...record,
    対応時間: { type: 'NUMBER', value },
  });
  const host = new FakeHost({
    'GET records': {
      records: voices.map((voice, index) =>
        minutes(voice, ['30', '15', '', '5', '0'][index] ?? ''),
      ),
      totalCount: '5',
    },
  });
  host.fields = fields;
  host.header = document.createElement('div');
  const inMinutes = settings({ chart: { measure: 'minutes' } });
  showListBar(host, inMinutes, { storage: null, now, go: () => undefined }, tools);
  await host.fire('index.show');
  await settled();
  const total = [...host.header.querySelectorAll('tr')].at(-1)?.textContent;
  expect(total).toMatch(/50$/);
  expect(host.header.textContent).toContain('対応時間が未入力の1件');
});

test('だれが先に描いても、記録・今日見るもの・道具・集計の順に並ぶ', () => {
  const host = new FakeHost({});
  host.header = document.createElement('div');
  for (const part of ['chart', 'import', 'attention', 'tools', 'record'] as const) {
    headPart(host, part)?.append(part);
  }
  expect(host.header.textContent).toBe('recordattentiontoolsimportchart');
});

test('スマートフォンの道具は、押すまで出ない', () => {
  const host = new FakeHost({});
  host.device = 'mobile';
  host.header = document.createElement('div');
  const tools = headPart(host, 'tools')?.parentElement;
  const more = host.header.querySelector<HTMLButtonElement>('.kumin-head-more');
  expect([tools?.hidden, more?.getAttribute('aria-expanded')]).toEqual([true, 'false']);
  more?.click();
  expect([tools?.hidden, more?.getAttribute('aria-expanded')]).toEqual([false, 'true']);
});
