/** What a handler knows about the request it answers. */
import type { Database } from './store/database';
import type { Language } from './errors';

/** Who asks. An API token acts for no user: kintone writes its records as Administrator. */
export type Actor =
  | { kind: 'user'; code: string; name: string; isSystemAdmin: boolean }
  | { kind: 'token'; code: string; name: string; rightsByApp: Map<number, Set<TokenRight>> };

export type TokenRight = 'VIEW' | 'ADD' | 'EDIT' | 'DELETE' | 'ADMIN';

export interface Context {
  db: Database;
  actor: Actor;
  /** Language of messages and of names that depend on it. */
  language: Language;
  /** IANA zone in which TODAY() and the default "now" of a date are reckoned. */
  timezone: string;
  /** The present instant; tests set it. */
  now(): Date;
  /** Records come from a file: they are told of once, not one by one (notifications/events.ts). */
  importing?: true;
  /** Guest space in whose path the request came, if any. */
  guestSpaceId?: number;
  /** A request of kintone's own pages beside REST: its path does not say a space. */
  ofPage?: boolean;
  /** A person saves on a screen of kintone's own: a lookup was picked there, and runs only when its key changes. */
  ofScreen?: boolean;
  /** Apps the request was for, as they were found; they are what the request counts for. */
  askedApps?: Set<number>;
}
