/**
 * API tokens of an app. On the real service only the app's settings screen makes them; here
 * `/k/internal/app/tokens.json` stands for that screen. As all settings they wait for 「アプリを更新」
 * (kintone help, "APIトークンを生成する"): a new token opens nothing before, a deleted one everything until then.
 */
import { randomInt } from 'node:crypto';
import type { Context, TokenRight } from '../context';
import { type Bilingual, invalidParameter, REQUIRED_PARAMETER } from '../errors';
import { enumParam, type Params, requiredList, textParam } from '../server/params';
import type { Database } from '../store/database';
import type { ApiToken, AppDefinition } from './definition';
import { editPreview, previewFor } from './store';

const RIGHTS: readonly TokenRight[] = ['VIEW', 'ADD', 'EDIT', 'DELETE', 'ADMIN'];

/** Letters and digits alone, as kintone's: a command line takes one that begins with a hyphen for an option. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN_LENGTH = 40;

export function newToken(): string {
  const letter = (): string => LETTERS.charAt(randomInt(LETTERS.length));
  return Array.from({ length: TOKEN_LENGTH }, letter).join('');
}

export function createToken(context: Context, params: Params): ApiToken {
  const made = { token: newToken(), rights: rightsParam(params) };
  editPreview(context, params, (app) => {
    app.tokens = [...tokensIn(context.db, app), made];
  });
  return made;
}

/** Replaces the rights of a token of this app. @throws KintoneError CB_VA01 for a token it does not have */
export function updateToken(context: Context, params: Params): ApiToken {
  const changed = { token: textParam(params, 'token'), rights: rightsParam(params) };
  editPreview(context, params, (app) => {
    const tokens = tokensIn(context.db, app);
    if (!tokens.some(({ token }) => token === changed.token)) {
      throw invalidParameter('token', NOT_FOUND);
    }
    app.tokens = tokens.map((one) => (one.token === changed.token ? changed : one));
  });
  return changed;
}

export function tokensOf(context: Context, params: Params): { tokens: ApiToken[] } {
  return { tokens: tokensIn(context.db, previewFor(context, params)) };
}

export function deleteToken(context: Context, params: Params): Record<string, never> {
  const gone = textParam(params, 'token');
  editPreview(context, params, (app) => {
    app.tokens = tokensIn(context.db, app).filter(({ token }) => token !== gone);
  });
  return {};
}

/** Makes the preview's tokens those that open the app. Part of a deploy. */
export function deployTokens(db: Database, app: AppDefinition): void {
  const tokens = tokensIn(db, app);
  db.run('DELETE FROM api_tokens WHERE app_id = ?', app.id);
  for (const { token, rights } of tokens) {
    db.run(
      'INSERT INTO api_tokens (token, app_id, rights) VALUES (?, ?, ?)',
      token,
      app.id,
      JSON.stringify(rights),
    );
  }
}

/** A store of an earlier version has its tokens in the table of the working ones alone. */
function tokensIn(db: Database, app: AppDefinition): ApiToken[] {
  return (
    app.tokens ??
    db
      .all<{ token: string; rights: string }>(
        'SELECT token, rights FROM api_tokens WHERE app_id = ? ORDER BY rowid',
        app.id,
      )
      .map(({ token, rights }) => ({ token, rights: JSON.parse(rights) as TokenRight[] }))
  );
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
