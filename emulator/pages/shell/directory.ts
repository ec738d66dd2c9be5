/** The people of this kintone as `/k/internal/directory.json` gives them, and finding one. Pure. */
export interface DirectoryUser {
  code: string;
  name: string;
  /** Names of the user's organizations, the primary one first. */
  organizations: string[];
  isSystemAdmin: boolean;
  valid: boolean;
}

/** Users who may sign in and whose name, login name or organization holds every word typed. */
export function matching(users: DirectoryUser[], typed: string): DirectoryUser[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return users.filter((user) => {
    const all = [user.name, user.code, ...user.organizations].join(' ').normalize('NFKC');
    return user.valid && words.every((word) => all.toLowerCase().includes(word));
  });
}
