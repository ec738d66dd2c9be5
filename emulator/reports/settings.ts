/**
 * The graphs of an app: the request names all of them, and one left out is deleted. Rules: cybozu.dev
 * /ja/kintone/docs/rest-api/apps/report/update-graph-settings/ and its openapi.yaml description.
 */
import type { AppDefinition } from '../apps/definition';
import { findField } from '../apps/field-lookup';
import type { Context } from '../context';
import { type Bilingual, fieldNotFound, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { parseCondition } from '../query';
import { compileCondition } from '../query/compile';
import { relatedApps } from '../rights/related';
import {
  checkLength,
  enumParam,
  given,
  integerParam,
  objectOf,
  optionalText,
  type Params,
  requiredList,
  textParam,
} from '../server/params';
import { canGroup, functionsOf, periodsOf } from './fields';
import { readPeriodic } from './periodic';
import {
  CHART_MODES,
  CHART_TYPES,
  FUNCTIONS,
  MODAL_TYPES,
  PERIODS,
  reportsInOrder,
  SORT_KEYS,
  type ChartType,
  type Report,
  type ReportAggregation,
  type ReportDefinition,
  type ReportGroup,
  type ReportSort,
} from './types';

const NAME_LENGTH = 64;
/** kintone-contract.md, "Limits". */
const MOST_REPORTS = 1_000;
const MOST_GROUPS = 3;
const MOST_AGGREGATIONS = 10;
const MOST_SORTS = 3;
/** Ids of graphs are unique in a domain, as those of views: each app counts from its own start. */
const IDS_PER_APP = 100_000;

/** Graphs in their order. */
export function reportsOf(app: AppDefinition): Report[] {
  return reportsInOrder((app.kept['reports'] ?? {}) as Record<string, Report>);
}

/** The answer of `GET app/reports.json`: a graph without groups has no `groups`. */
export function showReports(app: AppDefinition): { reports: Record<string, unknown> } {
  const shown = reportsOf(app).map(({ groups, ...report }) => [
    report.name,
    { ...report, ...(groups.length > 0 ? { groups } : {}) },
  ]);
  return { reports: Object.fromEntries(shown) as Record<string, unknown> };
}

/**
 * @returns the id of each graph by name
 * @throws KintoneError CB_VA01, and the query language's own for a filter that cannot run
 */
export function setReports(
  context: Context,
  app: AppDefinition,
  params: Params,
): { reports: Record<string, { id: string }> } {
  const before = new Map(reportsOf(app).map((report) => [report.name, report]));
  const asked = Object.entries(objectOf(params['reports'], 'reports'));
  if (asked.length > MOST_REPORTS) throw invalidParameter('reports', atMost(MOST_REPORTS));
  const reports = asked.map(([key, value]) =>
    readReport(context, app, key, objectOf(value, `reports[${key}]`), before.get(key)),
  );
  if (repeats(reports.map(({ name }) => name))) throw invalidParameter('reports', SAME_NAME);
  if (repeats(reports.map(({ index }) => index))) throw invalidParameter('reports', SAME_INDEX);
  reports.sort((a, b) => Number(a.index) - Number(b.index));
  app.kept['reports'] = Object.fromEntries(
    reports.map((report, index) => [report.name, { ...report, index: String(index) }]),
  );
  return { reports: Object.fromEntries(reports.map(({ name, id }) => [name, { id }])) };
}

const repeats = (values: string[]): boolean => new Set(values).size !== values.length;

function readReport(
  context: Context,
  app: AppDefinition,
  key: string,
  params: Params,
  before: Report | undefined,
): Report {
  const path = `reports[${key}]`;
  const name = optionalText(params, 'name', `${path}.name`) ?? before?.name;
  if (name === undefined || name === '') throw invalidParameter(`${path}.name`, REQUIRED_PARAMETER);
  checkLength(name, NAME_LENGTH, `${path}.name`);
  if (!before && name !== key) throw invalidParameter(`${path}.name`, NAME_DIFFERS);
  const index = integerParam(params, 'index', `${path}.index`);
  if (index === undefined) throw invalidParameter(`${path}.index`, REQUIRED_PARAMETER);
  const definition = readDefinition(context, app, params, path, before);
  return {
    ...definition,
    id: before?.id ?? nextId(app),
    index: String(index),
    name,
    periodicReport: readPeriodic(params, path, before?.periodicReport ?? null),
  };
}

/**
 * What decides a graph's figures.
 * @param path of the members in error messages; empty for a graph made on the fly
 * @param before settings that stay where the request names none
 */
export function readDefinition(
  context: Context,
  app: AppDefinition,
  params: Params,
  path: string,
  before?: ReportDefinition,
): ReportDefinition {
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const chartType = enumParam(params, 'chartType', CHART_TYPES, at('chartType'));
  if (!chartType) throw invalidParameter(at('chartType'), REQUIRED_PARAMETER);
  const list = <T>(
    key: string,
    most: number,
    known: T[] | undefined,
    read: (entry: Params, at: string) => T,
  ): T[] => {
    if (known && !given(params, key)) return known;
    const entries = requiredList(params, key, at(key));
    if (entries.length > most) throw invalidParameter(at(key), atMost(most));
    return entries.map((entry, index) =>
      read(objectOf(entry, `${at(key)}[${index}]`), `${at(key)}[${index}]`),
    );
  };
  const groups = list('groups', MOST_GROUPS, before?.groups, (entry, place) =>
    readGroup(app, entry, place),
  );
  const aggregations = list(
    'aggregations',
    MOST_AGGREGATIONS,
    before?.aggregations,
    (entry, place) => readAggregation(app, entry, place),
  );
  const sorts = list('sorts', MOST_SORTS, before?.sorts, (entry, place) =>
    readSort(entry, place, groups.length),
  );
  if (aggregations.length === 0) throw invalidParameter(at('aggregations'), REQUIRED_PARAMETER);
  if (chartType === 'PIVOT_TABLE' && groups.length < 2)
    throw invalidParameter(at('groups'), PIVOT_GROUPS);
  if (chartType === 'PIVOT_TABLE' && aggregations.length > 1)
    throw invalidParameter(at('aggregations'), atMost(1));
  const filterCond =
    optionalText(params, 'filterCond', at('filterCond')) ?? before?.filterCond ?? '';
  const condition = filterCond === '' ? undefined : parseCondition(filterCond);
  if (condition) compileCondition(context, app, condition, relatedApps(context, app));
  return {
    chartType,
    ...readMode(params, chartType, at('chartMode'), before),
    groups,
    aggregations,
    filterCond,
    sorts,
  };
}

function readMode(
  params: Params,
  chartType: ChartType,
  path: string,
  before: ReportDefinition | undefined,
): Pick<ReportDefinition, 'chartMode'> {
  const chartMode = enumParam(params, 'chartMode', CHART_MODES, path) ?? before?.chartMode;
  if (!MODAL_TYPES.includes(chartType)) return {};
  if (!chartMode) throw invalidParameter(path, REQUIRED_PARAMETER);
  return { chartMode };
}

function readGroup(app: AppDefinition, params: Params, path: string): ReportGroup {
  const code = textParam(params, 'code', `${path}.code`);
  const field = findField(app, code)?.field;
  if (!field) throw fieldNotFound(`${path}.code`, code);
  if (!canGroup(field)) throw invalidParameter(`${path}.code`, NOT_USABLE);
  const per = enumParam(params, 'per', PERIODS, `${path}.per`);
  const units = periodsOf(field);
  if (units.length === 0) return { code };
  if (!per) throw invalidParameter(`${path}.per`, REQUIRED_PARAMETER);
  if (!units.includes(per)) throw invalidParameter(`${path}.per`, NOT_USABLE_UNIT);
  return { code, per };
}

function readAggregation(app: AppDefinition, params: Params, path: string): ReportAggregation {
  const type = enumParam(params, 'type', FUNCTIONS, `${path}.type`);
  if (!type) throw invalidParameter(`${path}.type`, REQUIRED_PARAMETER);
  if (type === 'COUNT') return { type };
  const code = textParam(params, 'code', `${path}.code`);
  const field = findField(app, code)?.field;
  if (!field) throw fieldNotFound(`${path}.code`, code);
  if (!functionsOf(field).includes(type)) throw invalidParameter(`${path}.code`, NOT_USABLE);
  return { type, code };
}

function readSort(params: Params, path: string, groups: number): ReportSort {
  const by = enumParam(params, 'by', SORT_KEYS, `${path}.by`);
  if (!by) throw invalidParameter(`${path}.by`, REQUIRED_PARAMETER);
  const order = enumParam(params, 'order', ['ASC', 'DESC'], `${path}.order`);
  if (!order) throw invalidParameter(`${path}.order`, REQUIRED_PARAMETER);
  if (SORT_KEYS.indexOf(by) > groups) throw invalidParameter(`${path}.by`, NO_SUCH_GROUP);
  return { by, order };
}

function nextId(app: AppDefinition): string {
  app.nextFieldId += 1;
  return String(app.id * IDS_PER_APP + app.nextFieldId - 1);
}

/** A field's new code in the graphs. Their filters follow with all other conditions (renames.ts). */
export function renameInReports(app: AppDefinition, old: string, code: string): void {
  for (const { groups, aggregations } of reportsOf(app)) {
    for (const part of [...groups, ...aggregations]) if (part.code === old) part.code = code;
  }
}

/** Deleted fields leave the graphs; a graph with nothing left to aggregate counts records. */
export function removeFromReports(app: AppDefinition, codes: string[]): void {
  const gone = ({ code }: { code?: string }): boolean => code !== undefined && codes.includes(code);
  for (const report of reportsOf(app)) {
    report.groups = report.groups.filter((group) => !gone(group));
    report.aggregations = report.aggregations.filter((aggregation) => !gone(aggregation));
    if (report.aggregations.length === 0) report.aggregations = [{ type: 'COUNT' }];
    report.sorts = report.sorts.filter(({ by }) => SORT_KEYS.indexOf(by) <= report.groups.length);
  }
}

const atMost = (most: number): Bilingual => ({
  ja: `${most}個まで指定できます。`,
  en: `Up to ${most} can be specified.`,
});

const SAME_NAME: Bilingual = {
  ja: 'グラフ名が重複しています。',
  en: 'Graph names are duplicated.',
};
const SAME_INDEX: Bilingual = {
  ja: 'indexが重複しています。',
  en: 'The values of index are duplicated.',
};
const NAME_DIFFERS: Bilingual = {
  ja: 'グラフを追加するときは、グラフ名と同じ値を指定してください。',
  en: 'To add a graph, specify the same value as its key.',
};
const PIVOT_GROUPS: Bilingual = {
  ja: 'クロス集計表では、分類する項目を2つ以上指定してください。',
  en: 'Specify two groups or more for a pivot table.',
};
const NOT_USABLE: Bilingual = {
  ja: 'このフィールドは指定できません。',
  en: 'This field cannot be specified.',
};
const NOT_USABLE_UNIT: Bilingual = {
  ja: 'このフィールドには、この時間単位を指定できません。',
  en: 'This time unit cannot be specified for the field.',
};
const NO_SUCH_GROUP: Bilingual = {
  ja: '指定した分類する項目がありません。',
  en: 'There is no such group.',
};
