/**
 * Whether the user may take an import back, asked before the button is offered. kintone tells rights record by record,
 * so a few rows of each run, from its first to its last, stand for all of it.
 */
import type { Instant } from '../../calendar/instant';
import type { Host } from '../../kintone/host';
import { allOf, compare, oneOf } from '../../records/condition';
import { rowKey } from './keys';
import { recordsWithKeys } from './key-search';
import { rowsOf, type PastRun } from './runs';
import { deletable, UNTOUCHED } from './undo';

/** Rows looked at of each run: ten runs are remembered, and one question takes 50 keys. */
const LOOKED_AT = 5;

/** kintone tells the rights of at most so many records at once. */
const MOST_RIGHTS = 100;

export type MayUndo =
  | { may: true }
  /** @property list the condition under which a list shows the run's voices to whom is asked to delete them */
  | { may: false; list: string };

type Asking = Pick<Host, 'request' | 'appId' | 'formFields' | 'user'>;

/** @returns by the run's id @throws RequestError */
export async function mayUndo(
  host: Asking,
  runs: readonly PastRun[],
  keyField: string,
): Promise<Map<Instant, MayUndo>> {
  const keysOf = new Map(
    runs.map((run) => [run.at, spread(rowsOf(run)).map((row) => rowKey(run.keyPrefix, row))]),
  );
  const found = await recordsWithKeys(host, keyField, [...keysOf.values()].flat());
  const untouched = [...found.values()].filter(({ revision }) => revision === UNTOUCHED);
  const asked = untouched.slice(0, MOST_RIGHTS);
  const may = new Set(asked.length === 0 ? [] : (await deletable(host, asked)).map(({ id }) => id));
  const mine = await madeBy(host);
  return new Map(
    [...keysOf].map(([at, keys]): [Instant, MayUndo] => {
      const records = keys.flatMap((key) => found.get(key) ?? []);
      const open = records.filter(({ revision }) => revision === UNTOUCHED);
      // Where none of them is left to be deleted, pressing the button tells why.
      if (open.length === 0 || open.some(({ id }) => may.has(id))) return [at, { may: true }];
      const ids = records.map(({ id }) => id);
      const list = allOf(
        compare('$id', '>=', String(Math.min(...ids))),
        compare('$id', '<=', String(Math.max(...ids))),
        mine,
      );
      return [at, { may: false, list }];
    }),
  );
}

/** Others may have recorded voices while the import ran: what they recorded is not to be deleted with it. */
async function madeBy(host: Asking): Promise<string> {
  const creator = Object.values(await host.formFields()).find(({ type }) => type === 'CREATOR');
  return creator ? oneOf(creator.code, [host.user.code]) : '';
}

/** The first, the last, and some between. */
function spread(rows: readonly number[]): number[] {
  if (rows.length <= LOOKED_AT) return [...rows];
  return Array.from(
    { length: LOOKED_AT },
    (_, at) => rows[Math.round((at * (rows.length - 1)) / (LOOKED_AT - 1))] ?? 0,
  );
}
