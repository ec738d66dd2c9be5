/**
 * API tokens of an app. On the real service only the app's settings screen makes them; here
 * `/k/internal/app/tokens.json` stands for that screen. A token works at once.
 */
import { randomBytes } from 'node:crypto';
import type { Context, TokenRight } from '../context';
import { invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { enumParam, type Params, requiredList, textParam } from '../server/params';
import { previewFor } from './store';

const RIGHTS: readonly TokenRight[] = ['VIEW', 'ADD', 'EDIT', 'DELETE', 'ADMIN'];

export interface ApiToken {
  token: string;
  rights: TokenRight[];
}

export function createToken(context: Context, params: Params): ApiToken {
  const app = previewFor(context, params);
  const rights = requiredList(params, 'rights').map((value, index) => {
    const right = enumParam({ right: value }, 'right', RIGHTS, `rights[${index}]`);
    if (!right) throw invalidParameter(`rights[${index}]`, REQUIRED_PARAMETER);
    return right;
  });
  const token = randomBytes(30).toString('base64url');
  context.db.run(
    'INSERT INTO api_tokens (token, app_id, rights) VALUES (?, ?, ?)',
    token,
    app.id,
    JSON.stringify(rights),
  );
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
