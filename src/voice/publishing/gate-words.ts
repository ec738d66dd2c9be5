/** Findings of the gate in words. */
import { tableSlots } from '../related-apps';
import { slotWords } from '../slot-messages';
import type { Action, GateVoice, Hindrance, Stage } from './gate';
import { text } from './gate-messages';
import type { GateForm } from './gate-record';
import { liveVersion, type PublicWords } from './history';
import { kindWords, mayStand } from './marks';
import type { SaveFault } from './saving';

export function stageWords(stage: Stage): string {
  const words: Record<Stage, string> = {
    undecided: text().stageUndecided,
    toCheck: text().stageToCheck,
    checked: text().stageChecked,
    published: text().stagePublished,
    refused: text().stageRefused,
    takenDown: text().stageTakenDown,
  };
  return words[stage];
}

export function partWords(slot: keyof PublicWords): string {
  const slots = { title: 'title', summary: 'publicSummary', text: 'publicText' } as const;
  return slotWords(slots[slot]).label;
}

export function hindranceWords(hindrance: Hindrance): string {
  if (hindrance.rule !== 'openMark') return text()[hindrance.rule];
  const { slot, mark } = hindrance;
  const words = mayStand(mark) ? text().openMark : text().markLeft;
  return words(partWords(slot), kindWords(mark), mark.found);
}

/** In few lines: open marks have theirs already, beside what can be done about each. */
export function hindranceLines(hindrances: readonly Hindrance[]): string[] {
  const others = hindrances.filter(({ rule }) => rule !== 'openMark');
  const marks = hindrances.length - others.length;
  return [...others.map(hindranceWords), ...(marks > 0 ? [text().openMarks(marks)] : [])];
}

export function actionWords(action: Action, voice: GateVoice): string {
  if (action === 'draft' && voice.choice === 'published') return text().draftAgain;
  if (action === 'check' && voice.choice === 'refused') return text().checkRefusal;
  if (action === 'reopen' && liveVersion(voice.versions)) return text().giveUp;
  return text()[action];
}

export function saveFaultWords(fault: SaveFault): string {
  return fault.rule === 'hindered'
    ? text().hindered(fault.hindrances.map(hindranceWords).join(' '))
    : text()[fault.rule];
}

/** Fields and columns that the app lacks for the gate. */
export function missingWords({ missing }: GateForm): string {
  return [
    ...missing.slots.map((slot) => slotWords(slot).label),
    ...missing.columns.map((key) => {
      const slot = tableSlots.publicHistory.find((each) => each.key === key);
      return text().column(slot?.names[0] ?? key);
    }),
  ].join('、');
}
