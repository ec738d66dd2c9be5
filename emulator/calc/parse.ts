/**
 * Reads a kintone expression (`IF(残 > 0, 単価 * 残, 0)`) into a tree. Pure; runs in the browser too.
 * Precedence, tightest first: sign, `^`, `* /`, `+ -`, `&`, comparison. Strings are in double quotes.
 */
import type { Bilingual } from '../errors';

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Expression =
  | { kind: 'number'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'field'; code: string }
  | { kind: 'sign'; negative: boolean; of: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'call'; name: FunctionName; args: Expression[] };

/** Fewest and most arguments of each function (help page 計算式で表示されるエラー and the functions' own). */
const FUNCTIONS = {
  SUM: [1, Infinity],
  IF: [3, 3],
  AND: [1, 32],
  OR: [1, 32],
  NOT: [1, 1],
  ROUND: [1, 2],
  ROUNDUP: [1, 2],
  ROUNDDOWN: [1, 2],
  YEN: [2, 2],
  DATE_FORMAT: [3, 3],
  CONTAINS: [2, 2],
} as const satisfies Record<string, readonly [number, number]>;
export type FunctionName = keyof typeof FUNCTIONS;

/** The expression cannot be read, and why: the second half of what kintone says at deploy. */
export class ExpressionError extends Error {
  constructor(readonly reason: Bilingual) {
    super(reason.en);
    this.name = 'ExpressionError';
  }
}

const ungrammatical = (): ExpressionError =>
  new ExpressionError({
    ja: '計算式の文法が正しくありません。',
    en: 'The syntax of the formula is not correct.',
  });

/** @throws ExpressionError */
export function parseExpression(source: string): Expression {
  return new Parser(tokenize(source)).whole();
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
const FULL_WIDTH = /[＋－＊／＾＆＝＜＞！（），＂”“]/;
const NAME = /[^\s\u3000+\-*/^&=<>!(),"＋－＊／＾＆＝＜＞！（），＂”“]+/y;
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
    return { token: { kind: 'symbol', text }, end: at + symbol.length };
  }
  for (const [kind, pattern] of [
    ['number', NUMBER],
    ['name', NAME],
  ] as const) {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text) return { token: { kind, text }, end: at + text.length };
  }
  const char = source.charAt(at);
  if (!FULL_WIDTH.test(char)) throw ungrammatical();
  const half = /[”“]/.test(char) ? '"' : char.normalize('NFKC');
  throw new ExpressionError({
    ja: `全角記号「${char}」が入力されています。半角記号「${half}」を入力するか、または入力した内容に誤りがないか確認してください。`,
    en: `The full-width symbol "${char}" is entered. Enter the half-width symbol "${half}".`,
  });
}

function readText(source: string, start: number): { token: Token; end: number } {
  let text = '';
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '"') return { token: { kind: 'text', text }, end: at + 1 };
    if (char === '\\' && at + 1 < source.length) {
      at += 1;
      text += source.charAt(at);
    } else text += char;
  }
  throw ungrammatical();
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

  constructor(readonly tokens: Token[]) {}

  whole(): Expression {
    const tree = this.level(0);
    if (this.tokens[this.#at]) throw ungrammatical();
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
    if (!token) throw ungrammatical();
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'text') return { kind: 'text', text: token.text };
    if (token.kind === 'name') {
      return this.takeSymbol('(') ? this.call(token.text) : { kind: 'field', code: token.text };
    }
    if (token.text !== '(') throw ungrammatical();
    const inner = this.level(0);
    this.expect(')');
    return inner;
  }

  /** Names of functions are in capitals alone. */
  call(name: string): Expression {
    if (!isFunction(name)) {
      throw new ExpressionError({
        ja: `${name}関数は使用できません。`,
        en: `The function ${name} cannot be used.`,
      });
    }
    const args: Expression[] = [];
    if (!this.takeSymbol(')')) {
      do args.push(this.level(0));
      while (this.takeSymbol(','));
      this.expect(')');
    }
    checkCount(name, args.length);
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
    throw ungrammatical();
  }
}

function checkCount(name: FunctionName, count: number): void {
  const [least, most] = FUNCTIONS[name];
  if (count < least) throw new ExpressionError(tooFew(name, least, most));
  if (count <= most) return;
  throw new ExpressionError({
    ja: `${name}関数に指定できる引数は、${most}個までです。`,
    en: `The function ${name} takes ${most} arguments at most.`,
  });
}

function tooFew(name: string, least: number, most: number): Bilingual {
  if (name.startsWith('ROUND')) {
    return {
      ja: `${name}関数には1個または2個の引数が必要です。`,
      en: `The function ${name} needs one or two arguments.`,
    };
  }
  return {
    ja: `${name}関数には${least}個${least === most ? '' : '以上'}の引数が必要です。`,
    en: `The function ${name} needs ${least} arguments${least === most ? '' : ' or more'}.`,
  };
}

function isFunction(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}
