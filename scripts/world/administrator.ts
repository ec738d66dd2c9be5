/** The local kintone's own administrator, as its command line prints it. */
export const ADMINISTRATOR = { username: 'Administrator', password: 'cybozu' };
