/** Which view of an app is shown and what it asks for: columns, filter, sort. Pure. */
import type { FieldProperty, LayoutRow, View } from '../../apps/definition';
import type { Device } from '../boot';
import type { ListAddress } from './address';
import { splitQuery, type QueryParts } from './query-text';

/** Id kintone gives to （すべて）. */
const ALL_RECORDS_ID = '20';

const DEFAULT_ORDER = '$id desc';

/**
 * Views a user can choose, in order. （すべて） is there for who administers the app, and for all when there is no view;
 * （作業者が自分） only while process management is on; a custom view for PCs (`device: DESKTOP`) not on phones.
 */
export function viewChoices(
  views: Record<string, View>,
  options: { canAdmin: boolean; hasProcess: boolean; device: Device; allRecords: string },
): View[] {
  const made = Object.values(views)
    .filter((view) => view.builtinType !== 'ASSIGNEE' || options.hasProcess)
    .filter(({ device }) => options.device === 'DESKTOP' || device !== 'DESKTOP')
    .sort((one, other) => Number(one.index) - Number(other.index));
  const own = made.some((view) => !view.builtinType);
  return own && !options.canAdmin ? made : [...made, allRecords(options.allRecords)];
}

function allRecords(name: string): View {
  return { index: '-1', id: ALL_RECORDS_ID, type: 'LIST', name, filterCond: '', sort: '' };
}

/** Undefined when the address names a view that is not there. */
export function chosenView(choices: View[], address: ListAddress): View | undefined {
  if (address.viewId !== undefined) return choices.find(({ id }) => id === address.viewId);
  return choices.find(({ builtinType }) => !builtinType) ?? choices[0];
}

/** Filter and sort in force: those of the address replace those of the view. */
export function queryInForce(
  view: View,
  address: ListAddress,
  fields: Record<string, FieldProperty>,
): QueryParts {
  const given = address.query === undefined ? undefined : splitQuery(address.query);
  const order = given?.order || view.sort || DEFAULT_ORDER;
  return { condition: given?.condition ?? viewCondition(view, fields), order };
}

function viewCondition(view: View, fields: Record<string, FieldProperty>): string {
  if (view.builtinType !== 'ASSIGNEE' || view.filterCond !== '') return view.filterCond;
  const assignee = Object.values(fields).find(({ type }) => type === 'STATUS_ASSIGNEE');
  return assignee ? `${assignee.code} in (LOGINUSER())` : '';
}

const NOT_IN_LISTS = new Set(['GROUP', 'REFERENCE_TABLE', 'LABEL', 'SPACER', 'HR', 'CATEGORY']);

/** Columns of a view; of one that names none, the record number and the form's fields in its order. */
export function columnsOf(
  view: View,
  fields: Record<string, FieldProperty>,
  layout: LayoutRow[],
): FieldProperty[] {
  const codes = view.fields ?? defaultColumns(fields, layout);
  return codes.flatMap((code) => {
    const field = fields[code];
    return field && field.enabled !== false && !NOT_IN_LISTS.has(field.type) ? [field] : [];
  });
}

function defaultColumns(fields: Record<string, FieldProperty>, layout: LayoutRow[]): string[] {
  const number = Object.values(fields).find(({ type }) => type === 'RECORD_NUMBER');
  const status = Object.values(fields).find(({ type }) => type === 'STATUS');
  const codes = [number?.code, ...layout.flatMap(codesOfRow), status?.code];
  return [...new Set(codes.filter((code): code is string => code !== undefined))];
}

/** The same fields, those of the form first and in its order: lists of fields to choose from follow it. */
export function inFormOrder(
  fields: Record<string, FieldProperty>,
  layout: LayoutRow[],
): Record<string, FieldProperty> {
  const codes = new Set([...defaultColumns(fields, layout), ...Object.keys(fields)]);
  return Object.fromEntries(
    [...codes].flatMap((code) => {
      const field = fields[code];
      return field ? [[code, field]] : [];
    }),
  );
}

function codesOfRow(row: LayoutRow): (string | undefined)[] {
  switch (row.type) {
    case 'SUBTABLE':
      return [row.code];
    case 'GROUP':
      return row.layout.flatMap(codesOfRow);
    default:
      return row.fields.map(({ code }) => code);
  }
}

/** Columns of each subtable in the form's order. */
export function subtableColumns(layout: LayoutRow[]): Record<string, string[]> {
  const columns: Record<string, string[]> = {};
  for (const row of layout) {
    if (row.type !== 'SUBTABLE') continue;
    columns[row.code] = row.fields.flatMap(({ code }) => (code === undefined ? [] : [code]));
  }
  return columns;
}
