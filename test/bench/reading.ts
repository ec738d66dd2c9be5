/**
 * Opening a dashboard of six charts, the first time and again, as its screen does, beside the common way: `getAllRecords`
 * of the official client at each opening, then grouping objects. Both over HTTP from the same local kintone, which has
 * a process of its own. What the openings of a day come to in requests is reckoned from it.
 */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { epochDay } from '../../src/calendar/epoch-day';
import { todayIn } from '../../src/calendar/instant';
import { officeDays } from '../../src/calendar/office-days';
import { answersOf } from '../../src/charts/answers';
import { load, type Loaded, type Place } from '../../src/charts/data';
import { countingForms } from '../../src/charts/forms';
import { initialState } from '../../src/charts/state';
import { ALL } from '../../src/drawing/figure';
import { RequestError } from '../../src/kintone/host';
import type { Asking } from '../../src/records/since';
import { DASHBOARD, FIELDS, voice } from './dashboard';
import { startKintoneBeside, type KintoneBeside } from './kintone-beside';
import { median, milliseconds, ratio, type Section } from './report';
import { SealedKeep } from './sealed-keep';

const SIZES = [10_000, 100_000, 300_000];
/** Opening again is short: the middle of some. */
const AGAIN = 5;
/** The two ways in turn: one run of each would measure what else the machine does. */
const ROUNDS = 3;
const ADMIN = { username: 'Administrator', password: 'cybozu' };
const ZONE = 'Asia/Tokyo';
/** kintone's limit for an app and day on the standard course. */
const REQUESTS_A_DAY = 10_000;
const STAFF = 300;
const OPENINGS = 10;

/** Requests of one opening. */
interface Opening {
  records: number;
  common: number;
  cold: number;
  again: number;
}

export async function benchReading(): Promise<Section[]> {
  const rows: (string | number)[][] = [];
  const openings: Opening[] = [];
  const stage = await startApp();
  let count = 0;
  for (const size of SIZES) {
    await fill(stage, count, size);
    count = size;
    const { lines, opening } = await compared(stage, size);
    rows.push(...lines);
    openings.push(opening);
  }
  await stage.kintone.stop();
  return [
    {
      title: 'ダッシュボードを開く / Opening six charts',
      method:
        '画面と同じ道（src/charts の load と answersOf）で6項目を読み、6つの図のすべての数を言葉にするまで。途中で届いた分を数える時間と、ブラウザーに取っておく圧縮と暗号化を含み、描く時間は含まない。「ふつうのやり方」は rest-api-client の getAllRecords と、レコードごとの Map での集計。kintone は、ほかのプロセスで動くローカル kintone。初めての読み込みとふつうのやり方は、かわるがわる3回の中央値。',
      header: ['records', '', 'requests', 'time', 'to the common way', 'times as fast'],
      rows,
    },
    daySection(openings),
  ];
}

function daySection(openings: readonly Opening[]): Section {
  const day = (first: number, more: number): number => STAFF * (first + (OPENINGS - 1) * more);
  const line = (records: number, what: string, first: number, more: number) => [
    records.toLocaleString('en'),
    what,
    day(first, more).toLocaleString('en'),
    `${Math.round((day(first, more) / REQUESTS_A_DAY) * 100)} %`,
    Math.floor(REQUESTS_A_DAY / (first + (OPENINGS - 1) * more)),
  ];
  return {
    title: '1日の要求数 / Requests of a day',
    method: `職員 ${STAFF} 人が1日に ${OPENINGS} 回ずつ開いたときの要求数を、上で測った数から。kintone の上限は1アプリ1日 ${REQUESTS_A_DAY.toLocaleString('en')}（スタンダードコース）。「cold once」はその日の1回めに全件を読む（ブラウザーを閉じると、取っておいたものは開けなくなる）。「kept」はブラウザーを開いたままで、1回めも取っておいたものから始まる。**全員が毎朝ブラウザーを開き直すなら、1万件のアプリでも上限を超える。** 減らすには、元のデータを条件で絞る（その年度だけなど。全件を読む要求は500件に1つ）、一覧の上では開いたときだけ読む（初めから閉じておく）、ブラウザーを開いたままにする。「staff」は上限までに開ける人数。`,
    header: ['records', '', 'requests', 'part of the limit', 'staff'],
    rows: openings
      .filter(({ records }) => records <= 100_000)
      .flatMap(({ records, common, cold, again }) => [
        line(records, 'the common way', common, common),
        line(records, 'the dashboard, cold once', cold, again),
        line(records, 'the dashboard, kept', again, again),
      ]),
  };
}

interface Stage {
  kintone: KintoneBeside;
  client: KintoneRestAPIClient;
  app: number;
}

async function startApp(): Promise<Stage> {
  const kintone = await startKintoneBeside();
  const client = new KintoneRestAPIClient({
    baseUrl: kintone.url,
    auth: ADMIN,
  });
  const app = await kintone.helpers.createApp({
    name: '声',
    properties: {
      ...FIELDS,
      // Neither way asks for it.
      内容: { type: 'MULTI_LINE_TEXT', code: '内容', label: '内容' },
    },
  });
  return { kintone, client, app };
}

