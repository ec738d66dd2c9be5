/**
 * Turns what `kintone.api` rejects with into a RequestError. kintone gives the body of the answer,
 * parsed when it is JSON and as it came otherwise, and never the HTTP status: the status is therefore
 * read from the code. Codes and statuses: the REST API's documentation and kintone-contract.md.
 */
import { RequestError } from './host';
import { text } from './messages';

const STATUS_BY_CODE: Record<string, number> = {
  CB_AU01: 401,
  CB_WA01: 401,
  CB_NO02: 403,
  GAIA_NO01: 403,
  GAIA_AP01: 404,
  GAIA_RE01: 404,
  GAIA_BL01: 404,
  GAIA_CO02: 409,
  GAIA_TO04: 429,
  EMULATOR_NOT_EMULATED: 501,
};

interface Answer {
  code: string;
  message: string;
  errors?: Record<string, { messages: string[] }>;
  /** bulkRequest: one entry per sub-request, the failed one with a code. */
  results?: unknown[];
}

export function toRequestError(rejection: unknown): RequestError {
  if (rejection instanceof RequestError) return rejection;
  const answer = failedAnswer(rejection);
  if (answer) {
    return new RequestError(
      STATUS_BY_CODE[answer.code] ?? 400,
      answer.code,
      answer.message,
      answer.errors,
    );
  }
  // A page of a proxy or of the server under maintenance comes as text; nothing at all, when no answer came.
  if (typeof rejection === 'string' && rejection.trim() !== '') {
    return new RequestError(503, '', text().serverFault);
  }
  return new RequestError(0, '', text().unreachable);
}

function failedAnswer(rejection: unknown): Answer | undefined {
  if (isAnswer(rejection)) return rejection;
  if (typeof rejection === 'object' && rejection !== null && 'results' in rejection) {
    const { results } = rejection;
    if (Array.isArray(results)) return results.find(isAnswer);
  }
  return undefined;
}

function isAnswer(value: unknown): value is Answer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    value.code !== '' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
