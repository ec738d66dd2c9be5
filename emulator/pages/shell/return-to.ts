/**
 * Where to go after signing in. Only a path on this kintone is ever followed: a crafted
 * `returnTo` must not send a signed-in user to another site. Pure; used by server and page.
 */
const PORTAL_PATH = '/k/';

const ANY_ORIGIN = 'http://kintone.invalid';

/** The path, query and hash of `value` when it is a local path, else the portal. */
export function localPath(value: string | null | undefined): string {
  // `//host` and `/\host` leave the site; tabs and newlines are dropped by URL parsers and can hide them.
  if (!value || !/^\/(?![/\\])/.test(value) || hasControlCharacter(value)) return PORTAL_PATH;
  if (!URL.canParse(value, ANY_ORIGIN)) return PORTAL_PATH;
  const url = new URL(value, ANY_ORIGIN);
  const path = url.pathname + url.search + url.hash;
  if (url.origin !== ANY_ORIGIN || path.startsWith('//')) return PORTAL_PATH;
  return url.pathname === '/login' ? PORTAL_PATH : path;
}

function hasControlCharacter(value: string): boolean {
  return [...value].some((character) => character < ' ' || character === '\u007f');
}
