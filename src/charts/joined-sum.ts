/**
 * A sum over a joined app's own records, each once however many records of the source name it: the population of an
 * area beside its voices, so that 件/千人 is right. Only levels and filters that ask for the join narrow it; of the
 * others (a month, a kind of voice) the joined app knows nothing, so that each month has the whole population.
 */
import { ALL, type Place } from '../drawing/figure';
import { amountsIn } from '../records/amounts';
import { keyed, type KeyContext, type Keyed } from '../records/grouping';
import { keyId, type Key } from '../records/key';
import { withRest } from '../records/rest';
import { columnIn, recordRows } from '../records/rows';
import { both, withKeys } from '../records/slice';
import { summarize } from '../records/summary';
import type { Join, Level } from './definition';
import type { Filter } from './narrowing';
import { isOf, type JoinedRows } from './source-data';

interface CountedLevel {
  counted: Keyed;
  definition?: Pick<Level, 'field' | 'how'>;
}

/**
 * @param field as the chart names it: `prefix.code`
 * @param levels those of the chart
 * @param filters all that narrow the chart
 * @returns the sum at a place of these levels; NaN where the joined app has no record
 * @throws RangeError when no joined app has the field, TypeError when it holds no numbers
 */
export function joinedSum(
  field: string,
  joins: readonly JoinedRows[],
  levels: readonly CountedLevel[],
  filters: readonly Filter[],
  context: KeyContext,
): (place: Place) => number {
  const joined = joins.find(({ join }) => isOf(join, field));
  if (!joined) throw new RangeError(`${field} is of no joined app`);
  const { join, table, firsts } = joined;
  const keysOf = (asked: Pick<Level, 'field' | 'how'>): Keyed | undefined => {
    const code = codeIn(join, asked.field);
    if (code === undefined) return undefined;
    const named = { ...context.fields, [code]: context.fields[asked.field] };
    const fields = Object.fromEntries(
      Object.entries(named).flatMap(([name, each]) => (each ? [[name, each] as const] : [])),
    );
    const how = { field: code, how: asked.how };
    return keyed(columnIn(table.columns, code), how, { ...context, fields });
  };
  const masks = filters.flatMap((filter) => {
    const keys = keysOf(filter);
    return keys ? [withKeys(keys, new Set(filter.keys))] : [];
  });
  /** By level of the chart: which level of the joined app it is, and the index there of each of its keys. */
  const counted: Keyed[] = [];
  const places = levels.map(({ counted: chart, definition }) => {
    const all = definition && keysOf(definition);
    if (!all) return undefined;
    const here = likewise(all, chart.keys);
    counted.push(here);
    const indices = new Map(here.keys.map((key, index) => [keyId(key), index]));
    return chart.keys.map((key) => indices.get(keyId(key)));
  });
  const amounts = amountsIn(columnIn(table.columns, field.slice(join.prefix.length + 1)));
  const summary = summarize({
    rows: recordRows(table),
    levels: counted,
    measures: [{ kind: 'sum', amounts }, { kind: 'rows' }],
    kept: both([firsts, ...masks]) ?? firsts,
  });
  return (place) => {
    const there: number[] = [];
    for (const [level, indices] of places.entries()) {
      if (!indices) continue;
      const key = place[level] ?? ALL;
      const index = key === ALL ? ALL : indices[key];
      if (index === undefined) return NaN;
      there.push(index);
    }
    return summary.value(1, there) === 0 ? NaN : summary.value(0, there);
  };
}

/** What the joined app calls a field that the chart names; undefined where it is none of it. */
function codeIn(join: Join, field: string): string | undefined {
  if (field === join.field) return join.key;
  return isOf(join, field) ? field.slice(join.prefix.length + 1) : undefined;
}

/** 「その他」 of the chart are all but those that it shows, those without a record of the source as well. */
function likewise(all: Keyed, keys: readonly Key[]): Keyed {
  if (!keys.some(({ kind }) => kind === 'rest')) return all;
  const shown = new Set(keys.map(keyId));
  const stay = all.keys.flatMap((key, index) => (shown.has(keyId(key)) ? [index] : []));
  return withRest(all, stay);
}
