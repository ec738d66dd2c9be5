/**
 * Reads kintone's query language. Pure; the list page reads and writes filters with it too.
 * `condition [order by field [asc|desc], …] [limit n] [offset n]`; `and` binds closer than `or`.
 */
import type { Condition, Operator, Query, QueryValue, SortKey } from './ast';
import { syntaxError, tokenize, type Token } from './tokens';

/** @throws KintoneError CB_VA01 with `errors.query` */
export function parseQuery(query: string): Query {
  return new Parser(tokenize(query)).query();
}

/** A filter alone, as a view's `filterCond`. Empty means no condition. @throws KintoneError CB_VA01 */
export function parseCondition(condition: string): Condition | undefined {
  const parsed = parseQuery(condition);
  if (parsed.orderBy.length || parsed.limit !== undefined || parsed.offset !== undefined) {
    throw syntaxError();
  }
  return parsed.condition;
}

/** The parts of a query as written: what to filter by, what to sort by, which page. */
export function splitQuery(query: string): {
  condition: string;
  /** Without `order by`. */
  orderBy: string;
  limit?: number;
  offset?: number;
} {
  const parser = new Parser(tokenize(query));
  const parsed = parser.query();
  const cut = ([from, to]: [number, number]): string => query.slice(from, to).trim();
  return {
    condition: cut(parser.conditionSpan),
    orderBy: cut(parser.orderSpan),
    ...(parsed.limit === undefined ? {} : { limit: parsed.limit }),
    ...(parsed.offset === undefined ? {} : { offset: parsed.offset }),
  };
}

const COMPARISONS = new Set(['=', '!=', '<', '>', '<=', '>=']);

class Parser {
  #at = 0;
  conditionSpan: [number, number] = [0, 0];
  orderSpan: [number, number] = [0, 0];

  constructor(readonly tokens: Token[]) {}

  query(): Query {
    const query: Query = { orderBy: [] };
    const start = this.peek().start;
    if (!this.atOptions()) query.condition = this.or();
    this.conditionSpan = [start, this.peek().start];
    if (this.takeWord('order')) {
      this.needWord('by');
      const from = this.peek().start;
      do query.orderBy.push(this.sortKey());
      while (this.takeSymbol(','));
      this.orderSpan = [from, this.peek().start];
    }
    for (;;) {
      if (query.limit === undefined && this.takeWord('limit')) query.limit = this.count();
      else if (query.offset === undefined && this.takeWord('offset')) query.offset = this.count();
      else break;
    }
    if (this.peek().kind !== 'end') throw syntaxError();
    return query;
  }

  /** A field may well be called `limit`: an option is followed by its own kind of word. */
  atOptions(): boolean {
    const next = this.tokens[this.#at + 1];
    if (this.peek().kind === 'end') return true;
    if (this.isWord('order')) return next?.kind === 'word' && next.text.toLowerCase() === 'by';
    return (this.isWord('limit') || this.isWord('offset')) && next?.kind === 'number';
  }

  or(): Condition {
    return this.joined('or', () => this.and());
  }

  and(): Condition {
    return this.joined('and', () => this.single());
  }

  joined(kind: 'and' | 'or', one: () => Condition): Condition {
    const items = [one()];
    while (this.takeWord(kind)) items.push(one());
    const flat = items.flatMap((item) => (item.kind === kind ? item.items : [item]));
    const [first] = flat;
    return flat.length === 1 && first ? first : { kind, items: flat };
  }

  single(): Condition {
    if (this.takeSymbol('(')) {
      const inner = this.or();
      this.needSymbol(')');
      return inner;
    }
    const field = this.fieldCode();
    const operator = this.operator();
    if (operator === 'is' || operator === 'is not') {
      this.needWord('empty');
      return { kind: 'compare', field, operator, values: [] };
    }
    const list = operator === 'in' || operator === 'not in';
    return { kind: 'compare', field, operator, values: list ? this.list() : [this.value()] };
  }

  fieldCode(): string {
    const token = this.take();
    // A code may look like a number in full-width digits only, but `1月` begins with one.
    if (token.kind !== 'word') throw syntaxError();
    return token.text;
  }

  operator(): Operator {
    const token = this.take();
    if (token.kind === 'symbol' && COMPARISONS.has(token.text)) return token.text as Operator;
    if (token.kind !== 'word') throw syntaxError();
    switch (token.text.toLowerCase()) {
      case 'in':
        return 'in';
      case 'like':
        return 'like';
      case 'is':
        return this.takeWord('not') ? 'is not' : 'is';
      case 'not':
        if (this.takeWord('in')) return 'not in';
        this.needWord('like');
        return 'not like';
      default:
        throw syntaxError();
    }
  }

  list(): QueryValue[] {
    this.needSymbol('(');
    const values: QueryValue[] = [];
    do values.push(this.value());
    while (this.takeSymbol(','));
    this.needSymbol(')');
    return values;
  }

  value(): QueryValue {
    const token = this.take();
    if (token.kind === 'text') return { kind: 'text', text: token.text };
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind !== 'word') throw syntaxError();
    this.needSymbol('(');
    const args: string[] = [];
    if (!this.takeSymbol(')')) {
      do args.push(this.argument());
      while (this.takeSymbol(','));
      this.needSymbol(')');
    }
    return { kind: 'function', name: token.text.toUpperCase(), args };
  }

  argument(): string {
    const token = this.take();
    if (token.kind === 'symbol' || token.kind === 'end') throw syntaxError();
    return token.text;
  }

  sortKey(): SortKey {
    const field = this.fieldCode();
    if (this.takeWord('desc')) return { field, direction: 'desc' };
    this.takeWord('asc');
    return { field, direction: 'asc' };
  }

  count(): number {
    const token = this.take();
    if (token.kind !== 'number' || !/^\d{1,15}$/.test(token.text)) throw syntaxError();
    return Number(token.text);
  }

  peek(): Token {
    return this.tokens[this.#at] as Token;
  }

  take(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.#at += 1;
    return true;
  }

  needWord(word: string): void {
    if (!this.takeWord(word)) throw syntaxError();
  }

  takeSymbol(symbol: string): boolean {
    const token = this.peek();
    if (token.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at += 1;
    return true;
  }

  needSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw syntaxError();
  }
}
