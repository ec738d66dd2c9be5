/** Errors on the wire: `{ code, id, message, errors }` in the asker's language, and never a stack. */
import { randomBytes } from 'node:crypto';
import { BulkRequestError, KintoneError, type Language } from '../errors';

export interface FaultBody {
  code: string;
  id: string;
  message: string;
  errors?: Record<string, { messages: string[] }>;
}

export interface Fault {
  status: number;
  body: FaultBody;
}

/** What is written as JSON: bulkRequest's error stands among the empty results of the other requests. */
export function faultJson(error: unknown, body: FaultBody): unknown {
  if (!(error instanceof BulkRequestError)) return body;
  const results = Array.from({ length: error.count }, (_, index) =>
    index === error.index ? body : {},
  );
  return { results };
}

/** Anything thrown, as an answer. What is no KintoneError is a fault of the emulator: it is logged under the id. */
export function toFault(
  error: unknown,
  language: Language,
  log: (message: string) => void = console.error,
): Fault {
  const id = randomBytes(15).toString('base64url');
  if (!(error instanceof KintoneError)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(`kintone emulator: internal error ${id}\n${detail}`);
    return {
      status: 500,
      body: {
        code: 'EMULATOR_INTERNAL_ERROR',
        id,
        message: {
          ja: `エミュレーターの内部でエラーが発生しました。サーバーの出力で ${id} を確認してください。`,
          en: `The emulator failed inside. Look for ${id} in the output of the server.`,
        }[language],
      },
    };
  }
  const body: FaultBody = { code: error.code, id, message: error.text[language] };
  if (error.errors) {
    body.errors = Object.fromEntries(
      Object.entries(error.errors).map(([key, { messages }]) => [
        key,
        { messages: messages.map((message) => message[language]) },
      ]),
    );
  }
  return { status: error.status, body };
}

export function illegalRequest(): KintoneError {
  return new KintoneError(400, 'CB_IL02', { ja: '不正なリクエストです。', en: 'Illegal request.' });
}

/** The language a browser asks for first; `*` and silence mean Japanese, every other language English. */
export function browserLanguage(acceptLanguage: string | undefined): Language {
  const first = acceptLanguage?.split(',')[0]?.split(';')[0]?.trim().toLowerCase() ?? '';
  return first === '' || first === '*' || first === 'ja' || first.startsWith('ja-') ? 'ja' : 'en';
}
