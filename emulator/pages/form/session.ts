/**
 * Writes of a page that may be older than its session: when the person has signed in again meanwhile, the new
 * request token is fetched and the write repeated once; as another user it is refused.
 */
import type { Boot } from '../boot';
import { rest, RestError, setRequestToken } from '../api/rest';
import type { HttpMethod } from '../api/rest';

/** Signed in as somebody else than who opened the page. */
export class OtherUser extends Error {
  constructor(readonly userName: string) {
    super(userName);
    this.name = 'OtherUser';
  }
}

const STALE_TOKEN = 'CB_IL02';

/** @throws RestError, OtherUser */
export async function write<T = Record<string, unknown>>(
  boot: Boot,
  method: HttpMethod,
  path: string,
  body: object,
): Promise<T> {
  try {
    return await rest<T>(method, path, body);
  } catch (error) {
    if (!(error instanceof RestError) || error.code !== STALE_TOKEN) throw error;
    await renewToken(boot, error);
    return await rest<T>(method, path, body);
  }
}

/** The page's own address answers with a fresh shell, whose boot data carry the session's token. */
async function renewToken(boot: Boot, reason: RestError): Promise<void> {
  const response = await fetch(`${location.pathname}${location.search}`, {
    credentials: 'same-origin',
  });
  const shell = new DOMParser().parseFromString(await response.text(), 'text/html');
  const data = shell.getElementById('boot')?.textContent;
  const fresh = data ? (JSON.parse(data) as Boot) : undefined;
  if (!fresh?.user) {
    throw new RestError(401, 'CB_AU01', reason.message, reason.id);
  }
  if (fresh.user.code !== boot.user?.code) throw new OtherUser(fresh.user.name);
  setRequestToken(fresh.requestToken);
}
