/** Writes conditions back as text, and joins them: what the list page does with filters. */
import type { Condition, QueryValue, SortKey } from './ast';

export function formatCondition(condition: Condition): string {
  if (condition.kind !== 'compare') {
    const parts = condition.items.map((item) => {
      const text = formatCondition(item);
      return item.kind === 'or' && condition.kind === 'and' ? `(${text})` : text;
    });
    return parts.join(` ${condition.kind} `);
  }
  const { field, operator, values } = condition;
  if (operator === 'is' || operator === 'is not') return `${field} ${operator} empty`;
  const texts = values.map(formatValue);
  const list = operator === 'in' || operator === 'not in';
  return `${field} ${operator} ${list ? `(${texts.join(', ')})` : texts[0]}`;
}

export function formatValue(value: QueryValue): string {
  if (value.kind === 'text') return quote(value.text);
  if (value.kind === 'number') return value.text;
  return `${value.name}(${value.args.join(', ')})`;
}

/** A text as a literal of the query language. */
export function quote(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\t', '\\t')
    .replace(/\r\n|\r|\n/g, '\\n');
  return `"${escaped}"`;
}

export function formatOrder(keys: readonly SortKey[]): string {
  return keys.map(({ field, direction }) => `${field} ${direction}`).join(', ');
}

/** Both conditions, as text; an empty one asks nothing. */
export function joinConditions(...conditions: string[]): string {
  const given = conditions.map((condition) => condition.trim()).filter((text) => text !== '');
  return given.length < 2 ? (given[0] ?? '') : given.map((text) => `(${text})`).join(' and ');
}
