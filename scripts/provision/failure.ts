/** Turns what may go wrong between here and kintone into one sentence for a person. */
import { KintoneRestAPIError } from '@kintone/rest-api-client';
import type { Words } from './messages';

/** A failure that already is in words. */
export class ProvisionProblem extends Error {}

export function inWords(error: unknown, baseUrl: string, text: Words): string {
  if (error instanceof ProvisionProblem) return error.message;
  if (error instanceof KintoneRestAPIError) return refusal(error, text);
  if (networkCode(error)) return text.unreachable(baseUrl);
  // The client throws a plain error when the answer is not kintone's JSON (a proxy's page, another site).
  const status = httpStatus(error);
  if (status === 401) return text.wrongPassword;
  if (status !== undefined || error instanceof SyntaxError) return text.notKintone(baseUrl);
  return error instanceof Error ? error.message : String(error);
}

function refusal(error: KintoneRestAPIError, text: Words): string {
  if (error.status === 401 || error.code === 'CB_WA01') return text.wrongPassword;
  if (error.status === 403) return text.noRight;
  if (error.status === 429 || error.status === 503) return text.busy;
  const details = Object.entries(
    (error.errors ?? {}) as Record<string, { messages?: string[] }>,
  ).map(([place, { messages }]) => `${place}: ${(messages ?? []).join(' ')}`);
  return text.refused([error.message, ...details].join(' / '), error.code);
}

const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUNREACH|EPIPE|CERT_|UND_ERR|DEPTH_ZERO)/;

function networkCode(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && NETWORK.test(code)) return true;
    if (at instanceof AggregateError && at.errors.some(networkCode)) return true;
  }
  return false;
}

function httpStatus(error: unknown): number | undefined {
  const { response } = (error ?? {}) as { response?: { status?: unknown } };
  if (typeof response?.status === 'number') return response.status;
  const stated = error instanceof Error ? /^(\d{3}):/.exec(error.message)?.[1] : undefined;
  return stated ? Number(stated) : undefined;
}
