/** On a record's page: only records of a source whose field holds what the open record holds. Pure. */
import type { FormField, KintoneRecord } from '../kintone/host';
import { allOf, compare, oneOf } from '../records/condition';
import type { Dashboard } from './definition';
import { text } from './messages';

/** kintone knows `in` for words and numbers; days and times are compared. */
const COMPARED = new Set(['DATE', 'TIME', 'DATETIME', 'CREATED_TIME', 'UPDATED_TIME']);

/** Nothing is asked for when the open record holds nothing: no record holds the `$id` 0. */
const NOTHING = '$id = "0"';

/** Conditions by source id. */
export function recordConditions(
  { places }: Dashboard,
  record: KintoneRecord,
  fields: Readonly<Record<string, FormField>>,
): Record<string, { condition: string; words: string }> {
  const found: Record<string, { condition: string; words: string }> = {};
  for (const { source, field, ofRecord } of places.matches) {
    const values = valuesOf(record[ofRecord]?.value);
    const type = record[ofRecord]?.type ?? '';
    const label = fields[ofRecord]?.label || ofRecord;
    const shown = values.map(({ shown: words }) => words).join(text().and);
    const [first] = values;
    let condition = NOTHING;
    if (first) {
      condition = COMPARED.has(type)
        ? compare(field, '=', first.value)
        : oneOf(
            field,
            values.map(({ value }) => value),
          );
    }
    const words = text().ofTheRecord(label, shown || text().unset);
    const before = found[source];
    found[source] = before
      ? {
          condition: allOf(before.condition, condition),
          words: `${before.words}${text().and}${words}`,
        }
      : { condition, words };
  }
  return found;
}

function valuesOf(value: unknown): { value: string; shown: string }[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => {
    if (typeof each === 'string') return each === '' ? [] : [{ value: each, shown: each }];
    const { code, name } = (each ?? {}) as { code?: string; name?: string };
    return code ? [{ value: code, shown: name || code }] : [];
  });
}
