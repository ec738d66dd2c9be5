/**
 * A graph's settings while they are being chosen. Every change gives settings that the server takes: what a choice
 * makes impossible goes with it (a mode, a sort key, further functions). Pure.
 */
import { allFields } from '../../apps/field-lookup';
import type { FieldProperty } from '../../apps/definition';
import { canGroup, functionsOf, periodsOf } from '../../reports/fields';
import {
  FUNCTIONS,
  MODAL_TYPES,
  SORT_KEYS,
  type AggregationType,
  type ChartType,
  type ReportDefinition,
  type ReportSort,
} from '../../reports/types';

export type Fields = Record<string, FieldProperty>;

/** cybozu.dev, アプリのグラフ設定を変更する. */
export const MOST_GROUPS = 3;
export const MOST_FUNCTIONS = 10;
export const MOST_SORTS = 3;
/** A pivot table has rows and columns. */
export const LEAST_PIVOT_GROUPS = 2;

/** What decides a graph's figures, of all that is known of it. */
export function definitionOf(report: ReportDefinition): ReportDefinition {
  const { chartType, chartMode, groups, aggregations, filterCond, sorts } = report;
  return {
    chartType,
    ...(chartMode ? { chartMode } : {}),
    groups,
    aggregations,
    filterCond,
    sorts,
  };
}

export interface FieldChoice {
  code: string;
  /** With the table's code before it for a field in a table. */
  label: string;
  field: FieldProperty;
}

export function groupChoices(fields: Fields): FieldChoice[] {
  return choices(fields).filter(({ field }) => canGroup(field));
}

/** Fields that a function can be applied to; none for a count. */
export function functionChoices(fields: Fields, type: AggregationType): FieldChoice[] {
  return choices(fields).filter(({ field }) => functionsOf(field).includes(type));
}

/** Functions that some field of the app can take. */
export function functions(fields: Fields): AggregationType[] {
  return FUNCTIONS.filter((type) => type === 'COUNT' || functionChoices(fields, type).length > 0);
}

function choices(fields: Fields): FieldChoice[] {
  return allFields(fields).map(({ field, table }) => ({
    code: field.code,
    label: table === undefined ? field.label : `${fields[table]?.label ?? table}: ${field.label}`,
    field,
  }));
}

/** Columns of how many records each value of the app's first choice field has, or all together. */
export function firstDefinition(fields: Fields, filterCond: string): ReportDefinition {
  const all = groupChoices(fields);
  const first = all.find(({ field }) => field.options !== undefined) ?? all[0];
  const empty: ReportDefinition = {
    chartType: 'COLUMN',
    chartMode: 'NORMAL',
    groups: [],
    aggregations: [{ type: 'COUNT' }],
    filterCond,
    sorts: [{ by: 'TOTAL', order: 'DESC' }],
  };
  return first ? withGroup(empty, 0, first) : empty;
}

export function withType(definition: ReportDefinition, chartType: ChartType): ReportDefinition {
  const { chartMode = 'NORMAL', ...rest } = definition;
  const most = mostFunctions(chartType);
  return {
    ...rest,
    chartType,
    ...(MODAL_TYPES.includes(chartType) ? { chartMode } : {}),
    aggregations: definition.aggregations.slice(0, most),
  };
}

export function mostFunctions(chartType: ChartType): number {
  return chartType === 'PIVOT_TABLE' ? 1 : MOST_FUNCTIONS;
}

/** Without a choice the group at that place goes, and those under it move up. */
export function withGroup(
  definition: ReportDefinition,
  at: number,
  choice: FieldChoice | undefined,
): ReportDefinition {
  const groups = [...definition.groups];
  if (!choice) groups.splice(at, 1);
  else {
    const periods = periodsOf(choice.field);
    const per = periods.includes('MONTH') ? 'MONTH' : periods[0];
    groups[at] = { code: choice.code, ...(per ? { per } : {}) };
  }
  const sorts = definition.sorts.filter(({ by }) => SORT_KEYS.indexOf(by) <= groups.length);
  return { ...definition, groups, sorts };
}

export function withFunction(
  definition: ReportDefinition,
  at: number,
  type: AggregationType,
  fields: Fields,
): ReportDefinition {
  const possible = functionChoices(fields, type);
  const present = definition.aggregations[at]?.code;
  const code = (possible.find((one) => one.code === present) ?? possible[0])?.code;
  const aggregations = [...definition.aggregations];
  aggregations[at] = code === undefined ? { type: 'COUNT' } : { type, code };
  return { ...definition, aggregations };
}

/** Sort keys that the definition has and does not use yet. */
export function freeSorts({ groups, sorts }: ReportDefinition): ReportSort['by'][] {
  return SORT_KEYS.slice(0, groups.length + 1).filter((key) => !sorts.some(({ by }) => by === key));
}
