/** ステータスの履歴: each action that was run on a record, newest first, told from the record's history. */
import type { Context } from '../context';
import type { ReadScope } from '../fields';
import type { Change } from './history';

/** One entry of `kintone.app.record.getStatusHistory()` (cybozu.dev, js-api/record/get-status-history). */
export interface StatusHistoryEntry {
  /** UTC, to the second. */
  changedAt: string;
  /** Who ran the action; where all had to act, each of them. */
  assignees: { code: string; name: string }[];
  /** The status reached. */
  status: string;
}

/** One line of the detail screen's ステータスの履歴. */
export interface StatusStep {
  /** UTC. */
  at: string;
  user: { code: string; name: string };
  action: string;
  /** Equal to `to` while others still have to act. */
  from: string;
  to: string;
  /** Of an action that waits for others: the statuses are the same though nothing came back. */
  waits: boolean;
}

type StatusChange = Extract<Change, { kind: 'STATUS' }>;

/** All steps, newest first. */
export function statusSteps(
  context: Context,
  appId: number,
  recordId: number,
  scope: ReadScope,
): StatusStep[] {
  return context.db
    .all<{ at: string; user: string; change: string }>(
      `SELECT at, user, change FROM record_history
       WHERE app_id = ? AND record_id = ? AND change ->> '$.kind' = 'STATUS' ORDER BY revision DESC`,
      appId,
      recordId,
    )
    .map(({ at, user, change }) => {
      const { action, from, to, waits } = JSON.parse(change) as StatusChange;
      return {
        at,
        user: { code: user, name: scope.nameOf('USER', user) },
        action,
        from,
        to,
        waits: waits ?? false,
      };
    });
}

/** The steps that changed the status, each with all who acted for it. */
export function statusHistory(steps: readonly StatusStep[]): StatusHistoryEntry[] {
  const entries: StatusHistoryEntry[] = [];
  let acted: StatusStep['user'][] = [];
  for (const step of [...steps].reverse()) {
    acted.push(step.user);
    if (step.waits) continue;
    entries.push({ changedAt: `${step.at.slice(0, 19)}Z`, assignees: acted, status: step.to });
    acted = [];
  }
  return entries.reverse();
}
