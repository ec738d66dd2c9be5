/** Findings of the check in words. */
import type { Fault, Warning } from './check';
import { text } from './messages';
import { slotWords } from './slot-messages';

export function faultWords(fault: Fault): string {
  return fault.rule === 'bodyShort' ? text().bodyShort(fault.shortest) : text()[fault.rule];
}

export function warningWords({ slot, rule, found }: Warning): string {
  const { label } = slotWords(slot);
  return rule === 'phone' ? text().warnPhone(label, found) : text().warnMail(label, found);
}
