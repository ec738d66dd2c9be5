/** Where a condition is asked: of which app, under which name in the SQL, by whom. */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import type { Sql } from './comparison';
import type { VisibleFields } from './visible';

export interface Scope {
  context: Context;
  app: AppDefinition;
  /** Name the app's record table has in the SQL. */
  table: string;
  visible: VisibleFields;
  related: RelatedApps;
}

/** What the asker may view of an app whose records a field lists. */
export interface RelatedApp {
  app: AppDefinition;
  visible: VisibleFields;
  /** Over its record table: the records that may be viewed. */
  records: Sql;
}

/** The app by its number; undefined when the asker may view nothing of it. */
export type RelatedApps = (appId: number) => RelatedApp | undefined;

/** Conditions of settings that decide over rights and processes ask the record alone. */
export const noRelatedApps: RelatedApps = () => undefined;
