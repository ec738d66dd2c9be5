/** The keys of a group: what one bar, one row or one column stands for. */
import type { Period } from '../calendar/periods';

export type Key =
  /** 未入力. */
  | { kind: 'unset' }
  /** `gone`: a choice that is no longer in the form. */
  | { kind: 'word'; word: string; label: string; gone?: true }
  | { kind: 'number'; value: number }
  | { kind: 'period'; period: Period; number: number }
  /** 0 is Sunday. */
  | { kind: 'weekday'; weekday: number }
  /** 0 to 23. */
  | { kind: 'hour'; hour: number }
  /** `from` belongs to it, `to` does not; undefined is without end. */
  | { kind: 'range'; from?: number; to?: number }
  /** その他: the keys that are not shown by themselves. */
  | { kind: 'rest'; of: readonly Key[] };

/** A text that is the same for the same key, and short: selections and shared addresses hold it. */
export function keyId(key: Key): string {
  switch (key.kind) {
    case 'unset':
      return '';
    case 'word':
      return `w${key.word}`;
    case 'number':
      return `n${key.value}`;
    case 'period':
      return `${key.period} ${key.number}`;
    case 'weekday':
      return `d${key.weekday}`;
    case 'hour':
      return `h${key.hour}`;
    case 'range':
      return `r${key.from ?? ''}_${key.to ?? ''}`;
    case 'rest':
      return 'rest';
  }
}

/** Ids of the values that a key stands for: several for the rest. */
export function idsBehind(key: Key): string[] {
  return key.kind === 'rest' ? key.of.map(keyId) : [keyId(key)];
}
