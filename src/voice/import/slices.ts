/** Long work in slices, so that the page answers between them. */

/** Milliseconds that one slice takes at most: half of what a person begins to feel (RAIL: 50 ms). */
const SLICE = 20;
/** Steps between two looks at the clock. */
const STEPS = 16;

/** Lets the page draw and answer. Not a chain of timers: those wait at least 4 ms each. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/**
 * Runs `steps` to its end.
 * @param told how many steps are done, before each pause
 * @returns what `steps` returns
 * @throws the signal's reason once it is aborted
 */
export async function inSlices<Step, Result>(
  steps: Generator<Step, Result>,
  signal?: AbortSignal,
  told?: (done: number) => void,
): Promise<Result> {
  let done = 0;
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    done += 1;
    if (done % STEPS === 0 && performance.now() - begun > SLICE) {
      told?.(done);
      await breath();
      signal?.throwIfAborted();
      begun = performance.now();
    }
  }
}
