/** Types that hold several values: options, users, organizations, groups, files. */
import { nameOf, primaryOrganization } from '../users/directory';
import { claimFile, type FileValue } from '../files/files';
import { REQUIRED_VALUE } from '../errors';
import { MESSAGES, type Place } from './problems';
import { hasOption } from './texts';
import { isBlank, type FieldKind, type Stored, type WriteScope } from './type';

/** The list a request gives; null counts as empty, anything but a list is reported. */
export function readList(raw: unknown, place: Place): unknown[] {
  if (raw === null || raw === undefined || raw === '') return [];
  if (Array.isArray(raw)) return raw;
  place.malformed(MESSAGES.notAList);
  return [];
}

const codes = (value: Stored | undefined): string[] =>
  Array.isArray(value) ? (value as unknown[]).filter((item) => typeof item === 'string') : [];

/** CHECK_BOX and MULTI_SELECT. */
export const options: FieldKind = {
  suffix: 'values',
  empty: () => [],
  initial: (property) =>
    Array.isArray(property.defaultValue) ? property.defaultValue.map(String) : [],
  read: (raw, _property, place) => [...new Set(readList(raw, place).map(String))],
  check(value, property, place) {
    const given = codes(value);
    given.forEach((option, index) => {
      if (!hasOption(property, option))
        place.problem(`values[${index}].value`, MESSAGES.notAnOption(option));
    });
    // What is no option does not count as chosen.
    if (property.required && !given.some((option) => hasOption(property, option))) {
      place.problem('values', REQUIRED_VALUE);
    }
  },
  isEmpty: isBlank,
  show: (value) => codes(value),
};

type EntityType = 'USER' | 'ORGANIZATION' | 'GROUP';

function entities(type: EntityType): FieldKind {
  return {
    suffix: 'values.value',
    empty: () => [],
    initial: (property, scope) => initialCodes(property.defaultValue, scope),
    read: (raw, _property, place, scope) => readCodes(raw, type, place, scope),
    isEmpty: isBlank,
    show: (value, _property, scope) =>
      codes(value).map((code) => ({ code, name: scope.nameOf(type, code) })),
  };
}

export const users = entities('USER');
export const organizations = entities('ORGANIZATION');
export const groups = entities('GROUP');

/** Initial users may be "whoever is signed in", initial organizations their primary one. */
function initialCodes(defaults: unknown, scope: WriteScope): string[] {
  if (!Array.isArray(defaults)) return [];
  const { actor, db } = scope.context;
  return (defaults as { type: string; code: string }[]).flatMap(({ type, code }) => {
    if (type !== 'FUNCTION') return [code];
    if (code === 'LOGINUSER()') return [actor.code];
    const primary = primaryOrganization(db, actor.code);
    return primary ? [primary.code] : [];
  });
}

function readCodes(raw: unknown, type: EntityType, place: Place, scope: WriteScope): string[] {
  const found: string[] = [];
  readList(raw, place).forEach((item, index) => {
    const code = codeOf(item);
    if (code === '' || nameOf(scope.context.db, type, code) === undefined) {
      place.problem(`values[${index}].value`, MESSAGES.unknownEntity(code));
    } else if (!found.includes(code)) found.push(code);
  });
  return found;
}

/** `{ code: "x" }` → `x`. */
export function codeOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const code = (item as { code?: unknown }).code;
  return typeof code === 'string' ? code : '';
}

/** A file's key comes from an upload, or from the record itself when the file stays. */
export const files: FieldKind = {
  suffix: 'values',
  empty: () => [],
  initial: () => [],
  read(raw, _property, place, scope, before) {
    const kept = Array.isArray(before) ? (before as FileValue[]) : [];
    return readList(raw, place).map((item) => {
      const key = String((item as { fileKey?: unknown } | null)?.fileKey ?? '');
      return (
        kept.find((file) => file.fileKey === key) ?? claimFile(scope.context, key, scope.appId)
      );
    });
  },
  isEmpty: isBlank,
  show: (value) => value ?? [],
};
