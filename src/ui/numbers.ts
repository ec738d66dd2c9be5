/** Numbers as the office writes them: in groups of three digits, but for years. */
import { currentLanguage } from './messages';

export interface NumberStyle {
  /** Exactly so many places after the decimal point; as many as needed, when it is not given. */
  digits?: number;
  /** The unit that the number is of. It is not written here: 年 alone changes how the number is. */
  unit?: string;
}

/** Places that a number of its own length shows at most. */
const MOST_DIGITS = 6;

const YEARS: ReadonlySet<string> = new Set(['年', '年度']);

/** Counts below this are written so often that their words are kept. */
const KEPT = 10_000;

const formats = new Map<string, { format: Intl.NumberFormat; kept: string[] }>();

/** 1,234.5; 1961 of a year. No minus stands before 0. */
export function numberWords(value: number, { digits, unit = '' }: NumberStyle = {}): string {
  const useGrouping = !YEARS.has(unit);
  const asked = `${currentLanguage()} ${digits ?? ''} ${useGrouping}`;
  let known = formats.get(asked);
  if (!known) {
    const format = new Intl.NumberFormat(currentLanguage(), {
      useGrouping,
      signDisplay: 'negative',
      minimumFractionDigits: digits ?? 0,
      maximumFractionDigits: digits ?? MOST_DIGITS,
    });
    formats.set(asked, (known = { format, kept: [] }));
  }
  const { format, kept } = known;
  if (!Number.isInteger(value) || value < 0 || value >= KEPT) return format.format(value);
  return (kept[value] ??= format.format(value));
}

/** The plugin's own English units, such as ` records`, which one of them loses the s of. */
const PLURAL = /^ \w+s$/;

/** `1,234件`, `2 records`, `1 record`. @param words of the number */
export function inUnit(words: string, unit: string): string {
  return words + (words === '1' && PLURAL.test(unit) ? unit.slice(0, -1) : unit);
}
