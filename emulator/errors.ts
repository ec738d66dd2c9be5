/**
 * Errors as the real service answers them: an HTTP status, a code and a message in the user's
 * language. A handler throws one; the HTTP layer alone turns it into a response.
 * Codes and wordings: kintone-contract.md ("REST: common").
 */
export type Language = 'ja' | 'en';

/** Messages in both languages. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** Field errors of CB_VA01: the key is a path such as `record.title.value`. */
export type FieldErrors = Record<string, { messages: Bilingual[] }>;

export class KintoneError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Bilingual,
    readonly errors?: FieldErrors,
  ) {
    super(`${code}: ${text.en}`);
    this.name = 'KintoneError';
  }
}

/** One request of a bulkRequest failed: `{ results: [{}, …, error, …, {}] }` is the answer's body. */
export class BulkRequestError extends KintoneError {
  constructor(
    readonly failure: KintoneError,
    /** Place of the failed request among `count`. */
    readonly index: number,
    readonly count: number,
  ) {
    super(failure.status, failure.code, failure.text, failure.errors);
    this.name = 'BulkRequestError';
  }
}

/** CB_VA01 with one entry per wrong parameter or field. */
export function invalidInput(errors: FieldErrors): KintoneError {
  return new KintoneError(
    400,
    'CB_VA01',
    { ja: '入力内容が正しくありません。', en: 'Missing or invalid input.' },
    errors,
  );
}

/** CB_VA01 for a single key. */
export function invalidParameter(key: string, message: Bilingual): KintoneError {
  return invalidInput({ [key]: { messages: [message] } });
}

export const REQUIRED_PARAMETER: Bilingual = { ja: '必須です。', en: 'Required field.' };
export const REQUIRED_VALUE: Bilingual = { ja: '必須です。', en: 'Required.' };

export function recordNotFound(id: number | string): KintoneError {
  return new KintoneError(404, 'GAIA_RE01', {
    ja: `指定したレコード（id: ${id}）が見つかりません。`,
    en: `The specified record (ID: ${id}) is not found.`,
  });
}

export function appNotFound(id: number | string): KintoneError {
  return new KintoneError(404, 'GAIA_AP01', {
    ja: `指定したアプリ（id: ${id}）が見つかりません。削除されている可能性があります。`,
    en: `The app (ID: ${id}) not found. The app may have been deleted.`,
  });
}

/** A setting names a field that the app does not have. @param key the parameter that names it */
export function fieldNotFound(key: string, code: string): KintoneError {
  return invalidParameter(key, {
    ja: `指定したフィールド（code: ${code}）が見つかりません。`,
    en: `The specified field (code: ${code}) is not found.`,
  });
}

export function fileNotFound(key: string): KintoneError {
  return new KintoneError(404, 'GAIA_BL01', {
    ja: `指定したファイル（id: ${key}）が見つかりません。`,
    en: `The specified file (ID: ${key}) is not found.`,
  });
}

export function noPrivilege(): KintoneError {
  return new KintoneError(403, 'CB_NO02', {
    ja: '権限がありません。',
    en: 'No privilege to proceed.',
  });
}

export function revisionConflict(): KintoneError {
  return new KintoneError(409, 'GAIA_CO02', {
    ja: '指定したrevisionは最新ではありません。ほかのユーザーがレコードを更新した可能性があります。',
    en: 'The revision is not the latest. Someone may update a record.',
  });
}

/** Where the real behaviour is unknown the emulator says so instead of guessing. */
export function notEmulated(what: string): KintoneError {
  return new KintoneError(501, 'EMULATOR_NOT_EMULATED', {
    ja: `このエミュレーターでは「${what}」は再現されていません。`,
    en: `Not emulated: ${what}.`,
  });
}
