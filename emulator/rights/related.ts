/** What of an app a query may ask: fields and records the asker may view, of related apps too. */
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { relatedApp } from '../apps/links';
import { hasAppRight } from '../apps/rights';
import { mayKnow } from '../apps/store';
import type { Context } from '../context';
import type { RelatedApps } from '../query/scope';
import type { VisibleFields } from '../query/visible';
import { fieldRights } from './fields';
import { toSql } from './logic';
import { recordCondition } from './records';

export function visibleFields(context: Context, app: AppDefinition): VisibleFields {
  const rights = fieldRights(context, app);
  return (code) => {
    const where = rights.condition(code);
    if (where.known === undefined) return where;
    return where.known ? 'always' : 'never';
  };
}

/**
 * Apps whose records a field of `own` lists. One the asker may not view is not told of: a form shows the
 * field without its setting then, and an API token needs its own right in each app.
 */
export function relatedApps(context: Context, own: AppDefinition): RelatedApps {
  return (id) => {
    const app = viewableApp(context, own, id);
    if (!app) return undefined;
    return {
      app,
      visible: visibleFields(context, app),
      records: toSql(recordCondition(context, app, 'viewable')),
    };
  };
}

/** Whether the asker may view the app whose records a field lists; a field that lists none hides nothing. */
export function mayViewTarget(context: Context, own: AppDefinition, field: FieldProperty): boolean {
  const target = relatedTarget(field);
  return target === undefined || viewableApp(context, own, Number(target)) !== undefined;
}

/** Id of the app whose records a field lists. */
export function relatedTarget({ referenceTable }: FieldProperty): string | undefined {
  return (referenceTable?.['relatedApp'] as { app: string } | undefined)?.app;
}

function viewableApp(context: Context, own: AppDefinition, id: number): AppDefinition | undefined {
  const app = relatedApp(context, own, id);
  const may = app && mayKnow(context, app) && hasAppRight(context, app, 'recordViewable');
  return may ? app : undefined;
}
