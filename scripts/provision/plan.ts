/**
 * What must change so that an app holds its definition. Pure: current settings and definition in,
 * the REST body out, or nothing when the app already agrees. What an administrator added (fields,
 * choices, rows, views, statuses) is kept, always.
 */
import type { Facts, Field, LayoutItem, LayoutRow, Named, Process } from './definition';

export interface FieldPlan {
  add: Record<string, Field>;
  update: Record<string, Field>;
  /** Codes that the app uses for a field of another type; nobody but its administrator can solve that. */
  conflicts: string[];
}

/** Fields that every app has once: found by type, since their codes may be changed. */
const BUILT_IN = new Set([
  'RECORD_NUMBER',
  'CREATOR',
  'CREATED_TIME',
  'MODIFIER',
  'UPDATED_TIME',
  'STATUS',
  'STATUS_ASSIGNEE',
  'CATEGORY',
]);

export function planFields(
  current: Record<string, Field>,
  wanted: Record<string, Field>,
): FieldPlan {
  const plan: FieldPlan = { add: {}, update: {}, conflicts: [] };
  for (const field of Object.values(wanted)) {
    const known = BUILT_IN.has(field.type)
      ? Object.values(current).find((candidate) => candidate.type === field.type)
      : current[field.code];
    if (!known) plan.add[field.code] = field;
    else if (known.type !== field.type) plan.conflicts.push(field.code);
    else {
      const merged = mergeField(known, field);
      if (!covers(known, merged)) plan.update[known.code] = merged;
    }
  }
  return plan;
}

/** The definition, with the choices and table columns that the app has beyond it. */
function mergeField(known: Field, wanted: Field): Field {
  const merged: Field = { ...wanted };
  if (wanted.options) merged.options = mergeOptions(known.options ?? {}, wanted.options);
  if (wanted.fields) {
    const columns = { ...known.fields };
    for (const [code, column] of Object.entries(wanted.fields)) {
      const before = known.fields?.[code];
      columns[code] = before ? mergeField(before, column) : column;
    }
    merged.fields = columns;
  }
  return merged;
}

function mergeOptions(
  known: NonNullable<Field['options']>,
  wanted: NonNullable<Field['options']>,
): NonNullable<Field['options']> {
  const merged = { ...known };
  let next = Object.keys(known).length;
  for (const name of Object.keys(wanted)) {
    if (!merged[name]) merged[name] = { label: name, index: String(next++) };
  }
  return merged;
}

/** @returns the whole layout to put, or undefined when the form already agrees. */
export function planLayout(current: LayoutRow[], wanted: LayoutRow[]): LayoutRow[] | undefined {
  const ours = new Set(itemsOf(wanted));
  const merged = mergeRows(current, wanted, ours);
  const groups = new Set(wanted.filter((row) => row.type === 'GROUP').map((row) => row.code));
  // A row of somebody else's that sat in one of our groups is taken up by that group.
  merged.push(
    ...current
      .filter((row) => !(row.type === 'GROUP' && groups.has(row.code)))
      .flatMap(foreign(ours)),
  );
  return covers(current, merged) ? undefined : merged;
}

function mergeRows(current: LayoutRow[], wanted: LayoutRow[], ours: Set<string>): LayoutRow[] {
  return wanted.map((row) => {
    if (row.type !== 'GROUP') return row;
    const before = current.find((known) => known.type === 'GROUP' && known.code === row.code);
    return {
      ...row,
      layout: [...(row.layout ?? []), ...(before?.layout ?? []).flatMap(foreign(ours))],
    };
  });
}

/** A row without what is ours; no row at all when nothing is left. */
function foreign(ours: Set<string>): (row: LayoutRow) => LayoutRow[] {
  return (row) => {
    if (row.type === 'GROUP') {
      const layout = (row.layout ?? []).flatMap(foreign(ours));
      return [{ ...row, layout }];
    }
    if (row.type === 'SUBTABLE') return ours.has(`SUBTABLE ${row.code}`) ? [] : [row];
    const fields = (row.fields ?? []).filter((item) => !ours.has(nameOf(item)));
    return fields.length > 0 ? [{ ...row, fields }] : [];
  };
}

function itemsOf(rows: LayoutRow[]): string[] {
  return rows.flatMap((row) =>
    row.type === 'GROUP'
      ? itemsOf(row.layout ?? [])
      : row.type === 'SUBTABLE'
        ? [`SUBTABLE ${row.code}`]
        : (row.fields ?? []).map(nameOf),
  );
}

function nameOf(item: LayoutItem): string {
  return item.code ?? item.elementId ?? `${item.type} ${String(item['label'] ?? '')}`;
}

/** @returns every view (or graph) to put, the administrator's own behind ours, or undefined. */
export function planNamed(
  current: Record<string, Named>,
  wanted: Record<string, Named>,
): Record<string, Named> | undefined {
  const own = Object.values(current)
    .filter((one) => !wanted[one.name])
    .sort((a, b) => Number(a.index) - Number(b.index));
  const missing = Object.values(wanted).some((one) => {
    const known = current[one.name];
    return !known || !covers(known, { ...one, index: known.index });
  });
  if (!missing) return undefined;
  const first = Object.keys(wanted).length;
  return {
    ...wanted,
    ...Object.fromEntries(
      own.map((one, place) => [one.name, { ...one, index: String(first + place) }]),
    ),
  };
}

/** Statuses kintone itself proposes; a new app's are not an administrator's work. */
const FACTORY_STATES = new Set(['未処理', '処理中', '完了']);

export function planProcess(current: Process, wanted: Process): Process | undefined {
  const fresh = !current.enable;
  const ownStates = Object.values(current.states ?? {}).filter(
    (state) => !wanted.states?.[state.name] && !(fresh && FACTORY_STATES.has(state.name)),
  );
  const ownActions = (current.actions ?? []).filter(
    (action) => !fresh && !(wanted.actions ?? []).some((ours) => sameAction(ours, action)),
  );
  const first = Object.keys(wanted.states ?? {}).length;
  const merged: Process = {
    enable: wanted.enable,
    states: {
      ...wanted.states,
      ...Object.fromEntries(
        ownStates.map((state, place) => [state.name, { ...state, index: String(first + place) }]),
      ),
    },
    actions: [...(wanted.actions ?? []), ...ownActions],
  };
  return covers(current, merged) ? undefined : merged;
}

function sameAction(a: { name: string; from: string }, b: { name: string; from: string }): boolean {
  return a.name === b.name && a.from === b.from;
}

/**
 * Whether everything that `wanted` states is so in `current`. Members that only `current` has do not
 * matter; numbers and their strings are the same, since kintone answers with strings.
 */
export function covers(current: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(current) &&
      current.length === wanted.length &&
      wanted.every((entry, place) => covers(current[place], entry))
    );
  }
  if (wanted !== null && typeof wanted === 'object') {
    if (current === null || typeof current !== 'object') return false;
    return Object.entries(wanted).every(([name, value]) => covers((current as Facts)[name], value));
  }
  return String(current ?? '') === String(wanted ?? '');
}
