/**
 * The records behind a place of a chart, as a condition that the list can be opened with. Where kintone's query
 * language has no words for them (a weekday, a field of another app), they are named by their `$id`.
 */
import { ALL, type Place } from '../drawing/figure';
import { allOf } from '../records/condition';
import { keyId } from '../records/key';
import type { Rows } from '../records/rows';
import { both, rowsKept, withKeys, type Kept } from '../records/slice';
import type { AnsweredLevel, Now } from './answer';
import type { Chart } from './definition';
import { conditionOf, toDateCondition, type Narrowing } from './narrowing';
import type { SourceData } from './source-data';

/** So many records are named by their `$id`. */
export const MOST_IDS = 300;

/**
 * An address takes 8 KB (kintone answers 414 beyond). So many characters of it, as they are written there, leave room
 * for the rest: a domain, the app, the list.
 */
export const LONGEST_CONDITION = 7500;

interface Behind {
  chart: Chart;
  data: SourceData;
  rows: Rows;
  levels: readonly AnsweredLevel[];
  narrowing: Narrowing;
  kept: Kept | undefined;
  now: Now;
}

/** @param placeIn a place of the figure as one of the levels' keys */
export function behind(
  what: Behind,
  placeIn: (place: Place) => number[],
): (place: Place) => string | undefined {
  return (of) => {
    const place = placeIn(of);
    return fitting(inWords(what, place)) ?? fitting(byIds(what, place));
  };
}

function fitting(condition: string | undefined): string | undefined {
  if (condition === undefined) return undefined;
  return encodeURIComponent(condition).length > LONGEST_CONDITION ? undefined : condition;
}

function inWords(
  { chart, data, levels, narrowing, now }: Behind,
  place: Place,
): string | undefined {
  // One row of a subtable must meet all: kintone asks each condition of the record alone.
  if (chart.rows !== '') return undefined;
  const conditions: (string | undefined)[] = [data.condition, narrowing.condition];
  let toDate: string | undefined = chart.toDate === '' ? '' : undefined;
  for (const [level, index] of place.entries()) {
    if (index === ALL) continue;
    const { definition, counted } = levels[level] ?? {};
    const key = counted?.keys[index];
    if (!definition || !key) return undefined;
    conditions.push(conditionOf(data, definition.field, [key], now.zone));
    if (definition.field === chart.toDate) {
      toDate = toDateCondition(data, chart.toDate, key, now.today, now.zone);
    }
  }
  conditions.push(toDate);
  return conditions.includes(undefined) ? undefined : allOf(...conditions);
}

function byIds({ data, rows, levels, kept }: Behind, place: Place): string | undefined {
  const masks = place.flatMap((index, level) => {
    const key = levels[level]?.counted.keys[index];
    const counted = levels[level]?.counted;
    return key && counted ? [withKeys(counted, new Set([keyId(key)]))] : [];
  });
  const mask = both(kept ? [kept, ...masks] : masks);
  const found = mask ? rowsKept(mask) : Int32Array.from({ length: rows.length }, (_, row) => row);
  const ids = new Set<number>();
  for (const row of found) {
    ids.add(data.table.ids[rows.recordOf(row)] ?? 0);
    if (ids.size > MOST_IDS) return undefined;
  }
  return ids.size === 0 ? undefined : `$id in (${[...ids].map((id) => `"${id}"`).join(', ')})`;
}
