/** Findings of the dry run in words: what is wrong, and what to do. */
import { faultWords } from '../fault-words';
import type { CellFault } from './cells';
import type { Finding } from './dry-run';
import { text } from './messages';

/** @param label of the field it is about */
export function findingWords({ problem }: Finding, label: string): string {
  switch (problem.rule) {
    case 'cell':
      return cellWords(problem.fault, label);
    case 'missing':
      return text().missing(label);
    case 'voice':
      return text().voice(label, faultWords(problem.fault));
    case 'myNumber':
      return text().myNumberRow;
    case 'personal':
      return text().personal(label, problem.found);
    case 'sameInFile':
      return text().sameInFile(problem.row);
  }
}

function cellWords(fault: CellFault, label: string): string {
  switch (fault.rule) {
    case 'unknownName':
      return text().unknownName(label, fault.name);
    case 'tooLong':
      return text().tooLong(label, fault.most, fault.length);
    case 'tooShort':
      return text().tooShort(label, fault.least, fault.length);
    case 'outOfRange':
      return text().outOfRange(label, String(fault.least ?? ''), String(fault.most ?? ''));
    default:
      return text()[fault.rule](label);
  }
}
