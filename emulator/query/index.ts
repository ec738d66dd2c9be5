/** The query language without the database: reading, writing, joining. Safe in a browser. */
export type { Condition, Operator, Query, QueryValue, SortKey } from './ast';
export { parseCondition, parseQuery, splitQuery } from './parse';
export { formatCondition, formatOrder, formatValue, joinConditions, quote } from './format';
export { operatorsOf, SORTABLE } from './operators';
