/** What a query says, read but not yet understood: field codes are not looked up here. */
export type Operator =
  '=' | '!=' | '<' | '>' | '<=' | '>=' | 'in' | 'not in' | 'like' | 'not like' | 'is' | 'is not';

export type QueryValue =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  /** `TODAY()`, `FROM_TODAY(5, DAYS)`: arguments as written. */
  | { kind: 'function'; name: string; args: string[] };

export type Condition =
  | { kind: 'and' | 'or'; items: Condition[] }
  /** `is empty` and `is not empty` have no values. */
  | { kind: 'compare'; field: string; operator: Operator; values: QueryValue[] };

export interface SortKey {
  field: string;
  direction: 'asc' | 'desc';
}

export interface Query {
  condition?: Condition;
  orderBy: SortKey[];
  limit?: number;
  offset?: number;
}
