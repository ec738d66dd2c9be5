/**
 * The query language once more, the slow way: each record is looked at by itself. Written from kintone's page
 * クエリの書き方 and kintone-contract.md ("Query language"), and from nothing in emulator/query.
 */
export interface Env {
  now: Date;
  timezone: string;
  user: string;
  /** Code of the user's primary organization, if any. */
  organization: string | undefined;
}

export interface TableRow {
  品: string;
  個: string;
  札: string[];
  期: string;
}

export interface Sample {
  文: string;
  リンク: string;
  長: string;
  装: { html: string; seen: string };
  数: string;
  選: string;
  輪: string;
  印: string[];
  多: string[];
  日: string;
  時: string;
  日時: string;
  人: string[];
  組: string[];
  群: string[];
  添: string[];
  表: TableRow[];
  作成者: string;
  作成日時: string;
  id: number;
}

/** One comparison: its text, and whether it holds. Of a table's field, for one row; `negative` ones hold for all rows. */
export type Leaf =
  | { kind: 'leaf'; text: string; holds(record: Sample, env: Env): boolean }
  | { kind: 'row'; text: string; negative: boolean; holds(row: TableRow, env: Env): boolean };
export type Rule = Leaf | { kind: 'and' | 'or'; items: Rule[] };

export function textOf(rule: Rule): string {
  if (!('items' in rule)) return rule.text;
  return rule.items.map((item) => `(${textOf(item)})`).join(` ${rule.kind} `);
}

export function holds(rule: Rule, record: Sample, env: Env): boolean {
  if (rule.kind === 'or') return rule.items.some((item) => holds(item, record, env));
  const items = rule.kind === 'and' ? flat(rule.items) : [rule];
  const inRow = items.filter((item) => item.kind === 'row');
  const together = inRow.filter(({ negative }) => !negative);
  const apart = inRow.filter(({ negative }) => negative);
  const rows = record.表;
  return (
    // Positive ones of one table meet in a row; a negative one needs a row, and every row.
    (together.length === 0 || rows.some((row) => together.every((one) => one.holds(row, env)))) &&
    apart.every((one) => rows.length > 0 && rows.every((row) => one.holds(row, env))) &&
    items.every((item) =>
      item.kind === 'row'
        ? true
        : item.kind === 'leaf'
          ? item.holds(record, env)
          : holds(item, record, env),
    )
  );
}

/** Parentheses around an `and` within an `and` mean nothing. */
function flat(rules: Rule[]): Rule[] {
  return rules.flatMap((rule) => (rule.kind === 'and' ? flat(rule.items) : [rule]));
}

export const ORDERS = {
  '=': (a: number) => a === 0,
  '!=': (a: number) => a !== 0,
  '<': (a: number) => a < 0,
  '>': (a: number) => a > 0,
  '<=': (a: number) => a <= 0,
  '>=': (a: number) => a >= 0,
};
export type Order = keyof typeof ORDERS;

export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An empty value equals only an empty one, and is neither before nor after anything. */
export function ordered(
  operator: Order,
  value: string,
  wanted: string,
  compare: (a: string, b: string) => number,
): boolean {
  if (value === '' || wanted === '') {
    if (operator === '=') return value === wanted;
    return operator === '!=' && value !== wanted;
  }
  return ORDERS[operator](compare(value, wanted));
}

/** A word search: Latin letters and digits match only as whole words; case and width do not count. */
export function isLike(text: string, keyword: string): boolean {
  const folded = (value: string): string => value.normalize('NFKC').toLowerCase();
  const words = folded(keyword).split(/\s+/).filter(Boolean);
  return words.every((word) => {
    const edge = (at: string): boolean => /[\p{Script=Latin}\p{Nd}]/u.test(at);
    const quoted = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const before = edge(word[0] ?? '') ? '(?<![\\p{Script=Latin}\\p{Nd}])' : '';
    const after = edge(word.at(-1) ?? '') ? '(?![\\p{Script=Latin}\\p{Nd}])' : '';
    return new RegExp(`${before}${quoted}${after}`, 'u').test(folded(text));
  });
}

/** The date a calendar in the zone shows. */
export function localDate(instant: Date, timezone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short' }).format(
    instant,
  );
}

/** First and last day that a date function means. */
export function span(call: string, today: string): [string, string] {
  const [, name = '', given = ''] = /^(\w+)\((.*)\)$/.exec(call) ?? [];
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const on = (y: number, m: number, d: number): string =>
    new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);
  const daysIn = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();
  const single = (date: string): [string, string] => [date, date];
  const shift = { LAST: -1, THIS: 0, NEXT: 1 }[name.split('_')[0] ?? ''] ?? 0;
  if (name === 'TODAY') return single(today);
  if (name === 'YESTERDAY') return single(on(year, month, day - 1));
  if (name === 'TOMORROW') return single(on(year, month, day + 1));
  if (name === 'FROM_TODAY') {
    const [count = '0', unit] = given.split(', ');
    const n = Number(count);
    if (unit === 'DAYS') return single(on(year, month, day + n));
    if (unit === 'WEEKS') return single(on(year, month, day + 7 * n));
    const months = month - 1 + (unit === 'YEARS' ? 12 * n : n);
    const [y, m] = [year + Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
    return single(on(y, m, Math.min(day, daysIn(y, m))));
  }
  if (name.endsWith('YEAR')) return [on(year + shift, 1, 1), on(year + shift, 12, 31)];
  if (name.endsWith('MONTH')) {
    const first = on(year, month + shift, 1);
    const [y = 0, m = 0] = first.split('-').map(Number);
    if (given === '') return [first, on(y, m, daysIn(y, m))];
    if (given === 'LAST') return single(on(y, m, daysIn(y, m)));
    // A day the month has not is the first of the next.
    return single(Number(given) > daysIn(y, m) ? on(y, m + 1, 1) : on(y, m, Number(given)));
  }
  const sunday = day - new Date(`${today}T00:00:00Z`).getUTCDay() + 7 * shift;
  const names = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];
  if (given !== '') return single(on(year, month, sunday + names.indexOf(given)));
  return [on(year, month, sunday), on(year, month, sunday + 6)];
}

/** A date against days: `=` among them, `<` before the first, `>` after the last. */
export function inSpan(operator: Order, date: string, [first, last]: [string, string]): boolean {
  if (date === '') return operator === '!=';
  const place = date < first ? -1 : date > last ? 1 : 0;
  return ORDERS[operator](place);
}

/** Fields with several values: one of them is asked for; `""` asks for none. */
export function anyOf(values: string[], wanted: string[]): boolean {
  return values.length === 0 ? wanted.includes('') : values.some((value) => wanted.includes(value));
}
