/** A failed write in words: what happened, that nothing typed is lost, and what to do next. */
import { RestError } from '../api/rest';
import { text } from './messages';
import { OtherUser } from './session';

export type FailureKind = 'unreachable' | 'signed-out' | 'other-user' | 'conflict' | 'refused';

export interface Failure {
  kind: FailureKind;
  message: string;
  /** Field errors of the server, by its keys. */
  errors: Record<string, { messages: string[] }>;
}

/** @param words how an ordinary refusal is told, with the server's reason */
export function failureOf(error: unknown, words: (reason: string) => string): Failure {
  const say = text();
  if (error instanceof OtherUser) {
    return { kind: 'other-user', message: say.otherUser(error.userName), errors: {} };
  }
  if (!(error instanceof RestError)) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', message: words(reason), errors: {} };
  }
  if (error.status === 0) return { kind: 'unreachable', message: say.unreachable, errors: {} };
  if (error.status === 401) return { kind: 'signed-out', message: say.signedOut, errors: {} };
  if (error.code === 'GAIA_CO02') return { kind: 'conflict', message: say.conflict, errors: {} };
  if (error.errors) return { kind: 'refused', message: say.invalid, errors: error.errors };
  return { kind: 'refused', message: words(error.message), errors: {} };
}
