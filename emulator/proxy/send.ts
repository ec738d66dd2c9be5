/** Sends one request of the proxy and reads the answer as text. Redirections are given back, not followed. */
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { answerTooLarge } from './errors';
import type { Outgoing } from './message';

export interface ProxyAnswer {
  body: string;
  status: number;
  /** Names as the other side wrote them. */
  headers: Record<string, string>;
}

/** An answer is held in memory. */
const MOST_BYTES = 32 * 1024 * 1024;
const PATIENCE_MS = 60_000;

/**
 * A host that cannot be reached is an answer with status 503, as on the real service
 * (kintone.dev, Proxy Request, notes). @throws KintoneError for an answer that is too large
 */
export function send({ url, method, headers, body }: Outgoing): Promise<ProxyAnswer> {
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? secure : plain;
    const length = body === null ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const asked = start(url, { method, headers: { ...headers, ...length }, timeout: PATIENCE_MS });
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)));
    asked.on('error', (error) =>
      resolve({ status: 503, body: `Service Unavailable: ${error.message}`, headers: {} }),
    );
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) {
          reject(answerTooLarge(MOST_BYTES));
          response.destroy();
        } else chunks.push(chunk);
      });
      response.on('end', () =>
        resolve({
          body: Buffer.concat(chunks).toString('utf8'),
          status: response.statusCode ?? 0,
          headers: headersOf(response.rawHeaders),
        }),
      );
    });
    asked.end(body ?? undefined);
  });
}

/** Names and values alternate; a name given twice is joined. */
function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]];
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}
