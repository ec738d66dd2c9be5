/** A slicer is turned on a dashboard in Chromium: from the change to six new pictures, on the main thread. */
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support';
import { bundlePage } from '../pictures/bundle';
import { taskDuration } from './main-thread';
import { median, milliseconds, percentile, type Section } from './report';
import type { Bench, Turn } from './screen-page';

declare const bench: Bench;

const RECORDS = 100_000;
/** Until everything is compiled. */
const WARM = 30;
const TURNS = 60;
/** One frame of a screen of 60 pictures a second. */
const FRAME_MS = 16;

export async function benchScreen(): Promise<Section[]> {
  const { script, style } = await bundlePage('./test/bench/screen-page.ts', { development: false });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP' });
  await page.setContent('<!doctype html><html lang="ja"><body></body></html>');
  await page.addStyleTag({ path: style });
  await page.addScriptTag({ path: script });
  await page.evaluate((records) => bench.prepare(records), RECORDS);
  if (process.env['SHOT']) await page.screenshot({ path: process.env['SHOT'], fullPage: true });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const turns: (Turn & { tasks: number })[] = [];
  for (let number = 0; number < WARM + TURNS; number += 1) {
    const turn = await turned(page, session, number);
    if (number >= WARM) turns.push(turn);
  }
  await browser.close();

  const line = (what: string, times: number[]): string[] => {
    const [middle, late] = [median(times), percentile(times, 95)];
    const frame = `${Math.round((middle / FRAME_MS) * 100)} %`;
    return [what, milliseconds(middle), milliseconds(late), frame];
  };
  const charts = Object.keys(turns[0]?.drawing ?? {});
  return [
    {
      title: 'スライサーから絵まで / From a slicer to six new pictures',
      method: `Chromium の中で、${RECORDS.toLocaleString('en')} 行、図6つ（積み上げ、横棒、折れ線、ドーナツ、ヒートマップ、KPI）。スライサーを変えてから、答えを数え、6枚のカードを描き、配置が決まるまでの、メインスレッドの時間。毎回ちがう選び方で ${TURNS} 回。「frame」はそのあと画面に出るまでの仕事（配置、塗り、canvas の描き込み）もすべて含む、Chromium の TaskDuration。`,
      header: ['', 'median', 'p95', 'part of a frame (16 ms)'],
      rows: [
        line('six charts', turns.map(({ whole }) => whole)),
        line('of it, counting', turns.map(({ answers }) => answers)),
        ...charts.map((id) =>
          line(
            id === '' ? 'of it, layout of the page' : `of it, drawing ${id}`,
            turns.map(({ drawing }) => drawing[id] ?? NaN),
          ),
        ),
        line('frame', turns.map(({ tasks }) => tasks)),
      ],
    },
  ];
}

async function turned(
  page: Page,
  session: CDPSession,
  number: number,
): Promise<Turn & { tasks: number }> {
  const before = await taskDuration(session);
  const turn = await page.evaluate(async (which) => {
    const measured = await bench.turn(which);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return measured;
  }, number);
  return { ...turn, tasks: ((await taskDuration(session)) - before) * 1000 };
}
