/**
 * Reads a kintone expression (`IF(残 > 0, 単価 * 残, 0)`) into a tree. Pure; runs in the browser too.
 * Precedence, tightest first: sign, `^`, `* /`, `+ -`, `&`, comparison. Strings are in double quotes.
 */
export type BinaryOperator =
  '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Expression =
  | { kind: 'number'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'field'; code: string }
  | { kind: 'sign'; negative: boolean; of: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'call'; name: FunctionName; args: Expression[] };

/** Fewest and most arguments of each function. */
const FUNCTIONS = {
  SUM: [1, Infinity],
  IF: [3, 3],
  AND: [1, Infinity],
  OR: [1, Infinity],
  NOT: [1, 1],
  ROUND: [1, 2],
  ROUNDUP: [1, 2],
  ROUNDDOWN: [1, 2],
  YEN: [1, 2],
  DATE_FORMAT: [2, 3],
  CONTAINS: [2, 2],
} as const satisfies Record<string, readonly [number, number]>;
export type FunctionName = keyof typeof FUNCTIONS;

/** The expression cannot be read; `at` is the character where reading stopped. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
    this.name = 'ExpressionError';
  }
}

/** @throws ExpressionError */
export function parseExpression(source: string): Expression {
  return new Parser(tokenize(source), source.length).whole();
}

/** Codes of all fields an expression names, each once. */
export function fieldsOf(expression: Expression): string[] {
  const codes = new Set<string>();
  const walk = (node: Expression): void => {
    if (node.kind === 'field') codes.add(node.code);
    else if (node.kind === 'sign') walk(node.of);
    else if (node.kind === 'binary') [node.left, node.right].forEach(walk);
    else if (node.kind === 'call') node.args.forEach(walk);
  };
  walk(expression);
  return [...codes];
}

interface Token {
  kind: 'number' | 'text' | 'name' | 'symbol';
  text: string;
  at: number;
}

const BLANK = /[\s\u3000]/;
const SYMBOLS = [
  '<>',
  '!=',
  '<=',
  '>=',
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '=',
  '<',
  '>',
  '(',
  ')',
  ',',
];
const NAME = /[^\s\u3000+\-*/^&=<>!(),"]+/y;
const NUMBER = /(\d+\.?\d*|\.\d+)/y;

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (BLANK.test(char)) {
      at += 1;
      continue;
    }
    const token = readToken(source, at);
    tokens.push(token.token);
    at = token.end;
  }
  return tokens;
}

function readToken(source: string, at: number): { token: Token; end: number } {
  if (source[at] === '"') return readText(source, at);
  const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at));
  if (symbol) {
    const text = symbol === '!=' ? '<>' : symbol;
    return { token: { kind: 'symbol', text, at }, end: at + symbol.length };
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
  ] as const) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text) return { token: { kind, text, at }, end: at + text.length };
  }
  throw new ExpressionError(`Unexpected character ${source[at]}`, at);
}

function readText(source: string, start: number): { token: Token; end: number } {
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '"') return { token: { kind: 'text', text, at: start }, end: at + 1 };
    if (char === '\\' && at + 1 < source.length) {
      at += 1;
      text += source.charAt(at);
    } else text += char;
  }
  throw new ExpressionError('A text is not closed', start);
}

const LEVELS: BinaryOperator[][] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

class Parser {
  #at = 0;

  constructor(
    readonly tokens: Token[],
    readonly length: number,
  ) {}

  whole(): Expression {
    const tree = this.level(0);
    const rest = this.tokens[this.#at];
    if (rest) throw new ExpressionError(`Unexpected ${rest.text}`, rest.at);
    return tree;
  }

  level(depth: number): Expression {
    const operators = LEVELS[depth];
    if (!operators) return this.signed();
    let left = this.level(depth + 1);
    for (;;) {
      const operator = operators.find((candidate) => this.takeSymbol(candidate));
      if (!operator) return left;
      left = { kind: 'binary', operator, left, right: this.level(depth + 1) };
    }
  }

  signed(): Expression {
    if (this.takeSymbol('-')) return { kind: 'sign', negative: true, of: this.signed() };
    if (this.takeSymbol('+')) return { kind: 'sign', negative: false, of: this.signed() };
    return this.single();
  }

  single(): Expression {
    const token = this.tokens[this.#at];
    if (!token) throw new ExpressionError('The expression ends too early', this.length);
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'text') return { kind: 'text', text: token.text };
    if (token.kind === 'name') {
      return this.takeSymbol('(') ? this.call(token) : { kind: 'field', code: token.text };
    }
    if (token.text !== '(') throw new ExpressionError(`Unexpected ${token.text}`, token.at);
    const inner = this.level(0);
    this.expect(')');
    return inner;
  }

  call(token: Token): Expression {
    const name = token.text.toUpperCase();
    if (!isFunction(name)) throw new ExpressionError(`Unknown function ${token.text}`, token.at);
    const args: Expression[] = [];
    if (!this.takeSymbol(')')) {
      do args.push(this.level(0));
      while (this.takeSymbol(','));
      this.expect(')');
    }
    const [least, most] = FUNCTIONS[name];
    if (args.length < least || args.length > most) {
      throw new ExpressionError(`Wrong number of arguments for ${name}`, token.at);
    }
    return { kind: 'call', name, args };
  }

  takeSymbol(symbol: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at += 1;
    return true;
  }

  expect(symbol: string): void {
    if (this.takeSymbol(symbol)) return;
    const token = this.tokens[this.#at];
    throw new ExpressionError(`${symbol} is missing`, token?.at ?? this.length);
  }
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}
