/** Who may be told: nobody hears of a record they may not view, nor of what they did themselves. */
import type { AppDefinition } from '../apps/definition';
import { hasAppRight } from '../apps/rights';
import type { Context } from '../context';
import { rightsOfRecords } from '../rights/records';
import { findUser } from '../users/directory';

/** The same kintone as this person sees it, or undefined when there is no such user any more. */
export function asUser(context: Context, code: string): Context | undefined {
  const user = findUser(context.db, code);
  if (!user?.valid) return undefined;
  return {
    db: context.db,
    actor: { kind: 'user', code: user.code, name: user.name, isSystemAdmin: user.isSystemAdmin },
    language: context.language,
    timezone: user.timezone,
    now: () => context.now(),
  };
}

/** kintone help, not_receive: "レコードの閲覧権限がない場合、通知されません". */
export function mayView(
  context: Context,
  app: AppDefinition,
  recordId: number | null,
  code: string,
): boolean {
  const viewer = asUser(context, code);
  if (!viewer || !hasAppRight(viewer, app, 'recordViewable')) return false;
  return recordId === null || canView(viewer, app, recordId);
}

const canView = (viewer: Context, app: AppDefinition, recordId: number): boolean =>
  rightsOfRecords(viewer, app, [recordId]).get(recordId)?.viewable ?? false;
