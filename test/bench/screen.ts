/** A slicer is turned on a dashboard in Chromium: from the change to six new pictures, on the main thread. */
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/support';
import { bundlePage, openBundled } from '../pictures/bundle';
import { taskDuration } from './main-thread';
import { median, milliseconds, percentile, ratio, type Section } from './report';
import type { Bench } from './screen-page';

declare const bench: Bench;

const RECORDS = 100_000;
/** Until everything is compiled. */
const WARM = 30;
const TURNS = 60;
/** One frame of a screen of 60 pictures a second. */
const FRAME_MS = 16;

export async function benchScreen(): Promise<Section[]> {
  const bundled = await bundlePage('./test/bench/screen-page.ts', { development: false });
  const browser = await launchBrowser();
  const open = async (drawn: 'thread' | 'page'): Promise<Measured> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'ja-JP' });
    await openBundled(page, bundled, drawn);
    await page.evaluate((records) => bench.prepare(records), RECORDS);
    const session = await page.context().newCDPSession(page);
    // The time that the thread had the processor: others on the machine do not count.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return { page, session };
  };
  const pages = { thread: await open('thread'), page: await open('page') };
  const turns: Record<'thread' | 'page', Turn[]> = { thread: [], page: [] };
  for (let number = 0; number < WARM + TURNS; number += 1) {
    for (const drawn of ['thread', 'page'] as const) {
      const turn = await turned(pages[drawn], number);
      if (number >= WARM) turns[drawn].push(turn);
    }
  }
  await browser.close();

  const line = (what: string, of: (turn: Turn) => number): string[] => {
    const [thread, page] = [turns.thread.map(of), turns.page.map(of)];
    return [
      what,
      milliseconds(median(thread)),
      milliseconds(percentile(thread, 95)),
      `${Math.round((median(thread) / FRAME_MS) * 100)} %`,
      milliseconds(median(page)),
      ratio(median(thread) / median(page)),
    ];
  };
  const sum = (times: readonly number[]): number => times.reduce((all, each) => all + each, 0);
  return [
    {
      title: 'スライサーから絵まで / From a slicer to six new pictures',
      method: `Chromium の中で、${RECORDS.toLocaleString('en')} 行、図6つ（積み上げ、横棒、折れ線、ドーナツ、ヒートマップ、KPI）。スライサーを変えてから、6つの答えを数え、カードを新しくし、配置が決まり、絵が画面に出るまで。絵は、ページの横のスレッドで描く場合と、スレッドを始められないときのようにページで描く場合を、交互に（src/drawing/drawer.ts）。毎回ちがう選び方で ${TURNS} 回。メインスレッドが CPU を使った時間（Chromium の TaskDuration、threadTicks。測るための呼び出しは引いた）。`,
      header: [
        '',
        'thread: median',
        'p95',
        'part of a frame (16 ms)',
        'in the page: median',
        'ratio',
      ],
      rows: [
        line('counting', ({ counting }) => counting),
        line('counting, and all six cards', ({ counting, cards }) => counting + sum(cards)),
        line('the longest frame', ({ counting, cards: [first = 0, ...others], shown }) =>
          Math.max(counting + first, ...others, ...shown),
        ),
        line('all of it, until the pictures are on the screen', ({ counting, cards, shown }) =>
          sum([counting, ...cards, ...shown]),
        ),
        [
          'by the clock, from the slicer to the last picture',
          ...[turns.thread, turns.page].flatMap((of) => {
            const clock = of.map(({ clock: each }) => each);
            return of === turns.thread
              ? [milliseconds(median(clock)), milliseconds(percentile(clock, 95)), '']
              : [milliseconds(median(clock)), ''];
          }),
        ],
      ],
    },
  ];
}

interface Measured {
  page: Page;
  session: CDPSession;
}

/** Milliseconds of CPU that one turn of the slicers took. */
interface Turn {
  counting: number;
  /** By frame. */
  cards: number[];
  /** By frame, until the pictures are on the screen. */
  shown: number[];
  /** Milliseconds by the clock, with those of the measuring. */
  clock: number;
}

async function turned({ page, session }: Measured, number: number): Promise<Turn> {
  const cpu = async <Result>(
    run: () => Promise<Result>,
  ): Promise<{ cpu: number; result: Result }> => {
    const before = await taskDuration(session);
    const result = await run();
    return { cpu: ((await taskDuration(session)) - before) * 1000, result };
  };
  const empty = await cpu(() => page.evaluate(() => 0));
  const frames = async (one: () => Promise<boolean>): Promise<number[]> => {
    const times: number[] = [];
    for (let more = true; more;) {
      const frame = await cpu(one);
      times.push(frame.cpu - empty.cpu);
      more = frame.result;
    }
    return times;
  };
  const begun = performance.now();
  const counting = await cpu(() => page.evaluate((which) => bench.count(which), number));
  const cards = await frames(() => page.evaluate(() => bench.draw()));
  const shown = await frames(() => page.evaluate(() => bench.frame()));
  const clock = performance.now() - begun;
  // What the last frame still had to do.
  shown.push(...(await frames(() => page.evaluate(() => bench.frame()))));
  return { counting: counting.cpu - empty.cpu, cards, shown, clock };
}
