/** Words of a query. Tab, newline and U+3000 are blanks; field codes are never quoted. */
import { invalidParameter, type KintoneError } from '../errors';

export interface Token {
  kind: 'text' | 'number' | 'word' | 'symbol' | 'end';
  /** A text without quotes and escapes; everything else as written. */
  text: string;
  start: number;
  end: number;
}

/** CB_VA01 with `errors.query`: the query cannot be read. */
export function syntaxError(): KintoneError {
  return invalidParameter('query', {
    ja: 'クエリ記法が間違っています。',
    en: 'Query format error.',
  });
}

const BLANK = /[ \t\r\n\u3000]/;
const SYMBOLS = ['!=', '<=', '>=', '=', '<', '>', '(', ')', ','];
const WORD = /[^ \t\r\n\u3000()<>=!,"]+/y;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', t: '\t', n: '\n' };

/** @throws KintoneError CB_VA01 */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    if (BLANK.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const token = read(query, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: query.length, end: query.length });
  return tokens;
}

function read(query: string, start: number): Token {
  if (query[start] === '"') return readText(query, start);
  const symbol = SYMBOLS.find((candidate) => query.startsWith(candidate, start));
  if (symbol) return { kind: 'symbol', text: symbol, start, end: start + symbol.length };
  WORD.lastIndex = start;
  const text = WORD.exec(query)?.[0];
  if (!text) throw syntaxError();
  return { kind: NUMBER.test(text) ? 'number' : 'word', text, start, end: start + text.length };
}

function readText(query: string, start: number): Token {
  let text = '';
  for (let at = start + 1; at < query.length; at += 1) {
    const char = query.charAt(at);
    if (char === '"') return { kind: 'text', text, start, end: at + 1 };
    if (char === '\\') {
      at += 1;
      const escaped = ESCAPES[query.charAt(at)];
      if (escaped === undefined) throw syntaxError();
      text += escaped;
    } else if (char < ' ' || char === '\x7f') throw syntaxError();
    else text += char;
  }
  throw syntaxError();
}
