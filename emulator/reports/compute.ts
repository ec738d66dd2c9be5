/**
 * A graph's figures, reckoned by SQLite. Rules of kintone:
 * - a record whose value of a grouping field is empty is left out
 *   (help.cybozu.com/ja/k/user/summarize_details.html);
 * - a record with several values (check boxes, people) counts once under each of them;
 * - a field of a table is aggregated row by row; records are counted, not their rows;
 * - empty numbers do not take part in sums, averages, maxima and minima.
 */
import { Decimal } from 'decimal.js';
import type { AppDefinition, FieldProperty } from '../apps/definition';
import { findField } from '../apps/field-lookup';
import { requireAppRight } from '../apps/rights';
import type { Context } from '../context';
import { noPrivilege, notEmulated } from '../errors';
import { roundingOf } from '../calc/evaluate';
import { compileText } from '../records/list';
import { documentPath, recordTable } from '../records/tables';
import { fieldRights } from '../rights/fields';
import { both, type Logic, sqlLogic, toSql } from '../rights/logic';
import { fieldTarget, type Target } from '../query/target';
import type { Database, Value } from '../store/database';
import { isDuration } from './fields';
import { groupLabel } from './labels';
import { calendarOf, groupCondition, joined } from './links';
import { registerPeriod } from './periods';
import {
  mostItems,
  SORT_KEYS,
  type ComputedReport,
  type ReportDefinition,
  type ReportGroup,
  type ReportRow,
} from './types';

/**
 * @param narrowed a condition beside the graph's own: what the person filtered the page by
 * @throws KintoneError CB_NO02 without the right to see records or one of the graph's fields; for a field or a filter that is gone
 */
export function computeReport(
  context: Context,
  app: AppDefinition,
  definition: ReportDefinition,
  narrowed = '',
): ComputedReport {
  requireAppRight(context, app, 'recordViewable');
  const condition = joined(definition.filterCond, narrowed);
  const codes = [...definition.groups, ...definition.aggregations].flatMap(
    ({ code }) => code ?? [],
  );
  const { hidden } = fieldRights(context, app);
  if (codes.some((code) => hidden.has(code))) throw noPrivilege();
  const source = new Source(context, app, condition, codes);
  const calendar = calendarOf(context, app);
  const groups = definition.groups.map((group) => ({ ...group, field: fieldOf(app, group.code) }));
  const keys = groups.map((group) => source.group(group, group.field));
  const aggregations = definition.aggregations.map(({ type, code }) => {
    if (type === 'COUNT' || code === undefined) return { type, sql: 'COUNT(DISTINCT record)' };
    const field = fieldOf(app, code);
    const name = { SUM: 'SUM', AVERAGE: 'AVG', MAX: 'MAX', MIN: 'MIN' }[type];
    return { type, field, sql: `${name}(${source.value(field)})` };
  });
  const most = mostItems(definition.chartType);
  const order = orderOf(app, definition, keys, aggregations.length);
  const found = source.run(
    `SELECT ${[...keys.map((key, at) => `${key} AS k${at}`), ...aggregations.map(({ sql }, at) => `${sql} AS v${at}`)].join(', ')}`,
    [
      keys.length > 0 ? `GROUP BY ${keys.map((_, at) => `k${at}`).join(', ')}` : '',
      order.sql === '' ? '' : `ORDER BY ${order.sql}`,
      `LIMIT ${most + 1}`,
    ].join(' '),
    order.values,
  );
  const precision = app.settings.numberPrecision;
  const rows = found.slice(0, most).map((row): ReportRow => {
    const rowKeys = keys.map((_, at) => keyText(row[`k${at}`]));
    return {
      keys: rowKeys,
      labels: rowKeys.map((key, at) => {
        const group = groups[at];
        return group ? groupLabel(context, app, group.field, group.per, key) : key;
      }),
      values: aggregations.map((aggregation, at) =>
        valueText(row[`v${at}`], aggregation, precision),
      ),
      query: joined(
        condition,
        rowKeys
          .map((key, at) => {
            const group = groups[at];
            return group
              ? groupCondition(group.field, group.per, key, calendar, source.inTable(group.field))
              : '';
          })
          .join(' and '),
      ),
    };
  });
  return {
    definition,
    groups: groups.map(({ code, per, field }) => ({
      code,
      label: field.label,
      ...(per ? { per } : {}),
    })),
    aggregations: aggregations.map(({ type, field }) => ({
      type,
      label: field?.label ?? '',
      ...(field ? { field } : {}),
    })),
    rows,
    records: source.count(),
    truncated: found.length > most,
  };
}

