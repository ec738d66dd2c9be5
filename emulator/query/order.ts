/** `order by` as SQL. Drop-downs, radio buttons and statuses sort in the order of their settings. */
import type { AppDefinition } from '../apps/definition';
import { notEmulated } from '../errors';
import type { SortKey } from './ast';
import type { Sql } from './comparison';
import { unknownField } from './errors';
import { SORTABLE } from './operators';
import { fieldTarget, systemTarget, type Target } from './target';
import { everyField, seen, type VisibleFields } from './visible';

/** Newest first when nothing is asked, and among equals. A value that may not be viewed sorts as none. */
export function orderBy(
  app: AppDefinition,
  keys: readonly SortKey[],
  visible: VisibleFields = everyField,
): Sql {
  const parts: Sql[] = keys.map(({ field, direction }) => {
    const target = find(app, field);
    const value = whereSeen(seen(visible, field), sortValue(app, target));
    return { sql: `${value.sql} ${direction.toUpperCase()}`, values: value.values };
  });
  parts.push({ sql: 'id DESC', values: [] });
  return {
    sql: parts.map(({ sql }) => sql).join(', '),
    values: parts.flatMap(({ values }) => values),
  };
}

function find(app: AppDefinition, code: string): Target {
  const field = app.fields[code];
  const target = systemTarget(code) ?? (field ? fieldTarget(field) : undefined);
  if (!target) throw unknownField(code);
  if (!SORTABLE.has(target.type)) throw notEmulated(`order by ${code} (${target.type})`);
  return target;
}

function whereSeen(where: Sql | undefined, value: Sql): Sql {
  if (!where) return value;
  return {
    sql: `CASE WHEN ${where.sql} THEN ${value.sql} END`,
    values: [...where.values, ...value.values],
  };
}

function sortValue(app: AppDefinition, target: Target): Sql {
  const choices = choicesOf(app, target);
  if (!choices) return { sql: target.sql, values: [] };
  const cases = choices.map((_choice, index) => `WHEN ? THEN ${index}`).join(' ');
  return { sql: `CASE ${target.sql} ${cases} ELSE -1 END`, values: choices };
}

function choicesOf(app: AppDefinition, target: Target): string[] | undefined {
  const inOrder = (entries: [string, { index: string }][]): string[] =>
    entries.sort(([, a], [, b]) => Number(a.index) - Number(b.index)).map(([name]) => name);
  if (target.type === 'RADIO_BUTTON' || target.type === 'DROP_DOWN') {
    const choices = inOrder(Object.entries(target.field?.options ?? {}));
    return choices.length > 0 ? choices : undefined;
  }
  if (target.type !== 'STATUS') return undefined;
  const states = Object.values(app.process.states ?? {});
  return states.sort((a, b) => Number(a.index) - Number(b.index)).map(({ name }) => name);
}
