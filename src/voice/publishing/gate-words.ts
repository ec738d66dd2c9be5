/** Findings of the gate in words. */
import { tableSlots } from '../related-apps';
import { slotWords } from '../slot-messages';
import type { Action, GateVoice, Hindrance, Stage } from './gate';
import { text } from './gate-messages';
import type { GateForm } from './gate-record';
import type { PublicWords } from './history';
import { kindWords } from './marks';
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
  return hindrance.rule === 'openMark'
    ? text().openMark(partWords(hindrance.slot), kindWords(hindrance.mark), hindrance.mark.found)
    : text()[hindrance.rule];
}

export function actionWords(action: Action, voice: GateVoice): string {
  if (action === 'draft' && voice.choice === 'published') return text().draftAgain;
  if (action === 'check' && voice.choice === 'refused') return text().checkRefusal;
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
