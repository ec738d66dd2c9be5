/** Findings of the check in words. */
import type { Fault } from './check';
import { text } from './messages';

export function faultWords(fault: Fault): string {
  return fault.rule === 'bodyShort' ? text().bodyShort(fault.shortest) : text()[fault.rule];
}
