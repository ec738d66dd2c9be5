/**
 * An app's settings as those see them who use the app: fields that may be viewed in no record are not
 * there, nor what names them. The manual is silent on this; a form whose fields are told to everybody
 * would tell that there is something to hide. Administrators read the settings whole in the preview.
 */
import type { AppDefinition } from '../apps/definition';
import type { Context } from '../context';
import { type Condition, formatCondition, formatOrder, parseCondition, parseQuery } from '../query';
import { fieldRights } from './fields';

type Settings = Record<string, unknown>;

/** @param answer settings of the app in their REST shape; not changed */
export function seenSettings(context: Context, app: AppDefinition, answer: Settings): Settings {
  const { hidden } = fieldRights(context, app);
  return hidden.size === 0 ? answer : seenObject(answer, hidden);
}

function seenObject(object: Settings, hidden: ReadonlySet<string>): Settings {
  const seen: Settings = {};
  for (const [key, value] of Object.entries(object)) {
    const kept = seenMember(key, value, hidden);
    if (kept !== undefined) seen[key] = kept;
  }
  return seen;
}

/** Members of an app's settings whose keys are field codes. */
const BY_CODE = new Set(['properties', 'fields']);
/** What belongs to another app: its codes are not this app's. */
const FOREIGN = new Set(['relatedApp', 'destApp', 'lookupPickerFields', 'displayFields']);

function seenMember(key: string, value: unknown, hidden: ReadonlySet<string>): unknown {
  if (FOREIGN.has(key)) return value;
  if (key === 'filterCond' || key === 'sort') return seenQuery(key, value, hidden);
  if (key === 'expression') return namesHidden(value, hidden) ? '' : value;
  if (key === 'titleField' && isObject(value) && isHidden(value['code'], hidden)) {
    return { selectionMode: 'AUTO' };
  }
  if ((key === 'title' || key === 'date') && isHidden(value, hidden)) return '';
  // Conditions of another app's records stand beside the app they belong to.
  if ((key === 'lookup' || key === 'referenceTable') && isObject(value)) {
    return { ...value, ...onlyMappings(value, hidden) };
  }
  return seenValue(value, hidden, BY_CODE.has(key));
}

function seenValue(value: unknown, hidden: ReadonlySet<string>, byCode: boolean): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item) => !(byCode && isHidden(item, hidden)) && !namesField(item, hidden))
      .map((item) => [item, seenValue(item, hidden, false)] as const)
      .filter(([item, seen]) => !isEmptied(item, seen))
      .map(([, seen]) => seen);
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(
    ([key, member]) =>
      !(byCode && hidden.has(key)) && !isUseless(member, hidden) && !namesField(member, hidden),
  );
  return seenObject(Object.fromEntries(byCode ? members : Object.entries(value)), hidden);
}

/** A reference to a hidden field: a form's part, a mapping, a graph's group, whom a process means. */
function namesField(item: unknown, hidden: ReadonlySet<string>): boolean {
  if (!isObject(item)) return false;
  const { entity } = item;
  if (isObject(entity) && entity['type'] === 'FIELD_ENTITY')
    return isHidden(entity['code'], hidden);
  return ['code', 'field', 'srcField'].some((key) => isHidden(item[key], hidden));
}

/** A row of the form all whose fields are hidden. */
function isEmptied(item: unknown, seen: unknown): boolean {
  if (!isObject(item) || !isObject(seen) || item['type'] !== 'ROW') return false;
  const [before, after] = [item['fields'], seen['fields']];
  return Array.isArray(before) && before.length > 0 && Array.isArray(after) && after.length === 0;
}

/** A list of related records that are found by a hidden field. */
function isUseless(field: unknown, hidden: ReadonlySet<string>): boolean {
  if (!isObject(field) || !isObject(field['referenceTable'])) return false;
  const condition = field['referenceTable']['condition'];
  return isObject(condition) && isHidden(condition['field'], hidden);
}

function onlyMappings(lookup: Settings, hidden: ReadonlySet<string>): Settings {
  const mappings = lookup['fieldMappings'];
  if (!Array.isArray(mappings)) return {};
  return { fieldMappings: mappings.filter((one) => !namesField(one, hidden)) };
}

function seenQuery(key: 'filterCond' | 'sort', value: unknown, hidden: ReadonlySet<string>) {
  if (typeof value !== 'string' || value.trim() === '') return value;
  if (key === 'sort') {
    const { orderBy } = parseQuery(`order by ${value}`);
    const seen = orderBy.filter(({ field }) => !hidden.has(field));
    return seen.length === orderBy.length ? value : formatOrder(seen);
  }
  const condition = parseCondition(value);
  const seen = condition && seenCondition(condition, hidden);
  if (seen === condition) return value;
  return seen ? formatCondition(seen) : '';
}

/** The condition without its tests of hidden fields; the same when it has none. */
function seenCondition(condition: Condition, hidden: ReadonlySet<string>): Condition | undefined {
  if (condition.kind === 'compare') {
    // A field of related records is written after its list and a dot.
    const [own = ''] = condition.field.split('.');
    return hidden.has(own) ? undefined : condition;
  }
  const items = condition.items.flatMap((item) => seenCondition(item, hidden) ?? []);
  const same = items.every((item, index) => item === condition.items[index]);
  if (same && items.length === condition.items.length) return condition;
  return items.length < 2 ? items[0] : { ...condition, items };
}

/** An expression is not taken apart: one that holds the code anywhere is not shown. */
const namesHidden = (expression: unknown, hidden: ReadonlySet<string>): boolean =>
  typeof expression === 'string' && [...hidden].some((code) => expression.includes(code));

const isHidden = (code: unknown, hidden: ReadonlySet<string>): boolean =>
  typeof code === 'string' && hidden.has(code);

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
