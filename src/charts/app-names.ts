/** What apps are called, for the 根拠票 and files: asked once in a browser session. */
import type { Host } from '../kintone/host';
import { appWords } from './fault-view';

const key = (app: number): string => `kumin.app-name.${app}`;

/**
 * Never rejects: who may not ask what an app is called is told its number.
 * @param session null where the browser gives no storage: then each page asks
 */
export function appNames(
  host: Pick<Host, 'request'>,
  session: Storage | null,
): (app: number) => Promise<string> {
  const asked = new Map<number, Promise<string>>();
  return (app) => {
    const known = session?.getItem(key(app));
    if (known) return Promise.resolve(known);
    let name = asked.get(app);
    if (!name) asked.set(app, (name = ask(app)));
    return name;
  };

  async function ask(app: number): Promise<string> {
    try {
      const { name } = await host.request<{ name: string }>('GET', 'app', { id: app });
      session?.setItem(key(app), name);
      return name;
    } catch (error) {
      console.warn(`kumin: the name of app ${app} could not be read`, error);
      return appWords({ name: '', app });
    }
  }
}
