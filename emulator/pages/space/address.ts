/** Where a space and its threads are: `/k/#/space/{id}`, in a guest space `/k/guest/{id}/#/space/{id}`. */
export interface SpaceAddress {
  space: string;
  /** Absent on the space's portal. */
  thread?: string;
}

/** @param guestSpaceId of the page; its root without a hash is that space's portal */
export function spaceAddress(hash: string, guestSpaceId?: string): SpaceAddress | undefined {
  const found = /^#\/space\/(\d+)(?:\/thread\/(\d+))?$/.exec(hash);
  if (found) return { space: found[1] ?? '', ...(found[2] ? { thread: found[2] } : {}) };
  return guestSpaceId === undefined ? undefined : { space: guestSpaceId };
}

export function addressOfSpace(space: { id: string; isGuest: boolean }, thread?: string): string {
  const root = space.isGuest ? `/k/guest/${space.id}/` : '/k/';
  return `${root}#/space/${space.id}${thread === undefined ? '' : `/thread/${thread}`}`;
}
