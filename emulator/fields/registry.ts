/**
 * Every field type that keeps a value, one entry each. Types without an entry keep none of their own:
 * the record's own columns (record number, creator, times, status, assignee), related records, groups.
 */
import { dateField, dateTimeField, timeField } from './dates';
import { files, groups, options, organizations, users } from './lists';
import { numberField } from './numbers';
import { subtable } from './subtable';
import {
  calculated,
  dropDown,
  link,
  multiLineText,
  radioButton,
  richText,
  singleLineText,
} from './texts';
import type { FieldKind } from './type';

/** The kind of a type, or undefined when the type keeps no value. */
export function kindOf(type: string): FieldKind | undefined {
  return kinds().get(type);
}

let table: Map<string, FieldKind> | undefined;

// Made at first use: a subtable's kind asks this registry for its fields' kinds.
function kinds(): Map<string, FieldKind> {
  table ??= new Map<string, FieldKind>([
    ['SINGLE_LINE_TEXT', singleLineText],
    ['MULTI_LINE_TEXT', multiLineText],
    ['RICH_TEXT', richText],
    ['NUMBER', numberField],
    ['CALC', calculated],
    ['CHECK_BOX', options],
    ['MULTI_SELECT', options],
    ['RADIO_BUTTON', radioButton],
    ['DROP_DOWN', dropDown],
    ['DATE', dateField],
    ['TIME', timeField],
    ['DATETIME', dateTimeField],
    ['LINK', link],
    ['FILE', files],
    ['USER_SELECT', users],
    ['ORGANIZATION_SELECT', organizations],
    ['GROUP_SELECT', groups],
    ['SUBTABLE', subtable],
  ]);
  return table;
}