async function fill({ kintone, client, app }: Stage, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 100) {
    const records = Array.from({ length: Math.min(100, to - at) }, (_, offset) => ({
      ...voice(at + offset),
      内容: { value: '街灯が三つ続けて消えている。' },
    }));
    await client.record.addRecords({ app, records });
  }
  // As in an app in use: the last change is one record, later than the many before.
  await kintone.helpers.request('PUT', '/emulator/clock', { offsetMs: (to / 1000) * 60 * 60_000 });
  await client.record.updateRecord({ app, id: 1, record: { 分: { value: '7' } } });
}

async function compared(
  stage: Stage,
  size: number,
): Promise<{ lines: (string | number)[][]; opening: Opening }> {
  let keep = new SealedKeep();
  let sent = 0;
  const open = async (): Promise<void> => {
    const { requests } = await opened(stage, keep);
    sent += requests;
    await keep.settled();
  };
  const ways: { common: number[]; cold: number[] } = { common: [], cold: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    ways.common.push(await timed(() => commonWay(stage)));
    keep = new SealedKeep();
    ways.cold.push(await timed(open));
  }
  const [common, cold] = [median(ways.common), median(ways.cold)];
  const opening = {
    records: size,
    common: Math.floor(size / 500) + 1,
    cold: sent / ROUNDS,
    again: 0,
  };
  sent = 0;
  const again: number[] = [];
  for (let round = 0; round < AGAIN; round += 1) again.push(await timed(open));
  opening.again = sent / AGAIN;
  const line = (what: string, requests: number, time: number) => [
    ...[size.toLocaleString('en'), what, requests, milliseconds(time)],
    ...[ratio(time / common), (common / time).toFixed(1)],
  ];
  return {
    opening,
    lines: [
      line('the common way, each time', opening.common, common),
      line('the dashboard, the first time', opening.cold, cold),
      line('the dashboard, again', opening.again, median(again)),
    ],
  };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await run();
  return performance.now() - from;
}

/** As a page does: what it knows ends with it, but for what is kept. */
async function opened(stage: Stage, keep: SealedKeep): Promise<Loaded> {
  const place: Place = {
    host: countingForms(asking(stage), () => performance.now()),
    ...{
      keep,
      unfinished: new Map(),
      nameOf: async () => '声',
      app: stage.app,
      listCondition: '',
      recordConditions: {},
    },
    now: () => new Date(),
  };
  const loaded = await load(DASHBOARD, place, {
    signal: new AbortController().signal,
    progress: () => undefined,
    soFar: sixCharts,
  });
  if (loaded.faults.size > 0) throw new Error([...loaded.faults.values()].join());
  sixCharts(loaded);
  return loaded;
}

/** What a page's `kintone.api` does, with at most four requests at once as src/kintone/requests.ts keeps it. */
function asking({ kintone }: Stage): Asking {
  return {
    user: { code: ADMIN.username, name: '', language: 'ja', timezone: ZONE },
    async request<T>(method: string, path: string, body: unknown): Promise<T> {
      const { username, password } = ADMIN;
      const response = await fetch(`${kintone.url}/k/v1/${path}.json`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-HTTP-Method-Override': method,
          'X-Cybozu-Authorization': Buffer.from(`${username}:${password}`).toString('base64'),
        },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new RequestError(response.status, '', await response.text());
      return (await response.json()) as T;
    },
  };
}

/** Every number that a drawing or the table behind it shows, in words. */
function sixCharts(loaded: Loaded): void {
  const now = {
    zone: ZONE,
    today: epochDay(todayIn(ZONE, new Date())),
    officeDays: officeDays(),
    era: DASHBOARD.era,
  };
  for (const answered of answersOf(
    DASHBOARD,
    DASHBOARD.charts,
    loaded,
    initialState(DASHBOARD),
    now,
  )) {
    if (!('answer' in answered)) throw new Error(`no answer of ${answered.chart.id}`);
    const { figure } = answered.answer;
    const [first = [], second] = figure.levels.map(({ keys }) => [ALL, ...keys.keys()]);
    for (const key of first) {
      for (const other of second ?? [ALL]) {
        const place = second ? [key, other] : [key];
        figure.measures.forEach((_, measure) => figure.words(measure, place));
      }
    }
  }
}

async function commonWay({ client, app }: Stage): Promise<void> {
  const records = await client.record.getAllRecords({ app, fields: Object.keys(FIELDS) });
  const text = (record: (typeof records)[number], code: string) =>
    String(record[code]?.value ?? '');
  const month = (record: (typeof records)[number]) => text(record, '受付日').slice(0, 7);
  const keys: ((record: (typeof records)[number]) => string)[] = [
    (record) => `${text(record, '分野')}\t${month(record)}`,
    (record) => text(record, '地域'),
    (record) =>
      `${text(record, '地域')}\t${month(record).slice(0, 4)} ${Math.ceil(Number(month(record).slice(5)) / 3)}`,
    month,
    (record) => text(record, '経路'),
    () => '',
  ];
  for (const key of keys) {
    const groups = new Map<string, { count: number; sum: number }>();
    for (const record of records) {
      const group = groups.get(key(record)) ?? { count: 0, sum: 0 };
      group.count += 1;
      group.sum += Number(text(record, '分'));
      groups.set(key(record), group);
    }
  }
}
