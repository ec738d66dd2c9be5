/** The voices that one is split into, as `POST records` takes them. Pure. */
import type { FormField, KintoneRecord } from '../../kintone/host';
import { isBlank } from '../../records/value';
import type { Mapping } from '../form';
import type { SlotKey } from '../slots';
import { proposeTitle } from '../title';

export interface Piece {
  body: string;
  category: string;
  kind: string;
}

/** kintone adds at most so many records in one request, all or none. */
export const MOST_PIECES = 100;

/**
 * Whatever belongs to the resident and to how the voice came. Not 対応時間, which would count twice, nor 担当課, which is
 * why a voice is split. 要配慮 goes along: a heavy voice does not become open by being split.
 */
const TAKEN_OVER: SlotKey[] = [
  ...(['receivedAt', 'channel', 'receiver', 'section', 'area', 'place', 'reply'] as const),
  ...(['contactName', 'contact', 'language', 'ageBand', 'interpreter', 'caution'] as const),
  'dueDate',
];

const SELECTED = new Set(['USER_SELECT', 'ORGANIZATION_SELECT', 'GROUP_SELECT']);
const NOT_COPIED = new Set(['FILE', 'SUBTABLE', 'CALC', 'RECORD_NUMBER', 'STATUS']);

export interface SplitParts {
  original: KintoneRecord;
  originId: number;
  mapping: Mapping;
  fields: Record<string, FormField>;
  pieces: readonly Piece[];
  /** One for each piece: kintone takes a voice once, also when the answer to the first try was lost. */
  keys: readonly string[];
}

type Values = Record<string, { value: unknown }>;

export function splitRecords(parts: SplitParts): Values[] {
  const { mapping, fields, originId } = parts;
  const common = commonValues(parts);
  return parts.pieces.map(({ body, category, kind }, place) => {
    const values: Values = { ...common };
    const put = (slot: SlotKey, value: unknown): void => {
      const code = mapping[slot];
      if (code !== undefined && fields[code] && value !== '') values[code] = { value };
    };
    put('body', body.trim());
    put('title', proposeTitle(body));
    put('category', category);
    put('kind', kind);
    put('origin', String(originId));
    put('sendKey', parts.keys[place] ?? '');
    return values;
  });
}

/** What the form requires beyond our slots comes from the original, too: without it kintone takes none of them. */
function commonValues({ original, mapping, fields }: SplitParts): Values {
  const mapped = new Set(Object.values(mapping));
  const taken = TAKEN_OVER.flatMap((slot) => mapping[slot] ?? []);
  const needed = Object.values(fields)
    .filter(({ code, type, required }) => required && !mapped.has(code) && !NOT_COPIED.has(type))
    .map(({ code }) => code);
  return Object.fromEntries(
    [...taken, ...needed].flatMap((code) => {
      const field = original[code];
      if (!field || isBlank(field)) return [];
      return [[code, { value: plain(fields[code]?.type ?? field.type ?? '', field.value) }]];
    }),
  );
}

/** kintone takes people and sections by their code. */
function plain(type: string, value: unknown): unknown {
  if (!SELECTED.has(type)) return value;
  return (value as { code: string }[]).map(({ code }) => ({ code }));
}

export type PieceFault = 'empty' | 'short' | 'noCategory';

/** @param shortest characters that 内容 must have */
export function pieceFault(piece: Piece, shortest: number): PieceFault | undefined {
  const length = [...piece.body.replace(/\s/g, '')].length;
  if (length === 0) return 'empty';
  if (length < shortest) return 'short';
  return piece.category === '' ? 'noCategory' : undefined;
}
