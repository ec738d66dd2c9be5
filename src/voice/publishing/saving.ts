/**
 * The gate at saving: what the steps of the panel would refuse cannot be reached by typing into the form either. Pure.
 */
import { wordHindrances, type GateVoice, type Hindrance } from './gate';
import { sameWords } from './history';

export type SaveFault =
  | { rule: 'publishByHand' | 'takeDownByHand' | 'leavesPublished'; slot: 'publication' }
  | { rule: 'refusalMissing'; slot: 'refusal' }
  | { rule: 'checkedByHand'; slot: 'publicChecker' }
  | { rule: 'draftedByHand'; slot: 'publicDrafter' }
  | { rule: 'historyByHand'; slot: 'publicHistory' }
  | { rule: 'hindered'; slot: 'publication'; hindrances: Hindrance[] };

export interface SaveVerdict {
  faults: SaveFault[];
  /** The words have to be checked (again), and whoever saves now is their drafter. */
  recheck: boolean;
}

/** What a voice is before anybody touched its publication. */
export const UNTOUCHED: GateVoice = {
  choice: 'undecided',
  words: { title: '', summary: '', text: '' },
  drafter: '',
  checker: '',
  checkedAt: '',
  refusal: '',
  restricted: false,
  versions: [],
};

export function judgeSave(before: GateVoice, after: GateVoice): SaveVerdict {
  const wordsChanged = !sameWords(before.words, after.words);
  const under = ['toCheck', 'published'];
  const entersCheck = after.choice === 'toCheck' && before.choice !== 'toCheck';
  const recheck =
    entersCheck ||
    (wordsChanged && under.includes(before.choice ?? '') && under.includes(after.choice ?? ''));
  const faults: SaveFault[] = [
    ...choiceFaults(before, after),
    ...(after.choice === 'refused' && after.refusal === ''
      ? [{ rule: 'refusalMissing', slot: 'refusal' } as const]
      : []),
    ...handFaults(before, after, recheck),
  ];
  const opened = recheck || (after.restricted && !before.restricted);
  const hindered = under.includes(after.choice ?? '') && opened ? wordHindrances(after) : [];
  if (faults.length === 0 && hindered.length > 0) {
    faults.push({ rule: 'hindered', slot: 'publication', hindrances: hindered });
  }
  return { faults, recheck: recheck && faults.length === 0 };
}

function choiceFaults(before: GateVoice, after: GateVoice): SaveFault[] {
  if (before.choice === after.choice) return [];
  if (after.choice === 'published') return [{ rule: 'publishByHand', slot: 'publication' }];
  if (before.choice === 'published' && after.choice !== 'toCheck') {
    return [{ rule: 'leavesPublished', slot: 'publication' }];
  }
  return after.choice === 'takenDown' ? [{ rule: 'takeDownByHand', slot: 'publication' }] : [];
}

function handFaults(before: GateVoice, after: GateVoice, recheck: boolean): SaveFault[] {
  const cleared = after.checker === '' && after.checkedAt === '';
  const checkChanged = before.checker !== after.checker || before.checkedAt !== after.checkedAt;
  return [
    ...(checkChanged && !cleared
      ? [{ rule: 'checkedByHand', slot: 'publicChecker' } as const]
      : []),
    ...(before.drafter !== after.drafter && !recheck
      ? [{ rule: 'draftedByHand', slot: 'publicDrafter' } as const]
      : []),
    ...(JSON.stringify(before.versions) !== JSON.stringify(after.versions)
      ? [{ rule: 'historyByHand', slot: 'publicHistory' } as const]
      : []),
  ];
}

/** In a list the steps cannot be walked, so nothing that would need one may be changed there. */
export function needsDetail(before: GateVoice, after: GateVoice): boolean {
  const { faults, recheck } = judgeSave(before, after);
  return faults.length > 0 || recheck;
}
