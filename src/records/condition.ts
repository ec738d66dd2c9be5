/** Conditions of kintone's query language, put together so that a value can never end its own quotes. */

/** A text as a literal of the query language. Control characters other than tab and newline are refused there. */
export function literal(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\t/g, '\\t');
  return `"${escaped}"`;
}

export function compare(
  fieldCode: string,
  operator: '=' | '!=' | '<' | '<=' | '>' | '>=',
  value: string,
): string {
  return `${fieldCode} ${operator} ${literal(value)}`;
}

/** `oneOf('分野', [''])` finds records where nothing is chosen. */
export function oneOf(fieldCode: string, values: string[]): string {
  return `${fieldCode} in (${values.map(literal).join(', ')})`;
}

export function noneOf(fieldCode: string, values: string[]): string {
  return `${fieldCode} not in (${values.map(literal).join(', ')})`;
}

/** Empty conditions fall out; none left is the empty condition, which every record meets. */
export function allOf(...conditions: (string | null | undefined)[]): string {
  return joined(conditions, 'and');
}

export function anyOf(...conditions: (string | null | undefined)[]): string {
  return joined(conditions, 'or');
}

function joined(conditions: (string | null | undefined)[], word: 'and' | 'or'): string {
  const given = conditions.filter((condition): condition is string => Boolean(condition?.trim()));
  // Only what may hold an `or` or `and` of its own needs brackets.
  const part = (condition: string): string =>
    given.length > 1 && / (and|or) /i.test(condition) ? `(${condition})` : condition;
  return given.map(part).join(` ${word} `);
}