function fieldOf(app: AppDefinition, code: string): FieldProperty {
  const found = findField(app, code);
  if (!found || found.field.enabled === false)
    throw notEmulated(`graph of a field that is gone (${code})`);
  return found.field;
}

/** The records and, where the graph needs them, the rows of a table and the single values of lists. */
class Source {
  readonly #columns: string[] = [];
  readonly #joins: string[] = [];
  readonly #needs: string[] = [];
  readonly #where: string;
  readonly #values: Value[];
  readonly #db: Database;
  #table: string | undefined;

  constructor(
    private readonly context: Context,
    private readonly app: AppDefinition,
    condition: string,
    /** Fields of the graph: a record in which the asker may not view one of them is left out. */
    codes: string[],
  ) {
    const query = compileText(context, app, condition);
    const rights = fieldRights(context, app);
    const seen = toSql(
      codes.reduce<Logic>(
        (logic, code) => both(logic, rights.condition(code)),
        sqlLogic(query.where, query.whereValues),
      ),
    );
    this.#where = seen.sql;
    this.#values = seen.values;
    this.#db = context.db;
    registerPeriod(this.#db);
    registerMinutes(this.#db);
  }

  inTable(field: FieldProperty): boolean {
    return this.app.fields[field.code] !== field;
  }

  /** @returns the key of a group as SQL; records that have none are left out */
  group({ per }: ReportGroup, field: FieldProperty): string {
    const target = this.#target(field);
    if (target.comparing === 'list') return this.#eachOf(field);
    const value = this.inTable(field) ? target.sql : this.#column(target.sql);
    // Zone and month come from the profile and the settings: a quote cannot end the literal.
    const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    const { timezone, firstMonth } = calendarOf(this.context, this.app);
    const key = per
      ? `kintone_period(${value}, ${literal(per)}, ${literal(timezone)}, ${Number(firstMonth)})`
      : value;
    this.#needs.push(`${value} IS NOT NULL AND ${value} <> ''`);
    return key;
  }

  /** @returns what is aggregated as SQL: NULL where it is empty */
  value(field: FieldProperty): string {
    const target = this.#target(field);
    const sql = this.inTable(field) ? target.sql : this.#column(target.sql);
    return isDuration(field) ? `kintone_minutes(${sql})` : `NULLIF(${sql}, '')`;
  }

  run(select: string, rest: string, values: Value[]): Record<string, Value>[] {
    const columns = ['id AS record', ...this.#columns].join(', ');
    const needs = this.#needs.length > 0 ? `WHERE ${this.#needs.join(' AND ')}` : '';
    return this.#db.all<Record<string, Value>>(
      `WITH base AS (SELECT ${columns} FROM ${recordTable(this.app.id)} WHERE ${this.#where})
       ${select} FROM base ${this.#joins.join(' ')} ${needs} ${rest}`,
      ...this.#values,
      ...values,
    );
  }

  /** Records that meet the condition, those without a group too. */
  count(): number {
    const row = this.#db.get<{ n: number }>(
      `SELECT COUNT(*) AS n FROM ${recordTable(this.app.id)} WHERE ${this.#where}`,
      ...this.#values,
    );
    return row?.n ?? 0;
  }

  #target(field: FieldProperty): Target {
    if (!this.inTable(field)) return fieldTarget(field);
    const table = Object.values(this.app.fields).find(
      (candidate) => candidate.fields?.[field.code] === field,
    );
    if (!table) throw notEmulated(`graph of ${field.code}`);
    if (this.#table === undefined) {
      this.#table = table.code;
      const rows = this.#column(`json_extract(doc, '${documentPath(table.fieldId)}')`);
      this.#joins.push(`JOIN json_each(${rows}) AS row`);
    }
    if (this.#table !== table.code) throw notEmulated('graph over the fields of two tables');
    return fieldTarget(field, 'row');
  }

  /** The values of a list, one by one. */
  #eachOf(field: FieldProperty): string {
    const list = this.inTable(field)
      ? `json_extract(row.value, '$.v."${Number(field.fieldId)}"')`
      : this.#column(
          field.type === 'STATUS_ASSIGNEE'
            ? 'assignees'
            : `json_extract(doc, '${documentPath(field.fieldId)}')`,
        );
    const name = `l${this.#joins.length}`;
    this.#joins.push(`JOIN json_each(${list}) AS ${name}`);
    return `${name}.value`;
  }

  #column(sql: string): string {
    const name = `c${this.#columns.length}`;
    this.#columns.push(`${sql} AS ${name}`);
    return name;
  }
}

