/** Work of a page's main thread as Chromium counts it. */
import type { CDPSession } from 'playwright-core';

/** Seconds so far. `Performance.enable` has been sent. */
export async function taskDuration(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN;
}
