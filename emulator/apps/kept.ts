/** Settings that are one value of an app, set whole: how each is read from a request and where it stands. */
import type { Context } from '../context';
import type { Params } from '../server/params';
import type { AppDefinition } from './definition';

export interface KeptSetting {
  /** Endpoint below `app/`, without `.json`. */
  name: string;
  empty: Record<string, unknown>;
  /** What is to be kept. */
  read(context: Context, app: AppDefinition, params: Params): Record<string, unknown>;
}

export function keptOf(
  app: AppDefinition,
  name: string,
  empty: Record<string, unknown>,
): Record<string, unknown> {
  return (app.kept[name] as Record<string, unknown> | undefined) ?? empty;
}