/** The order asked for, then that of the groups, so that equals stand the same way each time. */
function orderOf(
  app: AppDefinition,
  { groups, sorts }: ReportDefinition,
  keys: string[],
  aggregations: number,
): { sql: string; values: string[] } {
  const parts: { sql: string; values: string[] }[] = [];
  const byGroup = (at: number, direction: string): void => {
    const choices = choicesOf(app, groups[at]?.code ?? '');
    const cases = choices.map((_, index) => `WHEN ? THEN ${index}`).join(' ');
    const sql = choices.length > 0 ? `CASE k${at} ${cases} ELSE ${choices.length} END` : `k${at}`;
    parts.push({ sql: `${sql} ${direction}`, values: choices });
  };
  for (const { by, order } of sorts) {
    const at = SORT_KEYS.indexOf(by) - 1;
    if (at < 0 && aggregations > 0) parts.push({ sql: `v0 ${order}`, values: [] });
    else if (at < keys.length) byGroup(at, order);
  }
  keys.forEach((_, at) => byGroup(at, 'ASC'));
  return {
    sql: parts.map(({ sql }) => sql).join(', '),
    values: parts.flatMap(({ values }) => values),
  };
}

/** Choices and statuses stand in the order of their settings. */
function choicesOf(app: AppDefinition, code: string): string[] {
  const field = findField(app, code)?.field;
  const entries: [string, { index: string }][] =
    field?.type === 'STATUS'
      ? Object.values(app.process.states ?? {}).map((state) => [state.name, state])
      : Object.entries(field?.options ?? {});
  return entries.sort(([, a], [, b]) => Number(a.index) - Number(b.index)).map(([name]) => name);
}

/** Numbers plainly: 1e21 is no value of a number field. */
function keyText(value: Value | undefined): string {
  return typeof value === 'number' ? new Decimal(value).toFixed() : String(value ?? '');
}

/** Digits SQLite's sums are exact to: beyond them stands only the error of binary fractions. */
const EXACT_DIGITS = 15;

function valueText(
  value: Value | undefined,
  { type, field }: { type: string; field?: FieldProperty },
  precision: AppDefinition['settings']['numberPrecision'],
): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number') return String(value);
  const rounding = roundingOf(precision);
  if (field && isDuration(field)) {
    const minutes = new Decimal(value).toDecimalPlaces(0, rounding);
    const whole = minutes.abs();
    return `${minutes.isNegative() && !minutes.isZero() ? '-' : ''}${whole.divToInt(60).toFixed()}:${whole.mod(60).toFixed().padStart(2, '0')}`;
  }
  const exact = new Decimal(value).toSignificantDigits(EXACT_DIGITS);
  return (
    type === 'AVERAGE' ? exact.toDecimalPlaces(Number(precision.decimalPlaces), rounding) : exact
  ).toFixed();
}

const registered = new WeakSet<Database>();

/** `kintone_minutes('49:30')` in SQL: 2970; NULL for an empty value. */
function registerMinutes(db: Database): void {
  if (registered.has(db)) return;
  registered.add(db);
  const minutes = (value: unknown): number | null => {
    const parts = typeof value === 'string' ? /^(-?)(\d+):(\d\d)$/.exec(value) : null;
    if (!parts) return null;
    return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
  };
  db.sqlite.function('kintone_minutes', { deterministic: true }, minutes);
}
