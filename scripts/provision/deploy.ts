/** Puts an app's preview into effect and waits for it: deploying goes on after the request is answered. */
import type { KintoneRestAPIClient } from '@kintone/rest-api-client';

const PATIENCE_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 3000;

/** @returns the status it ended with; PROCESSING when it did not end in time */
export async function deployAndWait(
  client: KintoneRestAPIClient,
  app: string | number,
): Promise<'SUCCESS' | 'FAIL' | 'CANCEL' | 'PROCESSING'> {
  await client.app.deployApp({ apps: [{ app }] });
  const until = Date.now() + PATIENCE_MS;
  for (let pause = 100; Date.now() < until; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const { apps } = await client.app.getDeployStatus({ apps: [app] });
    const status = apps[0]?.status ?? 'FAIL';
    if (status !== 'PROCESSING') return status;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return 'PROCESSING';
}
