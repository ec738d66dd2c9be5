/** Fields every app has from the start: their names in the language of the one who made the app. */
import type { Language } from '../errors';
import type { FieldProperty } from './definition';

/** Types that exist once in an app, whatever its form shows. */
const BUILT_IN_TYPES = [
  'RECORD_NUMBER',
  'STATUS_ASSIGNEE',
  'MODIFIER',
  'CREATOR',
  'UPDATED_TIME',
  'STATUS',
  'CATEGORY',
  'CREATED_TIME',
] as const;

export type BuiltInType = (typeof BUILT_IN_TYPES)[number];

/** Built-in types that a form may show. */
export const PLACEABLE_BUILT_INS: readonly string[] = [
  'RECORD_NUMBER',
  'MODIFIER',
  'CREATOR',
  'UPDATED_TIME',
  'CREATED_TIME',
];

const NAMES: Record<BuiltInType, { ja: string; en: string }> = {
  RECORD_NUMBER: { ja: 'レコード番号', en: 'Record number' },
  STATUS_ASSIGNEE: { ja: '作業者', en: 'Assignee' },
  MODIFIER: { ja: '更新者', en: 'Updated by' },
  CREATOR: { ja: '作成者', en: 'Created by' },
  UPDATED_TIME: { ja: '更新日時', en: 'Updated datetime' },
  STATUS: { ja: 'ステータス', en: 'Status' },
  CATEGORY: { ja: 'カテゴリー', en: 'Categories' },
  CREATED_TIME: { ja: '作成日時', en: 'Created datetime' },
};

export function isBuiltIn(type: string): type is BuiltInType {
  return (BUILT_IN_TYPES as readonly string[]).includes(type);
}

/** All built-in fields by code, numbered from 1. A code has `_` where a label has a space. */
export function builtInFields(language: Language): Record<string, FieldProperty> {
  return Object.fromEntries(
    BUILT_IN_TYPES.map((type, index) => {
      const label = NAMES[type][language];
      const code = label.replaceAll(' ', '_');
      const field: FieldProperty = { type, code, label, fieldId: index + 1 };
      if (PLACEABLE_BUILT_INS.includes(type)) field.noLabel = false;
      else field.enabled = false;
      return [code, field];
    }),
  );
}

/** Names no other field may take, in every language: they mean the built-in fields in queries. */
export const RESERVED_CODES: ReadonlySet<string> = new Set([
  '__ROOT__',
  'not',
  '$id',
  '$revision',
  ...(['STATUS', 'STATUS_ASSIGNEE', 'CATEGORY'] as const).flatMap((type) =>
    Object.values(NAMES[type]),
  ),
]);
