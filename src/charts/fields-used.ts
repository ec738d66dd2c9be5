/** Which fields of a form a dashboard reads: no more than its charts and slicers name. */
import type { FormField } from '../kintone/host';
import { kindOf } from '../records/field-kind';
import type { TableFields } from '../records/columns';
import type { Amount, Chart, Dashboard, Source, Take } from './definition';

/** Field codes that a chart names, joined ones as `prefix.code`. */
export function codesOf(chart: Chart): string[] {
  return [
    ...chart.levels.map(({ field }) => field),
    ...chart.picks.map(({ field }) => field),
    ...chart.measures.flatMap(({ take, derive }) => [
      ...codesTaken(take),
      ...(derive?.as === 'rate' ? codesTaken(derive.against) : []),
    ]),
    ...(chart.toDate === '' ? [] : [chart.toDate]),
  ];
}

function codesTaken(take: Take): string[] {
  if (take.of === 'distinct') return [take.field];
  return 'amount' in take ? codesIn(take.amount) : [];
}

function codesIn(amount: Amount): string[] {
  return 'field' in amount ? [amount.field] : [amount.from, amount.to];
}

/** All codes that a dashboard names of one source, and the subtables whose rows it counts. */
export function codesOfSource(
  { charts, slicers, places }: Dashboard,
  source: Source,
): { codes: string[]; subtables: string[] } {
  const own = charts.filter((chart) => chart.source === source.id);
  return {
    codes: [
      ...own.flatMap(codesOf),
      ...slicers.flatMap(({ fields }) => fields[source.id] ?? []),
      ...places.matches.filter((match) => match.source === source.id).map(({ field }) => field),
      ...source.joins.map(({ field }) => field),
    ],
    subtables: own.flatMap(({ rows }) => (rows === '' ? [] : [rows])),
  };
}

/**
 * The part of a form that becomes columns. What the form has not is left out; who asks for it finds that out when
 * it answers.
 */
export function tableFields(
  properties: Readonly<Record<string, FormField>>,
  codes: readonly string[],
  subtables: readonly string[],
): TableFields {
  const wanted = new Set(codes);
  const picked: Record<string, FormField> = {};
  for (const field of Object.values(properties)) {
    if (field.type === 'SUBTABLE') {
      const inner = Object.values(field.fields ?? {}).filter(
        (each) => wanted.has(each.code) && kindOf(each) !== undefined,
      );
      if (inner.length === 0 && !subtables.includes(field.code)) continue;
      const fields = Object.fromEntries(inner.map((each) => [each.code, each]));
      picked[field.code] = { ...field, fields };
    } else if (wanted.has(field.code) && kindOf(field) !== undefined) {
      picked[field.code] = field;
    }
  }
  return picked;
}
