/**
 * API tokens of an app. On the real service only the app's settings screen makes them; here
 * `/k/internal/app/tokens.json` stands for that screen. A token works at once.
 */
import { randomBytes } from 'node:crypto';
import type { Context, TokenRight } from '../context';
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { enumParam, type Params, requiredList, textParam } from '../server/params';
import { previewFor } from './store';

const RIGHTS: readonly TokenRight[] = ['VIEW', 'ADD', 'EDIT', 'DELETE', 'ADMIN'];

export interface ApiToken {
  token: string;
  rights: TokenRight[];
}

export function createToken(context: Context, params: Params): ApiToken {
  const app = previewFor(context, params);
  const rights = rightsParam(params);
  const token = randomBytes(30).toString('base64url');
  context.db.run(
    'INSERT INTO api_tokens (token, app_id, rights) VALUES (?, ?, ?)',
    token,
    app.id,
    JSON.stringify(rights),
  );
  return { token, rights };
}

/** Replaces the rights of a token of this app. @throws KintoneError CB_VA01 for a token it does not have */
export function updateToken(context: Context, params: Params): ApiToken {
  const app = previewFor(context, params);
  const token = textParam(params, 'token');
  const rights = rightsParam(params);
  const { changes } = context.db.run(
    'UPDATE api_tokens SET rights = ? WHERE app_id = ? AND token = ?',
    JSON.stringify(rights),
    app.id,
    token,
  );
  if (changes === 0) throw invalidParameter('token', NOT_FOUND);
  return { token, rights };
}

export function tokensOf(context: Context, params: Params): { tokens: ApiToken[] } {
  const app = previewFor(context, params);
  return {
    tokens: context.db
      .all<{ token: string; rights: string }>(
        'SELECT token, rights FROM api_tokens WHERE app_id = ? ORDER BY rowid',
        app.id,
      )
      .map(({ token, rights }) => ({ token, rights: JSON.parse(rights) as TokenRight[] })),
  };
}

export function deleteToken(context: Context, params: Params): Record<string, never> {
  const app = previewFor(context, params);
  context.db.run(
    'DELETE FROM api_tokens WHERE app_id = ? AND token = ?',
    app.id,
    textParam(params, 'token'),
  );
  return {};
}

const NOT_FOUND: Bilingual = {
  ja: '指定したAPIトークンはありません。削除された可能性があります。',
  en: 'There is no such API token. It may have been deleted.',
};

function rightsParam(params: Params): TokenRight[] {
  return requiredList(params, 'rights').map((value, index) => {
    const right = enumParam({ right: value }, 'right', RIGHTS, `rights[${index}]`);
    if (!right) throw invalidParameter(`rights[${index}]`, REQUIRED_PARAMETER);
    return right;
  });
}
