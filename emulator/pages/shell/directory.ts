/** The people of this kintone as `/k/internal/directory.json` gives them, and finding one. Pure. */
import { matching, nameAndCode } from '../fields/matching';

export interface DirectoryUser {
  code: string;
  name: string;
  /** Names of the user's organizations, the primary one first. */
  organizations: string[];
  isSystemAdmin: boolean;
  valid: boolean;
}

/** Users whose name, login name or organization holds every word typed. */
export function findUsers(users: readonly DirectoryUser[], typed: string): DirectoryUser[] {
  return matching(users, typed, (user) => [nameAndCode(user), ...user.organizations].join(' '));
}

/** Those of them who may sign in. */
export function findActiveUsers(users: readonly DirectoryUser[], typed: string): DirectoryUser[] {
  return findUsers(users, typed).filter(({ valid }) => valid);
}
