/** What a file is to be read as: which column goes to which field, and by which key. Pure. */
import type { CsvColumn, CsvColumns } from './csv-requests';
import { menuText } from './menu-messages';

/** Code of a field, `*` for the start marks, '' for a column that is not read. */
export type Target = string;

export interface ImportDraft {
  targets: Target[];
  /** Code of the update key; '' adds every row. */
  key: string;
}

export const START: Target = '*';

/** Columns go to the fields whose name or code stands in the first row, each field once. */
export function proposeTargets(first: readonly string[], columns: readonly CsvColumn[]): Target[] {
  const taken = new Set<Target>();
  return first.map((heading) => {
    const name = heading.trim();
    const starts = [START, menuText().start].includes(name);
    const field = columns.find(
      ({ code, label }) => !taken.has(code) && (label === name || code === name),
    );
    const target = starts ? START : (field?.code ?? '');
    if (target !== '') taken.add(target);
    return target;
  });
}

/** Why the file cannot be read like that, or undefined. */
export function draftProblem(draft: ImportDraft, columns: CsvColumns): string | undefined {
  const words = menuText();
  const mapped = draft.targets.filter((target) => target !== '');
  const twice = mapped.find((target, index) => mapped.indexOf(target) !== index);
  if (twice !== undefined) {
    const label = columns.import.find(({ code }) => code === twice)?.label ?? words.start;
    return words.twice(label);
  }
  if (!mapped.some((target) => target !== START && target !== draft.key)) {
    return words.nothingMapped;
  }
  if (draft.key !== '' && !mapped.includes(draft.key)) return words.keyNotMapped;
  return undefined;
}
