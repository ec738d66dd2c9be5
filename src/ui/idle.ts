/** Long work on the page's one thread, in slices short enough that typing never waits for it. */

/** Milliseconds: half a frame of 60 a second. */
const SLICE = 8;
/** A page that is never idle must get on as well, in milliseconds. */
const AT_LATEST = 50;

/** Settles when the browser has nothing better to do, or soon anyway. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has none.
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: AT_LATEST });
    } else setTimeout(resolve, 1);
  });
}

/**
 * Takes the steps one after another, some milliseconds at a time.
 * @param steps each of which takes little time
 * @returns what the last of them gives
 * @throws the signal's reason
 */
export async function inSlices<Result>(
  steps: Iterator<unknown, Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    await idle();
    signal.throwIfAborted();
    const end = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}
