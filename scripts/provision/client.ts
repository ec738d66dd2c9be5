/** The official client, for any kintone. It allows plain http for `localhost` only, and asks for nothing else. */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';

export interface Account {
  /** Without a trailing slash. */
  baseUrl: string;
  username: string;
  password: string;
}

/** @throws Error when the address is neither https nor this machine */
export function kintoneClient({ baseUrl, username, password }: Account): KintoneRestAPIClient {
  return new KintoneRestAPIClient({ baseUrl: clientUrl(baseUrl), auth: { username, password } });
}

/** The loopback address by the name under which the official tools accept it. */
export function clientUrl(baseUrl: string): string {
  return baseUrl.replace(/^http:\/\/127\.0\.0\.1(?=[:/]|$)/, 'http://localhost');
}
