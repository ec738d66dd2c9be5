/** A failed call in words for the person at the screen: the message, then what was wrong with which input. */
import { RestError } from '../api/rest';

export function wordsOf(error: unknown): string {
  return failureDetails(error).join(' ');
}

/** The same as a list, for a notice with one line per reason. */
export function failureDetails(error: unknown): string[] {
  if (!(error instanceof RestError)) {
    return [error instanceof Error ? error.message : String(error)];
  }
  const details = Object.values(error.errors ?? {}).flatMap(({ messages }) => messages);
  return [error.message, ...new Set(details)];
}
