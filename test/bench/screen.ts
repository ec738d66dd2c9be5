/** A slicer is turned on a dashboard in Chromium: from the change to six new pictures, on the main thread. */
import { launchBrowser } from '../e2e/support';
import { bundlePage } from '../pictures/bundle';
import { taskDuration } from './main-thread';
import { median, milliseconds, percentile, type Section } from './report';
import type { Bench } from './screen-page';

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
  const session = await page.context().newCDPSession(page);
  // The time that the thread had the processor: others on the machine do not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async <Result>(
    run: () => Promise<Result>,
  ): Promise<{ cpu: number; result: Result }> => {
    const before = await taskDuration(session);
    const result = await run();
    return { cpu: ((await taskDuration(session)) - before) * 1000, result };
  };
  const nothing: number[] = [];
  const turns: Record<'count' | 'draw' | 'show' | 'clock', number>[] = [];
  for (let number = 0; number < WARM + TURNS; number += 1) {
    const empty = await cpu(() => page.evaluate(() => 0));
    const count = await cpu(() => page.evaluate((which) => bench.count(which), number));
    const draw = await cpu(() => page.evaluate(() => bench.draw()));
    const show = await cpu(() =>
      page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      ),
    );
    if (number < WARM) continue;
    nothing.push(empty.cpu);
    turns.push({
      count: count.cpu,
      draw: draw.cpu,
      show: show.cpu,
      clock: count.result + draw.result,
    });
  }
  await browser.close();

  const asking = median(nothing);
  const line = (what: string, times: number[]): string[] => {
    const [middle, late] = [median(times), percentile(times, 95)];
    const frame = `${Math.round((middle / FRAME_MS) * 100)} %`;
    return [what, milliseconds(middle), milliseconds(late), frame];
  };
  return [
    {
      title: 'スライサーから絵まで / From a slicer to six new pictures',
      method: `Chromium の中で、${RECORDS.toLocaleString('en')} 行、図6つ（積み上げ、横棒、折れ線、ドーナツ、ヒートマップ、KPI）。スライサーを変えてから、6つの答えを数え、カードを canvas に描き、配置が決まるまで。毎回ちがう選び方で ${TURNS} 回。メインスレッドが CPU を使った時間（Chromium の TaskDuration、threadTicks。測るための呼び出し ${milliseconds(asking)} は引いた）。「until shown」は、そのあとの塗りと canvas の描き込みも含む。「by the clock」は時計の時間で、同じ機械のほかの仕事を待った分も含む。`,
      header: ['', 'median', 'p95', 'part of a frame (16 ms)'],
      rows: [
        line(
          'counting',
          turns.map(({ count }) => count - asking),
        ),
        line(
          'drawing',
          turns.map(({ draw }) => draw - asking),
        ),
        line(
          'both',
          turns.map(({ count, draw }) => count + draw - 2 * asking),
        ),
        line(
          'until shown',
          turns.map(({ count, draw, show }) => count + draw + show - 3 * asking),
        ),
        line(
          'both, by the clock',
          turns.map(({ clock }) => clock),
        ),
      ],
    },
  ];
}
