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
  const turns: Turn[] = [];
  for (let number = 0; number < WARM + TURNS; number += 1) {
    const empty = await cpu(() => page.evaluate(() => 0));
    const own = ({ cpu: all }: { cpu: number }): number => all - empty.cpu;
    const counting = own(await cpu(() => page.evaluate((which) => bench.count(which), number)));
    const frames: number[] = [];
    for (let more = true; more;) {
      const frame = await cpu(() => page.evaluate(() => bench.draw()));
      frames.push(own(frame));
      more = frame.result;
    }
    const shown = await cpu(() =>
      page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      ),
    );
    if (number >= WARM) turns.push({ counting, frames, showing: own(shown) });
  }
  await browser.close();

  const line = (what: string, of: (turn: Turn) => number): string[] => {
    const times = turns.map(of);
    const [middle, late] = [median(times), percentile(times, 95)];
    const frame = `${Math.round((middle / FRAME_MS) * 100)} %`;
    return [what, milliseconds(middle), milliseconds(late), frame];
  };
  const sum = (times: readonly number[]): number => times.reduce((all, each) => all + each, 0);
  return [
    {
      title: 'スライサーから絵まで / From a slicer to six new pictures',
      method: `Chromium の中で、${RECORDS.toLocaleString('en')} 行、図6つ（積み上げ、横棒、折れ線、ドーナツ、ヒートマップ、KPI）。スライサーを変えてから、6つの答えを数え、カードを canvas に描き、配置が決まるまで。画面は、見えているカードから、1つのフレームに入るだけ描く（src/charts/card-frames.ts）。毎回ちがう選び方で ${TURNS} 回。メインスレッドが CPU を使った時間（Chromium の TaskDuration、threadTicks。測るための呼び出しは引いた）。「until shown」は、そのあとの塗りと canvas の描き込みも含む。`,
      header: ['', 'median', 'p95', 'part of a frame (16 ms)'],
      rows: [
        line('counting', ({ counting }) => counting),
        line(
          'the first frame: counting, and the cards that it has room for',
          ({ counting, frames: [first = 0] }) => counting + first,
        ),
        line('the longest frame', ({ counting, frames: [first = 0, ...others] }) =>
          Math.max(counting + first, ...others),
        ),
        ['frames until all six', String(median(turns.map(({ frames }) => frames.length))), '', ''],
        line('counting and all six', ({ counting, frames }) => counting + sum(frames)),
        line('until shown', ({ counting, frames, showing }) => counting + sum(frames) + showing),
      ],
    },
  ];
}

/** Milliseconds of CPU that one turn of the slicers took. */
interface Turn {
  counting: number;
  frames: number[];
  /** What was drawn comes to the screen. */
  showing: number;
}
