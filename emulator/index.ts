/**
 * The local kintone, started from code: scripts, tests and the command line all begin here.
 * A store that is new holds the administrator and nothing else.
 */
import { SettableClock } from './control/clock';
import { Helpers } from './control/helpers';
import { PlannedFaults } from './control/planned-faults';
import { createServer, type Exchange } from './server/http';
import { keepHouse } from './server/housekeeping';
import { Database } from './store/database';
import { counterOf } from './usage/requests';
import { seedDirectory } from './users/seed';

export interface KintoneOptions {
  /** SQLite file; in memory when absent. Its folder exists. */
  file?: string;
  /** 0 (or absent) takes any free port. */
  port?: number;
  now?: () => Date;
  /** Folder of the built pages; without it the pages say how to build them, and REST works all the same. */
  pagesDir?: string;
  log?: (message: string) => void;
  /** Told of every REST answer. */
  observe?: (exchange: Exchange) => void;
}

export type { ClockSetting, ClockState } from './control/clock';
export { RequestError, type AppRecipe } from './control/helpers';
export type { FaultAnswer, FaultOrder, PlannedFault } from './control/planned-faults';
export type { Exchange };

export interface Kintone extends Pick<Helpers, 'request' | 'createApp' | 'installPlugin'> {
  /** `http://127.0.0.1:N` */
  url: string;
  port: number;
  db: Database;
  /** The time this kintone goes by; also `/emulator/clock`. */
  clock: SettableClock;
  /** What the next requests shall meet; also `/emulator/faults`. */
  faults: PlannedFaults;
  /** Ends the server and closes the store. Safe to call twice. */
  stop(): Promise<void>;
}

/** The port is taken by another program. The message says so in Japanese and English. */
export class PortInUseError extends Error {
  constructor(readonly port: number) {
    super(
      `ポート ${port} はほかのプログラムが使用しています。--port で別の番号を指定してください。\n` +
        `Port ${port} is in use by another program. Choose another one with --port.`,
    );
    this.name = 'PortInUseError';
  }
}

/** Only this machine may reach the local kintone: its users' passwords are public. */
const LOOPBACK = '127.0.0.1';

/** @throws PortInUseError */
export async function startKintone(options: KintoneOptions = {}): Promise<Kintone> {
  const clock = new SettableClock(options.now ?? (() => new Date()));
  const faults = new PlannedFaults();
  const { now } = clock;
  const db = new Database(options.file ?? ':memory:');
  seedDirectory(db, now());
  const app = await createServer({
    db,
    now,
    controls: { clock, faults },
    pagesDir: options.pagesDir ?? 'dist/emulator',
    ...(options.log ? { log: options.log } : {}),
    ...(options.observe ? { observe: options.observe } : {}),
  });
  const house = keepHouse(db, now);
  clock.onSet(house.clean);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      house.end();
      await app.close();
      counterOf(db).flush();
      db.close();
    })();
    return stopped;
  };
  try {
    await app.listen({ host: LOOPBACK, port: options.port ?? 0 });
  } catch (error) {
    await stop();
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new PortInUseError(options.port ?? 0);
    }
    throw error;
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://${LOOPBACK}:${port}`;
  const helpers = new Helpers(url);
  return {
    ...{ url, port, db, clock, faults, stop },
    request: helpers.request.bind(helpers),
    createApp: helpers.createApp.bind(helpers),
    installPlugin: helpers.installPlugin.bind(helpers),
  };
}
