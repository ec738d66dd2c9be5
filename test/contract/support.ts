/** A local kintone for contract tests, and the official client to drive it. */
import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { startKintone, type Kintone } from '../../emulator';

export interface Stage {
  kintone: Kintone;
  /** The official client takes plain http from `localhost` only. */
  baseUrl: string;
  client: KintoneRestAPIClient;
  clientOf(code: string, password?: string): KintoneRestAPIClient;
  /** A request as the administrator, by hand. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  stop(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & {
    code?: string;
    message?: string;
    errors?: Record<string, { messages: string[] }>;
  };
}

export const ADMIN = { username: 'Administrator', password: 'cybozu' };

export function passwordHeader(code: string, password: string): Record<string, string> {
  return { 'X-Cybozu-Authorization': Buffer.from(`${code}:${password}`).toString('base64') };
}

export async function startStage(): Promise<Stage> {
  const kintone = await startKintone();
  const baseUrl = `http://localhost:${kintone.port}`;
  const clientOf = (username: string, password = ADMIN.password) =>
    new KintoneRestAPIClient({ baseUrl, auth: { username, password } });
  return {
    kintone,
    baseUrl,
    clientOf,
    client: clientOf(ADMIN.username),
    call: async (method, path, body, headers = passwordHeader(ADMIN.username, ADMIN.password)) => {
      const response = await fetch(`${kintone.url}${path}`, {
        method,
        headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) },
        ...(body ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      const json = text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {};
      return { status: response.status, headers: response.headers, body: json };
    },
    stop: () => kintone.stop(),
  };
}
