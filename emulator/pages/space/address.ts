/**
 * Where a space and its threads are: `/k/#/space/{id}` and on a phone `/k/m/space/{id}`, in a guest space the same
 * below `/k/guest/{id}/` (cybozu.dev, kintone.buildPageUrl: SPACE_PORTAL, SPACE_PORTAL_MOBILE).
 */
import { onPhone } from '../addresses';

export interface SpaceAddress {
  space: string;
  /** Absent on the space's portal. */
  thread?: string;
}

/** @param guestSpaceId of the page; its root alone is that space's portal */
export function spaceAddress(
  { pathname, hash }: Pick<Location, 'pathname' | 'hash'>,
  guestSpaceId?: string,
): SpaceAddress | undefined {
  const found =
    /^#\/space\/(\d+)(?:\/thread\/(\d+))?$/.exec(hash) ??
    /\/m\/space\/(\d+)(?:\/thread\/(\d+))?$/.exec(pathname);
  if (found) return { space: found[1] ?? '', ...(found[2] ? { thread: found[2] } : {}) };
  return guestSpaceId === undefined ? undefined : { space: guestSpaceId };
}

export function addressOfSpace(space: { id: string; isGuest: boolean }, thread?: string): string {
  const root = space.isGuest ? `/k/guest/${space.id}/` : '/k/';
  const page = `space/${space.id}${thread === undefined ? '' : `/thread/${thread}`}`;
  return onPhone() ? `${root}m/${page}` : `${root}#/${page}`;
}
